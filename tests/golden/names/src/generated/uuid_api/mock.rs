// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl MakeIdResponse {
    /// Creates a `MakeIdResponse` with its required fields.
    pub fn new(id: runtime::Uuid) -> Self {
        Self { id }
    }
}
