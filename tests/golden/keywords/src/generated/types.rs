// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CloneRequest2 {
    /// `id`; the document does not describe it.
    pub id: Option<i64>,
}

impl runtime::Codec for CloneRequest2 {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<i64>("id")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<i64>("id", &value.id);
        object.into_value()
    }
}

runtime::impl_serde!(CloneRequest2);

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse {
    /// `id`; the document does not describe it.
    pub id: Option<i64>,
}

impl runtime::Codec for ListResponse {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<i64>("id")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<i64>("id", &value.id);
        object.into_value()
    }
}

runtime::impl_serde!(ListResponse);
