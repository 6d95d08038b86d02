//! References to what has no shared place become copies of what they lead to.
//!
//! The standards have references to path items, and OpenAPI 3.2 to media types. Documents in many files also refer to operations,
//! to a `content`, or to all of `paths`: nothing else than a copy can be meant there.

use super::references::{at, leads_to, mismatch};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Version;
use crate::document::kind::{walk, walk_mut};
use crate::document::{Document, Kind, Map, Node, Origin};
use std::collections::{BTreeMap, BTreeSet};

/// The most values that copies may add in all, as a multiple of those that the document has.
const MAX_GROWTH: usize = 10;

/// The depth to which copies may stand inside of each other.
const MAX_DEPTH: usize = 16;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    let mut most = None;
    let mut added = 0;
    for _ in 0..MAX_DEPTH {
        let mut copies = copies(root, diagnostics);
        if copies.is_empty() {
            return;
        }
        let most = *most.get_or_insert_with(|| root.extent().0.saturating_mul(MAX_GROWTH));
        for (origin, (copy, count)) in &copies {
            added += copy.extent().0.saturating_mul(*count);
            if added > most {
                let message = "references that are read as copies repeat too many values";
                diagnostics.push(Finding::invalid("too-many-copies", *origin, message));
                return;
            }
        }
        walk_mut(root, Kind::Document, &mut |node, kind| {
            // The walk goes through a copy that was just put, too: references in there belong to the next round.
            let wanted = reference(node, kind).and_then(|reference| copies.get_mut(&reference.origin));
            if let Some((copy, count)) = wanted.filter(|(_, count)| *count > 0) {
                *count -= 1;
                put(node, copy);
            }
        });
    }
}

/// The reference that stands for a thing that is copied.
fn reference(node: &Node, kind: Kind) -> Option<&Node> {
    node.get("$ref").filter(|reference| kind.is_copied() && reference.as_str().is_some())
}

/// The target of each reference, by where the reference stands, and how often it stands there.
fn copies(root: &Node, diagnostics: &mut Diagnostics) -> BTreeMap<Origin, (Node, usize)> {
    let has_media_types = Version::of(root) == Some(Version::OpenApi32);
    let mut copies: BTreeMap<Origin, (Node, usize)> = BTreeMap::new();
    walk(root, Kind::Document, &mut |node, kind| {
        let Some(reference) = reference(node, kind) else { return };
        if let Some((_, count)) = copies.get_mut(&reference.origin) {
            *count += 1;
            return;
        }
        let Some(copy) = target(root, reference, kind, diagnostics) else { return };
        let is_standard = kind == Kind::PathItem || (kind == Kind::MediaType && has_media_types);
        if !is_standard {
            let message = "the standard has no reference here: it is read as a copy of what it leads to";
            diagnostics.push(Finding::repaired("reference-as-copy", reference.origin, message));
        }
        copies.insert(reference.origin, (copy, 1));
    });
    for origin in circles(&copies) {
        let message = "what this refers to holds the reference itself: it is left out here";
        diagnostics.push(Finding::unsupported("circular-reference", origin, message));
        copies.entry(origin).and_modify(|(copy, _)| *copy = Node::object(origin));
    }
    copies
}

/// The references that stand in a copy of what they lead to, through others or directly, or further inside of each other than
/// copies may.
fn circles(copies: &BTreeMap<Origin, (Node, usize)>) -> BTreeSet<Origin> {
    let mut inside: BTreeMap<Origin, BTreeSet<Origin>> = BTreeMap::new();
    for (origin, (copy, _)) in copies {
        let held = inside.entry(*origin).or_default();
        every(copy, &mut |node| held.extend(node.get("$ref").map(|inner| inner.origin)));
        held.retain(|inner| copies.contains_key(inner));
    }
    // A reference that holds none, or that none holds, is in no circle.
    for _ in 0..MAX_DEPTH {
        let held: BTreeSet<_> = inside.values().flatten().copied().collect();
        let count = inside.len();
        inside.retain(|origin, others| !others.is_empty() && held.contains(origin));
        let left: BTreeSet<_> = inside.keys().copied().collect();
        inside.values_mut().for_each(|others| others.retain(|other| left.contains(other)));
        if inside.len() == count {
            break;
        }
    }
    inside.into_keys().collect()
}

fn every<'a>(node: &'a Node, see: &mut impl FnMut(&'a Node)) {
    see(node);
    let members = node.as_object().into_iter().flat_map(Map::values);
    members.chain(node.as_array().into_iter().flatten()).for_each(|inner| every(inner, see));
}

/// Returns the last target of a reference. One that dangles stays, to be found later.
fn target(root: &Node, reference: &Node, kind: Kind, diagnostics: &mut Diagnostics) -> Option<Node> {
    let origin = reference.origin;
    let mut passed = BTreeSet::new();
    let mut text = reference.as_str()?;
    loop {
        let pointer = leads_to(root, text)?;
        let known = Kind::of_pointer(&pointer);
        if !known.may_be_copied_as(kind) {
            diagnostics.push(mismatch(text, origin, kind, known));
            return Some(Node::object(origin));
        }
        let node = at(root, &pointer)?;
        if !passed.insert(pointer) {
            let message = format!("`{text}` refers to itself in the end");
            diagnostics.push(Finding::invalid("circular-reference", origin, message));
            return None;
        }
        match node.str("$ref") {
            Some(next) => text = next,
            None => return Some(node.clone()),
        }
    }
}

/// Puts a copy in the place of a reference. Members beside the reference count here.
fn put(node: &mut Node, copy: &Node) {
    let own = node.as_object_mut().map(std::mem::take).unwrap_or_default();
    let own = own.into_iter().filter(|(key, _)| key != "$ref");
    node.value = match copy.as_object() {
        Some(members) => members.clone().into_iter().chain(own).collect::<Map>().into(),
        None => copy.value.clone(),
    };
}
