// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl Account {
    /// Creates an `Account` with its required fields.
    pub fn new(
        id: runtime::Uuid,
        owner: impl Into<String>,
        balance: impl Into<String>,
        opened: impl Into<runtime::DateTime>,
    ) -> Self {
        Self {
            id,
            owner: owner.into(),
            balance: balance.into(),
            opened: opened.into(),
            note: None,
        }
    }
}

impl AccountPage {
    /// Creates an `AccountPage` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Account>, total: i64) -> Self {
        Self {
            items: items.into_iter().collect(),
            total,
        }
    }
}
