// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl MakeIdResponse {
    /// With what is required.
    pub fn new(id: runtime::Uuid) -> Self {
        Self { id }
    }
}
