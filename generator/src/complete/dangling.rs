//! A reference that leads nowhere costs what it stands for, and nothing else.
//!
//! Overlays have been applied: one may have added what is missing. A schema becomes raw JSON, a body is any JSON, a
//! response says nothing of its content, an operation is its method and path, and everything else is left out. Members beside
//! the reference count.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::FILES;
use crate::document::kind::{walk, walk_mut};
use crate::document::{Document, Kind, Map, Node, Origin, pointer};
use crate::normalise::{has_old_places, rewrite_references};
use indexmap::IndexMap;

/// The references that lead nowhere, as they are written.
type Found = IndexMap<String, Site>;

/// The first place of a reference, and how many there are.
struct Site {
    origin: Origin,
    kind: Kind,
    /// True if what stands beside it says what it is.
    has_more: bool,
    count: usize,
}

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut found = find(document);
    // what is written as in Swagger 2.0 leads nowhere, unless something stands in its old place
    if !found.is_empty() || has_old_places(&document.root) {
        rewrite_references(&mut document.root);
        found = find(document);
    }
    if found.is_empty() {
        return;
    }
    for (reference, site) in &found {
        diagnostics.push(finding(&document.root, reference, site));
    }
    walk_mut(&mut document.root, Kind::Document, &mut |node, kind| {
        let leads = |node: &Node| node.as_str().is_none_or(|reference| !found.contains_key(reference));
        let refers = |node: &Node| node.get("$ref").is_none_or(leads);
        if let (Kind::List(Kind::Parameter), Some(items)) = (kind, node.as_array_mut()) {
            items.retain(|item| refers(item) || Kind::Parameter.says_more(item));
        }
        let mapping = node.get_mut("discriminator").and_then(|node| node.get_mut("mapping"));
        mapping.and_then(Node::as_object_mut).into_iter().for_each(|map| map.retain(|_, target| leads(target)));
        if stands_for_something(kind) && !refers(node) {
            node.remove("$ref");
            fill_in(kind, node);
        }
    });
}

fn stands_for_something(kind: Kind) -> bool {
    kind.may_be_reference() || kind.is_copied()
}

fn find(document: &Document) -> Found {
    let mut found = Found::new();
    let mut see = |node: &Node, kind: Kind, has_more: bool| {
        let Some(reference) = node.as_str() else { return };
        if !reference.starts_with('#') || document.at(reference).is_none() {
            let first = Site { origin: node.origin, kind, has_more, count: 0 };
            found.entry(reference.to_owned()).or_insert(first).count += 1;
        }
    };
    walk(&document.root, Kind::Document, &mut |node, kind| {
        let reference = node.get("$ref").filter(|_| stands_for_something(kind));
        reference.into_iter().for_each(|reference| see(reference, kind, kind.says_more(node)));
        let mapping = node.get("discriminator").filter(|_| matches!(kind, Kind::Schema | Kind::Items));
        let targets = mapping.into_iter().flat_map(|node| node.members("mapping")).map(|(_, target)| target);
        targets
            .filter(|target| target.as_str().is_some_and(|text| text.starts_with('#')))
            .for_each(|node| see(node, Kind::Data, false));
    });
    found
}

/// Adds what a thing has to have, which the reference would have brought.
fn fill_in(kind: Kind, node: &mut Node) {
    match kind {
        Kind::Response if node.get("description").is_none() => node.set("description", ""),
        Kind::Operation if node.get("responses").is_none() => node.set("responses", Map::default()),
        Kind::Body if node.get("content").is_none() => {
            let media = node.entry("content").and_then(|content| content.entry("application/json"));
            media.into_iter().for_each(|media| media.value = Map::default().into());
        }
        _ => {}
    }
}

fn finding(root: &Node, reference: &str, site: &Site) -> Finding {
    let others = match site.count {
        1 => String::new(),
        2 => " (and once more elsewhere)".to_owned(),
        count => format!(" (and {} times elsewhere)", count - 1),
    };
    let cost = match site.kind {
        _ if site.has_more => "only what stands beside it counts",
        Kind::Schema | Kind::Items => "this is raw JSON",
        Kind::Body => "any JSON can be sent",
        Kind::Response => "the answer is raw JSON",
        Kind::Operation => "only method and path are known",
        _ => "it is left out",
    };
    if !reference.starts_with('#') {
        let message = format!("`{reference}` stands in the network, which is not asked: {cost}{others}");
        let help = "download it, and refer to the file";
        return Finding::unsupported("remote-reference", site.origin, message).help(help);
    }
    let written = match in_file(reference) {
        None => reference.to_owned(),
        Some((path, inside)) if inside.is_empty() => path,
        Some((path, inside)) => format!("{path}#{inside}"),
    };
    let message = format!("`{written}` refers to nothing: {cost}{others}");
    let help = correction(root, reference, site.kind);
    let help = help.unwrap_or_else(|| "let an overlay say what is meant".to_owned());
    Finding::unsupported("dangling-reference", site.origin, message).help(help)
}

/// The file that a reference leads to, and the pointer within it.
fn in_file(reference: &str) -> Option<(String, String)> {
    let mut tokens = pointer::tokens(reference.strip_prefix('#')?);
    tokens.next().filter(|first| first == FILES)?;
    let path = tokens.next()?.into_owned();
    Some((path, pointer::of(tokens)))
}

/// The action of an overlay that adds a missing value. One that a file lacks hangs where the file would.
fn correction(root: &Node, reference: &str, kind: Kind) -> Option<String> {
    let value = match kind {
        Kind::Schema | Kind::Items | Kind::Data => "{type: …}",
        Kind::Response => "{description: …, content: …}",
        Kind::Parameter => "{name: …, in: …, schema: {type: …}}",
        _ => "{…}",
    };
    if let Some((path, inside)) = in_file(reference).filter(|_| !kind.is_copied()) {
        let inside = pointer::join("", &path) + &inside;
        let names: Vec<_> =
            pointer::tokens(&inside).map(|name| serde_json::to_string(&name)).collect::<Result<_, _>>().ok()?;
        let nested = names.iter().rev().fold(value.to_owned(), |inner, name| format!("{{{name}: {inner}}}"));
        return Some(action("$", &format!("{{{FILES}: {nested}}}")));
    }
    let names: Vec<_> = pointer::tokens(reference.strip_prefix('#')?).collect();
    let (shared, name) = match names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().as_slice() {
        ["components", shared, name] => ((*shared).to_owned(), *name),
        ["definitions", name] => ("schemas".to_owned(), *name),
        [shared @ ("parameters" | "responses"), name] => ((*shared).to_owned(), *name),
        _ => return None,
    };
    let name = serde_json::to_string(name).ok()?;
    let components = root.get("components");
    let (target, update) = match components.map(|components| components.get(&shared)) {
        Some(Some(_)) => (format!("$.components.{shared}"), format!("{{{name}: {value}}}")),
        Some(None) => ("$.components".to_owned(), format!("{{{shared}: {{{name}: {value}}}}}")),
        None => ("$".to_owned(), format!("{{components: {{{shared}: {{{name}: {value}}}}}}}")),
    };
    Some(action(&target, &update))
}

fn action(target: &str, update: &str) -> String {
    format!("- target: {target}\n  description: the document refers to it and does not describe it\n  update: {update}")
}
