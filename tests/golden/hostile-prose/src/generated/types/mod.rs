// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that only one group uses are also in the module of that group.

#[cfg(feature = "to_ken_s")]
#[doc(no_inline)]
pub use super::to_ken_s::types::*;
