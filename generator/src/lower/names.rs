//! All naming decisions.
//!
//! A name that an overlay pins must be an identifier as it stands. A name that is derived is cleaned: split
//! into words, put into Rust's case, moved out of the way of keywords and of the methods we emit ourselves.

mod length;
mod methods;
mod paths;
mod routes;
mod scope;
mod variants;
mod words;

use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::{Node, Origin};
use crate::model::is_identifier_or_keyword;
use heck::{ToSnakeCase, ToUpperCamelCase};
pub(crate) use length::shortened;
pub(super) use methods::{Methods, Named, Source};
pub(crate) use paths::is_path;
pub(super) use routes::Routes;
pub(crate) use scope::Scope;
pub(super) use variants::{fit_values, of_values, shorten_variants};
pub(crate) use words::ascii;
pub(super) use words::with_scalar_apart;

/// The keywords of all editions, and those reserved for later.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods of the builders we emit; a setter must not have these names.
pub(crate) const BUILDER_METHODS: &[&str] = &["send", "send_blocking", "extra", "into_future", "clone"];

/// Methods that handles and structs have anyway.
pub(crate) const OWN_METHODS: &[&str] = &["new", "clone"];

/// The names that emitted code uses without a path; a type of ours must not hide them.
pub(crate) const PRELUDE: &[&str] =
    &["BTreeMap", "Box", "Default", "From", "Into", "IntoFuture", "IntoIterator", "Option", "Result", "String", "Vec"];

/// Crates that come with Rust; one of ours must not hide them.
const CRATES_OF_RUST: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// The extension with which an overlay pins a name.
pub(super) use crate::document::extension::NAME as PIN;

/// Returns whether a text is an identifier that code can use as it stands.
pub(super) fn is_identifier(text: &str) -> bool {
    is_identifier_or_keyword(text) && !KEYWORDS.contains(&text)
}

/// Returns whether a crate can have a name.
pub fn is_crate_name(name: &str) -> bool {
    let name = name.replace('-', "_");
    is_identifier(&name) && !CRATES_OF_RUST.contains(&name.as_str())
}

/// Returns whether Windows keeps a name for a device, so that no file or folder can have it.
fn is_device(name: &str) -> bool {
    let is_port = |name: &str| name.len() == 1 && name.bytes().all(|c| c.is_ascii_digit());
    matches!(name, "aux" | "con" | "nul" | "prn")
        || name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).is_some_and(is_port)
}

/// The name of a module, out of the way of what no file can be called.
pub(super) fn module(text: &str) -> Option<String> {
    snake(text).map(|name| if is_device(&name) { format!("{name}_") } else { shortened(name) })
}

/// The pinned name of something, if there is one; `None` with a finding if it cannot be used. `own` are the names that
/// emitted code has there anyway.
pub(super) fn pinned(node: &Node, own: &[&str], diagnostics: &mut Diagnostics) -> Option<String> {
    let pin = node.get(PIN)?;
    let text = pin.to_text();
    let why = match pin.as_str() {
        Some(name) => fault(name, own),
        None => Some("is no identifier of Rust"),
    };
    let Some(why) = why else { return Some(text) };
    diagnostics.push(invalid(pin.origin, format!("the name `{text}` {why}")));
    None
}

/// A name that somebody has chosen, by an entry of a table; `None` with a finding if it cannot be used.
pub(crate) fn chosen(
    table: &str,
    key: &str,
    name: &str,
    own: &[&str],
    origin: Origin,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let Some(why) = fault(name, own) else { return Some(name.to_owned()) };
    diagnostics.push(invalid(origin, format!("the name `{name}` of `{key}` in `{table}` {why}")));
    None
}

/// Reports the keys of a table that are nothing of the document.
pub(super) fn report_unmatched<'a>(
    table: &str,
    keys: impl Iterator<Item = &'a String>,
    known: &[String],
    origin: Origin,
    diagnostics: &mut Diagnostics,
) {
    for key in keys.filter(|key| !known.contains(key)) {
        let message = format!("`{table}` has `{key}`, and there is nothing of that name");
        let finding = Finding::invalid("name-no-match", origin, message);
        diagnostics.push(match nearest(key, known.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("the nearest is `{near}`")),
            None => finding,
        });
    }
}

/// Returns the fault of a name.
fn fault(name: &str, own: &[&str]) -> Option<&'static str> {
    match name {
        name if own.contains(&name) => Some("is that of a method we emit anyway"),
        name if KEYWORDS.contains(&name) => Some("is a keyword of Rust"),
        name if !is_identifier(name) => Some("is no identifier of Rust"),
        _ => None,
    }
}

fn invalid(origin: Origin, message: String) -> Finding {
    let help = "an identifier is made of ASCII letters, digits and `_`, and does not start with a digit";
    Finding::invalid("invalid-name", origin, message).help(help)
}

/// A value's name: an argument, a field, a method.
pub(super) fn snake(text: &str) -> Option<String> {
    let name = if is_snake(text) { text.to_owned() } else { ascii(text).to_snake_case() };
    let is_number = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit() || c == '_');
    match text.chars().next() {
        Some('+') if is_number => Some(format!("plus_{name}")),
        Some('-') if is_number => Some(format!("minus_{name}")),
        _ if is_number => Some(format!("value_{name}")),
        _ => finish(name),
    }
}

/// Returns whether a text is in the case of values already, as most names of parameters and properties are.
fn is_snake(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('_').all(is_word)
}

/// A type's or variant's name.
pub(crate) fn pascal(text: &str) -> Option<String> {
    finish(ascii(text).to_upper_camel_case())
}

/// The part of a type's name that stands for a property. It is never empty.
pub(super) fn part(text: &str) -> String {
    pascal(text).unwrap_or_else(|| symbols(text))
}

