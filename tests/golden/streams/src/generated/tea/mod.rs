// @generated from a document in tests/fixtures. Do not edit.

//! Tea.
//!
//! 9 operations, behind the handle [`Tea`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The handle of this group; from [`Client::tea`](crate::Client::tea).
#[derive(Clone, Copy, Debug)]
pub struct Tea<'a>(pub(crate) &'a runtime::Client);

impl Tea<'_> {
    /// `GET /alarms` returns text.
    ///
    /// [`alarms_stream`](Self::alarms_stream) returns the answer while it arrives.
    pub fn alarms(&self) -> AlarmsRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.alarms",
            "/alarms",
        );
        self.0.request(&OPERATION).accept("text/plain").into()
    }
}

/// A request of [`Tea::alarms`].
pub type AlarmsRequest = runtime::Call<runtime::TextBody>;

impl Tea<'_> {
    /// `GET /alarms` returns events, as they arrive; each, with its name and its data: [`Alarm`](crate::tea::Alarm).
    ///
    /// Sends `follow` as `1`. [`alarms`](Self::alarms) returns the answer as a whole.
    pub fn alarms_stream(&self) -> AlarmsStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.alarms_stream",
            "/alarms",
        );
        self.0
            .request(&OPERATION)
            .query::<runtime::Value>("follow", &1.into())
            .accept("text/event-stream")
            .into()
    }
}

/// A request of [`Tea::alarms_stream`].
pub type AlarmsStreamRequest = runtime::Call<runtime::NamedEvents<Alarm>>;

impl Tea<'_> {
    /// `POST /alarms` returns text.
    ///
    /// [`ring_stream`](Self::ring_stream) returns the answer while it arrives.
    pub fn ring(&self) -> RingRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.ring",
            "/alarms",
        );
        self.0.request(&OPERATION).json_fields().accept("text/plain").into()
    }
}

/// A request of [`Tea::ring`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct RingRequest(runtime::Request);

