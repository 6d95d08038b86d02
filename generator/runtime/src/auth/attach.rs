//! Choice of the credentials that go with a call, and of the places where they travel.

use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};

use super::credentials::TokenProvider;
use crate::api::{Alternatives, Api, Operation, SchemeKind, SecurityScheme};
use crate::exchange::Exchange;
use crate::exchange::{bearer, sensitive};
use crate::percent::unreserved as percent;
use crate::session::{Session, Tokens};
use crate::time::{Instant, timeout_at};
use crate::transport::TransportRequest;
use crate::{Error, ErrorKind, Secret};

/// A client's proof of its identity, ready to be sent.
pub(crate) enum Credential {
    /// Nothing, on purpose.
    None,
    /// User name and password, as a header.
    Basic(HeaderValue),
    /// A token, as a header.
    Token(HeaderValue),
    /// A token that is signed in for.
    Session(Box<Session>),
    /// A token that somebody else gives.
    Provider(Arc<dyn TokenProvider>),
    /// A key.
    Key(Secret),
}

impl Credential {
    /// Returns whether a scheme can be satisfied with it.
    pub(crate) fn fits(&self, kind: SchemeKind) -> bool {
        match self {
            Self::None => false,
            Self::Basic(_) => kind == SchemeKind::Basic,
            Self::Token(_) | Self::Session(_) | Self::Provider(_) => {
                matches!(kind, SchemeKind::Bearer | SchemeKind::OAuth2(_))
            }
            Self::Key(_) => matches!(kind, SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_)),
        }
    }
}

/// All that a client proves its identity with.
pub(crate) struct Auth {
    /// For every scheme that it fits; `None` if nobody said anything.
    pub(crate) main: Option<Credential>,
    /// For one scheme each.
    pub(crate) named: Vec<(&'static SecurityScheme, Credential)>,
}

/// A credential, and the scheme that it satisfies; without one it is what the `Authorization` header takes.
type Chosen<'a> = (Option<SchemeKind>, &'a Credential);

