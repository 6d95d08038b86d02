// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `boards`.
//!
//! 2 operations, behind the handle [`Boards`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `boards`. From [`Client::boards`](crate::Client::boards).
#[derive(Clone, Copy, Debug)]
pub struct Boards<'a>(pub(crate) &'a runtime::Client);

impl Boards<'_> {
    /// `GET /boards`
    pub fn list_boards(&self) -> ListBoardsRequest {
        self.0
            .get("boards.list_boards", "/boards")
            .secured(&[&["key"], &["token"]])
            .into()
    }
}

/// A request of [`Boards::list_boards`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListBoardsRequest(runtime::Request);

impl ListBoardsRequest {
    pub fn key(self, key: impl Into<String>) -> Self {
        Self(self.0.query::<String>("key", key))
    }

    pub fn token(self, token: impl Into<String>) -> Self {
        Self(self.0.query::<String>("token", token))
    }
}

runtime::impl_request!(ListBoardsRequest, ());

impl Boards<'_> {
    /// `PUT /boards`
    pub fn put_board(&self) -> runtime::Call<()> {
        self.0.put("boards.put_board", "/boards").secured(&[&["key", "token"]]).into()
    }
}
