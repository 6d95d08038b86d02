//! What an answer says: the data, or one of the ways to say no.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};

use super::{RateLimit, Shared};
use crate::api::{Class, ErrorEnvelope};
use crate::codec::boolean;
use crate::json::{Context, DecodeError, Input, Node, Path, shorten};
use crate::time::{retry_after, unix_seconds};
use crate::transport::TransportResponse;
use crate::{Error, ErrorKind};

/// An answer that was accepted, and whose body has been decoded.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
}

/// What turns the body into something. Behind a pointer, so that sending is compiled once and not per type.
pub(crate) type Decoder<'d> = &'d mut (dyn FnMut(Input<'_>) -> Result<(), DecodeError> + Send);

/// Decides whether an answer is one, and decodes it.
pub(crate) fn judge(
    shared: &Shared,
    class: Class,
    response: TransportResponse,
    decode: Decoder<'_>,
) -> Result<Answer, Error> {
    let TransportResponse { status, headers, body } = response;
    let result = if status.is_redirection() {
        Err(Error::of(ErrorKind::Redirect).with_messages(target(&headers)))
    } else {
        read(shared, status, &headers, &body, decode)
    };
    match result {
        Ok(()) => Ok(Answer { status, headers, body, attempts: 1 }),
        Err(error) => Err(with_circumstances(error, class, status, &headers)),
    }
}

/// What status and headers add to an error.
fn with_circumstances(error: Error, class: Class, status: StatusCode, headers: &HeaderMap) -> Error {
    let now = unix_seconds();
    let limit = RateLimit::read(headers, now);
    let asked = headers.get(RETRY_AFTER).and_then(|value| retry_after(value.to_str().ok()?, now));
    let limited = error.is_rate_limited() || limit.is_some_and(|limit| limit.remaining == Some(0));
    let reset = limit.and_then(|limit| limit.reset).filter(|_| limited);
    let passing = error.is_rate_limited() || matches!(status.as_u16(), 502..=504);
    // a server that refuses a call did not carry it out; one that fails, or says something else, may have
    let refused = matches!(error.kind(), ErrorKind::Api | ErrorKind::Auth | ErrorKind::RateLimit);
    let received = !refused || status.is_server_error();
    error
        .with_received(received)
        .with_status(status)
        .with_rate_limit(limit)
        .with_retry_after(asked.or(reset).filter(|_| passing))
        .with_retryable(passing && matches!(class, Class::Read | Class::Idempotent))
}

fn read(
    shared: &Shared,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    decode: Decoder<'_>,
) -> Result<(), Error> {
    if is_html(headers, body) {
        let kind = if status.is_success() { ErrorKind::Html } else { kind_of(status, ErrorKind::Html) };
        return Err(Error::of(kind).with_messages(title(body).into_iter().collect()));
    }
    let empty = body.iter().all(u8::is_ascii_whitespace);
    let parsed = if empty { Ok(Node::Object(Box::default())) } else { Node::parse(body) };
    if !status.is_success() {
        let messages = parsed.ok().and_then(|node| refusal(shared.api.errors, &node).or_else(|| Some(texts(&node))));
        return Err(refused(shared, kind_of(status, ErrorKind::Api), messages.unwrap_or_default()));
    }
    let node = parsed.map_err(undecodable)?;
    if let Some(messages) = refusal(shared.api.errors, &node) {
        return Err(refused(shared, ErrorKind::Api, messages));
    }
    let context = Context { empty_body: empty, ..shared.context() };
    let input = Input { node: &node, path: &Path::Root, context: &context };
    decode(input).map_err(undecodable)
}

fn undecodable(error: DecodeError) -> Error {
    Error::of(ErrorKind::Decode).with_decode(error)
}

/// The kind of error that an HTTP status is.
fn kind_of(status: StatusCode, otherwise: ErrorKind) -> ErrorKind {
    match status {
        StatusCode::UNAUTHORIZED => ErrorKind::Auth,
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::RateLimit,
        _ => otherwise,
    }
}

fn refused(shared: &Shared, kind: ErrorKind, messages: Vec<String>) -> Error {
    let said = |known: &[&str]| messages.iter().any(|message| known.contains(&message.as_str()));
    let auth = shared.api.token_flow.is_some_and(|flow| said(flow.wrong_credentials) || said(flow.unauthorized));
    Error::of(if auth { ErrorKind::Auth } else { kind }).with_messages(messages)
}

/// The messages of an answer that says no in its body, whatever its status; `None` when it does not say no.
fn refusal(envelope: Option<ErrorEnvelope>, node: &Node<'_>) -> Option<Vec<String>> {
    let envelope = envelope?;
    let messages = node.get(envelope.messages).map(texts).unwrap_or_default();
    let failed = envelope.flag.and_then(|flag| node.get(flag)).and_then(boolean) == Some(false);
    (failed || !messages.is_empty()).then_some(messages)
}

/// Messages shown of one answer, and the characters shown of each.
const MESSAGES: usize = 20;
const MESSAGE: usize = 500;

/// All texts in a value, in their order, however they are nested.
fn texts(node: &Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    collect(node, &mut found);
    found.truncate(MESSAGES);
    found
}

fn collect(node: &Node<'_>, found: &mut Vec<String>) {
    match node {
        Node::Text(text) if !text.trim().is_empty() => found.push(shorten(text, MESSAGE)),
        Node::Number(number) => found.push(number.to_string()),
        Node::List(items) => items.iter().for_each(|item| collect(item, found)),
        Node::Object(fields) => fields.iter().for_each(|(_, node)| collect(node, found)),
        Node::Null | Node::Bool(_) | Node::Text(_) => {}
    }
}

fn is_html(headers: &HeaderMap, body: &[u8]) -> bool {
    let declared = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = body.iter().find(|byte| !byte.is_ascii_whitespace());
    // the body decides: PHP servers send JSON as text/html, and proxies send pages as anything
    match first {
        Some(b'<') => true,
        Some(b'{' | b'[') | None => false,
        Some(_) => declared.starts_with("text/html") && Node::parse(body).is_err(),
    }
}

/// The title of an HTML page, which mostly says what is wrong.
fn title(body: &[u8]) -> Option<String> {
    let page = String::from_utf8_lossy(body.get(..body.len().min(4096))?).into_owned();
    let lower = page.to_ascii_lowercase();
    let start = lower.find("<title>")? + "<title>".len();
    let end = start + lower.get(start..)?.find("</title>")?;
    let title = page.get(start..end)?.trim();
    (!title.is_empty()).then(|| shorten(title, 100))
}

/// The host a redirect points to; its path and query may carry anything.
fn target(headers: &HeaderMap) -> Vec<String> {
    let location = headers.get(LOCATION).and_then(|value| value.to_str().ok());
    let host =
        location.and_then(|text| reqwest::Url::parse(text).ok()).and_then(|url| url.host_str().map(str::to_owned));
    host.map(|host| format!("to {host}")).into_iter().collect()
}
