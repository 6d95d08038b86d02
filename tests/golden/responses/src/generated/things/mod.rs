// @generated from a document in tests/fixtures. Do not edit.

//! Things.
//!
//! 21 operations, behind the handle [`Things`].

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
    pub fn changes(&self) -> runtime::Call<runtime::JsonEvents<Thing>> {
        self.0.get("things.changes", "/changes").accept("text/event-stream").into()
    }
}

impl Things<'_> {
    /// `GET /default` returns [`Thing`].
    pub fn default(&self) -> runtime::Call<Thing> {
        self.0.get("things.default", "/default").into()
    }
}

impl Things<'_> {
    /// `GET /events` returns a stream of events.
    pub fn events(&self) -> runtime::Call<runtime::EventsBody> {
        self.0.get("things.events", "/events").accept("text/event-stream").into()
    }
}

impl Things<'_> {
    /// `GET /journal` returns a stream of JSON values, each [`JournalResponse`].
    pub fn journal(&self) -> runtime::Call<runtime::JsonLines<JournalResponse>> {
        self.0.get("things.journal", "/journal").accept("application/json-seq").into()
    }
}

impl Things<'_> {
    /// `GET /log` returns a stream of JSON values, each [`Thing`].
    pub fn log(&self) -> runtime::Call<runtime::JsonLines<Thing>> {
        self.0.get("things.log", "/log").accept("application/x-ndjson").into()
    }
}

impl Things<'_> {
    /// `GET /motto` returns `String`.
    pub fn motto(&self) -> runtime::Call<String> {
        self.0.get("things.motto", "/motto").into()
    }
}

impl Things<'_> {
    /// `GET /motto/state` returns [`StateResponse`].
    pub fn state(&self) -> runtime::Call<StateResponse> {
        self.0.get("things.state", "/motto/state").into()
    }
}

impl Things<'_> {
    /// `GET /moved` returns a redirect; `.send().await?.headers()` has `Location`. Its body, if it has one, is [`Place`].
    pub fn moved(&self) -> runtime::Call<runtime::Maybe<Place>> {
        self.0.get("things.moved", "/moved").accept_redirect().undeclared(&[303]).into()
    }
}

impl Things<'_> {
    /// `GET /range` returns [`Thing`].
    ///
    /// # Errors
    /// * any other: Sorry ([`Problem`])
    pub fn range(&self) -> runtime::Call<Thing> {
        self.0.get("things.range", "/range").into()
    }
}

impl Things<'_> {
    /// `PUT /settings`
    pub fn set(&self) -> runtime::Call<()> {
        self.0.put("things.set", "/settings").into()
    }
}

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
    /// * any other: [`Problem`]
    pub fn get(&self, id: i64) -> runtime::Call<Thing> {
        self.0
            .get("things.get", "/things/{id}")
            .path::<i64>("id", id)
            .accept("application/vnd.example.thing+json")
            .into()
    }
}

impl Things<'_> {
    /// `PUT /things/{id}` returns [`PutResponse`], by status.
    #[deprecated]
    pub fn put(&self, id: i64) -> runtime::Call<PutResponse> {
        self.0
            .put("things.put", "/things/{id}")
            .path::<i64>("id", id)
            .accept("application/json, text/plain, application/octet-stream")
            .into()
    }
}

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
    pub fn delete(&self, id: i64) -> runtime::Call<runtime::Maybe<Thing>> {
        self.0
            .delete("things.delete", "/things/{id}")
            .path::<i64>("id", id)
            .undeclared(&[202])
            .into()
    }
}

impl Things<'_> {
    /// `HEAD /things/{id}`
    pub fn exists(&self, id: i64) -> runtime::Call<()> {
        self.0
            .request(runtime::Operation::of("HEAD", "things.exists", "/things/{id}"))
            .class(runtime::Class::Read)
            .path::<i64>("id", id)
            .into()
    }
}

impl Things<'_> {
    /// `GET /things/{id}/archive` returns a redirect; `.send().await?.headers()` has `Location`.
    pub fn archive(&self, id: i64) -> runtime::Call<()> {
        self.0
            .get("things.archive", "/things/{id}/archive")
            .path::<i64>("id", id)
            .accept_redirect()
            .into()
    }
}

impl Things<'_> {
    /// `GET /things/{id}/file` returns a stream of bytes.
    pub fn file(&self, id: i64) -> runtime::Call<runtime::StreamBody> {
        self.0
            .get("things.file", "/things/{id}/file")
            .path::<i64>("id", id)
            .accept("image/png")
            .into()
    }
}

impl Things<'_> {
    /// `POST /things/{id}/file` returns a stream of bytes.
    ///
    /// Set before sending: [`width`](DrawRequest::width).
    pub fn draw(&self, id: i64) -> DrawRequest {
        self.0
            .post("things.draw", "/things/{id}/file")
            .class(runtime::Class::Read)
            .required(&["width"])
            .path::<i64>("id", id)
            .accept("image/png")
            .into()
    }
}

/// A request of [`Things::draw`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DrawRequest(runtime::Request);

impl DrawRequest {
    /// Required.
    pub fn width(self, width: i64) -> Self {
        Self(self.0.field::<i64>("width", width))
    }
}

runtime::impl_request!(DrawRequest, runtime::StreamBody, runtime::ByteStream);

impl Things<'_> {
    /// `GET /things/{id}/page` returns text.
    pub fn page(&self, id: i64) -> runtime::Call<runtime::TextBody> {
        self.0
            .get("things.page", "/things/{id}/page")
            .path::<i64>("id", id)
            .accept("text/html")
            .into()
    }
}

impl Things<'_> {
    /// `POST /things/{id}/print` returns a stream of bytes.
    pub fn print(&self, id: i64) -> runtime::Call<runtime::StreamBody> {
        self.0
            .post("things.print", "/things/{id}/print")
            .path::<i64>("id", id)
            .accept("image/png")
            .into()
    }
}

impl Things<'_> {
    /// `GET /undeclared` returns raw JSON: the shape of the response is not documented.
    pub fn undeclared(&self) -> runtime::Call<runtime::Value> {
        self.0.get("things.undeclared", "/undeclared").into()
    }
}

impl Things<'_> {
    /// `GET /word` returns text.
    pub fn word(&self) -> runtime::Call<runtime::TextBody> {
        self.0.get("things.word", "/word").accept("*/*").into()
    }
}
