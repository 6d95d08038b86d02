//! Strings and their escapes.

use super::{Reader, SyntaxError, Tolerance};

impl<'a> Reader<'a> {
    pub(super) fn string(&mut self) -> Result<String, SyntaxError> {
        let start = self.at;
        self.at += 1;
        let mut text = self.plain().to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    text.push(self.escape()?);
                    text.push_str(self.plain());
                }
                Some(control) if self.tolerant() => {
                    self.tolerate(Tolerance::RawNewline);
                    text.push(char::from(control));
                    self.at += 1;
                    text.push_str(self.plain());
                }
                Some(control) => {
                    return self.fail(format!("the control character U+{control:04X} stands inside a string"));
                }
                None => {
                    self.at = start;
                    return self.fail("this string never ends");
                }
            }
        }
    }

    /// Reads all that stands for itself, up to an escape, the end of the string, or what no string may hold.
    fn plain(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let escaped = self.rest().chars().nth(1);
        self.at += 2;
        let character = match escaped {
            Some(character @ ('"' | '\\' | '/')) => character,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => return self.unicode_escape(start),
            _ => {
                self.at = start;
                return self.fail("this escape is not one of JSON's");
            }
        };
        Ok(character)
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char, SyntaxError> {
        let first = self.four_digits();
        let code = match first {
            Some(high @ 0xD800..=0xDBFF) if self.rest().starts_with("\\u") => {
                self.at += 2;
                match self.four_digits() {
                    Some(low @ 0xDC00..=0xDFFF) => Some(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)),
                    _ => None,
                }
            }
            other => other,
        };
        match code.and_then(char::from_u32) {
            Some(character) => Ok(character),
            None => {
                self.at = start;
                self.fail("this `\\u` escape is no character")
            }
        }
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
