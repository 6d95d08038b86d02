//! A place in a JSON answer: the value there, the way to it, and what decoding depends on.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::node::{Members, Node, View};
use super::tree::NULL;
use super::{Blank, Choice, Codec, Context, DecodeError, Leniency, Reading};

/// The way from the root to a value. It lives on the stack and costs nothing until somebody wants to read it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The path as it stands in messages: `records["17"].ttl`, `zones[3].name`.
    pub(crate) fn print(&self) -> String {
        let mut text = String::new();
        self.print_to(&mut text);
        text
    }

    fn print_to(&self, text: &mut String) {
        // writing to a String cannot fail
        let _ = match self {
            Self::Root => Ok(()),
            Self::Index(parent, index) => {
                parent.print_to(text);
                write!(text, "[{index}]")
            }
            Self::Key(parent, key) => {
                parent.print_to(text);
                let dot = if text.is_empty() { "" } else { "." };
                if is_identifier(key) { write!(text, "{dot}{key}") } else { write!(text, "[{key:?}]") }
            }
        };
    }
}

fn is_identifier(key: &str) -> bool {
    !key.starts_with(|c: char| c.is_ascii_digit())
        && !key.is_empty()
        && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// A place in an answer, to be decoded.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) path: &'a Path<'a>,
    pub(crate) context: &'a Context<'a>,
}

