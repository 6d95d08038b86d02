//! Operations that go on at the server after they were answered, as the document declares them or a rule recognises.
//!
//! A pass over the operations: it adds to each how its end is known, and changes nothing else.

mod declared;
mod links;
mod outcome;
mod resolved;
mod subject;
mod targets;

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, operation_at, operations};
use crate::model::{
    Group, Operation, Payload, Polling, PollingOutcome, ResultPlace, StatePlace, Table, Type, TypeDef, TypeId,
};
use declared::{Declared, OWN, Wanted};
pub(super) use declared::{Results, results};
use subject::{Others, Subject};
use targets::Targets;

/// The headers that have the URL of the state at Azure's services, and at those that do as they do.
const MONITORS: [&str; 2] = ["Operation-Location", "Azure-AsyncOperation"];

/// A type that an operation's result is declared to have, until it is known how its end is.
pub(super) fn draft(ty: Type) -> Polling {
    Polling {
        state: StatePlace::Azure,
        words: None,
        result: ResultPlace::State,
        outcome: PollingOutcome::Other(Payload::Json(ty)),
        accept: None,
    }
}

/// Notes of every operation how its end is known, if it goes on after it was answered. `whole` is the document before operations
/// were selected.
pub(super) fn note(
    root: &Node,
    whole: Option<&Node>,
    groups: &mut [Group],
    types: &Table<TypeId, TypeDef>,
    diagnostics: &mut Diagnostics,
) {
    let targets = &Targets::of(root);
    // to know others takes a copy of each
    let is_wanted =
        operations(root).iter().any(|(_, _, node)| node.get(OWN).is_some() || links::of(targets, node).is_some());
    let others = if is_wanted { Others::of(groups, whole) } else { Others::default() };
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let draft = operation.polling.take();
        if operation.is_second() {
            continue;
        }
        let Some(node) = operation_at(root, &operation.path, &operation.method) else { continue };
        let subject = Subject { root, targets, node, operation, types, others: &others, draft: draft.as_deref() };
        let (polling, link) = match Declared::of(node, &operation.method) {
            Some(declared) => (of_declared(declared, &subject, diagnostics), None),
            None => recognised(&subject, diagnostics),
        };
        links::report(&subject, link, diagnostics);
        operation.polling = polling.map(Box::new);
    }
}

/// Returns the declared end of an operation, or why it cannot be waited for.
fn of_declared(declared: Declared, subject: &Subject<'_>, diagnostics: &mut Diagnostics) -> Option<Polling> {
    let Declared { extension, origin, wanted } = declared;
    let report = |(why, is_mistake): (String, bool)| {
        let message = format!("`{extension}` of {} cannot be followed: {why}", route(subject.operation));
        diagnostics.push(match extension {
            OWN if is_mistake => Finding::invalid("polling-not-usable", origin, message),
            _ => Finding::unsupported("polling-not-usable", origin, message),
        });
    };
    wanted?.map_err(|why| (why, true)).and_then(|wanted| subject.resolve(wanted)).map_err(report).ok()
}

/// Returns how an operation goes on whose answer is documented to say where, and the name of the link that says it.
fn recognised<'a>(subject: &Subject<'a>, diagnostics: &mut Diagnostics) -> (Option<Polling>, Option<&'a str>) {
    let by_header = subject.response("202").and_then(|accepted| by_header(subject, accepted, diagnostics));
    match by_header {
        Some(polling) => (Some(polling), None),
        None => by_link(subject, diagnostics).map_or((None, None), |(polling, link)| (Some(polling), Some(link))),
    }
}

/// Returns how an operation goes on by a link of its answer to the operation that reads the state, and the name of the link.
fn by_link<'a>(subject: &Subject<'a>, diagnostics: &mut Diagnostics) -> Option<(Polling, &'a str)> {
    let link = links::of(subject.targets, subject.node)?;
    let (links::StateLink { name, id, .. }, origin) = (&link, subject.node.origin);
    let begins =
        format!("{} may go on after it was answered: its link `{name}` leads to `{id}`", route(subject.operation));
    let followed = match link.says_end {
        true => link.follow(subject).map_err(|(why, _)| {
            let help = format!("an overlay can say how by `{OWN}`, or that it does not by `{OWN}: false`");
            (format!("and it cannot be followed: {why}"), help)
        }),
        false => {
            let help = format!("an overlay can say it, such as by `{OWN}: {}`", link.entry());
            Err(("and nothing says when it has ended".to_owned(), help))
        }
    };
    match followed {
        Ok(polling) => {
            let message = format!("{begins}, which answers 202 until it has ended");
            let help =
                format!("an overlay that sets `{OWN}` of the operation says otherwise, or `false` that it does not");
            diagnostics.push(Finding::note("polling-recognised", origin, message).help(help));
            Some((polling, link.name))
        }
        Err((why, help)) => {
            diagnostics.push(Finding::note("polling-unclear", origin, format!("{begins}, {why}")).help(help));
            None
        }
    }
}

/// Returns how an operation goes on whose answer 202 has a header with the URL of the state.
fn by_header(subject: &Subject<'_>, accepted: &Node, diagnostics: &mut Diagnostics) -> Option<Polling> {
    let has = |name: &str| accepted.members("headers").any(|(header, _)| header.eq_ignore_ascii_case(name));
    let monitor = MONITORS.into_iter().find(|name| has(name));
    let (wanted, header) = match monitor {
        Some(name) => (Wanted::azure(&subject.operation.method, None).ok()?, name),
        None if has("Location") => (Wanted::header("Location"), "Location"),
        None => return None,
    };
    let polling = subject.resolve(wanted).ok()?;
    let node = subject.node;
    let subject = route(subject.operation);
    let message = format!("{subject} may go on after it was answered (202): `{header}` has the URL of its state");
    let help = format!("an overlay that sets `{OWN}` of the operation says otherwise, or `false` that it does not");
    diagnostics.push(Finding::note("polling-recognised", node.origin, message).help(help));
    Some(polling)
}

fn route(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}
