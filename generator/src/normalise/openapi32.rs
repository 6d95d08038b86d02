//! Members with a new place in OpenAPI 3.2 go to where OpenAPI 3.1 has them.
//!
//! Parameters `in: querystring` are queries whose keys are the members of one object. The value of an example is its
//! `value`. The summary of a response or a tag describes it. Members without a meaning for a client are reported.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Version;
use crate::document::kind::walk_mut;
use crate::document::{Document, Kind, Node};

const FORM: &str = "application/x-www-form-urlencoded";

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let root = &mut document.root;
    if Version::of(root) != Some(Version::OpenApi32) {
        return;
    }
    tags(root, diagnostics);
    walk_mut(root, Kind::Document, &mut |node, kind| match kind {
        Kind::PathItem => other_methods(node, diagnostics),
        Kind::Parameter => parameter(node),
        Kind::Example => rename(node, "dataValue", "value"),
        Kind::Response => {
            rename(node, "summary", "description");
            node.members("content").for_each(|(_, media)| encodings(media, diagnostics));
        }
        Kind::Encoding => encodings(node, diagnostics),
        _ => {}
    });
}

/// Moves a member to the place of another one, unless that is there.
fn rename(node: &mut Node, from: &str, to: &str) {
    if node.get(to).is_none()
        && let Some(value) = node.remove(from)
    {
        node.set_node(to, value);
    }
}

fn tags(root: &mut Node, diagnostics: &mut Diagnostics) {
    let tags = root.get_mut("tags").and_then(Node::as_array_mut);
    for tag in tags.into_iter().flatten() {
        rename(tag, "summary", "description");
        let ignored: Vec<_> = ["parent", "kind"].into_iter().filter(|key| tag.get(key).is_some()).collect();
        if let [first, ..] = ignored.as_slice() {
            let name = tag.str("name").unwrap_or("?");
            let message = format!(
                "groups have no order: `{}` of the tag `{name}` says nothing to a client",
                ignored.join("` and `")
            );
            let origin = tag.get(first).map_or(tag.origin, |node| node.origin);
            diagnostics.push(Finding::note("tag-structure-ignored", origin, message));
        }
    }
}

/// Leaves out what is no method of HTTP.
fn other_methods(item: &mut Node, diagnostics: &mut Diagnostics) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let Some(operations) = item.get_mut("additionalOperations").and_then(Node::as_object_mut) else { return };
    operations.retain(|method, operation| {
        let is_method = !method.is_empty() && method.chars().all(is_token);
        if !is_method {
            let message = format!("`{method}` is no method of HTTP: the operation is left out");
            diagnostics.push(Finding::unsupported("unknown-method", operation.origin, message));
        }
        is_method
    });
}

fn parameter(parameter: &mut Node) {
    if parameter.str("in") == Some("cookie") && parameter.str("style") == Some("cookie") {
        parameter.remove("style");
    }
    if parameter.str("in") != Some("querystring") {
        return;
    }
    let form = parameter.get_mut("content").and_then(|content| content.get_mut(FORM)?.remove("schema"));
    // Any other one is reported as a parameter that cannot be sent.
    if let Some(schema) = form {
        parameter.remove("content");
        parameter.set("in", "query");
        parameter.set("style", "form");
        parameter.set("explode", true);
        parameter.set_node("schema", schema);
    }
}

/// Parts without names are neither read nor sent inside of a part.
fn encodings(node: &Node, diagnostics: &mut Diagnostics) {
    for key in ["prefixEncoding", "itemEncoding"] {
        if let Some(encoding) = node.get(key) {
            let message = format!("`{key}` describes parts without names, which a client writes and reads as bytes");
            diagnostics.push(Finding::unsupported("unnamed-parts", encoding.origin, message));
        }
    }
}
