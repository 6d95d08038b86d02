// @generated from a document in tests/fixtures. Do not edit.

//! Things.
//!
//! 19 operations, behind the handle [`Things`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Things. From [`Client::things`](crate::Client::things).
#[derive(Clone, Copy, Debug)]
pub struct Things<'a>(pub(crate) &'a runtime::Client);

impl Things<'_> {
    /// `GET /changes` returns a stream of events with [`Thing`] as data.
    pub fn changes(&self) -> ChangesRequest {
        self.0.get("things.changes", "/changes").accept("text/event-stream").into()
    }
}

/// A request of [`Things::changes`].
pub type ChangesRequest = runtime::Call<runtime::JsonEvents<Thing>>;

impl Things<'_> {
    /// `GET /default` returns [`Thing`].
    pub fn default(&self) -> DefaultRequest {
        self.0.get("things.default", "/default").into()
    }
}

/// A request of [`Things::default`].
pub type DefaultRequest = runtime::Call<Thing>;

impl Things<'_> {
    /// `GET /events` returns a stream of events.
    pub fn events(&self) -> EventsRequest {
        self.0.get("things.events", "/events").accept("text/event-stream").into()
    }
}

/// A request of [`Things::events`].
pub type EventsRequest = runtime::Call<runtime::EventsBody>;

impl Things<'_> {
    /// `GET /journal` returns a stream of JSON values, each [`JournalResponse`].
    pub fn journal(&self) -> JournalRequest {
        self.0.get("things.journal", "/journal").accept("application/json-seq").into()
    }
}

/// A request of [`Things::journal`].
pub type JournalRequest = runtime::Call<runtime::JsonLines<JournalResponse>>;

impl Things<'_> {
    /// `GET /log` returns a stream of JSON values, each [`Thing`].
    pub fn log(&self) -> LogRequest {
        self.0.get("things.log", "/log").accept("application/x-ndjson").into()
    }
}

/// A request of [`Things::log`].
pub type LogRequest = runtime::Call<runtime::JsonLines<Thing>>;

impl Things<'_> {
    /// `GET /motto` returns `String`.
    pub fn motto(&self) -> MottoRequest {
        self.0.get("things.motto", "/motto").into()
    }
}

/// A request of [`Things::motto`].
pub type MottoRequest = runtime::Call<String>;

impl Things<'_> {
    /// `GET /motto/state` returns [`StateResponse`].
    pub fn state(&self) -> StateRequest {
        self.0.get("things.state", "/motto/state").into()
    }
}

/// A request of [`Things::state`].
pub type StateRequest = runtime::Call<StateResponse>;

impl Things<'_> {
    /// `GET /moved` returns a redirect; read `Location` from the headers of `send`. Its body, if it has one, is [`Place`].
    pub fn moved(&self) -> MovedRequest {
        self.0.get("things.moved", "/moved").accept_redirect().undeclared(&[303]).into()
    }
}

/// A request of [`Things::moved`].
pub type MovedRequest = runtime::Call<runtime::Maybe<Place>>;

impl Things<'_> {
    /// `GET /range` returns [`Thing`].
    ///
    /// # Errors
    /// * any other: Sorry ([`Problem`])
    pub fn range(&self) -> RangeRequest {
        self.0.get("things.range", "/range").into()
    }
}

/// A request of [`Things::range`].
pub type RangeRequest = runtime::Call<Thing>;

impl Things<'_> {
    /// `PUT /settings`
    pub fn set(&self) -> SetRequest {
        self.0.put("things.set", "/settings").into()
    }
}

/// A request of [`Things::set`].
pub type SetRequest = runtime::Call<()>;

impl Things<'_> {
    /// `GET /things/{id}` returns [`Thing`].
    ///
    /// # Response headers
    /// * `X-Remaining` (`i64`): How many calls are left
    /// * `X-Tags` (`Vec<String>`)
    ///
    /// # Errors
    /// * `302`: It is elsewhere
    /// * `304`: It is what it was
    /// * `404`: none ([`Problem`])
    /// * `422`: wrong ([`GetError`])
    /// * any other: Unexpected error ([`Problem`])
    pub fn get(&self, id: i64) -> GetRequest {
        self.0
            .get("things.get", "/things/{id}")
            .path::<i64>("id", id)
            .accept("application/vnd.example.thing+json")
            .into()
    }
}

/// A request of [`Things::get`].
pub type GetRequest = runtime::Call<Thing>;

