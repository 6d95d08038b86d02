//! Swagger 2.0 becomes OpenAPI 3.0.
//!
//! Nothing is repaired here: both say the same in different places. A document that is OpenAPI 3 already
//! passes unchanged.

mod operation;
mod schema;
mod security;

use crate::diagnostic::Diagnostics;
use crate::document::Version;
use crate::document::kind::walk_mut;
use crate::document::{Document, Kind, Map, Node, Value, pointer};
use std::collections::HashSet;

/// The places where Swagger 2.0 keeps shared things, and those where OpenAPI 3.0 does.
pub(super) const REFERENCES: [(&str, &str); 3] = [
    ("#/definitions/", "#/components/schemas/"),
    ("#/parameters/", "#/components/parameters/"),
    ("#/responses/", "#/components/responses/"),
];

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    if Version::of(root) != Some(Version::Swagger2) {
        return;
    }
    let origin = root.origin;
    let mut old = match std::mem::replace(&mut root.value, Value::Null) {
        Value::Object(map) => map,
        other => {
            root.value = other;
            return;
        }
    };
    let shared = old.get("parameters").cloned();
    let mut frame = operation::Frame { media: operation::Media::of_root(&old), shared, host: None, diagnostics };
    let mut new = Map::default();
    let version = old.shift_remove("swagger").map_or(origin, |node| node.origin);
    new.insert("openapi".to_owned(), Node::new("3.0.3", version));
    move_key(&mut old, &mut new, "info");
    if let Some(servers) = servers(&mut old, origin) {
        let url = servers.as_array().and_then(|all| all.first()?.str("url")?.split_once("://"));
        frame.host = url.map(|(scheme, host)| (scheme.to_owned(), host.to_owned()));
        new.insert("servers".to_owned(), servers);
    }
    for key in ["tags", "externalDocs", "security"] {
        move_key(&mut old, &mut new, key);
    }
    let mut paths = old.shift_remove("paths").unwrap_or_else(|| Node::object(origin));
    for item in members(&mut paths) {
        operation::path_item(item, &mut frame);
    }
    new.insert("paths".to_owned(), paths);
    let components = components(&mut old, &mut frame, origin);
    if components.as_object().is_some_and(|map| !map.is_empty()) {
        new.insert("components".to_owned(), components);
    }
    for key in ["consumes", "produces"] {
        old.shift_remove(key);
    }
    // Extensions, and whatever else stands at the root, keep their place.
    new.extend(*old);
    root.value = new.into();
    rewrite_references(root);
}

fn move_key(old: &mut Map, new: &mut Map, key: &str) {
    if let Some(node) = old.shift_remove(key) {
        new.insert(key.to_owned(), node);
    }
}

fn members(node: &mut Node) -> impl Iterator<Item = &mut Node> {
    node.as_object_mut().into_iter().flat_map(|map| map.values_mut())
}

/// `schemes` × `host` + `basePath`; the most secure scheme first.
fn servers(old: &mut Map, origin: crate::document::Origin) -> Option<Node> {
    let host = old.shift_remove("host");
    let base = old.shift_remove("basePath");
    let schemes = old.shift_remove("schemes");
    let base_text = base.as_ref().and_then(Node::as_str).unwrap_or("").trim_end_matches('/');
    let at = host.as_ref().or(base.as_ref()).map_or(origin, |node| node.origin);
    let Some(host) = host.as_ref().and_then(Node::as_str) else {
        return base.is_some().then(|| server(base_text.to_owned(), at));
    };
    let schemes: Vec<&str> =
        schemes.iter().flat_map(|list| list.as_array()).flatten().filter_map(Node::as_str).collect();
    let scheme = if schemes.is_empty() || schemes.contains(&"https") { "https" } else { schemes.first()? };
    Some(server(format!("{scheme}://{host}{base_text}"), at))
}

fn server(url: String, origin: crate::document::Origin) -> Node {
    let mut server = Node::object(origin);
    server.set("url", url);
    Node::new(vec![server], origin)
}

fn components(old: &mut Map, frame: &mut operation::Frame<'_>, origin: crate::document::Origin) -> Node {
    let mut components = Node::object(origin);
    if let Some(mut schemas) = old.shift_remove("definitions") {
        members(&mut schemas).for_each(schema::convert);
        if schemas.as_object().is_some_and(|map| !map.is_empty()) {
            components.set_node("schemas", schemas);
        }
    }
    if let Some(mut responses) = old.shift_remove("responses") {
        members(&mut responses).for_each(|response| operation::response(response, &frame.media));
        components.set_node("responses", responses);
    }
    if let Some(parameters) = old.shift_remove("parameters") {
        // Bodies and form fields were put into the operations that use them.
        let mut parameters = parameters;
        if let Some(map) = parameters.as_object_mut() {
            map.retain(|_, parameter| !operation::belongs_to_body(parameter));
            map.values_mut().for_each(|parameter| operation::parameter(parameter, frame.diagnostics));
        }
        components.set_node("parameters", parameters);
    }
    if let Some(mut schemes) = old.shift_remove("securityDefinitions") {
        members(&mut schemes).for_each(security::scheme);
        components.set_node("securitySchemes", schemes);
    }
    components
}

/// Returns whether something stands where Swagger 2.0 keeps shared things.
pub(crate) fn has_old_places(root: &Node) -> bool {
    REFERENCES.iter().any(|(old, _)| root.get(old.trim_matches(['#', '/'])).is_some())
}

/// Lets references lead to where shared things are now. Those that lead nowhere stay as they are written.
pub(crate) fn rewrite_references(root: &mut Node) {
    let shared = REFERENCES.iter().map(|(_, new)| new.trim_start_matches("#/components/").trim_end_matches('/'));
    let known: Vec<HashSet<String>> = shared
        .map(|shared| {
            let all = root.get("components").and_then(|components| components.get(shared)?.as_object());
            all.into_iter().flat_map(|map| map.keys().cloned()).collect()
        })
        .collect();
    let rewrite = |node: &mut Node| {
        let Value::String(reference) = &mut node.value else { return };
        for ((old, new), known) in REFERENCES.iter().zip(&known) {
            let Some(rest) = reference.strip_prefix(old) else { continue };
            let name = pointer::tokens(&format!("/{rest}")).next().unwrap_or_default().into_owned();
            if known.contains(&name) {
                *reference = format!("{new}{rest}");
            }
            return;
        }
    };
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if !kind.may_be_reference() {
            return;
        }
        node.get_mut("$ref").into_iter().for_each(rewrite);
        let mapping = node.get_mut("discriminator").and_then(|node| node.get_mut("mapping"));
        mapping.and_then(Node::as_object_mut).into_iter().flat_map(|map| map.values_mut()).for_each(rewrite);
    });
}
