//! Starting a sandbox, and the questions that the program that did can ask of it.

use crate::app::{App, Inner};
use crate::clock::Clock;
use crate::document::Document;
use crate::fault::Faults;
use crate::log::Log;
use crate::server::{self, Server};
use crate::sessions::Sessions;
use crate::state::{DEFAULT_SEED, State};
use crate::{FaultRule, LoggedRequest, RecordsForm};
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// A running sandbox. It stops when it is dropped.
pub struct Sandbox {
    app: Arc<App>,
    server: Server,
    username: String,
    password: String,
    #[cfg(feature = "client")]
    client: dns_services::Client,
}

impl Sandbox {
    /// Starts a sandbox with the default seed on a free port.
    ///
    /// # Errors
    /// This machine lets nobody listen.
    pub async fn start() -> Result<Self, SandboxError> {
        Self::builder().start().await
    }

    /// Returns the settings for a sandbox that is yet to start.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// The base URL: `http://127.0.0.1:49152/api`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.server.address, self.app.document.base)
    }

    /// The user name of the seed's first account.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The password of the seed's first account.
    #[must_use]
    pub fn password(&self) -> &str {
        &self.password
    }

    /// A client that signs in as the seed's first account. All of them are clones of one, and share its session.
    #[cfg(feature = "client")]
    #[must_use]
    pub fn client(&self) -> dns_services::Client {
        self.client.clone()
    }

    /// A builder of a client that signs in as the seed's first account, to be told more.
    #[cfg(feature = "client")]
    pub fn client_builder(&self) -> dns_services::ClientBuilder<dns_services::Client> {
        client(&self.url(), &self.username, &self.password)
    }

    /// Makes requests go wrong, from now on.
    ///
    /// # Errors
    /// The rule is about an operation that does not exist.
    pub fn fault(&self, rule: FaultRule) -> Result<(), SandboxError> {
        self.check(&rule)?;
        self.app.inner().faults.push(rule);
        Ok(())
    }

    /// Drops all rules, so that nothing goes wrong any more.
    pub fn clear_faults(&self) {
        self.app.inner().faults.clear();
    }

    /// The last 10,000 requests, in the order in which they arrived.
    #[must_use]
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.app.inner().log.requests()
    }

    /// Returns the number of requests of an operation: `dns.add_record`.
    #[must_use]
    pub fn count(&self, operation: &str) -> usize {
        self.app.inner().log.count(operation)
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.app.inner().log.clear();
    }

    /// Puts the sandbox's clock forward, such as to the end of a token.
    pub fn advance(&self, time: Duration) {
        let clock = &mut self.app.inner().state.clock;
        clock.ahead = clock.ahead.saturating_add(time.as_secs());
    }

    fn check(&self, rule: &FaultRule) -> Result<(), SandboxError> {
        match rule.operation().filter(|name| !self.app.document.has(name)) {
            Some(name) => Err(SandboxError::UnknownOperation(name.to_owned())),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sandbox").field("url", &self.url()).field("username", &self.username).finish()
    }
}

#[cfg(feature = "client")]
fn client(url: &str, username: &str, password: &str) -> dns_services::ClientBuilder<dns_services::Client> {
    let credentials = dns_services::Credentials::password(username, password);
    dns_services::Client::builder().base_url(url).credentials(credentials)
}

/// Settings of a sandbox before it starts.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it starts a sandbox"]
pub struct SandboxBuilder {
    port: u16,
    seed: String,
    faults: Vec<FaultRule>,
    fault_seed: u64,
    now: Option<u64>,
    token_lifetime: Duration,
    verbose: bool,
    lenient: bool,
    records_form: RecordsForm,
}

impl Default for SandboxBuilder {
    fn default() -> Self {
        Self {
            port: 0,
            seed: DEFAULT_SEED.to_owned(),
            faults: Vec::new(),
            fault_seed: 0,
            now: None,
            token_lifetime: Duration::from_secs(3600),
            verbose: false,
            lenient: false,
            records_form: RecordsForm::Auto,
        }
    }
}

impl SandboxBuilder {
    /// The port to listen on; 0, the default, is one that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The accounts and their data, as JSON. `seed.json` of this crate is the default, and shows all that there is.
    pub fn seed(mut self, json: impl Into<String>) -> Self {
        self.seed = json.into();
        self
    }

