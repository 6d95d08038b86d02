//! A schema and the samples of it: anything that the schema leaves open is filled in, its own words stay.

use super::shape::{Shape, is_numeric};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{OBSERVED, UNTYPED};
use crate::document::{Node, Value};

/// Fills in what `schema` leaves open.
pub(super) fn fill(schema: &mut Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    let is_settled = |key| schema.get(key).is_some();
    if ["$ref", "oneOf", "anyOf", "allOf", UNTYPED].into_iter().any(is_settled) || !shape.is_known() {
        return describe(schema, shape);
    }
    match kind(schema, shape, diagnostics) {
        Kind::Object => object(schema, shape, diagnostics),
        Kind::List => list(schema, shape, diagnostics),
        Kind::Scalar(name, format) => {
            if schema.get("type").is_none() {
                schema.set("type", name);
                if let (Some(format), None) = (format, schema.get("enum")) {
                    schema.set("format", format);
                }
            }
            example(schema, shape);
        }
        Kind::Anything => {}
    }
    describe(schema, shape);
}

enum Kind {
    Object,
    List,
    Scalar(&'static str, Option<&'static str>),
    Anything,
}

/// The kind of a schema: the one that it declares, else that of its samples.
fn kind(schema: &Node, shape: &Shape, diagnostics: &mut Diagnostics) -> Kind {
    if let Some(declared) = schema.str("type").filter(|declared| contradicts(declared, shape)) {
        let message = format!("this is declared as `{declared}`, and some samples are not: the declaration counts");
        diagnostics.push(Finding::note("example-contradicts", schema.origin, message));
    }
    match schema.str("type") {
        Some("object") => return Kind::Object,
        Some("array") => return Kind::List,
        Some(_) => return Kind::Scalar("", None),
        None => {}
    }
    if schema.get("properties").is_some() || schema.get("additionalProperties").is_some() {
        return Kind::Object;
    }
    if schema.get("items").is_some() {
        return Kind::List;
    }
    let scalars = shape.booleans + shape.integers + shape.fractions + shape.texts;
    match (shape.objects > 0, shape.lists > 0, scalars > 0) {
        (true, false, false) => Kind::Object,
        (false, true, false) => Kind::List,
        (true, true, false) => {
            let message = "some samples are a list and some are one object: taken for a list";
            diagnostics.push(Finding::note("example-one-or-many", shape.origin, message));
            Kind::List
        }
        (false, false, _) => scalar(shape, diagnostics),
        _ => {
            let message = "the samples are values of different kinds: taken for anything";
            diagnostics.push(Finding::note("example-mixed", shape.origin, message));
            Kind::Anything
        }
    }
}

/// Returns whether some samples have another JSON type than the one that is declared.
fn contradicts(declared: &str, shape: &Shape) -> bool {
    let kinds = [
        ("boolean", shape.booleans),
        ("integer", shape.integers),
        ("number", shape.fractions),
        ("string", shape.texts),
        ("array", shape.lists),
        ("object", shape.objects),
    ];
    let fits = |kind: &str| kind == declared || (kind == "integer" && declared == "number");
    kinds.iter().any(|(kind, samples)| *samples > 0 && !fits(kind))
}

fn scalar(shape: &Shape, diagnostics: &mut Diagnostics) -> Kind {
    let numbers = shape.integers + shape.fractions;
    let number = || if shape.fractions > 0 { ("number", Some("decimal")) } else { ("integer", None) };
    let readings = shape.readings;
    let (name, format) = match (shape.booleans > 0, numbers > 0, shape.texts > 0) {
        (true, false, false) => ("boolean", None),
        (false, true, false) => number(),
        (false, false, _) => ("string", readings.and_then(|readings| readings.format())),
        // The same thing as a number and as a string: a number, if all the strings are numbers.
        (false, true, true) if readings.is_none_or(|readings| readings.integer) => number(),
        (false, true, true) if readings.is_some_and(|readings| readings.decimal) => ("number", Some("decimal")),
        (true, false, true) if readings.is_none_or(|readings| readings.boolean) => ("boolean", None),
        (_, _, true) => {
            let message = "some samples are texts and some are not: taken for text";
            diagnostics.push(Finding::note("example-mixed", shape.origin, message));
            ("string", None)
        }
        _ => {
            let message = "the samples are values of different kinds: taken for anything";
            diagnostics.push(Finding::note("example-mixed", shape.origin, message));
            return Kind::Anything;
        }
    };
    Kind::Scalar(name, format)
}

