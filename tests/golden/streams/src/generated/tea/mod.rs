// @generated from a document in tests/fixtures. Do not edit.

//! Tea.
//!
//! 9 operations, behind the handle [`Tea`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Tea. From [`Client::tea`](crate::Client::tea).
#[derive(Clone, Copy, Debug)]
pub struct Tea<'a>(pub(crate) &'a runtime::Client);

impl Tea<'_> {
    /// `GET /alarms` returns text.
    ///
    /// [`alarms_stream`](Self::alarms_stream) returns the response while it arrives.
    pub fn alarms(&self) -> runtime::Call<runtime::TextBody> {
        self.0.get("tea.alarms", "/alarms").accept("text/plain").into()
    }
}

impl Tea<'_> {
    /// `GET /alarms` returns a stream of [`Alarm`] events.
    ///
    /// Sends `follow` as `1`. [`alarms`](Self::alarms) returns the response as a whole.
    pub fn alarms_stream(&self) -> runtime::Call<runtime::NamedEvents<Alarm>> {
        self.0
            .get("tea.alarms_stream", "/alarms")
            .query::<runtime::Value>("follow", 1)
            .accept("text/event-stream")
            .into()
    }
}

impl Tea<'_> {
    /// `POST /alarms` returns text.
    ///
    /// [`ring_stream`](Self::ring_stream) returns the response while it arrives.
    pub fn ring(&self) -> RingRequest {
        self.0.post("tea.ring", "/alarms").json_fields().accept("text/plain").into()
    }
}

/// A request of [`Tea::ring`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct RingRequest(runtime::Request);

impl RingRequest {
    pub fn tone(self, tone: impl Into<String>) -> Self {
        Self(self.0.field::<String>("tone", tone))
    }
}

runtime::impl_request!(RingRequest, runtime::TextBody, String);

impl Tea<'_> {
    /// `POST /alarms` returns a stream of [`Alarm`] events.
    ///
    /// Sends `watch` as `true`. [`ring`](Self::ring) returns the response as a whole.
    pub fn ring_stream(&self) -> RingStreamRequest {
        self.0
            .post("tea.ring_stream", "/alarms")
            .json_fields()
            .fixed_field("watch", "true")
            .accept("text/event-stream")
            .into()
    }
}

/// A request of [`Tea::ring_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct RingStreamRequest(runtime::Request);

impl RingStreamRequest {
    pub fn tone(self, tone: impl Into<String>) -> Self {
        Self(self.0.field::<String>("tone", tone))
    }
}

runtime::impl_request!(
    RingStreamRequest,
    runtime::NamedEvents<Alarm>,
    runtime::EventStream<Alarm>,
);

impl Tea<'_> {
    /// `GET /brews` returns [`Brews`].
    ///
    /// [`list_stream`](Self::list_stream) returns the response while it arrives.
    pub fn list(&self) -> runtime::Call<Brews> {
        self.0.get("tea.list", "/brews").into()
    }
}

impl Tea<'_> {
    /// `GET /brews` returns a stream of JSON values, each raw JSON of undocumented shape.
    ///
    /// Sends `watch` as `true`. [`list`](Self::list) returns the response as a whole.
    pub fn list_stream(&self) -> runtime::Call<runtime::JsonLines<runtime::Value>> {
        self.0
            .get("tea.list_stream", "/brews")
            .query::<bool>("watch", true)
            .accept("application/json;stream=watch")
            .into()
    }
}

impl Tea<'_> {
    /// Brews a tea.
    ///
    /// `POST /brews` returns [`Brew`].
    ///
    /// [`create_stream`](Self::create_stream) returns the response while it arrives.
    ///
    /// Set before sending: [`leaf`](CreateRequest::leaf).
    ///
    /// # Response headers
    /// * `X-Queue` (`i64`): How many brews wait
    ///
    /// # Errors
    /// * `409`: No water ([`Problem`])
    pub fn create(&self) -> CreateRequest {
        self.0.post("tea.create", "/brews").required(&["leaf"]).into()
    }
}

/// A request of [`Tea::create`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreateRequest(runtime::Request);

impl CreateRequest {
    /// Which tea it is. Required.
    pub fn leaf(self, leaf: impl Into<String>) -> Self {
        Self(self.0.field::<String>("leaf", leaf))
    }
}

