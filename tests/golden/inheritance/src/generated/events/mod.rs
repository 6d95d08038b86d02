// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Events`.
//!
//! 1 operation, behind the handle [`Events`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::events`](crate::Client::events).
#[derive(Clone, Copy, Debug)]
pub struct Events<'a> {
    client: &'a runtime::Client,
}

impl<'a> Events<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /events`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// A list of [`Event`](crate::events::Event).
    pub fn list_events(&self) -> ListEventsRequest {
        ListEventsRequest(self.client.request(&requests::LIST_EVENTS))
    }
}
