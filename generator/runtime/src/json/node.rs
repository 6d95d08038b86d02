//! A JSON tree that borrows its text from the response body: no allocation per string, none per key.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use super::DecodeError;

/// A key of an object, and its value.
pub(crate) type Field<'a> = (Cow<'a, str>, Node<'a>);

/// One JSON value. Boxed slices keep it at three words, and answers are made of tens of thousands of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Box<[Node<'a>]>),
    Object(Box<[Field<'a>]>),
}

impl<'a> Node<'a> {
    /// Reads JSON text.
    pub(crate) fn parse(json: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_at(json, 1)
    }

    /// Reads JSON text that begins on a line of a longer one, counted from 1.
    pub(crate) fn parse_at(json: &'a [u8], line: usize) -> Result<Self, DecodeError> {
        let parsed = match std::str::from_utf8(json) {
            // one check of the whole is a good deal faster than one per string
            Ok(text) => serde_json::from_str(text),
            // fails as well, and says where
            Err(_) => serde_json::from_slice(json),
        };
        parsed.map_err(|error| no_json(json, &error, line))
    }

    /// The value of a field; `None` for everything that is no object or lacks it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let Self::Object(fields) = self else {
            return None;
        };
        fields.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The text of a string.
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The same as an owned `serde_json` value.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.to_string()),
            Self::List(items) => items.iter().map(Node::to_value).collect(),
            Self::Object(fields) => fields.iter().map(|(key, node)| (key.to_string(), node.to_value())).collect(),
        }
    }

    /// What this is, in the words of an error message.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(_) => "a boolean".to_owned(),
            Self::Number(_) => "a number".to_owned(),
            Self::Text(text) if text.is_empty() => "empty text".to_owned(),
            Self::Text(_) => "text".to_owned(),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Object(fields) => format!("an object of {}", fields.len()),
        }
    }

    /// A bounded look at the value. Of a container only its outline: what lies deeper may be a secret.
    pub(crate) fn excerpt(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("{:?}", shorten(text, EXCERPT)),
            Self::List(items) => {
                let kinds: Vec<_> = items.iter().take(SHOWN).map(Node::describe).collect();
                format!("[{}{}]", kinds.join(", "), more(items.len()))
            }
            Self::Object(fields) => {
                let keys: Vec<_> = fields.iter().take(SHOWN).map(|(key, _)| shorten(key, EXCERPT / 4)).collect();
                format!("{{{}{}}}", keys.join(", "), more(fields.len()))
            }
        }
    }
}

/// The error of a text that is no JSON, or only a part of one.
fn no_json(text: &[u8], error: &serde_json::Error, first: usize) -> DecodeError {
    let place = format!("at line {}, column {}", (error.line() + first).saturating_sub(1), error.column());
    let mut texts = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    let found = match (texts.next(), texts.next()) {
        (Some(Ok(_)), Some(Ok(_))) => format!("several JSON texts (the second {place})"),
        (Some(Ok(_)), _) => format!("JSON and something else after it ({place})"),
        _ => format!("something else ({:?} {place})", error.classify()),
    };
    let start = text.get(..text.len().min(4 * EXCERPT)).unwrap_or_default();
    let excerpt = format!("{:?}", shorten(&String::from_utf8_lossy(start), EXCERPT));
    DecodeError::new(String::new(), "JSON", found, excerpt)
}

/// Characters of text shown by an excerpt.
const EXCERPT: usize = 80;
/// Items or keys shown by an excerpt.
const SHOWN: usize = 8;

fn more(length: usize) -> &'static str {
    if length > SHOWN { ", …" } else { "" }
}

/// At most `limit` characters of a text, with a mark when some are missing.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Node<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Builder { fields: &Cell::new(0) }.deserialize(deserializer)
    }
}

/// Builds nodes. It remembers how many fields the last object had: in a list, the next one mostly has as many.
#[derive(Clone, Copy)]
struct Builder<'b> {
    fields: &'b Cell<usize>,
}

/// No more than this is reserved for an object on the word of the last one.
const FIELDS: usize = 64;

impl<'de> DeserializeSeed<'de> for Builder<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// How `serde_json` hands over numbers when somebody in the dependency graph turned on `arbitrary_precision`: as a map
/// of this one key. Without this case every number would become an object in such a program.
const ARBITRARY_PRECISION: &str = "$serde_json::private::Number";

impl<'de> Visitor<'de> for Builder<'_> {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(self.fields.get().min(FIELDS));
        while let Some(Key(key)) = entries.next_key::<Key<'de>>()? {
            let node = entries.next_value_seed(self)?;
            if key == ARBITRARY_PRECISION && fields.is_empty() {
                let text = node.as_text().unwrap_or_default();
                return text.parse().map(Node::Number).map_err(A::Error::custom);
            }
            fields.push((key, node));
        }
        self.fields.set(fields.len());
        Ok(Node::Object(fields.into()))
    }
}

/// An object key, borrowed where it can be; serde's own `Cow<str>` never borrows.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(Key)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, MapDeserializer};

    use super::*;

    #[test]
    fn text_without_escapes_is_borrowed_and_slashes_are_unescaped() {
        let node = Node::parse(br#"{"a": "plain", "b": "a\/b"}"#).unwrap();
        assert!(matches!(node.get("a"), Some(Node::Text(Cow::Borrowed("plain")))));
        assert_eq!(node.get("b").and_then(Node::as_text), Some("a/b"));
    }

    #[test]
    fn a_node_is_three_words() {
        assert_eq!(size_of::<Node<'_>>(), 3 * size_of::<usize>());
    }

    #[test]
    fn numbers_survive_a_program_with_arbitrary_precision() {
        let map = MapDeserializer::<_, Error>::new([(ARBITRARY_PRECISION, "60")].into_iter());
        assert_eq!(Node::deserialize(map).unwrap(), Node::Number(60.into()));
    }

    #[test]
    fn an_excerpt_is_bounded_and_shows_no_nested_values() {
        let long = format!("\"{}\"", "ä".repeat(5000));
        assert!(Node::parse(long.as_bytes()).unwrap().excerpt().chars().count() < 90);
        let nested = Node::parse(br#"{"user": "me", "password": "hunter2"}"#).unwrap();
        assert_eq!(nested.excerpt(), "{user, password}");
        let list = Node::parse(br#"["hunter2", 1, null, {}]"#).unwrap();
        assert_eq!(list.excerpt(), "[text, a number, null, an object of 0]");
    }
}
