// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `files`.
//!
//! 2 operations, behind the handle [`Files`].

mod requests;

use ampersat_runtime as runtime;

pub use requests::*;

/// The handle of this group; from [`Client::files`](crate::Client::files).
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    client: &'a runtime::Client,
}

impl<'a> Files<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /files/{id}`. Counts as reading, since it is a GET.
    ///
    /// Goes to `/v2`, unless the client was given a base URL.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn get_file(&self, id: impl Into<String>) -> GetFileRequest {
        GetFileRequest(
            self
                .client
                .request(&requests::GET_FILE)
                .server("/v2")
                .secured(&[])
                .path::<String>("id", &id.into()),
        )
    }

    /// `PUT /files/{id}`. Counts as repeatable, since it is a PUT.
    ///
    /// Goes to `https://files.example.com`, unless the client was given a base URL.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn put_file(&self, id: impl Into<String>) -> PutFileRequest {
        PutFileRequest(
            self
                .client
                .request(&requests::PUT_FILE)
                .server("https://files.example.com")
                .secured(&[&["session", "proof"], &["app"]])
                .path::<String>("id", &id.into()),
        )
    }
}
