//! Equal shapes become one component.
//!
//! Two inferred objects with the same fields, such as the periods of a price in two answers, are one type that was seen
//! in two places. A field that one place leaves unknown (null or empty in every sample) may be known to the other. A
//! field of two different types keeps the shapes apart, and so does a name that an overlay gave one of them.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{EXAMPLE_DESCRIPTIONS, OBSERVED};
use crate::document::{Document, Map, Node, Value, each_operation, operations};
use heck::ToUpperCamelCase;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer fields than this are equal by chance.
const MIN_FIELDS: usize = 3;

/// The names of an object's fields.
type Fields = BTreeSet<String>;

/// A shape that stands in several places: the name it gets, and what is known of it.
struct Shared {
    name: String,
    schema: Node,
    places: usize,
}

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    if document.root.get(EXAMPLE_DESCRIPTIONS).and_then(Node::as_bool) != Some(true) {
        return;
    }
    // Inner shapes first: outer ones are equal only once their inner ones are the same component.
    loop {
        let found = innermost(&document.root);
        if found.is_empty() {
            return;
        }
        replace(&mut document.root, &found);
        let components = document.root.entry("components").and_then(|node| node.entry("schemas"));
        let Some(components) = components else { return };
        for shared in found.into_values() {
            let message = format!("{} places show the same shape: one type, `{}`", shared.places, shared.name);
            diagnostics.push(Finding::note("shape-shared", shared.schema.origin, message));
            components.set_node(&shared.name, shared.schema);
        }
    }
}

/// The shapes that stand in several places and hold no other such shape, each with a name of its own.
fn innermost(root: &Node) -> BTreeMap<Fields, Shared> {
    let mut seen: IndexMap<Fields, Option<Shared>> = IndexMap::new();
    for (_, _, operation) in operations(root) {
        for (_, response) in operation.members("responses") {
            for schema in response.members("content").filter_map(|(_, media)| media.get("schema")) {
                inner(schema, "", &mut |schema, key| note(&mut seen, schema, key));
            }
        }
    }
    let several = |shared: &Shared| shared.places > 1;
    let found: IndexMap<_, _> =
        seen.into_iter().filter_map(|(fields, shared)| Some((fields, shared.filter(several)?))).collect();
    let names: BTreeSet<Fields> = found.keys().cloned().collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut innermost = BTreeMap::new();
    for (fields, mut shared) in found {
        let mut holds_another = false;
        inner(&shared.schema, "", &mut |schema, _| {
            holds_another |= candidate(schema).is_some_and(|fields| names.contains(&fields));
        });
        if !holds_another {
            while shared.name.is_empty() || at(root, &shared.name).is_some() || !taken.insert(shared.name.clone()) {
                shared.name.push_str("Shape");
            }
            innermost.insert(fields, shared);
        }
    }
    innermost
}

/// Adds one place to what is known of its shape. Places that contradict each other share nothing.
fn note(seen: &mut IndexMap<Fields, Option<Shared>>, schema: &Node, key: &str) {
    let Some(fields) = candidate(schema) else { return };
    match seen.get_mut(&fields) {
        Some(slot) => *slot = slot.take().and_then(|shared| shared.with(schema)),
        None => {
            let shared = Shared { name: name(key), schema: schema.clone(), places: 1 };
            seen.insert(fields, Some(shared));
        }
    }
}

fn at<'a>(root: &'a Node, name: &str) -> Option<&'a Node> {
    root.get("components")?.get("schemas")?.get(name)
}

/// The fields of an inferred object that could be shared.
fn candidate(schema: &Node) -> Option<Fields> {
    let fields: Fields = schema.get("properties")?.as_object()?.keys().cloned().collect();
    let is_inferred = schema.get(OBSERVED).is_some() && schema.get("additionalProperties").is_none();
    (is_inferred && fields.len() >= MIN_FIELDS).then_some(fields)
}

/// Calls `visit` for the schemas inside a schema, with the key under which each stands.
fn inner<'a>(schema: &'a Node, key: &'a str, visit: &mut dyn FnMut(&'a Node, &'a str)) {
    for (key, property) in schema.members("properties") {
        inner(property, key, visit);
        visit(property, key);
    }
    for keyword in ["items", "additionalProperties"] {
        if let Some(items) = schema.get(keyword) {
            inner(items, key, visit);
            visit(items, key);
        }
    }
}

/// A list's key names many of what one item is.
fn name(key: &str) -> String {
    let singular = match key.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => key.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(key).to_owned(),
    };
    singular.to_upper_camel_case()
}

impl Shared {
    /// The same shape with what another place knows of it; `None` if the two contradict each other.
    fn with(mut self, other: &Node) -> Option<Self> {
        let mine = self.schema.get_mut("properties").and_then(Node::as_object_mut)?;
        for (key, theirs) in other.members("properties") {
            let mine = mine.get_mut(key)?;
            if !says(mine) {
                *mine = theirs.clone();
            } else if says(theirs) && essence(mine) != essence(theirs) {
                return None;
            }
        }
        let count = |schema: &Node| schema.get(OBSERVED).and_then(Node::as_u64).unwrap_or(0);
        let observed = count(&self.schema) + count(other);
        self.schema.set(OBSERVED, observed);
        self.places += 1;
        Some(self)
    }
}

/// Returns whether a schema says what its value is.
fn says(schema: &Node) -> bool {
    ["type", "$ref", "oneOf", "allOf"].into_iter().any(|keyword| schema.get(keyword).is_some())
}

/// A schema without what does not make another type of it.
fn essence(schema: &Node) -> Node {
    let value = match &schema.value {
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !matches!(key.as_str(), "example" | "description" | OBSERVED));
            kept.map(|(key, node)| (key.clone(), essence(node))).collect::<Map>().into()
        }
        Value::Array(items) => Value::Array(items.iter().map(essence).collect()),
        other => other.clone(),
    };
    Node { value, origin: schema.origin }
}

fn replace(root: &mut Node, found: &BTreeMap<Fields, Shared>) {
    each_operation(root, |_, _, operation| {
        let responses = operation.get_mut("responses").and_then(Node::as_object_mut);
        for response in responses.into_iter().flat_map(|map| map.values_mut()) {
            let content = response.get_mut("content").and_then(Node::as_object_mut);
            for media in content.into_iter().flat_map(|map| map.values_mut()) {
                if let Some(schema) = media.get_mut("schema") {
                    replace_inside(schema, found);
                }
            }
        }
    });
}

fn replace_inside(schema: &mut Node, found: &BTreeMap<Fields, Shared>) {
    let mut each = |inner: &mut Node| {
        replace_inside(inner, found);
        if let Some(shared) = candidate(inner).and_then(|fields| found.get(&fields)) {
            let reference = Node::new(format!("#/components/schemas/{}", shared.name), inner.origin);
            inner.value = Map::from_iter([("$ref".to_owned(), reference)]).into();
        }
    };
    let properties = schema.get_mut("properties").and_then(Node::as_object_mut);
    properties.into_iter().flat_map(|map| map.values_mut()).for_each(&mut each);
    for keyword in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get_mut(keyword) {
            each(inner);
        }
    }
}
