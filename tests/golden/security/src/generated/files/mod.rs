// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `files`.
//!
//! 2 operations, behind the handle [`Files`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `files`. From [`Client::files`](crate::Client::files).
#[derive(Clone, Copy, Debug)]
pub struct Files<'a>(pub(crate) &'a runtime::Client);

impl Files<'_> {
    /// `GET /files/{id}`
    ///
    /// Goes to `/v2`, unless the client was given a base URL.
    pub fn get_file(&self, id: impl Into<String>) -> runtime::Call<()> {
        self.0
            .get("files.get_file", "/files/{id}")
            .server("/v2")
            .secured(&[])
            .path::<String>("id", id)
            .into()
    }
}

impl Files<'_> {
    /// `PUT /files/{id}`
    ///
    /// Goes to `https://files.example.com`, unless the client was given a base URL.
    ///
    /// # Errors
    /// * `422`: Refused ([`Refusal`])
    pub fn put_file(&self, id: impl Into<String>) -> runtime::Call<()> {
        self.0
            .put("files.put_file", "/files/{id}")
            .server("https://files.example.com")
            .secured(&[&["session", "proof"], &["app"]])
            .path::<String>("id", id)
            .into()
    }
}
