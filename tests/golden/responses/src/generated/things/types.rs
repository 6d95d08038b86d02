// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The body of errors of [`Things::get`](super::Things::get).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetError {
    pub fields: Vec<String>,
}

runtime::impl_object!(GetError {
    fields: defaulted::<Vec<String>>("fields"),
});

/// The response of [`Things::journal`](super::Things::journal).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JournalResponse {
    pub entry: Option<i64>,
}

runtime::impl_object!(JournalResponse {
    entry: optional::<i64>("entry"),
});

/// The response of [`Things::moved`](super::Things::moved), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Place {
    pub url: Option<String>,
}

runtime::impl_object!(Place {
    url: optional::<String>("url"),
});

/// The body of errors of [`Things::range`](super::Things::range), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    pub title: Option<String>,
    pub status: Option<i64>,
}

runtime::impl_object!(Problem {
    title: optional::<String>("title"),
    status: optional::<i64>("status"),
});

/// The response of [`Things::state`](super::Things::state).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StateResponse {
    Old,
    New,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(StateResponse {
    Old: "old",
    New: "new",
});

/// The response of [`Things::changes`](super::Things::changes), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thing {
    pub name: String,
}

runtime::impl_object!(Thing {
    name: required::<String>("name"),
});
