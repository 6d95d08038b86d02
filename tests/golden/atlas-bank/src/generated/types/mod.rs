// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that only one group uses are also in the module of that group.

pub(super) mod shared;

pub use shared::*;
#[cfg(feature = "accounts")]
#[doc(no_inline)]
pub use super::accounts::types::*;
#[cfg(feature = "payments")]
#[doc(no_inline)]
pub use super::payments::types::*;
