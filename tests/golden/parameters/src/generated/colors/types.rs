// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Color {
    /// `B`; the document does not describe it.
    pub b: Option<i64>,
    /// `G`; the document does not describe it.
    pub g: Option<i64>,
    /// `R`; the document does not describe it.
    pub r: Option<i64>,
}

impl Color {
    /// With nothing set.
    pub fn new() -> Self {
        Self { b: None, g: None, r: None }
    }

    /// `B`; the document does not describe it.
    pub fn b(mut self, b: i64) -> Self {
        self.b = Some(b);
        self
    }

    /// `G`; the document does not describe it.
    pub fn g(mut self, g: i64) -> Self {
        self.g = Some(g);
        self
    }

    /// `R`; the document does not describe it.
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
