//! Errors without the client's secrets.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::shown::causes;
use super::{BODY, Error};
use crate::mask::Secrets;

impl Error {
    /// The same without the client's secrets, which the server may have repeated.
    pub(crate) fn masked(mut self, secrets: &Secrets) -> Self {
        let mask = |text: String| match secrets.mask(&text) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => text,
        };
        let parts = &mut *self.0;
        parts.detail = parts.detail.take().map(mask);
        parts.messages = std::mem::take(&mut parts.messages).into_iter().map(mask).collect();
        parts.location = parts.location.take().map(mask);
        parts.decode = parts.decode.take().map(|error| error.map(mask));
        parts.body = masked_body(&parts.body, secrets);
        parts.source = parts.source.take().map(|source| masked_source(source, secrets));
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
