//! Credentials, and how they travel with a call.

mod attach;
mod credentials;

pub(crate) use attach::{Auth, Credential, SpentToken, attach};
pub use credentials::{Credentials, TokenProvider};
pub(crate) use credentials::{Scheme, basic, encoded};
