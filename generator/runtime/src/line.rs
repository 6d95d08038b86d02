//! Texts from outside as a part of one line.

/// Returns a text from outside as a part of one line: control characters are spaces, and invisible characters, and
/// those that turn the direction of a line, are escaped.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            _ if character.is_control() => line.push(' '),
            _ if is_hidden(character) => line.extend(character.escape_unicode()),
            _ => line.push(character),
        }
    }
    line
}

/// Returns whether nobody sees a character, or it turns the direction of a text.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_outside_stays_on_its_line_and_turns_nothing_around() {
        let text = "a\nb\u{1b}[2J\u{202e}c\u{2066}d\u{2028}e\u{200b}f\u{feff}g größe";
        assert_eq!(one_line(text), "a b [2J\\u{202e}c\\u{2066}d\\u{2028}e\\u{200b}f\\u{feff}g größe");
    }
}
