// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`UuidApi::make_id`](super::UuidApi::make_id).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MakeIdResponse {
    pub id: runtime::Uuid,
}

runtime::impl_object!(MakeIdResponse {
    id: required::<runtime::Uuid>("id"),
});
