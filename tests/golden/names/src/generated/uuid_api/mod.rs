// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `uuid`.
//!
//! 1 operation, behind the handle [`UuidApi`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The operations tagged `uuid`. From [`Client::uuid_api`](crate::Client::uuid_api).
#[derive(Clone, Copy, Debug)]
pub struct UuidApi<'a>(pub(crate) &'a runtime::Client);

impl UuidApi<'_> {
    /// `GET /ids` returns [`MakeIdResponse`].
    pub fn make_id(&self) -> runtime::Call<MakeIdResponse> {
        self.0.get("uuid_api.make_id", "/ids").into()
    }
}
