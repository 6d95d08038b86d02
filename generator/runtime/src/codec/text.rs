//! Adapters for values that the documentation says are hidden in another type.

use std::borrow::Cow;
use std::marker::PhantomData;

use rust_decimal::Decimal;

use super::Codec;
use super::scalar::{decode_boolean, is_too_large};
use crate::json::{DecodeError, Input, Json, Leniency, View, number};

/// A `T` that is documented to be written as a string: `"3600"`, `"10.10"`, `"true"`.
#[derive(Clone, Copy, Debug)]
pub struct Text<T>(PhantomData<T>);

/// A boolean that is documented to be written as the number 0 or 1; as [`Text<Flag>`], as `"0"` or `"1"`.
#[derive(Clone, Copy, Debug)]
pub struct Flag(());

/// A type with a canonical form as text, for [`Text`].
pub trait Spelling {
    /// The type that is read and written.
    type Value;

    /// Reads a value from a string, or from a number in its place.
    ///
    /// # Errors
    /// The value is not a spelling of the type.
    fn read(input: Input<'_>) -> Result<Self::Value, DecodeError>;

    /// Writes a value.
    fn print(value: &Self::Value) -> String;

    /// Returns whether a text is that of a number which the type cannot hold.
    #[doc(hidden)]
    fn is_beyond(text: &str) -> bool {
        let _ = text;
        false
    }
}

impl<T: Spelling> Codec for Text<T> {
    type Value = T::Value;

    fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
        T::read(input)
    }

    fn encode(value: &Self::Value) -> Json {
        Json::String(T::print(value))
    }

    fn is_beyond(input: Input<'_>) -> bool {
        input.node.as_text().is_some_and(|text| T::is_beyond(&text))
    }
}

/// The text of what may be a number, of which the string is the documented spelling.
fn number_text<'a>(input: Input<'a>, expected: &str) -> Result<Cow<'a, str>, DecodeError> {
    match input.node.view() {
        View::Text(text) => Ok(text),
        View::Number(number) => {
            input.lenient(Leniency::NumberAsText)?;
            Ok(Cow::Borrowed(number))
        }
        _ => Err(input.error(expected)),
    }
}

macro_rules! integer_spellings {
    ($($type:ident),+) => {$(
        impl Spelling for $type {
            type Value = Self;

            fn read(input: Input<'_>) -> Result<Self, DecodeError> {
                const EXPECTED: &str = concat!("an integer that fits ", stringify!($type), ", as text");
                let text = number_text(input, EXPECTED)?;
                let (integer, fraction) = number::integer(&text).ok_or_else(|| input.error(EXPECTED))?;
                if fraction {
                    input.lenient(Leniency::FractionAsInteger)?;
                }
                Self::try_from(integer).map_err(|_| input.error(EXPECTED))
            }

            fn print(value: &Self) -> String {
                value.to_string()
            }

            fn is_beyond(text: &str) -> bool {
                size_of::<Self>() == 8 && number::is_number(text) && is_too_large::<Self>(text)
            }
        }
    )+};
}

integer_spellings!(i64, i32, u64, u32);

impl Spelling for f64 {
    type Value = Self;

    fn read(input: Input<'_>) -> Result<Self, DecodeError> {
        const EXPECTED: &str = "a number, as text";
        let text = number_text(input, EXPECTED)?;
        number::float(&text).ok_or_else(|| input.error(EXPECTED))
    }

    fn print(value: &Self) -> String {
        value.to_string()
    }
}

impl Spelling for Decimal {
    type Value = Self;

    fn read(input: Input<'_>) -> Result<Self, DecodeError> {
        const EXPECTED: &str = "a decimal number, as text";
        let text = number_text(input, EXPECTED)?;
        number::decimal(&text).ok_or_else(|| input.error(EXPECTED))
    }

    fn print(value: &Self) -> String {
        value.to_string()
    }

    fn is_beyond(text: &str) -> bool {
        number::is_number(text) && number::decimal(text).is_none()
    }
}

impl Spelling for bool {
    type Value = Self;

    fn read(input: Input<'_>) -> Result<Self, DecodeError> {
        let documented = matches!(input.node.as_text().as_deref(), Some("true" | "false"));
        decode_boolean(input, documented, "\"true\" or \"false\"")
    }

    fn print(value: &Self) -> String {
        value.to_string()
    }
}

impl Spelling for Flag {
    type Value = bool;

    fn read(input: Input<'_>) -> Result<bool, DecodeError> {
        let documented = matches!(input.node.as_text().as_deref(), Some("0" | "1"));
        decode_boolean(input, documented, "\"0\" or \"1\"")
    }

    fn print(value: &bool) -> String {
        u8::from(*value).to_string()
    }
}

impl Codec for Flag {
    type Value = bool;

    fn decode(input: Input<'_>) -> Result<bool, DecodeError> {
        decode_boolean(input, matches!(input.node.view(), View::Number(_)), "0 or 1")
    }

    fn encode(value: &bool) -> Json {
        Json::from(u8::from(*value))
    }
}
