// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl Refusal {
    /// With what is required.
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
