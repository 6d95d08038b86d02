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
