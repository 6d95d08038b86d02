//! Prints the outcomes of calls as a table and as lists.

use super::judge::Verdict;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The outcomes of the calls of a document: operation, call and verdict.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) name: String,
    /// The reason why nothing was called, if nothing was.
    pub(super) failure: Option<String>,
    /// The operations, as `METHOD /path`.
    pub(super) operations: Vec<String>,
    pub(super) calls: Vec<(usize, String, Verdict)>,
}

/// The numbers of operations that reached each stage. An operation has reached a stage if all of its calls have that tell
/// something about the client, and there is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    operations: usize,
    called: usize,
    accepted: usize,
    decoded: usize,
    equal: usize,
    /// Those whose calls tell nothing about the client.
    foreign: usize,
    calls: usize,
}

/// Returns the stage that a call has reached; none if the call tells nothing about the client.
fn reach(verdict: &Verdict) -> Option<usize> {
    match verdict {
        Verdict::NotCalled(_) | Verdict::Foreign(_) => None,
        Verdict::Refused(_) | Verdict::Rejected(_) | Verdict::Sent(_) => Some(0),
        Verdict::NotRead(_) => Some(1),
        Verdict::Differs(_) => Some(2),
        Verdict::Equal => Some(3),
    }
}

impl Outcome {
    pub(super) fn counts(&self) -> Counts {
        let called = self.calls.iter().filter(|(.., verdict)| is_called(verdict));
        let mut reached: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for (operation, _, verdict) in called.clone() {
            let least = reached.entry(*operation).or_default();
            *least = (*least).into_iter().chain(reach(verdict)).min();
        }
        let at_least = |far: usize| reached.values().filter(|least| least.is_some_and(|least| least >= far)).count();
        Counts {
            operations: self.operations.len(),
            called: reached.len(),
            accepted: at_least(1),
            decoded: at_least(2),
            equal: at_least(3),
            foreign: reached.values().filter(|least| least.is_none()).count(),
            calls: called.count(),
        }
    }
}

fn is_called(verdict: &Verdict) -> bool {
    !matches!(verdict, Verdict::NotCalled(_))
}

/// The table of all documents.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut text = "| document | operations | called | accepted | decoded | equal | not ours | calls |\n\
                    |---|--:|--:|--:|--:|--:|--:|--:|\n"
        .to_owned();
    let mut sum = Counts::default();
    for outcome in outcomes {
        let counts = outcome.counts();
        sum = Counts {
            operations: sum.operations + counts.operations,
            called: sum.called + counts.called,
            accepted: sum.accepted + counts.accepted,
            decoded: sum.decoded + counts.decoded,
            equal: sum.equal + counts.equal,
            foreign: sum.foreign + counts.foreign,
            calls: sum.calls + counts.calls,
        };
        row(&mut text, &outcome.name, counts);
    }
    row(&mut text, "**all**", sum);
    text
}

fn row(text: &mut String, name: &str, counts: Counts) {
    let Counts { operations, called, accepted, decoded, equal, foreign, calls } = counts;
    // writing to a String cannot fail
    _ = writeln!(text, "| {name} | {operations} | {called} | {accepted} | {decoded} | {equal} | {foreign} | {calls} |");
}

/// Lists the kinds of differences, each with one operation as an example and the number of operations.
pub(super) fn differences(outcome: &Outcome) -> String {
    let mut kinds: BTreeMap<(&str, String), (BTreeSet<usize>, &str, &str)> = BTreeMap::new();
    for (operation, call, verdict) in &outcome.calls {
        let Some((kind, message)) = told(verdict) else { continue };
        let known = kinds.entry((kind, shape(message))).or_insert_with(|| (BTreeSet::new(), call, message));
        known.0.insert(*operation);
    }
    let mut text = format!("## {}\n\n", outcome.name);
    if let Some(failure) = &outcome.failure {
        _ = writeln!(text, "- {failure}");
    }
    for ((kind, _), (operations, call, message)) in kinds {
        let first = operations.first().and_then(|index| outcome.operations.get(*index)).map_or("", String::as_str);
        let others = match operations.len() {
            0 | 1 => String::new(),
            count => format!(" and {} others", count - 1),
        };
        _ = writeln!(text, "- {kind}: {first}{others} ({call}): {}", message.replace('\n', " "));
    }
    text
}

/// A message without what differs from call to call.
fn shape(message: &str) -> String {
    let text = message.split_once("(HTTP").map_or(message, |(_, text)| text);
    let text = text.split_once(" in ").map_or(text, |(text, _)| text);
    let parts = text.split('"').enumerate().map(|(index, part)| if index % 2 == 0 { part } else { "" });
    parts.flat_map(str::chars).filter(|c| !c.is_ascii_digit() && !"-.".contains(*c)).take(120).collect()
}

fn told(verdict: &Verdict) -> Option<(&'static str, &str)> {
    Some(match verdict {
        Verdict::NotCalled(message) => ("not called", message),
        Verdict::Refused(message) => ("refused by the client", message),
        Verdict::Rejected(message) => ("rejected by the server", message),
        Verdict::Foreign(message) => ("not ours", message),
        Verdict::Sent(message) => ("sent otherwise", message),
        Verdict::NotRead(message) => ("not read", message),
        Verdict::Differs(message) => ("differs", message),
        Verdict::Equal => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Verdict, differences, table};

    #[test]
    fn an_operation_is_as_good_as_its_worst_call() {
        let call = |operation, verdict| (operation, format!("{operation}/min1"), verdict);
        let outcome = Outcome {
            name: "a".to_owned(),
            operations: ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "GET /f"].map(str::to_owned).to_vec(),
            calls: vec![
                call(0, Verdict::Equal),
                call(0, Verdict::Foreign("m".to_owned())),
                call(1, Verdict::Equal),
                call(1, Verdict::Differs("x".to_owned())),
                call(2, Verdict::NotRead("y".to_owned())),
                call(3, Verdict::Rejected("z".to_owned())),
                call(4, Verdict::NotCalled("n".to_owned())),
                call(5, Verdict::Foreign("m".to_owned())),
            ],
            ..Outcome::default()
        };
        let text = table(std::slice::from_ref(&outcome));
        assert!(text.contains("| a | 6 | 5 | 3 | 2 | 1 | 1 | 7 |\n| **all** | 6 | 5 | 3 | 2 | 1 | 1 | 7 |"), "{text}");
        let text = differences(&outcome);
        assert!(text.contains("- rejected by the server: GET /d (3/min1): z\n"), "{text}");
    }
}
