//! The sign-in of an API: user name and password become a token.

use std::collections::BTreeMap;

use super::issuer::{Issuer, SignedIn};
use super::tokens::Tokens;
use crate::api::TokenFlow;
use crate::exchange::{Exchange, RawResponse, bearer};
use crate::json::{Json, Node};
use crate::rate_limit::RateLimit;
use crate::time::{Instant, unix_seconds};
use crate::{BoxFuture, Error, ErrorKind, Secret};

/// User name and password, and where they become a token.
pub(crate) struct Login {
    flow: TokenFlow,
    username: String,
    password: Secret,
    account: String,
}

impl Login {
    pub(crate) fn new(flow: TokenFlow, username: String, password: Secret, base_url: &str) -> Self {
        Self { flow, account: format!("{username} at {base_url}"), username, password }
    }
}

impl Issuer for Login {
    fn account(&self) -> &str {
        &self.account
    }

    fn secret(&self) -> &Secret {
        &self.password
    }

    fn unauthorized(&self) -> &'static [&'static str] {
        self.flow.unauthorized
    }

    fn sign_in<'a>(&'a self, exchange: &'a Exchange, deadline: Instant) -> BoxFuture<'a, SignedIn> {
        let login = self.flow.login;
        let body = fields([(login.username, &self.username), (login.password, self.password.expose())]);
        Box::pin(async move {
            match obtain(self.flow, exchange, "session.sign_in", login.path, body, deadline).await {
                Ok((token, refresh, limit)) => (Ok(Tokens::received(token, refresh, None, unix_seconds())), limit),
                Err(error) => {
                    let limit = error.rate_limit();
                    (Err(error), limit)
                }
            }
        })
    }

    fn renew<'a>(
        &'a self,
        exchange: &'a Exchange,
        refresh: &'a Secret,
        deadline: Instant,
    ) -> BoxFuture<'a, Result<Tokens, Error>> {
        Box::pin(async move {
            let Some(request) = self.flow.refresh else {
                return Err(Error::new(ErrorKind::Auth, "the API cannot renew a token"));
            };
            let body = fields([(request.field, refresh.expose())]);
            let (token, newer, _) = obtain(self.flow, exchange, "session.renew", request.path, body, deadline).await?;
            Ok(Tokens::received(token, newer.or_else(|| Some(refresh.clone())), None, unix_seconds()))
        })
    }

    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange,
        tokens: &'a Tokens,
        deadline: Instant,
    ) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let Some(request) = self.flow.revoke else {
                return Ok(());
            };
            let body = match &tokens.refresh {
                Some(refresh) => fields([(request.field, refresh.expose())]),
                None => BTreeMap::new(),
            };
            let authorization = Some(bearer(&tokens.token)?);
            exchange.post("session.sign_out", request.path, body, authorization, deadline, &mut |_| Ok(())).await?;
            Ok(())
        })
    }
}

type Obtained = (Secret, Option<Secret>, Option<RateLimit>);

async fn obtain(
    flow: TokenFlow,
    exchange: &Exchange,
    name: &'static str,
    path: &'static str,
    body: BTreeMap<String, Json>,
    deadline: Instant,
) -> Result<Obtained, Error> {
    let (mut token, mut refresh) = (None, None);
    let mut reader = |response: RawResponse<'_>| {
        response.decode(&mut |input| {
            token = first(input.node, flow.token);
            refresh = first(input.node, flow.refresh_token);
            Ok(())
        })
    };
    let answer = exchange.post(name, path, body, None, deadline, &mut reader).await.map_err(Error::at_sign_in)?;
    for secret in [&token, &refresh].into_iter().flatten() {
        exchange.decoding.secrets().learn(secret.expose());
    }
    if token.as_ref().is_some_and(|token| bearer(token).is_err()) {
        let unusable = "signing in: the answer holds a token with characters no header takes";
        return Err(Error::new(ErrorKind::Auth, unusable).with_answer(answer.status, &answer.headers));
    }
    let missing = "signing in: the answer holds no token; the account may need a second factor";
    let missing = || Error::new(ErrorKind::Auth, missing).with_answer(answer.status, &answer.headers);
    let token = token.ok_or_else(missing)?;
    Ok((token, refresh, RateLimit::read(&answer.headers, unix_seconds())))
}

/// The first of some fields that holds text.
fn first(node: Node<'_>, names: &[&str]) -> Option<Secret> {
    let texts = names.iter().filter_map(|name| node.get(name).and_then(Node::as_text));
    texts.filter(|text| !text.is_empty()).map(|text| Secret::from(&*text)).next()
}

fn fields<const N: usize>(fields: [(&str, &str); N]) -> BTreeMap<String, Json> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), Json::from(value))).collect()
}
