//! Sending a call: as often as its class and the client's policy allow.

use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use reqwest::{Method, Url};

use super::request::Request;
use crate::auth::{SpentToken, attach};
use crate::exchange::{CallContext, Expected, Reader, Received, join, page_of};
use crate::time::{Instant, after, sleep_until};
use crate::transport::TransportRequest;
use crate::{Error, trace};

/// Room for headers beside those of every request: accepted media types, credentials, and those of the body.
const MORE_HEADERS: usize = 4;

/// Sends a call. Not generic: it is compiled once for all types.
pub(crate) async fn execute(request: &Request, streamed: bool, reader: Reader<'_>) -> Result<Received, Error> {
    let outcome = |received: &Received| (received.status, received.attempts);
    trace::call(&request.operation, attempts(request, streamed, reader), outcome).await
}

/// Sends a call as often as its class and the client's policy allow.
async fn attempts(request: &Request, streamed: bool, reader: Reader<'_>) -> Result<Received, Error> {
    let client = &*request.client.0;
    let deadline = after(request.options.timeout.unwrap_or(client.timeout));
    let secrets = client.exchange.decoding.secrets();
    let described =
        |error: Error, attempts| error.with_operation(&request.operation).with_attempts(attempts).masked(secrets);
    let mut replayed = false;
    for attempt in 1.. {
        // anew for each attempt: few calls need a second one, and a copy for it costs more than it saves
        let prepared = prepare(request).map_err(|error| described(error, attempt - 1))?;
        let (result, used) = send(request, attempt, streamed, prepared, deadline, reader).await;
        let error = match result {
            Ok(answer) => {
                client.budget.refund();
                used.iter().for_each(|used| used.accept(&request.operation));
                return Ok(Received { attempts: attempt, ..answer });
            }
            Err(error) => error,
        };
        // the part of a stream that has been sent is gone
        let is_whole = request.content.is_whole();
        // a refused token is given up; with a new one the call is sent again, once if that one comes of signing in
        let refused = used.iter().filter(|used| used.give_up(&client.exchange, &request.operation, &error)).count() > 0;
        let is_new_way = !replayed || used.iter().any(SpentToken::is_amended);
        let is_harmless = request.effective_class().is_repeatable() || error.is_unprocessed();
        replayed |= refused;
        if refused && is_whole && is_new_way && is_harmless {
            continue;
        }
        let policy = request.options.retry.unwrap_or(client.retry);
        let next = policy.next(attempt, &error, &client.budget, deadline);
        match next.filter(|_| is_whole) {
            Some(next) => sleep_until(next).await,
            None => return Err(described(error, attempt)),
        }
    }
    Err(Error::build("too many attempts"))
}

/// Sends a call once, with tokens that are valid now. The tokens it used come back with the result.
async fn send<'a>(
    call: &'a Request,
    attempt: u32,
    streamed: bool,
    mut request: TransportRequest,
    deadline: Instant,
    reader: Reader<'_>,
) -> (Result<Received, Error>, Vec<SpentToken<'a>>) {
    let client = &*call.client.0;
    let mut used = Vec::new();
    if call.operation.authenticated {
        let wanted = call.secured.unwrap_or(client.exchange.api.security.wanted);
        match attach(&client.auth, &client.exchange, wanted, &mut request, deadline).await {
            Ok(tokens) => used = tokens,
            Err(error) => return (Err(error), used),
        }
    }
    let (operation, class) = (&call.operation, call.effective_class());
    let context = CallContext { operation, class, attempt, extensions: &call.options.extensions };
    let expected = Expected { streamed, ..call.expected };
    let result = match streamed || request.upload.is_some() {
        true => client.exchange.open(&call.operation, &context, expected, request, deadline, reader).await,
        false => client.exchange.send(&context, expected, request, deadline, reader).await,
    };
    (result, used)
}

/// The request as it goes out, but for the credentials.
fn prepare(request: &Request) -> Result<TransportRequest, Error> {
    let client = &*request.client.0;
    check_required(request)?;
    let (method, url) = target(request)?;
    let usual = &client.exchange.headers;
    let mut headers = HeaderMap::with_capacity(usual.len() + MORE_HEADERS);
    usual.iter().for_each(|(name, value)| _ = headers.append(name, value.clone()));
    headers.insert(ACCEPT, HeaderValue::from_static(request.expected.accept));
    request.parameters.add_headers(&mut headers)?;
    let body = request.content.encode(client.exchange.api.dialect, &mut headers)?;
    let outgoing = client.exchange.outgoing(method, url, headers, body);
    let timeout = request.options.attempt_timeout.unwrap_or(outgoing.timeout);
    Ok(TransportRequest { timeout, ..outgoing })
}

/// The method of a request, and where it goes.
pub(crate) fn target(request: &Request) -> Result<(Method, Url), Error> {
    let exchange = &request.client.0.exchange;
    let base = exchange.base_of(request.server)?;
    let (method, mut url) = match &request.raw {
        Some((method, path)) => (method, join(&base, path, &[])?),
        None => (&request.operation.method, join(&base, request.operation.path, &request.parameters.path)?),
    };
    let query = request.parameters.query(exchange.api.dialect);
    if !query.is_empty() {
        let all = url.query().map_or_else(|| query.clone(), |own| format!("{own}&{query}"));
        url.set_query(Some(&all));
    }
    if let Some(next) = &request.url {
        url = page_of(&url, next)?;
    }
    Ok((method.clone(), url))
}

fn check_required(request: &Request) -> Result<(), Error> {
    let given = |name: &str| request.content.has(name) || request.parameters.has(name);
    let missing = request.operation.required.iter().copied().filter(|name| !given(name));
    let missing: Vec<_> = missing.chain(request.content.missing()).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::build(format!("not set: {}", missing.join(", ")))) }
}
