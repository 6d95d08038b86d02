//! Sending a call: URL, headers, body, credentials, and what comes back.

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde_json::Value;

use super::answer::{Answer, Decoder, judge};
use super::request::Request;
use super::{Shared, url};
use crate::api::Class;
use crate::transport::{Fault, TransportError, TransportRequest};
use crate::{Error, ErrorKind};

/// Sends a call. Not generic: it is compiled once for all operations.
pub(crate) async fn execute(request: &Request, decode: Decoder<'_>) -> Result<Answer, Error> {
    let described = |error: Error| error.with_operation(request.operation);
    let prepared = prepare(request).map_err(described)?;
    attempt(&request.client.0, request, prepared, decode).await.map_err(|error| described(error).with_attempts(1))
}

/// The request as it goes out, but for the credentials.
fn prepare(request: &Request) -> Result<TransportRequest, Error> {
    let shared = &*request.client.0;
    check_required(request)?;
    let (method, url) = match &request.raw {
        Some((method, path)) => (method, url::join(&shared.base, path, &[])?),
        None => (&request.operation.method, url::join(&shared.base, request.operation.path, &request.path)?),
    };
    let mut url = url;
    let pairs = request.query_pairs();
    if !pairs.is_empty() {
        url.query_pairs_mut().extend_pairs(pairs);
    }
    let mut headers = shared.headers.clone();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let body = encode(request, &mut headers)?;
    Ok(TransportRequest {
        method: method.clone(),
        url,
        headers,
        body,
        timeout: shared.attempt_timeout.min(request.timeout.unwrap_or(shared.timeout)),
        limit: shared.response_limit,
    })
}

fn check_required(request: &Request) -> Result<(), Error> {
    let given = |name: &str| request.body.contains_key(name) || request.query.iter().any(|(known, _)| known == name);
    let missing: Vec<_> = request.operation.required.iter().copied().filter(|name| !given(name)).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::build(format!("not set: {}", missing.join(", ")))) }
}

fn encode(request: &Request, headers: &mut HeaderMap) -> Result<Bytes, Error> {
    if request.body.is_empty() {
        return Ok(Bytes::new());
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let body = serde_json::to_vec(&Value::Object(request.body.clone()));
    body.map(Bytes::from).map_err(|error| Error::build("the body cannot be written").with_source(error.into()))
}

async fn attempt(shared: &Shared, request: &Request, mut sent: TransportRequest, decode: Decoder<'_>) -> Result<Answer, Error> {
    if request.operation.authenticated {
        if let Some(authorization) = &shared.authorization {
            sent.headers.insert(AUTHORIZATION, authorization.clone());
        }
    }
    match shared.transport.send(sent).await {
        Ok(response) => judge(shared, response, decode),
        Err(error) => Err(unanswered(error, request.operation.class)),
    }
}

/// The error of a request that got no whole answer.
fn unanswered(error: TransportError, class: Class) -> Error {
    let fault = error.fault();
    let kind = match fault {
        Fault::NotSent | Fault::Broken => ErrorKind::Transport,
        Fault::Timeout => ErrorKind::Timeout,
        Fault::Stalled => ErrorKind::Stalled,
        Fault::Interrupted => ErrorKind::Interrupted,
        Fault::TooLarge => ErrorKind::TooLarge,
        Fault::Redirected => ErrorKind::Redirect,
    };
    let sent = fault != Fault::NotSent;
    let passing = matches!(fault, Fault::NotSent | Fault::Broken | Fault::Timeout | Fault::Interrupted);
    let harmless = !sent || matches!(class, Class::Read | Class::Idempotent);
    let described = Error::of(kind).with_received(sent && class != Class::Read).with_retryable(passing && harmless);
    match error.into_source() {
        Some(source) => described.with_source(source),
        None => described,
    }
}