    /// Makes requests go wrong from the start.
    pub fn fault(mut self, rule: FaultRule) -> Self {
        self.faults.push(rule);
        self
    }

    /// Sets the seed that decides which requests are hit by faults of some probability; 0 by default. With the same
    /// seed and the same order of requests the same ones are.
    pub fn fault_seed(mut self, seed: u64) -> Self {
        self.fault_seed = seed;
        self
    }

    /// Stops the sandbox's clock at a time, in seconds since 1970. [`Sandbox::advance`] still puts it forward.
    pub fn now(mut self, seconds: u64) -> Self {
        self.now = Some(seconds);
        self
    }

    /// Sets the lifetime of access tokens; one hour by default.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.token_lifetime = lifetime;
        self
    }

    /// Sets whether requests are printed on standard error as they arrive.
    pub fn verbose(mut self, verbose: bool) -> Self {
        self.verbose = verbose;
        self
    }

    /// Sets whether parameters that the API description does not have are ignored, and not refused. The real server,
    /// one may suppose, ignores them.
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = lenient;
        self
    }

    /// Sets the form of the records of a zone, unless its seed says so itself. As PHP does by default.
    pub fn records_form(mut self, form: RecordsForm) -> Self {
        self.records_form = form;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    /// The port is taken, the seed cannot be used, or a fault is about an operation that does not exist.
    pub async fn start(self) -> Result<Sandbox, SandboxError> {
        self.start_blocking()
    }

    /// Starts the sandbox, for programs without async.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_blocking(self) -> Result<Sandbox, SandboxError> {
        let clock = Clock { fixed: self.now, ahead: 0 };
        let sessions = Sessions::new(self.token_lifetime.as_secs(), 0);
        let mut state = State::new(&self.seed, clock, sessions).map_err(SandboxError::Seed)?;
        state.records_form = self.records_form;
        let first = state.accounts.first().map(|account| (account.username.clone(), account.password.clone()));
        let (username, password) = first.unwrap_or_default();
        let faults = Faults::new(self.fault_seed);
        let inner = Inner { state, faults, log: Log::default(), verbose: self.verbose, lenient: self.lenient };
        let app = Arc::new(
            Document::embedded().and_then(|document| App::new(document, inner)).map_err(SandboxError::Document)?,
        );
        let router = app.router().map_err(SandboxError::Document)?;
        let server = server::start(self.port, router).map_err(SandboxError::Io)?;
        #[cfg(feature = "client")]
        let client = {
            let url = format!("http://{}{}", server.address, app.document.base);
            client(&url, &username, &password).build().map_err(SandboxError::Client)?
        };
        let sandbox = Sandbox {
            app,
            server,
            username,
            password,
            #[cfg(feature = "client")]
            client,
        };
        self.faults.into_iter().try_for_each(|rule| sandbox.fault(rule))?;
        Ok(sandbox)
    }
}

/// The reason why a sandbox does not start, or does not take a fault.
#[derive(Debug)]
#[non_exhaustive]
pub enum SandboxError {
    /// This machine does not let it listen.
    Io(io::Error),
    /// The seed cannot be used.
    Seed(String),
    /// The API description cannot be used, or does not have what the sandbox implements.
    Document(String),
    /// A fault is about an operation that does not exist.
    UnknownOperation(String),
    /// The client cannot be built.
    #[cfg(feature = "client")]
    Client(dns_services::Error),
}

impl fmt::Display for SandboxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(formatter, "cannot listen: {error}"),
            Self::Seed(message) => write!(formatter, "the seed cannot be used: {message}"),
            Self::Document(message) => formatter.write_str(message),
            Self::UnknownOperation(name) => write!(formatter, "there is no operation `{name}`"),
            #[cfg(feature = "client")]
            Self::Client(error) => write!(formatter, "the client cannot be built: {error}"),
        }
    }
}

impl std::error::Error for SandboxError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Seed(_) | Self::Document(_) | Self::UnknownOperation(_) => None,
            #[cfg(feature = "client")]
            Self::Client(error) => Some(error),
        }
    }
}
