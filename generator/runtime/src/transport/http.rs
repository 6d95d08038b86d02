//! The default transport: reqwest.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Method;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::redirect::Policy;
use tokio::time::timeout_at;

use super::{Fault, Transport, TransportError, TransportRequest, TransportResponse};
use crate::time::after;
use crate::{BoxFuture, Error, ErrorKind};

/// Sends requests with a `reqwest::Client`, which holds the connections.
pub(crate) struct HttpTransport(reqwest::Client);

impl HttpTransport {
    pub(crate) fn new(connect_timeout: Duration) -> Result<Self, Error> {
        reqwest::Client::builder()
            .connect_timeout(connect_timeout)
            .redirect(Policy::none())
            .build()
            .map(Self)
            .map_err(|error| Error::new(ErrorKind::Build, "no HTTP client").with_source(error.into()))
    }

    pub(crate) fn with(client: reqwest::Client) -> Self {
        Self(client)
    }

    async fn exchange(&self, request: TransportRequest) -> Result<TransportResponse, TransportError> {
        let TransportRequest { method, url, headers, body, timeout, limit } = request;
        let deadline = after(timeout);
        let origin = url.origin();

        let usually_has_body = matches!(method, Method::POST | Method::PUT | Method::PATCH);
        let mut request = reqwest::Request::new(method, url);
        *request.headers_mut() = headers;
        if !body.is_empty() {
            *request.body_mut() = Some(body.into());
        } else if usually_has_body {
            // some servers answer 411 if nobody says that there is nothing
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut response = match timeout_at(deadline, self.0.execute(request)).await {
            Ok(result) => result.map_err(before_the_answer)?,
            Err(_) => return Err(TransportError::new(Fault::Timeout)),
        };
        // only a client the caller built follows redirects; what another host says is not the API's answer
        if response.url().origin() != origin {
            return Err(TransportError::new(Fault::Redirected));
        }

        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        match timeout_at(deadline, read_body(response, limit)).await {
            Ok(body) => Ok(TransportResponse { status, headers, body: body? }),
            Err(_) => Err(TransportError::new(Fault::Stalled)),
        }
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Reads a body chunk by chunk, so that no server can make us hold more than the limit.
async fn read_body(mut response: reqwest::Response, limit: usize) -> Result<Bytes, TransportError> {
    let declared = response.content_length().unwrap_or(0);
    if declared > limit as u64 {
        return Err(TransportError::new(Fault::TooLarge));
    }
    // most answers are one chunk, which need not be copied
    let mut first = Bytes::new();
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(within_the_answer)? {
        if first.len() + body.len() + chunk.len() > limit {
            return Err(TransportError::new(Fault::TooLarge));
        }
        if first.is_empty() && body.is_empty() {
            first = chunk;
            continue;
        }
        body.extend_from_slice(&std::mem::take(&mut first));
        body.extend_from_slice(&chunk);
    }
    Ok(if body.is_empty() { first } else { body.freeze() })
}

fn before_the_answer(error: reqwest::Error) -> TransportError {
    let fault = if error.is_connect() || error.is_builder() {
        Fault::NotSent
    } else if error.is_timeout() {
        Fault::Timeout
    } else if error.is_redirect() {
        Fault::Redirected
    } else {
        Fault::Broken
    };
    TransportError::new(fault).with_source(error.without_url())
}

fn within_the_answer(error: reqwest::Error) -> TransportError {
    let fault = if error.is_timeout() { Fault::Stalled } else { Fault::Interrupted };
    TransportError::new(fault).with_source(error.without_url())
}
