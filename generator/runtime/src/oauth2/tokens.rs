//! The answer of a token endpoint.

use std::time::{Duration, SystemTime};

use super::unix;
use crate::exchange::{Exchange, bearer};
use crate::json::{Node, View};
use crate::session::Tokens;
use crate::time::{now, unix_seconds};
use crate::{Error, ErrorKind, Secret};

/// The tokens of a token endpoint. `Debug` shows no token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TokenSet {
    /// The token for calls.
    pub access_token: Secret,
    /// The token that renews it.
    pub refresh_token: Option<Secret>,
    /// The end of the token's life, if the server says so.
    pub expires: Option<SystemTime>,
    /// The scopes that were granted; empty if they are those that were asked for.
    pub scopes: Vec<String>,
    /// The server's word on the user (OpenID Connect). It is not verified.
    pub id_token: Option<Secret>,
}

impl TokenSet {
    /// Tokens that a program has kept.
    pub fn new(access_token: impl Into<Secret>, refresh_token: Option<Secret>) -> Self {
        let (expires, scopes, id_token) = (None, Vec::new(), None);
        Self { access_token: access_token.into(), refresh_token, expires, scopes, id_token }
    }

    /// Reads an answer; `None` if it holds no token.
    pub(crate) fn read(answer: Node<'_>) -> Option<Self> {
        let text = |name| answer.get(name).and_then(Node::as_text).filter(|text| !text.is_empty());
        let secret = |name| text(name).map(|text| Secret::from(&*text));
        let lifetime = answer.get("expires_in").and_then(seconds).filter(|seconds| *seconds > 0);
        Some(Self {
            access_token: secret("access_token")?,
            refresh_token: secret("refresh_token"),
            expires: lifetime.and_then(|seconds| now().checked_add(Duration::from_secs(seconds))),
            scopes: text("scope").map(|text| text.split(' ').map(str::to_owned).collect()).unwrap_or_default(),
            id_token: secret("id_token"),
        })
    }

    /// The tokens as a session keeps them. A server that sends no new refresh token lets the old one be used again.
    pub(super) fn into_session(self, refresh: Option<&Secret>) -> Tokens {
        let refresh = self.refresh_token.or_else(|| refresh.cloned());
        Tokens::received(self.access_token, refresh, self.expires.and_then(unix), unix_seconds())
    }

    /// Makes the secrets known, so that nothing shows them, and refuses a token that no header takes.
    pub(crate) fn check(&self, exchange: &Exchange) -> Result<(), Error> {
        let secrets = [Some(&self.access_token), self.refresh_token.as_ref(), self.id_token.as_ref()];
        secrets.into_iter().flatten().for_each(|secret| exchange.decoding.secrets().learn(secret.expose()));
        let unusable = "the answer of the token endpoint holds a token with characters no header takes";
        bearer(&self.access_token).map(drop).map_err(|_| Error::new(ErrorKind::Auth, unusable).at_sign_in())
    }

    pub(crate) fn missing() -> Error {
        Error::new(ErrorKind::Auth, "the answer of the token endpoint holds no token")
    }
}

/// A number of seconds, which some servers write as text.
pub(super) fn seconds(node: Node<'_>) -> Option<u64> {
    match node.view() {
        View::Number(number) => number.parse::<f64>().ok(),
        View::Text(text) => text.parse::<f64>().ok(),
        _ => None,
    }
    .filter(|seconds| *seconds >= 0.0)
    .map(|seconds| seconds as u64)
}
