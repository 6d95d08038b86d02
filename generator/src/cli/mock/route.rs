//! Operations as the mock server knows them, and the requests that arrive.

use hyper::Method;
use hyper::header::HeaderMap;
use regex::Regex;

/// An operation.
pub(super) struct Route {
    pub(super) path: String,
    /// As it is sent.
    pub(super) method: String,
    /// The pointer to it.
    pub(super) pointer: String,
    pub(super) pattern: Regex,
    pub(super) names: Vec<String>,
}

/// A request, read to its end.
pub(super) struct Received {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}
