//! Building a client of what the environment says.

use std::env;
use std::iter;

use super::{Client, ClientBuilder};
use crate::Error;
use crate::api::{Api, Environment, OAuthGrant, SchemeKind};
use crate::auth::Credentials;
#[cfg(feature = "oauth2")]
use crate::oauth2::OAuth2;

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder with base URL and credentials from the environment, under the names the API declares: a token, or user name
    /// and password, or identifier and secret of a program, which gets tokens by them (OAuth 2). The first of these that is
    /// complete is taken. User name and password get a token where the API knows them in no other way (the password grant of
    /// OAuth 2); the program is then named if the environment names it.
    ///
    /// # Errors
    /// Credentials are missing or incomplete.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::from_variables(api, |name| env::var(name).ok())
    }

    fn from_variables(api: &'static Api, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let names = api.environment;
        let first = |names: &[&str]| names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
        let both = |one: &[&str], other: &[&str]| Some((first(one)?, first(other)?));
        let credentials = if let Some(token) = first(names.token) {
            Credentials::token(token)
        } else if let Some((username, password)) = both(names.username, names.password) {
            match api.token_flow {
                Some(_) => Credentials::password(username, password),
                None if is_grant_alone(api) => {
                    let scopes = first(names.scopes).unwrap_or_default();
                    user((username, password), first(names.client_id), first(names.client_secret), &scopes)?
                }
                None => Credentials::basic(username, password),
            }
        } else if let Some((id, secret)) = both(names.client_id, names.client_secret) {
            program(id, secret, &first(names.scopes).unwrap_or_default())?
        } else {
            return Err(unset(names, |names| first(names).is_some()));
        };
        let builder = Self::new(api).credentials(credentials);
        Ok(match first(names.base_url) {
            Some(base_url) => builder.base_url(base_url),
            None => builder,
        })
    }
}

/// Returns whether the password grant of OAuth 2 alone takes user name and password.
fn is_grant_alone(api: &Api) -> bool {
    let kinds = || api.security.schemes.iter().map(|scheme| scheme.kind);
    let is_grant =
        |kind| matches!(kind, SchemeKind::OAuth2(flows) if flows.iter().any(|flow| flow.grant == OAuthGrant::Password));
    kinds().any(is_grant) && !kinds().any(|kind| kind == SchemeKind::Basic)
}

/// The credentials of a user for whom a program gets tokens.
#[cfg(feature = "oauth2")]
#[allow(clippy::unnecessary_wraps, reason = "its twin fails")]
fn user(
    (username, password): (String, String),
    id: Option<String>,
    secret: Option<String>,
    scopes: &str,
) -> Result<Credentials, Error> {
    let user = OAuth2::password(username, password).scopes(scopes.split_whitespace());
    let user = id.into_iter().fold(user, OAuth2::client);
    Ok(secret.into_iter().fold(user, OAuth2::secret).into())
}

/// Fails: user name and password cannot become a token without the feature `oauth2`.
#[cfg(not(feature = "oauth2"))]
fn user(
    _: (String, String),
    _id: Option<String>,
    _secret: Option<String>,
    _scopes: &str,
) -> Result<Credentials, Error> {
    Err(Error::build("the environment has user name and password, which need the feature `oauth2`"))
}

/// The credentials of a program that gets its tokens by itself.
#[cfg(feature = "oauth2")]
#[allow(clippy::unnecessary_wraps, reason = "its twin fails")]
fn program(id: String, secret: String, scopes: &str) -> Result<Credentials, Error> {
    Ok(Credentials::client_credentials(id, secret).scopes(scopes.split_whitespace()).into())
}

/// The error of client credentials that nothing here can use.
#[cfg(not(feature = "oauth2"))]
fn program(_id: String, _secret: String, _scopes: &str) -> Result<Credentials, Error> {
    Err(Error::build("the environment has client credentials, which need the feature `oauth2`"))
}

