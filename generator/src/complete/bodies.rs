//! "Query" parameters of writing methods become one JSON body.
//!
//! Switched on by `x-ampersat-query-as-body: [post, put, patch]` at the root: HostBill declares the fields of
//! a body as query parameters, the password included. In a standard document `in: query` means what it says,
//! and nothing happens here. Of other methods than those named, they stay in the query.

use super::each_operation;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Map, Node};

/// The root's switch for this pass: a list of methods.
pub(crate) const SWITCH: &str = "x-ampersat-query-as-body";

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let methods: Vec<String> = document.root.list(SWITCH).filter_map(Node::as_str).map(str::to_owned).collect();
    if methods.is_empty() {
        return;
    }
    each_operation(&mut document.root, |path, method, operation| {
        if methods.iter().any(|name| name == method) && operation.get("requestBody").is_none() {
            let subject = format!("{} {path}", method.to_uppercase());
            convert(operation, &subject, diagnostics);
        }
    });
}

fn convert(operation: &mut Node, subject: &str, diagnostics: &mut Diagnostics) {
    let origin = operation.origin;
    let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) else { return };
    let is_query = |parameter: &Node| parameter.str("in") == Some("query");
    let (fields, rest): (Vec<_>, Vec<_>) = std::mem::take(parameters).into_iter().partition(is_query);
    *parameters = rest;
    if fields.is_empty() {
        return;
    }
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let Some(name) = field.str("name").map(str::to_owned) else { continue };
        let message = format!("`{name}` of {subject} is declared in the query and sent in the JSON body");
        diagnostics.push(Finding::repaired("query-as-body", field.origin, message));
        if field.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(Node::new(name.as_str(), field.origin));
        }
        properties.insert(name, property(field));
    }
    let mut schema = Node::object(origin);
    schema.set("type", "object");
    schema.set("properties", properties);
    let is_required = !required.is_empty();
    if is_required {
        schema.set("required", required);
    }
    let mut media = Node::object(origin);
    media.set_node("schema", schema);
    let mut body = Node::object(origin);
    body.set("required", is_required);
    body.set("content", Map::from_iter([("application/json".to_owned(), media)]));
    operation.set_node("requestBody", body);
}

/// A parameter's schema with what the parameter says about it.
fn property(mut parameter: Node) -> Node {
    let schema = parameter.remove("schema").unwrap_or_else(|| Node::object(parameter.origin));
    let described = parameter.get("description").is_some() || parameter.get("x-ampersat-name").is_some();
    // What stands beside a `$ref` would not count.
    let mut property = if schema.get("$ref").is_some() && described {
        let mut wrapper = Node::object(schema.origin);
        wrapper.set("allOf", vec![schema]);
        wrapper
    } else {
        Node { origin: parameter.origin, ..schema }
    };
    for key in ["description", "x-ampersat-name"] {
        if let Some(node) = parameter.remove(key) {
            property.set_node(key, node);
        }
    }
    property
}
