//! Examples complete the schemas of responses.
//!
//! First all samples are collected, by the place they belong to: the response's own schema, or the component
//! that a `$ref` on the way names, so that a shape that several operations share is learned from all of them.
//! Then every open schema is filled ([`super::fill`]). Works on all responses where the root says
//! `x-ampersat-example-descriptions: true`, and elsewhere on responses that have an example and no schema.

use super::fill;
use super::shape::Shape;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{COMMENTS, EXAMPLE_DESCRIPTIONS};
use crate::document::{Document, Map, Node, Origin, Value, each_operation, operations, pointer};
use std::collections::BTreeMap;

/// The response or component to which a sample belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// The response of an operation: path, method, status and media type.
    Response(String, String, String, String),
    /// A component, by its name.
    Component(String),
}

type Shapes = BTreeMap<Owner, Shape>;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let everywhere = document.root.get(EXAMPLE_DESCRIPTIONS).and_then(Node::as_bool) == Some(true);
    let mut collector = Collector { root: &document.root, shapes: Shapes::new(), kinds: BTreeMap::new() };
    for (path, method, operation) in operations(&document.root) {
        for (status, response) in operation.members("responses") {
            for (media, content) in response.members("content").filter(|(name, _)| name.contains("json")) {
                if everywhere || content.get("schema").is_none() {
                    let owner = Owner::Response(path.to_owned(), method.to_owned(), status.clone(), media.clone());
                    collector.media(owner, content);
                }
            }
        }
    }
    let Collector { shapes, kinds, .. } = collector;
    if everywhere {
        report_varying_keys(&kinds, diagnostics);
    }
    fill_components(document, &shapes, diagnostics);
    each_operation(&mut document.root, |path, method, operation| {
        let Some(responses) = operation.get_mut("responses").and_then(Node::as_object_mut) else { return };
        for (status, response) in responses {
            let Some(content) = response.get_mut("content").and_then(Node::as_object_mut) else { continue };
            for (media, content) in content {
                // a schema of which nothing is known allows anything
                let Some(schema) = content.entry("schema") else { continue };
                let owner = || Owner::Response(path.to_owned(), method.to_owned(), status.clone(), media.clone());
                let shape = if shapes.is_empty() { None } else { shapes.get(&owner()) };
                shape.into_iter().for_each(|shape| fill::fill(schema, shape, diagnostics));
            }
        }
    });
}

fn fill_components(document: &mut Document, shapes: &Shapes, diagnostics: &mut Diagnostics) {
    let schemas = document.root.get_mut("components").and_then(|components| components.get_mut("schemas"));
    let Some(schemas) = schemas.and_then(Node::as_object_mut) else { return };
    for (name, schema) in schemas {
        if let Some(shape) = shapes.get(&Owner::Component(name.clone())) {
            fill::fill(schema, shape, diagnostics);
        }
    }
}

struct Collector<'a> {
    root: &'a Node,
    shapes: Shapes,
    /// For every key, the kinds of its values with how often each was seen, and where the key was seen first.
    kinds: BTreeMap<String, (Origin, BTreeMap<&'static str, usize>)>,
}

impl<'a> Collector<'a> {
    fn media(&mut self, owner: Owner, content: &Node) {
        let comments = content.get(COMMENTS).and_then(Node::as_object);
        let single = content.get("example").into_iter();
        let named = content.members("examples").filter_map(|(_, example)| example.get("value"));
        for sample in single.chain(named) {
            let open = Node::object(content.origin);
            self.count_kinds(sample);
            // A component stands for the whole response: its samples are the component's.
            let schema = content.get("schema").unwrap_or(&open);
            if schema.get("$ref").is_none() {
                self.absorb(owner.clone(), sample, &mut String::new(), comments);
            }
            self.collect(schema, sample, &mut String::new(), comments);
        }
    }

    fn absorb(&mut self, owner: Owner, sample: &Node, at: &mut String, comments: Option<&Map>) {
        let shape = self.shapes.entry(owner).or_insert_with(|| Shape::new(sample.origin));
        shape.absorb(sample, at, comments);
    }

