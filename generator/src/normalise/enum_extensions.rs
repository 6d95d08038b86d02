//! Notes on extensions of other tools that do not fit the values of their enum.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::letters::can_be_name;
use crate::document::vendors::{ENUM_DESCRIPTIONS, ENUM_NAMES};
use crate::document::{Node, Origin, Value};
use std::collections::HashSet;

/// A fault, and its place.
type Fault = (String, Origin);

pub(super) fn look(schema: &Node, diagnostics: &mut Diagnostics) {
    for key in ENUM_NAMES.into_iter().chain(ENUM_DESCRIPTIONS) {
        let Some(said) = schema.get(key) else { continue };
        if let Some((fault, origin)) = fault(schema, said, ENUM_NAMES.contains(&key)) {
            diagnostics.push(Finding::note("enum-extension", origin, format!("`{key}` {fault}")));
        }
    }
}

/// The first fault of a list or object that says something of each value.
fn fault(schema: &Node, said: &Node, are_names: bool) -> Option<Fault> {
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
            unknown.or_else(|| members.values().find_map(|member| fault_of_text(member, are_names)))
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
    named.map(|(item, _)| item).find_map(|item| fault_of_text(item, are_names))
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
    (!fits).then(|| (format!("has something that is not {what}; it is ignored"), node.origin))
}
