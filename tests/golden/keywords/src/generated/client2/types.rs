// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`Client2::await_`](super::Client2::await_).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Client {
    pub client: Option<String>,
}

runtime::impl_object!(Client {
    client: optional::<String>("client"),
});

/// The response of [`Client2::list`](super::Client2::list).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListResponse2 {
    pub list: Option<Vec_>,
}

runtime::impl_object!(ListResponse2 {
    list: optional::<Vec_>("list"),
});

/// `list` of [`ListResponse2`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Vec_ {
    pub items: Vec<String>,
}

runtime::impl_object!(Vec_ {
    items: required::<Vec<String>>("items"),
});
