//! The header `Link` (RFC 8288).

use reqwest::header::{HeaderMap, LINK};

/// Returns where the next page is.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.filter_map(next_of).next()
}

/// Returns the target of the first link of a header whose relation is `next`.
fn next_of(header: &str) -> Option<String> {
    let mut rest = header;
    while let Some((_, after)) = rest.split_once('<') {
        let (target, after) = after.split_once('>')?;
        let (parameters, end) = parameters(after);
        // only the first `rel` counts; a link with an anchor is one of something else
        let is_next = parameters.iter().find(|(name, _)| name == "rel").is_some_and(|(_, value)| {
            value.split_ascii_whitespace().any(|relation| relation.eq_ignore_ascii_case("next"))
        });
        if is_next && !parameters.iter().any(|(name, _)| name == "anchor") {
            return Some(target.trim().to_owned());
        }
        rest = after.get(end..)?;
    }
    None
}

/// Returns the parameters of a link, their names in small letters, and where they end.
fn parameters(text: &str) -> (Vec<(String, String)>, usize) {
    let (mut found, mut name, mut value) = (Vec::new(), String::new(), String::new());
    let (mut in_value, mut quoted, mut escaped) = (false, false, false);
    let mut finish = |name: &mut String, value: &mut String| {
        let pair = (std::mem::take(name).trim().to_ascii_lowercase(), std::mem::take(value).trim().to_owned());
        found.extend(Some(pair).filter(|(name, _)| !name.is_empty()));
    };
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => {
                value.push(c);
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' if in_value => quoted = !quoted,
            _ if quoted => value.push(c),
            ',' => {
                end = at;
                break;
            }
            ';' => {
                finish(&mut name, &mut value);
                in_value = false;
            }
            '=' if !in_value => in_value = true,
            _ if in_value => value.push(c),
            _ => name.push(c),
        }
    }
    finish(&mut name, &mut value);
    (found, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_the_link_with_that_relation() {
        for (header, expected) in [
            (
                "<https://a.example/?page=2>; rel=\"next\", <https://a.example/?page=9>; rel=\"last\"",
                Some("https://a.example/?page=2"),
            ),
            ("<https://a.example/?page=1>; rel=prev, <?page=3>; rel=next", Some("?page=3")),
            ("</list?a=1,2;3>; title=\"a, b; rel=\\\"next\\\"\"; rel=\"last\", </x>; REL=\"prev NEXT\"", Some("/x")),
            ("</a>; rel=prev; rel=next", None),
            ("</a>; rel=next; anchor=\"#part\", </b>;rel=next", Some("/b")),
            ("</a>; title=next", None),
            ("<unclosed; rel=next", None),
            ("", None),
        ] {
            assert_eq!(next_of(header).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn links_may_stand_in_several_headers() {
        let mut headers = HeaderMap::new();
        headers.append(LINK, "</a>; rel=first".parse().unwrap());
        headers.append(LINK, "</b>; rel=next".parse().unwrap());
        assert_eq!(next(&headers).as_deref(), Some("/b"));
    }
}
