// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `runtime`.
//!
//! 1 operation, behind the handle [`Runtime2`].

use ampersat_runtime as runtime;
use crate::types::ListResponse;

/// The handle of this group; from [`Client::runtime2`](crate::Client::runtime2).
#[derive(Clone, Copy, Debug)]
pub struct Runtime2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Runtime2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }
}

impl Runtime2<'_> {
    /// `PUT /string/{string}` returns [`ListResponse`](crate::types::ListResponse).
    pub fn list(&self, string: impl Into<String>) -> ListRequest {
        static OPERATION: runtime::Operation = runtime::Operation::put(
            "runtime2",
            "list",
            "/string/{string}",
        );
        self.client.request(&OPERATION).path::<String>("string", &string.into()).into()
    }
}

/// A request of [`Runtime2::list`].
pub type ListRequest = runtime::Call<ListResponse>;
