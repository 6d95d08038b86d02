// @generated from a document in tests/fixtures. Do not edit.

//! Constructors and setters for tests: what only responses have.

use super::*;

impl All {
    /// Creates an `All` with its required fields.
    pub fn new(all: impl IntoIterator<Item = impl Into<Filter>>) -> Self {
        Self {
            all: all.into_iter().map(Into::into).collect(),
        }
    }
}

impl Cat {
    /// Only in responses.
    pub fn id(mut self, id: u64) -> Self {
        self.id = Some(id);
        self
    }
}

impl Dog {
    /// Only in responses.
    pub fn id(mut self, id: u64) -> Self {
        self.id = Some(id);
        self
    }
}

impl EventMailSent {
    /// Creates an `EventMailSent` with its required fields.
    pub fn new(to: impl Into<String>) -> Self {
        Self { to: to.into() }
    }
}

impl Everything {
    /// Creates an `Everything` with its required fields.
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
    /// Creates a `Large` with its required fields.
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
    /// Creates a `Not` with its required fields.
    pub fn new(not: impl Into<Box<Filter>>) -> Self {
        Self { not: not.into() }
    }
}

impl Owner {
    /// Only in responses.
    pub fn since(mut self, since: impl Into<String>) -> Self {
        self.since = Some(since.into());
        self
    }
}

impl OwnerPage {
    /// Creates an `OwnerPage` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Owner>) -> Self {
        Self {
            items: items.into_iter().collect(),
            more: None,
        }
    }
}

impl PageOfCat {
    /// Creates a `PageOfCat` with its required fields.
    pub fn new(items: impl IntoIterator<Item = Cat>) -> Self {
        Self {
            items: items.into_iter().collect(),
            more: None,
        }
    }
}
