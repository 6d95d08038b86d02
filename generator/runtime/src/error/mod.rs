//! The error of every call.

mod masked;
mod shown;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::api::Operation;
use crate::codec::decode_tree;
use crate::headers;
use crate::json::{Codec, DecodeError, Reading, Tree};
use crate::rate_limit::RateLimit;

/// Bytes of an answer that an error keeps.
const BODY: usize = 64 << 10;

/// The kind of a failed call's error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Nothing was sent: the client or the request is not complete or not valid.
    Build,
    /// Credentials are missing, wrong or expired.
    Auth,
    /// The server wants fewer calls.
    RateLimit,
    /// A thing that was looked for is not there, as the answers of the server show.
    NotFound,
    /// The server refused the call, or failed; [`Error::status`] and [`Error::messages`] say more.
    Api,
    /// The answer does not have the documented shape; [`Error::decode_error`] says where.
    Decode,
    /// The answer is an HTML page, mostly of a proxy in between.
    Html,
    /// No connection, or it broke before the answer began.
    Transport,
    /// No answer began in time.
    Timeout,
    /// The answer began, and its body did not arrive in time.
    Stalled,
    /// The answer's body was cut off.
    Interrupted,
    /// The answer's body is larger than the limit.
    TooLarge,
    /// The server sent the call elsewhere, which is not followed; [`Error::location`] says where.
    Redirect,
    /// The caller's version is still that of the server, as a condition of the request asked (HTTP 304).
    NotModified,
    /// The file that an answer is to become cannot be written.
    File,
    /// The pages of a list do not lead to its end: a page leads back, to another host, or nowhere.
    Paging,
    /// The end of an operation that goes on at the server is not reached: it takes longer than it is waited for, or its state is on
    /// another host or nowhere.
    Unfinished,
    /// An operation that went on at the server has ended without success; [`Error::messages`] and [`Error::details`] say more.
    Failed,
}

/// The error of a failed call. It shows neither credentials nor URLs nor values of the request. `Display` and `Debug`
/// write one line; the causes follow in `Debug`.
pub struct Error(Box<Parts>);

