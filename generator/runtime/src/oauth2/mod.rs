//! OAuth 2: tokens that come of a token endpoint.
//!
//! [`Credentials::client_credentials`](crate::Credentials::client_credentials) is all that a program needs that acts for itself. A
//! user signs in with the steps of [`SignIn`](crate::SignIn): the page with the question, the code that comes back, and the tokens
//! for it. This module opens no browser and waits at no port.
//!
//! Tokens are kept and renewed by the client's session: one request for all calls that wait, early renewal, one new token after
//! an answer 401, and a [`SessionStore`](crate::SessionStore) that programs share.

mod authorization;
mod endpoint;
mod issuer;
mod metadata;
mod refusal;
mod tokens;

use std::time::SystemTime;

pub use authorization::{Authorization, DeviceCode};
pub(crate) use authorization::{authorization, device_code};
pub(crate) use endpoint::{Endpoint, flow, has_password};
pub(crate) use issuer::issuer;
pub use metadata::AuthorizationServer;
pub(crate) use metadata::discover;
pub use refusal::OAuthRefusal;
pub use tokens::TokenSet;

use crate::Secret;

/// A program at a token endpoint, and the proof it gives for a token. `Debug` shows no secret.
///
/// The endpoint is the one that the API's description names, unless another one is given.
#[derive(Clone, Debug)]
#[must_use = "credentials do nothing until a client has them"]
pub struct OAuth2 {
    pub(crate) grant: Grant,
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<Secret>,
    pub(crate) is_secret_in_body: bool,
    pub(crate) scopes: Vec<String>,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) token_url: Option<String>,
    pub(crate) authorization_url: Option<String>,
    pub(crate) revocation_url: Option<String>,
    pub(crate) redirect_url: Option<String>,
    pub(crate) server: Option<Box<AuthorizationServer>>,
}

/// The proof that is given for a token.
#[derive(Clone, Debug)]
pub(crate) enum Grant {
    /// Nothing yet: a user is to be asked.
    Consent,
    ClientCredentials,
    Password {
        username: String,
        password: Secret,
    },
    RefreshToken(Secret),
    /// Tokens that are there already.
    Tokens(TokenSet),
}

impl OAuth2 {
    fn new(grant: Grant, client_id: Option<String>) -> Self {
        Self {
            grant,
            client_id,
            client_secret: None,
            is_secret_in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            token_url: None,
            authorization_url: None,
            revocation_url: None,
            redirect_url: None,
            server: None,
        }
    }

    /// A program that asks a user: for the steps of [`SignIn`](crate::SignIn).
    pub fn app(client_id: impl Into<String>) -> Self {
        Self::new(Grant::Consent, Some(client_id.into()))
    }

    pub(crate) fn client_credentials(id: String, secret: Secret) -> Self {
        Self::new(Grant::ClientCredentials, Some(id)).secret(secret)
    }

    pub(crate) fn refresh_token(id: String, token: Secret) -> Self {
        Self::new(Grant::RefreshToken(token), Some(id))
    }

    /// A user's name and password, which the token endpoint takes (the password grant). [`client`](Self::client) says what program
    /// it is.
    pub fn password(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::new(Grant::Password { username: username.into(), password: password.into() }, None)
    }

    /// Sets what program it is at the token endpoint.
    pub fn client(mut self, id: impl Into<String>) -> Self {
        self.client_id = Some(id.into());
        self
    }

    /// Sets the secret of the program. It is sent as HTTP Basic.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.client_secret = Some(secret.into());
        self
    }

    /// Sends the secret of the program in the body, for token endpoints that do not take HTTP Basic.
    pub fn secret_in_body(mut self) -> Self {
        self.is_secret_in_body = true;
        self
    }

    /// Sets the scopes that are asked for. Without any, the server chooses.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Says for whom the token is to be, as some servers want it.
    pub fn audience(self, audience: impl Into<String>) -> Self {
        self.parameter("audience", audience)
    }

    /// Says what the token is to be good for (RFC 8707): an absolute URL. Several are sent one after the other.
    pub fn resource(self, resource: impl Into<String>) -> Self {
        self.parameter("resource", resource)
    }

    /// Adds a parameter that the server wants besides those of the standard.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the token endpoint, in place of the one that the API's description names.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sets where a user is asked, in place of what the API's description names: the page for
    /// [`authorize`](crate::SignIn::authorize), the endpoint for [`device_code`](crate::SignIn::device_code).
    pub fn authorization_url(mut self, url: impl Into<String>) -> Self {
        self.authorization_url = Some(url.into());
        self
    }

    /// Sets where tokens are given back, for [`revoke`](crate::SignIn::revoke). No description of an API names it, but
    /// many authorization servers do ([`server`](Self::server)).
    pub fn revocation_url(mut self, url: impl Into<String>) -> Self {
        self.revocation_url = Some(url.into());
        self
    }

    /// Sets where the page sends the user back to.
    pub fn redirect_url(mut self, url: impl Into<String>) -> Self {
        self.redirect_url = Some(url.into());
        self
    }

    /// The same with tokens that a user has given. They are renewed as long as there is a refresh token.
    pub fn with_tokens(mut self, tokens: TokenSet) -> Self {
        self.grant = Grant::Tokens(tokens);
        self
    }

    /// Calls something with each secret.
    pub(crate) fn each_secret(&self, mut tell: impl FnMut(&str)) {
        let of_grant = match &self.grant {
            Grant::Consent | Grant::ClientCredentials => [None, None],
            Grant::Password { password, .. } => [Some(password), None],
            Grant::RefreshToken(token) => [Some(token), None],
            Grant::Tokens(tokens) => [Some(&tokens.access_token), tokens.refresh_token.as_ref()],
        };
        of_grant.into_iter().flatten().chain(&self.client_secret).for_each(|secret| tell(secret.expose()));
        if let Some(secret) = &self.client_secret {
            tell(&self.basic(secret));
        }
    }
}

/// A time as seconds since 1970.
fn unix(time: SystemTime) -> Option<u64> {
    time.duration_since(SystemTime::UNIX_EPOCH).ok().map(|elapsed| elapsed.as_secs())
}
