//! The fields of an object that is read.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::input::{Codec, Input, Path};
use super::node::{Members, Node, View};
use super::{DecodeError, Leniency};

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

    /// A field that may be absent, or null, or there. A value that its type cannot hold is absent, and not null.
    ///
    /// # Errors
    /// There is a value, but it is none of the type.
    pub fn nullable<C: Codec>(&self, key: &str) -> Result<Option<Option<C::Value>>, DecodeError> {
        let Some(node) = self.get(key) else {
            return Ok(None);
        };
        let path = Path::Key(self.input.path, key);
        let input = Input { node, path: &path, context: self.input.context };
        let value = input.option::<C>()?;
        let is_left_out = value.is_none() && C::is_beyond(input);
        Ok((!is_left_out).then_some(value))
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
        self.remaining::<C, _>()
    }

    /// As [`Fields::rest`], for a map without an order.
    ///
    /// # Errors
    /// One of them is none of the type.
    pub fn hashed_rest<C: Codec>(&self) -> Result<HashMap<String, C::Value>, DecodeError> {
        self.remaining::<C, _>()
    }

    fn remaining<C: Codec, M: Default + Extend<(String, C::Value)>>(&self) -> Result<M, DecodeError> {
        let mut rest = M::default();
        for (key, node) in self.unknown() {
            let path = Path::Key(self.input.path, &key);
            let value = Input { node, path: &path, context: self.input.context }.one_of_many::<C>()?;
            if let Some(value) = value {
                rest.extend([(key.into_owned(), value)]);
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
