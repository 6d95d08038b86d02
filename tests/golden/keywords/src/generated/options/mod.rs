// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `options`.
//!
//! 1 operation, behind the handle [`Options`].

use ampersat_runtime as runtime;

#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `options`. From [`Client::options`](crate::Client::options).
#[derive(Clone, Copy, Debug)]
pub struct Options<'a>(pub(crate) &'a runtime::Client);

impl Options<'_> {
    /// `GET /options` returns raw JSON: the shape of the response is not documented.
    pub fn options(&self) -> OptionsRequest {
        self.0.get("options.options", "/options").into()
    }
}

/// A request of [`Options::options`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OptionsRequest(runtime::Request);

impl OptionsRequest {
    pub fn timeout(self, timeout: i64) -> Self {
        Self(self.0.query::<i64>("timeout", timeout))
    }

    pub fn attempt_timeout(self, attempt_timeout: i64) -> Self {
        Self(self.0.query::<i64>("attempt_timeout", attempt_timeout))
    }

    pub fn header(self, header: impl Into<String>) -> Self {
        Self(self.0.header::<String>("header", header))
    }

    pub fn query(self, query: impl Into<String>) -> Self {
        Self(self.0.query::<String>("query", query))
    }

    pub fn retry(self, retry: bool) -> Self {
        Self(self.0.query::<bool>("retry", retry))
    }

    pub fn no_retry(self, no_retry: bool) -> Self {
        Self(self.0.query::<bool>("no_retry", no_retry))
    }

    pub fn extension(self, extension: impl Into<String>) -> Self {
        Self(self.0.query::<String>("extension", extension))
    }

    pub fn options(self, options: impl Into<String>) -> Self {
        Self(self.0.query::<String>("options", options))
    }
}

runtime::impl_request!(OptionsRequest, runtime::Value);
