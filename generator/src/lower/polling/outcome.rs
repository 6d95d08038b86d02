//! The type as which the result of an operation is read.

use super::subject::Subject;
use crate::document::Node;
use crate::lower::types::resolve;
use crate::model::{Payload, PollingOutcome, ResultPlace, StatePlace, StatusEnum, Type};

/// The result is what another operation answers.
pub(super) fn of_other(payload: &Payload) -> PollingOutcome {
    PollingOutcome::Other(plain(payload))
}

/// A body that is no enum by status: that of 200, or of the first success with one.
fn plain(payload: &Payload) -> Payload {
    match payload {
        Payload::ByStatus(StatusEnum { variants, .. }) => {
            let ok = variants.iter().find(|variant| variant.status == Some(200));
            let first = || variants.iter().find(|variant| variant.payload != Payload::Nothing);
            ok.or_else(first).map_or(Payload::Nothing, |variant| variant.payload.clone())
        }
        // of what has ended, nothing is still to come
        Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) => Payload::Text,
        other => other.clone(),
    }
}

/// The result is what the operation is documented to answer with other statuses than 202. Where nothing is documented it is the
/// state, if the answer 202 is one, or any JSON.
pub(super) fn of_own(
    subject: &Subject<'_>,
    state: &StatePlace,
    result: &ResultPlace,
    pointer: Option<&str>,
) -> PollingOutcome {
    let response = &subject.operation.response;
    let anything = PollingOutcome::Other(Payload::Json(Type::Json));
    let ends: Vec<(&str, bool)> = ends(subject);
    // nothing is left of what Azure's services have deleted, and often nothing is answered
    let is_deleted = *state == StatePlace::Azure && subject.operation.method == "DELETE";
    let with_content: Vec<&str> = ends.iter().filter(|(_, has)| *has).map(|(status, _)| *status).collect();
    if ends.is_empty() {
        let is_state = pointer.is_some_and(|pointer| subject.has(response, pointer) == Some(true));
        return match (is_state && *result == ResultPlace::State, is_deleted) {
            (true, _) => of_other(response),
            (false, true) => PollingOutcome::Other(Payload::Nothing),
            (false, false) => anything,
        };
    }
    if with_content.is_empty() {
        let has_none = ends.iter().all(|(status, _)| matches!(*status, "204" | "205"));
        let is_nothing = has_none || *state == StatePlace::Azure;
        return if is_nothing { PollingOutcome::Other(Payload::Nothing) } else { anything };
    }
    match response {
        Payload::Maybe(_) if is_deleted => PollingOutcome::Response,
        Payload::Maybe(inner) if with_content.len() == ends.len() => PollingOutcome::Other((**inner).clone()),
        Payload::ByStatus(StatusEnum { variants, .. }) => {
            let is_end = |status: u16| with_content.iter().any(|known| *known == status.to_string());
            let mut payloads = variants.iter().filter(|one| one.status.is_some_and(is_end)).map(|one| &one.payload);
            match (payloads.next(), payloads.next()) {
                (Some(only), None) => PollingOutcome::Other(only.clone()),
                _ => PollingOutcome::Response,
            }
        }
        Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) => of_other(response),
        Payload::Json(_) if is_deleted => PollingOutcome::Other(Payload::Maybe(Box::new(response.clone()))),
        _ => PollingOutcome::Response,
    }
}

/// The statuses of successes that are an end, and whether they have a body.
fn ends<'a>(subject: &Subject<'a>) -> Vec<(&'a str, bool)> {
    let responses = subject.node.members("responses").filter(|(status, _)| status.starts_with('2') && *status != "202");
    let has_content = |node: &'a Node| {
        let node = resolve(subject.root, node);
        node.members("content").next().is_some()
    };
    responses.map(|(status, node)| (status.as_str(), has_content(node))).collect()
}
