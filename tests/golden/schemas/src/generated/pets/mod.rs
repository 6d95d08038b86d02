// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `pets`.
//!
//! 5 operations, behind the handle [`Pets`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::pets`](crate::Client::pets).
#[derive(Clone, Copy, Debug)]
pub struct Pets<'a> {
    client: &'a runtime::Client,
}

impl<'a> Pets<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /cats`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`PageOfCat`](crate::pets::PageOfCat).
    pub fn cats(&self) -> CatsRequest {
        CatsRequest(self.client.request(&requests::CATS))
    }

    /// `GET /owners`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`OwnerPage`](crate::pets::OwnerPage).
    pub fn owners(&self) -> OwnersRequest {
        OwnersRequest(self.client.request(&requests::OWNERS))
    }

    /// `PUT /owners`. Counts as repeatable, since it is a PUT.
    ///
    /// Required before it is sent: [`id`](PutOwnerRequest::id), [`email`](PutOwnerRequest::email).
    ///
    /// # Response
    /// Nothing.
    pub fn put_owner(&self) -> PutOwnerRequest {
        PutOwnerRequest(self.client.request(&requests::PUT_OWNER))
    }

    /// `GET /pets`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// A list of [`Pet`](crate::pets::Pet).
    pub fn list(&self) -> ListRequest {
        ListRequest(self.client.request(&requests::LIST))
    }

    /// `PUT /pets`. Counts as repeatable, since it is a PUT.
    ///
    /// # Response
    /// [`Everything`](crate::pets::Everything).
    pub fn replace(&self) -> ReplaceRequest {
        ReplaceRequest(self.client.request(&requests::REPLACE).required_fields(&["pet"]))
    }
}
