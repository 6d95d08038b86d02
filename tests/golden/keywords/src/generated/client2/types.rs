// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Client {
    /// `client`; the document does not describe it.
    pub client: Option<String>,
}

runtime::impl_object!(Client {
    client: optional::<String>("client"),
});

/// The response of `PUT /client`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse2 {
    /// `list`; the document does not describe it.
    pub list: Option<Vec_>,
}

runtime::impl_object!(ListResponse2 {
    list: optional::<Vec_>("list"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Vec_ {
    /// `items`; the document does not describe it.
    pub items: Vec<String>,
}

runtime::impl_object!(Vec_ {
    items: required::<Vec<String>>("items"),
});
