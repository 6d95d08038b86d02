// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `client`.
//!
//! 2 operations, behind the handle [`Client2`].

mod types;

use ampersat_runtime as runtime;

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
}

impl Client2<'_> {
    /// `GET /client` returns [`Client`](crate::client2::Client).
    pub fn await_(&self) -> AwaitRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "client2",
            "await_",
            "/client",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Client2::await_`].
pub type AwaitRequest = runtime::Call<Client>;

impl Client2<'_> {
    /// `PUT /client` returns [`ListResponse2`](crate::client2::ListResponse2).
    pub fn list(&self) -> ListRequest {
        static OPERATION: runtime::Operation = runtime::Operation::put(
            "client2",
            "list",
            "/client",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Client2::list`].
pub type ListRequest = runtime::Call<ListResponse2>;
