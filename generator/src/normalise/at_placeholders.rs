//! `@name` segments of path keys become `{name}`.
//!
//! PHP routers write `domain/@id/dns/@index`. Only a whole segment of a key of `paths` is a placeholder;
//! `@id` in prose and in examples is text and stays.

use super::paths;
use crate::diagnostic::Diagnostics;
use crate::document::Document;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    paths::rename(document, diagnostics, "at-placeholder", |path| {
        let segments: Vec<_> = path.split('/').map(segment).collect();
        let renamed = segments.join("/");
        (renamed != path).then_some(renamed)
    });
}

fn segment(segment: &str) -> String {
    match segment.strip_prefix('@') {
        Some(name) if is_name(name) => format!("{{{name}}}"),
        _ => segment.to_owned(),
    }
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn only_a_whole_segment_is_a_placeholder() {
        for (written, read) in
            [("@id", "{id}"), ("@record_id", "{record_id}"), ("@", "@"), ("me@home", "me@home"), ("@2x", "@2x")]
        {
            assert_eq!(segment(written), read);
        }
    }
}
