//! Stage 4: [`Document`] + [`Selection`] → [`Document`].
//!
//! In: a corrected document. Out: the same without the operations that are not selected, and without what only those use.
//!
//! Establishes: every operation of the document is wanted. Later stages find nothing about the others, and learn nothing
//! from their examples. Only names are decided with the others in sight (`lower`), so that a selection changes none.
//!
//! A filter that matches no operation is an error: it is misspelt, or the document has changed.

mod pattern;
mod prune;

use crate::choices::{Filter, Selection};
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::vendors;
use crate::document::{Document, Node, operations_of, retain_operations};
pub(crate) use pattern::matches_text;

/// An operation as filters see it.
#[derive(Debug, Clone, Copy)]
struct Candidate<'a> {
    path: &'a str,
    method: &'a str,
    item: &'a Node,
    node: &'a Node,
}

/// Leaves out the operations that are not selected.
pub(crate) fn select(mut document: Document, selection: &Selection, diagnostics: &mut Diagnostics) -> Document {
    if selection.is_everything() {
        return document;
    }
    let candidates = candidates(&document.root);
    let lists = [("include", &selection.include), ("exclude", &selection.exclude)];
    let filters = lists.into_iter().flat_map(|(list, filters)| filters.iter().map(move |filter| (list, filter)));
    let unmatched: Vec<_> =
        filters.filter_map(|(list, filter)| unmatched(list, filter, &candidates, &document.root)).collect();
    if !unmatched.is_empty() {
        unmatched.into_iter().for_each(|finding| diagnostics.push(finding));
        return document;
    }
    let is_wanted = |one: &Candidate<'_>| {
        let is_included = selection.include.is_empty() || selection.include.iter().any(|filter| one.fits(filter));
        is_included && !selection.exclude.iter().any(|filter| one.fits(filter))
    };
    let total = candidates.len();
    let kept = candidates.iter().filter(|one| is_wanted(one));
    let kept: Vec<(String, String)> = kept.map(|one| (one.path.to_owned(), one.method.to_owned())).collect();
    let origin = document.root.get("paths").map_or(document.root.origin, |paths| paths.origin);
    if kept.is_empty() && total > 0 {
        let message = format!("none of the {total} operations is selected");
        diagnostics.push(Finding::invalid("selection-empty", origin, message));
        return document;
    }
    let verb = if kept.len() == 1 { "is" } else { "are" };
    let message = format!("{} of {total} operations {verb} selected", kept.len());
    diagnostics.push(Finding::note("operations-selected", origin, message));
    retain(&mut document.root, &kept);
    prune::run(&mut document.root);
    document
}

fn candidates(root: &Node) -> Vec<Candidate<'_>> {
    let each = root
        .members("paths")
        .filter(|(path, _)| path.starts_with('/'))
        .flat_map(|(path, item)| operations_of(item).map(move |(method, node)| Candidate { path, method, item, node }));
    each.collect()
}

fn retain(root: &mut Node, kept: &[(String, String)]) {
    let Some(paths) = root.get_mut("paths").and_then(Node::as_object_mut) else { return };
    for (path, item) in paths.iter_mut() {
        retain_operations(item, |method| kept.iter().any(|(of, one)| of == path && one == method));
    }
    paths.retain(|path, _| !path.starts_with('/') || kept.iter().any(|(of, _)| of == path));
    for key in ["webhooks", vendors::WEBHOOKS] {
        root.remove(key);
    }
}

impl Candidate<'_> {
    fn fits(&self, filter: &Filter) -> bool {
        filter.conditions().all(|(key, value)| self.has(key, value))
    }

    /// Returns whether one condition of a filter holds.
    fn has(&self, key: &str, value: &str) -> bool {
        match key {
            "tag" => self.tags().any(|tag| pattern::matches_text(value, tag)),
            "path" => pattern::matches_path(value, self.path),
            "operation-id" => self.node.str("operationId").is_some_and(|id| pattern::matches_text(value, id)),
            "method" => self.method.eq_ignore_ascii_case(value),
            _ => self.has_extension(value),
        }
    }

    fn has_extension(&self, condition: &str) -> bool {
        let (key, wanted) = condition.split_once('=').map_or((condition, None), |(key, value)| (key, Some(value)));
        let Some(node) = self.node.get(key).or_else(|| self.item.get(key)) else { return false };
        let text = node.to_text();
        key.starts_with("x-") && wanted.map_or(node.as_bool() != Some(false), |wanted| wanted == text)
    }

    fn tags(&self) -> impl Iterator<Item = &str> {
        self.node.list("tags").filter_map(Node::as_str)
    }

    /// Returns the values that a misspelt condition could have meant.
    fn values(&self, key: &str) -> Vec<&str> {
        match key {
            "tag" => self.tags().collect(),
            "path" => vec![self.path],
            "operation-id" => self.node.str("operationId").into_iter().collect(),
            "method" => vec![self.method],
            _ => {
                let members = [self.node, self.item].into_iter().filter_map(Node::as_object).flatten();
                members.map(|(key, _)| key.as_str()).filter(|key| key.starts_with("x-")).collect()
            }
        }
    }
}

/// Returns the fault of a filter that matches nothing.
fn unmatched(list: &str, filter: &Filter, all: &[Candidate<'_>], root: &Node) -> Option<Finding> {
    let invalid = |message: String| Finding::invalid("selection-no-match", root.origin, message);
    if filter.conditions().next().is_none() {
        return Some(invalid(format!("a filter of `{list}` has no condition, such as a `tag` or a `path`")));
    }
    if all.iter().any(|one| one.fits(filter)) {
        return None;
    }
    let mut wrong = filter.conditions().filter(|(key, value)| !all.iter().any(|one| one.has(key, value)));
    let Some((key, value)) = wrong.next() else {
        return Some(invalid(format!("`{list}` has `{filter}`, and no operation matches all of that")));
    };
    let finding = invalid(format!("`{list}` has `{key}={value}`, and no operation matches that"));
    Some(match nearest(value, all.iter().flat_map(|one| one.values(key))) {
        Some(near) => finding.help(format!("the nearest is `{near}`")),
        None => finding,
    })
}
