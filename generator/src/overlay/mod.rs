//! Stage 3: [`Document`] + overlays → [`Document`].
//!
//! In: a document in the form of OpenAPI 3, and overlays as plain trees. Out: the corrected document. A value that an
//! overlay adds has its origin in the overlay, so that later complaints point there.
//!
//! Establishes: all that the document cannot say, or says wrongly, has been said, with reasons.
//!
//! Overlays are OpenAPI Overlay 1.0 documents, applied in order. Three rules are stricter than the standard, so that a
//! correction that no longer applies is noticed. An action that matches nothing is an error unless it says
//! `x-optional: true`. An action with `x-expect` is an error if its target does not hold that value any more. An action
//! with `x-expect-count` is an error if its target matches another number of places. Every action has a `description`
//! with its reason and evidence.
//!
//! Additions are bounded: a target may match every value, and each action what the one before has added.

mod jsonpath;
mod work;

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, Value, pointer};
use work::Work;

/// The deepest nesting of values once something has been added.
const MAX_DEPTH: usize = 300;

/// The most values that all actions together may add.
const MAX_ADDED: usize = 200_000;

/// One correction.
struct Action<'a> {
    node: &'a Node,
    target: &'a Node,
    change: Change<'a>,
    expect: Option<&'a Node>,
    /// The number of places that the target must match.
    count: Option<u64>,
    optional: bool,
}

enum Change<'a> {
    Update(&'a Node),
    Remove,
}

/// Applies overlays in order.
pub fn apply(mut document: Document, overlays: &[Node], diagnostics: &mut Diagnostics) -> Document {
    let mut added = 0;
    for overlay in overlays {
        let mut work = Work::default();
        for action in actions(overlay, diagnostics) {
            perform(&mut document.root, &action, &mut added, &mut work, diagnostics);
            if added > MAX_ADDED || work.check().is_err() {
                return document;
            }
        }
    }
    document
}

fn actions<'a>(overlay: &'a Node, diagnostics: &mut Diagnostics) -> Vec<Action<'a>> {
    if !overlay.str("overlay").is_some_and(|version| version.starts_with("1.")) {
        let message = "this is no overlay: it does not say `overlay: 1.0.0`";
        diagnostics.push(Finding::invalid("not-an-overlay", overlay.origin, message));
        return Vec::new();
    }
    if overlay.get("actions").and_then(Node::as_array).is_none() {
        let message = "this overlay has no `actions`, a list of corrections";
        diagnostics.push(Finding::invalid("not-an-overlay", overlay.get("actions").unwrap_or(overlay).origin, message));
    }
    overlay.list("actions").filter_map(|node| action(node).map_err(|finding| diagnostics.push(finding)).ok()).collect()
}

fn action(node: &Node) -> Result<Action<'_>, Finding> {
    let invalid = |message: &str| Finding::invalid("overlay-action", node.origin, message);
    let known = ["target", "description", "update", "remove", "x-expect", "x-expect-count", "x-optional"];
    if let Some(unknown) =
        node.as_object().into_iter().flat_map(|map| map.keys()).find(|key| !known.contains(&key.as_str()))
    {
        return Err(invalid(&format!("an action has no `{unknown}`; it has {}", known.join(", "))));
    }
    let target = node.get("target").filter(|target| target.as_str().is_some());
    let target = target.ok_or_else(|| invalid("an action has a `target`, a JSONPath in a string"))?;
    if node.str("description").is_none_or(|text| text.trim().is_empty()) {
        return Err(invalid("an action has a `description` with its reason and evidence"));
    }
    let remove = node.get("remove").and_then(Node::as_bool) == Some(true);
    let change = match (node.get("update"), remove) {
        (Some(update), false) => Change::Update(update),
        (None, true) => Change::Remove,
        _ => return Err(invalid("an action has either an `update` or `remove: true`")),
    };
    let optional = node.get("x-optional").and_then(Node::as_bool) == Some(true);
    let count =
        match node.get("x-expect-count") {
            Some(count) => Some(count.as_u64().filter(|count| *count > 0).ok_or_else(|| {
                invalid("`x-expect-count` is the number of places that the target matches, one or more")
            })?),
            None => None,
        };
    Ok(Action { node, target, change, expect: node.get("x-expect"), count, optional })
}

