// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl Vec_ {
    /// With what is required.
    pub fn new(items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            items: items.into_iter().map(Into::into).collect(),
        }
    }
}
