//! The endpoints of an authorization server, as it publishes them (RFC 8414, OpenID Connect Discovery).

use reqwest::{StatusCode, Url};

use super::OAuth2;
use crate::exchange::{Exchange, RawResponse, endpoint, is_whole, parse_whole};
use crate::json::Node;
use crate::time::Instant;
use crate::{Error, ErrorKind};

/// The endpoints that an authorization server publishes. They are whole URLs to which credentials may go.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthorizationServer {
    /// Its identifier, as it was asked for and as it calls itself.
    pub issuer: String,
    /// The endpoint that gives tokens.
    pub token_url: Option<Url>,
    /// The page on which a user agrees.
    pub authorization_url: Option<Url>,
    /// The endpoint that has codes for users on other devices.
    pub device_url: Option<Url>,
    /// The endpoint that takes tokens back.
    pub revocation_url: Option<Url>,
}

impl OAuth2 {
    /// Takes the endpoints that an authorization server publishes
    /// ([`Client::authorization_server`](crate::Client::authorization_server)), in place of those that the API's description names.
    /// A URL that is set by itself wins.
    pub fn server(mut self, server: AuthorizationServer) -> Self {
        self.server = Some(Box::new(server));
        self
    }

    /// Returns the endpoint that was set, or that the server publishes.
    pub(crate) fn known_url<'a>(
        &'a self,
        set: &'a Option<String>,
        published: impl Fn(&'a AuthorizationServer) -> &'a Option<Url>,
    ) -> Option<&'a str> {
        let published = || self.server.as_deref().and_then(|server| published(server).as_ref()).map(Url::as_str);
        set.as_deref().or_else(published)
    }

    /// Returns the token endpoint that was set, or that the server publishes.
    pub(crate) fn known_token_url(&self) -> Option<&str> {
        self.known_url(&self.token_url, |server| &server.token_url)
    }
}

/// An answer before anything of it is believed.
struct Published {
    issuer: String,
    token: Option<String>,
    authorization: Option<String>,
    device: Option<String>,
    revocation: Option<String>,
}

impl Published {
    /// Reads an answer; `None` if it names no issuer.
    fn read(answer: Node<'_>) -> Option<Self> {
        let text = |name: &str| answer.get(name).and_then(Node::as_text).map(|text| text.into_owned());
        let url = |name: &str| text(&format!("{name}_endpoint")).filter(|url| !url.is_empty());
        Some(Self {
            issuer: text("issuer")?,
            token: url("token"),
            authorization: url("authorization"),
            device: url("device_authorization"),
            revocation: url("revocation"),
        })
    }

    /// Returns the endpoints if all of them can be used.
    fn checked(self, base: &Url, allow_http: bool) -> Result<AuthorizationServer, Error> {
        let url = |text: Option<String>, what: &str| {
            let usable = |text: String| usable(base, &text, allow_http);
            let refused = || {
                let detail =
                    format!("the {what} that the issuer publishes is no whole URL with https://, or has credentials");
                Error::new(ErrorKind::Auth, detail)
            };
            text.map(|text| usable(text).ok_or_else(refused)).transpose()
        };
        Ok(AuthorizationServer {
            issuer: self.issuer,
            token_url: url(self.token, "token endpoint")?,
            authorization_url: url(self.authorization, "page for users")?,
            device_url: url(self.device, "endpoint for devices")?,
            revocation_url: url(self.revocation, "endpoint for revocation")?,
        })
    }
}

/// Returns a published URL if credentials may go there. From a server with TLS no way leads to one without, not even on this machine.
fn usable(base: &Url, text: &str, allow_http: bool) -> Option<Url> {
    let url = endpoint(base, text, "endpoint", allow_http).ok().filter(|_| is_whole(text))?;
    (allow_http || url.scheme() == "https" || base.scheme() == "http").then_some(url)
}

/// Returns the places of the metadata: that of RFC 8414, and that of OpenID Connect.
fn places(base: &Url) -> [Url; 2] {
    let path = base.path().trim_end_matches('/');
    let at = |path: String| {
        let mut url = base.clone();
        url.set_path(&path);
        url
    };
    [
        at(format!("/.well-known/oauth-authorization-server{path}")),
        at(format!("{path}/.well-known/openid-configuration")),
    ]
}

/// Returns whether a server has nothing at a place. One that fails, or cannot be reached, may have something there.
fn is_absent(error: &Error) -> bool {
    let says_no = |status: StatusCode| status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS;
    matches!(error.kind(), ErrorKind::Html | ErrorKind::Redirect) || error.status().is_some_and(says_no)
}

/// Asks an issuer for its endpoints.
pub(crate) async fn discover(
    exchange: &Exchange,
    issuer: &str,
    deadline: Instant,
) -> Result<AuthorizationServer, Error> {
    let base = parse_whole(issuer, "URL of the issuer", exchange.allow_http)?;
    let [first, second] = places(&base);
    let published = match ask(exchange, first, deadline).await {
        Err(error) if is_absent(&error) => ask(exchange, second, deadline).await.map_err(|error| {
            let nothing = "the issuer publishes no metadata, neither of OAuth 2 (RFC 8414) nor of OpenID Connect";
            if error.is_not_found() { error.with_reason(ErrorKind::NotFound, nothing) } else { error }
        }),
        answer => answer,
    };
    let published = published.map_err(Error::at_sign_in)?;
    if published.issuer != issuer {
        let detail = "the metadata are of another issuer than the one asked for: both must be the same to the letter, with \
                      or without a slash at the end";
        return Err(Error::new(ErrorKind::Auth, detail).at_sign_in());
    }
    published.checked(&base, exchange.allow_http).map_err(Error::at_sign_in)
}

async fn ask(exchange: &Exchange, url: Url, deadline: Instant) -> Result<Published, Error> {
    let mut found = None;
    let mut reader = |response: RawResponse<'_>| {
        response.decode(&mut |input| {
            found = Published::read(input.node);
            Ok(())
        })
    };
    let answer = exchange.get_elsewhere("session.discover", url, deadline, &mut reader).await?;
    let missing = || Error::new(ErrorKind::Decode, "the metadata name no issuer");
    found.ok_or_else(|| missing().with_answer(answer.status, &answer.headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(issuer: &str) -> Result<Url, Error> {
        parse_whole(issuer, "URL of the issuer", false)
    }

    #[test]
    fn the_place_is_before_the_path_in_oauth_and_after_it_in_openid() -> Result<(), Error> {
        for (issuer, oauth, openid) in [
            ("https://a.example", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"),
            ("https://a.example/", "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"),
            (
                "https://a.example/t/",
                "/.well-known/oauth-authorization-server/t",
                "/t/.well-known/openid-configuration",
            ),
        ] {
            let urls = places(&base(issuer)?).map(String::from);
            assert_eq!(urls, [oauth, openid].map(|path| format!("https://a.example{path}")), "{issuer}");
        }
        Ok(())
    }

    #[test]
    fn no_way_leads_from_tls_to_plain_http() -> Result<(), Error> {
        for (issuer, endpoint, allow_http, expected) in [
            ("https://a.example", "https://b.example/token", false, true),
            ("https://a.example", "http://127.0.0.1/token", false, false),
            ("https://a.example", "http://127.0.0.1/token", true, true),
            ("http://127.0.0.1", "http://127.0.0.1/token", false, true),
            ("http://127.0.0.1", "http://b.example/token", false, false),
        ] {
            assert_eq!(usable(&base(issuer)?, endpoint, allow_http).is_some(), expected, "{issuer} {endpoint}");
        }
        Ok(())
    }
}
