// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Client {
    /// `client`; the document does not describe it.
    pub client: Option<String>,
}

impl runtime::Codec for Client {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            client: object.optional::<String>("client")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<String>("client", &value.client);
        object.into_value()
    }
}

runtime::impl_serde!(Client);

/// The response of `PUT /client`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse2 {
    /// `list`; the document does not describe it.
    pub list: Option<Vec_>,
}

impl runtime::Codec for ListResponse2 {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            list: object.optional::<Vec_>("list")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<Vec_>("list", &value.list);
        object.into_value()
    }
}

runtime::impl_serde!(ListResponse2);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Vec_ {
    /// `items`; the document does not describe it.
    pub items: Vec<String>,
}

impl runtime::Codec for Vec_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            items: object.required::<Vec<String>>("items")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<Vec<String>>("items", &value.items);
        object.into_value()
    }
}

runtime::impl_serde!(Vec_);
