//! Arguments that may be null.

use std::collections::BTreeMap;
use std::{iter, slice, vec};

/// A value, or null in so many words. Setters of nullable fields take it, so that the value itself, an `Option` and
/// `None` are all arguments of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nullable<T> {
    /// The JSON value `null`.
    Null,
    /// A value.
    Value(T),
}

/// The value as an `Option`, in which null is `None`.
pub fn nullable<T>(value: impl Into<Nullable<T>>) -> Option<T> {
    match value.into() {
        Nullable::Null => None,
        Nullable::Value(value) => Some(value),
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for Nullable<Vec<T>> {
    fn from(items: [U; N]) -> Self {
        Self::Value(items.into_iter().map(Into::into).collect())
    }
}

impl<K: Into<String>, T, U: Into<T>, const N: usize> From<[(K, U); N]> for Nullable<BTreeMap<String, T>> {
    fn from(members: [(K, U); N]) -> Self {
        Self::Value(members.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

/// Lets setters of lists and maps that may be null take iterators. All at once cannot be said: an `Option` is one as well.
macro_rules! iterators {
    ($(<$($parameter:tt),*> $iterator:ty;)*) => {$(
        impl<$($parameter,)* T, U: Into<T>> From<$iterator> for Nullable<Vec<T>>
        where
            $iterator: Iterator<Item = U>,
        {
            fn from(items: $iterator) -> Self {
                Self::Value(items.map(Into::into).collect())
            }
        }

        impl<$($parameter,)* K: Into<String>, T, U: Into<T>> From<$iterator> for Nullable<BTreeMap<String, T>>
        where
            $iterator: Iterator<Item = (K, U)>,
        {
            fn from(members: $iterator) -> Self {
                Self::Value(members.map(|(key, value)| (key.into(), value.into())).collect())
            }
        }
    )*};
}

iterators! {
    <I, F> iter::Map<I, F>;
    <I, F> iter::Filter<I, F>;
    <I, F> iter::FilterMap<I, F>;
    <A, B> iter::Chain<A, B>;
    <A, B> iter::Zip<A, B>;
    <I> iter::Cloned<I>;
    <I> iter::Copied<I>;
    <I> iter::Rev<I>;
    <I> iter::Skip<I>;
    <I> iter::Take<I>;
    <I> vec::IntoIter<I>;
    <'a, I> slice::Iter<'a, I>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: impl Into<Nullable<Vec<String>>>) -> Option<Vec<String>> {
        nullable(items)
    }

    fn map(members: impl Into<Nullable<BTreeMap<String, i64>>>) -> Option<BTreeMap<String, i64>> {
        nullable(members)
    }

    #[test]
    fn lists_that_may_be_null_are_taken_as_others_are() {
        let expected = Some(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(list(["a", "b"]), expected);
        assert_eq!(list(vec!["a".to_owned(), "b".to_owned()]), expected);
        assert_eq!(list(["a", "b"].iter().copied()), expected);
        assert_eq!(list("a b".split(' ').map(str::to_owned)), expected);
        assert_eq!(list(expected.clone()), expected);
        assert_eq!(list(None), None);
        assert_eq!(map([("a", 1)]), Some(BTreeMap::from([("a".to_owned(), 1)])));
        assert_eq!(map(["a"].into_iter().zip([1])), Some(BTreeMap::from([("a".to_owned(), 1)])));
        assert_eq!(map(None), None);
    }

    #[test]
    fn numbers_need_no_suffix() {
        fn number(value: impl Into<Nullable<u64>>) -> Option<u64> {
            nullable(value)
        }
        assert_eq!([number(5), number(Some(5)), number(None)], [Some(5), Some(5), None]);
    }
}
