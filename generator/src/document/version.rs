//! The standards that documents follow.

use super::Node;

/// The standard that a document follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    /// Swagger 2.0
    Swagger2,
    /// OpenAPI 3.0
    OpenApi30,
    /// OpenAPI 3.1
    OpenApi31,
    /// OpenAPI 3.2
    OpenApi32,
}

impl Version {
    /// The version that a document names.
    pub(crate) fn of(root: &Node) -> Option<Self> {
        if root.str("swagger") == Some("2.0") {
            return Some(Self::Swagger2);
        }
        let version = root.str("openapi")?;
        match version.split('.').take(2).collect::<Vec<_>>().as_slice() {
            ["3", "0"] => Some(Self::OpenApi30),
            ["3", "1"] => Some(Self::OpenApi31),
            ["3", "2"] => Some(Self::OpenApi32),
            _ => None,
        }
    }

    /// Returns whether schemas are those of JSON Schema 2020-12.
    pub(crate) fn has_json_schema(self) -> bool {
        matches!(self, Self::OpenApi31 | Self::OpenApi32)
    }
}
