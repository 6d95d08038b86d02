//! The rest that no pass and no overlay has settled: an unknown type costs its schema the type; all else is an error.

use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::extension::{self, ALL, PREFIX};
use crate::document::schemas::TYPES;
use crate::document::{Document, Node, Value, schemas};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    types(&mut document.root, diagnostics);
    extensions(&document.root, diagnostics);
}

/// Refuses an extension of a name that is not known, and members of one that nothing reads.
fn extension(name: &str, node: &Node, diagnostics: &mut Diagnostics) {
    if ALL.contains(&name) {
        return members(name, "", node, diagnostics);
    }
    let message = format!("`{name}` is no extension that this generator knows");
    diagnostics.push(unknown(node, message, nearest(name, ALL)));
}

fn members(name: &str, inside: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let Some(known) = extension::members(name, inside) else { return };
    for (key, inner) in node.as_object().into_iter().flatten() {
        if known.contains(&key.as_str()) {
            members(name, key, inner, diagnostics);
        } else {
            let of = if inside.is_empty() { name.to_owned() } else { format!("{name}/{inside}") };
            let message = format!("`{key}` is no member of `{of}`");
            diagnostics.push(unknown(inner, message, nearest(key, known.iter().copied())));
        }
    }
}

fn unknown(node: &Node, message: String, near: Option<&str>) -> Finding {
    let finding = Finding::invalid("unknown-extension", node.origin, message);
    match near {
        Some(near) => finding.help(format!("the nearest is `{near}`")),
        None => finding,
    }
}

fn extensions(node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Object(map) => {
            for (key, inner) in map.iter() {
                if key.starts_with(PREFIX) {
                    extension(key, inner, diagnostics);
                }
                if key != "example" && key != "examples" {
                    extensions(inner, diagnostics);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| extensions(inner, diagnostics)),
        _ => {}
    }
}

fn types(root: &mut Node, diagnostics: &mut Diagnostics) {
    schemas::visit_all(root, &mut |schema| {
        let Some((written, node)) = schema.get("type").and_then(|node| Some((node.as_str()?, node))) else { return };
        if !TYPES.contains(&written) {
            let message = format!(
                "`{written}` is no type of OpenAPI, nor a spelling of one that we know: it is taken for anything"
            );
            let help = "say with an overlay what it means, such as `update: {type: string}`";
            diagnostics.push(Finding::unsupported("unknown-type", node.origin, message).help(help));
            schema.remove("type");
        }
    });
}
