//! Path items that are references become copies of what they refer to.

use super::{Leads, at};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Map, Node};
use std::collections::BTreeSet;

/// How many values copies may add in all, as a multiple of those that the document has.
const MAX_GROWTH: usize = 10;

pub(super) fn inline(root: &mut Node, leads: &Leads, diagnostics: &mut Diagnostics) {
    let has_reference = |node: &Node| node.str("$ref").is_some();
    if !root.members("paths").any(|(_, item)| has_reference(item)) {
        return;
    }
    let most = root.extent().0.saturating_mul(MAX_GROWTH);
    let mut added = 0;
    let mut copies: Vec<(String, Node)> = Vec::new();
    for (path, item) in root.members("paths").filter(|(_, item)| has_reference(item)) {
        let Some(copy) = target(root, item, leads, diagnostics) else { continue };
        added += copy.extent().0;
        if added > most {
            let message = "references to path items repeat too many values";
            diagnostics.push(Finding::invalid("too-many-copies", item.origin, message));
            return;
        }
        copies.push((path.clone(), copy));
    }
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    for (path, copy) in copies {
        let Some(item) = paths.get_mut(&path) else { continue };
        let mut members: Map = copy.as_object().cloned().unwrap_or_default();
        // What stands beside the reference counts for this path.
        let own = item.as_object_mut().map(std::mem::take).unwrap_or_default();
        members.extend(own.into_iter().filter(|(key, _)| key != "$ref"));
        item.value = members.into();
    }
}

/// What a path item refers to in the end. What dangles stays, to be found later.
fn target(root: &Node, item: &Node, leads: &Leads, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut passed = BTreeSet::new();
    let mut node = item;
    while let Some(reference) = node.str("$ref") {
        let pointer = leads.get(reference)?;
        node = at(root, pointer)?;
        if !passed.insert(pointer) {
            let message = format!("`{reference}` refers to itself in the end");
            diagnostics.push(Finding::invalid(
                "circular-reference",
                item.get("$ref").map_or(item.origin, |node| node.origin),
                message,
            ));
            return None;
        }
    }
    Some(node.clone())
}
