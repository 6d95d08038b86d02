// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that only one group uses are also in the module of that group.

#[cfg(feature = "operations")]
#[doc(no_inline)]
pub use super::operations::types::*;
#[cfg(feature = "uuid_api")]
#[doc(no_inline)]
pub use super::uuid_api::types::*;
