//! The settings of a client, and the client that they make.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::{Client, ClientState};
use crate::api::{Api, SchemeKind, SecurityScheme};
use crate::auth::{Auth, Credential, Credentials, Scheme, basic, encoded};
use crate::decoding::{Decoding, MaskedObserver};
use crate::dialect::Dialect;
use crate::exchange::bearer;
use crate::exchange::{Exchange, Middleware, is_whole, parse_base};
use crate::json::{Observer, Reading};
use crate::mask::Secrets;
#[cfg(feature = "oauth2")]
use crate::oauth2::{OAuth2, has_password, issuer};
use crate::retry::{Budget, RetryPolicy};
use crate::session::{Issuer, Login, LoginLimit, Session, SessionStore};
use crate::transport::{HttpTransport, Network, Transport, is_loopback};
use crate::{Error, Secret};

/// Bytes of an answer that one of its values may cost: it takes eight bytes beside the text.
const MEMORY_OF_VALUE: usize = 6;

/// All that a client is built of.
pub(super) struct Settings {
    pub(super) api: &'static Api,
    pub(super) base_url: Option<String>,
    pub(super) allow_http: bool,
    pub(super) credentials: Option<Credentials>,
    pub(super) named: Vec<(String, Credentials)>,
    pub(super) user_agent: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) network: Network,
    pub(super) attempt_timeout: Duration,
    pub(super) timeout: Duration,
    pub(super) http_client: Option<reqwest::Client>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) middleware: Vec<Arc<dyn Middleware>>,
    pub(super) response_limit: usize,
    pub(super) strict: bool,
    pub(super) tolerant: bool,
    pub(super) observer: Option<Arc<dyn Observer>>,
    pub(super) retry: RetryPolicy,
    pub(super) store: Option<Arc<dyn SessionStore>>,
    pub(super) login_limit: LoginLimit,
}

