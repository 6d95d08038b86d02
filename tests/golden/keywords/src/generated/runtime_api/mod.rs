// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `runtime`.
//!
//! 1 operation, behind the handle [`RuntimeApi`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `runtime`. From [`Client::runtime_api`](crate::Client::runtime_api).
#[derive(Clone, Copy, Debug)]
pub struct RuntimeApi<'a>(pub(crate) &'a runtime::Client);

impl RuntimeApi<'_> {
    /// `PUT /string/{string}` returns [`ListResponse`].
    pub fn list(&self, string: impl Into<String>) -> runtime::Call<ListResponse> {
        self.0
            .put("runtime_api.list", "/string/{string}")
            .path::<String>("string", string)
            .into()
    }
}
