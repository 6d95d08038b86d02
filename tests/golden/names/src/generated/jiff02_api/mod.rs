// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `jiff02`.
//!
//! 1 operation, behind the handle [`Jiff02Api`].

use ampersat_runtime as runtime;

/// The operations tagged `jiff02`. From [`Client::jiff02_api`](crate::Client::jiff02_api).
#[derive(Clone, Copy, Debug)]
pub struct Jiff02Api<'a>(pub(crate) &'a runtime::Client);

impl Jiff02Api<'_> {
    /// `GET /dates`
    pub fn read_dates(&self) -> runtime::Call<()> {
        self.0.get("jiff02_api.read_dates", "/dates").into()
    }
}
