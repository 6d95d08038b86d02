//! Texts, and where in them a value stands: an [`Origin`] becomes a [`Location`] with line, column and pointer.

use super::{json, pointer};
use std::ops::Range;

/// The number of a value and that of its text: an index into [`Sources`], small enough to be copied with every node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    pub(crate) source: u16,
    pub(crate) entry: u32,
}

/// Bytes of a source. They begin and end where characters do: only [`Sources`] makes spans, and it rounds to characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    source: u16,
    start: usize,
    end: usize,
}

impl Span {
    /// The number of the source.
    pub fn source(&self) -> u16 {
        self.source
    }

    /// The bytes.
    pub fn bytes(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// One value of a text: its parent, the key or index under which it stands, and its bytes. There is one for each value of a
/// document, so it is small.
#[derive(Debug, Clone)]
struct Entry {
    /// Of the root: itself.
    parent: u32,
    token: Token,
    span: (u32, u32),
}

#[derive(Debug, Clone)]
enum Token {
    Root,
    /// The number of a key, and the byte at which it stands.
    Key(u32, u32),
    /// The key that stands at this byte of a text that is JSON: it can be read again.
    JsonKey(u32),
    Index(u32),
}

/// A text and the position of each of its values.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
    entries: Vec<Entry>,
    /// The keys of a text that is not JSON.
    keys: Vec<Box<str>>,
    lines: Vec<u32>,
    /// The numbers of characters before each [`STEP`]th byte: a document may be one long line, and have many findings.
    characters: Vec<u32>,
}

/// The most bytes that are searched to count the characters before a byte.
const STEP: usize = 256;

/// The place of a value, for people: 1-based line and column, in characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Location {
    /// The name of the text, usually a file name.
    pub source: String,
    /// The JSON pointer of the value in its text.
    pub pointer: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

impl Source {
    /// A text none of whose values is known yet.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = vec![0];
        let (mut characters, mut count) = (Vec::with_capacity(text.len() / STEP + 2), 0);
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                characters.push(count);
            }
            count += u32::from(begins_character(byte));
            if byte == b'\n' {
                lines.push(at as u32 + 1);
            }
        }
        characters.push(count);
        Self { name: name.into(), text, entries: Vec::new(), keys: Vec::new(), lines, characters }
    }

    /// The same values in a text in which they stand at the same bytes.
    pub(crate) fn with_text(self, text: &str) -> Self {
        Self { entries: self.entries, keys: self.keys, ..Self::new(self.name, text) }
    }

    /// The name of the text.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of the character to which a byte belongs, both from 1.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.character_start(offset);
        let line = self.lines.partition_point(|start| *start as usize <= offset).max(1);
        let start = self.lines.get(line - 1).map_or(0, |start| *start as usize);
        (line, self.characters_before(offset) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        let counted = self.characters.get(step).map_or(0, |count| *count as usize);
        let rest = self.text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        counted + rest.iter().filter(|byte| begins_character(**byte)).count()
    }

    /// The first byte of the character to which a byte belongs.
    fn character_start(&self, offset: usize) -> usize {
        (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The first byte at or after this one at which a character begins or the text ends.
    fn character_end(&self, offset: usize) -> usize {
        let length = self.text.len();
        (offset..length).find(|at| self.text.is_char_boundary(*at)).unwrap_or(length)
    }

    /// The characters to which these bytes belong.
    fn span(&self, source: u16, bytes: Range<usize>) -> Span {
        let start = self.character_start(bytes.start);
        Span { source, start, end: self.character_end(bytes.end).max(start) }
    }

    pub(super) fn enter_root(&mut self, start: usize) -> u32 {
        self.enter(0, Token::Root, start)
    }

    pub(super) fn enter_key(&mut self, parent: u32, key: &str, key_at: usize, start: usize) -> u32 {
        self.keys.push(key.into());
        self.enter(parent, Token::Key(self.keys.len() as u32 - 1, key_at as u32), start)
    }

    pub(super) fn enter_json_key(&mut self, parent: u32, key_at: usize, start: usize) -> u32 {
        self.enter(parent, Token::JsonKey(key_at as u32), start)
    }

    /// The byte at which the key of a value stands.
    pub(super) fn key_start(&self, entry: u32) -> Option<usize> {
        match self.entries.get(entry as usize)?.token {
            Token::Key(_, at) | Token::JsonKey(at) => Some(at as usize),
            _ => None,
        }
    }

    pub(super) fn enter_index(&mut self, parent: u32, index: usize, start: usize) -> u32 {
        self.enter(parent, Token::Index(index as u32), start)
    }

    fn enter(&mut self, parent: u32, token: Token, start: usize) -> u32 {
        self.entries.push(Entry { parent, token, span: (start as u32, start as u32) });
        self.entries.len() as u32 - 1
    }

    pub(super) fn leave(&mut self, entry: u32, end: usize) {
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.span.1 = end as u32;
        }
    }

    /// Takes the text out, so that it can be read while positions are recorded; give it back with
    /// [`Source::restore`].
    pub(super) fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    pub(super) fn restore(&mut self, text: String) {
        self.text = text;
    }

    fn pointer(&self, entry: u32) -> String {
        let mut tokens = Vec::new();
        let mut current = entry;
        while let Some(Entry { parent, token, .. }) = self.entries.get(current as usize) {
            if let Token::Root = token {
                break;
            }
            tokens.push(token);
            current = *parent;
        }
        let mut text = String::new();
        for token in tokens.into_iter().rev() {
            match token {
                Token::Root => {}
                Token::Key(number, _) => {
                    pointer::push(&mut text, self.keys.get(*number as usize).map_or("", |key| key));
                }
                Token::JsonKey(at) => {
                    pointer::push(&mut text, &json::key_at(&self.text, *at as usize).unwrap_or_default());
                }
                Token::Index(index) => pointer::push(&mut text, &index.to_string()),
            }
        }
        text
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// All texts of a run.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text and gives its number.
    #[doc(hidden)]
    pub fn add(&mut self, source: Source) -> u16 {
        self.0.push(source);
        self.0.len() as u16 - 1
    }

    /// The number that the next added text will have.
    #[doc(hidden)]
    pub fn next(&self) -> u16 {
        self.0.len() as u16
    }

    /// The text an origin points into.
    #[doc(hidden)]
    pub fn source(&self, origin: Origin) -> Option<&Source> {
        self.0.get(usize::from(origin.source))
    }

    /// The text with a number.
    pub fn get(&self, number: u16) -> Option<&Source> {
        self.0.get(usize::from(number))
    }

    /// The place of a byte that belongs to no value, such as one that cannot be read.
    #[doc(hidden)]
    pub fn byte_location(&self, number: u16, offset: usize) -> Option<Location> {
        let source = self.get(number)?;
        let (line, column) = source.line_column(offset);
        Some(Location { source: source.name.clone(), pointer: String::new(), line, column })
    }

    /// The character to which a byte belongs.
    #[doc(hidden)]
    pub fn byte_span(&self, number: u16, offset: usize) -> Option<Span> {
        Some(self.get(number)?.span(number, offset..offset.saturating_add(1)))
    }

    /// The bytes of a value.
    #[doc(hidden)]
    pub fn span(&self, origin: Origin) -> Option<Span> {
        let source = self.source(origin)?;
        let (start, end) = source.entries.get(origin.entry as usize)?.span;
        Some(source.span(origin.source, start as usize..end as usize))
    }

    /// The place of a value.
    #[doc(hidden)]
    pub fn location(&self, origin: Origin) -> Option<Location> {
        let source = self.source(origin)?;
        let (start, _) = source.entries.get(origin.entry as usize)?.span;
        let (line, column) = source.line_column(start as usize);
        Some(Location { source: source.name.clone(), pointer: source.pointer(origin.entry), line, column })
    }
}
