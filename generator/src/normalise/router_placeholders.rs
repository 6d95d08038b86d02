//! Placeholders in the spelling of a router become `{name}`, or `{+name}` where the value keeps its slashes.
//!
//! `/:id`, `/*path`, `<int:id>`, `[id]`, `${id}` and `{id:int}` are placeholders of a path that declares `id` in the path and has no
//! `{id}`. In braces with something around the name (`{{id}}`, `{ id }`, `{id?}`, `{path+}`, `{*path}`) nothing else can be
//! meant, unless a parameter has exactly this name.

use super::path_parameters::Targets;
use super::paths;
use crate::diagnostic::Diagnostics;
use crate::document::kind::walk_mut;
use crate::document::{Document, Kind, Node, operations_of};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    name_plainly(&mut document.root);
    let targets = Targets::of(&document.root);
    let all = document.root.members("paths");
    let declared: BTreeMap<String, BTreeSet<String>> =
        all.filter(|(path, _)| !is_plain(path)).map(|(path, item)| (path.clone(), declared(item, &targets))).collect();
    paths::rename(document, diagnostics, "router-placeholder", |path| {
        let renamed = read(path, declared.get(path)?);
        (renamed != path).then_some(renamed)
    });
}

/// Returns whether a path has no placeholders but `{name}`.
fn is_plain(path: &str) -> bool {
    let mut pieces = path.split('{');
    let is_text = |text: &str| !text.contains([':', '*', '<', '[', '$', '}']);
    let is_named = |piece: &str| {
        let parts = piece.split_once('}');
        parts.is_some_and(|(name, rest)| !name.is_empty() && identifier(name) == name.len() && is_text(rest))
    };
    pieces.next().is_some_and(is_text) && pieces.all(is_named)
}

/// Takes the `+` from the names of path parameters, where it says no more than `{path+}` does.
fn name_plainly(root: &mut Node) {
    walk_mut(root, Kind::Document, &mut |node, kind| {
        let is_in_path = kind == Kind::Parameter && node.str("in") == Some("path");
        let name = node.str("name").filter(|name| is_in_path && name.contains('+'));
        if let Some(name) = name.map(|name| name.trim_matches('+').to_owned()) {
            node.set("name", name);
        }
    });
}

/// Returns the names of the path parameters of a path.
fn declared(item: &Node, targets: &Targets) -> BTreeSet<String> {
    let operations = operations_of(item).map(|(_, operation)| operation);
    let lists = operations.chain([item]).flat_map(|node| node.list("parameters"));
    lists.filter_map(|parameter| targets.name(parameter).map(str::to_owned)).collect()
}

/// A placeholder as a router spells it.
struct Spelled<'a> {
    name: &'a str,
    /// The whole, as it stands in the path.
    text: &'a str,
    keeps_slashes: bool,
    /// True if it can be nothing but a placeholder.
    certain: bool,
}

