//! The rest that no pass and no overlay has settled: an unknown type costs its schema the type; all else is an error.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, Value, schemas};
use crate::normalise::TYPES;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    types(&mut document.root, diagnostics);
    extensions(&document.root, diagnostics);
}

/// The extensions that this generator knows; all others with its prefix are misspelt.
const EXTENSIONS: [&str; 17] = [
    "all-schemas",
    "class",
    "comments",
    "dialect",
    "environment",
    "errors",
    "example-descriptions",
    "files",
    "idempotency-key",
    "list-format",
    "name",
    "observed",
    "paging",
    "polling",
    "query-as-body",
    "token-flow",
    "untyped",
];

fn extensions(node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Object(map) => {
            for (key, inner) in map.iter() {
                if let Some(name) = key.strip_prefix("x-ampersat-").filter(|name| !EXTENSIONS.contains(name)) {
                    let message = format!("`x-ampersat-{name}` is no extension that this generator knows");
                    diagnostics.push(Finding::invalid("unknown-extension", inner.origin, message));
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
