// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `mock`.
//!
//! 1 operation, behind the handle [`Mock2`].

use ampersat_runtime as runtime;
use crate::types::ListResponse;

/// The handle of this group; from [`Client::mock2`](crate::Client::mock2).
#[derive(Clone, Copy, Debug)]
pub struct Mock2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Mock2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }
}

impl Mock2<'_> {
    /// `GET /mock` returns [`ListResponse`](crate::types::ListResponse).
    pub fn mock(&self) -> MockRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "mock2",
            "mock",
            "/mock",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Mock2::mock`].
pub type MockRequest = runtime::Call<ListResponse>;
