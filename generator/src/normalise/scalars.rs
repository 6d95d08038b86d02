//! Type names that people use become OpenAPI's: `int`, `bool`, lists without `items`. So do truth values in quotes, and
//! values of enums that are not of the type of their schema.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::kind::walk_mut;
use crate::document::schemas::{self, TYPES};
use crate::document::vendors;
use crate::document::{Document, Kind, Node, Value};

/// The names that people write, and the type and format that they mean.
const SPELLINGS: [(&str, &str, Option<&str>); 21] = [
    ("int", "integer", None),
    ("int32", "integer", Some("int32")),
    ("int64", "integer", Some("int64")),
    ("long", "integer", Some("int64")),
    ("bool", "boolean", None),
    ("float", "number", Some("float")),
    ("double", "number", Some("double")),
    ("decimal", "number", Some("decimal")),
    ("str", "string", None),
    ("text", "string", None),
    ("char", "string", None),
    ("date", "string", Some("date")),
    ("datetime", "string", Some("date-time")),
    ("date-time", "string", Some("date-time")),
    ("uuid", "string", Some("uuid")),
    ("list", "array", None),
    ("dict", "object", None),
    ("hash", "object", None),
    ("map", "object", None),
    ("json", "object", None),
    ("String", "string", None),
];

/// The keywords whose values are truth values.
const FLAGS: [&str; 12] = [
    "required",
    "deprecated",
    "allowEmptyValue",
    "explode",
    "allowReserved",
    "nullable",
    vendors::NULLABLE,
    "readOnly",
    "writeOnly",
    "uniqueItems",
    "exclusiveMinimum",
    "exclusiveMaximum",
];

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    walk_mut(&mut document.root, Kind::Document, &mut |node, kind| {
        if [Kind::Parameter, Kind::Header, Kind::Body, Kind::Operation, Kind::Schema, Kind::Items].contains(&kind) {
            let members = node.as_object_mut().into_iter().flatten();
            let flags = members.filter(|(key, _)| FLAGS.contains(&key.as_str()));
            flags.for_each(|(key, flag)| truth(key, flag, diagnostics));
        }
    });
    schemas::visit_all(&mut document.root, &mut |schema| {
        spelling(schema, diagnostics);
        values(schema, diagnostics);
        if schema.str("type") == Some("array") && schema.get("items").is_none() && schema.get("prefixItems").is_none() {
            let message = "this list does not say what its items are; they are taken for anything";
            diagnostics.push(Finding::repaired("array-without-items", schema.origin, message));
            let items = Node::object(schema.origin);
            schema.set_node("items", items);
        }
    });
}

/// Reads values of an enum as those of its type: YAML takes `1` and `true` without quotes for a number and a truth value.
fn values(schema: &mut Node, diagnostics: &mut Diagnostics) {
    let types: Vec<_> = schema.list("type").filter_map(Node::as_str).filter(|name| *name != "null").collect();
    let meant: fn(&Value) -> Option<Value> = match (schema.str("type"), types.as_slice()) {
        (Some("string"), _) | (None, ["string"]) => as_text,
        (Some("integer"), _) | (None, ["integer"]) => as_integer,
        _ => return,
    };
    let mut read = |value: &mut Node| {
        let Some(read) = meant(&value.value).map(|read| Node::new(read, value.origin)) else { return };
        let (written, meant) = (value.to_json(), read.to_json());
        let message = format!("`{written}` is not of the type of its schema; it is read as `{meant}`");
        diagnostics.push(Finding::repaired("enum-value-type", value.origin, message));
        *value = read;
    };
    schema.get_mut("const").into_iter().for_each(&mut read);
    schema.get_mut("enum").and_then(Node::as_array_mut).into_iter().flatten().for_each(read);
}

fn as_text(value: &Value) -> Option<Value> {
    match value {
        Value::Number(number) => Some(number.to_string().as_str().into()),
        Value::Bool(truth) => Some(truth.to_string().as_str().into()),
        _ => None,
    }
}

fn as_integer(value: &Value) -> Option<Value> {
    let Value::String(text) = value else { return None };
    text.parse::<i64>().ok().map(|number| Value::Number(number.into()))
}

fn truth(key: &str, node: &mut Node, diagnostics: &mut Diagnostics) {
    let value = match node.as_str() {
        Some("true" | "True") => true,
        Some("false" | "False") => false,
        _ => return,
    };
    let message = format!("`{key}` is a text; it is read as {value}");
    diagnostics.push(Finding::repaired("boolean-as-text", node.origin, message));
    node.value = value.into();
}

fn spelling(schema: &mut Node, diagnostics: &mut Diagnostics) {
    let Some(node) = schema.get("type") else { return };
    let (Some(written), origin) = (node.as_str().map(str::to_owned), node.origin) else { return };
    if TYPES.contains(&written.as_str()) {
        return;
    }
    let lower = written.to_ascii_lowercase();
    let known = SPELLINGS.iter().find(|(spelling, ..)| *spelling == written || *spelling == lower);
    let standard = TYPES.iter().find(|name| **name == lower).map(|name| (*name, None));
    // A spelling that is not known is left for an overlay to say; `complete` rejects what is left.
    if let Some((name, format)) = known.map(|(_, name, format)| (*name, *format)).or(standard) {
        let message = format!("`{written}` is no type of OpenAPI; it is read as `{name}`");
        diagnostics.push(Finding::repaired("type-spelling", origin, message));
        schema.set_node("type", Node::new(name, origin));
        if let (Some(format), None) = (format, schema.get("format")) {
            schema.set_node("format", Node::new(format, origin));
        }
    }
}
