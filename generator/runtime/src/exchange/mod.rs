//! One exchange with an API: its destination, the request, and the judgement of the answer.

mod header;
mod judge;
mod middleware;
mod payload;
mod response;
mod url;
mod validator;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Extensions;
#[cfg(feature = "oauth2")]
use reqwest::header::{ACCEPT, USER_AGENT};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, Url};

#[cfg(feature = "mock")]
pub(crate) use header::header;
pub(crate) use header::{bearer, sensitive};
#[cfg(feature = "mock")]
pub(crate) use judge::is_lines;
pub(crate) use judge::{Expected, Reader, Received, judge, texts};
pub use middleware::{CallContext, Middleware, Next};
pub use payload::{EventsBody, JsonEvents, JsonLines, Maybe, NamedEvents, Payload, RawResponse, StreamBody, TextBody};
pub use response::Response;
pub(crate) use url::{Elsewhere, follow, is_whole, join, page_of, parse_base};
#[cfg(feature = "oauth2")]
pub(crate) use url::{endpoint, parse_whole};
pub use validator::Validator;

use crate::api::{Api, Class, Operation};
use crate::body::Body;
use crate::decoding::Decoding;
use crate::json::Json;
use crate::stream::{Again, ByteStream, StreamSettings};
use crate::time::{Instant, after, timeout_at};
use crate::transport::{
    Fault, Transport, TransportError, TransportRequest, TransportResponse, TransportStream, collect,
};
use crate::{Error, ErrorKind};
use judge::may_say_no;
use payload::Content;

/// The address of an API, and the way by which requests go there.
pub(crate) struct Exchange {
    pub(crate) api: &'static Api,
    pub(crate) base: Url,
    /// True if the base URL was given by hand, so that no other server counts.
    pub(crate) base_is_given: bool,
    pub(crate) allow_http: bool,
    pub(crate) transport: Arc<dyn Transport>,
    /// The outermost one comes first.
    pub(crate) middleware: Vec<Arc<dyn Middleware>>,
    pub(crate) headers: HeaderMap,
    pub(crate) attempt_timeout: Duration,
    pub(crate) response_limit: usize,
    pub(crate) decoding: Decoding,
}

impl Exchange {
    /// Returns a request with the limits of this client.
    pub(crate) fn outgoing(&self, method: Method, url: Url, headers: HeaderMap, body: Body) -> TransportRequest {
        let (body, upload) = match body.bytes() {
            Some(bytes) => (bytes, None),
            None => (Bytes::new(), Some(body)),
        };
        let (timeout, limit) = (self.attempt_timeout, self.response_limit);
        TransportRequest { method, url, headers, body, upload, timeout, limit }
    }

    /// Sends a request once, and reads the whole answer.
    pub(crate) async fn send(
        &self,
        context: &CallContext<'_>,
        expected: Expected,
        mut request: TransportRequest,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        let class = context.class;
        request.timeout = request.timeout.min(deadline - Instant::now());
        let response = match self.middleware.is_empty() {
            true => self.transport.send(request).await.map_err(|error| error.into_error(class))?,
            false => self.pass(context, request).await?,
        };
        judge(self, class, expected, response, reader)
    }

    /// Sends a request through the middleware, and reads the whole answer.
    async fn pass(&self, context: &CallContext<'_>, request: TransportRequest) -> Result<TransportResponse, Error> {
        let (deadline, limit, class) = (after(request.timeout), request.limit, context.class);
        let failed = |fault| TransportError::new(fault).into_error(class);
        let answer = timeout_at(deadline, self.next(context, false).run(request)).await;
        let TransportStream { status, headers, body } = answer.unwrap_or_else(|_| Err(failed(Fault::Timeout)))?;
        let collected = timeout_at(deadline, collect(body, limit)).await;
        let body = collected.map_err(|_| failed(Fault::Stalled))?.map_err(|error| error.into_error(class))?;
        Ok(TransportResponse { status, headers, body })
    }

