//! Signing a user in with OAuth 2, step by step.

use std::time::Duration;

use reqwest::Url;

use super::Client;
use crate::api::OAuthGrant;
use crate::exchange::endpoint;
use crate::oauth2::{
    Authorization, AuthorizationServer, DeviceCode, Endpoint, OAuth2, OAuthRefusal, TokenSet, authorization,
    device_code, discover, flow,
};
use crate::time::{after, now, sleep};
use crate::{Error, ErrorKind, Secret};

/// The time that a device waits in addition when it has asked too often.
const SLOWER: Duration = Duration::from_secs(5);

/// The steps by which a user signs in, over the connections of a client. Each step is one request at most, and opens no browser.
///
/// On a page (authorization code with PKCE): [`authorize`](Self::authorize), the user's visit there,
/// [`Authorization::code`] and [`exchange`](Self::exchange). On another device: [`device_code`](Self::device_code) and
/// [`poll`](Self::poll). A new client with [`OAuth2::with_tokens`] then acts for the user, until
/// [`revoke`](Self::revoke) gives the tokens back.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent before a step is taken"]
pub struct SignIn {
    client: Client,
    app: OAuth2,
    scheme: Option<String>,
}

impl Client {
    /// Begins to sign in a user. The client needs no credentials for it.
    pub fn sign_in(&self, app: OAuth2) -> SignIn {
        SignIn { client: self.clone(), app, scheme: None }
    }

    /// Asks an authorization server for its endpoints, which [`OAuth2::server`] takes. The issuer is its URL, as it writes it itself.
    ///
    /// It is looked for where RFC 8414 says, and then where OpenID Connect does, over the connections of this client. No
    /// credentials and no headers of this client go there. The answer is not kept.
    ///
    /// # Errors
    /// The URL is none to which credentials may go, the server cannot be reached or publishes nothing, or what it publishes is of
    /// another issuer, or not safe.
    pub async fn authorization_server(&self, issuer: &str) -> Result<AuthorizationServer, Error> {
        discover(&self.0.exchange, issuer, after(self.0.timeout)).await
    }
}

impl SignIn {
    /// Takes the endpoints of a security scheme, for APIs that have several.
    pub fn scheme(mut self, name: impl Into<String>) -> Self {
        self.scheme = Some(name.into());
        self
    }

    /// Returns the page on which the user agrees, with a new state and a new challenge. Nothing is sent.
    ///
    /// # Errors
    /// The API's description has no such page, and none was given.
    pub fn authorize(&self) -> Result<Authorization, Error> {
        let page = |grant: &OAuthGrant| match grant {
            OAuthGrant::AuthorizationCode(url) => Some(*url),
            _ => None,
        };
        authorization(&self.app, self.url(self.asking(page, |server| &server.authorization_url)?, "URL of the page")?)
    }

    /// Exchanges the code that came back from the page for tokens. It is sent once.
    ///
    /// # Errors
    /// The token endpoint says no ([`OAuthRefusal::of`] says why), or cannot be reached.
    pub async fn exchange(&self, code: impl Into<Secret>, verifier: &Secret) -> Result<TokenSet, Error> {
        let code = code.into();
        let mut fields = vec![("grant_type", "authorization_code"), ("code", code.expose())];
        fields.extend(self.app.redirect_url.as_deref().map(|url| ("redirect_uri", url)));
        fields.push(("code_verifier", verifier.expose()));
        let is_code = |grant: &OAuthGrant| matches!(grant, OAuthGrant::AuthorizationCode(_));
        self.tokens(is_code, &fields).await
    }

    /// Gets a code that the user types on another device.
    ///
    /// # Errors
    /// The endpoint says no, or cannot be reached, or the API's description has none, and none was given.
    pub async fn device_code(&self) -> Result<DeviceCode, Error> {
        let endpoint = |grant: &OAuthGrant| match grant {
            OAuthGrant::Device(url) => Some(*url),
            _ => None,
        };
        let url = self.asking(endpoint, |server| &server.device_url)?;
        let missing = || Error::new(ErrorKind::Auth, "the answer holds no code for the user");
        // the form of a public client names it already
        self.ask(url, &[], true, device_code, missing).await
    }