impl Auth {
    /// Returns every credential.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Credential> {
        self.main.iter().chain(self.named.iter().map(|(_, credential)| credential))
    }

    /// Returns the credential that satisfies a scheme.
    fn given(&self, api: &'static Api, name: &str) -> Option<Chosen<'_>> {
        let named = self.named.iter().find(|(scheme, _)| scheme.name == name);
        if let Some((scheme, credential)) = named {
            return Some((Some(scheme.kind), credential));
        }
        let scheme = api.security.schemes.iter().find(|scheme| scheme.name == name)?;
        let main = self.main.as_ref().filter(|credential| credential.fits(scheme.kind))?;
        Some((Some(scheme.kind), main))
    }

    /// Returns the credentials of the first alternative that is given completely.
    fn choose(&self, api: &'static Api, wanted: Alternatives) -> Result<Vec<Chosen<'_>>, Error> {
        if wanted.is_empty() {
            return Ok(self.everything(api));
        }
        for alternative in wanted.iter().filter(|names| !names.is_empty()) {
            let given: Option<Vec<_>> = alternative.iter().map(|name| self.given(api, name)).collect();
            if let Some(given) = given.filter(|given| !self.repeats_key(given)) {
                return Ok(given);
            }
        }
        match &self.main {
            // Descriptions are wrong about schemes now and then; who gives a token wants it sent.
            Some(credential) if !matches!(credential, Credential::None | Credential::Key(_)) => {
                Ok(vec![(None, credential)])
            }
            Some(Credential::None) => Ok(Vec::new()),
            _ if wanted.iter().any(|names| names.is_empty()) => Ok(Vec::new()),
            _ => Err(missing(wanted)),
        }
    }

    /// Returns whether one key would stand for several: each scheme has a key of its own.
    fn repeats_key(&self, given: &[Chosen<'_>]) -> bool {
        let Some(main @ Credential::Key(_)) = &self.main else { return false };
        given.iter().filter(|(_, credential)| std::ptr::eq(*credential, main)).count() > 1
    }

    /// Returns all credentials that are given, for an operation that does not say what it wants.
    fn everything(&self, api: &'static Api) -> Vec<Chosen<'_>> {
        let mut all: Vec<Chosen<'_>> =
            self.named.iter().map(|(scheme, credential)| (Some(scheme.kind), credential)).collect();
        match &self.main {
            None | Some(Credential::None) => {}
            Some(credential @ Credential::Key(_)) => {
                let fitting = api.security.schemes.iter().find(|scheme| credential.fits(scheme.kind));
                all.extend(fitting.map(|scheme| (Some(scheme.kind), credential)));
            }
            Some(credential) => all.push((None, credential)),
        }
        all
    }
}

fn missing(wanted: Alternatives) -> Error {
    let name = |name: &&str| format!("`{name}`");
    let each = wanted.iter().map(|names| names.iter().map(name).collect::<Vec<_>>().join(" and "));
    let each = each.collect::<Vec<_>>().join(", or ");
    Error::new(ErrorKind::Auth, format!("credentials are missing: {each}"))
}

/// A token that a call was sent with, and that can be replaced if the server refuses it.
pub(crate) enum SpentToken<'a> {
    Session(&'a Session, Arc<Tokens>),
    Provider(&'a dyn TokenProvider, Secret),
}

impl SpentToken<'_> {
    /// Gives a refused token up. Returns whether it was refused, and the call can be sent again with a new one.
    pub(crate) fn give_up(&self, exchange: &Exchange, operation: &Operation, error: &Error) -> bool {
        match self {
            Self::Session(session, tokens) => session.refuses(error) && session.reject(exchange, operation, tokens),
            Self::Provider(provider, token) => {
                let refused = error.status() == Some(reqwest::StatusCode::UNAUTHORIZED);
                if refused {
                    provider.reject(token);
                }
                refused
            }
        }
    }

    /// Notes that the server took the token.
    pub(crate) fn accept(&self, operation: &Operation) {
        if let Self::Session(session, tokens) = self {
            session.accept(operation, tokens);
        }
    }

    /// Returns whether it was renewed since an earlier one was refused: if it is refused, too, there is still the password.
    pub(crate) fn is_amended(&self) -> bool {
        matches!(self, Self::Session(_, tokens) if tokens.amended)
    }
}

/// Puts credentials into a request. Tokens that can be replaced come back.
pub(crate) async fn attach<'a>(
    auth: &'a Auth,
    exchange: &'a Exchange,
    wanted: Alternatives,
    request: &mut TransportRequest,
    deadline: Instant,
) -> Result<Vec<SpentToken<'a>>, Error> {
    learn_given(exchange, &request.headers);
    let mut used = Vec::new();
    let chosen = match auth.choose(exchange.api, wanted) {
        Err(_) if is_given_by_hand(exchange.api, &request.headers) => return Ok(used),
        chosen => chosen?,
    };
    for (kind, credential) in chosen {
        let value = match credential {
            Credential::None => continue,
            Credential::Basic(value) | Credential::Token(value) => value.clone(),
            Credential::Session(session) => {
                let tokens = session.token(exchange, deadline).await?;
                let value = bearer(&tokens.token)?;
                used.push(SpentToken::Session(session, tokens));
                value
            }
            Credential::Provider(provider) => {
                let token = provided(&**provider, deadline).await?;
                exchange.decoding.secrets().learn(token.expose());
                let value = bearer(&token)?;
                used.push(SpentToken::Provider(&**provider, token));
                value
            }
            Credential::Key(key) => {
                place_key(key, kind, request)?;
                continue;
            }
        };
        request.headers.insert(AUTHORIZATION, value);
    }
    Ok(used)
}

/// Remembers what the caller's own headers say to prove an identity.
fn learn_given(exchange: &Exchange, headers: &HeaderMap) {
    let of_scheme = exchange.api.security.schemes.iter().filter_map(|scheme| match scheme.kind {
        SchemeKind::Header(name) => headers.get(name),
        _ => None,
    });
    let values = [headers.get(AUTHORIZATION), headers.get(COOKIE)].into_iter().flatten().chain(of_scheme);
    for text in values.filter_map(|value| value.to_str().ok()) {
        let secret = text.split_once(' ').map_or(text, |(_, secret)| secret);
        exchange.decoding.secrets().learn(secret);
    }
}

/// Returns whether a header of the caller's own says what credentials would.
fn is_given_by_hand(api: &'static Api, headers: &HeaderMap) -> bool {
    let of_scheme = |scheme: &SecurityScheme| match scheme.kind {
        SchemeKind::Header(name) => headers.contains_key(name),
        SchemeKind::Cookie(_) => headers.contains_key(COOKIE),
        _ => false,
    };
    headers.contains_key(AUTHORIZATION) || api.security.schemes.iter().any(of_scheme)
}

async fn provided(provider: &dyn TokenProvider, deadline: Instant) -> Result<Secret, Error> {
    match timeout_at(deadline, provider.token()).await {
        Ok(token) => token.map_err(Error::at_sign_in),
        Err(_) => Err(Error::new(ErrorKind::Timeout, "signing in: no token in time")),
    }
}

fn place_key(key: &Secret, kind: Option<SchemeKind>, request: &mut TransportRequest) -> Result<(), Error> {
    match kind {
        Some(SchemeKind::Header(name)) => {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| Error::build(format!("header {name:?} is not valid")))?;
            request.headers.insert(name, sensitive(key.expose())?);
        }
        Some(SchemeKind::Query(name)) => {
            // A value that the caller gave as a parameter stays.
            if !request.url.query_pairs().any(|(known, _)| known == name) {
                let before = request.url.query().map(|query| format!("{query}&")).unwrap_or_default();
                let query = format!("{before}{}={}", percent(name), percent(key.expose()));
                request.url.set_query(Some(&query));
            }
        }
        Some(SchemeKind::Cookie(name)) => {
            let allowed = |byte: u8| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte);
            if !key.expose().bytes().all(allowed) {
                return Err(Error::build("the API key has characters no cookie takes"));
            }
            let others = request.headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok());
            let others = others.map(|cookies| format!("{cookies}; ")).unwrap_or_default();
            request.headers.insert(COOKIE, sensitive(&format!("{others}{name}={}", key.expose()))?);
        }
        Some(SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth2(_)) | None => {}
    }
    Ok(())
}
