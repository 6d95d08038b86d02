//! A reference that leads nowhere costs what it stands for, and nothing else.
//!
//! Overlays have been applied: one may have added what is missing. A schema becomes raw JSON, a body is any JSON, a
//! response says nothing of its content, and everything else is left out.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::kind::{walk, walk_mut};
use crate::document::{Document, Kind, Node, Origin, Value, pointer};
use crate::normalise::rewrite_references;
use indexmap::IndexMap;

/// The references that lead nowhere, as they are written: where each stands first, for what, and how often.
type Found = IndexMap<String, (Origin, Kind, usize)>;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    rewrite_references(&mut document.root);
    let found = find(document);
    if found.is_empty() {
        return;
    }
    for (reference, (origin, kind, count)) in &found {
        diagnostics.push(finding(&document.root, reference, (*origin, *kind, *count)));
    }
    walk_mut(&mut document.root, Kind::Document, &mut |node, kind| {
        let leads = |node: &Node| node.as_str().is_none_or(|reference| !found.contains_key(reference));
        let refers = |node: &Node| node.get("$ref").is_none_or(leads);
        if let (Kind::List(Kind::Parameter), Some(items)) = (kind, node.as_array_mut()) {
            items.retain(refers);
        }
        let mapping = node.get_mut("discriminator").and_then(|node| node.get_mut("mapping"));
        mapping.and_then(Node::as_object_mut).into_iter().for_each(|map| map.retain(|_, target| leads(target)));
        if let (Kind::PathItem | Kind::Named(Kind::Operation), Some(map)) = (kind, node.as_object_mut()) {
            map.retain(|key, inner| kind.within(key) != Kind::Operation || refers(inner) || says_more(inner));
        }
        if stands_for_something(kind) && !refers(node) {
            match kind.is_copied() {
                // Members beside such a reference count.
                true => _ = node.remove("$ref"),
                false => *node = instead(kind, node.origin),
            }
        }
    });
}

/// Returns whether an operation that is a reference is described beside it.
fn says_more(operation: &Node) -> bool {
    operation.get("responses").is_some()
}

fn stands_for_something(kind: Kind) -> bool {
    kind.may_be_reference() || kind.is_copied()
}

fn find(document: &Document) -> Found {
    let mut found = Found::new();
    let mut see = |node: &Node, kind: Kind| {
        let Some(reference) = node.as_str() else { return };
        if !reference.starts_with('#') || document.at(reference).is_none() {
            found.entry(reference.to_owned()).or_insert((node.origin, kind, 0)).2 += 1;
        }
    };
    walk(&document.root, Kind::Document, &mut |node, kind| {
        node.get("$ref").filter(|_| stands_for_something(kind)).into_iter().for_each(|node| see(node, kind));
        let mapping = node.get("discriminator").filter(|_| kind == Kind::Schema);
        let targets = mapping.into_iter().flat_map(|node| node.members("mapping")).map(|(_, target)| target);
        targets
            .filter(|target| target.as_str().is_some_and(|text| text.starts_with('#')))
            .for_each(|node| see(node, Kind::Data));
    });
    found
}

/// Stands in the place of a reference that leads nowhere.
fn instead(kind: Kind, origin: Origin) -> Node {
    let mut node = Node::object(origin);
    match kind {
        Kind::Response => node.set("description", ""),
        Kind::Body => {
            let media = node.entry("content").and_then(|content| content.entry("application/json"));
            media.into_iter().for_each(|media| media.value = Value::Object(Default::default()));
        }
        _ => {}
    }
    node
}

fn finding(root: &Node, reference: &str, (origin, kind, count): (Origin, Kind, usize)) -> Finding {
    let others = match count {
        1 => String::new(),
        2 => " (and once more elsewhere)".to_owned(),
        _ => format!(" (and {} times elsewhere)", count - 1),
    };
    let cost = match kind {
        Kind::Schema | Kind::Items => "this is raw JSON",
        Kind::Body => "any JSON can be sent",
        Kind::Response => "the answer is raw JSON",
        _ => "it is left out",
    };
    let finding =
        Finding::unsupported("dangling-reference", origin, format!("`{reference}` refers to nothing: {cost}{others}"));
    match correction(root, reference, kind) {
        Some(lines) => finding.help(lines),
        None => finding.help("let an overlay say what is meant"),
    }
}

/// The action of an overlay that adds what is missing.
fn correction(root: &Node, reference: &str, kind: Kind) -> Option<String> {
    let names: Vec<_> = pointer::tokens(reference.strip_prefix('#')?).collect();
    let (shared, name) = match names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().as_slice() {
        ["components", shared, name] => ((*shared).to_owned(), *name),
        ["definitions", name] => ("schemas".to_owned(), *name),
        [shared @ ("parameters" | "responses"), name] => ((*shared).to_owned(), *name),
        _ => return None,
    };
    let value = match kind {
        Kind::Schema | Kind::Items | Kind::Data => "{type: …}",
        Kind::Response => "{description: …, content: …}",
        Kind::Parameter => "{name: …, in: …, schema: {type: …}}",
        _ => "{…}",
    };
    let name = serde_json::to_string(name).ok()?;
    let components = root.get("components");
    let (target, update) = match components.map(|components| components.get(&shared)) {
        Some(Some(_)) => (format!("$.components.{shared}"), format!("{{{name}: {value}}}")),
        Some(None) => ("$.components".to_owned(), format!("{{{shared}: {{{name}: {value}}}}}")),
        None => ("$".to_owned(), format!("{{components: {{{shared}: {{{name}: {value}}}}}}}")),
    };
    Some(format!(
        "- target: {target}\n  description: the document refers to it and does not describe it\n  update: {update}"
    ))
}
