// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that only one group uses are also in the module of that group.

#[cfg(feature = "events")]
#[doc(no_inline)]
pub use super::events::types::*;
