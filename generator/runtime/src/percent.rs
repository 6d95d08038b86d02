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

/// Encodes what a segment of a path must not contain. `Url` would do most of it, but it drops tabs and line breaks before,
/// with which `.\t.` would become `..`.
pub(crate) fn segment(text: &str) -> String {
    encode(text, b"-._~!$&'()*+,;=:@")
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
