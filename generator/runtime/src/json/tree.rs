//! A JSON text and the list of its values: two numbers each, and nothing copied.
//!
//! Numbers stay the text that they are. Reading them early, as `serde_json` does without its feature
//! `arbitrary_precision`, rounds those with many digits, and that feature would change `serde_json` for a whole program.

use std::borrow::Cow;

use super::fault::{Fault, MAX_DEPTH, no_json, no_text};
use super::node::Node;
use super::token::{ESCAPED, Token};
use super::{DecodeError, number};

/// A JSON text that has been checked, with a token for each value and each key, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct Tree<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) tokens: Vec<Token>,
}

/// Bytes of text per value or key, about; most answers have more.
const BYTES: usize = 9;

/// Null by itself. Its only token is the one that stands for tokens that are not there.
pub(crate) static NULL: Tree<'static> = Tree { text: Cow::Borrowed("null"), tokens: Vec::new() };

/// An object without fields.
pub(crate) static EMPTY_OBJECT: Tree<'static> = Tree { text: Cow::Borrowed("{}"), tokens: Vec::new() };

impl<'a> Tree<'a> {
    /// Reads JSON text.
    pub(crate) fn parse(json: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_at(json, 1)
    }

    /// Reads JSON text that begins on a line of a longer one, counted from 1.
    pub(crate) fn parse_at(json: &'a [u8], line: usize) -> Result<Self, DecodeError> {
        // a byte order mark may stand before JSON (RFC 8259, section 8.1)
        let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
        let text = std::str::from_utf8(json).map_err(|error| no_text(json, error.valid_up_to(), line))?;
        match Reader::read(text) {
            Ok(tokens) => Ok(Self { text: text.into(), tokens }),
            Err(fault) => Err(no_json(json, line, fault)),
        }
    }

    /// Reads JSON text with no more than a number of values; `None` if it may have more.
    pub(crate) fn parse_within(json: &'a [u8], values: usize) -> Option<Result<Self, DecodeError>> {
        // before each value but the first one stands one of these
        let is_small = json.len() / 2 < values;
        let marks = || json.iter().filter(|byte| matches!(byte, b',' | b':' | b'[' | b'{')).count();
        (is_small || marks() < values).then(|| Self::parse(json))
    }

    /// Reads the beginning of a JSON text, up to a number of bytes or to a fault. Open lists and objects end there.
    pub(crate) fn beginning(json: &'a [u8], limit: usize) -> Option<Self> {
        let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
        let is_cut = json.len() > limit;
        let start = json.get(..limit).unwrap_or(json);
        let text = match std::str::from_utf8(start) {
            Ok(text) => text,
            // a character may be cut in two
            Err(error) if is_cut => std::str::from_utf8(start.get(..error.valid_up_to())?).ok()?,
            Err(_) => return None,
        };
        let tokens = if is_cut { Reader::beginning(text) } else { Reader::read(text).ok()? };
        (!tokens.is_empty()).then(|| Self { text: text.into(), tokens })
    }

    /// Reads JSON text that the tree keeps.
    pub(crate) fn parse_owned(json: String) -> Result<Tree<'static>, DecodeError> {
        match Reader::read(&json) {
            Ok(tokens) => Ok(Tree { text: json.into(), tokens }),
            Err(fault) => Err(no_json(json.as_bytes(), 1, fault)),
        }
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Node<'_> {
        Node::first_of(&self.text, &self.tokens)
    }
}

