// @generated from a document in tests/fixtures. Do not edit.

//! A client of Answers as a whole or while they arrive.
//!
//! A parameter in the path is an argument of the method, and everything else a setter.
//! `.await` sends the request and gives the body of the answer; `.send().await` gives its status and headers, too.
//!
//! ```no_run
//! use golden_streams::{Client, Error};
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::builder().build()?;
//! let answer = client.tea().alarms().await?;
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
    Response, RetryPolicy, Secret, TextOrList, TokenProvider, Value, Body, FilePart,
    ByteStream, Bytes, EventStream, LineStream,
};
