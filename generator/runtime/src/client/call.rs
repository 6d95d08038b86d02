//! Sending a call: URL, headers, body, credentials, and what comes back.

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Method, Url};
use serde_json::{Map, Value};
use tokio::time::{Instant, sleep_until};

use super::answer::{Answer, Decoder, judge};
use super::authorize::{Used, attach};
use super::request::Request;
use super::{Shared, url};
use crate::api::Class;
use crate::time::after;
use crate::transport::{Fault, TransportError, TransportRequest};
use crate::{Error, ErrorKind, trace};

/// Sends a call. Not generic: it is compiled once for all types.
pub(crate) async fn execute(request: &Request, decode: Decoder<'_>) -> Result<Answer, Error> {
    trace::call(request.operation, attempts(request, decode)).await
}

/// Sends a call as often as its class and the client's policy allow.
async fn attempts(request: &Request, decode: Decoder<'_>) -> Result<Answer, Error> {
    let shared = &*request.client.0;
    let deadline = after(request.timeout.unwrap_or(shared.timeout));
    let described = |error: Error, attempts| error.with_operation(request.operation).with_attempts(attempts);
    let mut replayed = false;
    for attempt in 1.. {
        // anew for each attempt: few calls need a second one, and a copy for it costs more than it saves
        let prepared = prepare(request).map_err(|error| described(error, attempt - 1))?;
        let (result, used) = send(request, prepared, deadline, decode).await;
        let error = match result {
            Ok(answer) => {
                shared.budget.refund();
                return Ok(Answer { attempts: attempt, ..answer });
            }
            Err(error) => error,
        };
        // the server refused the token and did nothing else: with a new one, once, the call is sent again
        let refused = used.iter().filter(|used| used.give_up(&error)).count();
        if refused > 0 && !std::mem::replace(&mut replayed, true) {
            continue;
        }
        match shared.retry.next(attempt, &error, &shared.budget, deadline) {
            Some(next) => sleep_until(next).await,
            None => return Err(described(error, attempt)),
        }
    }
    Err(Error::build("too many attempts"))
}

/// Sends a call once, with tokens that are valid now. The tokens it used come back with the result.
async fn send<'a>(
    call: &'a Request,
    mut request: TransportRequest,
    deadline: Instant,
    decode: Decoder<'_>,
) -> (Result<Answer, Error>, Vec<Used<'a>>) {
    let shared = &*call.client.0;
    let mut used = Vec::new();
    if call.operation.authenticated {
        let wanted = call.secured.unwrap_or(shared.api.security.wanted);
        match attach(shared, wanted, &mut request, deadline).await {
            Ok(tokens) => used = tokens,
            Err(error) => return (Err(error), used),
        }
    }
    (exchange(shared, call.operation.class, request, deadline, decode).await, used)
}

/// A call of the token flow: a POST that is never sent with anything but what it is given, and never again.
pub(crate) async fn post(
    shared: &Shared,
    path: &str,
    body: Map<String, Value>,
    authorization: Option<HeaderValue>,
    deadline: Instant,
    decode: Decoder<'_>,
) -> Result<Answer, Error> {
    let mut headers = shared.headers.clone();
    if let Some(authorization) = authorization {
        headers.insert(AUTHORIZATION, authorization);
    }
    let body = encode(&body, &mut headers)?;
    let url = url::join(&shared.base, path, &[])?;
    let request = outgoing(shared, Method::POST, url, headers, body);
    exchange(shared, Class::Idempotent, request, deadline, decode).await
}

async fn exchange(
    shared: &Shared,
    class: Class,
    mut request: TransportRequest,
    deadline: Instant,
    decode: Decoder<'_>,
) -> Result<Answer, Error> {
    request.timeout = request.timeout.min(deadline - Instant::now());
    match shared.transport.send(request).await {
        Ok(response) => judge(shared, class, response, decode),
        Err(error) => Err(unanswered(error, class)),
    }
}

/// The request as it goes out, but for the credentials.
fn prepare(request: &Request) -> Result<TransportRequest, Error> {
    let shared = &*request.client.0;
    check_required(request)?;
    let base = url::base_of(shared, request.server)?;
    let (method, url) = match &request.raw {
        Some((method, path)) => (method, url::join(&base, path, &[])?),
        None => (&request.operation.method, url::join(&base, request.operation.path, &request.path)?),
    };
    let mut url = url;
    let query = request.query_text();
    if !query.is_empty() {
        url.set_query(Some(&query));
    }
    let mut headers = shared.headers.clone();
    request.add_headers(&mut headers)?;
    let body = encode(&request.body, &mut headers)?;
    Ok(outgoing(shared, method.clone(), url, headers, body))
}

fn outgoing(shared: &Shared, method: Method, url: Url, headers: HeaderMap, body: Bytes) -> TransportRequest {
    TransportRequest { method, url, headers, body, timeout: shared.attempt_timeout, limit: shared.response_limit }
}

fn check_required(request: &Request) -> Result<(), Error> {
    let given =
        |name: &str| request.body.contains_key(name) || request.parameters.iter().any(|known| known.name == name);
    let missing: Vec<_> = request.operation.required.iter().copied().filter(|name| !given(name)).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::build(format!("not set: {}", missing.join(", ")))) }
}

fn encode(fields: &Map<String, Value>, headers: &mut HeaderMap) -> Result<Bytes, Error> {
    if fields.is_empty() {
        return Ok(Bytes::new());
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let body = serde_json::to_vec(fields);
    body.map(Bytes::from).map_err(|error| Error::build("the body cannot be written").with_source(error.into()))
}

/// The error of a request that got no whole answer.
fn unanswered(cause: TransportError, class: Class) -> Error {
    let fault = cause.fault();
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
    let error = match fault {
        Fault::Broken => Error::new(kind, "the connection broke before an answer came"),
        _ => Error::of(kind),
    };
    let error = error.with_received(sent).with_retryable(passing && harmless);
    match cause.into_source() {
        Some(source) => error.with_source(source),
        None => error,
    }
}
