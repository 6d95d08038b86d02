// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `health`.
//!
//! 1 operation, behind the handle [`Health`].

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `health`. From [`Client::health`](crate::Client::health).
#[derive(Clone, Copy, Debug)]
pub struct Health<'a>(pub(crate) &'a runtime::Client);

impl Health<'_> {
    /// Get Version Endpoint.
    ///
    /// `GET /api/v1/version` returns a map of texts to `String`.
    pub fn get_version(&self) -> runtime::Call<BTreeMap<String, String>> {
        self.0.get("health.get_version", "/api/v1/version").anonymous().into()
    }
}
