// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl BTreeMap_ {
    /// With what is required.
    pub fn new(
        map: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        Self {
            map: map.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
        }
    }
}