    fn next<'a>(&'a self, context: &'a CallContext<'a>, streamed: bool) -> Next<'a> {
        Next { exchange: self, rest: &self.middleware, context, streamed }
    }

    /// Sends a request whose body is made while it is sent, or whose answer is handed over while it arrives. An answer that
    /// may say no is read to its end.
    pub(crate) async fn open(
        &self,
        operation: &Operation,
        context: &CallContext<'_>,
        expected: Expected,
        mut request: TransportRequest,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        // an upload may take as long as it goes on
        if request.upload.is_none() {
            request.timeout = request.timeout.min(deadline - Instant::now());
        }
        let (class, streamed) = (context.class, expected.streamed);
        let (timeout, limit, patience) = (request.timeout, request.limit, request.timeout);
        let again = context.extensions.get::<Again>().cloned();
        let reading =
            StreamSettings { operation: operation.clone(), decoding: self.decoding.clone(), limit, patience, again };
        let TransportStream { status, headers, body } = self.next(context, streamed).run(request).await?;
        if !streamed || may_say_no(self, expected, status, &headers) {
            let collected = timeout_at(after(timeout), collect(body, limit)).await;
            let body = collected.unwrap_or_else(|_| Err(TransportError::new(Fault::Stalled)));
            let body = body.map_err(|error| error.into_error(class))?;
            let mut whole = |raw: RawResponse<'_>| {
                let reading = streamed.then(|| reading.clone());
                reader(raw.with_stream(reading))
            };
            return judge(self, class, expected, TransportResponse { status, headers, body }, &mut whole);
        }
        let content = Content::Stream(ByteStream::new(body, reading));
        let decoding = &self.decoding;
        match reader(RawResponse { status, headers: &headers, decoding, undeclared: expected.undeclared, content }) {
            Ok(()) => Ok(Received { status, headers, body: Bytes::new(), attempts: 1 }),
            Err(error) => {
                let error = Error::of(ErrorKind::Decode).with_decode(error).with_received(true);
                Err(error.with_answer(status, &headers))
            }
        }
    }

    /// Reads the body of an answer that was accepted, and kept as it came.
    pub(crate) fn read<P: Payload>(
        &self,
        operation: &Operation,
        expected: Expected,
        received: &Received,
    ) -> Result<P::Value, Error> {
        let Received { status, headers, body, .. } = received;
        let (limit, patience) = (self.response_limit, self.attempt_timeout);
        let (operation, decoding) = (operation.clone(), self.decoding.clone());
        let reading = P::STREAMED.then_some(StreamSettings { operation, decoding, limit, patience, again: None });
        let (content, undeclared) = (Content::Whole(body, None), expected.undeclared);
        let raw = RawResponse { status: *status, headers, decoding: &self.decoding, undeclared, content };
        P::read(raw.with_stream(reading)).map_err(|error| {
            let error = Error::of(ErrorKind::Decode).with_decode(error).with_received(true);
            error.with_answer(*status, headers).with_body(self.decoding.reading, body)
        })
    }

    /// Sends a POST of the token flow. It carries nothing but what is given, and is never sent again.
    pub(crate) async fn post(
        &self,
        name: &'static str,
        path: &'static str,
        body: BTreeMap<String, Json>,
        authorization: Option<HeaderValue>,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        let mut headers = self.headers.clone();
        headers.extend(authorization.map(|value| (AUTHORIZATION, value)));
        let body = if body.is_empty() {
            Body::default()
        } else {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
            Json::Object(body).to_string().into()
        };
        let url = join(&self.base, path, &[])?;
        let request = self.outgoing(Method::POST, url, headers, body);
        self.send_of_session(name, path, request, deadline, reader).await
    }

    /// Sends a form to an endpoint that may be on another host: no header of the client goes there but its name.
    #[cfg(feature = "oauth2")]
    pub(crate) async fn post_form(
        &self,
        name: &'static str,
        url: Url,
        form: String,
        authorization: Option<HeaderValue>,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        let mut headers = self.headers_elsewhere();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.extend(authorization.map(|value| (AUTHORIZATION, value)));
        let request = self.outgoing(Method::POST, url, headers, form.into());
        self.send_of_session(name, "", request, deadline, reader).await
    }

    /// Reads a document that may be on another host: no header of the client goes there but its name. It is a small one.
    #[cfg(feature = "oauth2")]
    pub(crate) async fn get_elsewhere(
        &self,
        name: &'static str,
        url: Url,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        const LARGEST: usize = 1 << 20;
        let mut request = self.outgoing(Method::GET, url, self.headers_elsewhere(), Body::default());
        request.limit = request.limit.min(LARGEST);
        self.send_of_session(name, "", request, deadline, reader).await
    }

    /// The headers of a request to another host, which learns no others of the client.
    #[cfg(feature = "oauth2")]
    fn headers_elsewhere(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let agent = self.headers.get(USER_AGENT).cloned();
        headers.extend(agent.map(|value| (USER_AGENT, value)));
        headers.insert(ACCEPT, HeaderValue::from_static(Expected::JSON.accept));
        headers
    }

    async fn send_of_session(
        &self,
        name: &'static str,
        path: &'static str,
        request: TransportRequest,
        deadline: Instant,
        reader: Reader<'_>,
    ) -> Result<Received, Error> {
        let (method, class) = (request.method.clone(), Class::Idempotent);
        let operation = Operation { name, method, path, class, required: &[], authenticated: false };
        let context = CallContext { operation: &operation, class, attempt: 1, extensions: &Extensions::new() };
        self.send(&context, Expected::JSON, request, deadline, reader).await
    }
}
