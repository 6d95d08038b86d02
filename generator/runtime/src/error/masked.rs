//! Errors without the client's secrets.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderValue};

use super::shown::causes;
use super::{BODY, Error, Parts};
use crate::mask::Secrets;

impl Error {
    /// The same without the client's secrets, which the server may have repeated.
    pub(crate) fn masked(mut self, secrets: &Secrets) -> Self {
        let mask = |text: String| match secrets.mask(&text) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => text,
        };
        // The list has every part, so that the compiler asks about a new one: it is masked, or holds no text of the server.
        let Parts {
            detail,
            messages,
            decode,
            location,
            headers,
            body,
            source,
            kind: _,
            operation: _,
            status: _,
            attempts: _,
            retry_after: _,
            rate_limit: _,
            received: _,
            accepted: _,
            unprocessed: _,
            retryable: _,
            at_sign_in: _,
            reading: _,
        } = &mut *self.0;
        *detail = detail.take().map(mask);
        *messages = std::mem::take(messages).into_iter().map(mask).collect();
        *decode = decode.take().map(|error| error.map(mask));
        *location = location.take().map(mask);
        mask_headers(headers, secrets);
        *body = masked_body(body, secrets);
        *source = source.take().map(|source| masked_source(source, secrets));
        self
    }
}

/// Returns what the server said without the client's secrets.
fn masked_body(body: &Bytes, secrets: &Secrets) -> Bytes {
    let mut text = String::from_utf8_lossy(body);
    let is_cut = body.len() == BODY;
    if is_cut {
        // the end may be the beginning of a secret
        text.to_mut().push('…');
    }
    match secrets.mask(&text) {
        Cow::Borrowed(_) => body.clone(),
        Cow::Owned(masked) => masked.strip_suffix('…').filter(|_| is_cut).unwrap_or(&masked).to_owned().into(),
    }
}

/// Takes the client's secrets out of headers.
fn mask_headers(headers: &mut HeaderMap, secrets: &Secrets) {
    for value in headers.values_mut() {
        if let Cow::Owned(masked) = secrets.mask(&String::from_utf8_lossy(value.as_bytes())) {
            *value = HeaderValue::from_bytes(masked.as_bytes()).unwrap_or_else(|_| HeaderValue::from_static(""));
            value.set_sensitive(true);
        }
    }
}

type Source = Arc<dyn StdError + Send + Sync>;

/// Returns a cause, or the masked text of one that tells a secret.
fn masked_source(source: Source, secrets: &Secrets) -> Source {
    let told = format!("{}{source:?}", causes(&*source));
    match secrets.mask(&told) {
        Cow::Borrowed(_) => source,
        Cow::Owned(_) => Arc::new(MaskedSource(secrets.mask(&causes(&*source)).into_owned())),
    }
}

/// The text of a cause without the secret that it told.
#[derive(Debug)]
struct MaskedSource(String);

impl fmt::Display for MaskedSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl StdError for MaskedSource {}
