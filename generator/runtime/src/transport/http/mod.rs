//! The default transport: reqwest, over sockets or over what a browser has.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod browser;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod native;

use std::net::IpAddr;

use reqwest::Url;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use browser as platform;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use native as platform;

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(crate) use native::Proxies;
pub(crate) use platform::Network;

use super::{Fault, Transport, TransportError, TransportRequest, TransportResponse, TransportStream, collect};
use crate::BoxFuture;
use crate::time::{Instant, after, timeout_at};

/// Sends requests with a `reqwest::Client`, which holds the connections: the transport that a client has unless it is given
/// another one. A transport of one's own can stand around it.
///
/// Unless it is told otherwise, it takes the proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
/// `NO_PROXY`), but for this machine: requests to a loopback address never go through them.
///
/// On wasm32 the browser holds the connections. It follows redirects by itself; an answer from another origin is refused. It does
/// not say why no answer came, so every such call may have been received. Uploads are made before they are sent.
#[derive(Clone, Debug)]
pub struct HttpTransport(platform::Clients);

impl HttpTransport {
    /// Sends a request and waits until its answer begins.
    async fn begin(&self, request: TransportRequest, deadline: Instant) -> Result<reqwest::Response, TransportError> {
        let api = request.url.clone();
        let response = self.0.begin(request, deadline).await?;
        // only a client the caller built, and a browser, follow redirects; an answer of another host is not the API's
        if !is_same_origin(response.url(), &api) {
            return Err(TransportError::new(Fault::Redirected));
        }
        Ok(response)
    }

    async fn exchange(&self, request: TransportRequest) -> Result<TransportResponse, TransportError> {
        let (deadline, limit) = (after(request.timeout), request.limit);
        let mut response = self.begin(request, deadline).await?;
        if platform::length(&response).unwrap_or(0) > limit as u64 {
            return Err(TransportError::new(Fault::TooLarge));
        }
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        match timeout_at(deadline, collect(platform::pieces(response), limit)).await {
            Ok(body) => Ok(TransportResponse { status, headers, body: body? }),
            Err(_) => Err(TransportError::new(Fault::Stalled)),
        }
    }

    async fn stream(&self, request: TransportRequest) -> Result<TransportStream, TransportError> {
        let deadline = after(request.timeout);
        let mut response = self.begin(request, deadline).await?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Ok(TransportStream { status, headers, body: Box::pin(platform::pieces(response)) })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(platform::movable(self.exchange(request)))
    }

    fn open(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportStream, TransportError>> {
        Box::pin(platform::movable(self.stream(request)))
    }
}

/// Takes an HTTP client as it is. It should follow no redirects.
impl From<reqwest::Client> for HttpTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client.into())
    }
}

/// Returns whether a URL leads to this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Returns whether scheme, host and port are the same, as `Url::origin` compares them, which copies the hosts.
fn is_same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host() == other.host()
        && one.port_or_known_default() == other.port_or_known_default()
}

fn within_the_answer(error: reqwest::Error) -> TransportError {
    let fault = if error.is_timeout() { Fault::Stalled } else { Fault::Interrupted };
    TransportError::new(fault).with_source(platform::cause(error))
}
