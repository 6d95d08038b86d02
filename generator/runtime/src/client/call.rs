//! Sending a call: URL, headers, body, credentials, and what comes back.

use std::collections::BTreeMap;

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{Method, Url};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::answer::{Answer, Expected, Reader, judge, may_say_no};
use super::authorize::{Used, attach};
use super::content::Sent;
use super::payload::{Content, Reply};
use super::request::Request;
use super::{Shared, url};
use crate::api::Class;
use crate::body::Body;
use crate::json::Json;
use crate::stream::{ByteStream, collect};
use crate::time::after;
use crate::transport::{Fault, TransportError, TransportRequest, TransportResponse, TransportStream};
use crate::{Error, ErrorKind, trace};

/// Sends a call. Not generic: it is compiled once for all types.
pub(crate) async fn execute(request: &Request, streamed: bool, reader: Reader<'_>) -> Result<Answer, Error> {
    trace::call(request.operation, attempts(request, streamed, reader)).await
}

/// Sends a call as often as its class and the client's policy allow.
async fn attempts(request: &Request, streamed: bool, reader: Reader<'_>) -> Result<Answer, Error> {
    let shared = &*request.client.0;
    let deadline = after(request.timeout.unwrap_or(shared.timeout));
    let described = |error: Error, attempts| error.with_operation(request.operation).with_attempts(attempts);
    let mut replayed = false;
    for attempt in 1.. {
        // anew for each attempt: few calls need a second one, and a copy for it costs more than it saves
        let prepared = prepare(request).map_err(|error| described(error, attempt - 1))?;
        let (result, used) = send(request, streamed, prepared, deadline, reader).await;
        let error = match result {
            Ok(answer) => {
                shared.budget.refund();
                return Ok(Answer { attempts: attempt, ..answer });
            }
            Err(error) => error,
        };
        // what has been sent of a stream is gone
        let is_whole = request.content.is_whole();
        // a refused token is given up; with a new one the call is sent again, once if that one comes of signing in
        let refused = used.iter().filter(|used| used.give_up(&error)).count() > 0;
        let is_new_way = !replayed || used.iter().any(Used::is_amended);
        let is_harmless = request.operation.class.is_repeatable() || error.is_unprocessed();
        replayed |= refused;
        if refused && is_whole && is_new_way && is_harmless {
            continue;
        }
        let next = shared.retry.next(attempt, &error, &shared.budget, deadline);
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
    streamed: bool,
    mut request: TransportRequest,
    deadline: Instant,
    reader: Reader<'_>,
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
    let result = match streamed || request.upload.is_some() {
        true => open(call, streamed, request, deadline, reader).await,
        false => exchange(shared, call.operation.class, call.expected, request, deadline, reader).await,
    };
    (result, used)
}

/// A call of the token flow: a POST that is never sent with anything but what it is given, and never again.
pub(crate) async fn post(
    shared: &Shared,
    path: &str,
    body: BTreeMap<String, Json>,
    authorization: Option<HeaderValue>,
    deadline: Instant,
    reader: Reader<'_>,
) -> Result<Answer, Error> {
    let mut headers = shared.headers.clone();
    if let Some(authorization) = authorization {
        headers.insert(AUTHORIZATION, authorization);
    }
    let content = Sent::of_fields(body);
    let body = content.encode(shared.api.dialect, &mut headers)?;
    let url = url::join(&shared.base, path, &[])?;
    let request = outgoing(shared, Method::POST, url, headers, body);
    exchange(shared, Class::Idempotent, Expected::JSON, request, deadline, reader).await
}

async fn exchange(
    shared: &Shared,
    class: Class,
    expected: Expected,
    mut request: TransportRequest,
    deadline: Instant,
    reader: Reader<'_>,
) -> Result<Answer, Error> {
    request.timeout = request.timeout.min(deadline - Instant::now());
    match shared.transport.send(request).await {
        Ok(response) => judge(shared, class, expected, response, reader),
        Err(error) => Err(unanswered(error, class)),
    }
}

/// Sends a request whose body is made while it is sent, or whose answer is handed over while it arrives, unless it says
/// no: that is read to its end.
async fn open(
    call: &Request,
    streamed: bool,
    mut request: TransportRequest,
    deadline: Instant,
    reader: Reader<'_>,
) -> Result<Answer, Error> {
    let (shared, class, expected) = (&*call.client.0, call.operation.class, call.expected);
    // an upload may take as long as it goes on
    if request.upload.is_none() {
        request.timeout = request.timeout.min(deadline - Instant::now());
    }
    let (timeout, limit) = (request.timeout, request.limit);
    let answer = shared.transport.open(request).await.map_err(|error| unanswered(error, class))?;
    let TransportStream { status, headers, body } = answer;
    if !streamed || may_say_no(shared, expected, status, &headers) {
        let collected = timeout_at(after(timeout), collect(body, limit)).await;
        let body = collected.unwrap_or_else(|_| Err(TransportError::new(Fault::Stalled)));
        let body = body.map_err(|error| unanswered(error, class))?;
        let mut whole = |reply: Reply<'_>| reader(if streamed { reply.streamed(call) } else { reply });
        return judge(shared, class, expected, TransportResponse { status, headers, body }, &mut whole);
    }
    let content = Content::Stream(ByteStream::new(body, call.client.clone(), call.operation));
    let reply = Reply { status, headers: &headers, shared, undeclared: expected.undeclared, content };
    match reader(reply) {
        Ok(()) => Ok(Answer { status, headers, body: Bytes::new(), attempts: 1 }),
        Err(error) => Err(Error::of(ErrorKind::Decode).with_decode(error).with_status(status).with_received(true)),
    }
}

/// The request as it goes out, but for the credentials.
fn prepare(request: &Request) -> Result<TransportRequest, Error> {
    let shared = &*request.client.0;
    check_required(request)?;
    let (method, url) = target(request)?;
    let mut headers = shared.headers.clone();
    headers.insert(ACCEPT, HeaderValue::from_static(request.expected.accept));
    request.add_headers(&mut headers)?;
    let body = request.content.encode(shared.api.dialect, &mut headers)?;
    Ok(outgoing(shared, method, url, headers, body))
}

/// The method of a request, and where it goes.
pub(crate) fn target(request: &Request) -> Result<(Method, Url), Error> {
    let base = url::base_of(&request.client.0, request.server)?;
    let (method, mut url) = match &request.raw {
        Some((method, path)) => (method, url::join(&base, path, &[])?),
        None => (&request.operation.method, url::join(&base, request.operation.path, &request.path)?),
    };
    let query = request.query_text();
    if !query.is_empty() {
        url.set_query(Some(&query));
    }
    Ok((method.clone(), url))
}

fn outgoing(shared: &Shared, method: Method, url: Url, headers: HeaderMap, body: Body) -> TransportRequest {
    let (timeout, limit) = (shared.attempt_timeout, shared.response_limit);
    let (body, upload) = match body.bytes() {
        Some(bytes) => (bytes, None),
        None => (Bytes::new(), Some(body)),
    };
    TransportRequest { method, url, headers, body, upload, timeout, limit }
}

fn check_required(request: &Request) -> Result<(), Error> {
    let given = |name: &str| request.content.has(name) || request.parameters.iter().any(|known| known.name == name);
    let missing = request.operation.required.iter().copied().filter(|name| !given(name));
    let missing: Vec<_> = missing.chain(request.content.missing()).collect();
    if missing.is_empty() { Ok(()) } else { Err(Error::build(format!("not set: {}", missing.join(", ")))) }
}

/// The error of a request that got no whole answer.
pub(crate) fn unanswered(cause: TransportError, class: Class) -> Error {
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
    let harmless = !sent || class.is_repeatable();
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
