//! Actions of an overlay, as text.

use crate::document::extension::NAME;
use crate::document::{METHODS, member_of};
use crate::model::Operation;
use serde_json::Value;
use std::fmt;

/// A correction.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Action {
    /// The JSONPath.
    pub(super) target: String,
    /// The reason.
    pub(super) description: String,
    pub(super) change: Change,
}

/// The effect of a correction.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Change {
    Update(Value),
    Remove,
}

impl Action {
    /// Pins the name of a method.
    pub(super) fn pin(target: String, name: &str) -> Self {
        let update = serde_json::json!({NAME: name});
        let description = "The name of the method is public API and stays.".to_owned();
        Self { target, description, change: Change::Update(update) }
    }

    fn text(&self) -> String {
        let Self { target, description, change } = self;
        format!("  - target: {}\n    description: {}\n    {change}\n", plain(target), plain(description))
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Update(value) => write!(f, "update: {}", flow(value)),
            Self::Remove => f.write_str("remove: true"),
        }
    }
}

/// An overlay of these actions.
pub(super) fn overlay(title: &str, actions: &[Action]) -> String {
    let actions: String = actions.iter().map(Action::text).collect();
    let actions = if actions.is_empty() { " []\n".to_owned() } else { format!("\n{actions}") };
    format!("overlay: 1.0.0\ninfo: {{title: {title}, version: 1.0.0}}\nactions:{actions}")
}

/// The path to a value, as JSONPath writes it.
pub(super) fn path<'a>(tokens: impl IntoIterator<Item = &'a str>) -> String {
    tokens.into_iter().fold("$".to_owned(), |path, token| path + &step(token))
}

/// An operation, as an overlay finds it.
pub(super) fn target(operation: &Operation) -> String {
    let method = operation.method.to_lowercase();
    // Methods of any other name are written as they are sent.
    let method = if METHODS.contains(&method.as_str()) { method } else { member_of(&operation.method) };
    format!("$.paths[{}].{method}", quoted(&operation.path))
}

/// A member, as JSONPath writes it.
pub(super) fn step(token: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    match token.starts_with(|c: char| c.is_ascii_alphabetic()) && token.chars().all(is_word) {
        true => format!(".{token}"),
        false => format!("[{}]", quoted(token)),
    }
}

/// A text, as JSONPath writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A text that YAML reads as it stands, or in quotation marks.
fn plain(text: &str) -> String {
    let is_open = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$');
    let is_safe = |c: u8| c.is_ascii_graphic() || c == b' ';
    let is_plain = is_open
        && text.bytes().all(|c| is_safe(c) && !b"\"\\#`".contains(&c))
        && !text.contains(": ")
        && !text.ends_with([' ', ':']);
    if is_plain { text.to_owned() } else { Value::from(text).to_string() }
}

/// A value in the flow style of YAML.
fn flow(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let members: Vec<_> = map.iter().map(|(key, value)| format!("{}: {}", word(key), flow(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => word(text),
        other => other.to_string(),
    }
}

/// A text in the flow style of YAML: bare if nothing else can be meant.
fn word(text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"_-".contains(&c))
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text.to_lowercase().as_str());
    if is_word { text.to_owned() } else { Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::document::Sources;
    use crate::load::{Input, read};
    use serde_json::json;

    #[test]
    fn actions_are_read_as_they_were_meant() {
        let update =
            json!({"a": "no", "b c": ["x-y", "#", "'", "{", 1, null, true, {"d": {}}], "größe": "1.0", "": ""});
        let actions = [
            Action {
                target: path(["paths", "/a'b\\c/{d}", "get", "1"]),
                description: "code: `x` is \"y\" # z".to_owned(),
                change: Change::Update(update.clone()),
            },
            Action { target: path(["a"]), description: "So it is.".to_owned(), change: Change::Remove },
        ];
        let text = overlay("Corrections", &actions);
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let node = read(&Input { name: "o.yaml".to_owned(), text }, &mut sources, &mut diagnostics);
        let node = node.map(|node| node.to_json()).unwrap_or_default();
        assert_eq!(node["actions"][0]["target"], "$.paths['/a\\'b\\\\c/{d}'].get['1']");
        assert_eq!(node["actions"][0]["description"], "code: `x` is \"y\" # z");
        assert_eq!(node["actions"][0]["update"], update);
        assert_eq!(node["actions"][1], json!({"target": "$.a", "description": "So it is.", "remove": true}));
    }
}
