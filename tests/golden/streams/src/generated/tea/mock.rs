// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl AlarmSaid {
    /// Creates an `AlarmSaid` with its required fields.
    pub fn new(data: impl Into<String>) -> Self {
        Self {
            data: data.into(),
            id: None,
        }
    }
}

impl AlarmWarm {
    /// Creates an `AlarmWarm` with its required fields.
    pub fn new(data: impl Into<AlarmWarmData>) -> Self {
        Self { data: data.into() }
    }
}

impl AlarmWarmData {
    /// Creates an `AlarmWarmData` with its required fields.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl Brew {
    /// Creates a `Brew` with its required fields.
    pub fn new(id: i64) -> Self {
        Self { id }
    }
}

impl Brews {
    /// Creates a `Brews` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Brew>) -> Self {
        Self {
            items: items.into_iter().collect(),
        }
    }
}

impl KettleEvent {
    /// Creates a `KettleEvent` with its required fields.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl KettleResponse {
    /// Creates a `KettleResponse` with its required fields.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl Step {
    /// Creates a `Step` with its required fields.
    pub fn new(delta: impl Into<String>) -> Self {
        Self { delta: delta.into() }
    }
}
