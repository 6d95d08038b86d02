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
}
