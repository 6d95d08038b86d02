// @generated from a document in tests/fixtures. Do not edit.

//! What tests need to make answers.

use super::*;

impl MakeIdResponse {
    /// With what is required.
    pub fn new(id: runtime::Uuid) -> Self {
        Self { id }
    }
}
