//! The members of `oneOf` and `anyOf`: those that there are to choose from.

use crate::document::{Node, Value};

/// Alternatives; those of one of them, of which nothing else is said, stand in its place.
pub(super) fn flat(members: &[Node]) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut pending: Vec<&Node> = members.iter().rev().collect();
    while let Some(member) = pending.pop() {
        match only_alternatives(member) {
            Some(inner) => pending.extend(inner.iter().rev()),
            None => found.push(member),
        }
    }
    found
}

/// The alternatives of a schema that says nothing but these, and what it means.
fn only_alternatives(node: &Node) -> Option<&Vec<Node>> {
    const ANNOTATIONS: [&str; 3] = ["description", "default", "example"];
    let mut saying = node.as_object()?.iter().filter(|(key, _)| !ANNOTATIONS.contains(&key.as_str()));
    match (saying.next(), saying.next()) {
        (Some((key, inner)), None) if key == "oneOf" || key == "anyOf" => {
            inner.as_array().filter(|all| !all.is_empty())
        }
        _ => None,
    }
}

/// Returns whether a schema is that of null alone.
pub(super) fn is_null(node: &Node) -> bool {
    let only_null = node
        .get("enum")
        .and_then(Node::as_array)
        .is_some_and(|values| !values.is_empty() && values.iter().all(|value| value.value == Value::Null));
    node.str("type") == Some("null") || only_null || node.get("const").is_some_and(|value| value.value == Value::Null)
}
