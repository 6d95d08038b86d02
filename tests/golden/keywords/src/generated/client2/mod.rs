// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `client`.
//!
//! 2 operations, behind the handle [`Client2`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::client2`](crate::Client::client2).
#[derive(Clone, Copy, Debug)]
pub struct Client2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Client2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /client`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`Client`](crate::client2::Client).
    pub fn await_(&self) -> AwaitRequest {
        AwaitRequest(self.client.request(&requests::AWAIT_))
    }

    /// `PUT /client`. Counts as repeatable, since it is a PUT.
    ///
    /// # Response
    /// [`ListResponse2`](crate::client2::ListResponse2).
    pub fn list(&self) -> ListRequest {
        ListRequest(self.client.request(&requests::LIST))
    }
}
