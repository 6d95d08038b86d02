//! The records of all documents, as Markdown.

use super::reasons::LOST;
use super::record::{End, Generation, Record, Step, StepOutcome};
use ampersat::cli::many;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The most places that are listed for each reason.
const LISTED: usize = 200;

/// Everything for people; the JSON has more.
pub(super) fn markdown(records: &[Record], steps: &[Step]) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    _ = summary(&mut text, records, steps);
    _ = documents(&mut text, records, steps);
    _ = untyped(&mut text, records);
    _ = findings(&mut text, records);
    _ = lints(&mut text, records, steps);
    _ = left_out(&mut text, records);
    _ = failures(&mut text, records, steps);
    text
}

fn summary(text: &mut String, records: &[Record], steps: &[Step]) -> std::fmt::Result {
    let sum = |of: fn(&Generation) -> usize| records.iter().map(|record| of(&record.generation)).sum::<usize>();
    let count = |end: End| records.iter().filter(|record| record.generation.end == end).count();
    let made = records.iter().filter(|record| record.has_crate());
    let (inside, methods) = (made.clone().map(|one| one.generation.operations).sum::<usize>(), sum(|one| one.methods));
    writeln!(text, "# Corpus\n\n| | |\n|---|---|")?;
    writeln!(text, "| documents | {} |", records.len())?;
    let ends = [End::Passed, End::Refused, End::Crashed, End::Slow, End::Large].map(|end| (end_name(end), count(end)));
    let ends: Vec<_> = ends.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}")).collect();
    writeln!(text, "| generate | {} |", ends.join(", "))?;
    for step in steps {
        let outcomes: Vec<_> = records.iter().filter_map(|record| record.steps.get(step)).collect();
        let (passed, clean) = (outcomes.iter().filter(|one| one.passed), outcomes.iter().filter(|one| is_clean(one)));
        let warnings: usize = outcomes.iter().map(|one| one.warnings()).sum();
        let seconds: f64 = outcomes.iter().filter_map(|one| one.seconds).sum();
        let (passed, clean) = (passed.count(), clean.count());
        let (name, all) = (step.name(), outcomes.len());
        let warnings = many(warnings, "warning", "warnings");
        writeln!(text, "| {name} | {passed} of {all} passed, {clean} without warnings, {warnings}; {seconds:.0} s |")?;
    }
    writeln!(
        text,
        "| operations | {} declared, {inside} in generated documents, {}, {} left out |",
        sum(|one| one.operations),
        many(methods, "method", "methods"),
        inside.saturating_sub(methods)
    )?;
    writeln!(text, "| types | {} |\n| lines | {} |", sum(|one| one.types), sum(|one| one.lines))?;
    writeln!(text, "| documentation that repeats a name | {} |", sum(|one| one.repeats.len()))?;
    writeln!(text, "| untyped | {} where the document says no more, {} lost |", sum(said), sum(lost))?;
    let seconds: f64 = records.iter().map(|record| record.generation.seconds).sum();
    writeln!(
        text,
        "| generation | {seconds:.1} s, at most {} MB |\n",
        records.iter().filter_map(|one| one.generation.peak_mb).max().unwrap_or(0)
    )
}

fn said(generation: &Generation) -> usize {
    generation.untyped.iter().filter(|(reason, _)| !reason.starts_with(LOST)).map(|(_, places)| places.len()).sum()
}

fn lost(generation: &Generation) -> usize {
    generation.untyped.iter().filter(|(reason, _)| reason.starts_with(LOST)).map(|(_, places)| places.len()).sum()
}

fn is_clean(outcome: &StepOutcome) -> bool {
    outcome.passed && outcome.warnings.is_empty()
}

fn end_name(end: End) -> &'static str {
    match end {
        End::Passed => "passed",
        End::Refused => "refused",
        End::Crashed => "crashed",
        End::Slow => "too slow",
        End::Large => "too large",
    }
}

fn documents(text: &mut String, records: &[Record], steps: &[Step]) -> std::fmt::Result {
    let names: String = steps.iter().map(|step| format!(" {} |", step.name())).collect();
    let lines: String = steps.iter().map(|_| "---|").collect();
    writeln!(
        text,
        "## Documents\n\nUntyped: where the document says no more + lost. Steps: seconds of CPU for the crate alone, most memory, warnings.\n"
    )?;
    writeln!(text, "| document | version | in | out | left out | types | lines | untyped | generate |{names}")?;
    writeln!(text, "|---|---|--:|--:|--:|--:|--:|--:|---|{lines}")?;
    for record in records {
        let one = &record.generation;
        let memory = one.peak_mb.map(|peak| format!(" {peak} MB")).unwrap_or_default();
        let end = if one.end == End::Passed { String::new() } else { format!("**{}** ", end_name(one.end)) };
        write!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} + {} | {end}{:.2} s{memory} |",
            cell(&record.document),
            cell(&one.version),
            one.operations,
            one.methods,
            one.left_out.len(),
            one.types,
            one.lines,
            said(one),
            lost(one),
            one.seconds
        )?;
        for step in steps {
            write!(text, " {} |", record.steps.get(step).map(outcome).unwrap_or_default())?;
        }
        writeln!(text)?;
    }
    writeln!(text)
}

