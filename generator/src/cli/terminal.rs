//! What is printed. Texts of a document may hold anything, and a terminal obeys control characters: none of them gets there.

use super::Failure;
use crate::document::hidden::{escaped, escaped_json};
use serde::Serialize;
use std::io::{ErrorKind, Write as _};

/// The hidden characters that printed text is laid out with.
const LAYOUT: [char; 2] = ['\n', '\t'];

/// Writes to standard output. A reader that has seen enough, such as `head`, is no failure.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out
        .write_all(escaped(text, &LAYOUT).as_bytes())
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes to standard error; what cannot be written there can be said nowhere.
pub fn tell(text: &str) {
    _ = std::io::stderr().lock().write_all(escaped(text, &LAYOUT).as_bytes());
}

/// A number of things.
pub(super) fn many(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// A value as JSON, with an escape of JSON for every character that a reader would not see.
pub(super) fn json(value: &impl Serialize) -> String {
    escaped_json(serde_json::to_string_pretty(value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_for_people_says_the_same_without_hidden_characters() {
        let value = serde_json::json!({"a\u{202e}": ["\u{1b}[2J\u{9b}\u{e0041}\u{7f}\n\t", "größe"]});
        let text = json(&value);
        assert!(
            text.contains("größe") && text.contains(r"a\u202e") && text.contains(r"\u009b\udb40\udc41\u007f"),
            "{text}"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
