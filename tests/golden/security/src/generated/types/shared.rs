// @generated from a document in tests/fixtures. Do not edit.

//! Types that several groups use.

#[cfg(feature = "mock")]
mod mock;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The body of errors of `Files::put_file`, among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    pub reasons: BTreeMap<String, String>,
}

runtime::impl_object!(Refusal {
    reasons: required::<BTreeMap<String, String>>("reasons"),
});
