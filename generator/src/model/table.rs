//! Lists whose entries are found by numbers of their own kind.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// The number of an entry, of a kind that only one list has.
pub trait Id: Copy {
    /// The number of the entry at a place in its list.
    fn at(index: usize) -> Self;

    /// The place of the entry in its list.
    fn index(self) -> usize;
}

/// The number of a type in [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TypeId(usize);

/// The number of a group in [`Api::groups`](super::Api::groups).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupId(usize);

impl Id for TypeId {
    fn at(index: usize) -> Self {
        Self(index)
    }

    fn index(self) -> usize {
        self.0
    }
}

impl Id for GroupId {
    fn at(index: usize) -> Self {
        Self(index)
    }

    fn index(self) -> usize {
        self.0
    }
}

/// A list in which every number has an entry. In JSON it is the list of its entries.
///
/// The numbers come from the list itself, so there is an entry for each. A number of another list leads to a default
/// entry. A model that was read has no such numbers: [`Api::read`](super::Api::read) checks it.
#[derive(Debug, Clone)]
pub struct Table<I, T> {
    entries: Vec<T>,
    /// The entry of a number that is not one of this list.
    other: T,
    id: PhantomData<I>,
}

impl<I: Id, T> Table<I, T> {
    /// The entry of a number.
    pub fn get(&self, id: I) -> &T {
        self.entries.get(id.index()).unwrap_or(&self.other)
    }

    /// The entry of a number, to be changed.
    pub(crate) fn get_mut(&mut self, id: I) -> &mut T {
        self.entries.get_mut(id.index()).unwrap_or(&mut self.other)
    }

    /// Adds an entry at the end.
    pub(crate) fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::at(self.entries.len() - 1)
    }

    /// Returns whether a number is one of this list.
    pub(crate) fn has(&self, id: I) -> bool {
        id.index() < self.entries.len()
    }

    /// The numbers of all entries.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.entries.len()).map(I::at)
    }

    /// The entries with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (I, &T)> {
        self.entries.iter().enumerate().map(|(index, entry)| (I::at(index), entry))
    }

    /// The entries with their numbers, to be changed.
    pub(crate) fn numbered_mut(&mut self) -> impl Iterator<Item = (I, &mut T)> {
        self.entries.iter_mut().enumerate().map(|(index, entry)| (I::at(index), entry))
    }

    /// A list with something for each entry.
    pub(crate) fn map<U: Default>(&self, each: impl FnMut(&T) -> U) -> Table<I, U> {
        self.entries.iter().map(each).collect()
    }
}

impl<I, T: Default> Default for Table<I, T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<I, T: Default> From<Vec<T>> for Table<I, T> {
    fn from(entries: Vec<T>) -> Self {
        Self { entries, other: T::default(), id: PhantomData }
    }
}

impl<I, T: Default> FromIterator<T> for Table<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(entries: A) -> Self {
        entries.into_iter().collect::<Vec<_>>().into()
    }
}

impl<I, T> Deref for Table<I, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.entries
    }
}

impl<I, T> DerefMut for Table<I, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.entries
    }
}

impl<I, T> IntoIterator for Table<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a Table<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut Table<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter_mut()
    }
}

impl<I, T: Serialize> Serialize for Table<I, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(to)
    }
}

impl<'de, I, T: Deserialize<'de> + Default> Deserialize<'de> for Table<I, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::from)
    }
}