/// Returns a path with OpenAPI's placeholders.
fn read(path: &str, declared: &BTreeSet<String>) -> String {
    let (mut read, mut rest) = (String::with_capacity(path.len()), path);
    let braces = path.replace("${", "");
    let is_free = |name: &str| declared.contains(name) && !braces.contains(&format!("{{{name}}}"));
    while let Some(first) = rest.chars().next() {
        let (piece, length) = match spelled(rest) {
            Some(one) if one.is_meant(declared) => (one.text.to_owned(), one.text.len()),
            Some(one) if is_identifier(one.name) && (one.certain || is_free(one.name)) => {
                let plus = if one.keeps_slashes { "+" } else { "" };
                (format!("{{{plus}{}}}", one.name), one.text.len())
            }
            _ => (first.to_string(), first.len_utf8()),
        };
        read.push_str(&piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    read
}

impl Spelled<'_> {
    /// Returns whether it is OpenAPI's `{name}` already, if only of a parameter with a strange name.
    fn is_meant(&self, declared: &BTreeSet<String>) -> bool {
        let inner = self.text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        inner.is_some_and(|inner| inner == self.name && !self.keeps_slashes || declared.contains(inner))
    }
}

/// Returns the placeholder with which a text starts.
fn spelled(text: &str) -> Option<Spelled<'_>> {
    let (open, close) = [("{{", "}}"), ("${", "}"), ("{", "}"), ("<", ">"), ("[", "]"), (":", ""), ("*", "")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))?;
    let after = text.get(open.len()..)?;
    let length = if close.is_empty() { identifier(after) } else { end(after, open, close)? };
    let inner = after.get(..length)?;
    let text = text.get(..open.len() + length + close.len())?;
    let trimmed = inner.trim();
    let spelled = |name, keeps_slashes, certain| Some(Spelled { name, text, keeps_slashes, certain });
    match open {
        "<" => match trimmed.rsplit_once(':') {
            Some((converter, name)) => spelled(name, converter == "path", false),
            None => spelled(trimmed, false, false),
        },
        "[" => match trimmed.strip_prefix("...") {
            Some(name) => spelled(name, true, false),
            None => spelled(trimmed, false, false),
        },
        ":" => spelled(trimmed, false, false),
        "*" => spelled(trimmed, true, false),
        _ => {
            let slashes =
                ["+", "*"].into_iter().find_map(|sign| trimmed.strip_prefix(sign).or(trimmed.strip_suffix(sign)));
            match (slashes, trimmed.split_once(':')) {
                (Some(name), _) => spelled(name.trim_start_matches('*'), true, open != "${"),
                // `{name:path}`, `{name:int}`, `{name:[0-9]+}`
                (None, Some((name, kind))) => spelled(name, kind == "path", false),
                (None, None) => spelled(trimmed.trim_end_matches('?'), false, open != "${"),
            }
        }
    }
}

/// Returns the length of what stands before the bracket that closes.
fn end(text: &str, open: &str, close: &str) -> Option<usize> {
    if open.len() > 1 && close.len() > 1 {
        return text.find(close);
    }
    let (opening, closing) = (open.chars().last()?, close.chars().next()?);
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '/' if depth == 0 && open != "{" => return None,
            _ if character == closing && depth == 0 => return Some(at),
            _ if character == closing => depth -= 1,
            _ if character == opening => depth += 1,
            _ => {}
        }
    }
    None
}

/// Returns the length of the identifier with which a text starts.
fn identifier(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len())
}

fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$'))
}

#[cfg(test)]
mod tests {
    use super::{is_plain, read};

    #[test]
    fn a_declared_parameter_leaves_no_doubt() {
        let declared = ["id", "path", "odd?"].map(str::to_owned).into();
        for (written, expected) in [
            ("/a/{id}/b", "/a/{id}/b"),
            ("/a/:id", "/a/{id}"),
            ("/a/:id.json", "/a/{id}.json"),
            ("/a/{id}:cancel", "/a/{id}:cancel"),
            ("/a/{id}/:id", "/a/{id}/:id"),
            ("/a/:other/b", "/a/:other/b"),
            ("/a/*path", "/a/{+path}"),
            ("/a/*other", "/a/*other"),
            ("/a/<int:id>", "/a/{id}"),
            ("/a/<id>", "/a/{id}"),
            ("/a/<path:path>", "/a/{+path}"),
            ("/a/[id]", "/a/{id}"),
            ("/a/[...path]", "/a/{+path}"),
            ("/a?filter[id2]=1", "/a?filter[id2]=1"),
            ("/a/{{id}}", "/a/{id}"),
            ("/a/{{ id }}/b", "/a/{id}/b"),
            ("/a/${id}", "/a/{id}"),
            ("/a/${other}", "/a/${other}"),
            ("/a/{ id }", "/a/{id}"),
            ("/a/{other }", "/a/{other}"),
            ("/a/{id?}", "/a/{id}"),
            ("/a/{odd?}", "/a/{odd?}"),
            ("/a/{id:[0-9]{2}}/b", "/a/{id}/b"),
            ("/a/{other:x}", "/a/{other:x}"),
            ("/a/{path:path}", "/a/{+path}"),
            ("/a/{path+}", "/a/{+path}"),
            ("/a/{+path}", "/a/{+path}"),
            ("/a/{*path}", "/a/{+path}"),
            ("/a/{**path}", "/a/{+path}"),
            ("/odd/{open", "/odd/{open"),
            ("/ü/{", "/ü/{"),
        ] {
            assert_eq!(read(written, &declared), expected, "{written}");
            assert!(!is_plain(written) || written == expected, "{written}");
        }
    }
}
