//! Building a client.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::Client;
use super::settings::Settings;
use crate::Error;
use crate::api::Api;
use crate::auth::Credentials;
use crate::exchange::Middleware;
use crate::json::Observer;
use crate::retry::RetryPolicy;
use crate::session::{LoginLimit, SessionStore};
use crate::transport::Transport;

/// Builds a client `C`. Every setting has a default; mistakes show when [`build`](Self::build) is called.
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder<C> {
    pub(super) settings: Settings,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for the client of an API.
    pub fn new(api: &'static Api) -> Self {
        let settings = Settings::new(api);
        Self { settings, client: PhantomData }
    }

    /// Sets the address of the API, with its path: `https://example.com/api`. A slash at the end makes no difference.
    /// It counts for all operations, also for those that have a server of their own.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.settings.base_url = Some(base_url.into());
        self
    }

    /// Allows a base URL that starts with `http://` for other hosts than this one. Credentials then travel in the
    /// open.
    pub fn allow_http(mut self) -> Self {
        self.settings.allow_http = true;
        self
    }

    /// Sets the client's proof of its identity, for every scheme that it fits. Without any, operations that want
    /// credentials fail before they are sent; [`Credentials::none`] sends them all the same.
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.settings.credentials = Some(credentials.into());
        self
    }

    /// Sets the client's proof of its identity for the security scheme of this name in the API's description. An
    /// operation gets the first of its alternatives for which everything is given.
    pub fn credential(mut self, scheme: impl Into<String>, credentials: impl Into<Credentials>) -> Self {
        self.settings.named.push((scheme.into(), credentials.into()));
        self
    }

    /// The `User-Agent` header. On wasm32 there is none unless it is set: a browser has its own.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.settings.user_agent = Some(user_agent.into());
        self
    }

    /// A header that goes with every call.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// Limits the time of one attempt, from connecting to the last byte; 30 seconds by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// Limits the time of a call with all its attempts; two minutes by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the policy by which a call is sent again that failed for a passing reason.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// Keeps the session in a store, so that processes can share it; for credentials that the client signs in with.
    pub fn session_store(mut self, store: impl SessionStore) -> Self {
        self.settings.store = Some(Arc::new(store));
        self
    }

    /// Says what to do when the server takes no further sign-in for now; for credentials that the client signs in with.
    pub fn login_limit(mut self, limit: LoginLimit) -> Self {
        self.settings.login_limit = limit;
        self
    }

    /// An HTTP client to use, with its proxies, certificates and connections. It should follow no redirects: an answer
    /// that comes from another host is refused, but the request has been there. A client that is not told otherwise takes the
    /// proxies of the environment for this machine, too.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.http_client = Some(client);
        self
    }

    /// Another way to the server, in place of an HTTP client.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Adds a middleware, behind those that were added before: the first one is the outermost.
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.settings.middleware.push(Arc::new(middleware));
        self
    }

    /// Limits the number of bytes of an answer's body; 32 MiB by default.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.settings.response_limit = bytes;
        self
    }

    /// Sets whether an answer that spells a value other than documented is an error; for tests.
    pub fn strict(mut self, strict: bool) -> Self {
        self.settings.strict = strict;
        self
    }

    /// Reads answers that are not quite as documented, for servers that do not keep to their description.
    ///
    /// Accepted is what leaves no doubt about the value: `null` for an empty list or map and among the values of one, numbers
    /// and booleans as text, numbers where text is documented, `+0100` for `+01:00`, a date with the time 00:00:00, a value by
    /// itself for a list of one, `[]` for `{}` and the other way round; and where a value may be absent, `""` or
    /// `"0000-00-00"` for none, and a number that its type cannot hold. No value is made up: a required text that is null
    /// stays an error.
    ///
    /// The [observer](Self::observer) hears of each. Makes no difference to an API whose description says that its server
    /// writes JSON as PHP does, and to a [strict](Self::strict) client.
    pub fn tolerant(mut self) -> Self {
        self.settings.tolerant = true;
        self
    }

    /// Sets the observer that is told of everything in answers that is not as documented.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.settings.observer = Some(Arc::new(observer));
        self
    }

    /// Builds the client. Nothing is sent yet.
    ///
    /// # Errors
    /// Something that was set is not valid.
    pub fn build(self) -> Result<C, Error> {
        self.settings.build().map(C::from)
    }
}
