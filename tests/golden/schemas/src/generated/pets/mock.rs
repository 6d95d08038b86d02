// @generated from a document in tests/fixtures. Do not edit.

//! Constructors for tests: of types that only answers have.

use super::*;

impl All {
    /// With what is required.
    pub fn new(all: impl IntoIterator<Item = impl Into<Filter>>) -> Self {
        Self {
            all: all.into_iter().map(Into::into).collect(),
        }
    }
}

impl EventMailSent {
    /// With what is required.
    pub fn new(to: impl Into<String>) -> Self {
        Self { to: to.into() }
    }
}

impl Everything {
    /// With what is required.
    pub fn new(position: (f64, f64, String)) -> Self {
        Self {
            position,
            amount: None,
            best: None,
            filter: None,
            tree: None,
            sort: None,
            owner: None,
            size: None,
            event: None,
        }
    }
}

impl Large {
    /// With what is required.
    #[allow(clippy::disallowed_names)]
    pub fn new(foo: impl Into<String>) -> Self {
        Self {
            foo: foo.into(),
            b: None,
            c: None,
            d: None,
            e: None,
            f: None,
            g: None,
            h: None,
        }
    }
}

impl Not {
    /// With what is required.
    pub fn new(not: impl Into<Box<Filter>>) -> Self {
        Self { not: not.into() }
    }
}

impl OwnerPage {
    /// With what is required.
    pub fn new(items: impl IntoIterator<Item = Owner>) -> Self {
        Self {
            items: items.into_iter().collect(),
            more: None,
        }
    }
}

impl PageOfCat {
    /// With what is required.
    pub fn new(items: impl IntoIterator<Item = Cat>) -> Self {
        Self {
            items: items.into_iter().collect(),
            more: None,
        }
    }
}
