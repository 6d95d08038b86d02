//! A token endpoint, and how it is asked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Url;

use super::OAuth2;
use super::refusal::OAuthRefusal;
use crate::api::{Api, OAuthFlow, OAuthGrant, SchemeKind};
use crate::exchange::{Exchange, RawResponse, endpoint, sensitive};
use crate::json::Node;
use crate::percent::unreserved;
use crate::rate_limit::RateLimit;
use crate::time::{Instant, unix_seconds};
use crate::{Error, Secret};

/// The fields that are sent to an endpoint.
pub(crate) type Form = Vec<(String, Secret)>;

/// Returns the first flow of an API for which something holds, of one security scheme or of all.
pub(crate) fn flow(
    api: &'static Api,
    scheme: Option<&str>,
    is_wanted: impl Fn(&OAuthGrant) -> bool,
) -> Option<&'static OAuthFlow> {
    let schemes = api.security.schemes.iter().filter(|one| scheme.is_none_or(|name| one.name == name));
    let flows = schemes.filter_map(|scheme| match scheme.kind {
        SchemeKind::OAuth2(flows) => Some(flows),
        _ => None,
    });
    flows.flatten().find(|flow| is_wanted(&flow.grant))
}

/// Returns whether an API takes names and passwords of users for tokens.
pub(crate) fn has_password(api: &'static Api, scheme: Option<&str>) -> bool {
    flow(api, scheme, |grant| *grant == OAuthGrant::Password).is_some()
}

impl OAuth2 {
    /// Identifier and secret of the program as HTTP Basic writes them.
    pub(super) fn basic(&self, secret: &Secret) -> String {
        let id = unreserved(self.client_id.as_deref().unwrap_or_default());
        STANDARD.encode(format!("{id}:{}", unreserved(secret.expose())))
    }

    /// Returns a form with these fields, the scopes and the other fields that the server wants.
    pub(crate) fn form(&self, fields: &[(&str, &str)], with_scopes: bool) -> Form {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), Secret::from(value));
        let mut form: Form = fields.iter().copied().map(owned).collect();
        if with_scopes && !self.scopes.is_empty() {
            form.push(owned(("scope", &self.scopes.join(" "))));
        }
        form.extend(self.parameters.iter().map(|(name, value)| owned((name, value))));
        form
    }
}

/// A form as it is sent.
pub(super) fn encoded(form: &[(String, Secret)]) -> String {
    let fields = form.iter().map(|(name, value)| format!("{}={}", unreserved(name), unreserved(value.expose())));
    fields.collect::<Vec<_>>().join("&")
}

/// An endpoint of a program.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(super) url: Url,
    authorization: Option<Secret>,
    identity: Form,
}

impl Endpoint {
    /// An endpoint, at a URL that may be relative to the base.
    pub(crate) fn new(app: &OAuth2, base: &Url, url: &str, allow_http: bool) -> Result<Self, Error> {
        let url = endpoint(base, url, "URL of the token endpoint", allow_http)?;
        let id = app.client_id.as_ref().map(|id| ("client_id".to_owned(), Secret::from(id.as_str())));
        let secret = |secret: &Secret| ("client_secret".to_owned(), secret.clone());
        let (authorization, identity) = match &app.client_secret {
            Some(known) if !app.is_secret_in_body => (Some(format!("Basic {}", app.basic(known)).into()), Vec::new()),
            known => (None, id.into_iter().chain(known.as_ref().map(secret)).collect()),
        };
        Ok(Self { url, authorization, identity })
    }

    /// Sends a form, and reads the answer with `read`, for which there is an error if it finds nothing.
    pub(crate) async fn ask<T: Send>(
        &self,
        exchange: &Exchange,
        name: &'static str,
        form: Form,
        deadline: Instant,
        read: fn(Node<'_>) -> Option<T>,
        missing: fn() -> Error,
    ) -> (Result<T, Error>, Option<RateLimit>) {
        let form = encoded(&[form, self.identity.clone()].concat());
        let authorization = match self.authorization.as_ref().map(|value| sensitive(value.expose())).transpose() {
            Ok(authorization) => authorization,
            Err(error) => return (Err(error), None),
        };
        let mut found = None;
        let mut reader = |response: RawResponse<'_>| {
            response.decode(&mut |input| {
                found = read(input.node);
                Ok(())
            })
        };
        let answer = exchange.post_form(name, self.url.clone(), form, authorization, deadline, &mut reader).await;
        let (result, limit) = match answer {
            Ok(answer) => {
                let reading = exchange.decoding.reading;
                let empty = || missing().with_answer(answer.status, &answer.headers).with_body(reading, &answer.body);
                (found.ok_or_else(empty), RateLimit::read(&answer.headers, unix_seconds()))
            }
            Err(error) => {
                let limit = error.rate_limit();
                (Err(error), limit)
            }
        };
        (result.map_err(|error| explained(error.at_sign_in())), limit)
    }

    /// Sends a form, whatever a success says.
    pub(crate) async fn tell(
        &self,
        exchange: &Exchange,
        name: &'static str,
        form: Form,
        deadline: Instant,
    ) -> Result<(), Error> {
        let form = encoded(&[form, self.identity.clone()].concat());
        let authorization = self.authorization.as_ref().map(|value| sensitive(value.expose())).transpose()?;
        let answer = exchange.post_form(name, self.url.clone(), form, authorization, deadline, &mut |_| Ok(())).await;
        answer.map(|_| ())
    }
}

/// Says what an endpoint said, where it is one of the things that OAuth 2 knows.
fn explained(error: Error) -> Error {
    let Some(refusal) = OAuthRefusal::of(&error) else { return error };
    let (kind, detail) = refusal.reason();
    error.with_reason(kind, &format!("signing in: {detail}"))
}
