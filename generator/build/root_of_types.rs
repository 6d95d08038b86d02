//! The root of the runtime for clients without operations. It is embedded, and is no file of this crate.

#[doc(hidden)]
pub mod __private;
mod codec;
mod dialect;
mod json;
mod line;
mod secret;

pub use bytes::Bytes;
pub use codec::{
    Base64, Date, DateTime, Flag, Nullable, ParseDateError, Parsed, Serde, Spelling, Text, TextOrList, decode_slice,
    nullable,
};
pub use dialect::Dialect;
#[doc(hidden)]
pub use json::Purpose;
pub use json::{Blank, Choice, Codec, DecodeError, Fields, Input, Json, Leniency, Number, Object, Observer};
pub use rust_decimal::Decimal;
pub use secret::Secret;
pub use serde_json::Value;
#[cfg(feature = "time03")]
pub use codec::Rfc3339;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;
