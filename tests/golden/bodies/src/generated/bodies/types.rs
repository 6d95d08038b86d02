// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The body of [`Bodies::any`](super::Bodies::any).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AnyForm {
    pub q: Option<Vec<String>>,
}

impl AnyForm {
    /// With nothing set.
    pub fn new() -> Self {
        Self { q: None }
    }

    pub fn q(mut self, q: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.q = Some(q.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(AnyForm {
    q: optional::<Vec<String>>("q"),
});

/// The body of [`Bodies::any`](super::Bodies::any), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Named {
    pub name: String,
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

    pub fn size(mut self, size: i64) -> Self {
        self.size = Some(size);
        self
    }
}

runtime::impl_object!(Named {
    name: required::<String>("name"),
    size: optional::<i64>("size"),
});
