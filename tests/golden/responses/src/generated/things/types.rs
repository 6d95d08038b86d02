// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetError {
    /// `fields`; the document does not describe it.
    pub fields: Vec<String>,
}

runtime::impl_object!(GetError {
    fields: defaulted::<Vec<String>>("fields"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Place {
    /// `url`; the document does not describe it.
    pub url: Option<String>,
}

runtime::impl_object!(Place {
    url: optional::<String>("url"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// `title`; the document does not describe it.
    pub title: Option<String>,
    /// `status`; the document does not describe it.
    pub status: Option<i64>,
}

runtime::impl_object!(Problem {
    title: optional::<String>("title"),
    status: optional::<i64>("status"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thing {
    /// `name`; the document does not describe it.
    pub name: String,
}

runtime::impl_object!(Thing {
    name: required::<String>("name"),
});
