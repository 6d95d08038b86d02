//! Prose of the document → Markdown that is safe in a doc comment.
//!
//! Descriptions are hostile input: broken HTML, brackets that rustdoc would take for links, indented text that it would
//! run as a test. Some of it is kept: paragraphs, lists, block quotes, `code`, links to web addresses, and fenced
//! blocks, which become `text` or `json` blocks; headings become bold. Everything else is escaped.

use std::borrow::Cow;

/// Tags that say nothing to a reader of Rust documentation; those that end a line become line breaks.
const INLINE_TAGS: [&str; 10] = ["code", "b", "i", "em", "strong", "span", "a", "small", "tt", "u"];
const BLOCK_TAGS: [&str; 8] = ["br", "p", "ul", "ol", "li", "div", "pre", "hr"];

/// Makes prose safe. The result has no trailing white space and no empty lines at either end.
pub(super) fn clean(text: &str) -> String {
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { Cow::from(text) };
    let text = if text.contains('<') { strip_tags(&text).into() } else { text };
    let mut prose = Prose::default();
    text.lines().for_each(|line| prose.add(line));
    if prose.in_block {
        prose.lines.push("```".to_owned());
    }
    let mut clean = prose.lines.join("\n");
    clean.truncate(clean.trim_end().len());
    clean
}

/// Prose as far as it has been cleaned.
#[derive(Default)]
struct Prose {
    lines: Vec<String>,
    /// True if the next line stands in a fenced block.
    in_block: bool,
    /// True if the last line stands in a block quote.
    in_quote: bool,
    /// The indentation of the text of the current list item; lines that go on with it have to stand there, too.
    indent: usize,
}

impl Prose {
    fn add(&mut self, line: &str) {
        let trimmed = line.trim();
        if let Some(info) = trimmed.strip_prefix("```") {
            let language = if info.trim() == "json" { "json" } else { "text" };
            self.lines.push(if self.in_block { "```".to_owned() } else { format!("```{language}") });
            self.in_block = !self.in_block;
            (self.in_quote, self.indent) = (false, 0);
        } else if self.in_block {
            self.lines.push(line.trim_end().to_owned());
        } else if let Some(heading) = heading(trimmed) {
            self.add_text("");
            self.lines.push(heading);
            self.add_text("");
        } else {
            self.add_text(trimmed);
        }
    }

    fn add_text(&mut self, text: &str) {
        let marker = |text| list_marker(text).0.len().max(number_marker(text));
        let (in_quote, text) = match text.strip_prefix('>') {
            Some(quoted) => (true, quoted.trim_start_matches([' ', '\t', '>'])),
            // A paragraph goes on to its end, whether or not all its lines are marked.
            None => (self.in_quote && !text.is_empty() && marker(text) == 0, text),
        };
        let marker = marker(text);
        self.indent = match text.is_empty() || marker > 0 || in_quote != self.in_quote {
            true => marker,
            false => self.indent,
        };
        self.in_quote = in_quote;
        let mut line = String::with_capacity(text.len() + 2);
        line.push_str(if in_quote { "> " } else { "" });
        line.extend(std::iter::repeat_n(' ', if marker > 0 { 0 } else { self.indent }));
        prose_line(text, &mut line);
        line.truncate(line.trim_end().len());
        let is_empty = |line: &str| line.is_empty() || line == ">";
        if !(is_empty(&line) && self.lines.last().is_none_or(|last| is_empty(last))) {
            self.lines.push(line);
        }
    }
}

/// A heading as bold text: rustdoc would take it for a section of the documentation.
fn heading(line: &str) -> Option<String> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let title = title.strip_prefix([' ', '\t']).filter(|_| (1..=6).contains(&level))?.trim_end();
    let unclosed = title.trim_end_matches('#');
    let title = if unclosed.is_empty() || unclosed.ends_with([' ', '\t']) { unclosed } else { title };
    let mut safe = String::with_capacity(title.len());
    inline(title, &mut safe);
    let title = safe.replace("**", "");
    let title = title.trim_matches(['*', '_', ' ', '\t']);
    Some(if title.is_empty() { String::new() } else { format!("**{title}**") })
}

/// The title that GitHub shows for a block quote.
fn alert(line: &str) -> Option<&'static str> {
    match line {
        "[!NOTE]" => Some("**Note:**"),
        "[!TIP]" => Some("**Tip:**"),
        "[!IMPORTANT]" => Some("**Important:**"),
        "[!WARNING]" => Some("**Warning:**"),
        "[!CAUTION]" => Some("**Caution:**"),
        _ => None,
    }
}

