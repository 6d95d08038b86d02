//! UUIDs, in any of their spellings; written with hyphens and small letters.

use uuid::Uuid;

use super::Codec;
use crate::json::{DecodeError, Input, Json};

impl Codec for Uuid {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        input.node.as_text().and_then(|text| text.parse().ok()).ok_or_else(|| input.error("a UUID"))
    }

    fn encode(value: &Self) -> Json {
        Json::String(value.to_string())
    }
}
