// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that one group uses stand in its module as well.

#[cfg(feature = "operations")]
#[doc(no_inline)]
pub use super::operations::types::*;
#[cfg(feature = "uuid_api")]
#[doc(no_inline)]
pub use super::uuid_api::types::*;
