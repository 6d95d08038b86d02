//! References whose target stands elsewhere than they say.
//!
//! A schema that was a document of its own still refers to what it holds as if it were one: `#/$defs/Note` means that of the
//! schema around it, and `#` means that schema. Documents that were moved from one standard to the other still say
//! where the old one keeps shared things.

use super::survey::{Reference, Survey};
use super::{at, leads_to};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Kind, Node, Origin, Value, pointer};
use crate::normalise::openapi3::REFERENCES;
use std::collections::HashSet;

/// Lets such references lead to what they mean. Returns whether the survey may be out of date then.
pub(super) fn repair(root: &mut Node, survey: &Survey, diagnostics: &mut Diagnostics) -> bool {
    let dangling = dangling(root, survey);
    if dangling.is_empty() {
        return false;
    }
    let mut search = Search { root, dangling: &dangling, schemas: Vec::new(), found: Vec::new() };
    search.node(root, Kind::Document, &mut Vec::new());
    for Meant { place, reference, meant, finding } in search.found {
        let holder = pointer::tokens(&place).try_fold(&mut *root, |node, token| node.child_mut(&token));
        if let Some(node) = holder.filter(|node| node.as_str() == Some(&reference)) {
            node.value = meant.into();
            diagnostics.push(finding);
        }
    }
    true
}

/// The references that lead nowhere, and those from a schema to the whole document.
fn dangling(root: &Node, survey: &Survey) -> HashSet<String> {
    let is_dangling =
        |one: &&Reference| leads_to(root, &one.text).is_none() || (one.text == "#" && is_schema(one.kind));
    let local = survey.references().iter().filter(|one| one.text.starts_with('#'));
    local.filter(is_dangling).map(|one| one.text.clone()).collect()
}

fn is_schema(kind: Kind) -> bool {
    matches!(kind, Kind::Schema | Kind::Items)
}

/// A reference and what it means.
struct Meant {
    place: String,
    reference: String,
    meant: String,
    finding: Finding,
}

struct Search<'a> {
    root: &'a Node,
    dangling: &'a HashSet<String>,
    /// The number of tokens that lead to each of the schemas around a place, the outermost first.
    schemas: Vec<usize>,
    found: Vec<Meant>,
}

impl<'a> Search<'a> {
    fn node(&mut self, node: &'a Node, kind: Kind, way: &mut Vec<String>) {
        if kind == Kind::Data {
            return;
        }
        if is_schema(kind) {
            self.schemas.push(way.len());
        }
        if kind.may_be_reference() {
            self.reference(node.get("$ref"), &["$ref"], kind, way);
        }
        if is_schema(kind) {
            let targets = node.get("discriminator").into_iter().flat_map(|node| node.members("mapping"));
            targets
                .for_each(|(key, target)| self.reference(Some(target), &["discriminator", "mapping", key], kind, way));
        }
        match &node.value {
            Value::Object(map) => map.iter().for_each(|(key, inner)| {
                way.push(key.clone());
                self.node(inner, kind.within(key), way);
                way.pop();
            }),
            Value::Array(items) => items.iter().enumerate().for_each(|(index, inner)| {
                way.push(index.to_string());
                self.node(inner, kind.within("0"), way);
                way.pop();
            }),
            _ => {}
        }
        if is_schema(kind) {
            self.schemas.pop();
        }
    }

    fn reference(&mut self, node: Option<&Node>, keys: &[&str], kind: Kind, way: &[String]) {
        let Some((node, text)) = node.and_then(|node| Some((node, node.as_str()?))) else { return };
        if !self.dangling.contains(text) {
            return;
        }
        let within = if is_schema(kind) { self.within(text, node.origin, way) } else { None };
        if let Some((meant, finding)) = within.or_else(|| self.of_other_standard(text, node.origin)) {
            let way = way.iter().map(String::as_str).chain(keys.iter().copied());
            let place = way.fold(String::new(), |pointer, key| pointer::join(&pointer, key));
            self.found.push(Meant { place, reference: text.to_owned(), meant, finding });
        }
    }

    /// Returns the meaning of a reference within the schemas around it.
    fn within(&self, text: &str, origin: Origin, way: &[String]) -> Option<(String, Finding)> {
        let inside = pointer::of(pointer::decoded(text.strip_prefix('#')?));
        let around = |depth: &usize| {
            let way = way.iter().take(*depth);
            let schema = way.fold(String::new(), |pointer, key| pointer::join(&pointer, key));
            format!("{schema}{inside}")
        };
        let meant = match inside.is_empty() {
            true => self.schemas.first().map(around)?,
            false => self.schemas.iter().rev().map(around).find(|place| at(self.root, place).is_some())?,
        };
        let message = format!("`{text}` is read as the one within the schema around it");
        Some((format!("#{meant}"), Finding::repaired("reference-within-schema", origin, message)))
    }

    /// Returns the meaning of a reference where the other standard keeps shared things.
    fn of_other_standard(&self, text: &str, origin: Origin) -> Option<(String, Finding)> {
        let other = |from: &str, to: &str| text.strip_prefix(from).map(|rest| format!("{to}{rest}"));
        let meant = REFERENCES.iter().find_map(|(old, new)| other(old, new).or_else(|| other(new, old)))?;
        leads_to(self.root, &meant)?;
        let message = format!("`{text}` is written as in another version of the standard: `{meant}` is meant");
        Some((meant, Finding::repaired("reference-of-other-version", origin, message)))
    }
}
