//! YAML 1.2, read into the same tree as JSON, with the position of every value.
//!
//! Plain scalars follow the core schema: `on`, `no` and dates are strings, `true` and `200` are not. Keys are
//! always strings, so that `200:` is the status `"200"`.

use super::json::{MAX_KEY, SyntaxError};
use super::{Map, Node, Origin, Source, Value};
use indexmap::map::Entry;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};
use std::collections::HashMap;

/// The deepest nesting of values.
const MAX_DEPTH: usize = 200;

/// The most values that aliases may add in all, as a multiple of the values that are written out.
const MAX_ALIAS_GROWTH: usize = 10;

/// A value with an anchor, kept for its aliases.
struct Anchored {
    node: Node,
    size: usize,
    depth: usize,
}

/// Reads a document and records the position of every value in `source`, which will have `number`.
pub fn read(source: &mut Source, number: u16) -> Result<Node, SyntaxError> {
    let text = source.take_text();
    let mut reader = Reader {
        parser: Parser::new_from_str(&text),
        bytes: byte_offsets(&text),
        source,
        number,
        anchors: HashMap::new(),
        written: 0,
        anchored: 0,
        aliased: 0,
        depth: 0,
    };
    let result = reader.document();
    source.restore(text);
    result
}

/// The byte offset of every character, or nothing if they are the same.
fn byte_offsets(text: &str) -> Option<Vec<usize>> {
    (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    bytes: Option<Vec<usize>>,
    source: &'a mut Source,
    number: u16,
    anchors: HashMap<usize, Anchored>,
    written: usize,
    anchored: usize,
    aliased: usize,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Place<'k> {
    Root,
    /// The entry of the parent, the key, and the byte at which that stands.
    Key(u32, &'k str, usize),
    Index(u32, usize),
}

impl<'a> Reader<'a> {
    fn offset(&self, characters: usize) -> usize {
        match &self.bytes {
            None => characters,
            Some(table) => table.get(characters).or(table.last()).copied().unwrap_or(0),
        }
    }

    fn fail<T>(&self, span: Span, message: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError { message: message.into(), offset: self.offset(span.start.index()), related: None })
    }

    fn scan_error(&self, error: &ScanError) -> SyntaxError {
        SyntaxError { message: error.info().to_owned(), offset: self.offset(error.marker().index()), related: None }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), SyntaxError> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(self.scan_error(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn document(&mut self) -> Result<Node, SyntaxError> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd | Event::DocumentEnd, span) => return self.fail(span, "the text holds no value"),
                (event, span) => {
                    let node = self.value(event, span, Place::Root)?;
                    return self.end(node);
                }
            }
        }
    }

    fn end(&mut self, node: Node) -> Result<Node, SyntaxError> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(node),
                (Event::DocumentStart(_), span) => return self.fail(span, "the text holds more than one document"),
                _ => {}
            }
        }
    }

    fn value(&mut self, event: Event<'a>, span: Span, place: Place<'_>) -> Result<Node, SyntaxError> {
        if self.depth >= MAX_DEPTH {
            return self.fail(span, format!("values are nested deeper than {MAX_DEPTH} levels"));
        }
        let start = self.offset(span.start.index());
        let entry = match place {
            Place::Root => self.source.enter_root(start),
            Place::Key(parent, key, key_at) => self.source.enter_key(parent, key, key_at, start),
            Place::Index(parent, index) => self.source.enter_index(parent, index, start),
        };
        let origin = Origin { source: self.number, entry };
        self.written += 1;
        self.depth += 1;
        let (value, anchor, end) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = match tag.as_deref().map(|tag| tag.suffix.as_str()) {
                    Some("str" | "!" | "") => false,
                    Some("int" | "float" | "bool" | "null") => true,
                    _ => style == ScalarStyle::Plain,
                };
                let value = if is_plain { plain_scalar(&text) } else { Value::String(text.into_owned()) };
                (value, anchor, span)
            }
            Event::SequenceStart(anchor, _) => {
                let (items, end) = self.sequence(entry)?;
                (Value::Array(items), anchor, end)
            }
            Event::MappingStart(anchor, _) => {
                let (map, end) = self.mapping(entry)?;
                (map.into(), anchor, end)
            }
            Event::Alias(anchor) => (self.alias(anchor, span)?, 0, span),
            _ => return self.fail(span, "expected a value"),
        };
        self.depth -= 1;
        let end = self.offset(end.end.index());
        self.source.leave(entry, end);
        let node = Node { value, origin };
        if anchor != 0 {
            let (size, depth) = node.extent();
            self.anchored += size;
            if self.anchored > self.most() {
                return self.fail(span, "anchors hold too many values");
            }
            self.anchors.insert(anchor, Anchored { node: node.clone(), size, depth });
        }
        Ok(node)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<Value, SyntaxError> {
        let Some(Anchored { node, size, depth }) = self.anchors.get(&anchor) else {
            return self.fail(span, "this alias refers to a value that has not ended");
        };
        // The alias itself is one level already.
        if self.depth + depth > MAX_DEPTH + 1 {
            return self.fail(span, format!("values are nested deeper than {MAX_DEPTH} levels"));
        }
        self.aliased += size;
        if self.aliased > self.most() {
            return self.fail(span, "aliases repeat too many values");
        }
        Ok(node.value.clone())
    }

    /// The most values that aliases may add so far, and that may be kept for them.
    fn most(&self) -> usize {
        self.written.saturating_mul(MAX_ALIAS_GROWTH).max(10_000)
    }

    fn sequence(&mut self, parent: u32) -> Result<(Vec<Node>, Span), SyntaxError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, span) => return Ok((items, span)),
                (event, span) => items.push(self.value(event, span, Place::Index(parent, items.len()))?),
            }
        }
    }

    fn mapping(&mut self, parent: u32) -> Result<(Map, Span), SyntaxError> {
        let mut map = Map::default();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, span) => {
                    merge(&mut map);
                    return Ok((map, span));
                }
                (Event::Scalar(text, _, anchor, _), span) => {
                    if anchor != 0 {
                        let origin = Origin { source: self.number, entry: parent };
                        let node = Node { value: Value::String(text.to_string()), origin };
                        self.anchors.insert(anchor, Anchored { node, size: 1, depth: 1 });
                    }
                    (text.into_owned(), span)
                }
                (Event::Alias(anchor), span) => match self.alias(anchor, span)? {
                    Value::String(text) => (text, span),
                    _ => return self.fail(span, "a key must be a scalar"),
                },
                (_, span) => return self.fail(span, "a key must be a scalar"),
            };
            let (key, span) = key;
            let offset = self.offset(span.start.index());
            if key.len() > MAX_KEY {
                return self.fail(span, format!("this key is longer than {MAX_KEY} bytes"));
            }
            let member = map.entry(key);
            if let Entry::Occupied(first) = &member {
                let (key, first) = (first.key(), self.source.key_start(first.get().origin.entry));
                return Err(SyntaxError {
                    message: format!("the key `{key}` stands twice in one object"),
                    offset,
                    related: first.map(|first| (first, format!("`{key}` stands here first"))),
                });
            }
            let (event, span) = self.next()?;
            let node = self.value(event, span, Place::Key(parent, member.key(), offset))?;
            member.insert_entry(node);
        }
    }
}