/// The name of an enum's value.
pub(super) fn variant(text: &str) -> String {
    variant_in(text, |words| words.to_upper_camel_case())
}

/// As [`variant`], with the case of all letters but the first one of each word as they are written.
fn variant_as_written(text: &str) -> String {
    let capitalised = |word: &str| word.split_at_checked(1).map(|(first, rest)| first.to_ascii_uppercase() + rest);
    variant_in(text, |words| words.split_whitespace().filter_map(capitalised).collect())
}

fn variant_in(text: &str, camel: impl Fn(&str) -> String) -> String {
    // A sign before a value is the difference between two of them; elsewhere it joins words.
    let signed = text.strip_prefix(['+', '-']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    match signed {
        Some(rest) if text.starts_with('+') => format!("Plus{}", camel(&ascii(rest))),
        Some(rest) => format!("Minus{}", camel(&ascii(rest))),
        None => finish(camel(&ascii(text))).unwrap_or_else(|| symbols(text)),
    }
}

/// The name of a text of nothing but symbols, such as an operator.
fn symbols(text: &str) -> String {
    let name = |c: char| match c {
        '=' => "Equal",
        '!' => "Not",
        '<' => "Less",
        '>' => "Greater",
        '+' => "Plus",
        '-' => "Minus",
        '*' => "Star",
        '/' => "Slash",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        '~' => "Tilde",
        '^' => "Caret",
        '.' => "Dot",
        ',' => "Comma",
        '$' => "Dollar",
        '_' => "Underscore",
        _ => "",
    };
    let words: String = text.chars().take(8).map(name).collect();
    match (words.is_empty(), text.trim().is_empty()) {
        (false, _) => words,
        (true, true) => "Empty".to_owned(),
        (true, false) => "Value".to_owned(),
    }
}

/// A setter's name.
pub(super) fn setter(text: &str) -> Option<String> {
    snake(text).map(|name| if BUILDER_METHODS.contains(&name.as_str()) { format!("{name}_") } else { name })
}

/// The name of a method of a handle, or of a field that may have a setter.
pub(super) fn member(text: &str) -> Option<String> {
    snake(text).map(|name| if OWN_METHODS.contains(&name.as_str()) { format!("{name}_") } else { name })
}

/// The name of a type, put together of others: marks at the ends of those that make them names are not needed inside.
pub(crate) fn joined(names: &[&str]) -> String {
    let name: String = names.concat().chars().filter(|c| *c != '_').collect();
    finish(name).unwrap_or_else(|| "Type".to_owned())
}

/// The name of the method that does what another one does, but whose answer comes while it arrives.
pub(super) fn streaming(method: &str) -> String {
    format!("{}_stream", method.trim_start_matches("r#").trim_end_matches('_'))
}

/// A type's name, out of the way of Rust's own types.
pub(crate) fn type_name(name: String) -> String {
    if PRELUDE.contains(&name.as_str()) { format!("{name}_") } else { name }
}

fn finish(mut name: String) -> Option<String> {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, '_');
    }
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    (!name.is_empty()).then_some(name)
}

/// A name for an operation that has neither a pinned name nor an id.
pub(super) fn of_route(method: &str, path: &str) -> String {
    let words = path.split('/').filter(|segment| !segment.is_empty()).map(|segment| match segment.strip_prefix('{') {
        Some(name) => format!("by_{}", name.trim_end_matches('}')),
        None => segment.to_owned(),
    });
    let text = std::iter::once(method.to_owned()).chain(words).collect::<Vec<_>>().join("_");
    snake(&text).unwrap_or_else(|| method.to_owned())
}

/// The most words of an operation's id that may name its group.
const MAX_WORDS: usize = 16;

/// The part of an operation's id behind its group: `list` of `pets/list`, `Pets_list` or `pet.list` in `pets`.
pub(super) fn without_group<'a>(id: &'a str, group: &str) -> Option<&'a str> {
    let is_separator = |c: char| c.is_ascii_punctuation();
    let separators = id.match_indices(is_separator).map(|(at, separator)| (at, at + separator.len()));
    let group = spellings(group);
    let is_group = |words: &str| !words.is_empty() && group.contains(&plain(words));
    let after = separators.take(MAX_WORDS).find(|(at, _)| id.get(..*at).is_some_and(is_group))?.1;
    let rest = id.get(after..)?.trim_start_matches(is_separator);
    is_name_of_its_own(rest).then_some(rest)
}

/// As [`without_group`], of an id in camel case, in which the group is nothing but its first words: `List` of `PetList`.
pub(super) fn without_group_words<'a>(id: &'a str, group: &str) -> Option<&'a str> {
    let group = spellings(group);
    let starts = id.char_indices().skip(1).filter(|(_, c)| c.is_ascii_uppercase()).take(MAX_WORDS);
    let mut rests = starts.filter_map(|(at, _)| id.split_at_checked(at));
    let (_, rest) = rests.find(|(words, _)| !words.is_empty() && group.contains(&plain(words)))?;
    is_name_of_its_own(rest).then_some(rest)
}

/// Returns whether a text is a name without any change.
fn is_name_of_its_own(text: &str) -> bool {
    member(text).is_some_and(|name| is_identifier(&name) && name == ascii(text).to_snake_case())
}

/// A group's name as it may begin an id: as it is, and as one of several.
fn spellings(group: &str) -> Vec<String> {
    let group = plain(group);
    let one = group.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let one = one.or_else(|| group.strip_suffix('s').map(str::to_owned));
    one.into_iter().chain([group]).filter(|name| !name.is_empty()).collect()
}

fn plain(text: &str) -> String {
    ascii(text).replace(' ', "").to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
