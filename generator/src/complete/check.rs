//! The rest that no pass and no overlay has settled: an unknown type costs its schema the type; all else is an error.

use crate::diagnostic::{Diagnostics, Finding, nearest};
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

/// The members of extensions that are objects, and of the objects in them.
const MEMBERS: [(&str, &[&str]); 9] = [
    ("environment", &["base-url", "client-id", "client-secret", "password", "scopes", "token", "username"]),
    ("errors", &["flag", "messages"]),
    (
        "paging",
        &["cursor", "first", "has-more", "header", "items", "last", "link", "next", "offset", "page", "pages", "url"],
    ),
    (
        "polling",
        &["azure", "error", "failed", "finished", "header", "operation", "parameters", "result", "status", "url"],
    ),
    ("polling/result", &["operation", "parameters"]),
    ("token-flow", &["login", "refresh", "refresh-token", "revoke", "token", "unauthorized", "wrong-credentials"]),
    ("token-flow/login", &["password", "path", "username"]),
    ("token-flow/refresh", &["field", "path"]),
    ("token-flow/revoke", &["field", "path"]),
];

/// Refuses an extension of a name that is not known, and members of one that nothing reads.
fn extension(name: &str, node: &Node, diagnostics: &mut Diagnostics) {
    if EXTENSIONS.contains(&name) {
        return members(name, node, diagnostics);
    }
    let message = format!("`x-ampersat-{name}` is no extension that this generator knows");
    let near = nearest(name, EXTENSIONS).map(|near| format!("x-ampersat-{near}"));
    diagnostics.push(unknown(node, message, near.as_deref()));
}

fn members(of: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let Some((_, known)) = MEMBERS.iter().find(|(one, _)| *one == of) else { return };
    for (name, inner) in node.as_object().into_iter().flatten() {
        if known.contains(&name.as_str()) {
            members(&format!("{of}/{name}"), inner, diagnostics);
        } else {
            let message = format!("`{name}` is no member of `x-ampersat-{of}`");
            diagnostics.push(unknown(inner, message, nearest(name, known.iter().copied())));
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
                if let Some(name) = key.strip_prefix("x-ampersat-") {
                    extension(name, inner, diagnostics);
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