impl Settings {
    pub(super) fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            allow_http: false,
            credentials: None,
            named: Vec::new(),
            user_agent: user_agent(api),
            headers: Vec::new(),
            network: Network::default(),
            attempt_timeout: Duration::from_secs(30),
            timeout: Duration::from_secs(120),
            http_client: None,
            transport: None,
            middleware: Vec::new(),
            response_limit: 32 << 20,
            strict: false,
            tolerant: false,
            observer: None,
            retry: RetryPolicy::default(),
            store: None,
            login_limit: LoginLimit::default(),
        }
    }

    pub(super) fn build(self) -> Result<Client, Error> {
        let base = self.base()?;
        let auth = self.auth(&base)?;
        let headers = headers(self.user_agent.as_deref(), &self.headers)?;
        let secrets = Arc::new(self.secrets());
        let transport = self.transport()?;
        let exchange = Exchange {
            api: self.api,
            base,
            base_is_given: self.base_url.is_some(),
            allow_http: self.allow_http,
            transport,
            middleware: self.middleware,
            headers,
            attempt_timeout: self.attempt_timeout,
            response_limit: self.response_limit,
            decoding: Decoding {
                reading: match self.api.dialect {
                    Dialect::Json if self.tolerant => Reading::Tolerant,
                    dialect => dialect.into(),
                },
                strict: self.strict,
                observer: MaskedObserver { observer: self.observer, secrets },
                values: self.response_limit / MEMORY_OF_VALUE,
            },
        };
        let (timeout, retry, budget) = (self.timeout, self.retry, Budget::new());
        Ok(Client(Arc::new(ClientState { exchange, auth, timeout, retry, budget })))
    }

    fn base(&self) -> Result<Url, Error> {
        let known = self.api.base_url;
        let base = match &self.base_url {
            Some(base_url) => parse_base(base_url, self.allow_http)?,
            None if !known.is_empty() && !is_whole(known) => {
                let names = "no whole base URL is given; the API's description knows only";
                return Err(Error::build(format!("{names} `{known}`")));
            }
            None => parse_base(known, self.allow_http)?,
        };
        let is_open = base.scheme() == "http" && is_loopback(&base) && !self.allow_http;
        if is_open && self.network.proxy().is_some() {
            return Err(Error::build("a proxy can read plain HTTP, which has to be allowed explicitly"));
        }
        Ok(base)
    }

    fn transport(&self) -> Result<Arc<dyn Transport>, Error> {
        let given = match (&self.transport, &self.http_client) {
            (Some(transport), _) => Some(Arc::clone(transport)),
            (None, Some(client)) => Some(Arc::new(HttpTransport::from(client.clone())) as Arc<dyn Transport>),
            (None, None) => None,
        };
        match given {
            Some(_) if self.network.has_proxies() => {
                Err(Error::build("an HTTP client or transport of your own has proxies of its own: set them there"))
            }
            Some(transport) => Ok(transport),
            None => Ok(Arc::new(self.network.transport()?)),
        }
    }

    /// All that the client must not show, whoever repeats it.
    fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::default();
        for credentials in self.credentials.iter().chain(self.named.iter().map(|(_, credentials)| credentials)) {
            match &credentials.0 {
                Scheme::None | Scheme::Provider(_) => {}
                Scheme::Token(secret) | Scheme::Key(secret) | Scheme::Password { password: secret, .. } => {
                    secrets.add(secret.expose());
                }
                #[cfg(feature = "oauth2")]
                Scheme::OAuth2(app) => app.each_secret(|secret| secrets.add(secret)),
                Scheme::Basic { username, password } => {
                    secrets.add(password.expose());
                    secrets.add(&encoded(username, password));
                }
            }
        }
        if let Some(url) = self.network.proxy() {
            secrets.add(url.expose());
            let password = Url::parse(url.expose()).ok().and_then(|url| url.password().map(str::to_owned));
            secrets.add(&password.unwrap_or_default());
        }
        secrets
    }

    fn auth(&self, base: &Url) -> Result<Auth, Error> {
        let main = self.credentials.as_ref().map(|credentials| self.credential(credentials, None, base)).transpose()?;
        let mut named = Vec::new();
        for (name, credentials) in &self.named {
            let schemes = self.api.security.schemes;
            let Some(scheme) = schemes.iter().find(|scheme| scheme.name == *name) else {
                let known: Vec<_> = schemes.iter().map(|scheme| scheme.name).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                return Err(Error::build(format!("the API has no security scheme {name:?}; it has {known}")));
            };
            let credential = self.credential(credentials, Some(scheme.name), base)?;
            if !credential.fits(scheme.kind) {
                return Err(Error::build(format!("the security scheme {name:?} takes {}", wanted(scheme.kind))));
            }
            named.retain(|(known, _): &(&SecurityScheme, Credential)| known.name != scheme.name);
            named.push((scheme, credential));
        }
        Ok(Auth { main, named })
    }

    fn credential(
        &self,
        credentials: &Credentials,
        scheme: Option<&'static str>,
        base: &Url,
    ) -> Result<Credential, Error> {
        Ok(match &credentials.0 {
            Scheme::None => Credential::None,
            Scheme::Basic { username, password } => Credential::Basic(basic(username, password)?),
            Scheme::Token(token) => Credential::Token(bearer(token)?),
            Scheme::Key(key) => Credential::Key(key.clone()),
            Scheme::Provider(provider) => Credential::Provider(Arc::clone(&provider.0)),
            Scheme::Password { username, password } => self.sign_in(username, password, scheme, base)?,
            #[cfg(feature = "oauth2")]
            Scheme::OAuth2(app) => self.oauth2(app, scheme, base)?,
        })
    }

    /// The sign-in of the API itself, or its token endpoint.
    fn sign_in(
        &self,
        username: &str,
        password: &Secret,
        scheme: Option<&'static str>,
        base: &Url,
    ) -> Result<Credential, Error> {
        if let Some(flow) = self.api.token_flow {
            let login = Login::new(flow, username.to_owned(), password.clone(), base.as_str());
            return Ok(self.session(Box::new(login)));
        }
        #[cfg(feature = "oauth2")]
        if has_password(self.api, scheme) {
            return self.oauth2(&OAuth2::password(username, password), scheme, base);
        }
        let _ = scheme;
        Err(Error::build("the API has no sign-in; use Credentials::basic or Credentials::token"))
    }

    #[cfg(feature = "oauth2")]
    fn oauth2(&self, app: &OAuth2, scheme: Option<&'static str>, base: &Url) -> Result<Credential, Error> {
        Ok(self.session(issuer(app, self.api, scheme, base, self.allow_http)?))
    }

    fn session(&self, issuer: Box<dyn Issuer>) -> Credential {
        let mut session = Session::new(issuer);
        session.limit = self.login_limit;
        session.store = self.store.clone();
        Credential::Session(Box::new(session))
    }
}

fn wanted(kind: SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Basic => "Credentials::basic",
        SchemeKind::Bearer | SchemeKind::OAuth2(_) => "Credentials::token or Credentials::provider",
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => "Credentials::api_key",
    }
}

/// Names the client to the server. A browser names itself, and asks servers of other origins before it sends any other name.
fn user_agent(api: &Api) -> Option<String> {
    let name = || format!("{}/{} ampersat-runtime/{}", api.client, api.version, env!("CARGO_PKG_VERSION"));
    cfg!(not(all(target_arch = "wasm32", target_os = "unknown"))).then(name)
}

fn headers(user_agent: Option<&str>, more: &[(String, String)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    let given = more.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in user_agent.map(|name| (USER_AGENT.as_str(), name)).into_iter().chain(given) {
        let invalid = || Error::build(format!("header {name:?} is not valid"));
        let value = HeaderValue::from_str(value).map_err(|_| invalid())?;
        headers.insert(HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid())?, value);
    }
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    Ok(headers)
}
