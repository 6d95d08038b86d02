// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `runtime`.
//!
//! 1 operation, behind the handle [`Runtime2`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::runtime2`](crate::Client::runtime2).
#[derive(Clone, Copy, Debug)]
pub struct Runtime2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Runtime2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `PUT /string/{string}`. Counts as repeatable, since it is a PUT.
    ///
    /// # Arguments
    /// * `string`: fills `{string}` in the path
    ///
    /// # Response
    /// [`ListResponse`](crate::types::ListResponse).
    pub fn list(&self, string: impl Into<String>) -> ListRequest {
        ListRequest(
            self.client.request(&requests::LIST).path::<String>("string", &string.into()),
        )
    }
}
