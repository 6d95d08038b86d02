//! Percent-encoding, as RFC 3986 defines it.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The unreserved characters beside letters and digits.
const UNRESERVED: &[u8] = b"-._~";

/// Encodes everything but the unreserved characters.
pub(crate) fn unreserved(text: &str) -> String {
    encode(text, UNRESERVED).into_owned()
}

/// Encodes everything but the unreserved characters. A text that has no others stays as it is.
pub(crate) fn unreserved_text(text: String) -> String {
    match encode(&text, UNRESERVED) {
        Cow::Owned(encoded) => encoded,
        Cow::Borrowed(_) => text,
    }
}

/// Encodes what would end a value in a query, and keeps the other reserved characters.
pub(crate) fn reserved(text: &str) -> String {
    encode(text, b"-._~:/?@!$'()*,;=").into_owned()
}

/// Encodes what a segment of a path must not contain, in a text that is written for a URL: `%XX` stays. `Url` would do most of
/// it, but it drops tabs and line breaks before, with which `.\t.` would become `..`.
pub(crate) fn segment(text: &str) -> Cow<'_, str> {
    literal(text, b"-._~!$&'()*+,;=:@")
}

/// Encodes what a query must not contain, in a text that is written for a URL: `%XX` stays.
pub(crate) fn query(text: &str) -> Cow<'_, str> {
    literal(text, b"-._~!$&'()*+,;=:@/?")
}

fn literal<'t>(text: &'t str, kept: &[u8]) -> Cow<'t, str> {
    let Some((first, rest)) = text.split_once('%') else { return encode(text, kept) };
    let pieces = rest.split('%');
    let mut encoded = encode(first, kept).into_owned();
    for piece in pieces {
        let is_encoded = piece.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        encoded.push_str(if is_encoded { "%" } else { "%25" });
        encoded.push_str(&encode(piece, kept));
    }
    Cow::Owned(encoded)
}

fn encode<'t>(text: &'t str, kept: &[u8]) -> Cow<'t, str> {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || kept.contains(&byte);
    if text.bytes().all(is_kept) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_kept(byte) {
            encoded.push(char::from(byte));
        } else {
            // writing to a String cannot fail
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}
