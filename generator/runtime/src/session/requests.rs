//! The calls of the token flow.

use std::collections::BTreeMap;

use tokio::time::Instant;

use super::{Session, Tokens};
use crate::exchange::{Exchange, RawResponse, bearer};
use crate::json::{Json, Node};
use crate::rate_limit::RateLimit;
use crate::time::unix_seconds;
use crate::{Error, ErrorKind, Secret};

/// Signs in. What the server says of further sign-ins counts whether this one succeeded or not.
pub(crate) async fn login(
    session: &Session,
    exchange: &Exchange,
    deadline: Instant,
) -> (Result<Tokens, Error>, Option<RateLimit>) {
    let login = session.flow.login;
    let body = fields([(login.username, &session.username), (login.password, session.password.expose())]);
    match obtain(session, exchange, "sign_in", login.path, body, deadline).await {
        Ok((token, refresh, limit)) => (Ok(Tokens::received(token, refresh, unix_seconds())), limit),
        Err(error) => {
            let limit = error.rate_limit();
            (Err(error), limit)
        }
    }
}

/// Renews a token. A server that sends no new refresh token lets the old one be used again.
pub(crate) async fn refresh(
    session: &Session,
    exchange: &Exchange,
    refresh: &Secret,
    deadline: Instant,
) -> Result<Tokens, Error> {
    let Some(request) = session.flow.refresh else {
        return Err(Error::new(ErrorKind::Auth, "the API cannot renew a token"));
    };
    let body = fields([(request.field, refresh.expose())]);
    let (token, newer, _) = obtain(session, exchange, "renew", request.path, body, deadline).await?;
    Ok(Tokens::received(token, newer.or_else(|| Some(refresh.clone())), unix_seconds()))
}

/// Ends a session at the server.
pub(crate) async fn revoke(
    session: &Session,
    exchange: &Exchange,
    tokens: &Tokens,
    deadline: Instant,
) -> Result<(), Error> {
    let Some(request) = session.flow.revoke else {
        return Ok(());
    };
    let body = match &tokens.refresh {
        Some(refresh) => fields([(request.field, refresh.expose())]),
        None => BTreeMap::new(),
    };
    let authorization = Some(bearer(&tokens.token)?);
    exchange.post("sign_out", request.path, body, authorization, deadline, &mut |_| Ok(())).await?;
    Ok(())
}

type Obtained = (Secret, Option<Secret>, Option<RateLimit>);

async fn obtain(
    session: &Session,
    exchange: &Exchange,
    name: &'static str,
    path: &'static str,
    body: BTreeMap<String, Json>,
    deadline: Instant,
) -> Result<Obtained, Error> {
    let (mut token, mut refresh) = (None, None);
    let mut reader = |response: RawResponse<'_>| {
        response.decode(&mut |input| {
            token = first(input.node, session.flow.token);
            refresh = first(input.node, session.flow.refresh_token);
            Ok(())
        })
    };
    let answer = exchange.post(name, path, body, None, deadline, &mut reader).await.map_err(Error::at_sign_in)?;
    for secret in [&token, &refresh].into_iter().flatten() {
        exchange.decoding.secrets().learn(secret.expose());
    }
    if token.as_ref().is_some_and(|token| bearer(token).is_err()) {
        let unusable = "signing in: the answer holds a token with characters no header takes";
        return Err(Error::new(ErrorKind::Auth, unusable).with_status(answer.status));
    }
    let missing = "signing in: the answer holds no token; the account may need a second factor";
    let token = token.ok_or_else(|| Error::new(ErrorKind::Auth, missing).with_status(answer.status))?;
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