fn outcome(outcome: &StepOutcome) -> String {
    let mut parts = Vec::new();
    if !outcome.passed {
        parts.push(format!("**{}**", many(outcome.errors.values().sum(), "error", "errors")));
    }
    parts.extend(outcome.seconds.map(|seconds| format!("{seconds:.1} s")));
    parts.extend(outcome.peak_mb.map(|peak| format!("{peak} MB")));
    match outcome.warnings() {
        0 => {}
        count => parts.push(many(count, "warning", "warnings")),
    }
    parts.join(", ")
}

fn untyped(text: &mut String, records: &[Record]) -> std::fmt::Result {
    let mut reasons: BTreeMap<&str, Vec<(&Record, &String)>> = BTreeMap::new();
    for record in records {
        for (reason, places) in &record.generation.untyped {
            reasons.entry(reason).or_default().extend(places.iter().map(|place| (record, place)));
        }
    }
    writeln!(text, "## Untyped\n\n| reason | places | documents |\n|---|--:|--:|")?;
    for (reason, places) in &reasons {
        let documents: BTreeSet<_> = places.iter().map(|(record, _)| &record.document).collect();
        writeln!(text, "| {} | {} | {} |", cell(reason), places.len(), documents.len())?;
    }
    let lost: Vec<_> = reasons.iter().filter(|(reason, _)| reason.starts_with(LOST)).collect();
    if !lost.is_empty() {
        writeln!(text, "\n### Lost\n")?;
    }
    for (reason, places) in lost {
        for (record, place) in places.iter().take(LISTED) {
            writeln!(text, "- {}: {}: `{place}`", reason, record.document)?;
        }
    }
    writeln!(text)
}

fn findings(text: &mut String, records: &[Record]) -> std::fmt::Result {
    let mut codes: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for record in records {
        for (severity, counts) in &record.generation.findings {
            for (code, count) in counts {
                let total = codes.entry((severity, code)).or_default();
                *total = (total.0 + count, total.1 + 1);
            }
        }
    }
    writeln!(text, "## Findings\n\n| severity | code | findings | documents |\n|---|---|--:|--:|")?;
    for ((severity, code), (count, documents)) in codes {
        writeln!(text, "| {severity} | {code} | {count} | {documents} |")?;
    }
    writeln!(text)
}

fn lints(text: &mut String, records: &[Record], steps: &[Step]) -> std::fmt::Result {
    let mut codes: BTreeMap<(Step, &str, &str), (usize, usize)> = BTreeMap::new();
    for record in records {
        for (step, outcome) in record.steps.iter().filter(|(step, _)| steps.contains(step)) {
            let errors = outcome.errors.iter().map(|(code, count)| ("error", code, count));
            for (level, code, count) in
                errors.chain(outcome.warnings.iter().map(|(code, count)| ("warning", code, count)))
            {
                let total = codes.entry((*step, level, code)).or_default();
                *total = (total.0 + count, total.1 + 1);
            }
        }
    }
    if codes.is_empty() {
        return Ok(());
    }
    writeln!(
        text,
        "## What the compiler says\n\n| step | level | code | messages | documents |\n|---|---|---|--:|--:|"
    )?;
    for ((step, level, code), (count, documents)) in codes {
        writeln!(text, "| {} | {level} | {code} | {count} | {documents} |", step.name())?;
    }
    writeln!(text)
}

fn left_out(text: &mut String, records: &[Record]) -> std::fmt::Result {
    if records.iter().all(|record| record.generation.left_out.is_empty()) {
        return Ok(());
    }
    writeln!(text, "## Left out\n")?;
    for record in records {
        for operation in &record.generation.left_out {
            writeln!(text, "- {}: {operation}", record.document)?;
        }
    }
    writeln!(text)
}

fn failures(text: &mut String, records: &[Record], steps: &[Step]) -> std::fmt::Result {
    writeln!(text, "## Failures\n")?;
    for record in records {
        let one = &record.generation;
        if one.end != End::Passed {
            block(text, &record.document, end_name(one.end), &one.errors)?;
        }
        for (step, outcome) in record.steps.iter().filter(|(step, _)| steps.contains(step)) {
            if !is_clean(outcome) {
                block(text, &record.document, step.name(), &outcome.messages)?;
            }
        }
    }
    Ok(())
}

fn block(text: &mut String, document: &str, what: &str, lines: &[String]) -> std::fmt::Result {
    let lines: Vec<_> = lines.iter().map(|line| line.trim_end()).collect();
    writeln!(text, "### {document}: {what}\n\n````text\n{}\n````\n", lines.join("\n"))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
