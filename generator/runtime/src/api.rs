//! The description of an API, as the generated half of a client states it. All of it is constant data.

use reqwest::Method;

use crate::dialect::Dialect;

/// An API, as the generator knows it.
#[derive(Debug)]
pub struct Api {
    /// The client's name, used in the user agent.
    pub client: &'static str,
    /// The client's version, used in the user agent.
    pub version: &'static str,
    /// The address of the API, with its path, such as `https://example.com/api`.
    pub base_url: &'static str,
    /// The way in which the server writes JSON.
    pub dialect: Dialect,
    /// The form of an error that comes with HTTP 200.
    pub errors: Option<ErrorEnvelope>,
    /// Environment variables that configure a client.
    pub environment: Environment,
    /// The requests that turn user name and password into a token.
    pub token_flow: Option<TokenFlow>,
    /// The proofs of identity that operations want.
    pub security: Security,
}

/// The schemes of which one is enough: each alternative is a list of the schemes that are needed together, by name. An empty
/// alternative is satisfied by everybody.
pub type Alternatives = &'static [&'static [&'static str]];

/// The ways in which callers prove their identity.
#[derive(Clone, Copy, Debug)]
pub struct Security {
    /// The schemes that operations can name.
    pub schemes: &'static [SecurityScheme],
    /// The alternatives for an operation that says nothing else. Empty if the description does not say: then all that
    /// is given is sent.
    pub wanted: Alternatives,
}

impl Security {
    /// The security of an API whose description does not say.
    pub const UNKNOWN: Self = Self { schemes: &[], wanted: &[] };
}

/// A way to prove an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the API's description.
    pub name: &'static str,
    /// The kind of proof, and the place where it is sent.
    pub kind: SchemeKind,
}

/// The kind of a proof of identity, and the place where it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// User name and password (HTTP Basic).
    Basic,
    /// A token (HTTP Bearer), wherever it comes from.
    Bearer,
    /// A token of OAuth 2 (HTTP Bearer), which comes of one of these flows.
    OAuth2(&'static [OAuthFlow]),
    /// A key in the header of this name.
    Header(&'static str),
    /// A key in the query parameter of this name.
    Query(&'static str),
    /// A key in the cookie of this name.
    Cookie(&'static str),
}

/// A way to get a token of OAuth 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// The grant, which says what a token is given for.
    pub grant: OAuthGrant,
    /// The token endpoint: a whole URL, or one that is relative to the base URL.
    pub token_url: &'static str,
    /// The endpoint that renews tokens, if it is another one.
    pub refresh_url: Option<&'static str>,
}

/// The proof for which a token of OAuth 2 is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OAuthGrant {
    /// The consent of a user, given on the page at this URL.
    AuthorizationCode(&'static str),
    /// Name and secret of the program.
    ClientCredentials,
    /// The consent of a user, given on another device; this URL has the code for it.
    Device(&'static str),
    /// User name and password.
    Password,
}

/// The fields that make an answer an error, whatever its HTTP status says.
#[derive(Clone, Copy, Debug)]
pub struct ErrorEnvelope {
    /// The field with the messages: an answer in which it is there and not empty is an error.
    pub messages: &'static str,
    /// The field that says whether the call succeeded: an answer in which it is false is an error.
    pub flag: Option<&'static str>,
}

/// Names of environment variables; of each list the first that is set wins.
#[derive(Clone, Copy, Debug)]
pub struct Environment {
    /// The address of the API.
    pub base_url: &'static [&'static str],
    /// The user name.
    pub username: &'static [&'static str],
    /// The password.
    pub password: &'static [&'static str],
    /// A ready-made token. It wins over user name and password.
    pub token: &'static [&'static str],
    /// The identifier of a program (OAuth 2). A token, or user name and password, win over it.
    pub client_id: &'static [&'static str],
    /// The secret of the program.
    pub client_secret: &'static [&'static str],
    /// The scopes that the program asks for, separated by spaces.
    pub scopes: &'static [&'static str],
}

