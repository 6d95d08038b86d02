// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `builder`.
//!
//! 1 operation, behind the handle [`Builder2`].

use ampersat_runtime as runtime;
use crate::types::ListResponse;

/// The handle of this group; from [`Client::builder2`](crate::Client::builder2).
#[derive(Clone, Copy, Debug)]
pub struct Builder2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Builder2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }
}

impl Builder2<'_> {
    /// `GET /builder` returns [`ListResponse`](crate::types::ListResponse).
    pub fn crate_(&self) -> CrateRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "builder2",
            "crate_",
            "/builder",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Builder2::crate_`].
pub type CrateRequest = runtime::Call<ListResponse>;
