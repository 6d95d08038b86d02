//! The ways in which a server may spell a value other than documented, and who gets to know.

use std::cell::Cell;
use std::fmt;

use crate::Dialect;

/// A spelling that is not the documented one but means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Leniency {
    /// `"60"` where a number is documented.
    TextAsNumber,
    /// `60` where text is documented.
    NumberAsText,
    /// `60.0` where an integer is documented.
    FractionAsInteger,
    /// `0`, `1`, `"0"`, `"1"`, `"true"`, `"false"`, `"on"` or `""` where another spelling of a boolean is documented.
    BooleanSpelling,
    /// An object with integer keys where a list is documented: `{"0": …, "17": …}`.
    IndexedList,
    /// The value itself where a list of such values is documented.
    OneAsMany,
    /// `[]` where an object is documented.
    EmptyListAsObject,
    /// `{}` where a list is documented.
    EmptyObjectAsList,
    /// `""` where a value that is no text, or none, is documented.
    EmptyTextAsNone,
    /// `"0000-00-00"` or `"0000-00-00 00:00:00"` for none.
    ZeroDateAsNone,
    /// An empty body where an object is documented.
    EmptyBody,
    /// A number that the type cannot hold. The field, which may be absent, is read as absent; an item of a list, or a member of a
    /// map, is left out.
    OutOfRange,
    /// An offset from UTC without a colon: `+0100` for `+01:00`.
    OffsetWithoutColon,
    /// A date with the time 00:00:00 where a date is documented.
    MidnightAsDate,
    /// `null` where a list or a map is documented.
    NullAsEmpty,
    /// `null` in a list or a map whose values are documented not to be null. It is left out.
    NullAmongMany,
}

impl Leniency {
    /// Returns whether it is accepted, and reported, by who reads in this way.
    pub(crate) fn is_read(self, reading: Reading) -> bool {
        match reading {
            Reading::Exact => matches!(self, Self::FractionAsInteger | Self::OutOfRange),
            Reading::Tolerant => !matches!(self, Self::IndexedList),
            Reading::Php => !matches!(self, Self::MidnightAsDate | Self::NullAsEmpty | Self::NullAmongMany),
        }
    }

    /// The spelling in the words of an error message.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::TextAsNumber => "a number as text",
            Self::NumberAsText => "text as a number",
            Self::FractionAsInteger => "an integer with a fraction",
            Self::BooleanSpelling => "another spelling of a boolean",
            Self::IndexedList => "a list as an object with integer keys",
            Self::OneAsMany => "one value in place of a list",
            Self::EmptyListAsObject => "an object as an empty list",
            Self::EmptyObjectAsList => "a list as an empty object",
            Self::EmptyTextAsNone => "empty text for none",
            Self::ZeroDateAsNone => "a zero date for none",
            Self::EmptyBody => "an empty body",
            Self::OutOfRange => "a number that its type cannot hold",
            Self::OffsetWithoutColon => "an offset without a colon",
            Self::MidnightAsDate => "a date with a time",
            Self::NullAsEmpty => "null for an empty list or map",
            Self::NullAmongMany => "null among several values",
        }
    }
}

impl fmt::Display for Leniency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.describe())
    }
}

/// Is told what is not as it should be, though no call fails of it. Every method does nothing by default.
pub trait Observer: Send + Sync {
    /// The value at `path` had another spelling than the documented one.
    fn leniency(&self, path: &str, kind: Leniency) {
        let _ = (path, kind);
    }

    /// The enum at `path`, or the one of several types, has a value that the documentation does not know. It was read as
    /// `Unknown`.
    fn unknown_value(&self, path: &str) {
        let _ = path;
    }

    /// There is a field at `path` that the documentation does not know. Its value was ignored.
    fn unknown_field(&self, path: &str) {
        let _ = path;
    }

    /// The session store failed. The call went on without it.
    fn session_store(&self, error: &std::io::Error) {
        let _ = error;
    }
}

/// The spellings of a value that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The documented ones. Null is none, and nothing else is.
    Exact,
    /// Those, and every other one of which there is no doubt what it means.
    Tolerant,
    /// All that PHP programs write. Empty text and zero dates mean none.
    Php,
}

impl From<Dialect> for Reading {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::Json => Self::Exact,
            Dialect::Php => Self::Php,
        }
    }
}

/// The circumstances of decoding besides the value.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) reading: Reading,
    /// True if every spelling that is not the documented one is an error.
    pub(crate) strict: bool,
    pub(crate) observer: Option<&'a dyn Observer>,
    /// The answer had no body; it is decoded as an empty object.
    pub(crate) empty_body: bool,
    /// The number of types that may still be tried, inside of one that is being tried itself.
    pub(crate) nested: Option<&'a Cell<u32>>,
}

impl Context<'_> {
    /// A silent one: for values that do not come from a call.
    pub(crate) const fn silent(reading: Reading) -> Self {
        Self { reading, strict: false, observer: None, empty_body: false, nested: None }
    }
}
