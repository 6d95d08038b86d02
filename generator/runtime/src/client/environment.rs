//! Building a client of what the environment says.

use std::env;

use super::{Client, ClientBuilder};
use crate::Error;
use crate::api::{Api, Environment};
use crate::auth::Credentials;

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder with base URL and credentials from the environment: a token, or user name and password, under the
    /// names the API declares.
    ///
    /// # Errors
    /// Credentials are missing or incomplete.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::from_variables(api, |name| env::var(name).ok())
    }

    fn from_variables(api: &'static Api, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let names = api.environment;
        let first = |names: &[&str]| names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
        let credentials = match (first(names.token), first(names.username), first(names.password)) {
            (Some(token), _, _) => Credentials::token(token),
            (None, Some(username), Some(password)) if api.token_flow.is_some() => {
                Credentials::password(username, password)
            }
            (None, Some(username), Some(password)) => Credentials::basic(username, password),
            (None, username, password) => return Err(unset(names, username.is_some(), password.is_some())),
        };
        let builder = Self::new(api).credentials(credentials);
        Ok(match first(names.base_url) {
            Some(base_url) => builder.base_url(base_url),
            None => builder,
        })
    }
}

/// The error of an environment without credentials, or with a part of them. It says what to set.
fn unset(names: Environment, has_username: bool, has_password: bool) -> Error {
    let any = |names: &[&str]| names.join(" or ");
    let missing = match (has_username, has_password) {
        (true, _) => format!("set {}, too", any(names.password)),
        (_, true) => format!("set {}, too", any(names.username)),
        _ => {
            let is_known = |names: &String| !names.is_empty();
            let pair: Vec<_> = [any(names.username), any(names.password)].into_iter().filter(is_known).collect();
            let ways: Vec<_> = [any(names.token), pair.join(" and ")].into_iter().filter(is_known).collect();
            format!("set {}", ways.join(", or "))
        }
    };
    let state = if has_username || has_password { "only a part of the" } else { "no" };
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
    fn the_environment_configures_a_client() {
        let (url, scheme) = build(&[("OLD_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_URL", "https://x/y")]).unwrap();
        assert_eq!(url, "https://x/y");
        assert!(matches!(scheme, Scheme::Basic { username, password } if username == "me" && password == "p".into()));

        let both = [("MINE_USER", "new"), ("OLD_USER", "old"), ("MINE_PASSWORD", "p"), ("MINE_URL", "")];
        let (url, scheme) = build(&both).unwrap();
        assert_eq!(url, API.base_url);
        assert!(matches!(scheme, Scheme::Basic { username, .. } if username == "new"));

        let token = [("MINE_USER", "me"), ("MINE_PASSWORD", "p"), ("MINE_TOKEN", "t")];
        assert!(matches!(build(&token).unwrap().1, Scheme::Token(token) if token == "t".into()));
    }

    #[test]
    fn an_incomplete_environment_is_an_error_that_names_what_is_missing() {
        for (variables, message) in [
            (&[][..], "the environment has no credentials: set MINE_TOKEN, or MINE_USER or OLD_USER and MINE_PASSWORD"),
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
