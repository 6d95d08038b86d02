//! Adapters for types of other crates.

use std::any::type_name;
use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Blank, Codec};
use crate::json::{DecodeError, Input, Json};

/// A `T` that serde reads and writes. It is read as strictly as its `Deserialize` does it.
#[derive(Clone, Copy, Debug)]
pub struct Serde<T>(PhantomData<T>);

/// A `T` that is written as text, which [`FromStr`] reads and [`Display`] writes.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<T>(PhantomData<T>);

/// The name of a type without the modules that it stands in.
fn name<T>() -> String {
    let name = type_name::<T>();
    let plain = name.split('<').next().unwrap_or(name);
    format!("a value of `{}`", plain.rsplit("::").next().unwrap_or(plain))
}

/// A value that serde refuses to write is written as null.
impl<T: Serialize + DeserializeOwned> Codec for Serde<T> {
    type Value = T;

    const BLANK: Blank = Blank::IsValue;

    fn decode(input: Input<'_>) -> Result<T, DecodeError> {
        // The message of serde may hold the value, which may be secret.
        T::deserialize(input.into_value()).map_err(|_| input.error(name::<T>()))
    }

    fn encode(value: &T) -> Json {
        serde_json::to_value(value).map_or(Json::Null, Json::from)
    }
}

impl<T: FromStr + Display> Codec for Parsed<T> {
    type Value = T;

    fn decode(input: Input<'_>) -> Result<T, DecodeError> {
        input.node.as_text().and_then(|text| text.parse().ok()).ok_or_else(|| input.error(name::<T>()))
    }

    fn encode(value: &T) -> Json {
        Json::String(value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::num::NonZeroU8;

    use serde_json::json;

    use super::*;
    use crate::{Dialect, decode_slice};

    #[test]
    fn foreign_types_are_read_and_written() {
        let number = decode_slice::<Serde<NonZeroU8>>(b"7", Dialect::Json).unwrap();
        assert_eq!(Serde::<NonZeroU8>::encode(&number), Json::from(json!(7)));
        let pair = decode_slice::<Serde<(String, Vec<u8>)>>(b"[\"\", [1]]", Dialect::Json).unwrap();
        assert_eq!(pair, (String::new(), vec![1]));
        let address = decode_slice::<Parsed<IpAddr>>(b"\"::1\"", Dialect::Json).unwrap();
        assert_eq!(Parsed::<IpAddr>::encode(&address), Json::from(json!("::1")));
    }

    #[test]
    fn what_is_no_value_of_the_type_is_an_error_that_names_it() {
        for (json, message) in [
            ("0", "expected a value of `NonZero`, found a number: 0"),
            ("\"x\"", "expected a value of `NonZero`, found text: \"x\""),
        ] {
            let error = decode_slice::<Serde<NonZeroU8>>(json.as_bytes(), Dialect::Json).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
        for json in ["\"x\"", "1", "null"] {
            let error = decode_slice::<Parsed<IpAddr>>(json.as_bytes(), Dialect::Json).unwrap_err();
            assert!(error.to_string().starts_with("expected a value of `IpAddr`, found "), "{error}");
        }
        let none = decode_slice::<Option<Parsed<IpAddr>>>(b"null", Dialect::Json).unwrap();
        assert_eq!(none, None);
    }
}
