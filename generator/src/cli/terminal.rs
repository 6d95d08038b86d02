//! Output. Texts of a document may hold anything, and a terminal obeys control characters: none of them gets there.

use super::Failure;
use crate::document::hidden::{escaped, escaped_json};
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;
use std::io::{ErrorKind, IsTerminal as _, Write};

/// The hidden characters that printed text is laid out with.
const LAYOUT: [char; 2] = ['\n', '\t'];

/// Writes to standard output. A reader that has seen enough, such as `head`, is no failure.
pub fn say(text: &str) -> Result<(), Failure> {
    written(&mut std::io::stdout().lock(), &format!("{}\n", escaped(text, &LAYOUT)))
}

fn written(out: &mut impl Write, text: &str) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes to standard error; a text that cannot be written there can be said nowhere.
pub fn tell(text: &str) {
    _ = std::io::stderr().lock().write_all(escaped(text, &LAYOUT).as_bytes());
}

/// Says when findings have colours; otherwise the terminal and the environment (`NO_COLOR`, `CLICOLOR_FORCE`) do.
pub fn colour(when: clap::ColorChoice) {
    let choice = match when {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Writes a text with colours to standard output, without them where nobody would see them.
pub(super) fn say_painted(text: &str) -> Result<(), Failure> {
    let is_coloured = AutoStream::choice(&std::io::stdout()) != ColorChoice::Never;
    written(&mut std::io::stdout().lock(), &(painted(text, is_coloured) + "\n"))
}

/// Writes a text with colours to standard error, without them where nobody would see them.
pub(super) fn tell_painted(text: &str) {
    let is_coloured = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    _ = std::io::stderr().lock().write_all(painted(text, is_coloured).as_bytes());
}

/// A text of which a terminal obeys nothing but the colours, if any.
fn painted(text: &str, is_coloured: bool) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut painted = escaped(parts.next().unwrap_or_default(), &LAYOUT);
    for part in parts {
        let code = part.split_once('m').filter(|(code, _)| code.chars().all(|c| c.is_ascii_digit() || c == ';'));
        let (code, rest) = match code {
            Some((code, rest)) if is_coloured => (format!("\u{1b}[{code}m"), rest),
            Some((_, rest)) => (String::new(), rest),
            None => (escaped("\u{1b}[", &LAYOUT), part),
        };
        painted += &code;
        painted += &escaped(rest, &LAYOUT);
    }
    painted
}

/// A line of progress, which the next one replaces; nothing where nobody looks.
pub fn progress(what: &str, done: usize, all: usize) {
    if std::io::stderr().is_terminal() {
        let end = if done == all { "\n" } else { "" };
        _ = write!(std::io::stderr().lock(), "\r{what}: {done} of {all}{end}");
    }
}

/// A number of things.
pub fn many(count: usize, one: &str, several: &str) -> String {
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
    fn a_terminal_obeys_colours_and_nothing_else() {
        let text = "\u{1b}[1m\u{1b}[38;5;9merror\u{1b}[0m\t\u{1b}[2J\u{1b}]0;x\u{7}\n";
        assert_eq!(painted(text, true), "\u{1b}[1m\u{1b}[38;5;9merror\u{1b}[0m\t\\u{1b}[2J\\u{1b}]0;x\\u{7}\n");
        assert_eq!(painted(text, false), "error\t\\u{1b}[2J\\u{1b}]0;x\\u{7}\n");
    }

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
