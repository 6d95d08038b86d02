// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The value of `X-Object` in [`Colors::head`](super::Colors::head), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Color {
    /// `B` on the wire.
    pub b: Option<i64>,
    /// `G` on the wire.
    pub g: Option<i64>,
    /// `R` on the wire.
    pub r: Option<i64>,
}

impl Color {
    /// Creates an empty `Color`.
    pub fn new() -> Self {
        Self::default()
    }

    /// `B` on the wire.
    pub fn b(mut self, b: i64) -> Self {
        self.b = Some(b);
        self
    }

    /// `G` on the wire.
    pub fn g(mut self, g: i64) -> Self {
        self.g = Some(g);
        self
    }

    /// `R` on the wire.
    pub fn r(mut self, r: i64) -> Self {
        self.r = Some(r);
        self
    }
}

runtime::impl_object!(Color {
    b: optional::<i64>("B"),
    g: optional::<i64>("G"),
    r: optional::<i64>("R"),
});

/// The value of `filter` in [`Colors::lists`](super::Colors::lists).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListsFilter {
    pub names: Option<Vec<String>>,
    pub range: Option<Color>,
}

impl ListsFilter {
    /// Creates an empty `ListsFilter`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn names(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.names = Some(names.into_iter().map(Into::into).collect());
        self
    }

    pub fn range(mut self, range: impl Into<Color>) -> Self {
        self.range = Some(range.into());
        self
    }
}

runtime::impl_object!(ListsFilter {
    names: optional::<Vec<String>>("names"),
    range: optional::<Color>("range"),
});
