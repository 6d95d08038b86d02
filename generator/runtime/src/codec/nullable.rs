//! Arguments that may be null.

/// A value, or null in so many words: what setters of nullable fields take, so that the value itself, an `Option` and `None`
/// are all arguments of theirs.
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
