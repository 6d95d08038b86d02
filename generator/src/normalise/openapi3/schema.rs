//! Schemas: the parts that Swagger 2.0 spells differently.

use crate::document::vendors;
use crate::document::{Node, schemas};

/// The keywords with which a parameter or header of Swagger 2.0 is its own schema.
const SCHEMA_KEYWORDS: [&str; 17] = [
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    vendors::NULLABLE,
];

/// Converts a schema and all that it holds.
pub(super) fn convert(schema: &mut Node) {
    schemas::visit_schema(schema, &mut one);
}

fn one(schema: &mut Node) {
    if let Some(nullable) = schema.remove(vendors::NULLABLE) {
        schema.set_node("nullable", nullable);
    }
    if schema.str("type") == Some("file") {
        schema.set("type", "string");
        schema.set("format", "binary");
    }
    if let Some(name) = schema.get("discriminator").filter(|node| node.as_str().is_some()).cloned() {
        let mut discriminator = Node::object(name.origin);
        discriminator.set_node("propertyName", name);
        schema.set_node("discriminator", discriminator);
    }
    schema.remove("collectionFormat");
}

/// Moves the keywords of a schema out of a parameter or header, into a schema of its own.
pub(super) fn extract(holder: &mut Node) -> Node {
    let mut schema = Node::object(holder.origin);
    for keyword in SCHEMA_KEYWORDS.into_iter().chain(vendors::ENUM_NAMES).chain(vendors::ENUM_DESCRIPTIONS) {
        if let Some(node) = holder.remove(keyword) {
            schema.set_node(keyword, node);
        }
    }
    convert(&mut schema);
    schema
}
