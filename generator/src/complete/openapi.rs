//! Notes all that the `openapiv3` crate cannot read.
//!
//! The model is made from the tree, which can hold what OpenAPI 3.0 has no word for; so for a client such a deviation costs
//! nothing. It would cost the readers of the completed document: where that is published, the command takes this
//! note for an error. OpenAPI 3.1 is another standard, which the crate does not know: there nothing is noted.

use super::part::Part;
use crate::diagnostic::Finding;
use crate::document::{Document, Kind, Map, Node, Value, Version, operations};
use openapiv3::ReferenceOr;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Reads an OpenAPI 3.0 document with `openapiv3`, part by part, and notes at which values that fails.
///
/// In one piece, the crate would lose its way inside of `paths`, and say nothing of all but the first fault. Each schema and
/// each header is read by itself, without those inside of it: the crate reads what is invalid twice at each level, so
/// together they would take time exponential in their depth.
pub(crate) fn validate(document: &Document) -> Vec<Finding> {
    let root = &document.root;
    if Version::of(root) != Some(Version::OpenApi30) {
        return Vec::new();
    }
    let mut found: Vec<Finding> = Vec::new();
    parts(root, Kind::Document, &mut found);
    for (path, method, operation) in operations(root) {
        let subject = format!("{} {path}", crate::document::verb(method));
        found.extend(read::<openapiv3::Operation>(operation, Kind::Operation, &subject));
    }
    for (path, item) in root.members("paths").filter(|(path, _)| path.starts_with('/')) {
        let Some(parameters) = item.get("parameters") else { continue };
        let (kind, subject) = (Kind::PathItem.within("parameters"), format!("what holds for all of {path}"));
        found.extend(read::<Vec<ReferenceOr<openapiv3::Parameter>>>(parameters, kind, &subject));
    }
    found.extend(root.get("components").map(components).unwrap_or_default());
    let others =
        root.as_object().into_iter().flatten().filter(|(key, _)| !["paths", "components"].contains(&key.as_str()));
    let mut frame: Map = others.map(|(key, node)| (key.clone(), node.clone())).collect();
    frame.insert("paths".to_owned(), Node::object(root.origin));
    found.extend(read::<openapiv3::OpenAPI>(&Node::new(frame, root.origin), Kind::Data, "the document"));
    found
}

/// The keywords under which a schema of OpenAPI 3.0 holds others.
const KEYWORDS: [&str; 7] = ["properties", "additionalProperties", "items", "allOf", "oneOf", "anyOf", "not"];

/// Reads all schemas and headers of a value that is a thing of some kind.
fn parts(node: &Node, kind: Kind, found: &mut Vec<Finding>) {
    let is_schema = matches!(kind, Kind::Schema | Kind::Items);
    match &node.value {
        _ if kind == Kind::Data => {}
        Value::Object(map) => {
            for (key, inner) in map.iter().filter(|(key, _)| !is_schema || KEYWORDS.contains(&key.as_str())) {
                parts(inner, kind.within(key), found);
            }
            found.extend(match kind {
                Kind::Header => shared::<openapiv3::Header>(node, kind, "this header"),
                _ if is_schema => shared::<openapiv3::Schema>(node, Kind::Schema, "this schema"),
                _ => None,
            });
        }
        Value::Array(items) if !is_schema => items.iter().for_each(|item| parts(item, kind.within("0"), found)),
        _ => {}
    }
}

fn components(components: &Node) -> Vec<Finding> {
    let mut found = Vec::new();
    for (kind, all) in components.as_object().into_iter().flatten() {
        for (name, node) in all.as_object().into_iter().flatten() {
            let subject = format!("`{name}` of {kind}");
            let is_object = node.as_object().is_some();
            found.extend(match kind.as_str() {
                // Those that are objects have been read.
                "schemas" if !is_object => shared::<openapiv3::Schema>(node, Kind::Schema, &subject),
                "headers" if !is_object => shared::<openapiv3::Header>(node, Kind::Header, &subject),
                "responses" => shared::<openapiv3::Response>(node, Kind::Response, &subject),
                "parameters" => shared::<openapiv3::Parameter>(node, Kind::Parameter, &subject),
                "requestBodies" => shared::<openapiv3::RequestBody>(node, Kind::Body, &subject),
                "securitySchemes" => shared::<openapiv3::SecurityScheme>(node, Kind::SecurityScheme, &subject),
                _ => None,
            });
        }
    }
    found
}

/// As [`read`], of a value for which a reference may stand.
fn shared<T: DeserializeOwned>(value: &Node, kind: Kind, subject: &str) -> Option<Finding> {
    if value.str("$ref").is_some() || T::deserialize(Part::new(value, kind)).is_ok() {
        return None;
    }
    read::<ReferenceOr<T>>(value, kind, subject)
}

/// The fault of a value, if it cannot be read as what it should be.
fn read<T: DeserializeOwned>(value: &Node, kind: Kind, subject: &str) -> Option<Finding> {
    let part = Part::new(value, kind);
    if T::deserialize(part).is_ok() {
        return None;
    }
    // Only now is it worth while to ask for the reason, and where.
    let json = serde_json::Value::deserialize(part).ok()?;
    let error = serde_path_to_error::deserialize::<_, T>(json).err()?;
    let mut node = value;
    for segment in error.path() {
        let child = match segment {
            serde_path_to_error::Segment::Map { key } => node.child(key),
            serde_path_to_error::Segment::Seq { index } => node.child(&index.to_string()),
            _ => None,
        };
        node = child.unwrap_or(node);
    }
    let place = if error.path().iter().len() == 0 { String::new() } else { format!(", at `{}`", error.path()) };
    let message = format!("{subject} is no valid OpenAPI 3.0{place}: {}", error.inner());
    Some(Finding::note(INVALID, node.origin, message))
}

/// The code of these notes.
pub(crate) const INVALID: &str = "invalid-openapi";