/// `<<: *base` is no part of YAML 1.2, but people write it: the members of the base that the map does not have itself.
fn merge(map: &mut Map) {
    let is_base = |node: &Node| match &node.value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().all(|item| item.as_object().is_some()),
        _ => false,
    };
    if !map.get("<<").is_some_and(is_base) {
        return;
    }
    let bases = match map.shift_remove("<<").map(|node| node.value) {
        Some(Value::Object(base)) => vec![*base],
        Some(Value::Array(items)) => items.into_iter().filter_map(|item| item.as_object().cloned()).collect(),
        _ => Vec::new(),
    };
    for (key, node) in bases.into_iter().flatten() {
        map.entry(key).or_insert(node);
    }
}

/// The core schema of YAML 1.2.2, section 10.3.
fn plain_scalar(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    integer(text).or_else(|| float(text)).map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

fn integer(text: &str) -> Option<serde_json::Number> {
    if let Some(octal) = text.strip_prefix("0o") {
        return u64::from_str_radix(octal, 8).ok().map(Into::into);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return u64::from_str_radix(hexadecimal, 16).ok().map(Into::into);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse::<i64>().map(Into::into).or_else(|_| text.parse::<u64>().map(Into::into)).ok()
}

fn float(text: &str) -> Option<serde_json::Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let numeric = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'-' | b'+'));
    let starts_well = digits.starts_with(|c: char| c.is_ascii_digit())
        || digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if !numeric || !starts_well {
        return None;
    }
    text.parse::<f64>().ok().and_then(serde_json::Number::from_f64)
}

#[cfg(test)]
mod tests;
