//! HTTP by the `fetch` of JavaScript.

use std::error::Error as StdError;
use std::iter::successors;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use send_wrapper::SendWrapper;

use super::{HttpTransport, within_the_answer};
use crate::time::{Instant, timeout_at};
use crate::transport::{Fault, TransportError, TransportRequest};
use crate::{Error, Secret};

/// The way to servers, of which a browser is told nothing.
#[derive(Default)]
pub(crate) struct Network;

impl Network {
    pub(crate) fn has_proxies(&self) -> bool {
        false
    }

    pub(crate) fn proxy(&self) -> Option<&Secret> {
        None
    }

    #[allow(clippy::unnecessary_wraps, reason = "its twin fails")]
    pub(crate) fn transport(&self) -> Result<HttpTransport, Error> {
        Ok(reqwest::Client::new().into())
    }
}

/// The client that calls `fetch`.
#[derive(Clone, Debug)]
pub(super) struct Clients(reqwest::Client);

impl Clients {
    /// Sends a request, whose body is made before, and waits until its answer begins.
    pub(super) async fn begin(
        &self,
        request: TransportRequest,
        deadline: Instant,
    ) -> Result<reqwest::Response, TransportError> {
        let TransportRequest { method, url, headers, body, upload, .. } = request;
        let exchange = async {
            let body = match upload {
                Some(upload) => {
                    upload.collect().await.map_err(|error| TransportError::new(Fault::NotSent).with_source(error))?
                }
                None => body,
            };
            let mut request = reqwest::Request::new(method, url);
            *request.headers_mut() = headers;
            if !body.is_empty() {
                *request.body_mut() = Some(body.into());
            }
            self.0.execute(request).await.map_err(before_the_answer)
        };
        // a request that is dropped is aborted
        timeout_at(deadline, exchange).await.unwrap_or_else(|_| Err(TransportError::new(Fault::Timeout)))
    }
}

impl From<reqwest::Client> for Clients {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

/// Says nothing: the header is that of the body before it was unpacked, or that of the body that HEAD does not bring.
pub(super) fn length(_: &reqwest::Response) -> Option<u64> {
    None
}

/// Returns the body of an answer.
pub(super) fn pieces(response: reqwest::Response) -> Pieces {
    Pieces(SendWrapper::new(Box::pin(response.bytes_stream())))
}

/// The body of an answer, which holds objects of JavaScript.
pub(super) struct Pieces(SendWrapper<Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>>>>>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|piece| piece.map(|piece| piece.map_err(within_the_answer)))
    }
}

/// Returns a future that can be said to move between threads: it holds objects of JavaScript, and there is one thread.
pub(super) fn movable<F: Future>(future: F) -> SendWrapper<F> {
    SendWrapper::new(future)
}

/// Returns what JavaScript says of an error, without the lines of its stack.
pub(super) fn cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let innermost = successors(Some(&error as &dyn StdError), |&error| error.source()).last();
    let text = innermost.map(ToString::to_string).unwrap_or_default();
    let text = text.strip_prefix("JsValue(").and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
    text.lines().next().unwrap_or_default().to_owned()
}

/// A browser does not say how far a request came.
fn before_the_answer(error: reqwest::Error) -> TransportError {
    if error.is_builder() {
        // the cause is left out: it may repeat the URL
        return TransportError::new(Fault::NotSent);
    }
    TransportError::new(Fault::Broken).with_source(cause(error))
}
