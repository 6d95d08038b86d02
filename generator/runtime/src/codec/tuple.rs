//! Lists whose items have a type each. Missing items are null, further ones are ignored.

use super::Codec;
use crate::json::{DecodeError, Input, Json, Purpose};

macro_rules! tuple_codecs {
    ($(($($name:ident $index:tt),+))+) => {$(
        impl<$($name: Codec),+> Codec for ($($name,)+) {
            type Value = ($($name::Value,)+);

            fn decode(input: Input<'_>) -> Result<Self::Value, DecodeError> {
                Ok(($(input.item::<$name>($index)?,)+))
            }

            fn encode(value: &Self::Value) -> Json {
                Self::write(value, Purpose::Record)
            }

            fn write(value: &Self::Value, purpose: Purpose) -> Json {
                Json::Array(vec![$($name::write(&value.$index, purpose)),+])
            }
        }
    )+};
}

tuple_codecs! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11)
}
