// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl Job {
    /// Creates a `Job` with its required fields.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            state: None,
            problem: None,
            file: None,
        }
    }
}

impl PrintResponse {
    /// Creates a `PrintResponse` with its required fields.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl Report {
    /// Creates a `Report` with its required fields.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            pages: None,
        }
    }
}
