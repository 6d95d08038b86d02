// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl Door {
    /// Creates a `Door` with its required fields.
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

impl RouteFrom {
    /// Creates a `RouteFrom` with its required fields.
    pub fn new(from: impl Into<String>) -> Self {
        Self { from: from.into() }
    }
}

impl RouteTo {
    /// Creates a `RouteTo` with its required fields.
    pub fn new(to: impl Into<String>) -> Self {
        Self { to: to.into() }
    }
}

impl TargetsRouteVia {
    /// Creates a `TargetsRouteVia` with its required fields.
    pub fn new(via: impl Into<String>) -> Self {
        Self { via: via.into() }
    }
}

impl TargetsVoiceId {
    /// Creates a `TargetsVoiceId` with its required fields.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl TargetsWholePart {
    /// Creates a `TargetsWholePart` with its required fields.
    pub fn new(part: i64) -> Self {
        Self { part }
    }
}
