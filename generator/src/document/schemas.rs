//! The places of schemas in a document of either standard.
//!
//! A generic walk over all objects would also meet examples, defaults and extensions, whose content is data
//! and must not be changed; this one goes only where the standards put a schema.

use super::{Kind, Node, Value};

/// The types of the standards; `file` is Swagger 2.0's, `null` is 3.1's.
pub(crate) const TYPES: [&str; 8] = ["string", "number", "integer", "boolean", "array", "object", "file", "null"];

/// Calls `visit` for every schema of a document, inner ones first. A Swagger 2.0 parameter or header that
/// carries its `type` itself counts as a schema.
pub fn visit_all(root: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    let is_swagger = root.get("swagger").is_some();
    walk(root, Kind::Document, is_swagger, visit);
}

/// Calls `visit` for the schemas inside a schema, inner ones first, and for the schema itself.
pub fn visit_schema(schema: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    walk(schema, Kind::Schema, false, visit);
}

fn walk(node: &mut Node, kind: Kind, is_swagger: bool, visit: &mut dyn FnMut(&mut Node)) {
    if kind == Kind::Data {
        return;
    }
    match &mut node.value {
        Value::Object(map) => {
            map.iter_mut().for_each(|(key, inner)| walk(inner, kind.within(key), is_swagger, visit));
        }
        Value::Array(items) => {
            return items.iter_mut().for_each(|inner| walk(inner, kind.within("0"), is_swagger, visit));
        }
        _ => return,
    }
    let is_schema = match kind {
        Kind::Schema | Kind::Items => true,
        Kind::Parameter | Kind::Header => is_swagger && node.get("schema").is_none() && node.get("type").is_some(),
        _ => false,
    };
    if is_schema {
        visit(node);
    }
}
