//! Demands of a schema on a value beyond its type, in words: nothing checks them but the server.

use super::docs;
use crate::document::{Node, Value};

/// Formats that are types of their own, or say nothing about a text.
const TYPED: [&str; 14] = [
    "int32",
    "int64",
    "uint32",
    "uint64",
    "float",
    "double",
    "decimal",
    "date",
    "date-time",
    "uuid",
    "byte",
    "password",
    "flag",
    "boolean",
];

/// Longer patterns and values tell a reader nothing.
const MAX_LENGTH: usize = 80;

/// The description of the value of a field, and the demands on it. `get` gives a keyword of its schema.
pub(super) fn of_field<'a>(description: &str, get: impl Fn(&str) -> Option<&'a Node>) -> String {
    let is = |key: &str| get(key).and_then(Node::as_bool) == Some(true);
    let default = default(description, &get).and_then(|node| code(&node.to_json().to_string()));
    let more = [
        default.map(|default| format!("The default is {default}.")),
        is("readOnly").then(|| "Only in responses.".to_owned()),
        is("writeOnly").then(|| "Only in requests.".to_owned()),
    ];
    described(description, demands(&get).into_iter().chain(more.into_iter().flatten()).collect())
}

/// The description of the value of an argument or setter, and the demands on it.
pub(super) fn of_argument<'a>(description: &str, is_required: bool, get: impl Fn(&str) -> Option<&'a Node>) -> String {
    let default = default(description, &get).filter(|_| !is_required);
    let default = default.and_then(|node| code(&node.to_text())).map(|default| format!("Without it: {default}."));
    described(description, demands(&get).into_iter().chain(default).collect())
}

/// An example as JSON on one line.
pub(super) fn example(node: &Node) -> Option<String> {
    serde_json::to_string(node).ok()
}

fn described(description: &str, demands: Vec<String>) -> String {
    let text = docs::clean(description);
    let demands = demands.join(" ");
    let is_open = text.lines().last().is_none_or(|line| line.starts_with(['`', '*', '|', '>']));
    match (text.is_empty(), demands.is_empty()) {
        (_, true) => text,
        (true, false) => demands,
        (false, false) if is_open => format!("{text}\n\n{demands}"),
        (false, false) => {
            let stop = if text.ends_with(['.', '!', '?', ':']) { "" } else { "." };
            format!("{text}{stop} {demands}")
        }
    }
}

/// The value that counts if none is given, unless the description says it.
fn default<'a>(description: &str, get: impl Fn(&str) -> Option<&'a Node>) -> Option<&'a Node> {
    get("default").filter(|node| is_telling(node) && !description.to_lowercase().contains("default"))
}

