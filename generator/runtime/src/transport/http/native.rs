//! HTTP over sockets.

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
use reqwest::{Method, Proxy};
use tokio::time::timeout;

use super::{HttpTransport, is_loopback, within_the_answer};
use crate::body::{BoxError, Outgoing};
use crate::time::{Instant, timeout_at};
use crate::transport::{Fault, TransportError, TransportRequest};
use crate::{Error, ErrorKind, Secret};

/// The way to servers, as a client is told.
pub(crate) struct Network {
    pub(crate) connect_timeout: Duration,
    pub(crate) proxies: Option<Proxies>,
}

/// The proxies that requests go through.
#[derive(Clone, Debug, Default)]
pub(crate) enum Proxies {
    /// Those that the environment names; none to this machine.
    #[default]
    Environment,
    None,
    /// This one, wherever the request goes.
    All(Secret),
}

impl Default for Network {
    fn default() -> Self {
        Self { connect_timeout: Duration::from_secs(10), proxies: None }
    }
}

impl Network {
    /// Returns whether a client is told which proxies it has.
    pub(crate) fn has_proxies(&self) -> bool {
        self.proxies.is_some()
    }

    /// Returns the proxy of all requests.
    pub(crate) fn proxy(&self) -> Option<&Secret> {
        match &self.proxies {
            Some(Proxies::All(url)) => Some(url),
            Some(Proxies::Environment | Proxies::None) | None => None,
        }
    }

    pub(crate) fn transport(&self) -> Result<HttpTransport, Error> {
        let proxies = self.proxies.clone().unwrap_or_default();
        Clients::new(self.connect_timeout, &proxies).map(HttpTransport)
    }
}

impl HttpTransport {
    /// Returns a transport whose connecting may take some time.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(connect_timeout: Duration) -> Result<Self, Error> {
        Network { connect_timeout, ..Network::default() }.transport()
    }
}

/// The clients that hold the connections.
#[derive(Clone, Debug)]
pub(super) struct Clients {
    client: reqwest::Client,
    /// The client for this machine, if another one is used.
    direct: Option<reqwest::Client>,
}

impl Clients {
    fn new(connect_timeout: Duration, proxies: &Proxies) -> Result<Self, Error> {
        let builder = || reqwest::Client::builder().connect_timeout(connect_timeout).redirect(Policy::none());
        #[cfg(feature = "rustls-no-provider")]
        let tls = crate::transport::tls::config()?;
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
    pub(super) async fn begin(
        &self,
        request: TransportRequest,
        deadline: Instant,
    ) -> Result<reqwest::Response, TransportError> {
        let TransportRequest { method, url, headers, body, upload, timeout, .. } = request;
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
        answered.ok_or_else(|| TransportError::new(Fault::Timeout))?.map_err(before_the_answer)
    }
}

impl From<reqwest::Client> for Clients {
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

/// Returns the length of a body, if it is known before the body is there.
pub(super) fn length(response: &reqwest::Response) -> Option<u64> {
    response.content_length()
}

/// Returns the body of an answer.
pub(super) fn pieces(response: reqwest::Response) -> Pieces {
    Pieces(response.into())
}

/// The body of an answer. Trailers and everything else after it are passed over.
pub(super) struct Pieces(reqwest::Body);

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

/// Returns a future that can move between threads, as every one can here.
pub(super) fn movable<F: Future + Send>(future: F) -> F {
    future
}

/// Returns what can be shown of an error.
pub(super) fn cause(error: reqwest::Error) -> reqwest::Error {
    error.without_url()
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
    TransportError::new(fault).with_source(cause(error))
}
