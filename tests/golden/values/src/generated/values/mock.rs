// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl Door {
    /// With what is required.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            height: None,
            price: None,
            open: None,
            hung: None,
            labels: Default::default(),
            locks: Default::default(),
        }
    }
}
