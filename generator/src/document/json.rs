//! JSON, read with the position of every value.
//!
//! One reader serves two ways: a document is read strictly ([`read`]); an example that a person typed into
//! a description is read with named tolerances ([`read_example`]), each of which is reported. Nothing else
//! is tolerated, and nothing is deleted to make a text fit.

mod space;
mod strings;
#[cfg(test)]
mod tests;

use super::{Map, Node, Origin, Source, Value, pointer};
use indexmap::IndexMap;
use indexmap::map::Entry;

/// The deepest nesting of values: more is no document but an attack.
const MAX_DEPTH: usize = 200;

/// The most bytes of a key. Findings name the way to their value: with long keys they would grow with the square of the
/// document.
pub(super) const MAX_KEY: usize = 4096;

/// The reason and the place of a text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The fault, and the text that was expected.
    pub message: String,
    /// The byte at which it was noticed.
    pub offset: usize,
    /// Another place that belongs to it, such as the first of two equal keys.
    pub related: Option<(usize, String)>,
}

/// A departure from JSON that people make when they write examples by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tolerance {
    /// `// text` or `/* text */`; kept as the documentation of the value it stands beside.
    Comment,
    /// `(...)` for something left out.
    Elision,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A line break or another control character inside a string.
    RawNewline,
    /// `{ { … } }`: the inner object is the value.
    DoubledBrace,
    /// The same key twice in one object; the last one counts.
    DuplicateKey,
}

impl Tolerance {
    /// The name under which it is reported.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Elision => "elision",
            Self::TrailingComma => "trailing-comma",
            Self::RawNewline => "raw-newline",
            Self::DoubledBrace => "doubled-brace",
            Self::DuplicateKey => "duplicate-key",
        }
    }
}

/// An example, and what had to be tolerated to read it.
#[derive(Debug, Clone)]
pub struct Example {
    /// The value.
    pub node: Node,
    /// Comments by the pointer of the value they stand beside.
    pub comments: IndexMap<String, String>,
    /// Each kind of tolerance that was needed, and how often.
    pub tolerances: std::collections::BTreeMap<Tolerance, usize>,
}

/// Reads a document strictly and records the position of every value in `source`, which will have `number`.
pub fn read(source: &mut Source, number: u16) -> Result<Node, SyntaxError> {
    let text = source.take_text();
    let mut reader = Reader::new(&text, Origins::Recorded { source, number });
    let result = reader.document();
    source.restore(text);
    result
}

/// Reads an example with all tolerances; every value gets the origin of the text that holds the example.
pub fn read_example(text: &str, origin: Origin) -> Result<Example, SyntaxError> {
    let mut reader = Reader::new(text, Origins::Fixed(origin));
    let node = reader.document()?;
    Ok(Example { node, comments: reader.comments, tolerances: reader.tolerances })
}

/// The key that stands at a byte of a text that has been read.
pub(super) fn key_at(text: &str, at: usize) -> Option<String> {
    let nowhere = Origins::Fixed(Origin { source: 0, entry: 0 });
    Reader { at, ..Reader::new(text, nowhere) }.string().ok()
}

enum Origins<'a> {
    Recorded { source: &'a mut Source, number: u16 },
    Fixed(Origin),
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    origins: Origins<'a>,
    comments: IndexMap<String, String>,
    tolerances: std::collections::BTreeMap<Tolerance, usize>,
    /// The pointer of the value being read; kept for examples only.
    pointer: String,
    /// The value that ended last on the current line: the length of its parent's pointer, and what it adds to that.
    last_on_line: Option<(usize, String)>,
    /// A comment that waits for the value after it.
    pending_comment: Option<String>,
}

