// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl Refusal {
    /// Creates a `Refusal` with its required fields.
    pub fn new(
        reasons: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        Self {
            reasons: reasons
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        }
    }
}
