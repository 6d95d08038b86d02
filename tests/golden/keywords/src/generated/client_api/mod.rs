// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `client`.
//!
//! 2 operations, behind the handle [`ClientApi`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `client`. From [`Client::client_api`](crate::Client::client_api).
#[derive(Clone, Copy, Debug)]
pub struct ClientApi<'a>(pub(crate) &'a runtime::Client);

impl ClientApi<'_> {
    /// `GET /client` returns [`Client`].
    pub fn await_(&self) -> runtime::Call<Client> {
        self.0.get("client_api.await_", "/client").into()
    }
}

impl ClientApi<'_> {
    /// `PUT /client` returns [`ClientApiListResponse`].
    pub fn list(&self) -> runtime::Call<ClientApiListResponse> {
        self.0.put("client_api.list", "/client").into()
    }
}
