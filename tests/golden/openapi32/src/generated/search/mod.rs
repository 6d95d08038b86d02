// @generated from a document in tests/fixtures. Do not edit.

//! Finds things.
//!
//! 5 operations, behind the handle [`Search`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The handle of this group; from [`Client::search`](crate::Client::search).
#[derive(Clone, Copy, Debug)]
pub struct Search<'a>(pub(crate) &'a runtime::Client);

impl Search<'_> {
    /// `GET /events` returns events, as they arrive; the data of each: [`Animal`](crate::search::Animal).
    pub fn watch(&self) -> WatchRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "search.watch",
            "/events",
        );
        self.0.request(&OPERATION).accept("text/event-stream").into()
    }
}

/// A request of [`Search::watch`].
pub type WatchRequest = runtime::Call<runtime::JsonEvents<Animal>>;

impl Search<'_> {
    /// `GET /things` returns JSON texts one after the other, as they arrive; each: [`Thing`](crate::search::Thing).
    pub fn list_things(&self) -> ListThingsRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "search.list_things",
            "/things",
        );
        self.0.request(&OPERATION).accept("application/jsonl").into()
    }
}

/// A request of [`Search::list_things`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListThingsRequest(runtime::Request);

impl ListThingsRequest {
    /// Each member of it is a query parameter of its own.
    pub fn filter(self, filter: impl Into<ListThingsFilter>) -> Self {
        Self(self.0.query::<ListThingsFilter>("filter", &filter.into()))
    }

    pub fn session(self, session: impl Into<String>) -> Self {
        Self(self.0.cookie::<String>("session", &session.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::LineStream<Thing>> {
        self.0.send::<runtime::JsonLines<Thing>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::LineStream<Thing>> {
        self.0.send_blocking::<runtime::JsonLines<Thing>>()
    }
}

runtime::impl_call!(ListThingsRequest, runtime::JsonLines<Thing>);

impl Search<'_> {
    /// `QUERY /things` returns a list of [`Thing`](crate::search::Thing).
    pub fn search_things(&self) -> SearchThingsRequest {
        static OPERATION: std::sync::LazyLock<runtime::Operation> = std::sync::LazyLock::new(||
        {
            runtime::Operation::of("QUERY", "search.search_things", "/things")
                .class(runtime::Class::Read)
        });
        self.0.request(&OPERATION).json_fields().into()
    }
}

/// A request of [`Search::search_things`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SearchThingsRequest(runtime::Request);

impl SearchThingsRequest {
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.field::<String>("text", &text.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<Vec<Thing>> {
        self.0.send::<Vec<Thing>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<Vec<Thing>> {
        self.0.send_blocking::<Vec<Thing>>()
    }
}

runtime::impl_call!(SearchThingsRequest, Vec<Thing>);

impl Search<'_> {
    /// `PURGE /things`
    pub fn purge_things(&self) -> PurgeThingsRequest {
        static OPERATION: std::sync::LazyLock<runtime::Operation> = std::sync::LazyLock::new(||
        runtime::Operation::of("PURGE", "search.purge_things", "/things"));
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Search::purge_things`].
pub type PurgeThingsRequest = runtime::Call<()>;

impl Search<'_> {
    /// `COPY /things`
    pub fn copy_things(&self) -> CopyThingsRequest {
        static OPERATION: std::sync::LazyLock<runtime::Operation> = std::sync::LazyLock::new(||
        runtime::Operation::of("COPY", "search.copy_things", "/things"));
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Search::copy_things`].
pub type CopyThingsRequest = runtime::Call<()>;
