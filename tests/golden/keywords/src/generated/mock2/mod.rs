// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `mock`.
//!
//! 1 operation, behind the handle [`Mock2`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::mock2`](crate::Client::mock2).
#[derive(Clone, Copy, Debug)]
pub struct Mock2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Mock2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /mock`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`ListResponse`](crate::types::ListResponse).
    pub fn mock(&self) -> MockRequest {
        MockRequest(self.client.request(&requests::MOCK))
    }
}
