//! `@name` segments of path keys become `{name}`.
//!
//! PHP routers write `domain/@id/dns/@index`. Only a whole segment of a key of `paths` is a placeholder;
//! `@id` in prose and in examples is text and stays. So does `@me` in a document that writes `{name}` elsewhere and declares
//! no parameter `me` there.

use super::paths;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, operations_of, placeholders};
use std::collections::BTreeSet;

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    let knows_braces = document.root.members("paths").any(|(path, _)| !placeholders(path).is_empty());
    let literal = if knows_braces { undeclared(&document.root) } else { BTreeSet::new() };
    paths::rename(document, diagnostics, "at-placeholder", |path| {
        let is_literal = |name: &str| literal.contains(&(path.to_owned(), name.to_owned()));
        let segments: Vec<_> = path.split('/').map(|text| segment(text, &is_literal)).collect();
        let renamed = segments.join("/");
        (renamed != path).then_some(renamed)
    });
}

/// Path and name of the `@name` segments for which no parameter is declared.
fn undeclared(root: &Node) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (path, item) in root.members("paths").filter(|(path, _)| path.contains('@')) {
        let operations = operations_of(item).map(|(_, operation)| operation);
        let lists = operations.chain([item]).flat_map(|node| node.list("parameters"));
        let declared: BTreeSet<&str> = lists.filter_map(|parameter| parameter.str("name")).collect();
        let names = path.split('/').filter_map(|segment| segment.strip_prefix('@'));
        let names = names.filter(|name| !declared.contains(name));
        found.extend(names.map(|name| (path.clone(), name.to_owned())));
    }
    found
}

fn segment(segment: &str, is_literal: &dyn Fn(&str) -> bool) -> String {
    match segment.strip_prefix('@') {
        Some(name) if is_name(name) && !is_literal(name) => format!("{{{name}}}"),
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
            assert_eq!(segment(written, &|_| false), read);
        }
    }
}
