// @generated from a document in tests/fixtures. Do not edit.

//! A client of Shelter.
//!
//! A parameter in the path is an argument of the method, and everything else a setter.
//! `.await` sends the request and gives the body of the answer; `.send().await` gives its status and headers, too.
//!
//! ```no_run
//! use golden_oauth2::{Client, Credentials, Error};
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::builder().credentials(Credentials::client_credentials("id", "secret")).build()?;
//! let answer = client.pets().get_news().await?;
//! println!("{answer:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[rustfmt::skip]
mod generated;

pub use generated::*;
pub use ampersat_runtime as runtime;
pub use ampersat_runtime::{
    CallExt, ClientBuilder, Credentials, Date, DateTime, Decimal, Error, ErrorKind,
    Response, RetryPolicy, Secret, TextOrList, TokenProvider, Value,
};
