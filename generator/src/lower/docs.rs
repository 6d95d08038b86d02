//! Prose of the document → Markdown that is safe in a doc comment.
//!
//! Descriptions are hostile input: broken HTML, brackets that rustdoc would take for links, indented text
//! that it would run as a test. What is kept: paragraphs, lists, `code`, links to web addresses, and fenced
//! blocks, which become `text` or `json` blocks. Everything else is escaped.

/// Tags that say nothing to a reader of Rust documentation; those that end a line become line breaks.
const INLINE_TAGS: [&str; 10] = ["code", "b", "i", "em", "strong", "span", "a", "small", "tt", "u"];
const BLOCK_TAGS: [&str; 8] = ["br", "p", "ul", "ol", "li", "div", "pre", "hr"];

/// Makes prose safe. The result has no trailing white space and no empty lines at either end.
pub(super) fn clean(text: &str) -> String {
    let text = strip_tags(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut lines: Vec<String> = Vec::new();
    let mut in_block = false;
    // How far the text of the current list item stands to the right; what goes on with it has to stand there, too.
    let mut indent = 0;
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(info) = trimmed.strip_prefix("```") {
            let language = if info.trim() == "json" { "json" } else { "text" };
            lines.push(if in_block { "```".to_owned() } else { format!("```{language}") });
            in_block = !in_block;
            indent = 0;
        } else if in_block {
            lines.push(line.trim_end().to_owned());
        } else if !(trimmed.is_empty() && lines.last().is_none_or(String::is_empty)) {
            let marker = if trimmed.is_empty() { 0 } else { list_marker(trimmed).0.len().max(number_marker(trimmed)) };
            indent = if trimmed.is_empty() || marker > 0 { marker } else { indent };
            let margin = " ".repeat(if marker > 0 { 0 } else { indent });
            lines.push(format!("{margin}{}", prose_line(trimmed)));
        }
    }
    if in_block {
        lines.push("```".to_owned());
    }
    lines.join("\n").trim_end().to_owned()
}

/// The first line of prose for a summary, without a full stop of its own; nothing if that opens a block.
pub(super) fn summary(text: &str) -> String {
    let cleaned = clean(text);
    let first = cleaned.lines().next().filter(|line| !line.starts_with("```")).unwrap_or_default();
    first.trim().trim_end_matches('.').to_owned()
}

fn strip_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        // Another `<` ends the search, which would otherwise go to the end of the text for each of them.
        let end = after.find(['<', '>']).filter(|end| after.as_bytes().get(*end) == Some(&b'>'));
        let tag = end.and_then(|end| Some((after.get(..end)?.trim_start_matches('/'), after.get(end + 1..)?)));
        let name = |tag: &str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_lowercase();
        match tag {
            Some((tag, after)) if INLINE_TAGS.contains(&name(tag).as_str()) => rest = after,
            Some((tag, after)) if BLOCK_TAGS.contains(&name(tag).as_str()) => {
                kept.push('\n');
                rest = after;
            }
            _ => {
                kept.push('<');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

fn prose_line(line: &str) -> String {
    let (marker, content) = list_marker(line);
    let content = if marker.is_empty() && line.starts_with(['#', '>', '|', '=', '+', '-', '~']) {
        format!("\\{}", inline(line))
    } else {
        inline(content)
    };
    format!("{marker}{content}").trim_end().to_owned()
}

/// Splits a line into the marker of a list item, as we write it, and the rest.
fn list_marker(line: &str) -> (&'static str, &str) {
    for bullet in ["* ", "- ", "• "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return ("* ", rest.trim_start());
        }
    }
    ("", line)
}

/// How long the number of a list item is with the space after it, such as `1. `; nothing if there is none.
fn number_marker(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..10).contains(&digits)
        && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if is_number { digits + 2 } else { 0 }
}

/// Escapes one line outside of `code` and of links to web addresses.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if let Some((code, after)) = code_span(rest) {
            out.push_str(code);
            rest = after;
        } else if let Some((link, after)) = link(rest) {
            out.push_str(&link);
            rest = after;
        } else if let Some((url, after)) = bare_url(rest) {
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = after;
        } else {
            let is_image = rest.starts_with("![");
            if is_image || matches!(first, '[' | ']' | '<' | '>' | '\\' | '`') {
                out.push('\\');
            }
            if !first.is_control() {
                out.push(first);
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn code_span(text: &str) -> Option<(&str, &str)> {
    let length = text.strip_prefix('`')?.find('`')? + 2;
    let span = text.get(..length)?;
    (length > 2).then_some((span, text.get(length..)?))
}

fn link(text: &str) -> Option<(String, &str)> {
    // Each search ends at the first character that is out of place, and so does not look at the same text again and again.
    let (label, after) = split_at(text.strip_prefix('[')?, &['[', ']', '`', '<', '\\'])?;
    let (url, after) = split_at(after.strip_prefix("](")?, &[' ', '<', '>', '(', ')'])?;
    let after = after.strip_prefix(')')?;
    is_web(url).then(|| (format!("[{label}]({url})"), after))
}

fn split_at<'a>(text: &'a str, ends: &[char]) -> Option<(&'a str, &'a str)> {
    text.split_at_checked(text.find(ends)?)
}

fn bare_url(text: &str) -> Option<(&str, &str)> {
    if !is_web(text) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^".contains(c)).unwrap_or(text.len());
    let url = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    Some((url, text.get(url.len()..)?))
}

/// Whether a text begins as a web address does.
pub(super) fn is_web(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| rest.len() > 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_made_safe() {
        for (prose, safe) in [
            ("Account password ", "Account password"),
            ("set to false</code> to stop", "set to false to stop"),
            ("a\n\n\n\n    let x = 1;\n", "a\n\nlet x = 1;"),
            ("see [REST](https://a.b/c_d)", "see [REST](https://a.b/c_d)"),
            ("see [Client::new] and [x](javascript:1)", "see \\[Client::new\\] and \\[x\\](javascript:1)"),
            ("![x](https://a.b/c.png)", "\\![x](https://a.b/c.png)"),
            ("Vec<String>", "Vec\\<String\\>"),
            ("`Vec<String>` is code", "`Vec<String>` is code"),
            ("an `open tick", "an \\`open tick"),
            ("https://a.b/c.", "<https://a.b/c>."),
            ("• one\n* two", "* one\n* two"),
            ("* one\nof it\n\nnext", "* one\n  of it\n\nnext"),
            ("10. ten\n    of it\n- x\ny", "10. ten\n    of it\n* x\n  y"),
            ("1.5\nof it", "1.5\nof it"),
            ("# no heading", "\\# no heading"),
            ("```rust\npanic!()\n", "```text\npanic!()\n```"),
            ("```json\n{}\n```", "```json\n{}\n```"),
            ("*/ } fn evil() {", "*/ } fn evil() {"),
            ("[a[b](https://a.b)", "\\[a[b](https://a.b)"),
            ("[a](https://a.b(c) d", "\\[a\\](<https://a.b>(c) d"),
            ("a < b, <b>c</b>", "a \\< b, c"),
        ] {
            assert_eq!(clean(prose), safe, "{prose:?}");
        }
    }

    #[test]
    fn a_summary_is_one_line() {
        assert_eq!(summary("List zones.\nAnd more"), "List zones");
        assert_eq!(summary(""), "");
        assert_eq!(summary("```\npanic!()\n```"), "");
    }
}
