// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `builder`.
//!
//! 1 operation, behind the handle [`BuilderApi`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `builder`. From [`Client::builder_api`](crate::Client::builder_api).
#[derive(Clone, Copy, Debug)]
pub struct BuilderApi<'a>(pub(crate) &'a runtime::Client);

impl BuilderApi<'_> {
    /// `GET /builder` returns [`ListResponse`].
    pub fn crate_(&self) -> runtime::Call<ListResponse> {
        self.0.get("builder_api.crate_", "/builder").into()
    }
}
