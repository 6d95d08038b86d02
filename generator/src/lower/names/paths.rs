//! Paths of types that somebody has chosen.

use super::is_identifier;

/// Returns whether a text is the path of a type, perhaps with arguments: `crate::Money`, `my_crate::Amount<u64>`.
pub(crate) fn is_path(text: &str) -> bool {
    let Some((path, arguments)) = text.split_once('<') else { return is_plain_path(text) };
    let Some(inner) = arguments.strip_suffix('>') else { return false };
    let mut depth = 0_i32;
    let mut parts = inner.split(|c: char| {
        depth += i32::from(c == '<') - i32::from(c == '>');
        c == ',' && depth == 0
    });
    is_plain_path(path) && parts.all(|part| is_path(part.trim()))
}

fn is_plain_path(text: &str) -> bool {
    let path = text.strip_prefix("::").unwrap_or(text);
    let is_root = |segment: &str| matches!(segment, "crate" | "self" | "super");
    path.split("::").enumerate().all(|(index, segment)| is_identifier(segment) || (index == 0 && is_root(segment)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_types_are_told_from_other_code() {
        for path in ["crate::Money", "u64", "a::B<C>", "a::B<c::D<E>, F>", "::std::net::IpAddr"] {
            assert!(is_path(path), "{path}");
        }
        for other in ["", "crate::", "a b", "fn()", "a::B<", "a::B<>", "a::B<C>>", "a;b", "a::B<C>::D", "crate::type"] {
            assert!(!is_path(other), "{other}");
        }
    }
}
