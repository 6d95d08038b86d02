//! Codecs: how a type looks as JSON, both ways. Reading is tolerant as the API's dialect allows, writing is exact.

mod base64;
mod collection;
mod date;
mod foreign;
#[cfg(feature = "jiff02")]
mod jiff;
mod macros;
mod nullable;
mod scalar;
mod text;
mod text_or_list;
#[cfg(feature = "time03")]
mod time03;
mod tuple;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod tests;

pub use self::base64::Base64;
pub use date::{Date, DateTime, ParseDateError};
pub use foreign::{Parsed, Serde};
pub use nullable::{Nullable, nullable};
pub(crate) use scalar::boolean;
#[cfg(feature = "testing")]
pub(crate) use scalar::boolean_of_text;
pub use text::{Flag, Spelling, Text};
pub use text_or_list::TextOrList;
#[cfg(feature = "time03")]
pub use time03::Rfc3339;

// The name of this crate in the macros below; in a client, the crate is a module.
#[allow(unused_imports)]
use crate as runtime;
use crate::Dialect;
use crate::json::{Blank, Codec, Context, DecodeError, Input, Path, Reading, Tree};

/// Decodes JSON that does not come from a call, such as a recorded answer.
///
/// # Errors
/// It is no JSON, or no spelling of the type.
pub fn decode_slice<C: Codec>(json: &[u8], dialect: Dialect) -> Result<C::Value, DecodeError> {
    decode_tree::<C>(&Tree::parse(json)?, dialect.into())
}

/// Decodes a tree that does not come from a call.
pub(crate) fn decode_tree<C: Codec>(tree: &Tree<'_>, reading: Reading) -> Result<C::Value, DecodeError> {
    C::decode(Input { node: tree.root(), path: &Path::Root, context: &Context::silent(reading) })
}

/// Implements serde's `Serialize` and `Deserialize` for types that are their own [`Codec`]. They are read as
/// [`Dialect::Json`] says, or as another dialect that stands before the types, such as `Php:`.
#[macro_export]
macro_rules! impl_serde {
    ($type:ty $(, $types:ty)* $(,)?) => {
        $crate::impl_serde!(Json: $type $(, $types)*);
    };
    ($dialect:ident: $($type:ty),+ $(,)?) => {$(
        impl $crate::__private::Serialize for $type {
            fn serialize<__S: $crate::__private::Serializer>(&self, serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error> {
                $crate::__private::serialize::<$type, __S>(self, serializer)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $type {
            fn deserialize<__D: $crate::__private::Deserializer<'de>>(deserializer: __D) -> ::core::result::Result<Self, __D::Error> {
                $crate::__private::deserialize::<$type, __D>(deserializer, $crate::Dialect::$dialect)
            }
        }
    )+};
}

impl_serde!(Base64, Date, DateTime, crate::Secret);
impl_serde!(Php: TextOrList);