runtime::impl_request!(CreateRequest, Brew);

impl Tea<'_> {
    /// Brews a tea.
    ///
    /// `POST /brews` returns a stream of events with [`Step`] as data.
    ///
    /// Sends `stream` as `true`. [`create`](Self::create) returns the response as a whole.
    ///
    /// Set before sending: [`leaf`](CreateStreamRequest::leaf).
    ///
    /// # Response headers
    /// * `X-Queue` (`i64`): How many brews wait
    ///
    /// # Errors
    /// * `409`: No water ([`Problem`])
    pub fn create_stream(&self) -> CreateStreamRequest {
        self.0
            .post("tea.create_stream", "/brews")
            .required(&["leaf"])
            .json_fields()
            .fixed_field("stream", true)
            .accept("text/event-stream")
            .into()
    }
}

/// A request of [`Tea::create_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreateStreamRequest(runtime::Request);

impl CreateStreamRequest {
    /// Which tea it is. Required.
    pub fn leaf(self, leaf: impl Into<String>) -> Self {
        Self(self.0.field::<String>("leaf", leaf))
    }
}

runtime::impl_request!(
    CreateStreamRequest,
    runtime::JsonEvents<Step>,
    runtime::EventStream<Step>,
);

impl Tea<'_> {
    /// `GET /brews/{id}/log` returns text.
    ///
    /// [`log_stream`](Self::log_stream) returns the response while it arrives.
    pub fn log(&self, id: i64) -> LogRequest {
        self.0
            .get("tea.log", "/brews/{id}/log")
            .path::<i64>("id", id)
            .accept("text/plain")
            .into()
    }
}

/// A request of [`Tea::log`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LogRequest(runtime::Request);

impl LogRequest {
    pub fn lines(self, lines: i64) -> Self {
        Self(self.0.query::<i64>("lines", lines))
    }
}

runtime::impl_request!(LogRequest, runtime::TextBody, String);

impl Tea<'_> {
    /// `GET /brews/{id}/log` returns a stream of bytes.
    ///
    /// Sends `follow` as `true`. [`log`](Self::log) returns the response as a whole.
    pub fn log_stream(&self, id: i64) -> LogStreamRequest {
        self.0
            .get("tea.log_stream", "/brews/{id}/log")
            .path::<i64>("id", id)
            .query::<bool>("follow", true)
            .accept("text/plain")
            .into()
    }
}

/// A request of [`Tea::log_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LogStreamRequest(runtime::Request);

impl LogStreamRequest {
    pub fn lines(self, lines: i64) -> Self {
        Self(self.0.query::<i64>("lines", lines))
    }
}

runtime::impl_request!(LogStreamRequest, runtime::StreamBody, runtime::ByteStream);

impl Tea<'_> {
    /// `GET /kettle` returns [`KettleResponse`].
    ///
    /// [`kettle_stream`](Self::kettle_stream) returns the response while it arrives.
    pub fn kettle(&self) -> runtime::Call<KettleResponse> {
        self.0.get("tea.kettle", "/kettle").into()
    }
}

impl Tea<'_> {
    /// `GET /kettle` returns a stream of events with [`KettleEvent`] as data.
    ///
    /// [`kettle`](Self::kettle) returns the response as a whole.
    pub fn kettle_stream(&self) -> runtime::Call<runtime::JsonEvents<KettleEvent>> {
        self.0.get("tea.kettle_stream", "/kettle").accept("text/event-stream").into()
    }
}

impl Tea<'_> {
    /// `POST /orders` returns [`Brew`].
    ///
    /// Sends `stream` as `false`. [`order_stream`](Self::order_stream) returns the response while it arrives.
    pub fn order(&self) -> OrderRequest {
        self.0.post("tea.order", "/orders").fixed_field("stream", false).into()
    }
}

/// A request of [`Tea::order`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OrderRequest(runtime::Request);

impl OrderRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl Into<OrderBody>) -> Self {
        Self(self.0.json::<OrderBody>(body))
    }
}

runtime::impl_request!(OrderRequest, Brew);

