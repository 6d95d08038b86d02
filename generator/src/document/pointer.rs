//! JSON pointers (RFC 6901).

/// Appends one reference token to a pointer, escaped.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// A pointer with one more token.
pub fn join(pointer: &str, token: &str) -> String {
    let mut joined = pointer.to_owned();
    push(&mut joined, token);
    joined
}

/// The tokens of a pointer, unescaped. A leading `#` is permitted.
pub fn tokens(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.trim_start_matches('#').split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~"))
}

/// The tokens of the fragment of a reference, which may be percent-encoded as any URL.
pub fn decoded(fragment: &str) -> Vec<String> {
    tokens(fragment).map(|token| percent_decoded(&token).unwrap_or(token)).collect()
}

/// The pointer with these tokens.
pub fn of<'t>(tokens: impl IntoIterator<Item = &'t String>) -> String {
    let mut pointer = String::new();
    tokens.into_iter().for_each(|token| push(&mut pointer, token));
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
