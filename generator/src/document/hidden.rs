//! Characters that a reader does not see, or that change how those around them are shown.

use std::fmt::Write as _;

/// Returns whether a character is a control character, has no width, or turns the direction of text around. A line break and a tab
/// are control characters, too.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Appends a text in which every hidden character but those of `kept` stands as its escape, such as `\u{202e}`.
pub fn push_escaped(text: &str, kept: &[char], escaped: &mut String) {
    let mut rest = text;
    while let Some((start, character)) = first_hidden(rest, kept) {
        let (before, after) = rest.split_at(start);
        escaped.push_str(before);
        _ = write!(escaped, "{}", character.escape_unicode());
        rest = after.strip_prefix(character).unwrap_or_default();
    }
    escaped.push_str(rest);
}

/// The first hidden character but those of `kept`, and its offset. Most texts are printable ASCII, which is passed over
/// byte by byte.
pub fn first_hidden(text: &str, kept: &[char]) -> Option<(usize, char)> {
    let mut start = 0;
    loop {
        let rest = text.get(start..)?;
        start += rest.bytes().position(|byte| !matches!(byte, b' '..=b'~'))?;
        let character = text.get(start..)?.chars().next()?;
        if is_hidden(character) && !kept.contains(&character) {
            return Some((start, character));
        }
        start += character.len_utf8();
    }
}

/// A text with its hidden characters but those of `kept` escaped.
pub fn escaped(text: &str, kept: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(text, kept, &mut escaped);
    escaped
}

/// JSON in which every hidden character stands as an escape of JSON. Line breaks are layout there: a string holds none.
pub fn escaped_json(json: String) -> String {
    if !json.contains(|c| is_hidden(c) && c != '\n') {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if is_hidden(character) && character != '\n' {
            for unit in character.encode_utf16(&mut [0; 2]) {
                _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_escaped_and_letters_of_all_scripts_are_not() {
        assert_eq!(escaped("\u{1b}[2J\u{9b}1m\u{7f}\n\t", &['\n', '\t']), "\\u{1b}[2J\\u{9b}1m\\u{7f}\n\t");
        for character in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{ad}', '\u{2028}', '\u{e0041}', '\u{200d}']
        {
            assert_eq!(escaped(&character.to_string(), &[]), character.escape_unicode().to_string());
        }
        for text in ["größe", "状态", "שלום", "سلام", "नमस्ते", "😀", "e\u{301}", "a\u{a0}b", "\u{2009}"]
        {
            assert_eq!(escaped(text, &[]), text);
        }
    }
}
