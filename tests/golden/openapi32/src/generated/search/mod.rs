// @generated from a document in tests/fixtures. Do not edit.

//! Finds things.
//!
//! 5 operations, behind the handle [`Search`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Finds things. From [`Client::search`](crate::Client::search).
#[derive(Clone, Copy, Debug)]
pub struct Search<'a>(pub(crate) &'a runtime::Client);

impl Search<'_> {
    /// `GET /events` returns a stream of events with [`Animal`] as data.
    pub fn watch(&self) -> runtime::Call<runtime::JsonEvents<Animal>> {
        self.0.get("search.watch", "/events").accept("text/event-stream").into()
    }
}

impl Search<'_> {
    /// `GET /things` returns a stream of JSON values, each [`Thing`].
    pub fn list_things(&self) -> ListThingsRequest {
        self.0.get("search.list_things", "/things").accept("application/jsonl").into()
    }
}

/// A request of [`Search::list_things`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListThingsRequest(runtime::Request);

impl ListThingsRequest {
    /// Each member of it is a query parameter of its own.
    pub fn filter(self, filter: impl Into<ListThingsFilter>) -> Self {
        Self(self.0.query::<ListThingsFilter>("filter", filter))
    }

    pub fn session(self, session: impl Into<String>) -> Self {
        Self(self.0.cookie::<String>("session", session))
    }
}

runtime::impl_request!(
    ListThingsRequest,
    runtime::JsonLines<Thing>,
    runtime::LineStream<Thing>,
);

impl Search<'_> {
    /// `QUERY /things` returns a list of [`Thing`].
    pub fn search_things(&self) -> SearchThingsRequest {
        self.0
            .request(runtime::Operation::of("QUERY", "search.search_things", "/things"))
            .class(runtime::Class::Read)
            .json_fields()
            .into()
    }
}

/// A request of [`Search::search_things`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SearchThingsRequest(runtime::Request);

impl SearchThingsRequest {
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.field::<String>("text", text))
    }
}

runtime::impl_request!(SearchThingsRequest, Vec<Thing>);

impl Search<'_> {
    /// `PURGE /things`
    pub fn purge_things(&self) -> runtime::Call<()> {
        self.0
            .request(runtime::Operation::of("PURGE", "search.purge_things", "/things"))
            .into()
    }
}

impl Search<'_> {
    /// `COPY /things`
    pub fn copy_things(&self) -> runtime::Call<()> {
        self.0
            .request(runtime::Operation::of("COPY", "search.copy_things", "/things"))
            .into()
    }
}
