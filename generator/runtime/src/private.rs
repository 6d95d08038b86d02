//! What the macros of this crate expand to. Not for anybody else.

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

use serde::de::Error as _;

use crate::codec::{Codec, decode_tree};
use crate::json::Node;

/// Writes a type through its codec.
pub fn serialize<C: Codec, S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
    C::encode(value).serialize(serializer)
}

/// Reads a type through its codec.
pub fn deserialize<'de, C: Codec, D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
    decode_tree::<C>(&Node::deserialize(deserializer)?).map_err(D::Error::custom)
}
