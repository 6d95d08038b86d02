// @generated from a document in tests/fixtures. Do not edit.

//! All types. Those that only one group uses are also in the module of that group.

pub(super) mod shared;

pub use shared::*;
#[cfg(feature = "client_api")]
#[doc(no_inline)]
pub use super::client_api::types::*;
#[cfg(feature = "many")]
#[doc(no_inline)]
pub use super::many::types::*;
#[cfg(feature = "string")]
#[doc(no_inline)]
pub use super::string::types::*;
#[cfg(feature = "type_")]
#[doc(no_inline)]
pub use super::type_::types::*;
