//! Findings for people and for machines.

use super::terminal::{json, say_painted, tell_painted};
use super::{Failure, logs};
use crate::Rejected;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::hidden::{escaped, push_escaped};
use crate::document::{Sources, Span};
use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};
use anstream::adapter::strip_str;
use std::ops::Range;

/// The form in which findings are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With an excerpt of the document.
    #[default]
    Human,
    /// As JSON.
    Json,
    /// As SARIF, which code hosts and editors read.
    Sarif,
    /// As annotations in the log of GitHub Actions.
    Github,
}

impl Format {
    /// Returns whether the findings of all clients are printed together, and nothing else on standard output.
    pub(super) fn is_log(self) -> bool {
        matches!(self, Self::Sarif | Self::Github)
    }
}

/// Findings as text.
pub fn show<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources, format: Format) -> String {
    match format {
        Format::Human => humans(diagnostics, sources, &Renderer::plain()),
        Format::Json => json(&diagnostics.into_iter().collect::<Vec<_>>()),
        Format::Sarif => json(&logs::sarif(diagnostics)),
        Format::Github => diagnostics.into_iter().map(logs::annotation).collect(),
    }
}

fn humans<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources, renderer: &Renderer) -> String {
    diagnostics.into_iter().map(|one| format!("{}\n\n", human(one, sources, renderer))).collect()
}

/// Prints findings for people on standard output.
pub(super) fn say_found<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &Sources,
) -> Result<(), Failure> {
    say_painted(&humans(diagnostics, sources, &Renderer::styled()))
}

/// Prints findings for people on standard error.
pub(super) fn tell_found<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) {
    tell_painted(&humans(diagnostics, sources, &Renderer::styled()));
}

/// Prints the findings that ended a run on standard error.
pub(super) fn tell_rejected(rejected: &Rejected) {
    tell_found(rejected.report.errors(), &rejected.report.sources);
}

fn human(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Invalid => Level::ERROR,
        Severity::Unsupported => Level::WARNING.with_name("unsupported"),
        Severity::Repaired => Level::INFO.with_name("repaired"),
        Severity::Note => Level::NOTE,
    };
    let excerpt = diagnostic.span.and_then(|span| Excerpt::new(span, sources));
    let title = level.primary_title(on_its_lines(&diagnostic.message)).id(diagnostic.code);
    let mut group = title.elements(excerpt.as_ref().map(Excerpt::snippet));
    if let Some(location) = diagnostic.location.as_ref().filter(|location| !location.pointer.is_empty()) {
        group = group.element(Level::NOTE.with_name("at").message(on_one_line(&location.pointer)));
    }
    for (location, message) in &diagnostic.related {
        let place = format!("{}:{}:{}: {message}", location.source, location.line, location.column);
        group = group.element(Level::NOTE.message(on_one_line(&place)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(on_its_lines(help)));
    }
    let printed = renderer.render(&[group]);
    match &excerpt {
        Some(excerpt) => excerpt.with_its_column(printed),
        None => printed,
    }
}

fn on_one_line(text: &str) -> String {
    escaped(text, &[])
}

fn on_its_lines(text: &str) -> String {
    escaped(text, &['\n'])
}

/// The number of bytes of a line that are shown before the place, and of those in the place and behind it. A document
/// may be one long line.
const AROUND: (usize, usize) = (60, 100);

/// The line of a place, or what is around the place in a line that is long. Of what has several lines, the first one.
struct Excerpt {
    path: String,
    text: String,
    /// The bytes of the text that are marked.
    marked: Range<usize>,
    line: usize,
    column: usize,
}

