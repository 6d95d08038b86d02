// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `keys`.
//!
//! 3 operations, behind the handle [`Keys`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `keys`. From [`Client::keys`](crate::Client::keys).
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a>(pub(crate) &'a runtime::Client);

impl Keys<'_> {
    /// `GET /keys`
    ///
    /// Scopes: `read` (`oauth`).
    pub fn list_keys(&self) -> ListKeysRequest {
        self.0.get("keys.list_keys", "/keys").into()
    }
}

/// A request of [`Keys::list_keys`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListKeysRequest(runtime::Request);

impl ListKeysRequest {
    pub fn key(self, key: impl Into<String>) -> Self {
        Self(self.0.query::<String>("key", key))
    }

    pub fn page(self, page: i64) -> Self {
        Self(self.0.query::<i64>("page", page))
    }
}

runtime::impl_request!(ListKeysRequest, ());

impl Keys<'_> {
    /// `POST /keys`
    ///
    /// # Errors
    /// * `422`: Refused ([`Refusal`])
    pub fn add_key(&self) -> runtime::Call<()> {
        self.0.post("keys.add_key", "/keys").secured(&[&["basic"]]).into()
    }
}

impl Keys<'_> {
    /// `DELETE /keys`
    pub fn clear_keys(&self) -> runtime::Call<()> {
        self.0.delete("keys.clear_keys", "/keys").anonymous().into()
    }
}
