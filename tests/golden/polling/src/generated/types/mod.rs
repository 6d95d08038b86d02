// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that one group uses stand in its module as well.

#[cfg(feature = "jobs")]
#[doc(no_inline)]
pub use super::jobs::types::*;
