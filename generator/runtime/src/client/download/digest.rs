//! The checksum that a file must have, as somebody says it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderMap;

/// A SHA-256.
pub(super) type Sha256Digest = [u8; 32];

/// A SHA-256 that was said; one that cannot be read fits nothing.
pub(super) struct Expected(Option<Sha256Digest>);

impl Expected {
    /// The digest that the caller says, or else the answer (RFC 9530, and RFC 3230 before it).
    pub(super) fn of(given: Option<&str>, headers: &HeaderMap) -> Option<Self> {
        if let Some(digits) = given {
            return Some(Self(from_hex(digits.trim())));
        }
        let said = ["repr-digest", "digest"].into_iter().filter_map(|name| headers.get(name)?.to_str().ok());
        let named = said.flat_map(|list| list.split(',')).filter_map(|one| one.trim().split_once('='));
        let digest = named.filter(|(name, _)| name.eq_ignore_ascii_case("sha-256")).map(|(_, digest)| digest).next()?;
        // between colons since RFC 9530
        let decoded = STANDARD.decode(digest.trim_matches(':')).ok();
        Some(Self(decoded.and_then(|bytes| bytes.try_into().ok())))
    }

    pub(super) fn is_of(&self, digest: &Sha256Digest) -> bool {
        self.0.as_ref() == Some(digest)
    }
}

pub(super) fn from_hex(digits: &str) -> Option<Sha256Digest> {
    let pairs = digits.as_bytes().chunks(2).map(|pair| {
        let text = std::str::from_utf8(pair).ok().filter(|text| !text.starts_with('+'))?;
        u8::from_str_radix(text, 16).ok().filter(|_| pair.len() == 2)
    });
    pairs.collect::<Option<Vec<_>>>()?.try_into().ok()
}
