//! YAML that breaks a rule of the standard, and that libyaml and its many users read all the same.
//!
//! ```yaml
//! example: {            # what stands in brackets or quotes is to be indented more than its key
//!   "a": "one text
//! in two lines"
//! }
//! url: "https://…"# a comment is to have a space before it
//! ```
//!
//! The text is changed where that needs no guess, and read once more. No byte moves.

use super::Input;
use crate::diagnostic::{Diagnostics, Finding, Place};
use crate::document::json::SyntaxError;
use crate::document::{Node, Source, Value, yaml};
use std::borrow::Cow;

/// The most bytes that may be read again in all: a text is read once more for each fault.
const MOST: usize = 50_000_000;

/// Stands for a line break, a space and a backslash before a line break within quotes.
const BREAK: char = '\u{1}';
const SPACE: char = '\u{2}';
const ESCAPE: char = '\u{3}';

/// A fault and the text without it.
struct Mended {
    text: String,
    code: &'static str,
    message: &'static str,
}

/// Reads YAML, with faults that can mean but one thing put right. All values keep their places.
pub(super) fn read(input: &Input, number: u16, diagnostics: &mut Diagnostics) -> (Source, Result<Node, SyntaxError>) {
    let mut text = Cow::Borrowed(input.text.as_str());
    let mut faults = Vec::new();
    let mut last: Option<SyntaxError> = None;
    let (source, result) = loop {
        let mut source = Source::new(&input.name, text.as_ref());
        let result = yaml::read(&mut source, number);
        let Err(error) = &result else { break (source, result) };
        let is_affordable = faults.len().saturating_mul(text.len()) < MOST;
        // Each change takes a sign away, so there are no more of them than signs.
        match mended(&text, error).filter(|mended| is_affordable && mended.text != *text) {
            Some(mended) => {
                faults.push((error.offset, mended.code, mended.message));
                last = Some(error.clone());
                text = Cow::Owned(mended.text);
            }
            // Findings in the line that was changed are due to the change.
            None => {
                let is_same_line = |last: &SyntaxError| {
                    input.text.get(last.offset..error.offset).is_none_or(|between| !between.contains('\n'))
                };
                break (source, Err(last.take().filter(is_same_line).unwrap_or_else(|| error.clone())));
            }
        }
    };
    let result = match (result, last) {
        (Ok(mut node), Some(error)) => unfold(&mut node).then_some(node).ok_or(error),
        (result, _) => result,
    };
    for (offset, code, message) in faults.iter().filter(|_| result.is_ok()) {
        diagnostics.push(Finding::repaired(code, Place::Byte(number, *offset), *message));
    }
    (source.with_text(&input.text), result)
}

/// The code of a text in quotes that is not indented enough.
const QUOTES: &str = "quoted-text-indentation";

/// The text without the fault that was found.
fn mended(text: &str, error: &SyntaxError) -> Option<Mended> {
    let (offset, said) = (error.offset, error.message.as_str());
    let after = text.get(offset..)?;
    let one = |text: Option<String>, code, message| text.map(|text| Mended { text, code, message });
    if said.starts_with("comments must be separated") {
        let message = "a comment is to have a space before it; it is read as one all the same";
        one(without_comment(text, offset), "comment-without-space", message)
    } else if said.starts_with("tab cannot be used") {
        let message = "tabs are no indentation; they are read as spaces";
        one(without_tabs(text, offset), "tab-as-indentation", message)
    } else if said.starts_with("invalid indentation in quoted scalar") {
        let message = "the lines of a text in quotes are to be indented more than its key; they are read all the same";
        one(folded(text, offset), QUOTES, message)
    } else if after.starts_with([']', '}']) {
        let message =
            "a closing bracket is to be indented more than the key of what it closes; it is read all the same";
        one(joined(text, offset), "closing-bracket-indentation", message)
    } else if said.starts_with("invalid indentation") || said.starts_with("tabs disallowed") {
        let message =
            "what stands in brackets is to be indented with spaces, more than its key; it is read all the same";
        one(joined(text, offset), "flow-indentation", message)
    } else {
        None
    }
}

/// The text with spaces for the end of the line before and for tabs, if nothing else stands before this place in its line.
fn joined(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    let line = before.trim_end_matches([' ', '\t']);
    let end = line.strip_suffix('\n').map(|end| end.strip_suffix('\r').unwrap_or(end))?;
    Some(format!("{end}{}{after}", " ".repeat(offset - end.len())))
}

/// The text with spaces for a comment.
fn without_comment(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    let length = after.find(['\r', '\n']).unwrap_or(after.len());
    let rest = after.get(length..).filter(|_| after.starts_with('#'))?;
    Some(format!("{before}{}{rest}", " ".repeat(length)))
}

/// The text with spaces for the tabs that stand here.
fn without_tabs(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    let rest = after.trim_start_matches('\t');
    (rest.len() < after.len()).then(|| format!("{before}{}{rest}", " ".repeat(after.len() - rest.len())))
}

/// The end of a text in quotes, behind its closing quote.
fn end_of_quotes(text: &str, start: usize) -> Option<usize> {
    let mut characters = text.get(start..)?.char_indices();
    let (_, quote) = characters.next()?;
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' if quote == '"' => _ = characters.next(),
            c if c == quote => {
                let end = start + at + c.len_utf8();
                // A quote within single quotes is written twice.
                match text.get(end..).is_some_and(|rest| quote == '\'' && rest.starts_with('\'')) {
                    true => _ = characters.next(),
                    false => return Some(end),
                }
            }
            _ => {}
        }
    }
    None
}