    /// Waits until the user has typed the code, and returns the tokens.
    ///
    /// # Errors
    /// The user says no, or the code is over, or the token endpoint cannot be reached.
    pub async fn poll(&self, device: &DeviceCode) -> Result<TokenSet, Error> {
        let mut interval = device.interval;
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", device.device_code.expose()),
        ];
        loop {
            sleep(interval).await;
            if device.expires <= now() {
                return Err(Error::new(ErrorKind::Timeout, "signing in: the user typed no code in time"));
            }
            let error = match self.tokens(|grant| matches!(grant, OAuthGrant::Device(_)), &fields).await {
                Ok(tokens) => return Ok(tokens),
                Err(error) => error,
            };
            match OAuthRefusal::of(&error) {
                Some(OAuthRefusal::AuthorizationPending) => {}
                Some(OAuthRefusal::SlowDown) => interval += SLOWER,
                None if error.is_retryable() => interval *= 2,
                _ => return Err(error),
            }
        }
    }

    /// Gives the tokens of a user back (RFC 7009): the refresh token, with which most servers end what came of it, or the access token
    /// if there is no other. It is no error if the server does not know it any more.
    ///
    /// # Errors
    /// [`OAuth2::revocation_url`] is not set and no server publishes it, or the endpoint there says no or cannot be reached: the tokens may still be good.
    pub async fn revoke(&self, tokens: &TokenSet) -> Result<(), Error> {
        let exchange = &self.client.0.exchange;
        let missing = || Error::build("it is not known where tokens are given back: set `revocation_url`");
        let url = self.app.known_url(&self.app.revocation_url, |server| &server.revocation_url).ok_or_else(missing)?;
        let (token, hint) = match &tokens.refresh_token {
            Some(token) => (token, "refresh_token"),
            None => (&tokens.access_token, "access_token"),
        };
        let secrets = exchange.decoding.secrets();
        self.app.each_secret(|secret| secrets.learn(secret));
        secrets.learn(token.expose());
        let endpoint = Endpoint::new(&self.app, &exchange.base, url, exchange.allow_http)?;
        let form = vec![("token".to_owned(), token.clone()), ("token_type_hint".to_owned(), hint.into())];
        let told = endpoint.tell(exchange, "session.revoke", form, after(self.client.0.timeout)).await;
        told.map_err(|error| error.masked(secrets))
    }

    async fn tokens(&self, is_wanted: fn(&OAuthGrant) -> bool, fields: &[(&str, &str)]) -> Result<TokenSet, Error> {
        let exchange = &self.client.0.exchange;
        let known = flow(exchange.api, self.scheme.as_deref(), is_wanted).map(|flow| flow.token_url);
        let missing = || Error::build("the API's description names no token endpoint for this: set `token_url`");
        let url = self.app.known_token_url().or(known).ok_or_else(missing)?;
        let tokens = self.ask(url, fields, false, TokenSet::read, TokenSet::missing).await?;
        tokens.check(exchange)?;
        Ok(tokens)
    }

    async fn ask<T: Send>(
        &self,
        url: &str,
        fields: &[(&str, &str)],
        with_scopes: bool,
        read: fn(crate::json::Node<'_>) -> Option<T>,
        missing: fn() -> Error,
    ) -> Result<T, Error> {
        let exchange = &self.client.0.exchange;
        let secrets = exchange.decoding.secrets();
        self.app.each_secret(|secret| secrets.learn(secret));
        fields.iter().filter(|(name, _)| name.contains("code")).for_each(|(_, code)| secrets.learn(code));
        let endpoint = Endpoint::new(&self.app, &exchange.base, url, exchange.allow_http)?;
        let form = self.app.form(fields, with_scopes);
        let deadline = after(self.client.0.timeout);
        let (result, _) = endpoint.ask(exchange, "session.sign_in", form, deadline, read, missing).await;
        result.map_err(|error| error.masked(secrets))
    }

    /// The place where a user is asked.
    fn asking(
        &self,
        of_grant: impl Fn(&OAuthGrant) -> Option<&'static str>,
        published: fn(&AuthorizationServer) -> &Option<Url>,
    ) -> Result<&str, Error> {
        let api = self.client.0.exchange.api;
        let known = flow(api, self.scheme.as_deref(), |grant| of_grant(grant).is_some());
        let known = known.and_then(|flow| of_grant(&flow.grant));
        let missing =
            || Error::build("the API's description does not say where a user is asked: set `authorization_url`");
        self.app.known_url(&self.app.authorization_url, published).or(known).ok_or_else(missing)
    }

    fn url(&self, url: &str, what: &str) -> Result<Url, Error> {
        let exchange = &self.client.0.exchange;
        endpoint(&exchange.base, url, what, exchange.allow_http)
    }
}
