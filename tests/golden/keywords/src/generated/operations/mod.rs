// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `operations`.
//!
//! 1 operation, behind the handle [`Operations`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::operations`](crate::Client::operations).
#[derive(Clone, Copy, Debug)]
pub struct Operations<'a> {
    client: &'a runtime::Client,
}

impl<'a> Operations<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /untagged`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`CloneRequest2`](crate::types::CloneRequest2).
    pub fn untagged(&self) -> UntaggedRequest {
        UntaggedRequest(self.client.request(&requests::UNTAGGED))
    }
}
