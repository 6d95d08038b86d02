//! Numbers, booleans and text, as plain JSON types.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Blank, Codec};
use crate::Secret;
use crate::json::{DecodeError, Input, Json, Leniency, Node, Number, Reading, View, number};

/// The text of the number that stands here, which may be a JSON number or a string.
fn number_text<'a>(input: Input<'a>, expected: &str) -> Result<Cow<'a, str>, DecodeError> {
    match input.node.view() {
        View::Number(number) => Ok(Cow::Borrowed(number)),
        View::Text(text) if number::is_number(&text) => {
            input.lenient(Leniency::TextAsNumber)?;
            Ok(text)
        }
        _ => Err(input.error(expected)),
    }
}

fn decode_integer<T: TryFrom<i128>>(input: Input<'_>, fitting: &str) -> Result<T, DecodeError> {
    const EXPECTED: &str = "an integer";
    let text = number_text(input, EXPECTED)?;
    let (integer, fraction) = number::integer(&text).ok_or_else(|| input.error(EXPECTED))?;
    let integer = T::try_from(integer).map_err(|_| input.error(fitting))?;
    if fraction {
        input.lenient(Leniency::FractionAsInteger)?;
    }
    Ok(integer)
}

/// Any value: nothing is expected of it.
impl Codec for () {
    type Value = Self;

    fn decode(_: Input<'_>) -> Result<Self, DecodeError> {
        Ok(())
    }

    fn encode((): &Self) -> Json {
        Json::Null
    }

    fn anything() -> Option<Self> {
        Some(())
    }
}

macro_rules! integer_codecs {
    ($($type:ident),+) => {$(
        impl Codec for $type {
            type Value = Self;

            fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
                decode_integer(input, concat!("an integer that fits ", stringify!($type)))
            }

            fn encode(value: &Self) -> Json {
                Json::from(*value)
            }

            fn is_beyond(input: Input<'_>) -> bool {
                let is_known_to_vary = size_of::<Self>() == 8 || input.context.reading == Reading::Tolerant;
                is_known_to_vary && is_beyond::<Self>(input)
            }
        }
    )+};
}

integer_codecs!(i64, i32, u64, u32);

/// Returns whether an integer stands here that a type cannot hold.
fn is_beyond<T: TryFrom<i128>>(input: Input<'_>) -> bool {
    matches!(input.node.view(), View::Number(text) if is_too_large::<T>(text))
}

/// Returns whether a text is that of an integer that a type cannot hold.
pub(super) fn is_too_large<T: TryFrom<i128>>(text: &str) -> bool {
    match number::integer(text) {
        Some((integer, _)) => T::try_from(integer).is_err(),
        // beyond that, all numbers of a double are integers
        None => number::float(text).is_some_and(|number| number.abs() >= u64::MAX as f64),
    }
}

fn decode_float(input: Input<'_>) -> Result<f64, DecodeError> {
    const EXPECTED: &str = "a number";
    let text = number_text(input, EXPECTED)?;
    number::float(&text).ok_or_else(|| input.error(EXPECTED))
}

/// JSON has no infinities: they are written as null.
impl Codec for f64 {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        decode_float(input)
    }

    fn encode(value: &Self) -> Json {
        serde_json::Number::from_f64(*value).map_or(Json::Null, |number| Json::Number(number.into()))
    }

    fn is_beyond(input: Input<'_>) -> bool {
        matches!(input.node.view(), View::Number(text) if number::float(text).is_none())
    }
}

/// As `f64`, with the precision of an `f32`.
impl Codec for f32 {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        let number = decode_float(input)? as Self;
        if number.is_finite() { Ok(number) } else { Err(input.error("a number that fits f32")) }
    }

    fn encode(value: &Self) -> Json {
        // by way of its text: a cast would write 0.1 as 0.10000000149011612
        value.to_string().parse::<f64>().map_or(Json::Null, |value| f64::encode(&value))
    }
}

/// Money: a JSON number, or a string.
impl Codec for Decimal {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        const EXPECTED: &str = "a decimal number";
        let text = number_text(input, EXPECTED)?;
        number::decimal(&text).ok_or_else(|| input.error(EXPECTED))
    }

    fn encode(value: &Self) -> Json {
        Number::from_text(&value.to_string()).map_or(Json::Null, Json::Number)
    }

    fn is_beyond(input: Input<'_>) -> bool {
        matches!(input.node.view(), View::Number(text) if number::decimal(text).is_none())
    }
}

/// The boolean that a value spells, in any of the ways PHP code does.
pub(crate) fn boolean(node: Node<'_>) -> Option<bool> {
    match node.view() {
        View::Bool(value) => Some(value),
        View::Number("0") => Some(false),
        View::Number("1") => Some(true),
        View::Text(text) => boolean_of_text(&text),
        _ => None,
    }
}

/// The boolean that a text spells.
pub(crate) fn boolean_of_text(text: &str) -> Option<bool> {
    match text {
        "1" | "true" | "on" => Some(true),
        "" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// Reads a boolean of which one spelling is the documented one.
pub(crate) fn decode_boolean(input: Input<'_>, documented: bool, expected: &str) -> Result<bool, DecodeError> {
    // to whoever does not write PHP, empty text is no boolean
    let is_blank = input.context.reading != Reading::Php && input.node.as_text().is_some_and(|text| text.is_empty());
    let value = boolean(input.node).filter(|_| !is_blank).ok_or_else(|| input.error(expected))?;
    if !documented {
        input.lenient(Leniency::BooleanSpelling)?;
    }
    Ok(value)
}

impl Codec for bool {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        decode_boolean(input, matches!(input.node.view(), View::Bool(_)), "a boolean")
    }

    fn encode(value: &Self) -> Json {
        Json::Bool(*value)
    }
}

impl Codec for String {
    type Value = Self;

    const BLANK: Blank = Blank::IsText;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        input.text()
    }

    fn encode(value: &Self) -> Json {
        Json::String(value.clone())
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// A secret goes over the wire as its text: its encoder holds the plain text from then on.
impl Codec for Secret {
    type Value = Self;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        input.text().map(Self::from).map_err(DecodeError::without_excerpt)
    }

    fn encode(value: &Self) -> Json {
        Json::String(value.expose().to_owned())
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from(text.to_owned()))
    }
}