fn list(schema: &mut Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    if schema.get("type").is_none() {
        schema.set("type", "array");
    }
    let Some(items) = schema.entry("items") else { return };
    let object_as_item = (shape.objects > 0).then(|| Shape { lists: 0, items: None, ..shape.clone() });
    for seen in shape.items.as_deref().into_iter().chain(&object_as_item) {
        fill(items, seen, diagnostics);
    }
}

fn object(schema: &mut Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    if schema.get("type").is_none() {
        schema.set("type", "object");
    }
    if shape.objects == 0 {
        return;
    }
    if matches!(schema.get("additionalProperties").map(|node| &node.value), Some(Value::Bool(true)))
        && schema.get("properties").is_none()
    {
        return;
    }
    schema.set(OBSERVED, shape.objects as u64);
    let is_map = schema.get("additionalProperties").is_some();
    let named = |key: &str, schema: &Node| {
        let declared = schema.get("properties").is_some_and(|properties| properties.get(key).is_some());
        let is_entry = is_numeric(key) || (is_map && schema.get("properties").is_none());
        declared || !is_entry
    };
    let snapshot = schema.clone();
    if let Some(rest) = shape.merged_members(|key| !named(key, &snapshot)) {
        additional(schema, &rest, diagnostics);
    }
    for (key, member) in shape.members.iter().filter(|(key, _)| named(key, &snapshot)) {
        let Some(properties) = schema.entry("properties") else { return };
        if properties.get(key).is_none() {
            properties.set_node(key, Node::object(member.origin));
        }
        if let Some(property) = properties.get_mut(key) {
            fill(property, member, diagnostics);
        }
        if !member.is_known() && snapshot.get("properties").and_then(|declared| declared.get(key)).is_none() {
            let message = format!("`{key}` is null or empty in every sample: its type is unknown");
            diagnostics.push(Finding::note("example-unknown", member.origin, message));
        }
    }
    order(schema, shape);
}

/// Shows the first sample that says something, unless it is a secret.
fn example(schema: &mut Node, shape: &Shape) {
    let is_secret = schema.str("format") == Some("password");
    if let (Some(sample), false, None) = (&shape.sample, is_secret, schema.get("example")) {
        schema.set_node("example", sample.clone());
    }
}

/// Puts the fields into the order of the examples; those that no example shows stand last.
fn order(schema: &mut Node, shape: &Shape) {
    let Some(properties) = schema.get_mut("properties").and_then(Node::as_object_mut) else { return };
    let position = |key: &String| shape.members.get_index_of(key).unwrap_or(usize::MAX);
    properties.sort_by(|a, _, b, _| position(a).cmp(&position(b)));
}

fn additional(schema: &mut Node, shape: &Shape, diagnostics: &mut Diagnostics) {
    if schema.get("additionalProperties").is_none() {
        let message = "keys that are numbers are ids, not names: these members are a map";
        diagnostics.push(Finding::note("example-map", shape.origin, message));
    }
    if let Some(values) = schema.entry("additionalProperties").filter(|node| node.as_object().is_some()) {
        fill(values, shape, diagnostics);
    }
}

/// Comments of the example become descriptions.
fn describe(schema: &mut Node, shape: &Shape) {
    if schema.get("description").is_some() || schema.get("$ref").is_some() {
        return;
    }
    if let Some(comment) = &shape.comment {
        schema.set("description", comment.as_str());
    }
    let mut lines: Vec<String> = Vec::new();
    for (text, comment) in shape.items.iter().flat_map(|_| &shape.item_comments) {
        let line = format!("* `{text}`: {comment}");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        schema.set("description", format!("Values seen:\n\n{}", lines.join("\n")));
    }
}
