//! What a codec is.

use super::{DecodeError, Input, Json};

/// How a type looks as JSON.
///
/// Most types are their own codec; adapters such as [`Text`](crate::Text) describe another form of the same type.
pub trait Codec {
    /// The type that is read and written.
    type Value;

    /// What empty text means where a value may be missing.
    const BLANK: Blank = Blank::IsNone;

    /// Reads a value.
    ///
    /// # Errors
    /// What stands there is not a spelling of the type.
    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError>;

    /// Writes a value, in the documented form.
    fn encode(value: &Self::Value) -> Json;

    /// Whether a number stands here of the type's kind that the type cannot hold. A field that may be absent is left out
    /// then, and reported.
    #[doc(hidden)]
    fn is_beyond(input: Input<'_>) -> bool {
        let _ = input;
        false
    }

    /// What a whole answer becomes whatever its body is, for a type that expects none.
    #[doc(hidden)]
    fn anything() -> Option<Self::Value> {
        None
    }

    /// What a whole answer becomes that is text and does not claim to be JSON, for a type that takes that, too.
    #[doc(hidden)]
    fn from_text(text: &str) -> Option<Self::Value> {
        let _ = text;
        None
    }
}

/// What `""` and `"0000-00-00"` mean to a type where its value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Both mean none.
    IsNone,
    /// `""` is a value of its own, a zero date is none.
    IsText,
    /// Both are values.
    IsValue,
}