impl<'a> Input<'a> {
    /// The fields of the object that stands here. `[]` is an empty object, a list with items never is one.
    ///
    /// # Errors
    /// There is no object here.
    pub fn object(self) -> Result<Fields<'a>, DecodeError> {
        if self.context.empty_body && matches!(self.path, Path::Root) {
            self.lenient(Leniency::EmptyBody)?;
        }
        let fields = match self.node.view() {
            View::Object(fields) => fields,
            View::List(items) if items.is_empty() => {
                self.lenient(Leniency::EmptyListAsObject)?;
                Members::default()
            }
            _ => return Err(self.error("an object")),
        };
        Ok(Fields { input: self, fields, next: Cell::new((0, fields)), known: Positions::default() })
    }

    /// The text that stands here; of a number its digits.
    ///
    /// # Errors
    /// There is neither text nor a number here.
    pub fn text(self) -> Result<String, DecodeError> {
        match self.node.view() {
            View::Text(text) => Ok(text.into_owned()),
            View::Number(number) => {
                self.lenient(Leniency::NumberAsText)?;
                Ok(number.to_owned())
            }
            _ => Err(self.error("text")),
        }
    }

    /// Finds which of several types the value that stands here has.
    pub fn choice<T>(self) -> Choice<'a, T> {
        Choice::new(self)
    }

    /// The value that stands here, as it is.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.node.to_value()
    }

    /// Every use of a spelling that is not the documented one comes through here.
    ///
    /// # Errors
    /// The client is strict, or does not read this spelling.
    pub fn lenient(self, kind: Leniency) -> Result<(), DecodeError> {
        if self.context.strict || !kind.is_read(self.context.reading) {
            let found = kind.describe().to_owned();
            return Err(DecodeError::new(self.path.print(), "the documented spelling", found, self.node.excerpt()));
        }
        if let Some(observer) = self.context.observer {
            observer.leniency(&self.path.print(), kind);
        }
        Ok(())
    }

    /// Tells the observer of a value of an enum that the documentation does not know.
    pub fn unknown_value(self) {
        if let Some(observer) = self.context.observer {
            observer.unknown_value(&self.path.print());
        }
    }

    /// The error that says what was expected here, and what was found.
    #[must_use]
    pub fn error(self, expected: impl Into<String>) -> DecodeError {
        DecodeError::new(self.path.print(), expected, self.node.describe(), self.node.excerpt())
    }

    /// Reads what may be missing: `None` for null, and for what means none to the reader.
    #[inline]
    pub(crate) fn option<C: Codec>(self) -> Result<Option<C::Value>, DecodeError> {
        if self.node.is_null() || (self.context.reading == Reading::Php && self.is_blank(C::BLANK)?) {
            return Ok(None);
        }
        match C::decode(self) {
            Ok(value) => Ok(Some(value)),
            Err(error) => self.none_after::<C>(error).map(|()| None),
        }
    }

    /// Whether a text stands here that means none to PHP programs, for a type with this notion of it.
    #[inline]
    fn is_blank(self, blank: Blank) -> Result<bool, DecodeError> {
        // as long as one of the texts in question
        if blank == Blank::IsValue || !matches!(self.node.text_length(), 0 | 10 | 19) || !self.node.is_text() {
            return Ok(false);
        }
        let text = self.node.as_text().unwrap_or_default();
        let leniency = match &*text {
            "" if blank == Blank::IsNone => Leniency::EmptyTextAsNone,
            text if is_zero_date(text) => Leniency::ZeroDateAsNone,
            _ => return Ok(false),
        };
        self.lenient(leniency)?;
        Ok(true)
    }

    /// Says whether a value that its type cannot hold is left out.
    #[cold]
    fn none_after<C: Codec>(self, error: DecodeError) -> Result<(), DecodeError> {
        let leniency = match self.node.as_text().as_deref() {
            Some("") => Leniency::EmptyTextAsNone,
            Some(text) if is_zero_date(text) => Leniency::ZeroDateAsNone,
            None if C::is_beyond(self) => Leniency::OutOfRange,
            _ => return Err(error),
        };
        self.lenient(leniency).map_err(|_| error)
    }

    /// Reads what one of many is. Null where no null is documented is left out, if the client is tolerant.
    pub(crate) fn one_of_many<C: Codec>(self) -> Result<Option<C::Value>, DecodeError> {
        match C::decode(self) {
            Err(error) if self.node.is_null() => {
                self.lenient(Leniency::NullAmongMany).map(|()| None).map_err(|_| error)
            }
            decoded => decoded.map(Some),
        }
    }

    /// The item of the list that stands here; null if the list is shorter.
    pub(crate) fn item<C: Codec>(self, index: usize) -> Result<C::Value, DecodeError> {
        let mut items = self.node.as_list().ok_or_else(|| self.error("a list"))?;
        let path = Path::Index(self.path, index);
        let input = |node| Input { node, path: &path, context: self.context };
        match items.nth(index) {
            Some(node) => C::decode(input(node)),
            None => C::decode(input(NULL.root())),
        }
    }

    /// How many items the list that stands here seems to have.
    pub(crate) fn items(self) -> usize {
        match self.node.view() {
            View::List(items) => items.count(),
            View::Object(fields) if fields.clone().next().is_some_and(|(key, _)| index(&key).is_some()) => {
                fields.count()
            }
            _ => 1,
        }
    }

    /// Goes through the list that stands here: a list, an object with integer keys, or the only item by itself.
    pub(crate) fn each(self, visit: &mut dyn FnMut(Input<'_>) -> Result<(), DecodeError>) -> Result<(), DecodeError> {
        let at = |node, path: &Path<'_>, visit: &mut dyn FnMut(Input<'_>) -> _| {
            visit(Input { node, path, context: self.context })
        };
        match self.node.view() {
            View::List(items) => {
                items.enumerate().try_for_each(|(index, node)| at(node, &Path::Index(self.path, index), visit))
            }
            View::Object(fields) if fields.is_empty() => self.lenient(Leniency::EmptyObjectAsList),
            View::Object(mut fields) => match order(fields) {
                Order::Ascending => {
                    self.lenient(Leniency::IndexedList)?;
                    fields.try_for_each(|(key, node)| at(node, &Path::Key(self.path, &key), visit))
                }
                Order::Mixed => {
                    self.lenient(Leniency::IndexedList)?;
                    let items = by_index(fields).unwrap_or_default();
                    items.iter().try_for_each(|(_, key, node)| at(*node, &Path::Key(self.path, key), visit))
                }
                Order::None => self.only_item(visit),
            },
            View::Null => self.lenient(Leniency::NullAsEmpty).map_err(|_| self.error("a list")),
            _ => self.only_item(visit),
        }
    }

    fn only_item(self, visit: &mut dyn FnMut(Input<'_>) -> Result<(), DecodeError>) -> Result<(), DecodeError> {
        visit(self)?;
        self.lenient(Leniency::OneAsMany)
    }
}

/// What PHP's `0000-00-00` dates mean.
pub(crate) fn is_zero_date(text: &str) -> bool {
    matches!(text, "0000-00-00" | "0000-00-00 00:00:00")
}

/// In which order the keys of an object are list indexes.
enum Order {
    /// One of them is no index.
    None,
    /// Each is larger than the one before.
    Ascending,
    Mixed,
}

fn order(mut fields: Members<'_>) -> Order {
    let mut last = None;
    let mut order = Order::Ascending;
    for (key, _) in fields.by_ref() {
        let Some(index) = index(&key) else { return Order::None };
        if last.is_some_and(|last| last >= index) {
            order = Order::Mixed;
        }
        last = Some(index);
    }
    order
}

/// The fields of an object whose keys are all list indexes, in numeric order; gaps are legal.
pub(crate) fn by_index<K: AsRef<str>, V>(fields: impl Iterator<Item = (K, V)>) -> Option<Vec<(u64, K, V)>> {
    let mut items = fields.map(|(key, value)| Some((index(key.as_ref())?, key, value))).collect::<Option<Vec<_>>>()?;
    items.sort_by_key(|(index, ..)| *index);
    Some(items)
}

