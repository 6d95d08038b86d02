//! Reasons for which a value is raw JSON.

use ampersat::document::{Node, Value};

/// Reasons that are the document's own: it says no more than "anything". All others start with [`LOST`].
pub(super) const NO_CONTENT: &str = "no content declared";
pub(super) const NO_SCHEMA: &str = "no schema";
pub(super) const ANYTHING: &str = "the schema says anything";
pub(super) const FREE_FORM: &str = "the schema says an object of anything";
pub(super) const NULL: &str = "the schema says null";
pub(super) const NO_ITEMS: &str = "the schema says a list of anything";
pub(super) const CONTRADICTION: &str = "the schema allows nothing";
pub(super) const UNDECLARED: &str = "the schema only requires it";
/// The schema says more, and it was lost.
pub(super) const LOST: &str = "lost";

/// Returns whether a schema is `true` or `false`.
pub(super) fn is_boolean(node: &Node) -> bool {
    matches!(node.value, Value::Bool(_))
}

/// Keywords that say nothing about which values are allowed.
const ANNOTATIONS: [&str; 14] = [
    "title",
    "description",
    "example",
    "examples",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "nullable",
    "externalDocs",
    "xml",
    "$comment",
    "$schema",
    "$id",
];

/// The reason for which a value with this schema is raw JSON.
pub(super) fn reason(schema: Option<&Node>) -> String {
    let Some(schema) = schema else { return format!("{LOST}: not found in the document") };
    if is_boolean(schema) {
        return ANYTHING.to_owned();
    }
    let keywords = schema.as_object().into_iter().flatten();
    let mut keywords = keywords.filter(|(key, _)| !ANNOTATIONS.contains(&key.as_str()) && !key.starts_with("x-"));
    // Keywords that put a schema together say more about it than its type does.
    let telling =
        ["$ref", "oneOf", "anyOf", "allOf", "not", "enum", "const"].into_iter().find(|key| schema.get(key).is_some());
    let is_null = |value: &Node| matches!(value.value, Value::Null);
    if schema.get("enum").and_then(Node::as_array).is_some_and(|values| values.iter().all(is_null)) {
        return NULL.to_owned();
    }
    match (telling, schema.get("type")) {
        (None, Some(Node { value: Value::String(name), .. })) if name == "null" => NULL.to_owned(),
        (Some(keyword), _) => format!("{LOST}: {keyword}"),
        (None, Some(Node { value: Value::String(name), .. })) => format!("{LOST}: type {name}"),
        (None, Some(_)) => format!("{LOST}: several types"),
        (None, None) => match keywords.next() {
            Some((keyword, _)) => format!("{LOST}: {keyword}"),
            None => ANYTHING.to_owned(),
        },
    }
}