impl Excerpt {
    fn new(span: Span, sources: &Sources) -> Option<Self> {
        let source = sources.get(span.source())?;
        let Range { start, end } = span.bytes();
        let text = source.text();
        // No more of the text is looked at than is shown: it may be one long line, and have many findings.
        let before = text.get(at_boundary(text, start.saturating_sub(AROUND.0))..start)?;
        let before_cut = before.len() < start && !before.contains('\n');
        let before = before.rsplit('\n').next().unwrap_or_default();
        let marked = text.get(start..at_boundary(text, end.min(start + AROUND.1)).max(start))?;
        let marked_line = first_line(marked);
        let after = text.get(end..at_boundary(text, end.max(start + AROUND.1)))?;
        let is_whole = marked_line.len() == marked.len() && start + marked.len() == end;
        let after_line = if is_whole { first_line(after) } else { "" };
        let ends_at = start + marked_line.len() + after_line.len();
        let after_cut = !text.get(ends_at..)?.starts_with(['\r', '\n']) && ends_at < text.len();

        let mut shown = if before_cut { "…".to_owned() } else { String::new() };
        push_escaped(before, &['\t'], &mut shown);
        let from = shown.len();
        push_escaped(marked_line, &['\t'], &mut shown);
        let marked = from..shown.len();
        push_escaped(after_line, &['\t'], &mut shown);
        shown.push_str(if after_cut { "…" } else { "" });
        let (line, column) = source.line_column(span.bytes().start);
        Some(Self { path: on_one_line(source.name()), text: shown, marked, line, column })
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let annotation = AnnotationKind::Primary.span(self.marked.clone());
        Snippet::source(&self.text).path(&self.path).line_start(self.line).annotation(annotation)
    }

    /// The printed finding, with the column in the document instead of that in the excerpt.
    fn with_its_column(&self, printed: String) -> String {
        let Self { path, line, column, .. } = self;
        let in_excerpt = self.text.get(..self.marked.start).map_or(0, |before| before.chars().count()) + 1;
        if in_excerpt == *column {
            return printed;
        }
        let (old, new) = (format!("{path}:{line}:{in_excerpt}"), format!("{path}:{line}:{column}"));
        let is_place = |text: &&str| strip_str(text).to_string().trim_start().strip_prefix("--> ") == Some(&old);
        match printed.lines().find(is_place) {
            Some(place) => printed.replacen(place, &place.replacen(&old, &new, 1), 1),
            None => printed,
        }
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default().trim_end_matches('\r')
}

/// The last byte at which a character begins or the text ends, up to this one.
fn at_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Finding, Place};
    use crate::document::Source;
    use crate::document::hidden::is_hidden;

    /// A finding about the byte at which a text has a `#`, as it is printed.
    fn shown(text: &str) -> String {
        let mut sources = Sources::default();
        sources.add(Source::new("a\u{1b}.json", text));
        let mut diagnostics = Diagnostics::default();
        let at = text.find('#').unwrap_or(text.len());
        diagnostics.push(Finding::invalid("code", Place::Byte(0, at), "one\u{1b}[2J\ntwo").help("help\u{202e}"));
        let text = show(&diagnostics.resolve(&sources), &sources, Format::Human);
        assert!(!text.contains(|c| is_hidden(c) && c != '\n'), "{text:?}");
        text
    }

    #[test]
    fn the_place_is_marked_whatever_stands_around_it() {
        for (text, lines) in [
            ("{\n  “#”: 1\n}", "2:4\n  |\n2 |   “#”: 1\n  |    ^\n"),
            ("\u{feff}\u{1b}#\r\n", "1:3\n  |\n1 | \\u{feff}\\u{1b}#\n  |               ^\n"),
            ("a: \u{a0}", "1:5\n  |\n1 | a: \u{a0}\n  |     ^\n"),
            ("", "1:1\n  |\n1 |\n  | ^\n"),
        ] {
            let shown = shown(text);
            assert!(shown.contains(&format!("--> a\\u{{1b}}.json:{lines}")), "{text:?}:\n{shown}");
        }
    }

    #[test]
    fn of_a_long_line_only_what_is_around_the_place_is_shown() {
        let shown = shown(&format!("{}#{}", "状".repeat(5000), "态".repeat(5000)));
        let excerpt = format!("1:5001\n  |\n1 | …{}#{}…\n", "状".repeat(20), "态".repeat(33));
        assert!(shown.contains(&excerpt), "{shown}");
    }
}