    /// Goes down a schema and a sample side by side, and hands the sample to every component on the way.
    fn collect(&mut self, schema: &Node, sample: &Node, at: &mut String, comments: Option<&Map>) {
        if let Some(name) = component(schema) {
            let Some(target) = self.component(name) else { return };
            // A lone object where a list is declared, and the like, is the decoder's business.
            self.absorb(Owner::Component(name.to_owned()), sample, at, comments);
            self.collect_inside(target, sample, at, comments);
        } else {
            self.collect_inside(schema, sample, at, comments);
        }
    }

    fn collect_inside(&mut self, schema: &Node, sample: &Node, at: &mut String, comments: Option<&Map>) {
        match &sample.value {
            Value::Array(items) => {
                let Some(schema) = schema.get("items") else { return };
                for (index, item) in items.iter().enumerate() {
                    let length = at.len();
                    pointer::push(at, &index.to_string());
                    self.collect(schema, item, at, comments);
                    at.truncate(length);
                }
            }
            Value::Object(_) if schema.get("items").is_some() => {
                // A lone item; not of a list of lists, which may be a list of itself.
                if let Some(items) = schema.get("items").filter(|items| !self.is_list(items)) {
                    self.collect(items, sample, at, comments);
                }
            }
            Value::Object(map) => {
                for (key, member) in map.iter() {
                    let property = schema.get("properties").and_then(|properties| properties.get(key));
                    if let Some(schema) = property.or_else(|| schema.get("additionalProperties")) {
                        let length = at.len();
                        pointer::push(at, key);
                        self.collect(schema, member, at, comments);
                        at.truncate(length);
                    }
                }
            }
            _ => {}
        }
    }

    fn is_list(&self, schema: &Node) -> bool {
        let target = component(schema).and_then(|name| self.component(name)).unwrap_or(schema);
        target.get("items").is_some()
    }

    fn component(&self, name: &str) -> Option<&'a Node> {
        self.root.get("components")?.get("schemas")?.get(name)
    }

    fn count_kinds(&mut self, sample: &Node) {
        match &sample.value {
            Value::Array(items) => items.iter().for_each(|item| self.count_kinds(item)),
            Value::Object(map) => {
                for (key, member) in map.iter() {
                    if let Some(kind) = kind(member) {
                        let (_, kinds) =
                            self.kinds.entry(key.clone()).or_insert_with(|| (member.origin, BTreeMap::new()));
                        *kinds.entry(kind).or_default() += 1;
                    }
                    self.count_kinds(member);
                }
            }
            _ => {}
        }
    }
}

/// The name of the component that a schema refers to, directly or as the only part of an `allOf`.
fn component(schema: &Node) -> Option<&str> {
    let direct = schema.str("$ref");
    let wrapped = || match schema.get("allOf").and_then(Node::as_array).map(Vec::as_slice) {
        Some([only]) => only.str("$ref"),
        _ => None,
    };
    direct.or_else(wrapped)?.strip_prefix("#/components/schemas/")
}

/// The kind of a value, if it has one: null, empty lists and empty objects are unknown.
fn kind(node: &Node) -> Option<&'static str> {
    match &node.value {
        Value::Null => None,
        Value::Bool(_) => Some("boolean"),
        Value::Number(_) => Some("number"),
        Value::String(_) => Some("string"),
        Value::Array(items) => (!items.is_empty()).then_some("list"),
        Value::Object(map) => (!map.is_empty()).then_some("object"),
    }
}

fn report_varying_keys(
    kinds: &BTreeMap<String, (Origin, BTreeMap<&'static str, usize>)>,
    diagnostics: &mut Diagnostics,
) {
    for (key, (origin, kinds)) in kinds.iter().filter(|(_, (_, kinds))| kinds.len() > 1) {
        let counts: Vec<_> = kinds.iter().map(|(kind, count)| format!("{kind} {count} times")).collect();
        let message = format!("`{key}` has several JSON types in the examples: {}", counts.join(", "));
        let help = "each place is typed by its own samples; an overlay can say otherwise";
        diagnostics.push(Finding::note("key-type-varies", *origin, message).help(help));
    }
}