impl Tea<'_> {
    /// `POST /orders` returns a stream of events with [`OrderEvent`] as data.
    ///
    /// Sends `stream` as `true`. [`order`](Self::order) returns the response as a whole.
    pub fn order_stream(&self) -> OrderStreamRequest {
        self.0
            .post("tea.order_stream", "/orders")
            .fixed_field("stream", true)
            .accept("text/event-stream")
            .into()
    }
}

/// A request of [`Tea::order_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OrderStreamRequest(runtime::Request);

impl OrderStreamRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl Into<OrderBody>) -> Self {
        Self(self.0.json::<OrderBody>(body))
    }
}

runtime::impl_request!(
    OrderStreamRequest,
    runtime::JsonEvents<OrderEvent>,
    runtime::EventStream<OrderEvent>,
);

impl Tea<'_> {
    /// `POST /sounds` returns a stream of bytes.
    ///
    /// [`whistle_stream`](Self::whistle_stream) returns the response while it arrives.
    pub fn whistle(&self) -> WhistleRequest {
        self.0
            .post("tea.whistle", "/sounds")
            .json_fields()
            .preset("format", "wav")
            .accept("application/octet-stream")
            .into()
    }
}

/// A request of [`Tea::whistle`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct WhistleRequest(runtime::Request);

impl WhistleRequest {
    pub fn pitch(self, pitch: i64) -> Self {
        Self(self.0.field::<i64>("pitch", pitch))
    }

    /// `wav` unless it is set.
    pub fn format(self, format: impl Into<WhistleFormat>) -> Self {
        Self(self.0.field::<WhistleFormat>("format", format))
    }
}

runtime::impl_request!(WhistleRequest, runtime::StreamBody, runtime::ByteStream);

impl Tea<'_> {
    /// `POST /sounds` returns a stream of events with [`Step`] as data.
    ///
    /// Sends `format` as `sse`. [`whistle`](Self::whistle) returns the response as a whole.
    pub fn whistle_stream(&self) -> WhistleStreamRequest {
        self.0
            .post("tea.whistle_stream", "/sounds")
            .json_fields()
            .fixed_field("format", "sse")
            .accept("text/event-stream")
            .into()
    }
}

/// A request of [`Tea::whistle_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct WhistleStreamRequest(runtime::Request);

impl WhistleStreamRequest {
    pub fn pitch(self, pitch: i64) -> Self {
        Self(self.0.field::<i64>("pitch", pitch))
    }
}

runtime::impl_request!(
    WhistleStreamRequest,
    runtime::JsonEvents<Step>,
    runtime::EventStream<Step>,
);

impl Tea<'_> {
    /// `POST /tastings` returns [`Brew`].
    ///
    /// Sends `streaming` as `false`. [`taste_stream`](Self::taste_stream) returns the response while it arrives.
    ///
    /// Set before sending: [`cup`](TasteRequest::cup).
    pub fn taste(&self) -> TasteRequest {
        self.0
            .post("tea.taste", "/tastings")
            .required(&["cup"])
            .multipart_fields()
            .fixed_field("streaming", false)
            .into()
    }
}

/// A request of [`Tea::taste`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TasteRequest(runtime::Request);

impl TasteRequest {
    /// Required.
    pub fn cup(self, cup: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("cup", cup.into(), None))
    }
}

runtime::impl_request!(TasteRequest, Brew);

impl Tea<'_> {
    /// `POST /tastings` returns a stream of JSON values, each [`Step`].
    ///
    /// Sends `streaming` as `true`. [`taste`](Self::taste) returns the response as a whole.
    ///
    /// Set before sending: [`cup`](TasteStreamRequest::cup).
    pub fn taste_stream(&self) -> TasteStreamRequest {
        self.0
            .post("tea.taste_stream", "/tastings")
            .required(&["cup"])
            .multipart_fields()
            .fixed_field("streaming", true)
            .accept("application/x-ndjson")
            .into()
    }
}

/// A request of [`Tea::taste_stream`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TasteStreamRequest(runtime::Request);

impl TasteStreamRequest {
    /// Required.
    pub fn cup(self, cup: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("cup", cup.into(), None))
    }
}

runtime::impl_request!(
    TasteStreamRequest,
    runtime::JsonLines<Step>,
    runtime::LineStream<Step>,
);