impl RingRequest {
    pub fn tone(self, tone: impl Into<String>) -> Self {
        Self(self.0.field::<String>("tone", &tone.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<String> {
        self.0.send::<runtime::TextBody>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<String> {
        self.0.send_blocking::<runtime::TextBody>()
    }
}

runtime::impl_call!(RingRequest, runtime::TextBody);

impl Tea<'_> {
    /// `POST /alarms` returns events, as they arrive; each, with its name and its data: [`Alarm`](crate::tea::Alarm).
    ///
    /// Sends `watch` as `true`. [`ring`](Self::ring) returns the answer as a whole.
    pub fn ring_stream(&self) -> RingStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.ring_stream",
            "/alarms",
        );
        self.0
            .request(&OPERATION)
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
        Self(self.0.field::<String>("tone", &tone.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::EventStream<Alarm>> {
        self.0.send::<runtime::NamedEvents<Alarm>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::EventStream<Alarm>> {
        self.0.send_blocking::<runtime::NamedEvents<Alarm>>()
    }
}

runtime::impl_call!(RingStreamRequest, runtime::NamedEvents<Alarm>);

impl Tea<'_> {
    /// `GET /brews` returns [`Brews`](crate::tea::Brews).
    ///
    /// [`list_stream`](Self::list_stream) returns the answer while it arrives.
    pub fn list(&self) -> ListRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.list",
            "/brews",
        );
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Tea::list`].
pub type ListRequest = runtime::Call<Brews>;

impl Tea<'_> {
    /// `GET /brews` returns JSON texts one after the other, as they arrive; each: raw JSON: the shape of the response is not documented.
    ///
    /// Sends `watch` as `true`. [`list`](Self::list) returns the answer as a whole.
    pub fn list_stream(&self) -> ListStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.list_stream",
            "/brews",
        );
        self.0
            .request(&OPERATION)
            .query::<bool>("watch", &true)
            .accept("application/json;stream=watch")
            .into()
    }
}

/// A request of [`Tea::list_stream`].
pub type ListStreamRequest = runtime::Call<runtime::JsonLines<runtime::Value>>;

impl Tea<'_> {
    /// Brews a tea.
    ///
    /// `POST /brews` returns [`Brew`](crate::tea::Brew).
    ///
    /// [`create_stream`](Self::create_stream) returns the answer while it arrives.
    ///
    /// Required before it is sent: [`leaf`](CreateRequest::leaf).
    ///
    /// # Response headers
    /// * `X-Queue` (`i64`): How many brews wait
    ///
    /// # Errors
    /// * `409`: No water ([`Problem`](crate::tea::Problem))
    pub fn create(&self) -> CreateRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
                "tea.create",
                "/brews",
            )
            .required(&["leaf"]);
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Tea::create`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreateRequest(runtime::Request);

impl CreateRequest {
    /// Which tea it is.
    ///
    /// Required.
    pub fn leaf(self, leaf: impl Into<String>) -> Self {
        Self(self.0.field::<String>("leaf", &leaf.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<Brew> {
        self.0.send::<Brew>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<Brew> {
        self.0.send_blocking::<Brew>()
    }
}

runtime::impl_call!(CreateRequest, Brew);

impl Tea<'_> {
    /// Brews a tea.
    ///
    /// `POST /brews` returns events, as they arrive; the data of each: [`Step`](crate::tea::Step).
    ///
    /// Sends `stream` as `true`. [`create`](Self::create) returns the answer as a whole.
    ///
    /// Required before it is sent: [`leaf`](CreateStreamRequest::leaf).
    ///
    /// # Response headers
    /// * `X-Queue` (`i64`): How many brews wait
    ///
    /// # Errors
    /// * `409`: No water ([`Problem`](crate::tea::Problem))
    pub fn create_stream(&self) -> CreateStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
                "tea.create_stream",
                "/brews",
            )
            .required(&["leaf"]);
        self.0
            .request(&OPERATION)
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
    /// Which tea it is.
    ///
    /// Required.
    pub fn leaf(self, leaf: impl Into<String>) -> Self {
        Self(self.0.field::<String>("leaf", &leaf.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::EventStream<Step>> {
        self.0.send::<runtime::JsonEvents<Step>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::EventStream<Step>> {
        self.0.send_blocking::<runtime::JsonEvents<Step>>()
    }
}

runtime::impl_call!(CreateStreamRequest, runtime::JsonEvents<Step>);

impl Tea<'_> {
    /// `GET /brews/{id}/log` returns text.
    ///
    /// [`log_stream`](Self::log_stream) returns the answer while it arrives.
    pub fn log(&self, id: i64) -> LogRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.log",
            "/brews/{id}/log",
        );
        self.0.request(&OPERATION).path("id", &id).accept("text/plain").into()
    }
}

/// A request of [`Tea::log`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LogRequest(runtime::Request);

impl LogRequest {
    pub fn lines(self, lines: i64) -> Self {
        Self(self.0.query::<i64>("lines", &lines))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<String> {
        self.0.send::<runtime::TextBody>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<String> {
        self.0.send_blocking::<runtime::TextBody>()
    }
}

runtime::impl_call!(LogRequest, runtime::TextBody);

impl Tea<'_> {
    /// `GET /brews/{id}/log` returns bytes, as they arrive.
    ///
    /// Sends `follow` as `true`. [`log`](Self::log) returns the answer as a whole.
    pub fn log_stream(&self, id: i64) -> LogStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.log_stream",
            "/brews/{id}/log",
        );
        self.0
            .request(&OPERATION)
            .path("id", &id)
            .query::<bool>("follow", &true)
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
        Self(self.0.query::<i64>("lines", &lines))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::ByteStream> {
        self.0.send::<runtime::StreamBody>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::ByteStream> {
        self.0.send_blocking::<runtime::StreamBody>()
    }
}

runtime::impl_call!(LogStreamRequest, runtime::StreamBody);

impl Tea<'_> {
    /// `GET /kettle` returns [`KettleResponse`](crate::tea::KettleResponse).
    ///
    /// [`kettle_stream`](Self::kettle_stream) returns the answer while it arrives.
    pub fn kettle(&self) -> KettleRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.kettle",
            "/kettle",
        );
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Tea::kettle`].
pub type KettleRequest = runtime::Call<KettleResponse>;

impl Tea<'_> {
    /// `GET /kettle` returns events, as they arrive; the data of each: [`KettleEvent`](crate::tea::KettleEvent).
    ///
    /// [`kettle`](Self::kettle) returns the answer as a whole.
    pub fn kettle_stream(&self) -> KettleStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "tea.kettle_stream",
            "/kettle",
        );
        self.0.request(&OPERATION).accept("text/event-stream").into()
    }
}

/// A request of [`Tea::kettle_stream`].
pub type KettleStreamRequest = runtime::Call<runtime::JsonEvents<KettleEvent>>;

impl Tea<'_> {
    /// `POST /orders` returns [`Brew`](crate::tea::Brew).
    ///
    /// Sends `stream` as `false`. [`order_stream`](Self::order_stream) returns the answer while it arrives.
    pub fn order(&self) -> OrderRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.order",
            "/orders",
        );
        self.0.request(&OPERATION).fixed_field("stream", false).into()
    }
}

/// A request of [`Tea::order`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OrderRequest(runtime::Request);

impl OrderRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl Into<OrderBody>) -> Self {
        Self(self.0.json::<OrderBody>(&body.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<Brew> {
        self.0.send::<Brew>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<Brew> {
        self.0.send_blocking::<Brew>()
    }
}

runtime::impl_call!(OrderRequest, Brew);

impl Tea<'_> {
    /// `POST /orders` returns events, as they arrive; the data of each: [`OrderEvent`](crate::tea::OrderEvent).
    ///
    /// Sends `stream` as `true`. [`order`](Self::order) returns the answer as a whole.
    pub fn order_stream(&self) -> OrderStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.order_stream",
            "/orders",
        );
        self.0
            .request(&OPERATION)
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
        Self(self.0.json::<OrderBody>(&body.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::EventStream<OrderEvent>> {
        self.0.send::<runtime::JsonEvents<OrderEvent>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::EventStream<OrderEvent>> {
        self.0.send_blocking::<runtime::JsonEvents<OrderEvent>>()
    }
}

runtime::impl_call!(OrderStreamRequest, runtime::JsonEvents<OrderEvent>);

impl Tea<'_> {
    /// `POST /sounds` returns bytes, as they arrive.
    ///
    /// [`whistle_stream`](Self::whistle_stream) returns the answer while it arrives.
    pub fn whistle(&self) -> WhistleRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.whistle",
            "/sounds",
        );
        self.0
            .request(&OPERATION)
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
        Self(self.0.field::<i64>("pitch", &pitch))
    }

    /// `wav` unless it is set.
    pub fn format(self, format: impl Into<WhistleFormat>) -> Self {
        Self(self.0.field::<WhistleFormat>("format", &format.into()))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::ByteStream> {
        self.0.send::<runtime::StreamBody>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::ByteStream> {
        self.0.send_blocking::<runtime::StreamBody>()
    }
}

runtime::impl_call!(WhistleRequest, runtime::StreamBody);

impl Tea<'_> {
    /// `POST /sounds` returns events, as they arrive; the data of each: [`Step`](crate::tea::Step).
    ///
    /// Sends `format` as `sse`. [`whistle`](Self::whistle) returns the answer as a whole.
    pub fn whistle_stream(&self) -> WhistleStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
            "tea.whistle_stream",
            "/sounds",
        );
        self.0
            .request(&OPERATION)
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
        Self(self.0.field::<i64>("pitch", &pitch))
    }

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::EventStream<Step>> {
        self.0.send::<runtime::JsonEvents<Step>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::EventStream<Step>> {
        self.0.send_blocking::<runtime::JsonEvents<Step>>()
    }
}

runtime::impl_call!(WhistleStreamRequest, runtime::JsonEvents<Step>);

impl Tea<'_> {
    /// `POST /tastings` returns [`Brew`](crate::tea::Brew).
    ///
    /// Sends `streaming` as `false`. [`taste_stream`](Self::taste_stream) returns the answer while it arrives.
    ///
    /// Required before it is sent: [`cup`](TasteRequest::cup).
    pub fn taste(&self) -> TasteRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
                "tea.taste",
                "/tastings",
            )
            .required(&["cup"]);
        self.0
            .request(&OPERATION)
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

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<Brew> {
        self.0.send::<Brew>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<Brew> {
        self.0.send_blocking::<Brew>()
    }
}

runtime::impl_call!(TasteRequest, Brew);

impl Tea<'_> {
    /// `POST /tastings` returns JSON texts one after the other, as they arrive; each: [`Step`](crate::tea::Step).
    ///
    /// Sends `streaming` as `true`. [`taste`](Self::taste) returns the answer as a whole.
    ///
    /// Required before it is sent: [`cup`](TasteStreamRequest::cup).
    pub fn taste_stream(&self) -> TasteStreamRequest {
        static OPERATION: runtime::Operation = runtime::Operation::post(
                "tea.taste_stream",
                "/tastings",
            )
            .required(&["cup"]);
        self.0
            .request(&OPERATION)
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

    /// Sends the request. The response has the status and the headers, too.
    pub async fn send(self) -> runtime::SendResult<runtime::LineStream<Step>> {
        self.0.send::<runtime::JsonLines<Step>>().await
    }

    /// Sends the request, and blocks the thread until the response is there.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> runtime::SendResult<runtime::LineStream<Step>> {
        self.0.send_blocking::<runtime::JsonLines<Step>>()
    }
}

runtime::impl_call!(TasteStreamRequest, runtime::JsonLines<Step>);
