//! An alternative that refers to a schema of null alone is that schema.
//!
//! Frameworks make a component of it, as drf-spectacular does: `oneOf: [{$ref: StatusEnum}, {$ref: NullEnum}]`. It means the
//! same as null in its place, which is what makes a value nullable; so nothing is reported.

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, Value, pointer};
use std::collections::BTreeMap;

pub(super) fn run(document: &mut Document, _: &mut Diagnostics) {
    let nulls = nulls(&document.root);
    if !nulls.is_empty() {
        replace(&mut document.root, &nulls);
    }
}

/// The components that are null alone, by the references to them.
fn nulls(root: &Node) -> BTreeMap<String, Node> {
    let components = root.get("components").into_iter().flat_map(|components| components.members("schemas"));
    let all = components.map(|one| ("#/components/schemas", one));
    let all = all.chain(root.members("definitions").map(|one| ("#/definitions", one)));
    all.filter(|(_, (_, schema))| is_null(schema))
        .map(|(home, (name, schema))| (pointer::join(home, name), schema.clone()))
        .collect()
}

fn is_null(schema: &Node) -> bool {
    let is = |value: &Node| value.value == Value::Null;
    schema.str("type") == Some("null")
        || schema.get("const").is_some_and(is)
        || schema.get("enum").and_then(Node::as_array).is_some_and(|values| !values.is_empty() && values.iter().all(is))
}

fn replace(node: &mut Node, nulls: &BTreeMap<String, Node>) {
    match &mut node.value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                if let ("oneOf" | "anyOf", Value::Array(alternatives)) = (key.as_str(), &mut member.value) {
                    for alternative in alternatives.iter_mut() {
                        if let Some(null) = alternative.str("$ref").and_then(|reference| nulls.get(reference)) {
                            *alternative = null.clone();
                        }
                    }
                }
                replace(member, nulls);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, nulls)),
        _ => {}
    }
}