/// The text with signs for the line breaks of a text in quotes and the space around them.
fn folded(text: &str, start: usize) -> Option<String> {
    if text.contains([BREAK, SPACE, ESCAPE]) {
        return None;
    }
    let end = end_of_quotes(text, start)?;
    let (mut rest, is_double) = (text.get(start..end)?, text.get(start..)?.starts_with('"'));
    let mut folded = String::with_capacity(text.len());
    folded.push_str(text.get(..start)?);
    while let Some(c) = rest.chars().next() {
        let escape = usize::from(is_double && c == '\\');
        let space = rest.get(escape..)?;
        let length = space.len() - space.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let length = Some(length).filter(|length| space.get(..*length).is_some_and(|space| space.contains('\n')));
        let taken = match length {
            Some(length) => {
                folded.extend((escape > 0).then_some(ESCAPE));
                folded.extend(space.get(..length)?.chars().map(|c| if c == '\n' { BREAK } else { SPACE }));
                escape + length
            }
            None => {
                let length = escape + rest.get(escape..)?.chars().next().map_or(0, char::len_utf8);
                folded.push_str(rest.get(..length)?);
                length
            }
        };
        rest = rest.get(taken..)?;
    }
    folded.push_str(text.get(end..)?);
    Some(folded)
}

/// Reads the signs for line breaks, and returns whether they stand where line breaks can stand: a key is one line.
fn unfold(node: &mut Node) -> bool {
    match &mut node.value {
        Value::String(text) if text.contains(BREAK) => {
            *text = unfolded(text);
            true
        }
        Value::Object(map) => map.iter_mut().all(|(key, inner)| !key.contains(BREAK) && unfold(inner)),
        Value::Array(items) => items.iter_mut().all(unfold),
        _ => true,
    }
}

/// Reads line breaks as YAML does: one is a space, or nothing behind a backslash, and of several each but the first one stays.
fn unfolded(text: &str) -> String {
    let mut unfolded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = rest.strip_prefix(ESCAPE).unwrap_or(rest).trim_start_matches([BREAK, SPACE]);
        let breaks = rest.chars().take(rest.len() - behind.len()).filter(|c| *c == BREAK).count();
        match breaks {
            0 => unfolded.push(c),
            1 if c == ESCAPE => {}
            1 => unfolded.push(' '),
            _ => (1..breaks).for_each(|_| unfolded.push('\n')),
        }
        rest = if breaks > 0 { behind } else { rest.get(c.len_utf8()..).unwrap_or_default() };
    }
    unfolded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mends(text: &str) -> (Vec<&'static str>, Result<serde_json::Value, String>) {
        let mut diagnostics = Diagnostics::default();
        let input = Input { name: "test.yaml".to_owned(), text: text.to_owned() };
        let (source, result) = read(&input, 0, &mut diagnostics);
        let mut sources = crate::document::Sources::default();
        sources.add(source);
        let codes = diagnostics.resolve(&sources).into_iter().map(|one| one.code).collect();
        (codes, result.map(|node| node.to_json()).map_err(|error| error.message))
    }

    #[test]
    fn texts_in_quotes_may_go_on_in_any_column() {
        for (text, value) in [
            ("a:\n  b: 'one\n  two'\n", "one two"),
            ("a:\n  b: 'one  \n\n\ntwo'\n", "one\n\ntwo"),
            ("a:\n  b: \"one \\\ntwo\\\n  \\\nthree\\n\"\n", "one twothree\n"),
            ("a:\n  b: 'it''s\r\nso'\r\n", "it's so"),
            ("ä:\n  b: 'größe\nü'\n", "größe ü"),
        ] {
            let (codes, json) = mends(text);
            assert_eq!(codes, [QUOTES], "{text:?}");
            assert_eq!(json.unwrap().as_object().unwrap().values().next().unwrap()["b"], value, "{text:?}");
        }
    }

    #[test]
    fn what_libyaml_reads_in_brackets_and_before_comments_is_read() {
        let flow = "flow-indentation";
        for (text, codes, json) in [
            ("a:\n  b: [c,\nd,\ne]\n", vec![flow, flow], r#"{"a":{"b":["c","d","e"]}}"#),
            ("a: {\n\t\"b\": 1\n}\n", vec![flow], r#"{"a":{"b":1}}"#),
            ("a: [b, c]#d\ne: 'f'#g\n", vec!["comment-without-space"; 2], r#"{"a":["b","c"],"e":"f"}"#),
            ("a: [b,#c\n d]\n", vec!["comment-without-space"], r#"{"a":["b","d"]}"#),
            ("a: >#c\n  b\n", vec!["comment-without-space"], r#"{"a":"b\n"}"#),
            ("a: b#c\n", vec![], r#"{"a":"b#c"}"#),
            ("a: \"it's\n\tso\"\n", vec!["tab-as-indentation"], r#"{"a":"it's so"}"#),
        ] {
            let (found, read) = mends(text);
            assert_eq!(read.map(|json| json.to_string()), Ok(json.to_owned()), "{text:?}");
            assert_eq!(found, codes, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_as_it_was_found() {
        for (text, message) in [
            ("a:\n\tb: 1\n", "tabs disallowed within this context (block indentation)"),
            ("a: 'b\nc\n", "invalid indentation in quoted scalar"),
            ("- - \"a\nb\": c\n", "invalid indentation in quoted scalar"),
            ("a:\n  b: \"c\rd\"\n", "invalid indentation in quoted scalar"),
        ] {
            assert_eq!(mends(text), (vec![], Err(message.to_owned())), "{text:?}");
        }
    }
}
