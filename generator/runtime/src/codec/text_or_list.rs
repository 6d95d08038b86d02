//! Fields that are text in one object and a list in the next.

use serde_json::Value;

use super::{Blank, Codec};
use crate::json::{DecodeError, Input, Json, View};

/// Text, or a list of values: the content of a DNS record is `"192.0.2.1"` in one and `[10, 5060, "vc01"]` in the next.
#[derive(Clone, Debug, PartialEq)]
pub enum TextOrList {
    /// One text. A number in its place is its digits.
    Text(String),
    /// Several values, each as the server wrote it.
    List(Vec<Value>),
}

impl Default for TextOrList {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Codec for TextOrList {
    type Value = Self;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        match input.node.view() {
            View::Text(_) | View::Number(_) => input.text().map(Self::Text),
            View::List(_) => Vec::<Value>::decode(input).map(Self::List),
            // a list whose keys have gaps; any other object is none, not a list of one
            View::Object(fields) if crate::json::by_index(fields).is_some() => {
                Vec::<Value>::decode(input).map(Self::List)
            }
            _ => Err(input.error("text or a list")),
        }
    }

    fn encode(value: &Self) -> Json {
        match value {
            Self::Text(text) => Json::String(text.clone()),
            Self::List(items) => items.iter().cloned().map(Json::from).collect(),
        }
    }
}

impl From<&str> for TextOrList {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for TextOrList {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Value>> for TextOrList {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

impl From<Vec<String>> for TextOrList {
    fn from(items: Vec<String>) -> Self {
        Self::List(items.into_iter().map(Value::String).collect())
    }
}

impl From<Vec<&str>> for TextOrList {
    fn from(items: Vec<&str>) -> Self {
        Self::List(items.into_iter().map(Value::from).collect())
    }
}

impl<const N: usize> From<[&str; N]> for TextOrList {
    fn from(items: [&str; N]) -> Self {
        Self::List(items.into_iter().map(Value::from).collect())
    }
}
