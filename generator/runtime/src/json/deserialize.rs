//! Trees out of what any deserializer of serde holds.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::Tree;

/// The name by which `serde_json` recognises who wants the JSON text of a value, in which numbers have all of their digits.
/// A deserializer that does not know it hands over the value.
const RAW: &str = "$serde_json::private::RawValue";

impl<'de> Deserialize<'de> for Tree<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW, Raw)
    }
}

struct Raw;

fn of<E: Error>(value: impl Into<Value>) -> Result<Tree<'static>, E> {
    Tree::parse_owned(value.into().to_string()).map_err(E::custom)
}

impl<'de> Visitor<'de> for Raw {
    type Value = Tree<'static>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        of(Value::deserialize(deserializer)?)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        of(Value::deserialize(deserializer)?)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        of(Value::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        of(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        of(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        of(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        of(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        of(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        of(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        of(Value::deserialize(SeqAccessDeserializer::new(items))?)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == RAW {
                return Tree::parse_owned(entries.next_value()?).map_err(A::Error::custom);
            }
            fields.insert(key, entries.next_value()?);
        }
        of(fields)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, MapDeserializer};
    use serde_json::json;

    use super::*;

    #[test]
    fn json_text_is_taken_as_it_is() {
        let tree: Tree<'_> = serde_json::from_str(r#"{"a": [10.10, 1e400]}"#).unwrap();
        assert_eq!(tree.text, r#"{"a": [10.10, 1e400]}"#);
        let tree: Tree<'_> = serde_json::from_reader(&b"[99999999999999.990]"[..]).unwrap();
        assert_eq!(tree.text, "[99999999999999.990]");
    }

    #[test]
    fn what_is_no_json_text_becomes_one() {
        let value = json!({"a": [1, 2.5, null, true, "x"]});
        let tree: Tree<'_> = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(tree.root().to_value(), value);
        let entries = [("a", 1), ("b", 2)];
        let tree = Tree::deserialize(MapDeserializer::<_, Error>::new(entries.into_iter())).unwrap();
        assert_eq!(tree.root().to_value(), json!({"a": 1, "b": 2}));
        let tree = Tree::deserialize(IntoDeserializer::<Error>::into_deserializer(vec![1.5])).unwrap();
        assert_eq!(tree.root().to_value(), json!([1.5]));
    }

    /// A type beside others that serde reads into memory first, to try them one after the other.
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Tree(Tree<'static>),
    }

    #[test]
    fn types_within_untagged_enums_are_read() {
        let Untagged::Tree(tree) = serde_json::from_str(r#"{"a": [1, "x"]}"#).unwrap();
        assert_eq!(tree.root().to_value(), json!({"a": [1, "x"]}));
    }
}
