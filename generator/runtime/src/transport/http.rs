//! The default transport: reqwest.

use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as _, Frame, SizeHint};
use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Method, Proxy, Url};
use tokio::time::{Instant, timeout, timeout_at};

use super::{Fault, Transport, TransportError, TransportRequest, TransportResponse, TransportStream, collect};
use crate::body::{BoxError, Outgoing};
use crate::time::after;
use crate::{BoxFuture, Error, ErrorKind, Secret};

/// Sends requests with a `reqwest::Client`, which holds the connections: the transport that a client has unless it is given
/// another one. A transport of one's own can stand around it.
///
/// Unless it is told otherwise, it takes the proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
/// `NO_PROXY`), but for this machine: requests to a loopback address never go through them.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
    /// The client for this machine, if another one is used.
    direct: Option<reqwest::Client>,
}

/// Which proxies requests go through.
#[derive(Clone, Debug, Default)]
pub(crate) enum Proxies {
    /// Those that the environment names; none to this machine.
    #[default]
    Environment,
    None,
    /// This one, wherever the request goes.
    All(Secret),
}

impl HttpTransport {
    /// Returns a transport whose connecting may take some time.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(connect_timeout: Duration) -> Result<Self, Error> {
        Self::with_proxies(connect_timeout, &Proxies::Environment)
    }

    pub(crate) fn with_proxies(connect_timeout: Duration, proxies: &Proxies) -> Result<Self, Error> {
        let builder = || reqwest::Client::builder().connect_timeout(connect_timeout).redirect(Policy::none());
        #[cfg(feature = "rustls-no-provider")]
        let tls = super::tls::config()?;
        #[cfg(feature = "rustls-no-provider")]
        let builder = || match &tls {
            Some(tls) => builder().tls_backend_preconfigured(tls.clone()),
            None => builder(),
        };
        let build = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|error| Error::new(ErrorKind::Build, "no HTTP client").with_source(error.into()))
        };
        match proxies {
            Proxies::None => Ok(Self::from(build(builder().no_proxy())?)),
            Proxies::All(url) => {
                // the cause is left out: it may repeat the password of the proxy
                let proxy = Proxy::all(url.expose()).map_err(|_| Error::build("the URL of the proxy is not valid"))?;
                Ok(Self::from(build(builder().proxy(proxy))?))
            }
            Proxies::Environment => {
                let direct = if names_proxies() { Some(build(builder().no_proxy())?) } else { None };
                Ok(Self { client: build(builder())?, direct })
            }
        }
    }

    /// Sends a request and waits until its answer begins.
    async fn begin(&self, request: TransportRequest, deadline: Instant) -> Result<reqwest::Response, TransportError> {
        let TransportRequest { method, url, headers, body, upload, timeout, .. } = request;
        let api = url.clone();
        let client = self.direct.as_ref().filter(|_| is_loopback(&url)).unwrap_or(&self.client);

        let usually_has_body = matches!(method, Method::POST | Method::PUT | Method::PATCH);
        let mut request = reqwest::Request::new(method, url);
        *request.headers_mut() = headers;
        let mut sent = None;
        if let Some(upload) = upload {
            let upload = Outgoing::new(upload);
            sent = Some(upload.sent());
            *request.body_mut() = Some(reqwest::Body::wrap(Shared(Mutex::new(upload))));
        } else if !body.is_empty() {
            *request.body_mut() = Some(body.into());
        } else if usually_has_body {
            // some servers answer 411 if nobody says that there is nothing
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let executing = client.execute(request);
        let answered = match sent {
            Some(sent) => while_it_goes_on(&sent, timeout, executing).await,
            None => timeout_at(deadline, executing).await.ok(),
        };
        let response = answered.ok_or_else(|| TransportError::new(Fault::Timeout))?.map_err(before_the_answer)?;
        // only a client the caller built follows redirects; what another host says is not the API's answer
        if !is_same_origin(response.url(), &api) {
            return Err(TransportError::new(Fault::Redirected));
        }
        Ok(response)
    }

    async fn exchange(&self, request: TransportRequest) -> Result<TransportResponse, TransportError> {
        let (deadline, limit) = (after(request.timeout), request.limit);
        let mut response = self.begin(request, deadline).await?;
        if response.content_length().unwrap_or(0) > limit as u64 {
            return Err(TransportError::new(Fault::TooLarge));
        }
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        match timeout_at(deadline, collect(Pieces(response.into()), limit)).await {
            Ok(body) => Ok(TransportResponse { status, headers, body: body? }),
            Err(_) => Err(TransportError::new(Fault::Stalled)),
        }
    }

    async fn stream(&self, request: TransportRequest) -> Result<TransportStream, TransportError> {
        let deadline = after(request.timeout);
        let mut response = self.begin(request, deadline).await?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        Ok(TransportStream { status, headers, body: Box::pin(Pieces(response.into())) })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        Box::pin(self.exchange(request))
    }

    fn open(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportStream, TransportError>> {
        Box::pin(self.stream(request))
    }
}

/// Takes an HTTP client as it is. It should follow no redirects.
impl From<reqwest::Client> for HttpTransport {
    fn from(client: reqwest::Client) -> Self {
        Self { client, direct: None }
    }
}

/// Returns whether the environment may name a proxy.
fn names_proxies() -> bool {
    let names = |name: &str| name.to_ascii_lowercase().ends_with("_proxy");
    // elsewhere the settings of the system count, too
    !cfg!(target_os = "linux") || std::env::vars_os().any(|(name, _)| name.to_str().is_some_and(names))
}

/// An upload as reqwest takes one: to be shared between threads, which nobody does.
struct Shared(Mutex<Outgoing>);

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let outgoing = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(outgoing).poll_next(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.0.lock().unwrap_or_else(PoisonError::into_inner).length();
        length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// Waits for an upload as long as something of it is sent now and then.
async fn while_it_goes_on<F: Future>(sent: &AtomicUsize, patience: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    loop {
        let before = sent.load(Ordering::Relaxed);
        match timeout(patience, &mut future).await {
            Ok(output) => return Some(output),
            Err(_) if sent.load(Ordering::Relaxed) == before => return None,
            Err(_) => {}
        }
    }
}

/// The body of an answer. What comes after the body, such as trailers, is passed over.
struct Pieces(reqwest::Body);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(frame) = ready!(Pin::new(&mut self.0).poll_frame(context)) else { return Poll::Ready(None) };
            match frame.map(Frame::into_data) {
                Ok(Ok(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(Err(_)) => {}
                Err(error) => return Poll::Ready(Some(Err(within_the_answer(error)))),
            }
        }
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
