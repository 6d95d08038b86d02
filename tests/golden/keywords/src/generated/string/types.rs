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

runtime::impl_object!(BTreeMap_ {
    map: required::<BTreeMap<String, String>>("map"),
});

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct String_ {
    /// `string`; the document does not describe it.
    pub string: Option<BTreeMap_>,
}

runtime::impl_object!(String_ {
    string: optional::<BTreeMap_>("string"),
});
