// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BTreeMap_ {
    /// `map`; the document does not describe it.
    pub map: BTreeMap<String, String>,
}

impl runtime::Codec for BTreeMap_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            map: object.required::<BTreeMap<String, String>>("map")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<BTreeMap<String, String>>("map", &value.map);
        object.into_value()
    }
}

runtime::impl_serde!(BTreeMap_);

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct String2 {
    /// `string`; the document does not describe it.
    pub string: Option<BTreeMap_>,
}

impl runtime::Codec for String2 {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            string: object.optional::<BTreeMap_>("string")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<BTreeMap_>("string", &value.string);
        object.into_value()
    }
}

runtime::impl_serde!(String2);
