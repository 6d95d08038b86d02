//! Tells one version of a resource from another: `ETag` and `Last-Modified`.

use std::time::SystemTime;

use reqwest::header::{ETAG, HeaderMap, LAST_MODIFIED};

use super::header::header;
use crate::time::http_date_of;

/// The version of something that a caller has: its entity tag, the time of its last change, or both. It comes of a
/// [`Response`](crate::Response), and can be kept as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validator {
    etag: Option<String>,
    modified: Option<String>,
}

impl Validator {
    /// The version with this entity tag. Quotes may be left out.
    pub fn etag(tag: impl Into<String>) -> Self {
        let tag = tag.into();
        let is_quoted = tag.starts_with('"') || tag.starts_with("W/");
        Self { etag: Some(if is_quoted { tag } else { format!("\"{tag}\"") }), modified: None }
    }

    /// The version as of a time.
    pub fn modified(time: SystemTime) -> Self {
        let seconds = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self { etag: None, modified: Some(http_date_of(seconds)) }
    }

    /// Returns the version of an answer.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = |name| Some(header(headers, name)).filter(|text| !text.is_empty()).map(str::to_owned);
        let (etag, modified) = (text(&ETAG), text(&LAST_MODIFIED));
        (etag.is_some() || modified.is_some()).then_some(Self { etag, modified })
    }

    /// The headers that ask for another version than this one.
    pub(crate) fn conditions(self) -> impl Iterator<Item = (&'static str, String)> {
        let etag = self.etag.map(|tag| ("If-None-Match", tag));
        etag.into_iter().chain(self.modified.map(|time| ("If-Modified-Since", time)))
    }

    /// Makes the version of a text that [`for_range`](Self::for_range) has returned.
    #[cfg(feature = "file-download")]
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    pub(crate) fn of_range(text: &str) -> Self {
        let (etag, modified) = if text.starts_with('"') { (Some(text), None) } else { (None, Some(text)) };
        Self { etag: etag.map(str::to_owned), modified: modified.map(str::to_owned) }
    }

    /// The condition under which the rest of something belongs to its beginning. A weak tag does not say so.
    #[cfg(feature = "file-download")]
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    pub(crate) fn for_range(&self) -> Option<&str> {
        let strong = self.etag.as_deref().filter(|tag| !tag.starts_with("W/"));
        strong.or(self.modified.as_deref())
    }
}