fn perform(root: &mut Node, action: &Action<'_>, added: &mut usize, work: &mut Work, diagnostics: &mut Diagnostics) {
    let path = action.target.as_str().unwrap_or_default();
    let found = jsonpath::find(root, path, work).and_then(|matches| {
        work.spend(matches.len().saturating_mul(action.expect.map_or(1, |expected| expected.extent().0)));
        work.check().map(|()| matches)
    });
    let matches = match found {
        Ok(matches) => matches,
        Err(error) => {
            let message = match work.check() {
                Ok(()) => format!("`{path}` is no JSONPath: {error}"),
                Err(_) => format!("`{path}` takes too long: {error}"),
            };
            diagnostics.push(Finding::invalid("overlay-target", action.target.origin, message));
            return;
        }
    };
    if matches.is_empty() && !action.optional {
        let message = format!("`{path}` matches nothing");
        let help = "remove the action if it is no longer needed, or mark it `x-optional: true`";
        diagnostics.push(Finding::invalid("overlay-no-match", action.target.origin, message).help(help));
        return;
    }
    if let Some(count) = action.count.filter(|count| *count != matches.len() as u64 && !matches.is_empty()) {
        let found = if matches.len() == 1 { "1 place".to_owned() } else { format!("{} places", matches.len()) };
        let message = format!("`{path}` matches {found}, and {count} when it was written");
        let help =
            "see whether the correction still reaches all that it is meant for, and adapt it and `x-expect-count`";
        diagnostics.push(Finding::invalid("overlay-count", action.target.origin, message).help(help));
        return;
    }
    if let Change::Update(update) = action.change {
        let (size, depth) = update.extent();
        *added = added.saturating_add(size.saturating_mul(matches.len()));
        let deepest = matches.iter().map(Vec::len).max().unwrap_or_default() + depth;
        if *added > MAX_ADDED || deepest > MAX_DEPTH {
            let what = if deepest > MAX_DEPTH { "nests values too deep" } else { "adds too many values" };
            let message = format!("the `update` of `{path}` {what}");
            diagnostics.push(Finding::invalid("overlay-target", action.target.origin, message));
            return;
        }
    }
    // From the back, so that removing an element does not move the others.
    for tokens in matches.iter().rev() {
        if expectation_holds(root, tokens, action, diagnostics) {
            change(root, tokens, action, diagnostics);
        }
    }
}

fn descend<'a>(root: &'a mut Node, tokens: &[String]) -> Option<&'a mut Node> {
    tokens.iter().try_fold(root, |node, token| node.child_mut(token))
}

fn expectation_holds(root: &mut Node, tokens: &[String], action: &Action<'_>, diagnostics: &mut Diagnostics) -> bool {
    let (Some(expected), Some(target)) = (action.expect, descend(root, tokens)) else { return true };
    if is_subset(expected, target) {
        return true;
    }
    let shown = |node: &Node| serde_json::to_string(node).unwrap_or_default();
    let message = format!("`x-expect` no longer holds: expected {}", shown(expected));
    let finding = Finding::invalid("overlay-expectation", action.node.origin, message)
        .related(target.origin, "this is what stands there now")
        .help("see whether the correction is still needed, and adapt it and its `x-expect`");
    diagnostics.push(finding);
    false
}

/// Returns whether all that `expected` says stands in `actual` too.
fn is_subset(expected: &Node, actual: &Node) -> bool {
    match (&expected.value, &actual.value) {
        (Value::Object(expected), Value::Object(actual)) => {
            expected.iter().all(|(key, node)| actual.get(key).is_some_and(|other| is_subset(node, other)))
        }
        (expected, actual) => expected == actual,
    }
}

fn change(root: &mut Node, tokens: &[String], action: &Action<'_>, diagnostics: &mut Diagnostics) {
    match action.change {
        Change::Update(update) => {
            let Some(target) = descend(root, tokens) else { return };
            if target.as_array().is_some() || target.as_object().is_some() {
                merge(target, update);
            } else {
                let text = tokens.iter().fold(String::new(), |path, token| pointer::join(&path, token));
                let message = format!("`update` needs an object or a list, and {text} is {}", target.kind());
                diagnostics.push(Finding::invalid("overlay-target", action.target.origin, message));
            }
        }
        Change::Remove => {
            let Some((last, parents)) = tokens.split_last() else {
                let message = "the whole document cannot be removed";
                diagnostics.push(Finding::invalid("overlay-target", action.target.origin, message));
                return;
            };
            match descend(root, parents).map(|parent| &mut parent.value) {
                Some(Value::Object(map)) => _ = map.shift_remove(last),
                Some(Value::Array(items)) => {
                    if let Some(index) = last.parse().ok().filter(|index| *index < items.len()) {
                        items.remove(index);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Objects are merged member by member, lists are appended to, everything else is replaced.
fn merge(target: &mut Node, update: &Node) {
    match (&mut target.value, &update.value) {
        (Value::Object(target), Value::Object(update)) => {
            for (key, node) in update.iter() {
                match target.get_mut(key) {
                    Some(existing) => merge(existing, node),
                    None => _ = target.insert(key.clone(), node.clone()),
                }
            }
        }
        (Value::Array(target), Value::Array(update)) => target.extend(update.iter().cloned()),
        (Value::Array(target), _) => target.push(update.clone()),
        _ => *target = update.clone(),
    }
}
