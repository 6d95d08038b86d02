// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `uuid`.
//!
//! 1 operation, behind the handle [`Uuid2`].

mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The handle of this group; from [`Client::uuid2`](crate::Client::uuid2).
#[derive(Clone, Copy, Debug)]
pub struct Uuid2<'a> {
    client: &'a runtime::Client,
}

impl<'a> Uuid2<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }
}

impl Uuid2<'_> {
    /// `GET /ids` returns [`MakeIdResponse`](crate::uuid2::MakeIdResponse).
    pub fn make_id(&self) -> MakeIdRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "uuid2",
            "make_id",
            "/ids",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Uuid2::make_id`].
pub type MakeIdRequest = runtime::Call<MakeIdResponse>;