fn demands<'a>(get: impl Fn(&str) -> Option<&'a Node>) -> Vec<String> {
    let number = |key: &str| get(key).filter(|node| matches!(node.value, Value::Number(_))).map(|node| node.to_json());
    let is = |key: &str| get(key).and_then(Node::as_bool) == Some(true);
    let bound = |key: &str, exclusive: &str| match number(exclusive) {
        Some(bound) => Some((bound, true)),
        None => number(key).map(|bound| (bound, is(exclusive))),
    };
    let format = get("format").and_then(Node::as_str).filter(|format| !TYPED.contains(format)).and_then(code);
    let pattern = get("pattern").and_then(Node::as_str).and_then(code);
    [
        format.map(|format| format!("Format: {format}.")),
        range(bound("minimum", "exclusiveMinimum"), bound("maximum", "exclusiveMaximum")),
        count(number("minLength"), number("maxLength"), "character"),
        count(number("minItems"), number("maxItems"), "item"),
        number("multipleOf").map(|step| format!("A multiple of {step}.")),
        is("uniqueItems").then(|| "No item twice.".to_owned()),
        pattern.map(|pattern| format!("Matches {pattern}.")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn is_telling(default: &Node) -> bool {
    match &default.value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A text as code, if a line can show it.
fn code(text: &str) -> Option<String> {
    let is_shown =
        !text.is_empty() && text.chars().count() <= MAX_LENGTH && !text.contains(|c: char| c == '`' || c.is_control());
    is_shown.then(|| format!("`{text}`"))
}

fn range(minimum: Option<(serde_json::Value, bool)>, maximum: Option<(serde_json::Value, bool)>) -> Option<String> {
    let above = |exclusive| if exclusive { "more than" } else { "at least" };
    let below = |exclusive| if exclusive { "less than" } else { "at most" };
    match (minimum.filter(|(bound, exclusive)| *exclusive || bound.as_f64() != Some(0.0)), maximum) {
        (None, None) => None,
        (Some((from, false)), Some((to, false))) => Some(format!("From {from} to {to}.")),
        (Some((from, low)), Some((to, high))) => Some(format!("{} {from}, {} {to}.", capital(above(low)), below(high))),
        (Some((from, low)), None) => Some(format!("{} {from}.", capital(above(low)))),
        (None, Some((to, high))) => Some(format!("{} {to}.", capital(below(high)))),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn count(minimum: Option<serde_json::Value>, maximum: Option<serde_json::Value>, what: &str) -> Option<String> {
    let plural = |count: &serde_json::Value| if count.as_u64() == Some(1) { "" } else { "s" };
    match (minimum.filter(|count| count.as_u64() != Some(0)), maximum) {
        (None, None) => None,
        (Some(from), Some(to)) if from == to => Some(format!("{from} {what}{}.", plural(&to))),
        (Some(from), Some(to)) => Some(format!("{from} to {to} {what}{}.", plural(&to))),
        (Some(from), None) => Some(format!("At least {from} {what}{}.", plural(&from))),
        (None, Some(to)) => Some(format!("At most {to} {what}{}.", plural(&to))),
    }
}

#[cfg(test)]
mod tests {
    use super::{of_argument, of_field};
    use crate::document::{Node, Source, json};

    #[test]
    fn demands_are_put_into_words() {
        for (schema, words) in [
            (r#"{}"#, "A name"),
            (r#"{"minLength": 1, "maxLength": 100}"#, "A name. 1 to 100 characters."),
            (r#"{"maxLength": 1, "minLength": 0}"#, "A name. At most 1 character."),
            (r#"{"minimum": 0, "maximum": 9.5}"#, "A name. At most 9.5."),
            (r#"{"minimum": 1, "exclusiveMinimum": true, "maximum": 5}"#, "A name. More than 1, at most 5."),
            (r#"{"exclusiveMaximum": 5}"#, "A name. Less than 5."),
            (r#"{"minItems": 2, "uniqueItems": true}"#, "A name. At least 2 items. No item twice."),
            (r#"{"pattern": "^[a-z]+$", "format": "uri"}"#, "A name. Format: `uri`. Matches `^[a-z]+$`."),
            (r#"{"default": "`", "format": "date", "pattern": "a\nb"}"#, "A name"),
            (r#"{"default": "", "readOnly": true}"#, "A name. Only in responses."),
            (r#"{"default": [1], "multipleOf": 5}"#, "A name. A multiple of 5. The default is `[1]`."),
        ] {
            let node: Node = json::read(&mut Source::new("schema", schema), 0).unwrap();
            assert_eq!(of_field("A name", |key| node.get(key)), words, "{schema}");
        }
    }

    #[test]
    fn an_argument_that_may_be_left_out_says_what_holds_without_it() {
        for (schema, is_required, words) in [
            (
                r#"{"default": "available", "maxLength": 9}"#,
                false,
                "A name. At most 9 characters. Without it: `available`.",
            ),
            (r#"{"default": 10}"#, false, "A name. Without it: `10`."),
            (r#"{"default": ""}"#, false, "A name"),
            (r#"{"default": 10, "writeOnly": true}"#, true, "A name"),
        ] {
            let node: Node = json::read(&mut Source::new("schema", schema), 0).unwrap();
            assert_eq!(of_argument("A name", is_required, |key| node.get(key)), words, "{schema}");
            assert_eq!(of_argument("Default: x", false, |key| node.get(key)).matches("Without").count(), 0);
        }
    }
}
