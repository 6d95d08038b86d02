//! An example that stands in a response's description becomes the response's example.
//!
//! Switched on by `x-ampersat-example-descriptions: true` at the root. The prose around the example stays the
//! description. Tolerances that the example's text needs to be read as JSON are reported, one finding for each kind;
//! comments are kept in `x-ampersat-comments`, by the pointer of the value they stand beside.

use super::fence;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::{COMMENTS, EXAMPLE_DESCRIPTIONS};
use crate::document::json::{self, Tolerance};
use crate::document::{Document, Map, Node, each_operation};

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    if document.root.get(EXAMPLE_DESCRIPTIONS).and_then(Node::as_bool) != Some(true) {
        return;
    }
    each_operation(&mut document.root, |path, method, operation| {
        let Some(responses) = operation.get_mut("responses").and_then(Node::as_object_mut) else { return };
        for response in responses.values_mut() {
            let subject = format!("{} {path}", crate::document::verb(method));
            extract(response, &subject, diagnostics);
        }
    });
}

fn extract(response: &mut Node, subject: &str, diagnostics: &mut Diagnostics) {
    let Some(description) = response.get("description") else { return };
    let (origin, text) = (description.origin, description.as_str().unwrap_or_default().to_owned());
    let Some(fenced) = fence::json(&text) else { return };
    let example = match json::read_example(fenced.code, origin) {
        Ok(example) => example,
        Err(error) => {
            let line = fenced.code.get(..error.offset).unwrap_or_default().lines().count().max(1);
            let message = format!("the example of {subject} cannot be read: line {line}: {}", error.message);
            diagnostics.push(Finding::unsupported("example-unreadable", origin, message));
            return;
        }
    };
    let message = format!("the example of {subject} is taken out of the response's description");
    diagnostics.push(Finding::repaired("example-in-description", origin, message));
    let mut repaired = |code, what: &str| {
        diagnostics.push(Finding::repaired(code, origin, format!("the example of {subject} {what}")));
    };
    if fenced.odd_opening {
        repaired("example-fence-opening", "opens with the line break `\\n\\r`");
    }
    if fenced.unclosed {
        repaired("example-fence-unclosed", "has no closing fence");
    }
    for (tolerance, times) in &example.tolerances {
        let (code, what) = described(*tolerance);
        let times = if *times == 1 { String::new() } else { format!(" ({times} times)") };
        repaired(code, &format!("{what}{times}"));
    }
    let prose = [fenced.before, fenced.after].join("\n\n");
    let prose = prose.trim();
    response.set_node("description", Node::new(if prose.is_empty() { "Success" } else { prose }, origin));
    store(response, example);
}

fn described(tolerance: Tolerance) -> (&'static str, &'static str) {
    match tolerance {
        Tolerance::Comment => ("example-comment", "holds comments; they document the values beside them"),
        Tolerance::Elision => ("example-elision", "leaves things out with `(...)`"),
        Tolerance::TrailingComma => ("example-trailing-comma", "has a comma before a closing bracket"),
        Tolerance::RawNewline => ("example-raw-newline", "has line breaks inside a string"),
        Tolerance::DoubledBrace => ("example-doubled-brace", "opens with two braces; the inner object counts"),
        Tolerance::DuplicateKey => ("example-duplicate-key", "says a key twice; the last one counts"),
    }
}

fn store(response: &mut Node, example: json::Example) {
    let origin = example.node.origin;
    let Some(content) = response.entry("content") else { return };
    let declared = content.as_object().and_then(|map| map.keys().find(|name| name.contains("json")).cloned());
    let Some(media) = content.entry(declared.as_deref().unwrap_or("application/json")) else { return };
    media.set_node("example", example.node);
    if !example.comments.is_empty() {
        let comments = example.comments.into_iter().map(|(pointer, text)| (pointer, Node::new(text, origin)));
        media.set(COMMENTS, comments.collect::<Map>());
    }
}
