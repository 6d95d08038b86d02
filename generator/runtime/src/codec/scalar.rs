//! Numbers, booleans and text, as plain JSON types.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_json::{Number, Value};

use super::{Blank, Codec, number};
use crate::Secret;
use crate::json::{DecodeError, Input, Leniency, Node};

/// The text of the number that stands here, which may be a JSON number or a string.
fn number_text<'a>(input: Input<'a>, expected: &str) -> Result<Cow<'a, str>, DecodeError> {
    match input.node {
        Node::Number(number) => Ok(Cow::Owned(number.to_string())),
        Node::Text(text) if number::is_number(text) => {
            input.lenient(Leniency::TextAsNumber)?;
            Ok(Cow::Borrowed(text))
        }
        _ => Err(input.error(expected)),
    }
}

fn decode_integer(input: Input<'_>) -> Result<i128, DecodeError> {
    const EXPECTED: &str = "an integer";
    if let Node::Number(number) = input.node
        && let Some(integer) = number.as_i128()
    {
        return Ok(integer);
    }
    let text = number_text(input, EXPECTED)?;
    let (integer, fraction) = number::integer(&text).ok_or_else(|| input.error(EXPECTED))?;
    if fraction {
        input.lenient(Leniency::FractionAsInteger)?;
    }
    Ok(integer)
}

/// Whatever stands there: nothing is expected of it.
impl Codec for () {
    type Value = Self;

    fn decode(_: Input<'_>) -> Result<Self, DecodeError> {
        Ok(())
    }

    fn encode((): &Self) -> Value {
        Value::Null
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
                let integer = decode_integer(input)?;
                Self::try_from(integer)
                    .map_err(|_| input.error(concat!("an integer that fits ", stringify!($type))))
            }

            fn encode(value: &Self) -> Value {
                Value::from(*value)
            }
        }
    )+};
}

integer_codecs!(i64, i32, u64, u32);

fn decode_float(input: Input<'_>) -> Result<f64, DecodeError> {
    const EXPECTED: &str = "a number";
    if let Node::Number(number) = input.node {
        return number.as_f64().ok_or_else(|| input.error(EXPECTED));
    }
    let text = number_text(input, EXPECTED)?;
    number::float(&text).ok_or_else(|| input.error(EXPECTED))
}

/// JSON has no infinities: they are written as null.
impl Codec for f64 {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        decode_float(input)
    }

    fn encode(value: &Self) -> Value {
        Number::from_f64(*value).map_or(Value::Null, Value::Number)
    }
}

/// As `f64`, with the precision of an `f32`.
impl Codec for f32 {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        let number = decode_float(input)? as Self;
        if number.is_finite() { Ok(number) } else { Err(input.error("a number that fits f32")) }
    }

    fn encode(value: &Self) -> Value {
        // by way of its text: a cast would write 0.1 as 0.10000000149011612
        value.to_string().parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
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

    fn encode(value: &Self) -> Value {
        number::decimal_to_json(value)
    }
}

/// The boolean that a value spells, in any of the ways PHP code does.
pub(crate) fn boolean(node: &Node<'_>) -> Option<bool> {
    match node {
        Node::Bool(value) => Some(*value),
        Node::Number(number) => match number.as_u64()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
        Node::Text(text) => match &**text {
            "1" | "true" | "on" => Some(true),
            "" | "0" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Reads a boolean of which one spelling is the documented one.
pub(crate) fn decode_boolean(input: Input<'_>, documented: bool, expected: &str) -> Result<bool, DecodeError> {
    let value = boolean(input.node).ok_or_else(|| input.error(expected))?;
    if !documented {
        input.lenient(Leniency::BooleanSpelling)?;
    }
    Ok(value)
}

impl Codec for bool {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        decode_boolean(input, matches!(input.node, Node::Bool(_)), "a boolean")
    }

    fn encode(value: &Self) -> Value {
        Value::Bool(*value)
    }
}

impl Codec for String {
    type Value = Self;

    const BLANK: Blank = Blank::IsText;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        input.text()
    }

    fn encode(value: &Self) -> Value {
        Value::String(value.clone())
    }
}

/// A secret goes over the wire as its text: whoever encodes one holds the plain text from then on.
impl Codec for Secret {
    type Value = Self;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        input.text().map(Self::from).map_err(DecodeError::without_excerpt)
    }

    fn encode(value: &Self) -> Value {
        Value::String(value.expose().to_owned())
    }
}
