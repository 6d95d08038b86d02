//! The servers of an API, and the credentials that it wants.

use serde::{Deserialize, Serialize};

/// A server of an API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its URL as the document writes it, with `{variables}`.
    pub template: String,
    /// Its URL with the defaults of the variables. A variable without a default still stands in braces.
    pub url: String,
    /// The variables.
    pub variables: Vec<Variable>,
    /// Its description in one line, as safe Markdown.
    pub docs: String,
}

/// A variable in the URL of a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value that it has if nobody chooses another one.
    pub default: Option<String>,
    /// The values that it may have; all if empty.
    pub values: Vec<String>,
    /// Its meaning in one line, as safe Markdown.
    pub docs: String,
}

/// A way to prove an identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityScheme {
    /// Its name.
    pub name: String,
    /// The thing that is sent, and its place.
    pub kind: SchemeKind,
    /// Its description in one line, as safe Markdown.
    pub docs: String,
}

/// The thing that is sent as a proof of identity, and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SchemeKind {
    /// User name and password.
    Basic,
    /// A token.
    Bearer,
    /// A token of OAuth 2, which comes of one of these flows.
    OAuth2(Vec<OAuthFlow>),
    /// A key in the header of this name.
    Header(String),
    /// A key in the query parameter of this name.
    Query(String),
    /// A key in the cookie of this name.
    Cookie(String),
}

/// A way to get a token of OAuth 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OAuthFlow {
    /// The proof for which a token is given.
    pub grant: OAuthGrant,
    /// The token endpoint: a whole URL, or one that is relative to that of the server.
    pub token_url: String,
    /// The endpoint that renews tokens, if it is another one.
    pub refresh_url: Option<String>,
    /// A use of a token.
    pub scopes: Vec<OAuthScope>,
}

/// The proof for which a token of OAuth 2 is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OAuthGrant {
    /// The consent of a user, given on the page at this URL.
    AuthorizationCode(String),
    /// Name and secret of the program.
    ClientCredentials,
    /// The consent of a user, given on another device; this URL has the code for it.
    Device(String),
    /// User name and password.
    Password,
}

/// A use of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OAuthScope {
    /// Its name.
    pub name: String,
    /// The permission, in one line, as safe Markdown.
    pub docs: String,
}

/// The scopes that a call wants of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WantedScopes {
    /// The security scheme whose tokens they are.
    pub scheme: String,
    /// Their names.
    pub scopes: Vec<String>,
}
