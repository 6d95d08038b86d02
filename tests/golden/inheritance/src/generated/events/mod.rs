// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Events`.
//!
//! 1 operation, behind the handle [`Events`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The operations tagged `Events`. From [`Client::events`](crate::Client::events).
#[derive(Clone, Copy, Debug)]
pub struct Events<'a>(pub(crate) &'a runtime::Client);

impl Events<'_> {
    /// `GET /events` returns a list of [`Event`].
    pub fn list_events(&self) -> runtime::Call<Vec<Event>> {
        self.0.get("events.list_events", "/events").into()
    }
}
