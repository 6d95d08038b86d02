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

impl RouteFrom {
    /// With what is required.
    pub fn new(from: impl Into<String>) -> Self {
        Self { from: from.into() }
    }
}

impl RouteTo {
    /// With what is required.
    pub fn new(to: impl Into<String>) -> Self {
        Self { to: to.into() }
    }
}

impl TargetsRouteVia {
    /// With what is required.
    pub fn new(via: impl Into<String>) -> Self {
        Self { via: via.into() }
    }
}

impl TargetsVoiceId {
    /// With what is required.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}

impl TargetsWholePart {
    /// With what is required.
    pub fn new(part: i64) -> Self {
        Self { part }
    }
}
