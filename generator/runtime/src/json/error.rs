//! The error of an answer that could not be decoded.

use std::fmt;

use crate::line::one_line;

/// An answer that does not have the documented shape: the place, the documented kind, and the kind found instead.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    path: String,
    expected: String,
    found: String,
    excerpt: String,
}

impl DecodeError {
    pub(crate) fn new(path: String, expected: impl Into<String>, found: String, excerpt: String) -> Self {
        Self(Box::new(Parts { path, expected: expected.into(), found, excerpt }))
    }

    /// Returns the place in the answer, such as `records["17"].ttl` or `zones[3].name`; empty for the answer itself.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the documented kind of value, such as `an integer`.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// Returns the kind of the value that stood there, such as `text` or `a list of 3`.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// A bounded look at the value: of text its first characters, of a list or an object its outline.
    pub fn excerpt(&self) -> &str {
        &self.0.excerpt
    }

    /// The same with every text that comes from the answer changed.
    pub(crate) fn map(mut self, change: impl Fn(String) -> String) -> Self {
        for text in [&mut self.0.path, &mut self.0.found, &mut self.0.excerpt] {
            *text = change(std::mem::take(text));
        }
        self
    }

    /// The same without the excerpt, for values that may be secret.
    #[must_use]
    pub fn without_excerpt(mut self) -> Self {
        self.0.excerpt.clear();
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { path, expected, found, excerpt } = &*self.0;
        if !path.is_empty() {
            write!(formatter, "{}: ", one_line(path))?;
        }
        write!(formatter, "expected {expected}, found {}", one_line(found))?;
        if !excerpt.is_empty() && excerpt != found {
            write!(formatter, ": {}", one_line(excerpt))?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { path, expected, found, excerpt } = &*self.0;
        formatter
            .debug_struct("DecodeError")
            .field("path", path)
            .field("expected", expected)
            .field("found", found)
            .field("excerpt", excerpt)
            .finish()
    }
}

impl std::error::Error for DecodeError {}
