//! The parts of which documentation is put together.

/// A name or value of the document as `code`, on one line whatever it holds.
pub(super) fn code(name: &str) -> String {
    match name {
        "" => "Empty text".to_owned(),
        _ => format!("`{}`", name.replace('`', "'").replace(char::is_control, " ")),
    }
}

/// Paragraphs, the empty ones left out.
pub(super) fn paragraphs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A name with its indefinite article. `User` and `Unit` begin with a consonant for the ear, `Update` does not.
pub(super) fn one(name: &str) -> String {
    let lower = name.to_lowercase();
    let consonants = ["eu", "one", "uid", "uni", "uri", "url", "urn", "usa", "use", "utc", "uuid"];
    let is_consonant = consonants.iter().any(|start| lower.starts_with(start));
    let is_vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !is_consonant;
    format!("{} {}", if is_vowel { "an" } else { "a" }, code(name))
}

/// Ends a sentence.
pub(super) fn sentence(text: &str) -> String {
    let ends = text.is_empty() || text.ends_with(['.', '!', '?', ':']) || text.ends_with("```") || text.contains('\n');
    if ends { text.to_owned() } else { format!("{text}.") }
}

/// A text that begins with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn an_article_is_that_of_the_spoken_name() {
        for (name, expected) in [
            ("Alarm", "an `Alarm`"),
            ("Box", "a `Box`"),
            ("Unit", "a `Unit`"),
            ("Update", "an `Update`"),
            ("UserName", "a `UserName`"),
        ] {
            assert_eq!(one(name), expected);
        }
    }
}
