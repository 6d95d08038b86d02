// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `builder`.
//!
//! 1 operation, behind the handle [`Builder2`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::builder2`](crate::Client::builder2).
#[derive(Clone, Copy, Debug)]
pub struct Builder2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Builder2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /builder`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`ListResponse`](crate::types::ListResponse).
    pub fn crate_(&self) -> CrateRequest {
        CrateRequest(self.client.request(&requests::CRATE_))
    }
}
