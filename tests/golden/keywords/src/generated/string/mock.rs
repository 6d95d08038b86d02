// @generated from a document in tests/fixtures. Do not edit.

//! What tests need to make answers.

use super::*;
use std::collections::BTreeMap;

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
