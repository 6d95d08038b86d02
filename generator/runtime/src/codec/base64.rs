//! Bytes in JSON.

use base64::Engine as _;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use super::Codec;
use crate::json::{DecodeError, Input, Json};

/// Padding is written, and need not be there when read.
const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &ALPHABET,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Bytes, which JSON holds as text in base64. Line breaks in that text are skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Bytes);

impl Codec for Base64 {
    type Value = Self;

    fn decode(input: Input<'_>) -> Result<Self, DecodeError> {
        let text = input.node.as_text().ok_or_else(|| input.error("bytes in base64"))?;
        let text: String = text.split_ascii_whitespace().collect();
        ENGINE.decode(text).map(|bytes| Self(bytes.into())).map_err(|_| input.error("bytes in base64"))
    }

    fn encode(value: &Self) -> Json {
        Json::String(ENGINE.encode(&value.0))
    }
}

impl From<Bytes> for Base64 {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(Bytes::copy_from_slice(bytes))
    }
}
