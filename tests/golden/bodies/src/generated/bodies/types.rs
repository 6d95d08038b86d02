// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AnyForm {
    /// `q`; the document does not describe it.
    pub q: Option<Vec<String>>,
}

impl AnyForm {
    /// With nothing set.
    pub fn new() -> Self {
        Self { q: None }
    }

    /// `q`; the document does not describe it.
    pub fn q(mut self, q: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.q = Some(q.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(AnyForm {
    q: optional::<Vec<String>>("q"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Named {
    /// `name`; the document does not describe it.
    pub name: String,
    /// `size`; the document does not describe it.
    pub size: Option<i64>,
}

impl Named {
    /// With what is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            size: None,
        }
    }

    /// `size`; the document does not describe it.
    pub fn size(mut self, size: i64) -> Self {
        self.size = Some(size);
        self
    }
}

runtime::impl_object!(Named {
    name: required::<String>("name"),
    size: optional::<i64>("size"),
});
