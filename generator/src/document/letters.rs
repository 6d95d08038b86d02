//! Letters of which names are made.

/// Returns whether a character is a letter of an alphabet, or an accent that belongs to the letter before it.
pub fn is_of_alphabet(c: char) -> bool {
    let is_letter = c.is_alphabetic()
        && matches!(c, '\u{80}'..'\u{1100}' | '\u{1200}'..'\u{2e80}' | '\u{fb00}'..'\u{fb50}' | '\u{ff21}'..'\u{ff5b}');
    is_letter || matches!(c, '\u{300}'..'\u{370}')
}

/// Returns whether a text has anything of which a name can be made.
pub fn can_be_name(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphanumeric() || is_of_alphabet(c))
}
