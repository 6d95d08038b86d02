// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl BTreeMap_ {
    /// Creates a `BTreeMap_` with its required fields.
    pub fn new(
        map: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        Self {
            map: map.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
        }
    }
}
