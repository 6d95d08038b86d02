// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CloneRequest2 {
    /// `id`; the document does not describe it.
    pub id: Option<i64>,
}

runtime::impl_object!(CloneRequest2 {
    id: optional::<i64>("id"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse {
    /// `id`; the document does not describe it.
    pub id: Option<i64>,
}

runtime::impl_object!(ListResponse {
    id: optional::<i64>("id"),
});
