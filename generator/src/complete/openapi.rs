//! The last word on validity: the `openapiv3` crate reads the document.

use super::operations;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, schemas};
use crate::load::{Version, version};
use serde::de::DeserializeOwned;

/// Reads an OpenAPI 3.0 document with `openapiv3`; where that fails, says which value it failed at.
pub(super) fn validate(document: &Document, diagnostics: &mut Diagnostics) {
    if version(&document.root) != Some(Version::OpenApi30) {
        return;
    }
    let root = &without_schemas(&document.root, diagnostics);
    let Some(finding) = read::<openapiv3::OpenAPI>(root, "the document") else { return };
    // Inside of `paths` the crate loses its way: there, each operation is asked for by itself.
    let inner = operations(root).into_iter().find_map(|(path, method, operation)| {
        read::<openapiv3::Operation>(operation, &format!("{} {path}", method.to_uppercase()))
    });
    diagnostics.push(inner.unwrap_or(finding));
}

/// Reads each schema by itself, without those inside of it, and gives the document without any.
///
/// The crate reads what is invalid twice at each level, so in one piece a schema would take time exponential in its depth.
fn without_schemas(root: &Node, diagnostics: &mut Diagnostics) -> Node {
    let mut rest = root.clone();
    schemas::visit_all(&mut rest, &mut |schema| {
        if let Some(finding) = read::<openapiv3::ReferenceOr<openapiv3::Schema>>(schema, "this schema") {
            diagnostics.push(finding);
        }
        *schema = Node::object(schema.origin);
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
    Some(Finding::invalid("invalid-openapi", node.origin, message))
}
