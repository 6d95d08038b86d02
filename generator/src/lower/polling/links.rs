//! Links of an answer to the operation that reads how it goes on.

use super::declared::{Wanted, WantedOperation, WantedPlace, WantedResult};
use super::outcome;
use super::subject::{Fault, Subject};
use super::targets::Targets;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::lower::types::resolve;
use crate::model::{Polling, PollingOutcome, ResultPlace, StatePlace};

/// The statuses whose links may lead to the state of what was begun.
const BEGUN: [&str; 2] = ["202", "201"];

/// A link to an operation that may read a state.
#[derive(Debug)]
pub(super) struct StateLink<'a> {
    /// The name of the link.
    pub(super) name: &'a str,
    /// The operation that reads.
    pub(super) id: &'a str,
    /// Its parameters, and the pointers to their values in the answer.
    values: Vec<(String, String)>,
    node: &'a Node,
    /// True if its answers say whether the operation goes on: by 202, and by another success at the end.
    pub(super) says_end: bool,
}

/// The link of an answer that leads to the state: the only one whose operation says when it has ended, or else the only one of 202.
pub(super) fn of<'a>(targets: &Targets<'a>, node: &'a Node) -> Option<StateLink<'a>> {
    let mut first = None;
    for status in BEGUN {
        let Some(response) = node.get("responses").and_then(|responses| responses.get(status)) else { continue };
        let links = resolve(targets.root, response).members("links");
        let links = links.filter_map(|(name, link)| link_of(targets, name, link));
        let (mut sure, mut others): (Vec<_>, Vec<_>) = links.partition(|link| link.says_end);
        match (sure.pop(), sure.is_empty()) {
            (Some(link), true) => return Some(link),
            (Some(_), false) => return None,
            (None, _) => {}
        }
        // a link of 201 may lead to what was made as well
        let other = others.pop().filter(|_| others.is_empty() && status == "202");
        first = first.or(other);
    }
    first
}

/// A link to a GET whose parameters the answer has, or the request under the same names.
fn link_of<'a>(targets: &Targets<'a>, name: &'a str, link: &'a Node) -> Option<StateLink<'a>> {
    let link = resolve(targets.root, link);
    let node = targets.named(link)?;
    let mut values = Vec::new();
    for (parameter, value) in link.members("parameters") {
        let parameter = parameter.strip_prefix("path.").unwrap_or(parameter);
        let text = value.as_str()?;
        match text.strip_prefix("$response.body#") {
            Some(pointer) if pointer.starts_with('/') => values.push((parameter.to_owned(), pointer.to_owned())),
            _ if text.strip_prefix("$request.path.") == Some(parameter) => {}
            _ => return None,
        }
    }
    let statuses = || node.members("responses").map(|(status, _)| status.as_str());
    let says_end = statuses().any(|one| one == "202") && statuses().any(|one| one.starts_with('2') && one != "202");
    Some(StateLink { name, id: node.str("operationId")?, values, node, says_end })
}

impl StateLink<'_> {
    /// Makes the entry of an overlay that says the same, with words that the document does not have.
    pub(super) fn entry(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|(name, pointer)| format!("{name}: {pointer}")).collect();
        let Self { id, .. } = self;
        format!(
            "{{operation: {id}, parameters: {{{}}}, status: /status, finished: [done], failed: [failed]}}",
            values.join(", ")
        )
    }

    /// Returns how the operation goes on, or why its answer does not say it.
    pub(super) fn follow(&self, subject: &Subject<'_>) -> Result<Polling, Fault> {
        let operation = WantedOperation { id: self.id.to_owned(), values: self.values.clone() };
        let wanted = Wanted { state: WantedPlace::Operation(operation), words: None, result: WantedResult::State };
        let polling = subject.resolve(wanted)?;
        let known = subject.others.named(self.id);
        let reader = known.ok_or_else(|| (format!("there is no operation `{}`", self.id), true))?;
        let reading = Subject { node: self.node, operation: reader, draft: None, ..*subject };
        let of_reader = outcome::of_own(&reading, &StatePlace::Azure, &ResultPlace::State, None);
        let outcome = match of_reader {
            PollingOutcome::Response => PollingOutcome::Other(reader.response.clone()),
            other => other,
        };
        Ok(Polling { outcome, ..polling })
    }
}

/// Reports the links of an operation's answers, apart from the one that is followed.
pub(super) fn report(subject: &Subject<'_>, followed: Option<&str>, diagnostics: &mut Diagnostics) {
    for (_, response) in subject.node.members("responses") {
        let response = resolve(subject.root, response);
        let names = response.members("links").map(|(name, _)| name.as_str());
        if response.get("links").is_none() || (followed.is_some() && names.eq(followed)) {
            continue;
        }
        let route = super::route(subject.operation);
        let message = format!("the links of a response of {route} are not part of a client");
        diagnostics.push(Finding::note("link-ignored", response.origin, message));
    }
}
