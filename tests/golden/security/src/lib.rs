// @generated from a document in tests/fixtures. Do not edit.

//! A client of the Vault.

#[rustfmt::skip]
mod generated;

pub use ampersat_runtime::{
    ClientBuilder, Credentials, Date, DateTime, Decimal, Error, ErrorKind, Response,
    Secret, TextOrList, Value,
};
pub use generated::*;
