// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `String`.
//!
//! 1 operation, behind the handle [`String_`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::string`](crate::Client::string).
#[derive(Clone, Copy, Debug)]
pub struct String_<'a> {
    client: &'a runtime::Client,
}

impl<'a> String_<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /string/{string}`. Changes nothing.
    ///
    /// # Arguments
    /// * `string`: fills `{string}` in the path
    ///
    /// # Response
    /// [`String2`](crate::string::String2).
    pub fn type_(&self, string: impl Into<String>) -> TypeRequest {
        TypeRequest(
            self
                .client
                .request(&requests::TYPE_)
                .path::<String>("string", &string.into()),
        )
    }
}