/// The error of an environment without credentials, or with a part of them. It says what to set.
fn unset(names: Environment, is_set: impl Fn(&[&str]) -> bool) -> Error {
    let any = |names: &[&str]| names.join(" or ");
    let pairs = [(names.username, names.password), (names.client_id, names.client_secret)];
    let lacking = pairs.iter().filter_map(|(one, other)| match (is_set(one), is_set(other)) {
        (true, false) => Some(any(other)),
        (false, true) => Some(any(one)),
        _ => None,
    });
    let lacking: Vec<_> = lacking.collect();
    let (state, missing) = if lacking.is_empty() {
        let is_known = |names: &String| !names.is_empty();
        let pair = |(one, other): &(&[&str], &[&str])| {
            [any(one), any(other)].into_iter().filter(is_known).collect::<Vec<_>>().join(" and ")
        };
        let ways = iter::once(any(names.token)).chain(pairs.iter().map(pair)).filter(is_known);
        ("no", format!("set {}", ways.collect::<Vec<_>>().join(", or ")))
    } else {
        ("only a part of the", format!("set {}, too", lacking.join(", or ")))
    };
    Error::build(format!("the environment has {state} credentials: {missing}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Security;
    use crate::auth::Scheme;
    use crate::dialect::Dialect;

    static API: Api = Api {
        client: "test",
        version: "1",
        base_url: "https://example.com/api",
        dialect: Dialect::Json,
        errors: None,
        environment: Environment {
            base_url: &["MINE_URL"],
            username: &["MINE_USER", "OLD_USER"],
            password: &["MINE_PASSWORD"],
            token: &["MINE_TOKEN"],
            client_id: &["MINE_CLIENT_ID"],
            client_secret: &["MINE_CLIENT_SECRET"],
            scopes: &["MINE_SCOPES"],
        },
        token_flow: None,
        security: Security::UNKNOWN,
    };

    /// Base URL and credentials of a client built from some variables.
    fn build(variables: &[(&str, &str)]) -> Result<(String, Scheme), String> {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let built = ClientBuilder::<Client>::from_variables(&API, variable).map_err(|error| error.to_string());
        built.map(|ClientBuilder { settings, .. }| {
            (settings.base_url.unwrap_or(API.base_url.to_owned()), settings.credentials.unwrap_or_default().0)
        })
    }

    #[test]
    fn the_environment_configures_a_client() -> Result<(), String> {
        let (url, scheme) = build(&[("OLD_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_URL", "https://x/y")])?;
        assert_eq!(url, "https://x/y");
        assert!(matches!(scheme, Scheme::Basic { username, password } if username == "me" && password == "p".into()));

        let both = [("MINE_USER", "new"), ("OLD_USER", "old"), ("MINE_PASSWORD", "p"), ("MINE_URL", "")];
        let (url, scheme) = build(&both)?;
        assert_eq!(url, API.base_url);
        assert!(matches!(scheme, Scheme::Basic { username, .. } if username == "new"));

        let token = [("MINE_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_TOKEN", "t")];
        assert!(matches!(build(&token)?.1, Scheme::Token(token) if token == "t".into()));
        Ok(())
    }

    #[cfg(feature = "oauth2")]
    #[test]
    fn a_program_of_the_environment_is_taken_when_nobody_else_is_complete() -> Result<(), String> {
        let program = [("MINE_CLIENT_ID", "app"), ("MINE_CLIENT_SECRET", "s3cret"), ("MINE_SCOPES", "a:b  c")];
        for more in [vec![], vec![("MINE_USER", "me")]] {
            let (_, scheme) = build(&[&more[..], &program].concat())?;
            let Scheme::OAuth2(app) = &scheme else { return Err(format!("{scheme:?}")) };
            let asked: Vec<_> = app.scopes.iter().map(String::as_str).collect();
            assert_eq!((app.client_id.as_deref(), asked), (Some("app"), vec!["a:b", "c"]));
            assert_eq!(app.client_secret, Some("s3cret".into()));
            assert!(!format!("{scheme:?}").contains("s3cret"));
        }
        let user = build(&[&[("MINE_USER", "me"), ("MINE_PASSWORD", "p")], &program[..]].concat())?.1;
        assert!(matches!(user, Scheme::Basic { .. }), "{user:?}");
        let token = build(&[&[("MINE_TOKEN", "t")], &program[..]].concat())?.1;
        assert!(matches!(token, Scheme::Token(_)), "{token:?}");
        Ok(())
    }

    #[cfg(not(feature = "oauth2"))]
    #[test]
    fn a_program_of_the_environment_needs_the_feature() {
        let program = [("MINE_CLIENT_ID", "app"), ("MINE_CLIENT_SECRET", "s3cret")];
        let error = build(&program).err().unwrap_or_default();
        assert_eq!(error, "the environment has client credentials, which need the feature `oauth2`");
    }

    #[test]
    fn an_incomplete_environment_is_an_error_that_names_what_is_missing() {
        for (variables, message) in [
            (
                &[][..],
                "the environment has no credentials: set MINE_TOKEN, or MINE_USER or OLD_USER and MINE_PASSWORD, or MINE_CLIENT_ID and \
             MINE_CLIENT_SECRET",
            ),
            (
                &[("MINE_CLIENT_ID", "app")],
                "the environment has only a part of the credentials: set MINE_CLIENT_SECRET, too",
            ),
            (
                &[("MINE_CLIENT_SECRET", "s3cret"), ("MINE_CLIENT_ID", "")],
                "the environment has only a part of the credentials: set MINE_CLIENT_ID, too",
            ),
            (
                &[("MINE_CLIENT_SECRET", "s3cret"), ("MINE_USER", "me")],
                "the environment has only a part of the credentials: set MINE_PASSWORD, or MINE_CLIENT_ID, too",
            ),
            (&[("MINE_USER", "me")], "the environment has only a part of the credentials: set MINE_PASSWORD, too"),
            (
                &[("MINE_PASSWORD", "p")],
                "the environment has only a part of the credentials: set MINE_USER or OLD_USER, too",
            ),
        ] {
            assert_eq!(build(variables).unwrap_err(), message);
        }
    }
}
