// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `String`.
//!
//! 1 operation, behind the handle [`StringApi`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::string`](crate::Client::string).
#[derive(Clone, Copy, Debug)]
pub struct StringApi<'a> {
    client: &'a runtime::Client,
}

impl<'a> StringApi<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /string/{string}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `string`: fills `{string}` in the path
    ///
    /// # Response
    /// [`String_`](crate::string::String_).
    pub fn type_(&self, string: impl Into<String>) -> TypeRequest {
        TypeRequest(
            self
                .client
                .request(&requests::TYPE_)
                .path::<String>("string", &string.into()),
        )
    }
}
