// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl ByLastItemResponse {
    /// Creates a `ByLastItemResponse` with its required fields.
    pub fn new(data: impl IntoIterator<Item = Pet>, has_more: bool) -> Self {
        Self {
            data: data.into_iter().collect(),
            has_more,
        }
    }
}

impl ByUrlResponse {
    /// Creates a `ByUrlResponse` with its required fields.
    pub fn new(results: impl IntoIterator<Item = Pet>) -> Self {
        Self {
            results: results.into_iter().collect(),
            next: None,
        }
    }
}

impl Pet {
    /// Creates a `Pet` with its required fields.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl PetPage {
    /// Creates a `PetPage` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Pet>) -> Self {
        Self {
            items: items.into_iter().collect(),
            next_page: None,
        }
    }
}