impl Things<'_> {
    /// `PUT /things/{id}` returns [`PutResponse`], by status.
    #[deprecated]
    pub fn put(&self, id: i64) -> PutRequest {
        self.0
            .put("things.put", "/things/{id}")
            .path::<i64>("id", id)
            .accept("application/json, text/plain, application/octet-stream")
            .into()
    }
}

/// A request of [`Things::put`].
pub type PutRequest = runtime::Call<PutResponse>;

/// The response of `PUT /things/{id}`, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum PutResponse {
    /// `200`: It was there
    Ok(Thing),
    /// `201`: It is new
    Created(Place),
    /// `202`: Later
    Accepted(String),
    /// `204`: Nothing changed
    NoContent,
    /// `207`: Several
    MultiStatus(runtime::Bytes),
}

impl runtime::Payload for PutResponse {
    type Value = Self;

    fn read(response: runtime::RawResponse<'_>) -> Result<Self, runtime::DecodeError> {
        match response.status() {
            200 => response.json::<Thing>().map(Self::Ok),
            201 => response.json::<Place>().map(Self::Created),
            202 => response.text().map(Self::Accepted),
            204 => Ok(Self::NoContent),
            207 => Ok(Self::MultiStatus(response.bytes())),
            _ => Err(response.unexpected()),
        }
    }
}

#[cfg(feature = "mock")]
impl runtime::mock::Answerable for PutResponse {
    type Given = Self;

    fn write(given: Self) -> runtime::mock::Written {
        match given {
            Self::Ok(body) => runtime::mock::Written::json::<Thing>(200, &body),
            Self::Created(body) => runtime::mock::Written::json::<Place>(201, &body),
            Self::Accepted(body) => runtime::mock::Written::text(202, body),
            Self::NoContent => runtime::mock::Written::empty(204),
            Self::MultiStatus(body) => runtime::mock::Written::bytes(207, body),
        }
    }
}

impl Things<'_> {
    /// `DELETE /things/{id}` returns `None` if there is no body, otherwise [`Thing`].
    pub fn delete(&self, id: i64) -> DeleteRequest {
        self.0
            .delete("things.delete", "/things/{id}")
            .path::<i64>("id", id)
            .undeclared(&[202])
            .into()
    }
}

/// A request of [`Things::delete`].
pub type DeleteRequest = runtime::Call<runtime::Maybe<Thing>>;

impl Things<'_> {
    /// `HEAD /things/{id}`
    pub fn exists(&self, id: i64) -> ExistsRequest {
        self.0
            .request(runtime::Operation::of("HEAD", "things.exists", "/things/{id}"))
            .class(runtime::Class::Read)
            .path::<i64>("id", id)
            .into()
    }
}

/// A request of [`Things::exists`].
pub type ExistsRequest = runtime::Call<()>;

impl Things<'_> {
    /// `GET /things/{id}/archive` returns a redirect; read `Location` from the headers of `send`.
    pub fn archive(&self, id: i64) -> ArchiveRequest {
        self.0
            .get("things.archive", "/things/{id}/archive")
            .path::<i64>("id", id)
            .accept_redirect()
            .into()
    }
}

/// A request of [`Things::archive`].
pub type ArchiveRequest = runtime::Call<()>;

impl Things<'_> {
    /// `GET /things/{id}/file` returns a stream of bytes.
    pub fn file(&self, id: i64) -> FileRequest {
        self.0
            .get("things.file", "/things/{id}/file")
            .path::<i64>("id", id)
            .accept("image/png")
            .into()
    }
}

/// A request of [`Things::file`].
pub type FileRequest = runtime::Call<runtime::StreamBody>;

impl Things<'_> {
    /// `GET /things/{id}/page` returns text.
    pub fn page(&self, id: i64) -> PageRequest {
        self.0
            .get("things.page", "/things/{id}/page")
            .path::<i64>("id", id)
            .accept("text/html")
            .into()
    }
}

/// A request of [`Things::page`].
pub type PageRequest = runtime::Call<runtime::TextBody>;

impl Things<'_> {
    /// `GET /undeclared` returns raw JSON: the shape of the response is not documented.
    pub fn undeclared(&self) -> UndeclaredRequest {
        self.0.get("things.undeclared", "/undeclared").into()
    }
}

/// A request of [`Things::undeclared`].
pub type UndeclaredRequest = runtime::Call<runtime::Value>;

impl Things<'_> {
    /// `GET /word` returns text.
    pub fn word(&self) -> WordRequest {
        self.0.get("things.word", "/word").accept("*/*").into()
    }
}

/// A request of [`Things::word`].
pub type WordRequest = runtime::Call<runtime::TextBody>;
