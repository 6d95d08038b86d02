// @generated from a document in tests/fixtures. Do not edit.

//! Finds things.
//!
//! 8 operations, behind the handle [`Search`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// Finds things. From [`Client::search`](crate::Client::search).
#[derive(Clone, Copy, Debug)]
pub struct Search<'a>(pub(crate) &'a runtime::Client);

impl Search<'_> {
    /// `POST /batches`
    ///
    /// Set before sending: [`body`](AddThingsRequest::body).
    pub fn add_things(&self) -> AddThingsRequest {
        self.0.post("search.add_things", "/batches").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Search::add_things`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddThingsRequest(runtime::Request);

impl AddThingsRequest {
    /// The body, as parts without names in this order.
    pub fn body(self, body: impl IntoIterator<Item = Thing>) -> Self {
        let body: Vec<Thing> = body.into_iter().collect();
        Self(self.0.content_type("multipart/mixed").parts::<Thing>(&body, None))
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("multipart/mixed").bytes(bytes.into()))
    }
}

runtime::impl_request!(AddThingsRequest, ());

impl Search<'_> {
    /// `GET /events` returns a stream of events with [`Animal`] as data.
    pub fn watch(&self) -> runtime::Call<runtime::JsonEvents<Animal>> {
        self.0.get("search.watch", "/events").accept("text/event-stream").into()
    }
}

impl Search<'_> {
    /// `POST /notes`
    ///
    /// Set before sending: [`body`](AddNotesRequest::body).
    pub fn add_notes(&self) -> AddNotesRequest {
        self.0.post("search.add_notes", "/notes").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Search::add_notes`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddNotesRequest(runtime::Request);

impl AddNotesRequest {
    /// The body, as parts without names in this order.
    ///
    /// The notes.
    pub fn body(self, body: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let body: Vec<String> = body.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .content_type("multipart/related; type=text/markdown")
                .parts::<String>(&body, Some("text/markdown")),
        )
    }

    /// The body, as bytes or as a stream of them.
    ///
    /// The notes.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(
            self
                .0
                .content_type("multipart/related; type=text/markdown")
                .bytes(bytes.into()),
        )
    }
}

runtime::impl_request!(AddNotesRequest, ());

impl Search<'_> {
    /// `POST /pictures`
    ///
    /// Set before sending: [`body`](AddPicturesRequest::body).
    pub fn add_pictures(&self) -> AddPicturesRequest {
        self.0.post("search.add_pictures", "/pictures").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Search::add_pictures`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddPicturesRequest(runtime::Request);

impl AddPicturesRequest {
    /// The body, as files in this order.
    ///
    /// Its media type is `image/png` or `image/jpeg`: say which with `FilePart::content_type`, otherwise it is sent as `image/png`.
    pub fn body(
        self,
        body: impl IntoIterator<Item = impl Into<runtime::FilePart>>,
    ) -> Self {
        Self(
            self
                .0
                .content_type("multipart/mixed")
                .file_parts(body.into_iter().map(Into::into), Some("image/png")),
        )
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("multipart/mixed").bytes(bytes.into()))
    }
}

runtime::impl_request!(AddPicturesRequest, ());

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
    /// Each field is sent as a query parameter of its own.
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
