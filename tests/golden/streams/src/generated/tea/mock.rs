// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl AlarmSaid {
    /// With what is required.
    pub fn new(data: impl Into<String>) -> Self {
        Self {
            data: data.into(),
            id: None,
        }
    }
}

impl AlarmWarm {
    /// With what is required.
    pub fn new(data: impl Into<AlarmWarmData>) -> Self {
        Self { data: data.into() }
    }
}

impl AlarmWarmData {
    /// With what is required.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl Brew {
    /// With what is required.
    pub fn new(id: i64) -> Self {
        Self { id }
    }
}

impl Brews {
    /// With what is required.
    pub fn new(items: impl IntoIterator<Item = Brew>) -> Self {
        Self {
            items: items.into_iter().collect(),
        }
    }
}

impl KettleEvent {
    /// With what is required.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl KettleResponse {
    /// With what is required.
    pub fn new(degrees: i64) -> Self {
        Self { degrees }
    }
}

impl Step {
    /// With what is required.
    pub fn new(delta: impl Into<String>) -> Self {
        Self { delta: delta.into() }
    }
}
