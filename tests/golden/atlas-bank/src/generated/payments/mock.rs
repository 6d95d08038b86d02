// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl Payment {
    /// Creates a `Payment` with its required fields.
    pub fn new(
        id: runtime::Uuid,
        amount: impl Into<String>,
        method: impl Into<Method>,
    ) -> Self {
        Self {
            id,
            amount: amount.into(),
            method: method.into(),
        }
    }
}

impl PaymentPage {
    /// Creates a `PaymentPage` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Payment>, total: i64) -> Self {
        Self {
            items: items.into_iter().collect(),
            total,
        }
    }
}
