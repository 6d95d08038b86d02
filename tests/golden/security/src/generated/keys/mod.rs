// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `keys`.
//!
//! 3 operations, behind the handle [`Keys`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::keys`](crate::Client::keys).
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    client: &'a runtime::Client,
}

impl<'a> Keys<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /keys`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Nothing.
    pub fn list_keys(&self) -> ListKeysRequest {
        ListKeysRequest(self.client.request(&requests::LIST_KEYS))
    }

    /// `POST /keys`. Doing it twice may do more than doing it once.
    ///
    /// # Response
    /// Nothing.
    pub fn add_key(&self) -> AddKeyRequest {
        AddKeyRequest(self.client.request(&requests::ADD_KEY).secured(&[&["basic"]]))
    }

    /// `DELETE /keys`. Counts as repeatable, since it is a DELETE.
    ///
    /// # Response
    /// Nothing.
    pub fn clear_keys(&self) -> ClearKeysRequest {
        ClearKeysRequest(self.client.request(&requests::CLEAR_KEYS))
    }
}
