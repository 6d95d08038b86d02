//! A place in a JSON answer: the value there, the way to it, and the circumstances of decoding.

use std::fmt::Write as _;

use serde_json::Value;

use super::node::{Node, View};
use super::tree::NULL;
use super::{Context, DecodeError, Json, Leniency, Reading};

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

    /// Tells the observer of a value that the documentation of an enum or of alternatives does not know.
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

    /// Returns whether a text stands here that means none to PHP programs, for a type with this notion of it.
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
            _ if C::is_beyond(self) => Leniency::OutOfRange,
            _ => return Err(error),
        };
        self.lenient(leniency).map_err(|_| error)
    }

    /// Reads what one of many is. A number that its type cannot hold is left out, and so is null where no null is documented, if
    /// the client is tolerant.
    pub(crate) fn one_of_many<C: Codec>(self) -> Result<Option<C::Value>, DecodeError> {
        C::decode(self).map(Some).or_else(|error| {
            let leniency = match self.node.is_null() {
                true => Leniency::NullAmongMany,
                false if C::is_beyond(self) => Leniency::OutOfRange,
                false => return Err(error),
            };
            self.lenient(leniency).map(|()| None).map_err(|_| error)
        })
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
}

/// Returns whether a text is one of PHP's `0000-00-00` dates.
pub(crate) fn is_zero_date(text: &str) -> bool {
    matches!(text, "0000-00-00" | "0000-00-00 00:00:00")
}

/// The form of a type as JSON.
///
/// Most types are their own codec; adapters such as [`Text`](crate::Text) describe another form of the same type.
pub trait Codec {
    /// The type that is read and written.
    type Value;

    /// The meaning of empty text where a value may be missing.
    const BLANK: Blank = Blank::IsNone;

    /// Reads a value.
    ///
    /// # Errors
    /// The value is not a spelling of the type.
    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError>;

    /// Writes a value, in the documented form.
    fn encode(value: &Self::Value) -> Json;

    /// Writes a value for somebody, who may not want all of it.
    #[doc(hidden)]
    fn write(value: &Self::Value, purpose: Purpose) -> Json {
        let _ = purpose;
        Self::encode(value)
    }

    /// Returns whether a number stands here of the type's kind that the type cannot hold. A field that may be absent is left out
    /// then, an item of a list and a member of a map likewise, and reported.
    #[doc(hidden)]
    fn is_beyond(input: Input<'_>) -> bool {
        let _ = input;
        false
    }

    /// Returns the value for a type that expects no body, whatever the body is.
    #[doc(hidden)]
    fn anything() -> Option<Self::Value> {
        None
    }

    /// Returns the value of an answer that is text by its media type, for a type that takes text.
    #[doc(hidden)]
    fn from_text(text: &str) -> Option<Self::Value> {
        let _ = text;
        None
    }
}

/// The purpose that a value is written for.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To be read again: nothing is left out.
    #[default]
    Record,
    /// A request: without what only answers have.
    Request,
}

/// The meaning of `""` and `"0000-00-00"` to a type where its value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Both mean none.
    IsNone,
    /// `""` is a value of its own, a zero date is none.
    IsText,
    /// Both are values.
    IsValue,
}
