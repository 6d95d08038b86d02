//! A stand-in for an API in tests: a server on this machine, made of [`wiremock`], that answers as a test tells it to.
//!
//! A generated client with the feature `mock` has a [`Mock`] of its own, which knows the examples of its documentation.
//! [`Expectation`] says what can be expected and answered.
//!
//! ```
//! # use ampersat_runtime as runtime;
//! # use runtime::mock::{Example, Mocked};
//! # static API: runtime::Api = runtime::Api {
//! #     client: "example",
//! #     version: "1.0.0",
//! #     base_url: "https://example.com/api",
//! #     dialect: runtime::Dialect::Json,
//! #     errors: None,
//! #     environment: runtime::Environment::NONE,
//! #     token_flow: None,
//! #     security: runtime::Security::UNKNOWN,
//! # };
//! # struct Client(runtime::Client);
//! # impl From<runtime::Client> for Client {
//! #     fn from(inner: runtime::Client) -> Self {
//! #         Self(inner)
//! #     }
//! # }
//! # impl Client {
//! #     fn get_zone(&self, id: &str) -> runtime::Call<runtime::Value> {
//! #         self.0.get("dns.get_zone", "/zones/{id}").path::<String>("id", id).into()
//! #     }
//! # }
//! # impl Mocked for Client {
//! #     const API: &'static runtime::Api = &API;
//! #     const EXAMPLES: &'static [Example] = &[];
//! # }
//! # type Mock = runtime::mock::Mock<Client>;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), runtime::Error> {
//! let mock = Mock::start();
//! let client = mock.client();
//! mock.when(client.get_zone("example.com")).expect(1).answer(serde_json::json!({"ttl": 60}));
//!
//! let zone = client.get_zone("example.com").send().await?;
//! assert_eq!(zone.body()["ttl"], 60);
//! # Ok(())
//! # }
//! ```
//!
//! # Expectations are requests
//! The client's own request builder describes an expected call. So every operation of every client can be expected,
//! with the names and types that its methods have, and nothing about operations is generated a second time: path,
//! query, headers and body are written by what writes them for the real server. Only the documented examples have to be
//! known here. The price is that arguments of a path need a value even where any will do; [`Expectation::any`] takes it
//! back.

mod answer;
mod expectation;
mod unmatched;
mod wanted;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

pub use wiremock;
pub use wiremock::ResponseTemplate;

pub use answer::{Answerable, Written};
pub use expectation::Expectation;

use crate::{Api, CallExt, Client, ClientBuilder, Credentials, Error, ErrorKind, RetryPolicy};
use unmatched::{Known, Unmatched};

/// A client that can have a [`Mock`].
pub trait Mocked: From<Client> {
    /// Its API.
    const API: &'static Api;
    /// The answers that its documentation shows.
    const EXAMPLES: &'static [Example];
}

/// An answer that the documentation of an operation shows.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The operation, such as `dns.get_zone`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The body, which is JSON.
    pub body: &'static str,
}

/// A server on this machine that stands in for an API. It runs on a thread of its own, so nothing here has to be awaited.
///
/// When it is dropped, it panics if something did not come as often as [expected](Expectation::expect). A request that
/// nobody expects is answered with HTTP 404, and a text that says what came and what is expected: the client's error
/// shows it.
pub struct Mock<C> {
    inner: Inner,
    client: PhantomData<fn() -> C>,
}

/// The state that all expectations share.
struct Inner {
    server: wiremock::MockServer,
    client: Client,
    examples: &'static [Example],
    known: Arc<Known>,
}

impl<C: Mocked> Mock<C> {
    /// Starts a server that expects nothing yet.
    ///
    /// # Panics
    /// Panics if this machine lets nobody listen.
    #[must_use]
    #[track_caller]
    pub fn start() -> Self {
        let server = wait(wiremock::MockServer::start());
        let known = Arc::new(Known::default());
        let unmatched = Unmatched { known: Arc::clone(&known), api: C::API };
        let unmatched = wiremock::Mock::given(wiremock::matchers::any()).respond_with(unmatched);
        wait(server.register(unmatched.with_priority(u8::MAX)));
        let client = or_panic(builder(C::API, &server).and_then(ClientBuilder::build));
        Self { inner: Inner { server, client, examples: C::EXAMPLES, known }, client: PhantomData }
    }

    /// A client of this server. It needs no credentials, and sends nothing twice.
    #[must_use]
    pub fn client(&self) -> C {
        C::from(self.inner.client.clone())
    }

    /// The same, to be given something else: credentials, retries. Signing in is a call that has to be expected like
    /// others.
    ///
    /// # Panics
    /// Panics if there can be no HTTP client.
    #[track_caller]
    pub fn builder(&self) -> ClientBuilder<C> {
        or_panic(builder(C::API, &self.inner.server))
    }

    /// Returns the address of the server, for clients that are built elsewhere.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.inner.server.uri()
    }

    /// Begins to say how a call is answered. The request does not have to be complete: a part that it leaves out may be
    /// anything. It is not sent, so it may come from any client.
    ///
    /// Of several expectations that fit a call the first one counts, unless [priorities](Expectation::priority) say
    /// otherwise.
    pub fn when<R>(&self, call: R) -> Expectation<'_, R::Payload>
    where
        R: CallExt<Payload: Answerable>,
    {
        Expectation::new(&self.inner, call.into_request())
    }

    /// The server of `wiremock`, for what cannot be said here: the requests it received, mocks of other kinds.
    #[must_use]
    pub fn server(&self) -> &wiremock::MockServer {
        &self.inner.server
    }
}

impl<C> fmt::Debug for Mock<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mock").field("base_url", &self.inner.server.uri()).finish_non_exhaustive()
    }
}

/// A client of a server. It asks no proxy: the server is on this machine.
fn builder<C: From<Client>>(api: &'static Api, server: &wiremock::MockServer) -> Result<ClientBuilder<C>, Error> {
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
    let http = http.map_err(|error| Error::new(ErrorKind::Build, "no HTTP client").with_source(error.into()))?;
    let builder = ClientBuilder::new(api).base_url(server.uri()).http_client(http);
    Ok(builder.credentials(Credentials::none()).retry(RetryPolicy::none()))
}

/// Waits for what happens on the server's thread. Another thread does the waiting, so that it makes no difference whether
/// this one belongs to an async runtime.
#[track_caller]
fn wait<T: Send>(future: impl Future<Output = T> + Send) -> T {
    let run = || Ok(tokio::runtime::Builder::new_current_thread().enable_time().build()?.block_on(future));
    let result: std::io::Result<T> = std::thread::scope(|scope| match scope.spawn(run).join() {
        Ok(result) => result,
        Err(panic) => std::panic::resume_unwind(panic),
    });
    or_panic(result)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is for tests")]
fn or_panic<T, E: fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("there is no mock: {error}"))
}