impl Environment {
    /// An environment of which nothing counts.
    pub const NONE: Self = Self {
        base_url: &[],
        username: &[],
        password: &[],
        token: &[],
        client_id: &[],
        client_secret: &[],
        scopes: &[],
    };
}

/// The requests that turn user name and password into a token, renew the token and revoke it.
#[derive(Clone, Copy, Debug)]
pub struct TokenFlow {
    /// Signing in.
    pub login: TokenRequest,
    /// Renewing a token.
    pub refresh: Option<RefreshRequest>,
    /// Ending a session.
    pub revoke: Option<RefreshRequest>,
    /// Fields of the answer that hold the token; the first that is there wins.
    pub token: &'static [&'static str],
    /// Fields of the answer that hold the refresh token; the first that is there wins.
    pub refresh_token: &'static [&'static str],
    /// Messages that say that user name or password are wrong.
    pub wrong_credentials: &'static [&'static str],
    /// Messages that say that a token is missing, wrong or expired.
    pub unauthorized: &'static [&'static str],
}

/// The call that takes user name and password: a POST with a JSON body.
#[derive(Clone, Copy, Debug)]
pub struct TokenRequest {
    /// Its path.
    pub path: &'static str,
    /// The field for the user name.
    pub username: &'static str,
    /// The field for the password.
    pub password: &'static str,
}

/// A call that takes a refresh token: a POST with a JSON body.
#[derive(Clone, Copy, Debug)]
pub struct RefreshRequest {
    /// Its path.
    pub path: &'static str,
    /// The field for the refresh token.
    pub field: &'static str,
}

/// One operation of an API.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its group and its name in it, such as `dns.add_record`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL, with `{placeholders}`.
    pub path: &'static str,
    /// The effect of sending it twice.
    pub class: Class,
    /// Query and body fields without which it is not sent.
    pub required: &'static [&'static str],
    /// True if credentials are attached. [`Api::security`] or [`Request::secured`](crate::Request::secured) says which
    /// ones.
    pub authenticated: bool,
}

impl Operation {
    /// An operation that only reads.
    #[must_use]
    pub const fn get(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::GET, name, path).class(Class::Read)
    }

    /// An operation that must not be sent twice.
    #[must_use]
    pub const fn post(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::POST, name, path)
    }

    /// An operation that can be repeated.
    #[must_use]
    pub const fn put(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::PUT, name, path).class(Class::Idempotent)
    }

    /// An operation that must not be sent twice.
    #[must_use]
    pub const fn patch(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::PATCH, name, path)
    }

    /// An operation that can be repeated.
    #[must_use]
    pub const fn delete(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::DELETE, name, path).class(Class::Idempotent)
    }

    /// An operation of any method. It wants credentials, requires nothing, and must not be sent twice.
    #[must_use]
    pub const fn new(method: Method, name: &'static str, path: &'static str) -> Self {
        Self { name, method, path, class: Class::Unsafe, required: &[], authenticated: true }
    }

    /// An operation of a method that Rust has no constant of, such as `QUERY`. The name must be one that HTTP permits.
    #[must_use]
    pub fn of(method: &str, name: &'static str, path: &'static str) -> Self {
        Self::new(Method::from_bytes(method.as_bytes()).unwrap_or_default(), name, path)
    }

    /// Says what happens when it is sent twice.
    #[must_use]
    pub const fn class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    /// Names the query and body fields without which it is not sent.
    #[must_use]
    pub const fn required(mut self, required: &'static [&'static str]) -> Self {
        self.required = required;
        self
    }

    /// Says that it wants no credentials.
    #[must_use]
    pub const fn anonymous(mut self) -> Self {
        self.authenticated = false;
        self
    }
}

/// The effect of sending a request twice. Retries follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Nothing: it only reads.
    Read,
    /// The same as when it is sent once.
    Idempotent,
    /// Something else: one more record, one more ticket.
    Unsafe,
    /// Money is spent twice.
    Spends,
}

impl Class {
    /// Returns whether a request can be sent twice without harm.
    pub(crate) fn is_repeatable(self) -> bool {
        matches!(self, Self::Read | Self::Idempotent)
    }
}
