//! Errors of texts that are no JSON.

use serde::de::IgnoredAny;

use super::DecodeError;
use super::excerpt::{EXCERPT, shorten};

/// Containers within containers that are read; `serde_json` reads as many.
pub(super) const MAX_DEPTH: usize = 127;

/// The fault of a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    Syntax,
    TooLong,
    /// Containers within containers, more than are read; where the innermost one begins.
    TooDeep(usize),
    /// An escape of half a character; where it begins.
    Half(usize),
}

/// The beginning of a text that is no JSON.
fn excerpt(text: &[u8]) -> String {
    let start = text.get(..text.len().min(4 * EXCERPT)).unwrap_or_default();
    format!("{:?}", shorten(&String::from_utf8_lossy(start), EXCERPT))
}

/// A place in a text whose first line has a number.
fn place(text: &[u8], at: usize, first: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = first + before.iter().filter(|byte| **byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    format!("at line {line}, column {column}")
}

/// The error of bytes that are no UTF-8, in which JSON is written (RFC 8259, section 8.1).
pub(super) fn no_text(text: &[u8], at: usize, first: usize) -> DecodeError {
    let found = format!("bytes that are no UTF-8 ({})", place(text, at, first));
    DecodeError::new(String::new(), "JSON", found, excerpt(text))
}

/// The error of a text that is no JSON, or only a part of one. A fault of its syntax is for `serde_json` to name.
pub(super) fn no_json(text: &[u8], first: usize, fault: Fault) -> DecodeError {
    let error = |found: String| DecodeError::new(String::new(), "JSON", found, excerpt(text));
    match fault {
        Fault::Syntax => {}
        Fault::TooLong => return error("a text that is too long".to_owned()),
        Fault::TooDeep(at) => {
            let depth = format!("lists and objects more than {MAX_DEPTH} deep within each other");
            return error(format!("{depth} ({})", place(text, at, first)));
        }
        Fault::Half(at) => {
            let half = "an escape of half a character, a lone surrogate";
            return error(format!("{half} ({})", place(text, at, first)));
        }
    }
    let Err(reason) = serde_json::from_slice::<IgnoredAny>(text) else {
        return error("something else".to_owned());
    };
    let place = format!("at line {}, column {}", (reason.line() + first).saturating_sub(1), reason.column());
    let mut texts = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    error(match (texts.next(), texts.next()) {
        (Some(Ok(_)), Some(Ok(_))) => format!("several JSON texts (the second {place})"),
        (Some(Ok(_)), _) => format!("JSON and something else after it ({place})"),
        _ => format!("something else ({:?} {place})", reason.classify()),
    })
}
