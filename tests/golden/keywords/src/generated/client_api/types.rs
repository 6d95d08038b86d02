// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`ClientApi::await_`](super::ClientApi::await_).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Client {
    pub client: Option<String>,
}

runtime::impl_object!(Client {
    client: optional::<String>("client"),
});

/// The response of [`ClientApi::list`](super::ClientApi::list).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ClientApiListResponse {
    pub list: Option<Vec_>,
}

runtime::impl_object!(ClientApiListResponse {
    list: optional::<Vec_>("list"),
});

/// The value of `list` in [`ClientApiListResponse`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Vec_ {
    pub items: Vec<String>,
}

runtime::impl_object!(Vec_ {
    items: required::<Vec<String>>("items"),
});