/// The place of a child in its parent.
#[derive(Clone, Copy)]
enum Place<'k> {
    Root,
    /// The entry of the parent, the key, and the byte at which that stands.
    Key(u32, &'k str, usize),
    Index(u32, usize),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, origins: Origins<'a>) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            origins,
            comments: IndexMap::new(),
            tolerances: std::collections::BTreeMap::new(),
            pointer: String::new(),
            last_on_line: None,
            pending_comment: None,
        }
    }

    fn tolerant(&self) -> bool {
        matches!(self.origins, Origins::Fixed(_))
    }

    fn tolerate(&mut self, tolerance: Tolerance) {
        *self.tolerances.entry(tolerance).or_default() += 1;
    }

    fn document(&mut self) -> Result<Node, SyntaxError> {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.space()?;
        let node = self.value(Place::Root)?;
        self.space()?;
        if self.at < self.text.len() {
            return self.fail(format!("expected the end of the text, found {}", self.found()));
        }
        Ok(node)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn found(&self) -> String {
        match self.rest().chars().next() {
            None => "the end of the text".to_owned(),
            Some(character) => format!("`{}`", character.escape_debug()),
        }
    }

    fn fail<T>(&self, message: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError { message: message.into(), offset: self.at, related: None })
    }

    fn enter(&mut self, place: Place<'_>) -> (Origin, usize) {
        let length = self.pointer.len();
        match &mut self.origins {
            Origins::Recorded { source, number } => {
                let entry = match place {
                    Place::Root => source.enter_root(self.at),
                    Place::Key(parent, _, key_at) => source.enter_json_key(parent, key_at, self.at),
                    Place::Index(parent, index) => source.enter_index(parent, index, self.at),
                };
                (Origin { source: *number, entry }, length)
            }
            Origins::Fixed(origin) => {
                let origin = *origin;
                match place {
                    Place::Root => {}
                    Place::Key(_, key, _) => pointer::push(&mut self.pointer, key),
                    Place::Index(_, index) => pointer::push(&mut self.pointer, &index.to_string()),
                }
                if let Some(comment) = self.pending_comment.take() {
                    self.note_comment(self.pointer.clone(), comment);
                }
                (origin, length)
            }
        }
    }

    fn leave(&mut self, origin: Origin, pointer_length: usize) {
        match &mut self.origins {
            Origins::Recorded { source, .. } => source.leave(origin.entry, self.at),
            // The part that was added moves; to copy the whole would take the square of the time.
            Origins::Fixed(_) => self.last_on_line = Some((pointer_length, self.pointer.split_off(pointer_length))),
        }
    }

    fn value(&mut self, place: Place<'_>) -> Result<Node, SyntaxError> {
        if self.depth >= MAX_DEPTH {
            return self.fail(format!("values are nested deeper than {MAX_DEPTH} levels"));
        }
        self.depth += 1;
        let (origin, pointer_length) = self.enter(place);
        let value = match self.peek() {
            Some(b'{') => self.object(origin)?,
            Some(b'[') => self.array(origin)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        self.leave(origin, pointer_length);
        self.depth -= 1;
        Ok(Node { value, origin })
    }

    fn word(&mut self) -> Result<Value, SyntaxError> {
        let word = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (text, value) in word {
            if self.rest().starts_with(text) {
                self.at += text.len();
                return Ok(value);
            }
        }
        self.fail(format!("expected a value, found {}", self.found()))
    }

    fn number(&mut self) -> Result<Value, SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) {
            self.at += 1;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        match text.parse() {
            Ok(number) => Ok(Value::Number(number)),
            Err(_) => {
                self.at = start;
                self.fail(format!("`{text}` is not a JSON number"))
            }
        }
    }

    fn object(&mut self, origin: Origin) -> Result<Value, SyntaxError> {
        self.at += 1;
        self.space()?;
        if self.tolerant() && self.peek() == Some(b'{') {
            return self.doubled_brace(origin);
        }
        let mut map = Map::default();
        loop {
            match self.peek() {
                Some(b'}') => break,
                Some(b'"') => {}
                _ => return self.fail(format!("expected a key in double quotes or `}}`, found {}", self.found())),
            }
            let key_at = self.at;
            let key = self.string()?;
            if key.len() > MAX_KEY {
                self.at = key_at;
                return self.fail(format!("this key is longer than {MAX_KEY} bytes"));
            }
            if map.is_empty() {
                // Most objects have few members, and a map would make room for four.
                map.reserve_exact(1);
            }
            let member = map.entry(key);
            if let Entry::Occupied(first) = &member {
                self.duplicate(first.key(), key_at, first.get().origin)?;
            }
            self.space()?;
            if self.peek() != Some(b':') {
                return self.fail(format!("expected `:` after the key `{}`, found {}", member.key(), self.found()));
            }
            self.at += 1;
            self.space()?;
            let node = self.value(Place::Key(origin.entry, member.key(), key_at))?;
            member.insert_entry(node);
            if !self.separator(b'}')? {
                break;
            }
        }
        self.at += 1;
        Ok(map.into())
    }

    fn duplicate(&mut self, key: &str, at: usize, first: Origin) -> Result<(), SyntaxError> {
        let Origins::Recorded { source, .. } = &self.origins else {
            self.tolerate(Tolerance::DuplicateKey);
            return Ok(());
        };
        let first = source.key_start(first.entry).unwrap_or(at);
        Err(SyntaxError {
            message: format!("the key `{key}` stands twice in one object"),
            offset: at,
            related: Some((first, format!("`{key}` stands here first"))),
        })
    }

    fn doubled_brace(&mut self, origin: Origin) -> Result<Value, SyntaxError> {
        if self.depth >= MAX_DEPTH {
            return self.fail(format!("values are nested deeper than {MAX_DEPTH} levels"));
        }
        self.tolerate(Tolerance::DoubledBrace);
        self.depth += 1;
        let inner = self.object(origin)?;
        self.depth -= 1;
        self.space()?;
        if self.peek() != Some(b'}') {
            return self.fail(format!("expected the `}}` of a doubled brace, found {}", self.found()));
        }
        self.at += 1;
        Ok(inner)
    }

    fn array(&mut self, origin: Origin) -> Result<Value, SyntaxError> {
        self.at += 1;
        self.space()?;
        let mut items = Vec::new();
        while self.peek() != Some(b']') {
            if items.is_empty() {
                // Many lists have one element, and a list would make room for four.
                items.reserve_exact(1);
            }
            items.push(self.value(Place::Index(origin.entry, items.len()))?);
            if !self.separator(b']')? {
                break;
            }
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    /// Reads what stands after a value: true if another one follows, false at the closing bracket, which is
    /// left for the caller.
    fn separator(&mut self, close: u8) -> Result<bool, SyntaxError> {
        self.space()?;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                let elisions = self.tolerances.get(&Tolerance::Elision).copied();
                self.space()?;
                if self.peek() != Some(close) {
                    return Ok(true);
                }
                if !self.tolerant() {
                    return self.fail(format!("expected another value after `,`, found `{}`", char::from(close)));
                }
                // `, (...) ]` left something out: the comma belongs to that.
                if self.tolerances.get(&Tolerance::Elision).copied() == elisions {
                    self.tolerate(Tolerance::TrailingComma);
                }
                Ok(false)
            }
            Some(byte) if byte == close => Ok(false),
            _ => self.fail(format!("expected `,` or `{}`, found {}", char::from(close), self.found())),
        }
    }
}
