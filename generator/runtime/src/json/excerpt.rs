//! Bounded looks at texts.

/// Characters of text shown by an excerpt.
pub(super) const EXCERPT: usize = 80;

/// At most `limit` characters of a text, with a mark when some are missing.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
