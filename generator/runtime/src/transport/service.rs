//! Transports over what the ecosystem has: services of `tower`, and clients of `reqwest-middleware`.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Frame;
use reqwest::Method;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};

use super::{Fault, Transport, TransportError, TransportRequest, TransportResponse, TransportStream, collect};
use crate::BoxFuture;
use crate::time::{after, timeout_at};

type BoxError = Box<dyn StdError + Send + Sync>;

/// Takes a request and gives an answer.
trait Exchanges: Sync {
    type Body: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static;

    fn exchange(
        &self,
        request: http::Request<reqwest::Body>,
    ) -> impl Future<Output = Result<http::Response<Self::Body>, TransportError>> + Send;
}

/// Sends a request, whose body is made before, and waits until the answer begins.
async fn open<E: Exchanges>(through: &E, request: TransportRequest) -> Result<TransportStream, TransportError> {
    let not_sent = |source: BoxError| TransportError::new(Fault::NotSent).with_source(source);
    let TransportRequest { method, url, mut headers, body, upload, timeout: patience, .. } = request;
    let body = match upload {
        Some(upload) => upload.collect().await.map_err(not_sent)?,
        None => body,
    };
    if body.is_empty() && matches!(method, Method::POST | Method::PUT | Method::PATCH) {
        // some servers answer 411 if nobody says that there is nothing
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    let body = reqwest::Body::from(body);
    let request = http::Request::builder().method(method).uri(url.as_str()).body(body);
    let mut request = request.map_err(|error| not_sent(error.into()))?;
    *request.headers_mut() = headers;
    let answered = timeout_at(after(patience), through.exchange(request)).await;
    let (parts, body) = answered.map_err(|_| TransportError::new(Fault::Timeout))??.into_parts();
    Ok(TransportStream { status: parts.status, headers: parts.headers, body: Box::pin(Pieces(Box::pin(body))) })
}

async fn send<E: Exchanges>(through: &E, request: TransportRequest) -> Result<TransportResponse, TransportError> {
    let (patience, limit): (Duration, usize) = (request.timeout, request.limit);
    let TransportStream { status, headers, body } = open(through, request).await?;
    let collected = timeout_at(after(patience), collect(body, limit)).await;
    let body = collected.map_err(|_| TransportError::new(Fault::Stalled))??;
    Ok(TransportResponse { status, headers, body })
}

struct Pieces<B>(Pin<Box<B>>);

impl<B: http_body::Body<Data = Bytes, Error: Into<BoxError>>> Stream for Pieces<B> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(frame) = ready!(self.0.as_mut().poll_frame(context)) else { return Poll::Ready(None) };
            match frame.map(Frame::into_data) {
                Ok(Ok(piece)) => return Poll::Ready(Some(Ok(piece))),
                // trailers are passed over
                Ok(Err(_)) => {}
                Err(error) => {
                    return Poll::Ready(Some(Err(TransportError::new(Fault::Interrupted).with_source(error))));
                }
            }
        }
    }
}

#[cfg(feature = "tower")]
mod tower {
    use std::future::poll_fn;

    use tower_service::Service;

    use super::*;

    /// Sends requests through a [`tower`](https://docs.rs/tower) service over the types of `http`: a stack of layers, a client
    /// of `hyper`, or a service that a test calls in its own process.
    ///
    /// The service must follow no redirects and send nothing twice, and the texts of its errors must not contain URLs.
    /// Its failure counts as a connection that broke.
    #[derive(Clone, Debug)]
    pub struct TowerTransport<S>(S);

    impl<S> TowerTransport<S> {
        /// Returns a transport over a service. Each request is sent by a clone of it.
        pub fn new(service: S) -> Self {
            Self(service)
        }
    }

    impl<S, B> Exchanges for TowerTransport<S>
    where
        S: Service<http::Request<reqwest::Body>, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync,
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        type Body = B;

        async fn exchange(&self, request: http::Request<reqwest::Body>) -> Result<http::Response<B>, TransportError> {
            let mut service = self.0.clone();
            let answered = async {
                poll_fn(|context| service.poll_ready(context)).await?;
                service.call(request).await
            };
            answered.await.map_err(|error| TransportError::new(Fault::Broken).with_source(error))
        }
    }

    impl<S, B> Transport for TowerTransport<S>
    where
        S: Service<http::Request<reqwest::Body>, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync
            + 'static,
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
            Box::pin(send(self, request))
        }

        fn open(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportStream, TransportError>> {
            Box::pin(open(self, request))
        }
    }
}

#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;

#[cfg(feature = "reqwest-middleware")]
mod middleware {
    use reqwest_middleware::{ClientWithMiddleware, Error};

    use super::*;

    impl Exchanges for ClientWithMiddleware {
        type Body = reqwest::Body;

        async fn exchange(
            &self,
            request: http::Request<reqwest::Body>,
        ) -> Result<http::Response<reqwest::Body>, TransportError> {
            let invalid = |error: reqwest::Error| TransportError::new(Fault::NotSent).with_source(error.without_url());
            let request = reqwest::Request::try_from(request).map_err(invalid)?;
            match self.execute(request).await {
                Ok(response) => Ok(response.into()),
                Err(Error::Reqwest(error)) => {
                    let fault = if error.is_connect() { Fault::NotSent } else { Fault::Broken };
                    Err(TransportError::new(fault).with_source(error.without_url()))
                }
                // the text of a middleware may hold anything
                Err(Error::Middleware(_)) => Err(TransportError::new(Fault::Broken)),
            }
        }
    }

    /// The client must follow no redirects, and none of its middleware may send a request twice:
    /// [`RetryPolicy`](crate::RetryPolicy) knows the requests that may be repeated.
    impl Transport for ClientWithMiddleware {
        fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
            Box::pin(send(self, request))
        }

        fn open(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportStream, TransportError>> {
            Box::pin(open(self, request))
        }
    }
}