/// A key as PHP writes list indexes: digits only, no leading zero.
fn index(key: &str) -> Option<u64> {
    match key.as_bytes() {
        [b'0'] => Some(0),
        [b'1'..=b'9', ..] => key.parse().ok(),
        _ => None,
    }
}

/// The fields of an object.
pub struct Fields<'a> {
    input: Input<'a>,
    fields: Members<'a>,
    // servers send fields in the order of their documentation: the next one asked for is mostly the next one there
    next: Cell<(usize, Members<'a>)>,
    known: Positions,
}

/// A set of positions. Objects rarely have more than 64 fields: the first ones need no allocation.
#[derive(Default)]
struct Positions {
    first: Cell<u64>,
    others: RefCell<BTreeSet<usize>>,
}

impl Positions {
    #[inline]
    fn add(&self, position: usize) {
        if position < 64 {
            self.first.set(self.first.get() | 1 << position);
        } else {
            self.others.borrow_mut().insert(position);
        }
    }

    fn has(&self, position: usize) -> bool {
        if position < 64 { self.first.get() & 1 << position != 0 } else { self.others.borrow().contains(&position) }
    }
}

impl<'a> Fields<'a> {
    /// A field that may be absent, or there without a value.
    ///
    /// # Errors
    /// There is a value, but it is none of the type.
    pub fn optional<C: Codec>(&self, key: &str) -> Result<Option<C::Value>, DecodeError> {
        let Some(node) = self.get(key) else {
            return Ok(None);
        };
        let path = Path::Key(self.input.path, key);
        Input { node, path: &path, context: self.input.context }.option::<C>()
    }

    /// A field that may be absent, or null, or there.
    ///
    /// # Errors
    /// There is a value, but it is none of the type.
    pub fn nullable<C: Codec>(&self, key: &str) -> Result<Option<Option<C::Value>>, DecodeError> {
        let is_there = self.get(key).is_some();
        let value = self.optional::<C>(key)?;
        Ok(is_there.then_some(value))
    }

    /// A field that has its type's default when it is absent or without a value.
    ///
    /// # Errors
    /// There is a value, but it is none of the type.
    pub fn defaulted<C: Codec<Value: Default>>(&self, key: &str) -> Result<C::Value, DecodeError> {
        self.optional::<C>(key).map(Option::unwrap_or_default)
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// It is absent, or its value is none of the type.
    pub fn required<C: Codec>(&self, key: &str) -> Result<C::Value, DecodeError> {
        let path = Path::Key(self.input.path, key);
        match self.get(key) {
            Some(node) => C::decode(Input { node, path: &path, context: self.input.context }),
            None => Err(DecodeError::new(path.print(), "a value", "nothing".to_owned(), String::new())),
        }
    }

    /// Takes a field for known without reading it: one that always has the same value.
    pub fn skip(&self, key: &str) {
        let _ = self.get(key);
    }

    /// The fields that have not been asked for yet, all of one type.
    ///
    /// # Errors
    /// One of them is none of the type.
    pub fn rest<C: Codec>(&self) -> Result<BTreeMap<String, C::Value>, DecodeError> {
        let mut rest = BTreeMap::new();
        for (key, node) in self.unknown() {
            let path = Path::Key(self.input.path, &key);
            let value = Input { node, path: &path, context: self.input.context }.one_of_many::<C>()?;
            if let Some(value) = value {
                rest.insert(key.into_owned(), value);
            }
        }
        (0..self.fields.count()).for_each(|position| self.known.add(position));
        Ok(rest)
    }

    /// Tells the observer about every field that has not been asked for.
    pub fn finish(&self) {
        let Some(observer) = self.input.context.observer else {
            return;
        };
        for (key, _) in self.unknown() {
            observer.unknown_field(&Path::Key(self.input.path, &key).print());
        }
    }

    fn unknown(&self) -> impl Iterator<Item = (Cow<'a, str>, Node<'a>)> {
        self.fields.enumerate().filter(|(position, _)| !self.known.has(*position)).map(|(_, field)| field)
    }

    /// The field of this name: the first one from the last one found on, and then from the beginning.
    #[inline]
    fn get(&self, key: &str) -> Option<Node<'a>> {
        let (start, after) = self.next.get();
        self.find(key, start, after).or_else(|| self.find(key, 0, self.fields))
    }

    #[inline]
    fn find(&self, key: &str, first: usize, mut fields: Members<'a>) -> Option<Node<'a>> {
        let (before, node) = fields.find_key(key)?;
        self.next.set((first + before + 1, fields));
        self.known.add(first + before);
        Some(node)
    }
}
