// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The value of `string` in [`String_`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BTreeMap_ {
    pub map: BTreeMap<String, String>,
}

runtime::impl_object!(BTreeMap_ {
    map: required::<BTreeMap<String, String>>("map"),
});

/// The response of [`StringApi::type_`](super::StringApi::type_).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct String_ {
    pub string: Option<BTreeMap_>,
}

runtime::impl_object!(String_ {
    string: optional::<BTreeMap_>("string"),
});
