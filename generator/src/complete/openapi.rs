//! The last word on validity: the `openapiv3` crate reads the document.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Document;
use crate::load::{Version, version};

/// Reads an OpenAPI 3.0 document with `openapiv3`; where that fails, says which value it failed at.
pub(super) fn validate(document: &Document, diagnostics: &mut Diagnostics) {
    if version(&document.root) != Some(Version::OpenApi30) {
        return;
    }
    let json = document.root.to_json();
    let Err(error) = serde_path_to_error::deserialize::<_, openapiv3::OpenAPI>(&json) else { return };
    let mut node = &document.root;
    for segment in error.path() {
        let child = match segment {
            serde_path_to_error::Segment::Map { key } => node.child(key),
            serde_path_to_error::Segment::Seq { index } => node.child(&index.to_string()),
            _ => None,
        };
        node = child.unwrap_or(node);
    }
    let message = format!("this is no valid OpenAPI 3.0, at `{}`: {}", error.path(), error.inner());
    diagnostics.push(Finding::invalid("invalid-openapi", node.origin, message));
}
