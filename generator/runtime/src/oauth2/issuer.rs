//! Tokens of a token endpoint for a session.

use std::fmt::Write as _;

use reqwest::Url;
use sha2::{Digest as _, Sha256};

use super::endpoint::{Endpoint, Form, flow};
use super::tokens::TokenSet;
use super::{Grant, OAuth2};
use crate::api::{Api, OAuthGrant};
use crate::exchange::Exchange;
use crate::session::{Issuer, SignedIn, Tokens};
use crate::time::Instant;
use crate::{BoxFuture, Error, ErrorKind, Secret};

/// A program at its token endpoint.
struct Program {
    app: OAuth2,
    token: Endpoint,
    renewal: Endpoint,
    account: String,
    secret: Secret,
}

/// Returns what gives tokens to a client whose API is at `base`.
pub(crate) fn issuer(
    app: &OAuth2,
    api: &'static Api,
    scheme: Option<&str>,
    base: &Url,
    allow_http: bool,
) -> Result<Box<dyn Issuer>, Error> {
    let (name, secret) = match &app.grant {
        Grant::Consent => return Err(Error::build("a user must sign in first, whose tokens `with_tokens` takes")),
        Grant::ClientCredentials => ("client credentials", app.client_secret.clone().unwrap_or_default()),
        Grant::Password { password, .. } => ("a password", password.clone()),
        Grant::RefreshToken(token) => ("a refresh token", token.clone()),
        Grant::Tokens(tokens) => {
            ("a refresh token", tokens.refresh_token.as_ref().unwrap_or(&tokens.access_token).clone())
        }
    };
    let flow = flow(api, scheme, |grant| match &app.grant {
        Grant::ClientCredentials => *grant == OAuthGrant::ClientCredentials,
        Grant::Password { .. } => *grant == OAuthGrant::Password,
        _ => *grant != OAuthGrant::ClientCredentials,
    });
    let missing = || Error::build(format!("the API's description names no token endpoint for {name}: set `token_url`"));
    let known = app.known_token_url();
    let url = known.or(flow.map(|flow| flow.token_url)).ok_or_else(missing)?;
    let renewal = flow.and_then(|flow| flow.refresh_url).filter(|_| known.is_none()).unwrap_or(url);
    let token = Endpoint::new(app, base, url, allow_http)?;
    let renewal = Endpoint::new(app, base, renewal, allow_http)?;
    let account = account(app, &token.url);
    Ok(Box::new(Program { app: app.clone(), token, renewal, account, secret }))
}

/// Names a program, a user and the wanted access. Possible secrets are there as a digest.
fn account(app: &OAuth2, url: &Url) -> String {
    let (kind, user, key) = match &app.grant {
        Grant::Consent | Grant::ClientCredentials => ("client", "", None),
        Grant::Password { username, .. } => ("password", username.as_str(), None),
        Grant::RefreshToken(token) => ("refresh", "", Some(token)),
        Grant::Tokens(tokens) => ("refresh", "", tokens.refresh_token.as_ref().or(Some(&tokens.access_token))),
    };
    let mut digest = Sha256::new();
    let id = app.client_id.as_deref().unwrap_or_default();
    let parameters = app.parameters.iter().flat_map(|(name, value)| [name.as_str(), value]);
    let scopes = app.scopes.iter().map(String::as_str);
    let key = key.map(Secret::expose).unwrap_or_default();
    for part in [kind, id, user, key, url.as_str()].into_iter().chain(scopes).chain([""]).chain(parameters) {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let mut account = format!("{}{} at {}, ", id, user, url.host_str().unwrap_or_default());
    for byte in digest.finalize().iter().take(16) {
        // writing to a text does not fail
        let _ = write!(account, "{byte:02x}");
    }
    account
}

impl Endpoint {
    async fn obtain(&self, exchange: &Exchange, name: &'static str, form: Form, deadline: Instant) -> SignedIn {
        let sent = form.iter().find(|(name, _)| name == "refresh_token").map(|(_, token)| token.clone());
        let (tokens, limit) = self.ask(exchange, name, form, deadline, TokenSet::read, TokenSet::missing).await;
        let tokens = tokens.and_then(|tokens| {
            tokens.check(exchange)?;
            Ok(tokens.into_session(sent.as_ref()))
        });
        (tokens, limit)
    }
}

impl Issuer for Program {
    fn account(&self) -> &str {
        &self.account
    }

    fn secret(&self) -> &Secret {
        &self.secret
    }

    fn tokens(&self) -> Option<Tokens> {
        match &self.app.grant {
            Grant::Tokens(tokens) => Some(tokens.clone().into_session(None)),
            _ => None,
        }
    }

    fn is_plentiful(&self) -> bool {
        matches!(self.app.grant, Grant::ClientCredentials)
    }

    fn sign_in<'a>(&'a self, exchange: &'a Exchange, deadline: Instant) -> BoxFuture<'a, SignedIn> {
        let fields = match &self.app.grant {
            Grant::ClientCredentials => vec![("grant_type", "client_credentials")],
            Grant::Password { username, password } => {
                vec![("grant_type", "password"), ("username", username), ("password", password.expose())]
            }
            Grant::RefreshToken(token) => vec![("grant_type", "refresh_token"), ("refresh_token", token.expose())],
            Grant::Consent | Grant::Tokens(_) => {
                let detail = "signing in: the token is over, and the user must sign in again";
                return Box::pin(async move { (Err(Error::new(ErrorKind::Auth, detail)), None) });
            }
        };
        let form = self.app.form(&fields, true);
        Box::pin(self.token.obtain(exchange, "session.sign_in", form, deadline))
    }

    fn renew<'a>(
        &'a self,
        exchange: &'a Exchange,
        refresh: &'a Secret,
        deadline: Instant,
    ) -> BoxFuture<'a, Result<Tokens, Error>> {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose())];
        let form = self.app.form(&fields, matches!(self.app.grant, Grant::RefreshToken(_)));
        Box::pin(async move { self.renewal.obtain(exchange, "session.renew", form, deadline).await.0 })
    }

    /// No document says where tokens are given back: they are forgotten.
    fn revoke<'a>(&'a self, _: &'a Exchange, _: &'a Tokens, _: Instant) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async { Ok(()) })
    }
}
