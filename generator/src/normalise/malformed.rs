//! Values that cannot stand where they stand are left out.
//!
//! The later stages look for an object where the standards put one, and would pass over a number in silence.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Kind, Map, Node, Value};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    within(&mut document.root, Kind::Document, diagnostics);
}

fn within(node: &mut Node, kind: Kind, diagnostics: &mut Diagnostics) {
    match &mut node.value {
        Value::Object(map) => {
            map.retain(|key, inner| stays(inner, kind.within(key), || format!("`{key}`"), diagnostics));
        }
        Value::Array(items) => {
            let inner = kind.within("0");
            let one = || inner.name().split_once(' ').map_or("value", |(_, name)| name);
            items.retain_mut(|item| stays(item, inner, || format!("an item of a list of {}s", one()), diagnostics));
        }
        _ => {}
    }
}

/// Returns whether a value can stand where it stands; its content is looked at, too.
fn stays(node: &mut Node, kind: Kind, name: impl Fn() -> String, diagnostics: &mut Diagnostics) -> bool {
    let is_map = matches!(kind, Kind::Named(_) | Kind::Keyed(_));
    let (fits, wanted) = match (kind, &node.value) {
        (Kind::Data, _) => return true,
        (Kind::List(_), value) => (matches!(value, Value::Array(_)), "a list"),
        (Kind::Schema | Kind::Items, Value::Object(_) | Value::Bool(_)) | (Kind::Items, Value::Array(_)) => {
            (true, "an object")
        }
        (_, value) => (matches!(value, Value::Object(_)), "an object"),
    };
    if fits {
        within(node, kind, diagnostics);
        return true;
    }
    let name = name();
    let is_empty_list = node.as_array().is_some_and(Vec::is_empty);
    let (finding, stays) = match &node.value {
        Value::Null => {
            let message = format!("{name} is null, which says nothing: it is left out");
            (Finding::repaired("null-member", node.origin, message), false)
        }
        // As PHP writes an object without members.
        Value::Array(_) if is_empty_list && is_map => {
            let message = format!("{name} is an empty list where an object belongs: it is read as an empty object");
            (Finding::repaired("list-for-object", node.origin, message), true)
        }
        _ => {
            let message = format!("{name} should be {wanted}, and is {}: it is left out", node.kind());
            (Finding::unsupported("malformed", node.origin, message), false)
        }
    };
    diagnostics.push(finding);
    node.value = Map::default().into();
    stays
}
