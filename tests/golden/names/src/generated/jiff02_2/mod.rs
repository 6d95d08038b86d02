// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `jiff02`.
//!
//! 1 operation, behind the handle [`Jiff022`].

use ampersat_runtime as runtime;

/// The handle of this group; from [`Client::jiff02_2`](crate::Client::jiff02_2).
#[derive(Clone, Copy, Debug)]
pub struct Jiff022<'a> {
    client: &'a runtime::Client,
}

impl<'a> Jiff022<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }
}

impl Jiff022<'_> {
    /// `GET /dates`
    pub fn read_dates(&self) -> ReadDatesRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "jiff02_2",
            "read_dates",
            "/dates",
        );
        self.client.request(&OPERATION).into()
    }
}

/// A request of [`Jiff022::read_dates`].
pub type ReadDatesRequest = runtime::Call<()>;
