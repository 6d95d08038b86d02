//! What no pass and no overlay has settled is an error.

use super::operations;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, Value, schemas};
use crate::normalise::{TYPES, placeholders};

pub(super) fn run(document: &Document, diagnostics: &mut Diagnostics) {
    let root = &document.root;
    for (path, method, operation) in operations(root) {
        let item = root.get("paths").and_then(|paths| paths.get(path));
        let shared = item.into_iter().flat_map(|item| item.list("parameters"));
        let parameters: Vec<&Node> = shared.chain(operation.list("parameters")).map(|p| resolve(root, p)).collect();
        path_parameters(path, method, operation, &parameters, diagnostics);
    }
    types(root, diagnostics);
    extensions(root, diagnostics);
    references(root, root, diagnostics);
}

fn resolve<'a>(root: &'a Node, node: &'a Node) -> &'a Node {
    node.str("$ref").and_then(|reference| at(root, reference)).unwrap_or(node)
}

fn at<'a>(root: &'a Node, reference: &str) -> Option<&'a Node> {
    use crate::document::pointer;
    let pointer = reference.strip_prefix('#')?;
    pointer::tokens(pointer).try_fold(root, |node, token| node.child(&token))
}

fn path_parameters(path: &str, method: &str, operation: &Node, parameters: &[&Node], diagnostics: &mut Diagnostics) {
    let subject = format!("{} {path}", method.to_uppercase());
    let names = placeholders(path);
    let declared = |name: &str| parameters.iter().any(|p| p.str("in") == Some("path") && p.str("name") == Some(name));
    for name in names.iter().filter(|name| !declared(name)) {
        let message = format!("`{{{name}}}` of {subject} has no parameter, and none can be chosen without guessing");
        let help = format!(
            "say which one it is with an overlay:\n\
             - target: $.paths['{path}'].{method}.parameters[?@.name=='NAME']\n  \
             description: NAME stands for {{{name}}}, because …\n  \
             update: {{name: {name}, in: path, required: true, x-ampersat-name: NAME}}\n\
             or, if there is none, declare it:\n\
             - target: $.paths['{path}'].{method}\n  \
             description: the document does not declare {{{name}}}\n  \
             update: {{parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}]}}"
        );
        diagnostics.push(Finding::invalid("placeholder-without-parameter", operation.origin, message).help(help));
    }
    for parameter in parameters.iter().filter(|parameter| parameter.str("in") == Some("path")) {
        let name = parameter.str("name").unwrap_or_default();
        if !names.contains(&name) {
            let message = format!("`{name}` is a path parameter of {subject}, but the path has no `{{{name}}}`");
            diagnostics.push(Finding::invalid("parameter-without-placeholder", parameter.origin, message));
        }
    }
}

/// The extensions that this generator knows; all others with its prefix are misspelt.
const EXTENSIONS: [&str; 11] = [
    "class",
    "comments",
    "dialect",
    "environment",
    "errors",
    "example-descriptions",
    "name",
    "observed",
    "query-as-body",
    "token-flow",
    "untyped",
];

fn extensions(node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Object(map) => {
            for (key, inner) in map {
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

fn types(root: &Node, diagnostics: &mut Diagnostics) {
    // The walk wants to change the tree; a copy is cheaper than a second walk to maintain.
    let mut copy = root.clone();
    schemas::visit_all(&mut copy, &mut |schema| {
        let Some((written, node)) = schema.get("type").and_then(|node| Some((node.as_str()?, node))) else { return };
        if !TYPES.contains(&written) {
            let message = format!("`{written}` is no type of OpenAPI, nor a spelling of one that we know");
            let help = "say with an overlay what it means, such as `update: {type: string}`";
            diagnostics.push(Finding::invalid("unknown-type", node.origin, message).help(help));
        }
    });
}

fn references(root: &Node, node: &Node, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Object(map) => {
            if let Some((reference, node)) = map.get("$ref").and_then(|node| Some((node.as_str()?, node)))
                && reference.starts_with('#')
                && at(root, reference).is_none()
            {
                let message = format!("`{reference}` refers to nothing");
                diagnostics.push(Finding::invalid("dangling-reference", node.origin, message));
            }
            let data = ["example", "examples", "default", "enum"];
            let inner = map.iter().filter(|(key, _)| !data.contains(&key.as_str()));
            inner.for_each(|(_, inner)| references(root, inner, diagnostics));
        }
        Value::Array(items) => items.iter().for_each(|inner| references(root, inner, diagnostics)),
        _ => {}
    }
}
