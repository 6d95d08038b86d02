//! Path items, operations, parameters, bodies and responses.

use super::schema;
use crate::document::{METHODS, Map, Node};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The media types of requests and of responses, as far as they are inherited.
#[derive(Debug, Clone)]
pub(super) struct Media {
    consumes: Vec<String>,
    produces: Vec<String>,
}

impl Media {
    pub(super) fn of_root(root: &Map) -> Self {
        Self { consumes: media_types(root.get("consumes")), produces: media_types(root.get("produces")) }
    }

    fn of_operation(&self, operation: &mut Node) -> Self {
        let mut own = |key: &str, inherited: &[String]| match operation.remove(key) {
            Some(node) => media_types(Some(&node)),
            None => inherited.to_vec(),
        };
        Self { consumes: own("consumes", &self.consumes), produces: own("produces", &self.produces) }
    }
}

fn media_types(node: Option<&Node>) -> Vec<String> {
    let items = node.and_then(Node::as_array).into_iter().flatten();
    items.filter_map(Node::as_str).map(str::to_owned).collect()
}

/// Converts a path item. `shared` are the root's parameters, in which a reference to a body is looked up.
pub(super) fn path_item(item: &mut Node, media: &Media, shared: Option<&Node>) {
    let common = split(item, shared);
    for method in METHODS {
        let Some(operation) = item.get_mut(method).filter(|node| node.as_object().is_some()) else { continue };
        let media = media.of_operation(operation);
        operation.remove("schemes");
        let mut body = split(operation, shared);
        body.extend(common.iter().cloned());
        if let Some(body) = request_body(body, &media) {
            operation.set_node("requestBody", body);
        }
        let responses = operation.get_mut("responses").and_then(Node::as_object_mut);
        responses.into_iter().flat_map(|map| map.values_mut()).for_each(|node| response(node, &media));
    }
}

/// Whether a parameter is what OpenAPI 3 calls a request body, or a part of one.
pub(super) fn belongs_to_body(parameter: &Node) -> bool {
    matches!(parameter.str("in"), Some("body" | "formData"))
}

/// Converts the parameters that stay parameters, and takes out those that belong to the body.
fn split(holder: &mut Node, shared: Option<&Node>) -> Vec<Node> {
    let Some(parameters) = holder.get_mut("parameters").and_then(Node::as_array_mut) else { return Vec::new() };
    let mut body = Vec::new();
    let mut stay = Vec::new();
    for mut node in std::mem::take(parameters) {
        let target = node.str("$ref").and_then(|reference| reference.strip_prefix("#/parameters/"));
        let target = target.and_then(|name| shared?.get(name)).filter(|node| belongs_to_body(node));
        if let Some(target) = target {
            body.push(target.clone());
        } else if belongs_to_body(&node) {
            body.push(node);
        } else {
            parameter(&mut node);
            stay.push(node);
        }
    }
    *parameters = stay;
    body
}

/// Moves a parameter's type into a schema, and its `collectionFormat` into `style` and `explode`.
pub(super) fn parameter(parameter: &mut Node) {
    if parameter.get("$ref").is_some() || parameter.get("schema").is_some() {
        return;
    }
    let (style, explode) = match parameter.remove("collectionFormat").as_ref().and_then(Node::as_str) {
        Some("multi") => (Some("form"), true),
        Some("ssv") => (Some("spaceDelimited"), false),
        Some("pipes") => (Some("pipeDelimited"), false),
        _ => (None, false),
    };
    if parameter.str("type") == Some("array") && parameter.str("in") == Some("query") {
        parameter.set("style", style.unwrap_or("form"));
        parameter.set("explode", explode);
    }
    let schema = schema::extract(parameter);
    parameter.set_node("schema", schema);
}

fn request_body(parameters: Vec<Node>, media: &Media) -> Option<Node> {
    let first = parameters.first()?;
    let mut body = Node::object(first.origin);
    let mut content = Node::object(first.origin);
    if first.str("in") == Some("body") {
        let mut first = parameters.into_iter().next()?;
        for key in ["description", "required"] {
            if let Some(node) = first.remove(key) {
                body.set_node(key, node);
            }
        }
        let mut schema = first.remove("schema").unwrap_or_else(|| Node::object(first.origin));
        schema::convert(&mut schema);
        for name in or_default(&media.consumes, &[JSON]) {
            content.set_node(&name, media_type(schema.clone()));
        }
    } else {
        let has_file = parameters.iter().any(|parameter| parameter.str("type") == Some("file"));
        let schema = form(parameters);
        let forms: Vec<_> = media.consumes.iter().filter(|name| *name == FORM || *name == MULTIPART).cloned().collect();
        let default = if has_file { MULTIPART } else { FORM };
        for name in or_default(&forms, &[default]) {
            content.set_node(&name, media_type(schema.clone()));
        }
    }
    body.set_node("content", content);
    Some(body)
}

fn or_default(names: &[String], default: &[&str]) -> Vec<String> {
    if names.is_empty() { default.iter().map(|name| (*name).to_owned()).collect() } else { names.to_vec() }
}

fn media_type(schema: Node) -> Node {
    let mut media = Node::object(schema.origin);
    media.set_node("schema", schema);
    media
}

/// The fields of a form as one object.
fn form(fields: Vec<Node>) -> Node {
    let origin = fields.first().map(|field| field.origin);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for mut field in fields {
        let Some(name) = field.str("name").map(str::to_owned) else { continue };
        if field.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(Node::new(name.as_str(), field.origin));
        }
        let mut schema = schema::extract(&mut field);
        if let Some(description) = field.remove("description") {
            schema.set_node("description", description);
        }
        properties.insert(name, schema);
    }
    let origin = origin.unwrap_or(crate::document::Origin { source: 0, entry: 0 });
    let mut schema = Node::object(origin);
    schema.set("type", "object");
    schema.set("properties", properties);
    if !required.is_empty() {
        schema.set("required", required);
    }
    schema
}

/// Moves a response's schema and examples under the media types, and its headers' types into schemas.
pub(super) fn response(response: &mut Node, media: &Media) {
    if response.get("$ref").is_some() {
        return;
    }
    let headers = response.get_mut("headers").and_then(Node::as_object_mut);
    for header in headers.into_iter().flat_map(|map| map.values_mut()) {
        header.remove("collectionFormat");
        let schema = schema::extract(header);
        header.set_node("schema", schema);
    }
    let examples = response.remove("examples");
    let schema = response.remove("schema").map(|mut schema| {
        schema::convert(&mut schema);
        schema
    });
    if schema.is_none() && examples.is_none() {
        return;
    }
    let mut content = Node::object(response.origin);
    if let Some(schema) = &schema {
        for name in or_default(&media.produces, &[JSON]) {
            content.set_node(&name, media_type(schema.clone()));
        }
    }
    for (name, example) in examples.as_ref().and_then(Node::as_object).into_iter().flatten() {
        let origin = example.origin;
        if content.get(name).is_none() {
            content.set_node(name, Node::object(origin));
        }
        if let Some(media) = content.get_mut(name) {
            media.set_node("example", example.clone());
        }
    }
    response.set_node("content", content);
}
