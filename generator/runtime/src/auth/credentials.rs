//! Proofs of a client's identity.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;

use crate::exchange::sensitive;
#[cfg(feature = "oauth2")]
use crate::oauth2::OAuth2;
use crate::{BoxFuture, Error, Secret};

/// A client's proof of its identity. `Debug` shows no secret.
#[derive(Clone, Debug, Default)]
pub struct Credentials(pub(crate) Scheme);

#[derive(Clone, Debug, Default)]
pub(crate) enum Scheme {
    #[default]
    None,
    Basic {
        username: String,
        password: Secret,
    },
    Token(Secret),
    Password {
        username: String,
        password: Secret,
    },
    Key(Secret),
    Provider(Provider),
    #[cfg(feature = "oauth2")]
    OAuth2(Box<OAuth2>),
}

/// Gives tokens, for example those of OAuth 2 or OpenID Connect.
///
/// It is asked before every attempt of every call, so it should keep its token until that ends.
pub trait TokenProvider: Send + Sync + 'static {
    /// A token that is valid now.
    ///
    /// # Errors
    /// There is none; the call fails with this error.
    fn token(&self) -> BoxFuture<'_, Result<Secret, Error>>;

    /// The server answered 401 to a call with this token: it is not to be given again. The call is sent once more, with
    /// what [`token`](Self::token) says then.
    fn reject(&self, token: &Secret);
}

#[derive(Clone)]
pub(crate) struct Provider(pub(crate) Arc<dyn TokenProvider>);

impl fmt::Debug for Provider {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenProvider")
    }
}

impl Credentials {
    /// Nothing, on purpose: operations that want credentials are called without, too.
    #[must_use]
    pub fn none() -> Self {
        Self(Scheme::None)
    }

    /// A key, sent where the API's description says: in a header, in the query or in a cookie.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Scheme::Key(key.into()))
    }

    /// Tokens that somebody else gives and renews (HTTP Bearer).
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self(Scheme::Provider(Provider(Arc::new(provider))))
    }

    /// User name and password with every call (HTTP Basic).
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Scheme::Basic { username: username.into(), password: password.into() })
    }

    /// A ready-made token with every call (HTTP Bearer).
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Scheme::Token(token.into()))
    }

    /// Identifier and secret of a program, for which the client gets tokens of the API's token endpoint (OAuth 2).
    #[cfg(feature = "oauth2")]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> OAuth2 {
        OAuth2::client_credentials(id.into(), secret.into())
    }

    /// A refresh token that a user has given to the program with this identifier, for which the client gets tokens of
    /// the API's token endpoint (OAuth 2). If the server gives another one with each token, a [session
    /// store](crate::SessionStore) keeps it.
    #[cfg(feature = "oauth2")]
    pub fn refresh_token(client_id: impl Into<String>, token: impl Into<Secret>) -> OAuth2 {
        OAuth2::refresh_token(client_id.into(), token.into())
    }

    /// User name and password, with which the client signs in at its first call and gets a token that it keeps valid
    /// from then on. For APIs that have a token flow, or the password grant of OAuth 2. When the server says that they
    /// are wrong, they are not tried again for a minute, so that a mistake does not lock the account.
    pub fn password(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Scheme::Password { username: username.into(), password: password.into() })
    }
}

#[cfg(feature = "oauth2")]
impl From<OAuth2> for Credentials {
    fn from(app: OAuth2) -> Self {
        Self(Scheme::OAuth2(Box::new(app)))
    }
}

pub(crate) fn basic(username: &str, password: &Secret) -> Result<HeaderValue, Error> {
    if username.contains(':') {
        return Err(Error::build("a user name with a colon cannot be used with HTTP Basic"));
    }
    sensitive(&format!("Basic {}", encoded(username, password)))
}

/// User name and password as HTTP Basic writes them.
pub(crate) fn encoded(username: &str, password: &Secret) -> String {
    let plain = Secret::from(format!("{username}:{}", password.expose()));
    STANDARD.encode(plain.expose())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::bearer;

    #[test]
    fn a_transport_that_prints_its_headers_prints_no_secret() {
        for value in [basic("me", &"hunter2".into()), bearer(&"hunter2".into())] {
            assert_eq!(format!("{:?}", value.unwrap()), "Sensitive");
        }
    }
}
