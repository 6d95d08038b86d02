//! An answer with what came along with it.

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{ETAG, HeaderMap};

use super::validator::Validator;
use crate::headers;
use crate::json::{Codec, DecodeError};
use crate::rate_limit::RateLimit;
use crate::time::unix_seconds;

/// An answer: the decoded body, and status, headers and bytes as they came. `Debug` shows neither the bytes nor the
/// values of headers, which may hold what the decoded body keeps secret.
#[derive(Clone)]
pub struct Response<T> {
    pub(crate) body: T,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) raw: Bytes,
    pub(crate) attempts: u32,
}

impl<T> Response<T> {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The HTTP headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header as one of the types that the documentation of the method names: text, a number, a list; `None` if it is not
    /// there: `response.header::<i64>("X-Total-Count")`. One that comes several times is one list, separated by commas (RFC
    /// 9110, section 5.3).
    pub fn header<C: Codec>(&self, name: &str) -> Option<Result<C::Value, DecodeError>> {
        headers::decoded::<C>(&self.headers, name)
    }

    /// The version of what came, if the server says it: for [`CallExt::if_changed`](crate::CallExt::if_changed).
    pub fn validator(&self) -> Option<Validator> {
        Validator::of(&self.headers)
    }

    /// The entity tag of what came, as the server writes it: with quotes.
    pub fn etag(&self) -> Option<&str> {
        self.headers.get(ETAG).and_then(|value| value.to_str().ok())
    }

    /// The decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body, without the rest.
    pub fn into_body(self) -> T {
        self.body
    }

    /// The body as it came.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// Returns the number of times that the call was tried.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the name that the server gave to the request, for questions to its operator, if it says one: `X-Request-Id` or a header
    /// of that meaning.
    pub fn request_id(&self) -> Option<&str> {
        headers::request_id(&self.headers)
    }

    /// Returns the number of calls that the server still takes, if it says so.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::read(&self.headers, unix_seconds())
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .field("body", &self.body)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .field("attempts", &self.attempts)
            .finish()
    }
}
