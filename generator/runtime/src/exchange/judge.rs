//! The judgement of an answer: the data, or one of the ways to say no.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION, RETRY_AFTER};
use serde::de::IgnoredAny;

use super::Exchange;
use super::header::header;
use super::payload::{Content, RawResponse, is_blank, is_events};
use crate::api::{Class, ErrorEnvelope};
use crate::codec::boolean;
use crate::json::{DecodeError, EMPTY_OBJECT, NULL, Node, Tree, View, shorten};
use crate::rate_limit::RateLimit;
use crate::time::{retry_after, unix_seconds};
use crate::transport::TransportResponse;
use crate::{Error, ErrorKind};

/// An answer that was accepted, and whose body has been read or is about to be.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body as it came; empty if it was handed over as a stream.
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
}

/// Turns an answer into something. Behind a pointer, so that sending is compiled once and not per type.
pub(crate) type Reader<'r> = &'r mut (dyn FnMut(RawResponse<'_>) -> Result<(), DecodeError> + Send);

/// The expectations of an answer.
#[derive(Clone, Copy)]
pub(crate) struct Expected {
    /// The media types that the request accepts.
    pub(crate) accept: &'static str,
    /// Hands the body over while it arrives, if true.
    pub(crate) streamed: bool,
    /// True if an answer that points elsewhere is the aim of the call.
    pub(crate) redirect: bool,
    /// Statuses of answers that declare no body, while others do.
    pub(crate) undeclared: &'static [u16],
}

impl Expected {
    pub(crate) const JSON: Self =
        Self { accept: "application/json", streamed: false, redirect: false, undeclared: &[] };

    /// Returns whether an answer with this status carries what the call is for, unless its body says otherwise.
    pub(crate) fn is_success(self, status: StatusCode) -> bool {
        status.is_success() || (self.redirect && status.is_redirection() && status != StatusCode::NOT_MODIFIED)
    }
}

/// Returns whether an answer that has begun must be read to its end to know whether it says no.
pub(crate) fn may_say_no(exchange: &Exchange, expected: Expected, status: StatusCode, headers: &HeaderMap) -> bool {
    let content_type = header(headers, &CONTENT_TYPE);
    // of many texts none says no for all
    let is_one_text = content_type.contains("json") && !is_lines(content_type);
    !expected.is_success(status)
        || (exchange.api.errors.is_some() && is_one_text)
        || (is_events(expected.accept) && !is_events(content_type))
        || is_html(headers, &[], expected.accept, true)
}

/// Returns whether a media type is one of JSON texts one after the other.
pub(crate) fn is_lines(media_type: &str) -> bool {
    ["ndjson", "jsonl", "json-seq", "json-lines", "stream+json", "stream="].iter().any(|part| media_type.contains(part))
}

/// Decides whether an answer is one, and reads it.
pub(crate) fn judge(
    exchange: &Exchange,
    class: Class,
    expected: Expected,
    response: TransportResponse,
    reader: Reader<'_>,
) -> Result<Received, Error> {
    let TransportResponse { status, headers, body } = response;
    let elsewhere = status.is_redirection() && status != StatusCode::NOT_MODIFIED && !expected.redirect;
    let result = if elsewhere {
        let location = location(&headers);
        let messages = location.as_deref().and_then(host).into_iter().collect();
        Err(Error::of(ErrorKind::Redirect).with_messages(messages).with_location(location))
    } else {
        read(exchange, expected, status, &headers, &body, reader)
    };
    match result {
        Ok(()) => Ok(Received { status, headers, body, attempts: 1 }),
        Err(error) => {
            let error = with_circumstances(error, class, status, &headers);
            Err(error.with_body(exchange.decoding.reading, &body))
        }
    }
}

/// Adds to an error the facts that status and headers tell.
fn with_circumstances(error: Error, class: Class, status: StatusCode, headers: &HeaderMap) -> Error {
    let now = unix_seconds();
    let limit = RateLimit::read(headers, now);
    let asked = headers.get(RETRY_AFTER).and_then(|value| retry_after(value.to_str().ok()?, now));
    let limited = error.is_rate_limited() || limit.is_some_and(|limit| limit.remaining == Some(0));
    let reset = limit.and_then(|limit| limit.reset).filter(|_| limited);
    let passing = error.is_rate_limited() || matches!(status.as_u16(), 502..=504);
    // a server that refuses a call did not carry it out; one that fails, or says something else, may have
    let refused = matches!(error.kind(), ErrorKind::Api | ErrorKind::RateLimit | ErrorKind::NotModified)
        || error.is_unprocessed();
    // no rule says what statuses beyond those of errors mean
    let is_ruled = status.is_success() || status.is_redirection() || status.is_client_error();
    let received = error.may_have_been_received() || !refused || !is_ruled;
    error
        .with_received(received)
        .with_answer(status, headers)
        .with_rate_limit(limit)
        .with_retry_after(asked.or(reset).filter(|_| passing))
        .with_retryable(passing && class.is_repeatable())
}

fn read(
    exchange: &Exchange,
    expected: Expected,
    status: StatusCode,
    headers: &HeaderMap,
    body: &Bytes,
    reader: Reader<'_>,
) -> Result<(), Error> {
    let success = expected.is_success(status);
    if !status.is_redirection() && is_html(headers, body, expected.accept, success) {
        let kind = if success { ErrorKind::Html } else { kind_of(status, ErrorKind::Html) };
        return Err(Error::of(kind).with_messages(title(body).into_iter().collect()));
    }
    if !success {
        // an error of many megabytes says no more than its beginning
        let shown = (exchange.response_limit / 8).clamp(SHOWN_LEAST, SHOWN_MOST);
        let tree = Tree::beginning(body, shown).unwrap_or_else(|| NULL.clone());
        let is_xml = body.trim_ascii_start().first() == Some(&b'<');
        let said = || if is_xml { texts_of_xml(body) } else { texts(tree.root()) };
        let messages = refusal(exchange.api.errors, tree.root()).unwrap_or_else(said);
        return Err(refused(exchange, status, messages, tree.root()));
    }
    // a body that may say no is read here, and once; any other one by the code that wants JSON
    let tree = match exchange.api.errors {
        Some(_) if is_blank(body) => Some(EMPTY_OBJECT.clone()),
        Some(_) => Tree::parse_within(body, exchange.decoding.values).ok_or_else(crowded)?.ok(),
        None => None,
    };
    let no = tree.as_ref().and_then(|tree| Some((refusal(exchange.api.errors, tree.root())?, tree.root())));
    if let Some((messages, node)) = no {
        return Err(refused(exchange, status, messages, node));
    }
    let content = Content::Whole(body, tree);
    reader(RawResponse { status, headers, decoding: &exchange.decoding, undeclared: expected.undeclared, content })
        .map_err(undecodable)
}

/// The error of an answer with so many values that reading it would take a multiple of the memory that it may have.
fn crowded() -> Error {
    Error::new(ErrorKind::TooLarge, "the answer has too many values").with_received(true)
}

fn undecodable(error: DecodeError) -> Error {
    Error::of(ErrorKind::Decode).with_decode(error)
}

/// The kind of error that an HTTP status is.
fn kind_of(status: StatusCode, otherwise: ErrorKind) -> ErrorKind {
    match status {
        StatusCode::UNAUTHORIZED => ErrorKind::Auth,
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::RateLimit,
        StatusCode::NOT_MODIFIED => ErrorKind::NotModified,
        _ => otherwise,
    }
}

/// The error of an answer that says no.
fn refused(exchange: &Exchange, status: StatusCode, messages: Vec<String>, node: Node<'_>) -> Error {
    let (wrong, unauthorized) =
        exchange.api.token_flow.map_or((&[][..], &[][..]), |flow| (flow.wrong_credentials, flow.unauthorized));
    let is_known = |text: &str| wrong.contains(&text) || unauthorized.contains(&text);
    // a server that fails says nothing about credentials, whatever its words are
    let auth = (status.is_success() || status.is_client_error()) && messages.iter().any(|message| is_known(message));
    let kind = if auth { ErrorKind::Auth } else { kind_of(status, ErrorKind::Api) };
    let flag = exchange.api.errors.and_then(|envelope| envelope.flag);
    let says_success = flag.and_then(|flag| node.get(flag)).and_then(boolean) == Some(true);
    let unprocessed = status == StatusCode::UNAUTHORIZED
        || (auth && (status == StatusCode::OK || status.is_client_error()) && says_only(node, flag, &is_known));
    Error::of(kind).with_messages(messages).with_unprocessed(unprocessed).with_received(says_success)
}

/// Returns whether all that an answer says are texts of a kind. A flag that is false says nothing.
fn says_only(node: Node<'_>, flag: Option<&str>, known: &dyn Fn(&str) -> bool) -> bool {
    match node.view() {
        View::Null | View::Bool(false) => true,
        View::Bool(true) | View::Number(_) => false,
        View::Text(text) => text.trim().is_empty() || known(&text),
        View::List(mut items) => items.all(|item| says_only(item, None, known)),
        View::Object(mut fields) => fields.all(|(name, field)| {
            (flag == Some(&*name) && boolean(field) == Some(false)) || says_only(field, None, known)
        }),
    }
}

/// The messages of an answer that says no in its body, whatever its status; `None` when it does not say no.
fn refusal(envelope: Option<ErrorEnvelope>, node: Node<'_>) -> Option<Vec<String>> {
    let envelope = envelope?;
    let messages = node.get(envelope.messages).map(texts).unwrap_or_default();
    let failed = envelope.flag.and_then(|flag| node.get(flag)).and_then(boolean) == Some(false);
    (failed || !messages.is_empty()).then_some(messages)
}

/// Bytes of an error in which its messages are looked for, at least and at most.
const SHOWN_LEAST: usize = 16 << 10;
const SHOWN_MOST: usize = 1 << 20;

/// Messages shown of one answer, and the characters shown of each.
const MESSAGES: usize = 20;
const MESSAGE: usize = 500;

/// All texts in a value, in their order, however they are nested.
pub(crate) fn texts(node: Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    collect(node, &mut found);
    found
}

fn collect(node: Node<'_>, found: &mut Vec<String>) {
    let mut inner = |node: Node<'_>| {
        collect(node, found);
        found.len() < MESSAGES
    };
    match node.view() {
        View::List(mut items) => _ = items.all(inner),
        View::Object(mut fields) => _ = fields.all(|(_, node)| inner(node)),
        View::Text(text) if !text.trim().is_empty() => found.push(shorten(&text, MESSAGE)),
        View::Number(number) => found.push(shorten(number, MESSAGE)),
        View::Null | View::Bool(_) | View::Text(_) => {}
    }
}

/// The texts between the tags of an XML document, as they are written.
fn texts_of_xml(body: &[u8]) -> Vec<String> {
    let start = String::from_utf8_lossy(body.get(..body.len().min(SHOWN_LEAST)).unwrap_or_default());
    let after_tags = start.split('<').filter_map(|part| part.split_once('>'));
    let texts = after_tags.map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
    texts.take(MESSAGES).map(|text| shorten(text, MESSAGE)).collect()
}

fn is_html(headers: &HeaderMap, body: &[u8], accept: &str, success: bool) -> bool {
    let media_type = header(headers, &CONTENT_TYPE);
    let declared = media_type.starts_with("text/html");
    if success && !accept.contains("json") {
        // only pages claim to be pages; the answer that was asked for may begin like one
        return declared && !accept.contains("html") && !accept.contains("*/*");
    }
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body).trim_ascii_start();
    // the body decides: PHP servers send JSON as text/html, and proxies send pages as anything
    match body.first() {
        Some(b'<') => !is_xml(media_type, body),
        Some(b'{' | b'[') | None => false,
        Some(_) => declared && serde_json::from_slice::<IgnoredAny>(body).is_err(),
    }
}

/// Returns whether an answer that begins like a page is XML of another kind.
fn is_xml(media_type: &str, body: &[u8]) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    let start = String::from_utf8_lossy(body.get(..body.len().min(512)).unwrap_or_default()).to_ascii_lowercase();
    let is_page = media_type.contains("html") || start.contains("<html") || start.contains("<!doctype html");
    !is_page && (media_type.contains("xml") || start.starts_with("<?xml"))
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

/// Returns the address that an answer points to.
fn location(headers: &HeaderMap) -> Option<String> {
    headers.get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The host a redirect points to; its path and query may carry anything.
fn host(location: &str) -> Option<String> {
    reqwest::Url::parse(location).ok()?.host_str().map(|host| format!("to {host}"))
}
