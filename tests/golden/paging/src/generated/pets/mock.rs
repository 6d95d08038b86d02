// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl ByLastItemResponse {
    /// With what is required.
    pub fn new(data: impl IntoIterator<Item = Pet>, has_more: bool) -> Self {
        Self {
            data: data.into_iter().collect(),
            has_more,
        }
    }
}

impl ByUrlResponse {
    /// With what is required.
    pub fn new(results: impl IntoIterator<Item = Pet>) -> Self {
        Self {
            results: results.into_iter().collect(),
            next: None,
        }
    }
}

impl Pet {
    /// With what is required.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl PetPage {
    /// With what is required.
    pub fn new(items: impl IntoIterator<Item = Pet>) -> Self {
        Self {
            items: items.into_iter().collect(),
            next_page: None,
        }
    }
}
