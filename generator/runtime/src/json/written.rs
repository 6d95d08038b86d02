//! JSON that is about to be written.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

#[cfg(feature = "mock")]
use super::{Node, View};

/// JSON that is about to be written: a [`Value`] whose numbers keep all of their digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object.
    Object(BTreeMap<String, Json>),
}

/// A number as JSON writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number(Digits);

/// `serde_json` rounds numbers that have more digits than an `f64`, and drops zeros at the end. Its feature
/// `arbitrary_precision` would keep them, and change its numbers for every crate of the program.
#[derive(Clone, Debug, PartialEq)]
enum Digits {
    /// A number that `serde_json` writes in the same way.
    Short(serde_json::Number),
    /// Any other number, as it is written.
    Long(Box<str>),
}

impl Number {
    /// The number of this text, if it is one as JSON writes them.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let number: serde_json::Number = text.parse().ok()?;
        let digits = match number.to_string() == text {
            true => Digits::Short(number),
            false => Digits::Long(text.into()),
        };
        Some(Self(digits))
    }
}

impl<T: Into<serde_json::Number>> From<T> for Number {
    fn from(number: T) -> Self {
        Self(Digits::Short(number.into()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Digits::Short(number) => number.fmt(formatter),
            Digits::Long(number) => formatter.write_str(number),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Digits::Short(number) => number.serialize(serializer),
            Digits::Long(number) => match RawValue::from_string(number.to_string()) {
                Ok(raw) => raw.serialize(serializer),
                Err(_) => serializer.serialize_str(number),
            },
        }
    }
}

impl Json {
    /// Returns whether it is null.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

#[cfg(feature = "mock")]
impl From<Node<'_>> for Json {
    fn from(node: Node<'_>) -> Self {
        match node.view() {
            View::Null => Self::Null,
            View::Bool(value) => Self::Bool(value),
            View::Number(number) => Number::from_text(number).map_or(Self::Null, Self::Number),
            View::Text(text) => Self::String(text.into_owned()),
            View::List(items) => items.map(Self::from).collect(),
            View::Object(fields) => fields.map(|(key, node)| (key.into_owned(), Self::from(node))).collect(),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => items.serialize(serializer),
            Self::Object(fields) => fields.serialize(serializer),
        }
    }
}

/// Writes the JSON text.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number.into()),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, Self::from(value))).collect(),
        }
    }
}

/// Rounds numbers that have more digits than an `f64`.
impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(Number(Digits::Short(number))) => Self::Number(number),
            Json::Number(number) => number.to_string().parse().map_or(Self::Null, Self::Number),
            Json::String(text) => Self::String(text),
            Json::Array(items) => items.into_iter().map(Self::from).collect(),
            Json::Object(fields) => {
                Self::Object(fields.into_iter().map(|(key, value)| (key, Self::from(value))).collect::<Map<_, _>>())
            }
        }
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

macro_rules! from_integers {
    ($($type:ident)+) => {$(
        impl From<$type> for Json {
            fn from(integer: $type) -> Self {
                Self::Number(integer.into())
            }
        }
    )+};
}

from_integers!(i32 i64 u8 u16 u32 u64);

impl FromIterator<Json> for Json {
    fn from_iter<I: IntoIterator<Item = Json>>(items: I) -> Self {
        Self::Array(items.into_iter().collect())
    }
}

impl FromIterator<(String, Json)> for Json {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(fields: I) -> Self {
        Self::Object(fields.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_written_with_all_of_their_digits() {
        for text in ["0", "-0", "10.10", "1e3", "0.1", "99999999999999999999.99", "18446744073709551615"] {
            let json = Json::Number(Number::from_text(text).unwrap());
            assert_eq!(json.to_string(), text);
            assert_eq!(Json::from_iter([json]).to_string(), format!("[{text}]"));
        }
        assert!(Number::from_text("ten").is_none());
    }

    #[test]
    fn everything_else_is_what_serde_json_has() {
        let value = json!({"a": [1, 2.5, "x", null, true], "b": {}});
        let json = Json::from(value.clone());
        assert_eq!(json.to_string(), value.to_string());
        assert_eq!(serde_json::to_value(&json).unwrap(), value);
        assert_eq!(Value::from(json), value);
    }
}
