//! The target of each reference stands where the standards keep shared things, under a name of its own.
//!
//! References may lead anywhere: into a response of another operation, to a property of a schema, to another file
//! (which `load` has hung into the document). Their targets move to the shared things of their kind, and a reference
//! stays in each place. References to references lead to the end of the chain; chains without end are errors. A
//! reference to a thing of another kind is read as what it means (`meant`), or taken for anything; one whose target
//! stands elsewhere leads there (`elsewhere`).

mod elsewhere;
mod homes;
mod meant;
mod survey;

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Version;
use crate::document::extension::FILES;
use crate::document::kind::walk_mut;
use crate::document::{Document, Kind, Node, Origin, pointer};
use homes::Homes;
use std::collections::{BTreeMap, BTreeSet};
use survey::{Reference, Survey};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    let is_swagger = Version::of(root) == Some(Version::Swagger2);
    let mut survey = Survey::of(root);
    if elsewhere::repair(root, &survey, diagnostics) {
        survey = Survey::of(root);
    }
    if meant::repair(root, &survey, is_swagger, diagnostics) {
        survey = Survey::of(root);
    }
    let mut homes = Homes::new(root, is_swagger);
    let mut found = Found::default();
    found.follow(root, survey.references());
    while let Some(place) = found.pending.pop() {
        let Some(target) = at(root, &place.pointer) else { continue };
        let known = Kind::of_pointer(&place.pointer);
        if !fits(known, place.kind) {
            diagnostics.push(mismatch(&place.reference, place.origin, place.kind, known));
            found.wrong.insert((place.pointer, place.kind));
            continue;
        }
        homes.choose(root, &place);
        if known == Kind::Data {
            // Nobody has been here yet.
            let more = survey.add(target, place.kind);
            found.follow(root, more);
        }
    }
    homes.move_in(root);
    let ends = ends(root, &survey, &homes, &found.leads, diagnostics);
    if !found.wrong.is_empty() || ends.iter().any(|(reference, end)| reference != end) {
        rewrite(root, &ends, &found);
    }
    if !found.wrong.is_empty() || survey.has_empty_parameter {
        without_nothing(root);
    }
    root.remove(FILES);
}

/// Parameters of which nothing is left are none.
fn without_nothing(root: &mut Node) {
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if let (Kind::List(Kind::Parameter), Some(items)) = (kind, node.as_array_mut()) {
            items.retain(|item| item.as_object().is_none_or(|map| !map.is_empty()));
        }
    });
}

/// A place that a reference leads to, and what the reference stands for.
#[derive(Debug)]
struct Place {
    pointer: String,
    kind: Kind,
    /// The place of the reference.
    origin: Origin,
    reference: String,
}

/// The value at a pointer.
pub(super) fn at<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    pointer::tokens(pointer).try_fold(root, |node, token| node.child(&token))
}

/// The target of a local reference, as a pointer: its text may be percent-encoded, or written as if it were.
pub(super) fn leads_to(root: &Node, reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let decoded = pointer::of(pointer::decoded(fragment));
    if at(root, &decoded).is_some() {
        return Some(decoded);
    }
    let plain = pointer::of(pointer::tokens(fragment));
    at(root, &plain).is_some().then_some(plain)
}

/// The places that have been found by following references.
#[derive(Default)]
struct Found {
    /// For each reference as it is written: the place it leads to.
    leads: Leads,
    seen: BTreeSet<(String, Kind)>,
    /// The places nobody has looked at yet.
    pending: Vec<Place>,
    /// The places that are no things of the kind that references to them stand for.
    wrong: BTreeSet<(String, Kind)>,
}

type Leads = BTreeMap<String, String>;

impl Found {
    /// Notes all places that references lead to.
    fn follow(&mut self, root: &Node, references: &[Reference]) {
        for Reference { text, kind, origin } in references {
            let Some(pointer) = leads_to(root, text) else { continue };
            self.leads.insert(text.clone(), pointer.clone());
            if self.seen.insert((pointer.clone(), *kind)) {
                self.pending.push(Place { pointer, kind: *kind, origin: *origin, reference: text.clone() });
            }
        }
    }
}

/// The references in the mapping of a schema's discriminator.
fn mapping(schema: &Node) -> impl Iterator<Item = &Node> {
    let targets = schema.get("discriminator").into_iter().flat_map(|node| node.members("mapping"));
    targets.map(|(_, target)| target).filter(|target| target.as_str().is_some_and(|text| text.starts_with('#')))
}

/// Returns whether what stands at a place can be what a reference to it stands for.
fn fits(known: Kind, wanted: Kind) -> bool {
    let known = if known == Kind::Items { Kind::Schema } else { known };
    known == wanted || known == Kind::Data
}

pub(super) fn mismatch(reference: &str, origin: Origin, wanted: Kind, known: Kind) -> Finding {
    let (wanted, known) = (wanted.name(), known.name());
    let message = format!("`{reference}` is {known}, and stands where {wanted} belongs: it is left out");
    Finding::unsupported("reference-to-other-kind", origin, message)
}

/// The place in which each reference ends, by the reference as it is written.
fn ends(root: &Node, survey: &Survey, homes: &Homes, leads: &Leads, diagnostics: &mut Diagnostics) -> Leads {
    let mut ends = Leads::new();
    let mut circles: BTreeSet<String> = BTreeSet::new();
    let lead = |reference: &str| leads.get(reference).map(|pointer| homes.of(pointer));
    for Reference { text: reference, kind, origin } in survey.references() {
        if *kind == Kind::PathItem || ends.contains_key(reference) {
            continue;
        }
        let Some(mut end) = lead(reference) else { continue };
        let mut passed = BTreeSet::from([end.clone()]);
        // Schemas that are references are types of their own; a later stage deals with them.
        while *kind != Kind::Schema
            && let Some(next) = at(root, &end).and_then(|node| node.str("$ref")).and_then(lead)
        {
            end = next;
            if !passed.insert(end.clone()) {
                if !circles.contains(&end) {
                    let message = format!("`{reference}` refers to itself in the end");
                    diagnostics.push(Finding::invalid("circular-reference", *origin, message));
                }
                circles.extend(passed);
                break;
            }
        }
        ends.insert(reference.to_owned(), format!("#{end}"));
    }
    ends
}

fn rewrite(root: &mut Node, ends: &Leads, found: &Found) {
    let end_of = |node: &Node| ends.get(node.as_str()?).filter(|end| node.as_str() != Some(end)).cloned();
    let is_wrong = |reference: &str, kind: Kind| {
        if found.wrong.is_empty() {
            return false;
        }
        let kind = if kind == Kind::Items { Kind::Schema } else { kind };
        found.leads.get(reference).is_some_and(|place| found.wrong.contains(&(place.clone(), kind)))
    };
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if !kind.may_be_reference() {
            return;
        }
        if node.str("$ref").is_some_and(|reference| is_wrong(reference, kind)) {
            kind.without_reference(node);
        } else if let Some(reference) = node.get_mut("$ref")
            && let Some(end) = end_of(reference)
        {
            reference.value = end.into();
        }
        let mapping = node.get_mut("discriminator").and_then(|node| node.get_mut("mapping"));
        for target in mapping.and_then(Node::as_object_mut).into_iter().flat_map(|map| map.values_mut()) {
            if let Some(end) = end_of(target) {
                target.value = end.into();
            }
        }
    });
}
