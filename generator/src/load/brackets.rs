//! YAML whose closing brackets are not indented as they must be, which many libraries read all the same.
//!
//! ```yaml
//! example: {
//!   "a": 1
//! }
//! ```

use super::Input;
use crate::diagnostic::{Diagnostics, Finding, Place};
use crate::document::json::SyntaxError;
use crate::document::{Node, Source, yaml};

/// How many brackets of a text are put right: it is read once more for each of them.
const MOST: usize = 100;

/// Reads YAML, and a bracket in the wrong place as if it stood at the end of the line before. What is found stays where it is.
pub(super) fn read(input: &Input, number: u16, diagnostics: &mut Diagnostics) -> (Source, Result<Node, SyntaxError>) {
    let mut text = input.text.clone();
    let mut moved = Vec::new();
    let (source, result) = loop {
        let mut source = Source::new(&input.name, text.as_str());
        let result = yaml::read(&mut source, number);
        match result.as_ref().err().and_then(|error| Some((error.offset, joined(&text, error.offset)?))) {
            Some((offset, joined)) if moved.len() < MOST => {
                moved.push(offset);
                text = joined;
            }
            _ => break (source, result),
        }
    };
    for offset in moved.iter().filter(|_| result.is_ok()) {
        let message =
            "a closing bracket is to be indented more than the key of what it closes; it is read all the same";
        diagnostics.push(Finding::repaired("closing-bracket-indentation", Place::Byte(number, *offset), message));
    }
    (source.with_text(&input.text), result)
}

/// The text with spaces for the end of the line before, if a closing bracket stands here at the start of a line. No other
/// byte moves.
fn joined(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    let line = before.trim_end_matches(' ');
    let end = line.strip_suffix('\n').map(|end| end.strip_suffix('\r').unwrap_or(end))?;
    after.starts_with([']', '}']).then(|| format!("{end}{}{after}", " ".repeat(offset - end.len())))
}
