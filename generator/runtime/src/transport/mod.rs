//! The way to the server, type-erased: a request goes in, status, headers and bytes come out.

mod http;
mod pieces;
#[cfg(any(feature = "tower", feature = "reqwest-middleware"))]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod service;
#[cfg(feature = "rustls-no-provider")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod tls;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode, Url};

pub use self::http::HttpTransport;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) use self::http::Proxies;
pub(crate) use self::http::{Network, is_loopback};
pub(crate) use pieces::{collect, whole};
#[cfg(feature = "tower")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use service::TowerTransport;

use crate::api::Class;
use crate::body::Body;
use crate::{BoxFuture, Error, ErrorKind};

/// Sends one request, once. Everything else (credentials, retries, decoding) happens above.
///
/// A transport must not follow redirects, and must not retry.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>>;

    /// Sends a request, and hands the answer over while it arrives: the request's timeout is over when the answer begins,
    /// and its limit does not count.
    ///
    /// A transport that does not implement it makes the whole request first, and reads the whole answer.
    fn open(&self, mut request: TransportRequest) -> BoxFuture<'_, Result<TransportStream, TransportError>> {
        Box::pin(async move {
            if let Some(upload) = request.upload.take() {
                let unmade = |error| TransportError::new(Fault::NotSent).with_source(error);
                request.body = upload.collect().await.map_err(unmade)?;
            }
            let TransportResponse { status, headers, body } = self.send(request).await?;
            Ok(TransportStream::new(status, headers, body))
        })
    }
}

/// The pieces of a body.
pub type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// One HTTP answer that has begun, whatever its status.
pub struct TransportStream {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it arrives.
    pub body: BodyStream,
}

impl TransportStream {
    /// Returns an answer whose body is there as a whole.
    #[must_use]
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { status, headers, body: whole(body) }
    }

    /// Reads the body, which may have so many bytes.
    ///
    /// # Errors
    /// The body does not arrive, or is larger.
    pub async fn bytes(self, limit: usize) -> Result<Bytes, TransportError> {
        collect(self.body, limit).await
    }
}

impl fmt::Debug for TransportStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TransportStream").field("status", &self.status).finish_non_exhaustive()
    }
}

/// One HTTP request. Its `Debug` output shows neither the URL nor headers nor the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct TransportRequest {
    /// The method.
    pub method: Method,
    /// The whole URL.
    pub url: Url,
    /// All headers; those with credentials are marked sensitive.
    pub headers: HeaderMap,
    /// The body, empty for none.
    pub body: Bytes,
    /// The body in place of that, if it is made while it is sent. Only [`Transport::open`] is asked to send one.
    pub upload: Option<Body>,
    /// The longest time of the exchange, from connecting to the last byte; with an upload, the longest standstill.
    pub timeout: Duration,
    /// The number of bytes of body that the answer may have.
    pub limit: usize,
}

impl fmt::Debug for TransportRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportRequest")
            .field("method", &self.method)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// One HTTP answer, whatever its status.
#[derive(Clone, Debug)]
pub struct TransportResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// The cause that kept an answer from arriving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// The server certainly received nothing: name not found, connection refused, TLS refused.
    NotSent,
    /// The connection broke before the answer began.
    Broken,
    /// The answer did not begin in time.
    Timeout,
    /// The answer began, and its body did not arrive in time.
    Stalled,
    /// The answer's body was cut off.
    Interrupted,
    /// The answer's body is larger than the limit.
    TooLarge,
    /// The answer came from another host than the one asked.
    Redirected,
}

/// Says what is known of a request that brought no answer. A browser does not tell the reason.
const BROKEN: &str = match cfg!(all(target_arch = "wasm32", target_os = "unknown")) {
    true => "no answer came: the network failed, or the server does not permit this origin (CORS)",
    false => "the connection broke before an answer came",
};

/// The error of a request that got no answer.
#[derive(Debug)]
pub struct TransportError {
    fault: Fault,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// A fault without a cause to show.
    #[must_use]
    pub fn new(fault: Fault) -> Self {
        Self { fault, source: None }
    }

    /// The same with its cause, whose text must not contain the URL.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the cause.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// Returns the error of a call of some class that got no whole answer.
    pub(crate) fn into_error(self, class: Class) -> Error {
        let fault = self.fault;
        let kind = match fault {
            Fault::NotSent | Fault::Broken => ErrorKind::Transport,
            Fault::Timeout => ErrorKind::Timeout,
            Fault::Stalled => ErrorKind::Stalled,
            Fault::Interrupted => ErrorKind::Interrupted,
            Fault::TooLarge => ErrorKind::TooLarge,
            Fault::Redirected => ErrorKind::Redirect,
        };
        let sent = fault != Fault::NotSent;
        let passing = matches!(fault, Fault::NotSent | Fault::Broken | Fault::Timeout | Fault::Interrupted);
        let harmless = !sent || class.is_repeatable();
        let error = match fault {
            Fault::Broken => Error::new(kind, BROKEN),
            _ => Error::of(kind),
        };
        let error = error.with_received(sent).with_retryable(passing && harmless);
        match self.source {
            Some(source) => error.with_source(source),
            None => error,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.fault {
            Fault::NotSent => "the server could not be reached",
            Fault::Broken => "the connection broke before the answer",
            Fault::Timeout => "no answer in time",
            Fault::Stalled => "the answer did not arrive in time",
            Fault::Interrupted => "the answer was cut off",
            Fault::TooLarge => "the answer is too large",
            Fault::Redirected => "another host answered",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
