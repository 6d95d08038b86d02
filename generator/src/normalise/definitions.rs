//! `definitions` that nothing refers to and that are named like a tag are left out.
//!
//! HostBill writes one per tag, with all parameters of the tag's operations thrown together; no type of the
//! API looks like that. Other definitions stay, used or not: they may be the variants of a polymorphic type.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, Value};
use std::collections::BTreeSet;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    if document.root.get("definitions").is_none() {
        return;
    }
    let tags: BTreeSet<String> =
        document.root.list("tags").filter_map(|tag| tag.str("name")).map(str::to_owned).collect();
    let mut referenced = BTreeSet::new();
    references(&document.root, &mut referenced);
    let Some(definitions) = document.root.get_mut("definitions").and_then(Node::as_object_mut) else { return };
    definitions.retain(|name, schema| {
        let stays = !tags.contains(name) || referenced.contains(&format!("#/definitions/{name}"));
        if !stays {
            let message = format!("the definition `{name}` is named like a tag and nothing refers to it: no type");
            diagnostics.push(Finding::repaired("definition-unused", schema.origin, message));
        }
        stays
    });
}

fn references(node: &Node, found: &mut BTreeSet<String>) {
    match &node.value {
        Value::Object(map) => {
            if let Some(reference) = map.get("$ref").and_then(Node::as_str) {
                found.insert(reference.to_owned());
            }
            map.values().for_each(|inner| references(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| references(inner, found)),
        _ => {}
    }
}
