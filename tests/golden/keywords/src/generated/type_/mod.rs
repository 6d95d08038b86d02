// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `type`.
//!
//! 2 operations, behind the handle [`Type`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::type_`](crate::Client::type_).
#[derive(Clone, Copy, Debug)]
pub struct Type<'a> {
    client: &'a runtime::Client,
}

impl<'a> Type<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /type/{type}/{self}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `type_`: fills `{type}` in the path
    /// * `self_`: fills `{self}` in the path
    ///
    /// # Response
    /// [`CloneRequest2`](crate::types::CloneRequest2).
    pub fn clone_(&self, type_: impl Into<String>, self_: i64) -> CloneRequest {
        CloneRequest(
            self
                .client
                .request(&requests::CLONE_)
                .path::<String>("type", &type_.into())
                .path("self", &self_),
        )
    }

    /// `POST /type/{type}/{self}`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`extra_`](NewRequest::extra_).
    ///
    /// # Arguments
    /// * `type_`: fills `{type}` in the path
    /// * `self_`: fills `{self}` in the path
    ///
    /// # Response
    /// [`Result_`](crate::type_::Result_).
    pub fn new_(&self, type_: impl Into<String>, self_: i64) -> NewRequest {
        NewRequest(
            self
                .client
                .request(&requests::NEW_)
                .path::<String>("type", &type_.into())
                .path("self", &self_),
        )
    }
}
