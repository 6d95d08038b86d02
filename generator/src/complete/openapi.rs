//! What the `openapiv3` crate cannot read is noted.
//!
//! The model is made from the tree, which can hold what OpenAPI 3.0 has no word for; so for a client such a deviation costs
//! nothing. It would cost the readers of the completed document: where that is published, the command takes this
//! note for an error. OpenAPI 3.1 is another standard, which the crate does not know: there nothing is noted.

use super::operations;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::schemas::{self, Part};
use crate::document::{Document, Map, Node};
use crate::load::{Version, version};
use serde::de::DeserializeOwned;

/// Reads an OpenAPI 3.0 document with `openapiv3`, part by part, and notes at which values that fails.
///
/// In one piece, the crate would lose its way inside of `paths`, and say nothing of all but the first fault.
pub(super) fn validate(document: &Document, diagnostics: &mut Diagnostics) {
    if version(&document.root) != Some(Version::OpenApi30) {
        return;
    }
    let root = &without_parts(&document.root, diagnostics);
    let mut found: Vec<Finding> = Vec::new();
    for (path, method, operation) in operations(root) {
        found.extend(read::<openapiv3::Operation>(operation, &format!("{} {path}", method.to_uppercase())));
    }
    for (path, item) in root.members("paths").filter(|(path, _)| path.starts_with('/')) {
        let parameters = item.get("parameters");
        let subject = format!("what holds for all of {path}");
        found.extend(parameters.and_then(|node| read::<Vec<Reference<openapiv3::Parameter>>>(node, &subject)));
    }
    found.extend(root.get("components").map(components).unwrap_or_default());
    let others =
        root.as_object().into_iter().flatten().filter(|(key, _)| !["paths", "components"].contains(&key.as_str()));
    let mut frame: Map = others.map(|(key, node)| (key.clone(), node.clone())).collect();
    frame.insert("paths".to_owned(), Node::object(root.origin));
    found.extend(read::<openapiv3::OpenAPI>(&Node::new(frame, root.origin), "the document"));
    found.into_iter().for_each(|finding| diagnostics.push(finding));
}

type Reference<T> = openapiv3::ReferenceOr<T>;

fn components(components: &Node) -> Vec<Finding> {
    let mut found = Vec::new();
    for (kind, all) in components.as_object().into_iter().flatten() {
        for (name, node) in all.as_object().into_iter().flatten() {
            let subject = format!("`{name}` of {kind}");
            found.extend(match kind.as_str() {
                "schemas" => read::<Reference<openapiv3::Schema>>(node, &subject),
                "responses" => read::<Reference<openapiv3::Response>>(node, &subject),
                "parameters" => read::<Reference<openapiv3::Parameter>>(node, &subject),
                "requestBodies" => read::<Reference<openapiv3::RequestBody>>(node, &subject),
                "headers" => read::<Reference<openapiv3::Header>>(node, &subject),
                "securitySchemes" => read::<Reference<openapiv3::SecurityScheme>>(node, &subject),
                _ => None,
            });
        }
    }
    found
}

/// Reads each schema and each header by itself, without those inside of it, and gives the document without any.
///
/// The crate reads what is invalid twice at each level, so in one piece they would take time exponential in their depth.
fn without_parts(root: &Node, diagnostics: &mut Diagnostics) -> Node {
    let mut rest = root.clone();
    schemas::visit_parts(&mut rest, &mut |part, node| {
        let finding = match part {
            Part::Schema => read::<Reference<openapiv3::Schema>>(node, "this schema"),
            Part::Header => read::<Reference<openapiv3::Header>>(node, "this header"),
        };
        finding.into_iter().for_each(|finding| diagnostics.push(finding));
        // What is left in its place is valid.
        let (empty, mut header) = (Node::object(node.origin), Node::object(node.origin));
        header.set_node("schema", empty.clone());
        *node = if part == Part::Header { header } else { empty };
    });
    rest
}

/// What is wrong with a value, if it cannot be read as what it should be.
fn read<T: DeserializeOwned>(value: &Node, subject: &str) -> Option<Finding> {
    let error = serde_path_to_error::deserialize::<_, T>(value.to_json()).err()?;
    let mut node = value;
    for segment in error.path() {
        let child = match segment {
            serde_path_to_error::Segment::Map { key } => node.child(key),
            serde_path_to_error::Segment::Seq { index } => node.child(&index.to_string()),
            _ => None,
        };
        node = child.unwrap_or(node);
    }
    let place = if error.path().iter().len() == 0 { String::new() } else { format!(", at `{}`", error.path()) };
    let message = format!("{subject} is no valid OpenAPI 3.0{place}: {}", error.inner());
    Some(Finding::note(INVALID, node.origin, message))
}

/// The code of these notes.
pub(crate) const INVALID: &str = "invalid-openapi";
