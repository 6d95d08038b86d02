//! Support for the code that this crate's macros expand to. Not for anybody else.

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

use serde::de::Error as _;
use serde_json::Value;

use crate::codec::decode_tree;
use crate::dialect::Dialect;
use crate::json::{Codec, Json, Tree};

/// Writes a type through its codec.
pub fn serialize<C: Codec, S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
    C::encode(value).serialize(serializer)
}

/// Reads a type through its codec, in the dialect of its API.
pub fn deserialize<'de, C: Codec, D: Deserializer<'de>>(
    deserializer: D,
    dialect: Dialect,
) -> Result<C::Value, D::Error> {
    decode_tree::<C>(&Tree::deserialize(deserializer)?, dialect.into()).map_err(D::Error::custom)
}

/// Writes the variant of a union that has no tags.
#[must_use]
pub fn fits(value: Json) -> Json {
    value
}

/// Writes the variant of a union, with its tags unless the value has them.
#[must_use]
pub fn tagged(value: Json, tags: &[(&str, &str)]) -> Json {
    with_tags(value, tags.iter().map(|(key, text)| (*key, Json::from(*text))))
}

/// As [`tagged`], where each tag may have one of several values.
#[must_use]
pub fn one_of(value: Json, tags: &[(&str, &[Value])]) -> Json {
    let first = tags.iter().filter_map(|(key, values)| Some((*key, Json::from(values.first()?.clone()))));
    with_tags(value, first)
}

fn with_tags<'t>(mut value: Json, tags: impl Iterator<Item = (&'t str, Json)>) -> Json {
    if let Json::Object(members) = &mut value {
        for (key, tag) in tags {
            members.entry(key.to_owned()).or_insert(tag);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{one_of, tagged};
    use crate::Json;

    macro_rules! json {
        ($value:tt) => {
            Json::from(serde_json::json!($value))
        };
    }

    #[test]
    fn a_variant_writes_the_tags_that_its_value_lacks() {
        assert_eq!(tagged(json!({"lives": 9}), &[("kind", "cat")]), json!({"kind": "cat", "lives": 9}));
        assert_eq!(tagged(json!({"kind": "lynx"}), &[("kind", "cat")]), json!({"kind": "lynx"}));
        let tags = [("kind", &["wall".into(), "wall2".into()][..]), ("version", &[1.into()][..])];
        assert_eq!(one_of(json!({}), &tags), json!({"kind": "wall", "version": 1}));
        assert_eq!(one_of(json!({"kind": "wall2", "version": 1}), &tags), json!({"kind": "wall2", "version": 1}));
        assert_eq!(tagged(json!("text"), &[("kind", "cat")]), json!("text"));
    }
}
