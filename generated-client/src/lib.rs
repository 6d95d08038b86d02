//! A client of the DNS.services User API.

#[rustfmt::skip]
mod generated;

pub use ampersat_runtime::{ClientBuilder, Credentials, Error, ErrorKind, Response, Secret, TextOrList, Value};
pub use generated::*;
