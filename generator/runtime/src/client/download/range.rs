//! The rest of a body whose beginning is there.

use reqwest::StatusCode;
use reqwest::header::CONTENT_RANGE;

use crate::exchange::{Response, Validator};

/// The known facts of the body that is on its way.
#[derive(Default)]
pub(super) struct Part {
    version: Option<Validator>,
    /// The length of the whole.
    pub(super) total: Option<u64>,
    /// True if an earlier call has left it.
    pub(super) is_kept: bool,
}

impl Part {
    /// A body that begins with an answer.
    pub(super) fn of<T>(response: &Response<T>) -> Self {
        Self { version: response.validator(), total: super::length(response.headers()), is_kept: false }
    }

    /// A body of this version, of which an earlier call has left a part.
    pub(super) fn kept(version: &str, total: Option<u64>) -> Self {
        Self { version: Some(Validator::of_range(version)), total, is_kept: true }
    }

    /// Returns the version as the text of a condition; none if it is too weak for one.
    pub(super) fn version(&self) -> Option<&str> {
        self.version.as_ref().and_then(Validator::for_range)
    }

    /// Returns the entity tag that no other version has.
    pub(super) fn strong_tag(&self) -> Option<&str> {
        self.version().filter(|version| version.starts_with('"'))
    }

    /// The headers that ask for the rest, if what is there can be its beginning.
    pub(super) fn conditions(&self, length: u64) -> impl Iterator<Item = (&'static str, String)> {
        let version = self.version().filter(|_| length > 0);
        let rest = version.map(|version| [("Range", format!("bytes={length}-")), ("If-Range", version.to_owned())]);
        rest.into_iter().flatten()
    }

    /// Returns whether an answer is the rest of what is there.
    pub(super) fn goes_on<T>(&self, response: &Response<T>, length: u64) -> bool {
        let is_same = match (&self.version, response.validator()) {
            (Some(known), Some(given)) => known.for_range() == given.for_range(),
            // a server that looks at the condition repeats the tag (RFC 9110, section 15.3.7)
            (Some(_), None) => !self.is_kept,
            (None, _) => false,
        };
        let range = response.headers().get(CONTENT_RANGE).and_then(|value| parse(value.to_str().ok()?));
        let fits = |(start, total): (u64, Option<u64>)| {
            start == length && (self.total.is_none() || total.is_none() || self.total == total)
        };
        response.status() == StatusCode::PARTIAL_CONTENT && is_same && range.is_some_and(fits)
    }
}

/// The beginning of a part, and the length of the whole: `bytes 5-9/10`.
fn parse(text: &str) -> Option<(u64, Option<u64>)> {
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = range.split_once('-')?;
    Some((start.trim().parse().ok()?, total.trim().parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_where_it_begins() {
        for (text, range) in [
            ("bytes 5-9/10", Some((5, Some(10)))),
            ("bytes 5-9/*", Some((5, None))),
            ("bytes */10", None),
            ("items 5-9/10", None),
            ("bytes -9/10", None),
            ("bytes 5", None),
        ] {
            assert_eq!(parse(text), range, "{text}");
        }
    }
}
