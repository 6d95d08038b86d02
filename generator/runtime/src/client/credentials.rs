//! What a client proves its identity with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;

use crate::{Error, Secret};

/// What a client proves its identity with. `Debug` shows no secret.
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
}

impl Credentials {
    /// Nothing, for operations that everybody may call.
    #[must_use]
    pub fn none() -> Self {
        Self(Scheme::None)
    }

    /// User name and password with every call (HTTP Basic).
    pub fn basic(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Scheme::Basic { username: username.into(), password: password.into() })
    }

    /// A ready-made token with every call (HTTP Bearer).
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Scheme::Token(token.into()))
    }

    /// User name and password, with which the client signs in at its first call and gets a token that it keeps
    /// valid from then on. For APIs that have a token flow. When the server says that they are wrong, they are not tried
    /// again for a minute, so that a mistake does not lock the account.
    pub fn password(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Scheme::Password { username: username.into(), password: password.into() })
    }
}

pub(crate) fn basic(username: &str, password: &Secret) -> Result<HeaderValue, Error> {
    if username.contains(':') {
        return Err(Error::build("a user name with a colon cannot be used with HTTP Basic"));
    }
    let plain = Secret::from(format!("{username}:{}", password.expose()));
    sensitive(&format!("Basic {}", STANDARD.encode(plain.expose())))
}

pub(crate) fn bearer(token: &Secret) -> Result<HeaderValue, Error> {
    sensitive(&format!("Bearer {}", token.expose()))
}

/// A header value that neither logs nor redirects give away.
fn sensitive(text: &str) -> Result<HeaderValue, Error> {
    // the cause is left out: it has nothing to add but the text
    let mut value =
        HeaderValue::from_str(text).map_err(|_| Error::build("the token has characters no header takes"))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transport_that_prints_its_headers_prints_no_secret() {
        for value in [basic("me", &"hunter2".into()), bearer(&"hunter2".into())] {
            assert_eq!(format!("{:?}", value.unwrap()), "Sensitive");
        }
    }
}
