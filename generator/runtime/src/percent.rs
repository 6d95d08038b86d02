//! Percent-encoding, as RFC 3986 defines it.

use std::fmt::Write as _;

/// Encodes everything but the unreserved characters.
pub(crate) fn unreserved(text: &str) -> String {
    encode(text, b"-._~")
}

/// Encodes what would end a value in a query, and keeps the other reserved characters.
pub(crate) fn reserved(text: &str) -> String {
    encode(text, b"-._~:/?@!$'()*,;=")
}

/// Encodes what a segment of a path must not contain, in a text that is written for a URL: `%XX` stays. `Url` would do most of
/// it, but it drops tabs and line breaks before, with which `.\t.` would become `..`.
pub(crate) fn segment(text: &str) -> String {
    literal(text, b"-._~!$&'()*+,;=:@")
}

/// Encodes what a query must not contain, in a text that is written for a URL: `%XX` stays.
pub(crate) fn query(text: &str) -> String {
    literal(text, b"-._~!$&'()*+,;=:@/?")
}

fn literal(text: &str, kept: &[u8]) -> String {
    let mut pieces = text.split('%');
    let mut encoded = encode(pieces.next().unwrap_or_default(), kept);
    for piece in pieces {
        let is_encoded = piece.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        encoded.push_str(if is_encoded { "%" } else { "%25" });
        encoded.push_str(&encode(piece, kept));
    }
    encoded
}

fn encode(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // writing to a String cannot fail
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