/// Reads a JSON text into tokens. Every method says `None` to what is no JSON (RFC 8259).
struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    /// The tokens of the containers that are open, and whether each is an object.
    open: Vec<(usize, bool)>,
    /// The number of tokens at the end of the last value, or at the beginning of a container after it.
    whole: usize,
    fault: Fault,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let tokens = Vec::with_capacity(bytes.len() / BYTES + 16);
        Self { bytes, at: 0, tokens, open: Vec::new(), whole: 0, fault: Fault::Syntax }
    }

    fn read(text: &'t str) -> Result<Vec<Token>, Fault> {
        // an offset is a `u32`, and one bit of it is a mark
        if u32::try_from(text.len()).map_or(true, |length| length & ESCAPED != 0) {
            return Err(Fault::TooLong);
        }
        let mut reader = Self::new(text);
        match reader.values() {
            Some(()) => Ok(reader.tokens),
            None => Err(reader.fault),
        }
    }

    /// Reads as far as there is JSON.
    fn beginning(text: &'t str) -> Vec<Token> {
        let mut reader = Self::new(text);
        if reader.values().is_none() {
            reader.tokens.truncate(reader.whole);
            let next = reader.tokens.len() as u32;
            for (container, _) in reader.open {
                if let Some(token) = reader.tokens.get_mut(container) {
                    token.extent = next;
                }
            }
        }
        reader.tokens
    }

    fn values(&mut self) -> Option<()> {
        loop {
            let is_open = self.value()?;
            if is_open {
                continue;
            }
            self.whole = self.tokens.len();
            // after a value: the ends of containers, and then a comma or the end
            loop {
                let byte = self.next_byte();
                let Some(&(container, is_object)) = self.open.last() else {
                    return byte.is_none().then_some(());
                };
                match (byte?, is_object) {
                    (b',', is_object) => {
                        self.at += 1;
                        if is_object {
                            self.key()?;
                        }
                        break;
                    }
                    (b'}', true) | (b']', false) => {
                        self.at += 1;
                        self.open.pop();
                        let next = self.tokens.len() as u32;
                        self.tokens.get_mut(container)?.extent = next;
                    }
                    _ => return None,
                }
            }
        }
    }

    /// Reads a value, or the beginning of a container that holds something; says which.
    fn value(&mut self) -> Option<bool> {
        match self.next_byte()? {
            b'"' => self.string()?,
            byte @ (b'{' | b'[') => return self.container(byte),
            b't' => self.literal(b"true")?,
            b'f' => self.literal(b"false")?,
            b'n' => self.literal(b"null")?,
            _ => self.number()?,
        }
        Some(false)
    }

    fn container(&mut self, first: u8) -> Option<bool> {
        let is_object = first == b'{';
        let index = self.tokens.len();
        self.push(self.at, index as u32 + 1);
        self.whole = self.tokens.len();
        self.at += 1;
        match (self.next_byte()?, is_object) {
            (b'}', true) | (b']', false) => {
                self.at += 1;
                return Some(false);
            }
            _ if self.open.len() == MAX_DEPTH => {
                self.fault = Fault::TooDeep(self.at);
                return None;
            }
            (_, true) => {
                self.open.push((index, true));
                self.key()?;
            }
            (_, false) => self.open.push((index, false)),
        }
        Some(true)
    }

    fn key(&mut self) -> Option<()> {
        if self.next_byte()? != b'"' {
            return None;
        }
        self.string()?;
        if self.next_byte()? != b':' {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// The next byte that is no blank.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    /// Adds a token. Offsets and lengths fit: the text is not longer.
    #[inline]
    fn push(&mut self, start: usize, extent: u32) {
        self.tokens.push(Token { start: start as u32, extent });
    }

    fn literal(&mut self, word: &[u8]) -> Option<()> {
        let found = self.bytes.get(self.at..self.at + word.len())?;
        if found != word {
            return None;
        }
        self.push(self.at, word.len() as u32);
        self.at += word.len();
        Some(())
    }

    #[inline]
    fn string(&mut self) -> Option<()> {
        let start = self.at;
        let mut escaped = 0;
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += plain(rest)?;
            match self.bytes.get(self.at)? {
                b'"' => break,
                b'\\' => {
                    escaped = ESCAPED;
                    self.escape()?;
                }
                _ => return None,
            }
        }
        self.push(start, (self.at - start - 1) as u32 | escaped);
        self.at += 1;
        Some(())
    }

    fn escape(&mut self) -> Option<()> {
        let start = self.at;
        match self.bytes.get(self.at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 2,
            b'u' => match self.code_unit()? {
                // two halves that belong together
                0xd800..0xdc00 => {
                    let is_second = self.bytes.get(self.at..self.at + 2)? == b"\\u";
                    if !is_second || !(0xdc00..0xe000).contains(&self.code_unit()?) {
                        self.fault = Fault::Half(start);
                        return None;
                    }
                }
                0xdc00..0xe000 => {
                    self.fault = Fault::Half(start);
                    return None;
                }
                _ => {}
            },
            _ => return None,
        }
        Some(())
    }

    /// Reads `\u` and four digits.
    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.bytes.get(self.at + 2..self.at + 6)?;
        self.at += 6;
        digits.iter().try_fold(0, |unit, byte| Some(unit << 4 | char::from(*byte).to_digit(16)?))
    }

    fn number(&mut self) -> Option<()> {
        let length = number::length(self.bytes.get(self.at..)?)?;
        self.push(self.at, length as u32);
        self.at += length;
        Some(())
    }
}

/// The position of the first byte that does not simply stand in a string: its end, an escape, or a control character.
/// Eight bytes are looked at in one step.
#[inline]
fn plain(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut words = bytes.chunks_exact(8);
    let mut at = 0;
    for word in words.by_ref() {
        let word = u64::from_le_bytes(word.try_into().ok()?);
        // the highest bit of each byte that is less than another; the first one is right, later ones may be too many
        let less = |word: u64, than: u64| word.wrapping_sub(ONES * than) & !word;
        let quotes = word ^ (ONES * u64::from(b'"'));
        let slashes = word ^ (ONES * u64::from(b'\\'));
        let found = (less(word, 0x20) | less(quotes, 1) | less(slashes, 1)) & HIGH;
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    words.remainder().iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).map(|rest| at + rest)
}

#[cfg(test)]
mod tests;
