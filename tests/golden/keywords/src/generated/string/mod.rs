// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `String`.
//!
//! 1 operation, behind the handle [`StringApi`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `String`. From [`Client::string`](crate::Client::string).
#[derive(Clone, Copy, Debug)]
pub struct StringApi<'a>(pub(crate) &'a runtime::Client);

impl StringApi<'_> {
    /// `GET /string/{string}` returns [`String_`].
    pub fn type_(&self, string: impl Into<String>) -> runtime::Call<String_> {
        self.0
            .get("string.type_", "/string/{string}")
            .path::<String>("string", string)
            .into()
    }
}
