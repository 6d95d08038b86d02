// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl PingPayload {
    /// Creates a `PingPayload` with its required fields.
    pub fn new(zen: impl Into<String>, sent_at: impl Into<runtime::DateTime>) -> Self {
        Self {
            zen: zen.into(),
            sent_at: sent_at.into(),
        }
    }
}

impl ThingAdded {
    /// Creates a `ThingAdded` with its required fields.
    pub fn new(thing: impl Into<Thing>) -> Self {
        Self { thing: thing.into() }
    }
}
