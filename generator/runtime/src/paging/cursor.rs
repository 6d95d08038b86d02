//! The place at which a list or an operation goes on.

use std::fmt;

use crate::request::PathValue;

/// The place at which a list goes on: a cursor of the server, the number of a page, an offset, or a URL; or that of an
/// operation of [`LongRunning`](crate::LongRunning). [`as_str`](Self::as_str) is its text, which can be kept and made a
/// cursor again. `Debug` does not show it, for it may hold secrets.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor that a page has; `None` if it is empty, as many servers say that nothing follows.
    pub fn of<V: PathValue + ?Sized>(value: &V) -> Option<Self> {
        Some(Self(value.to_text())).filter(|cursor| !cursor.0.trim().is_empty())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<i64> for Cursor {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl From<&Cursor> for Cursor {
    fn from(cursor: &Cursor) -> Self {
        cursor.clone()
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Cursor").finish_non_exhaustive()
    }
}
