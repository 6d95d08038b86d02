// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `mock`.
//!
//! 1 operation, behind the handle [`MockApi`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `mock`. From [`Client::mock_api`](crate::Client::mock_api).
#[derive(Clone, Copy, Debug)]
pub struct MockApi<'a>(pub(crate) &'a runtime::Client);

impl MockApi<'_> {
    /// `GET /mock` returns [`ListResponse`].
    pub fn mock(&self) -> runtime::Call<ListResponse> {
        self.0.get("mock_api.mock", "/mock").into()
    }
}
