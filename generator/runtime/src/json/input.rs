//! A place in a JSON answer: the value there, the way to it, and what decoding depends on.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::node::Field;
use super::{Choice, Context, DecodeError, Leniency, Node};
use crate::codec::{Blank, Codec};

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
    pub(crate) node: &'a Node<'a>,
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
        let fields = match self.node {
            Node::Object(fields) => &**fields,
            Node::List(items) if items.is_empty() => {
                self.lenient(Leniency::EmptyListAsObject)?;
                &[]
            }
            _ => return Err(self.error("an object")),
        };
        Ok(Fields { input: self, fields, next: Cell::new(0), known: Positions::default() })
    }

    /// The text that stands here; of a number its digits.
    ///
    /// # Errors
    /// There is neither text nor a number here.
    pub fn text(self) -> Result<String, DecodeError> {
        match self.node {
            Node::Text(text) => Ok((**text).to_owned()),
            Node::Number(number) => {
                self.lenient(Leniency::NumberAsText)?;
                Ok(number.to_string())
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
    /// The client is strict, or the API's dialect knows no leniency.
    pub fn lenient(self, kind: Leniency) -> Result<(), DecodeError> {
        if self.context.strict || self.context.dialect == crate::Dialect::Json {
            let found = kind.describe().to_owned();
            return Err(DecodeError::new(self.path.print(), "the documented spelling", found, self.node.excerpt()));
        }
        if let Some(observer) = self.context.observer {
            observer.leniency(&self.path.print(), kind);
        }
        Ok(())
    }

    /// The error that says what was expected here, and what was found.
    #[must_use]
    pub fn error(self, expected: impl Into<String>) -> DecodeError {
        DecodeError::new(self.path.print(), expected, self.node.describe(), self.node.excerpt())
    }

    /// Whether what stands here means none, for a type with this notion of it.
    #[inline]
    pub(crate) fn is_none(self, blank: Blank) -> Result<bool, DecodeError> {
        let leniency = match (self.node, blank) {
            (Node::Null, _) => return Ok(true),
            (Node::Text(text), Blank::IsNone) if text.is_empty() => Leniency::EmptyTextAsNone,
            (Node::Text(text), Blank::IsNone | Blank::IsText) if is_zero_date(text) => Leniency::ZeroDateAsNone,
            _ => return Ok(false),
        };
        self.lenient(leniency)?;
        Ok(true)
    }

    /// The item of the list that stands here; null if the list is shorter.
    pub(crate) fn item<C: Codec>(self, index: usize) -> Result<C::Value, DecodeError> {
        let Node::List(items) = self.node else {
            return Err(self.error("a list"));
        };
        let path = Path::Index(self.path, index);
        C::decode(Input { node: items.get(index).unwrap_or(&Node::Null), path: &path, context: self.context })
    }

    /// How many items the list that stands here seems to have.
    pub(crate) fn items(self) -> usize {
        match self.node {
            Node::List(items) => items.len(),
            Node::Object(fields) if fields.first().is_some_and(|(key, _)| index(key).is_some()) => fields.len(),
            _ => 1,
        }
    }

    /// Goes through the list that stands here: a list, an object with integer keys, or the only item by itself.
    pub(crate) fn each(self, visit: &mut dyn FnMut(Input<'_>) -> Result<(), DecodeError>) -> Result<(), DecodeError> {
        let at = |node, path: &Path<'_>, visit: &mut dyn FnMut(Input<'_>) -> _| {
            visit(Input { node, path, context: self.context })
        };
        match self.node {
            Node::List(items) => {
                items.iter().enumerate().try_for_each(|(index, node)| at(node, &Path::Index(self.path, index), visit))
            }
            Node::Object(fields) if fields.is_empty() => self.lenient(Leniency::EmptyObjectAsList),
            Node::Object(fields) => match by_index(fields) {
                Some(items) => {
                    self.lenient(Leniency::IndexedList)?;
                    items.iter().try_for_each(|(_, key, node)| at(node, &Path::Key(self.path, key), visit))
                }
                None => self.only_item(visit),
            },
            Node::Null => Err(self.error("a list")),
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

/// The fields of an object whose keys are all list indexes, in numeric order; gaps are legal.
pub(crate) fn by_index<K: AsRef<str>, V>(fields: &[(K, V)]) -> Option<Vec<(u64, &str, &V)>> {
    let mut items = fields
        .iter()
        .map(|(key, value)| index(key.as_ref()).map(|index| (index, key.as_ref(), value)))
        .collect::<Option<Vec<_>>>()?;
    items.sort_by_key(|(index, ..)| *index);
    Some(items)
}

/// A key as PHP writes list indexes: digits only, no leading zero.
fn index(key: &str) -> Option<u64> {
    let canonical = key == "0" || !key.starts_with('0');
    (canonical && key.bytes().all(|b| b.is_ascii_digit())).then(|| key.parse().ok()).flatten()
}

/// The fields of an object.
pub struct Fields<'a> {
    input: Input<'a>,
    fields: &'a [Field<'a>],
    // servers send fields in the order of their documentation: the next one asked for is mostly the next one there
    next: Cell<usize>,
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

impl Fields<'_> {
    /// A field that may be absent, or there without a value.
    ///
    /// # Errors
    /// There is a value, but it is none of the type.
    pub fn optional<C: Codec>(&self, key: &str) -> Result<Option<C::Value>, DecodeError> {
        let Some(node) = self.get(key) else {
            return Ok(None);
        };
        let path = Path::Key(self.input.path, key);
        let input = Input { node, path: &path, context: self.input.context };
        if input.is_none(C::BLANK)? { Ok(None) } else { C::decode(input).map(Some) }
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
            let path = Path::Key(self.input.path, key);
            let value = C::decode(Input { node, path: &path, context: self.input.context })?;
            rest.insert(key.to_string(), value);
        }
        (0..self.fields.len()).for_each(|position| self.known.add(position));
        Ok(rest)
    }

    /// Tells the observer about every field that has not been asked for.
    pub fn finish(&self) {
        let Some(observer) = self.input.context.observer else {
            return;
        };
        for (key, _) in self.unknown() {
            observer.unknown_field(&Path::Key(self.input.path, key).print());
        }
    }

    fn unknown(&self) -> impl Iterator<Item = &Field<'_>> {
        self.fields.iter().enumerate().filter(|(position, _)| !self.known.has(*position)).map(|(_, field)| field)
    }

    #[inline]
    fn get(&self, key: &str) -> Option<&Node<'_>> {
        let start = self.next.get();
        let (before, after) = self.fields.split_at_checked(start)?;
        let position = match after.iter().position(|(name, _)| name == key) {
            Some(offset) => start + offset,
            None => before.iter().position(|(name, _)| name == key)?,
        };
        self.next.set(position + 1);
        self.known.add(position);
        self.fields.get(position).map(|(_, node)| node)
    }
}