/// Two pieces of clean prose, one after the other.
pub(super) fn both(first: String, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (true, _) => second.to_owned(),
        (_, true) => first,
        (false, false) => format!("{first}\n\n{second}"),
    }
}

/// The first paragraph of clean prose on one line, and the rest; no first one if a list or a block comes first.
pub(super) fn split(prose: &str) -> (String, &str) {
    let marks = if prose.starts_with('>') { "> " } else { "" };
    let text = |line| str::trim_start_matches(str::trim(line), |c| marks.contains(c));
    let opens = |text: &str| text.starts_with("```") || text.starts_with("* ") || text.starts_with('>');
    let goes_on = |text: &str| !text.is_empty() && !opens(text) && number_marker(text) == 0;
    let lines: Vec<&str> = prose.split_inclusive('\n').take_while(|line| goes_on(text(line))).collect();
    let length = lines.iter().map(|line| line.len()).sum();
    let paragraph: Vec<&str> = lines.into_iter().map(text).collect();
    (paragraph.join(" "), prose.get(length..).unwrap_or_default().trim_start_matches('\n'))
}

/// The first paragraph of prose on one line, without a full stop of its own; nothing if that is a block. A heading is none.
pub(super) fn line(text: &str) -> String {
    let cleaned = clean(text);
    let (first, rest) = split(&cleaned);
    let is_heading = first.starts_with("**") && first.ends_with("**") && first.matches("**").count() == 2;
    let line = match split(rest).0 {
        next if is_heading && !next.is_empty() => next,
        _ if first.is_empty() && !cleaned.starts_with("```") => {
            list_marker(cleaned.lines().next().unwrap_or_default()).1.to_owned()
        }
        _ => first,
    };
    line.trim_end_matches('.').to_owned()
}

/// The first sentence of prose, without a full stop of its own.
pub(super) fn summary(text: &str) -> String {
    let line = line(text);
    let (mut in_code, mut in_label) = (false, false);
    let mut before = '\0';
    for (index, c) in line.char_indices() {
        let is_escaped = before == '\\';
        match c {
            '`' if !is_escaped => in_code = !in_code,
            '[' if !is_escaped && !in_code => in_label = true,
            ']' if !is_escaped && !in_code => in_label = false,
            _ => {}
        }
        before = if is_escaped { '\0' } else { c };
        let (sentence, rest) = line.split_at(index);
        if c == '.' && !in_code && !in_label && ends_sentence(sentence, rest) {
            return sentence.to_owned();
        }
    }
    line
}

