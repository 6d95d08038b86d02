//! Notes on extensions of other tools whose values mean nothing here. Nothing is changed.
//!
//! Declarations of lists in pages are not looked at: what they say is checked where they are followed.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::kind::walk;
use crate::document::letters::can_be_name;
use crate::document::vendors::{
    AZURE_DISCRIMINATOR_VALUE, AZURE_LONG_RUNNING, AZURE_LONG_RUNNING_OPTIONS, ENUM_DESCRIPTIONS, ENUM_NAMES, EXAMPLES,
    METHOD_NAMES,
};
use crate::document::{Document, Kind, Node, Origin, Value};
use std::collections::HashSet;

/// The code of the notes.
pub(super) const CODE: &str = "vendor-extension";

/// A fault, and its place.
type Fault = (String, Origin);

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    walk(&document.root, Kind::Document, &mut |node, kind| {
        for (key, value) in node.as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("x-")) {
            if let Some((fault, origin)) = fault(node, kind, key, value) {
                diagnostics.push(Finding::note(CODE, origin, format!("`{key}` {fault}")));
            }
        }
    });
}

/// The first fault of an extension, if it is one that is read at such a place.
fn fault(holder: &Node, kind: Kind, key: &str, value: &Node) -> Option<Fault> {
    let wants = |fits: bool, what: &str| (!fits).then(|| (format!("is not {what}; it is ignored"), value.origin));
    match kind {
        Kind::Operation if METHOD_NAMES.contains(&key) => fault_of_text(value, true),
        Kind::Operation if key == AZURE_LONG_RUNNING => wants(value.as_bool().is_some(), "true or false"),
        Kind::Operation if key == AZURE_LONG_RUNNING_OPTIONS => wants(value.as_object().is_some(), "an object"),
        Kind::Parameter if key == EXAMPLES => wants(value.as_object().is_some(), "an object"),
        Kind::Schema if key == AZURE_DISCRIMINATOR_VALUE => wants(value.as_str().is_some(), "a text"),
        Kind::Schema | Kind::Items | Kind::Parameter | Kind::Header => {
            let are_names = ENUM_NAMES.contains(&key);
            (are_names || ENUM_DESCRIPTIONS.contains(&key)).then(|| fault_of_enum(holder, value, are_names)).flatten()
        }
        _ => None,
    }
}

/// The first fault of a list or object that says something of each value.
fn fault_of_enum(schema: &Node, said: &Node, are_names: bool) -> Option<Fault> {
    let values: Vec<_> = match schema.get("const") {
        Some(only) => vec![only],
        None => schema.list("enum").collect(),
    };
    let ignored = |why: &str| Some((format!("{why}; it is ignored"), said.origin));
    match &said.value {
        _ if values.is_empty() => ignored("stands beside no enum"),
        _ if !values.iter().any(|value| is_of_enum(&value.value)) => ignored("stands beside values that have no names"),
        Value::Array(items) => {
            fault_of_list(&values, items, are_names).or_else(|| fault_of_length(&values, said, items))
        }
        Value::Object(members) => {
            let known: HashSet<_> = values.iter().map(|value| value.to_text()).collect();
            let unknown = members.iter().find(|(key, _)| !known.contains(*key));
            let unknown = unknown
                .map(|(_, node)| ("has a key that is none of the values; it is ignored".to_owned(), node.origin));
            unknown.or_else(|| members.values().find_map(|member| fault_of_text(member, are_names)).map(inside))
        }
        _ => ignored("is neither a list nor an object"),
    }
}

/// Returns whether a value is a variant of an enum: a text or an integer.
fn is_of_enum(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Number(number) => number.is_i64(),
        _ => false,
    }
}

fn is_null(node: &Node) -> bool {
    node.value == Value::Null
}

fn fault_of_list(values: &[&Node], items: &[Node], are_names: bool) -> Option<Fault> {
    let named = items.iter().zip(values).filter(|(item, value)| !is_null(item) && !is_null(value));
    named.map(|(item, _)| item).find_map(|item| fault_of_text(item, are_names)).map(inside)
}

/// Nulls at the end of an enum need no item.
fn fault_of_length(values: &[&Node], said: &Node, items: &[Node]) -> Option<Fault> {
    let needed = values.iter().rposition(|value| !is_null(value)).map_or(0, |last| last + 1);
    let fits = (needed..=values.len()).contains(&items.len());
    let message =
        || format!("is a list of {}, and the enum one of {}; they are taken in order", items.len(), values.len());
    (!fits).then(|| (message(), said.origin))
}

fn fault_of_text(node: &Node, is_name: bool) -> Option<Fault> {
    let what = if is_name { "a name in letters of an alphabet" } else { "a text" };
    let fits = node.as_str().is_some_and(|text| !is_name || can_be_name(text));
    (!fits).then(|| (format!("is not {what}; it is ignored"), node.origin))
}

/// The fault of something in a list or an object.
fn inside((fault, origin): Fault) -> Fault {
    (format!("has something that {fault}"), origin)
}
