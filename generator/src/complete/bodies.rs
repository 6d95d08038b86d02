//! "Query" parameters of writing methods become one JSON body.
//!
//! Switched on by `x-ampersat-query-as-body: [post, put, patch]` at the root: HostBill declares the fields of
//! a body as query parameters, the password included. In a standard document `in: query` means what it says,
//! and nothing happens here. Of other methods than those named, they stay in the query.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{NAME, QUERY_AS_BODY};
use crate::document::{Document, METHODS, Map, Node, each_operation, operations_of_mut, verb};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let methods: Vec<String> = document.root.list(QUERY_AS_BODY).filter_map(|node| method(node, diagnostics)).collect();
    if methods.is_empty() {
        return;
    }
    hand_down(&mut document.root);
    each_operation(&mut document.root, |path, method, operation| {
        if methods.iter().any(|name| name == method) {
            let subject = format!("{} {path}", verb(method));
            convert(operation, &subject, diagnostics);
        }
    });
}

fn method(node: &Node, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = node.as_str().unwrap_or_default().to_lowercase();
    if METHODS.contains(&name.as_str()) {
        return Some(name);
    }
    let message = format!("`{QUERY_AS_BODY}` is a list of HTTP methods, and `{name}` is none");
    diagnostics.push(Finding::invalid("unknown-method", node.origin, message));
    None
}

/// Gives every operation the query parameters of its path item, and all references to query parameters their
/// target: a field must not stay in the query because it was declared elsewhere.
fn hand_down(root: &mut Node) {
    let shared = root.get("components").and_then(|components| components.get("parameters")).cloned();
    let target = |node: &Node| {
        let name = node.str("$ref")?.strip_prefix("#/components/parameters/")?;
        shared.as_ref()?.get(name).filter(|target| is_query(target)).cloned()
    };
    let inline = |holder: &mut Node| {
        let list = holder.get_mut("parameters").and_then(Node::as_array_mut);
        list.into_iter().flatten().for_each(|node| *node = target(node).unwrap_or_else(|| node.clone()));
    };
    let items = root.get_mut("paths").and_then(Node::as_object_mut);
    for item in items.into_iter().flat_map(|map| map.values_mut()) {
        inline(item);
        let list = item.get_mut("parameters").and_then(Node::as_array_mut);
        let common: Vec<Node> =
            list.map(|list| list.extract_if(.., |node| is_query(node)).collect()).unwrap_or_default();
        for (_, operation) in operations_of_mut(item) {
            inline(operation);
            let own: Vec<Node> = operation.list("parameters").cloned().collect();
            let is_own = |node: &Node| own.iter().any(|one| is_query(one) && one.str("name") == node.str("name"));
            let missing: Vec<Node> = common.iter().filter(|node| !is_own(node)).cloned().collect();
            if !missing.is_empty() {
                operation.set("parameters", own.iter().cloned().chain(missing).collect::<Vec<_>>());
            }
        }
    }
}

fn is_query(parameter: &Node) -> bool {
    parameter.str("in") == Some("query")
}

fn convert(operation: &mut Node, subject: &str, diagnostics: &mut Diagnostics) {
    let origin = operation.origin;
    let has_body = operation.get("requestBody").is_some();
    let Some(parameters) = operation.get_mut("parameters").and_then(Node::as_array_mut) else { return };
    let (fields, rest): (Vec<_>, Vec<_>) = std::mem::take(parameters).into_iter().partition(is_query);
    *parameters = rest;
    if fields.is_empty() {
        return;
    }
    if has_body {
        let message = format!("{subject} has a body, and parameters in the query that would be fields of one");
        let help = "say with an overlay which are fields of the body, and remove the parameters or the body";
        diagnostics.push(Finding::invalid("query-beside-body", origin, message).help(help));
        return;
    }
    let mut properties = Map::default();
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
    let described = parameter.get("description").is_some() || parameter.get(NAME).is_some();
    // Members beside a `$ref` would not count.
    let mut property = if schema.get("$ref").is_some() && described {
        let mut wrapper = Node::object(schema.origin);
        wrapper.set("allOf", vec![schema]);
        wrapper
    } else {
        Node { origin: parameter.origin, ..schema }
    };
    for key in ["description", NAME] {
        if let Some(node) = parameter.remove(key) {
            property.set_node(key, node);
        }
    }
    property
}
