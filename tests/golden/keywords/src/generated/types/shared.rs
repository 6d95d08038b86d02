// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

use ampersat_runtime as runtime;

/// The response of `Operations::untagged`, among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CloneRequest {
    pub id: Option<i64>,
}

runtime::impl_object!(CloneRequest {
    id: optional::<i64>("id"),
});

/// The response of `BuilderApi::crate_`, among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse {
    pub id: Option<i64>,
}

runtime::impl_object!(ListResponse {
    id: optional::<i64>("id"),
});
