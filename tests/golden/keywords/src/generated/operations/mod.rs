// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `operations`.
//!
//! 1 operation, behind the handle [`Operations`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `operations`. From [`Client::operations`](crate::Client::operations).
#[derive(Clone, Copy, Debug)]
pub struct Operations<'a>(pub(crate) &'a runtime::Client);

impl Operations<'_> {
    /// `GET /untagged` returns [`CloneRequest`].
    pub fn untagged(&self) -> runtime::Call<CloneRequest> {
        self.0.get("operations.untagged", "/untagged").into()
    }
}
