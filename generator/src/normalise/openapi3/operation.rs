//! Path items, operations, parameters, bodies and responses.

use super::schema;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::vendors;
use crate::document::{Map, Node, operations_of_mut, pointer};

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";
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

    /// The media types of a response. The types that an operation produces are those of its successes: an error is JSON
    /// if it has a schema. And a success without one is a file if the operation produces nothing else.
    fn of_status(&self, status: &str, response: &mut Node, diagnostics: &mut Diagnostics) -> Self {
        let produces_json =
            self.produces.is_empty() || self.produces.iter().any(|name| name.contains("json") || name.contains('*'));
        let mut media = self.clone();
        if status.starts_with(['4', '5']) && response.get("schema").is_some() && !produces_json {
            let produces = self.produces.join("`, `");
            let message = format!("the error {status} has a schema: it is read as JSON, and not as `{produces}`");
            diagnostics.push(Finding::note("error-as-json", response.origin, message));
            media.produces = vec![JSON.to_owned()];
        }
        let says_nothing = ["$ref", "schema", "examples"].into_iter().all(|key| response.get(key).is_none());
        let has_body = status.starts_with('2') && !matches!(status, "204" | "205");
        let are_files = !self.produces.is_empty() && self.produces.iter().all(|name| is_file(name));
        if says_nothing && has_body && are_files {
            let mut schema = Node::object(response.origin);
            schema.set("type", "string");
            schema.set("format", "binary");
            response.set_node("schema", schema);
        }
        media
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

/// Returns whether a media type is neither JSON nor text.
fn is_file(name: &str) -> bool {
    let parts = ["json", "text/", "xml", "yaml", "urlencoded", "multipart", "*"];
    !parts.into_iter().any(|part| name.contains(part))
}

/// The context of conversions below the root.
pub(super) struct Frame<'a> {
    pub(super) media: Media,
    /// The shared parameters, in which a reference to a body is looked up.
    pub(super) shared: Option<Node>,
    /// Host and base path, and the scheme of the API's own server.
    pub(super) host: Option<(String, String)>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// Converts a path item.
pub(super) fn path_item(item: &mut Node, frame: &mut Frame<'_>) {
    let common = split(item, frame);
    for (_, operation) in operations_of_mut(item).filter(|(_, node)| node.as_object().is_some()) {
        let media = frame.media.of_operation(operation);
        if let Some(schemes) = operation.remove("schemes") {
            own_server(operation, &schemes, frame);
        }
        let mut body = split(operation, frame);
        body.extend(inherited(&common, &body));
        if let Some(body) = request_body(body, &media, frame.diagnostics) {
            operation.set_node("requestBody", body);
        }
        let responses = operation.get_mut("responses").and_then(Node::as_object_mut);
        for (status, node) in responses.into_iter().flatten() {
            let media = media.of_status(status, node, frame.diagnostics);
            response(node, &media);
        }
    }
}

/// The parts of the body that the path item declares and the operation does not declare itself.
fn inherited(common: &[Node], own: &[Node]) -> Vec<Node> {
    let is_body = |node: &Node| node.str("in") == Some("body");
    let overrides =
        |node: &Node| own.iter().any(|one| is_body(one) || is_body(node) || one.str("name") == node.str("name"));
    common.iter().filter(|node| !overrides(node)).cloned().collect()
}

/// An operation that does not take the scheme of the API has a server of its own.
fn own_server(operation: &mut Node, schemes: &Node, frame: &Frame<'_>) {
    let Some((scheme, host)) = &frame.host else { return };
    let named: Vec<&str> = schemes.as_array().into_iter().flatten().filter_map(Node::as_str).collect();
    let Some(first) = named.first().filter(|_| !named.contains(&scheme.as_str())) else { return };
    let mut server = Node::object(schemes.origin);
    server.set("url", format!("{first}://{host}"));
    operation.set_node("servers", Node::new(vec![server], schemes.origin));
}

/// Returns whether a parameter is what OpenAPI 3 calls a request body, or a part of one.
pub(super) fn belongs_to_body(parameter: &Node) -> bool {
    matches!(parameter.str("in"), Some("body" | "formData"))
}

/// Converts the parameters that stay parameters, and takes out those that belong to the body.
fn split(holder: &mut Node, frame: &mut Frame<'_>) -> Vec<Node> {
    let Some(parameters) = holder.get_mut("parameters").and_then(Node::as_array_mut) else { return Vec::new() };
    let mut body = Vec::new();
    let mut stay = Vec::new();
    for mut node in std::mem::take(parameters) {
        let name =
            node.str("$ref").filter(|text| text.starts_with("#/parameters/")).and_then(|r| pointer::tokens(r).nth(1));
        let target = name.and_then(|name| frame.shared.as_ref()?.get(&name)).filter(|node| belongs_to_body(node));
        if let Some(target) = target {
            body.push(target.clone());
        } else if belongs_to_body(&node) {
            body.push(node);
        } else {
            parameter(&mut node, frame.diagnostics);
            stay.push(node);
        }
    }
    *parameters = stay;
    body
}

/// Moves a parameter's type into a schema, and its `collectionFormat` into `style` and `explode`.
pub(super) fn parameter(parameter: &mut Node, diagnostics: &mut Diagnostics) {
    if parameter.get("$ref").is_some() {
        return;
    }
    rename(parameter, vendors::EXAMPLE, "example");
    if parameter.get("schema").is_some() {
        return;
    }
    let format = parameter.remove("collectionFormat");
    if parameter.str("type") == Some("array") {
        let in_query = parameter.str("in") == Some("query");
        let (style, explode) = style(format.as_ref(), in_query, diagnostics);
        if in_query {
            parameter.set("style", style);
            parameter.set("explode", explode);
        }
    }
    let schema = schema::extract(parameter);
    parameter.set_node("schema", schema);
}

fn rename(node: &mut Node, from: &str, to: &str) {
    if let Some(value) = node.remove(from) {
        node.set_node(to, value);
    }
}

/// The style and `explode` of a list with this `collectionFormat`. Only queries and forms have more than one.
fn style(format: Option<&Node>, has_styles: bool, diagnostics: &mut Diagnostics) -> (&'static str, bool) {
    match (format.and_then(Node::as_str), has_styles) {
        (Some("multi"), true) => ("form", true),
        (Some("ssv"), true) => ("spaceDelimited", false),
        (Some("pipes"), true) => ("pipeDelimited", false),
        (None | Some("csv"), _) => ("form", false),
        (Some(other), _) => {
            let message = format!("OpenAPI 3 has no word for lists that are {other} here: commas separate the items");
            let origin = format.map(|node| node.origin);
            let findings = origin.map(|origin| Finding::unsupported("collection-format", origin, message));
            findings.into_iter().for_each(|finding| diagnostics.push(finding));
            ("form", false)
        }
    }
}

fn request_body(parameters: Vec<Node>, media: &Media, diagnostics: &mut Diagnostics) -> Option<Node> {
    let is_body = |node: &Node| node.str("in") == Some("body");
    let (bodies, fields): (Vec<Node>, Vec<Node>) = parameters.into_iter().partition(is_body);
    let mut bodies = bodies.into_iter();
    let Some(first) = bodies.next() else { return (!fields.is_empty()).then(|| form_body(fields, media, diagnostics)) };
    for other in bodies.chain(fields) {
        let name = other.str("name").unwrap_or("?");
        let message = format!("`{name}` is left out: the operation has a body already");
        let finding = Finding::unsupported("second-body", other.origin, message);
        diagnostics.push(finding.related(first.origin, "the body is declared here"));
    }
    Some(whole_body(first, media))
}

fn whole_body(mut parameter: Node, media: &Media) -> Node {
    let mut body = Node::object(parameter.origin);
    for key in ["description", "required"] {
        if let Some(node) = parameter.remove(key) {
            body.set_node(key, node);
        }
    }
    let mut schema = parameter.remove("schema").unwrap_or_else(|| Node::object(parameter.origin));
    schema::convert(&mut schema);
    let examples = parameter.remove(vendors::EXAMPLES);
    let mut content = Node::object(parameter.origin);
    for name in or_default(&media.consumes, &[JSON]) {
        let mut media = media_type(schema.clone());
        if let Some(example) = examples.as_ref().and_then(|examples| examples.get(&name)) {
            media.set_node("example", example.clone());
        }
        content.set_node(&name, media);
    }
    body.set_node("content", content);
    body
}

fn form_body(fields: Vec<Node>, media: &Media, diagnostics: &mut Diagnostics) -> Node {
    let origin = fields.first().map_or(crate::document::Origin { source: 0, entry: 0 }, |field| field.origin);
    let has_file = fields.iter().any(|field| field.str("type") == Some("file"));
    let is_required = fields.iter().any(|field| field.get("required").and_then(Node::as_bool) == Some(true));
    let encoding = encoding(&fields, origin, diagnostics);
    let schema = form(fields);
    let forms: Vec<_> = media.consumes.iter().filter(|name| *name == FORM || *name == MULTIPART).cloned().collect();
    let default = if has_file { MULTIPART } else { FORM };
    let mut content = Node::object(origin);
    for name in or_default(&forms, &[default]) {
        let mut media = media_type(schema.clone());
        if encoding.as_object().is_some_and(|map| !map.is_empty()) {
            media.set_node("encoding", encoding.clone());
        }
        content.set_node(&name, media);
    }
    let mut body = Node::object(origin);
    if is_required {
        body.set("required", true);
    }
    body.set_node("content", content);
    body
}

/// The encoding of the lists of a form.
fn encoding(fields: &[Node], origin: crate::document::Origin, diagnostics: &mut Diagnostics) -> Node {
    let mut encoding = Node::object(origin);
    for field in fields.iter().filter(|field| field.str("type") == Some("array")) {
        let Some(name) = field.str("name") else { continue };
        let (style, explode) = style(field.get("collectionFormat"), true, diagnostics);
        let mut one = Node::object(field.origin);
        one.set("style", style);
        one.set("explode", explode);
        encoding.set_node(name, one);
    }
    encoding
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
    let mut properties = Map::default();
    let mut required = Vec::new();
    for mut field in fields {
        let Some(name) = field.str("name").map(str::to_owned) else { continue };
        if field.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(Node::new(name.as_str(), field.origin));
        }
        rename(&mut field, vendors::EXAMPLE, "example");
        let example = field.remove("example");
        let mut schema = schema::extract(&mut field);
        if let Some(example) = example {
            schema.set_node("example", example);
        }
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
        let default = if schema.str("format") == Some("binary") { BYTES } else { JSON };
        for name in or_default(&media.produces, &[default]) {
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
