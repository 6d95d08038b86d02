//! Building a client.

use std::env;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::Client;
use super::settings::Settings;
use crate::api::{Api, Environment};
use crate::auth::Credentials;
use crate::exchange::Middleware;
use crate::json::Observer;
use crate::retry::RetryPolicy;
use crate::session::{LoginLimit, SessionStore};
use crate::transport::{Proxies, Transport};
use crate::{Error, Secret};

/// Builds a client `C`. What is not set has a default; mistakes show when [`build`](Self::build) is called.
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder<C> {
    settings: Settings,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for the client of an API.
    pub fn new(api: &'static Api) -> Self {
        let settings = Settings::new(api);
        Self { settings, client: PhantomData }
    }

    /// A builder with base URL and credentials from the environment: a token, or user name and password, under the
    /// names the API declares.
    ///
    /// # Errors
    /// Credentials are missing or incomplete.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::from_variables(api, |name| env::var(name).ok())
    }

    fn from_variables(api: &'static Api, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let names = api.environment;
        let first = |names: &[&str]| names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
        let credentials = match (first(names.token), first(names.username), first(names.password)) {
            (Some(token), _, _) => Credentials::token(token),
            (None, Some(username), Some(password)) if api.token_flow.is_some() => {
                Credentials::password(username, password)
            }
            (None, Some(username), Some(password)) => Credentials::basic(username, password),
            (None, username, password) => return Err(unset(names, username.is_some(), password.is_some())),
        };
        let builder = Self::new(api).credentials(credentials);
        Ok(match first(names.base_url) {
            Some(base_url) => builder.base_url(base_url),
            None => builder,
        })
    }

    /// Where the API is, with its path: `https://example.com/api`. A slash at the end makes no difference. It counts for all
    /// operations, also for those that have a server of their own.
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

    /// What the client proves its identity with, wherever it fits. Without any, operations that want credentials fail before
    /// they are sent; [`Credentials::none`] sends them all the same.
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.settings.credentials = Some(credentials.into());
        self
    }

    /// What the client proves its identity with where the API's description names this security scheme. An operation gets
    /// the first of its alternatives for which everything is given.
    pub fn credential(mut self, scheme: impl Into<String>, credentials: impl Into<Credentials>) -> Self {
        self.settings.named.push((scheme.into(), credentials.into()));
        self
    }

    /// The `User-Agent` header.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.settings.user_agent = user_agent.into();
        self
    }

    /// A header that goes with every call.
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.headers.push((name.into(), value.into()));
        self
    }

    /// How long connecting may take; 10 seconds by default. A given HTTP client or transport has its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How long one attempt may take, from connecting to the last byte; 30 seconds by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// How long a call may take with all its attempts; two minutes by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// How often and when a call is sent again that failed for a passing reason.
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

    /// Sends all calls through a proxy, such as `http://user:password@proxy.example.com:3128`. Without it, the proxies count
    /// that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`), and none for a base URL on this
    /// machine.
    ///
    /// The proxy can read requests over plain HTTP: such a base URL needs [`allow_http`](Self::allow_http), even on
    /// this machine. With `https` the proxy sees the host and nothing else.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.settings.proxies = Some(Proxies::All(url.into()));
        self
    }

    /// Uses no proxy, whatever the environment names.
    pub fn no_proxy(mut self) -> Self {
        self.settings.proxies = Some(Proxies::None);
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

    /// How many bytes the body of an answer may have; 32 MiB by default.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.settings.response_limit = bytes;
        self
    }

    /// Returns whether an answer that spells a value other than documented is an error; for tests.
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

    /// Who is told what in answers is not as documented.
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

/// The error of an environment without credentials, or with a part of them. It says what to set.
fn unset(names: Environment, has_username: bool, has_password: bool) -> Error {
    let any = |names: &[&str]| names.join(" or ");
    let missing = match (has_username, has_password) {
        (true, _) => format!("set {}, too", any(names.password)),
        (_, true) => format!("set {}, too", any(names.username)),
        _ => {
            let is_known = |names: &String| !names.is_empty();
            let pair: Vec<_> = [any(names.username), any(names.password)].into_iter().filter(is_known).collect();
            let ways: Vec<_> = [any(names.token), pair.join(" and ")].into_iter().filter(is_known).collect();
            format!("set {}", ways.join(", or "))
        }
    };
    let state = if has_username || has_password { "only a part of the" } else { "no" };
    Error::build(format!("the environment has {state} credentials: {missing}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Security;
    use crate::auth::Scheme;
    use crate::dialect::Dialect;

    static API: Api = Api {
        client: "test",
        version: "1",
        base_url: "https://example.com/api",
        dialect: Dialect::Json,
        errors: None,
        environment: Environment {
            base_url: &["MINE_URL"],
            username: &["MINE_USER", "OLD_USER"],
            password: &["MINE_PASSWORD"],
            token: &["MINE_TOKEN"],
        },
        token_flow: None,
        security: Security::UNKNOWN,
    };

    /// Base URL and credentials of a client built from some variables.
    fn build(variables: &[(&str, &str)]) -> Result<(String, Scheme), String> {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let built = ClientBuilder::<Client>::from_variables(&API, variable).map_err(|error| error.to_string());
        built.map(|ClientBuilder { settings, .. }| {
            (settings.base_url.unwrap_or(API.base_url.to_owned()), settings.credentials.unwrap_or_default().0)
        })
    }

    #[test]
    fn the_environment_configures_a_client() {
        let (url, scheme) = build(&[("OLD_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_URL", "https://x/y")]).unwrap();
        assert_eq!(url, "https://x/y");
        assert!(matches!(scheme, Scheme::Basic { username, password } if username == "me" && password == "p".into()));

        let both = [("MINE_USER", "new"), ("OLD_USER", "old"), ("MINE_PASSWORD", "p"), ("MINE_URL", "")];
        let (url, scheme) = build(&both).unwrap();
        assert_eq!(url, API.base_url);
        assert!(matches!(scheme, Scheme::Basic { username, .. } if username == "new"));

        let token = [("MINE_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_TOKEN", "t")];
        assert!(matches!(build(&token).unwrap().1, Scheme::Token(token) if token == "t".into()));
    }

    #[test]
    fn an_incomplete_environment_is_an_error_that_names_what_is_missing() {
        for (variables, message) in [
            (&[][..], "the environment has no credentials: set MINE_TOKEN, or MINE_USER or OLD_USER and MINE_PASSWORD"),
            (&[("MINE_USER", "me")], "the environment has only a part of the credentials: set MINE_PASSWORD, too"),
            (
                &[("MINE_PASSWORD", "p")],
                "the environment has only a part of the credentials: set MINE_USER or OLD_USER, too",
            ),
        ] {
            assert_eq!(build(variables).unwrap_err(), message);
        }
    }
}
