//! JSON pointers (RFC 6901).

use std::borrow::Cow;

/// Appends one reference token to a pointer, escaped.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for part in token.split_inclusive(['~', '/']) {
        let plain = part.trim_end_matches(['~', '/']);
        pointer.push_str(plain);
        pointer.push_str(match part.get(plain.len()..) {
            Some("~") => "~0",
            Some("/") => "~1",
            _ => "",
        });
    }
}

/// A pointer with one more token.
pub fn join(pointer: &str, token: &str) -> String {
    let mut joined = pointer.to_owned();
    push(&mut joined, token);
    joined
}

/// The tokens of a pointer, unescaped. A leading `#` is permitted.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.trim_start_matches('#').split('/').skip(1).map(|token| match token.contains('~') {
        true => token.replace("~1", "/").replace("~0", "~").into(),
        false => token.into(),
    })
}

/// The tokens of the fragment of a reference, which may be percent-encoded as any URL.
pub fn decoded(fragment: &str) -> Vec<Cow<'_, str>> {
    let decoded = tokens(fragment).map(|token| match token.contains('%') {
        true => percent_decoded(&token).map_or(token, Cow::Owned),
        false => token,
    });
    decoded.collect()
}

/// The pointer with these tokens.
pub fn of(tokens: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut pointer = String::new();
    tokens.into_iter().for_each(|token| push(&mut pointer, token.as_ref()));
    pointer
}

/// A text without its percent-encoding; nothing if it has none that can be read.
pub fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
        rest = after.get(2..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_and_tildes_survive() {
        let pointer = join(&join("", "paths"), "/a~b/{id}");
        assert_eq!(pointer, "/paths/~1a~0b~1{id}");
        assert_eq!(tokens(&pointer).collect::<Vec<_>>(), ["paths", "/a~b/{id}"]);
        assert_eq!(tokens("#/a").collect::<Vec<_>>(), ["a"]);
        assert_eq!(tokens("").count(), 0);
    }

    #[test]
    fn a_reference_may_be_percent_encoded() {
        for (fragment, expected) in [
            ("#/definitions/Foo%C2%ABBar%C2%BB", vec!["definitions", "Foo«Bar»"]),
            ("#/paths/~1a~1%7Bid%7D", vec!["paths", "/a/{id}"]),
            ("#/definitions/a%2Fb~1c", vec!["definitions", "a/b/c"]),
            ("#/definitions/100%", vec!["definitions", "100%"]),
            ("#/definitions/%zz", vec!["definitions", "%zz"]),
            ("#/definitions/%FF", vec!["definitions", "%FF"]),
        ] {
            assert_eq!(decoded(fragment), expected, "{fragment}");
        }
    }
}
