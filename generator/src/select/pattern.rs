//! Patterns of paths, tags and names. Braces mean themselves: paths have placeholders in them.

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// This character.
    Is(char),
    /// Any characters, perhaps without slashes.
    Any { slashes: bool },
}

/// Returns whether a path has the form of a pattern: `*` stands for characters of one segment, `**` for any characters.
pub(crate) fn matches_path(pattern: &str, path: &str) -> bool {
    matches(&parts(pattern, false), path)
}

/// Returns whether a text has the form of a pattern: `*` stands for any characters.
pub(crate) fn matches_text(pattern: &str, text: &str) -> bool {
    matches(&parts(pattern, true), text)
}

fn parts(pattern: &str, slashes: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    for c in pattern.chars() {
        match (c, parts.last_mut()) {
            ('*', Some(Part::Any { slashes })) => *slashes = true,
            ('*', _) => parts.push(Part::Any { slashes }),
            _ => parts.push(Part::Is(c)),
        }
    }
    parts
}

/// Follows all ways through the pattern at once.
fn matches(parts: &[Part], text: &str) -> bool {
    // Each entry says whether the parts before it match the text so far.
    let mut reached = vec![false; parts.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    skip_empty(parts, &mut reached);
    for c in text.chars() {
        let mut next = vec![false; reached.len()];
        for (index, part) in parts.iter().enumerate().filter(|(index, _)| reached.get(*index) == Some(&true)) {
            let (is_fit, to) = match part {
                Part::Is(wanted) => (*wanted == c, index + 1),
                Part::Any { slashes } => (*slashes || c != '/', index),
            };
            if let Some(slot) = next.get_mut(to).filter(|_| is_fit) {
                *slot = true;
            }
        }
        skip_empty(parts, &mut next);
        reached = next;
    }
    reached.last() == Some(&true)
}

/// Goes past the parts that may stand for nothing.
fn skip_empty(parts: &[Part], reached: &mut [bool]) {
    for (index, _) in parts.iter().enumerate().filter(|(_, part)| matches!(part, Part::Any { .. })) {
        if reached.get(index) == Some(&true) {
            reached.get_mut(index + 1).into_iter().for_each(|slot| *slot = true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_paths() {
        for (pattern, path, is_fit) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/{id}", false),
            ("/pets/*", "/pets/{id}", true),
            ("/pets/*", "/pets/{id}/toys", false),
            ("/pets/*/toys", "/pets/{id}/toys", true),
            ("/pets/**", "/pets/{id}/toys", true),
            ("/pets/**", "/pets", false),
            ("/pets**", "/pets", true),
            ("**/toys", "/pets/{id}/toys", true),
            ("/pets/{id}", "/pets/{id}", true),
            ("/pets/{a,b}", "/pets/a", false),
            ("/*a*b", "/aab", true),
            ("", "", true),
            ("*", "", true),
        ] {
            assert_eq!(matches_path(pattern, path), is_fit, "{pattern} {path}");
        }
        assert!(matches_text("issues*", "issues/list"));
        assert!(!matches_text("issue", "issues"));
    }
}
