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
        object.finish(&["client"]);
        Ok(Self {
            client: object.optional::<String>("client")?,
        })
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
        object.finish(&["list"]);
        Ok(Self {
            list: object.optional::<Vec_>("list")?,
        })
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
        object.finish(&["items"]);
        Ok(Self {
            items: object.required::<Vec<String>>("items")?,
        })
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<Vec<String>>("items", &value.items);
        object.into_value()
    }
}

runtime::impl_serde!(Vec_);