/// Returns whether the full stop at the beginning of `rest` ends a sentence: not one of an abbreviation, a number or an initial.
fn ends_sentence(sentence: &str, rest: &str) -> bool {
    const ABBREVIATIONS: [&str; 9] = ["approx", "cf", "dr", "incl", "mr", "no", "resp", "st", "vs"];
    let next = rest.strip_prefix(". ").and_then(|next| next.trim_start().chars().next());
    let last = sentence.rsplit([' ', '(']).next().unwrap_or_default();
    let is_short = last.split('.').all(|part| part.chars().count() == 1);
    let is_abbreviated = is_short || ABBREVIATIONS.contains(&last.to_lowercase().as_str());
    next.is_some_and(char::is_uppercase) && !is_abbreviated && sentence.matches("**").count().is_multiple_of(2)
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

/// Adds one line outside of blocks.
fn prose_line(line: &str, out: &mut String) {
    let (bullet, rest) = list_marker(line);
    let (number, content) = rest.split_at_checked(number_marker(rest)).unwrap_or(("", rest));
    let content = content.trim_start();
    out.push_str(bullet);
    out.push_str(number);
    if let Some(heading) = heading(content) {
        out.push_str(&heading);
    } else if let Some(alert) = alert(content) {
        out.push_str(alert);
    } else {
        if content.starts_with(['#', '|', '=', '+', '-', '~']) {
            out.push('\\');
        }
        inline(content, out);
    }
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

/// The length of the number of a list item and the space after it, such as `1. `; 0 if there is none.
fn number_marker(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..10).contains(&digits)
        && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if is_number { digits + 2 } else { 0 }
}

/// Adds one line, escaped outside of `code` and of links to web addresses.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    // An `h` may begin a web address. All others go through as they are.
    let is_special = |c: char| matches!(c, '`' | '[' | ']' | '<' | '>' | '\\' | '!' | 'h') || c.is_control();
    loop {
        let (plain, special) = rest.split_at_checked(rest.find(is_special).unwrap_or(rest.len())).unwrap_or((rest, ""));
        out.push_str(plain);
        rest = special;
        let Some(first) = rest.chars().next() else { break };
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
        } else if let Some((escaped, after)) = escaped(rest) {
            out.push_str(escaped);
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
}

/// A character that is escaped already.
fn escaped(text: &str) -> Option<(&str, &str)> {
    let next = text.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    text.split_at_checked(next.len_utf8() + 1)
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

/// Returns whether a text begins as a web address does.
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
            ("2.  Add:\n     more", "2. Add:\n   more"),
            ("set to false</code> to stop", "set to false to stop"),
            ("a\n\n\n\n    let x = 1;\n", "a\n\nlet x = 1;"),
            ("see [REST](https://a.b/c_d)", "see [REST](https://a.b/c_d)"),
            ("see [Client::new] and [x](javascript:1)", "see \\[Client::new\\] and \\[x\\](javascript:1)"),
            ("![x](https://a.b/c.png)", "\\![x](https://a.b/c.png)"),
            ("Vec<String>", "Vec\\<String\\>"),
            ("`Vec<String>` is code", "`Vec<String>` is code"),
            ("\\* a \\[b] \\`c` \\\\[d] C:\\e \\", "\\* a \\[b\\] \\`c\\` \\\\\\[d\\] C:\\\\e \\\\"),
            ("an `open tick", "an \\`open tick"),
            ("https://a.b/c.", "<https://a.b/c>."),
            ("• one\n* two", "* one\n* two"),
            ("* one\nof it\n\nnext", "* one\n  of it\n\nnext"),
            ("10. ten\n    of it\n- x\ny", "10. ten\n    of it\n* x\n  y"),
            ("1.5\nof it", "1.5\nof it"),
            ("#no heading\n#! x", "\\#no heading\n\\#! x"),
            ("a\n### Errors ##\nb", "a\n\n**Errors**\n\nb"),
            ("# **A** [b]\n", "**A \\[b\\]**"),
            ("#\n####### a", "\\#\n\\####### a"),
            ("> a\n>\n> # B\n> * c\n> d\ne\n\nf", "> a\n>\n> **B**\n> * c\n>   d\n>   e\n\nf"),
            ("* a\n>     b\n* c\n> ```\n> x", "* a\n> b\n* c\n> \\`\\`\\`\n> x"),
            (">> a > b", "> a \\> b"),
            ("> [!NOTE]\n> a", "> **Note:**\n> a"),
            ("# C#\n## #", "**C#**"),
            ("* # a\n1. # b\n2. -", "* **a**\n1. **b**\n2. \\-"),
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
    fn the_first_paragraph_is_told_from_the_rest() {
        for (prose, first, rest) in [
            ("a\nb\n\nc", "a b", "c"),
            ("a\n* b", "a", "* b"),
            ("a\n1. b", "a", "1. b"),
            ("a\n> b", "a", "> b"),
            ("> a\n> b\n>\n> c", "a b", ">\n> c"),
            ("* a\n* b", "", "* a\n* b"),
            ("```text\na\n```", "", "```text\na\n```"),
        ] {
            assert_eq!(split(prose), (first.to_owned(), rest), "{prose:?}");
        }
    }

    #[test]
    fn a_summary_is_one_sentence() {
        for (prose, sentence) in [
            ("List\nzones.\nAnd more", "List zones"),
            ("", ""),
            ("```\npanic!()\n```", ""),
            ("* an item\n* another", "an item"),
            ("# Zones\n\nAll of\nthem.", "All of them"),
            ("# Zones", "**Zones**"),
            ("Since v1.5. See", "Since v1.5"),
            ("Zones (e.g. Primary ones) of J. Doe, vs. Others. And", "Zones (e.g. Primary ones) of J. Doe, vs. Others"),
            ("Of Node.js. All of it. x", "Of Node.js"),
            ("A. B", "A. B"),
            ("`a. B` and [c. D](https://e.f) and **g. H**. I", "`a. B` and [c. D](https://e.f) and **g. H**"),
            ("ends. here", "ends. here"),
        ] {
            assert_eq!(summary(prose), sentence, "{prose:?}");
        }
    }
}