#[derive(Clone, Default)]
struct Parts {
    kind: Option<ErrorKind>,
    detail: Option<String>,
    operation: Option<Operation>,
    status: Option<StatusCode>,
    messages: Vec<String>,
    attempts: u32,
    retry_after: Option<Duration>,
    rate_limit: Option<RateLimit>,
    headers: HeaderMap,
    received: bool,
    accepted: bool,
    unprocessed: bool,
    retryable: bool,
    at_sign_in: bool,
    decode: Option<DecodeError>,
    location: Option<String>,
    body: Bytes,
    reading: Option<Reading>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of a kind, with one line that says what is wrong.
    #[must_use]
    pub fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self(Box::new(Parts { kind: Some(kind), detail: Some(detail.into()), ..Parts::default() }))
    }

    pub(crate) fn build(detail: impl Into<String>) -> Self {
        Self::new(ErrorKind::Build, detail)
    }

    pub(crate) fn of(kind: ErrorKind) -> Self {
        Self(Box::new(Parts { kind: Some(kind), ..Parts::default() }))
    }

    pub(crate) fn with_operation(mut self, operation: &Operation) -> Self {
        self.0.operation = Some(operation.clone());
        self
    }

    /// The same of an answer with this status and these headers.
    pub(crate) fn with_answer(mut self, status: StatusCode, headers: &HeaderMap) -> Self {
        self.0.status = Some(status);
        self.with_headers(headers)
    }

    pub(crate) fn with_headers(mut self, headers: &HeaderMap) -> Self {
        self.0.headers = headers.clone();
        // they may hold secrets that nobody knows yet
        self.0.headers.values_mut().for_each(|value| value.set_sensitive(true));
        self
    }

    pub(crate) fn with_messages(mut self, messages: Vec<String>) -> Self {
        self.0.messages = messages;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_retry_after(mut self, after: Option<Duration>) -> Self {
        self.0.retry_after = after;
        self
    }

    /// The same, and the server may, or may not, have received and carried out a call.
    #[must_use]
    pub fn with_received(mut self, received: bool) -> Self {
        self.0.received = received;
        self
    }

    /// The same, of an operation that the server has taken: it must not be sent again because of this error.
    pub(crate) fn after_acceptance(mut self) -> Self {
        self.0.received = true;
        self.0.accepted = true;
        self.0.retryable = false;
        self
    }

    /// The same of an operation whose state could not be read.
    pub(crate) fn at_polling(mut self) -> Self {
        let detail = self.0.detail.as_deref().unwrap_or_else(|| self.headline());
        self.0.detail = Some(format!("reading its state: {detail}"));
        self
    }

    /// The same, and the server certainly did nothing but refuse the credentials, or not.
    pub(crate) fn with_unprocessed(mut self, unprocessed: bool) -> Self {
        self.0.unprocessed = unprocessed;
        self
    }

    /// Returns whether the server certainly did nothing but refuse the credentials.
    pub(crate) fn is_unprocessed(&self) -> bool {
        self.0.unprocessed
    }

    pub(crate) fn with_retryable(mut self, retryable: bool) -> Self {
        self.0.retryable = retryable;
        self
    }

    pub(crate) fn with_decode(mut self, error: DecodeError) -> Self {
        self.0.decode = Some(error);
        self
    }

    /// Keeps what the server said. Of a long body that is the beginning.
    pub(crate) fn with_body(mut self, reading: Reading, body: &Bytes) -> Self {
        self.0.reading = Some(reading);
        // a part of a body would keep all of it in memory
        self.0.body = match body.get(..BODY) {
            Some(start) => Bytes::copy_from_slice(start),
            None => body.clone(),
        };
        self
    }

    pub(crate) fn with_location(mut self, location: Option<String>) -> Self {
        self.0.location = location;
        self
    }

    pub(crate) fn with_source(mut self, source: Box<dyn StdError + Send + Sync>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_rate_limit(mut self, limit: Option<RateLimit>) -> Self {
        self.0.rate_limit = limit;
        self
    }

    /// The same for somebody else who waited for the same thing.
    pub(crate) fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// The call itself was not sent: signing in for it failed.
    pub(crate) fn at_sign_in(mut self) -> Self {
        self.0.detail = Some(format!("signing in: {}", self.0.detail.as_deref().unwrap_or_else(|| self.headline())));
        self.0.received = false;
        self.0.at_sign_in = true;
        self
    }

    /// The same, with another reason.
    #[cfg(feature = "oauth2")]
    pub(crate) fn with_reason(mut self, kind: ErrorKind, detail: &str) -> Self {
        self.0.kind = Some(kind);
        self.0.detail = Some(detail.to_owned());
        self
    }

    /// Returns the kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind.unwrap_or(ErrorKind::Build)
    }

    /// The operation, such as `dns.add_record`; `None` when a client could not be built.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.as_ref().map(|operation| operation.name)
    }

    /// The HTTP method of the operation.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.0.operation.as_ref().map(|operation| operation.method.as_str())
    }

    /// The path of the operation with its `{placeholders}`, never with their values.
    #[must_use]
    pub fn path(&self) -> Option<&'static str> {
        self.0.operation.as_ref().map(|operation| operation.path)
    }

    /// The HTTP status, when an answer came.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the server's messages, flattened to a list.
    #[must_use]
    pub fn messages(&self) -> &[String] {
        &self.0.messages
    }

    /// Returns the number of times that the call was tried.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the pause before the next call that the server asked for.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns the number of calls that the server still takes, if it said so.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.0.rate_limit
    }

    /// The headers of the answer. They are empty if none came, if it was not read to its end, or if the error is about no single
    /// answer. Secrets of the client are masked, and their `Debug` shows the names only.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns a header of the answer as a type, as [`Response::header`](crate::Response::header) does.
    #[must_use]
    pub fn header<C: Codec>(&self, name: &str) -> Option<Result<C::Value, DecodeError>> {
        headers::decoded::<C>(&self.0.headers, name)
    }

    /// Returns the name that the server gave to the request, for questions to its operator, if it said one: `X-Request-Id` or a
    /// header of that meaning.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        headers::request_id(&self.0.headers)
    }

    /// Returns the address to which the server sent the call, as it says it; or the place at which an operation goes on
    /// that the server has taken, for [`LongRunning::wait_from`](crate::LongRunning::wait_from). Such an address may
    /// hold secrets, and is not shown otherwise.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.0.location.as_deref()
    }

    /// Returns the difference between the answer and its documented shape.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.0.decode.as_ref()
    }

    /// The body of the answer; empty if none came, and cut off after 64 KiB. Secrets of the client are masked.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the answer of the server, read as one of the types that the documentation of the method names for
    /// errors; `None` if it said nothing: `error.details::<Problem>()`.
    #[must_use]
    pub fn details<C: Codec>(&self) -> Option<Result<C::Value, DecodeError>> {
        let body = Some(&self.0.body).filter(|body| !body.is_empty())?;
        let reading = self.0.reading.unwrap_or(Reading::Exact);
        Some(Tree::parse(body).and_then(|tree| decode_tree::<C>(&tree, reading)))
    }

    /// Returns whether credentials are missing, wrong or expired.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        self.kind() == ErrorKind::Auth
    }

    /// Returns whether signing in for the call failed. The call itself was not sent.
    #[must_use]
    pub fn is_at_sign_in(&self) -> bool {
        self.0.at_sign_in
    }

    /// Returns whether the server does not know the thing asked for.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound || self.0.status == Some(StatusCode::NOT_FOUND)
    }

    /// Returns whether what the caller has is still as it is at the server.
    #[must_use]
    pub fn is_not_modified(&self) -> bool {
        self.kind() == ErrorKind::NotModified
    }

    /// Returns whether the server wants fewer calls.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == ErrorKind::RateLimit
    }

    /// Returns whether the same call may succeed later, and to send it again does no harm: it only reads, sets what is set
    /// already, or certainly did not reach the server.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Returns whether the server may have received and carried out the call, though it failed here.
    #[must_use]
    pub fn may_have_been_received(&self) -> bool {
        self.0.received
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match (&self.0.decode, &self.0.source) {
            (Some(decode), _) => Some(decode),
            (None, Some(source)) => Some(&**source),
            (None, None) => None,
        }
    }
}
