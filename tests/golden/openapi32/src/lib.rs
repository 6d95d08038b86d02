// @generated from a document in tests/fixtures. Do not edit.

//! A client of Newest.
//!
//! A parameter in the path is an argument of the method, and everything else a setter.
//! `.await` sends the request and gives the body of the response; `.send().await` gives its status and headers, too.
//!
//! ```no_run
//! use golden_openapi32::{Client, Credentials, Error};
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::builder().credentials(Credentials::token("token")).build()?;
//! let response = client.search().search_things().await?;
//! println!("{response:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Signing in
//!
//! * `Credentials::token("token")`: a token with every call
//!
//! The document does not say which operations want credentials: they go with every call.
//!
//! # Errors
//!
//! An error is one line without secrets. `kind()` and `status()` tell errors apart, and `may_have_been_received()` says whether the server may have carried out the call.
//!
//! ```no_run
//! # async fn run(client: golden_openapi32::Client) {
//! match client.search().search_things().await {
//!     Ok(response) => println!("{response:?}"),
//!     Err(error) if error.is_not_found() => eprintln!("there is none"),
//!     Err(error) => eprintln!("{error}"),
//! }
//! # }
//! ```
//!
//! # Timeouts and retries
//!
//! A call takes two minutes at most, and each attempt 30 seconds. It is tried three times if it only reads, or sets what is set already; other calls only when the server certainly received nothing. `Client::builder()` has `timeout`, `attempt_timeout` and `retry` for all calls, and `CallExt` for one; `no_retry` sends it once.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use golden_openapi32::CallExt as _;
//!
//! # async fn run(client: golden_openapi32::Client) -> Result<(), golden_openapi32::Error> {
//! let response = client.search().search_things().timeout(Duration::from_secs(5)).await?;
//! # _ = response;
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! | feature | what it is for |
//! |---|---|
//! | `rustls` (default), `ring`, `rustls-no-provider`, `native-tls` | TLS backend: pick one |
//! | `blocking` | calls without async: `.send_blocking()` |
//! | `tracing` | a span for each call |
//! | `jiff02`, `time03` | conversions of dates to and from `jiff` 0.2 and `time` 0.3 |
//! | `mock` | a stand-in for the API, for the tests of your program: the module `mock` |
//! | `tower`, `reqwest-middleware` | services and clients of these crates as transports |
//! | `webhooks` | the signatures of requests that the server sends |
//! | `oauth2` | tokens of token endpoints: client credentials, refresh tokens, sign-in of users |
//! | `file-download` | responses that become files: `.download(path)` |
//! | `search` | the groups of operations; `all` has them all |
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[rustfmt::skip]
mod generated;

pub use generated::*;
pub use ampersat_runtime as runtime;
pub use ampersat_runtime::{
    CallExt, ClientBuilder, Credentials, Date, DateTime, Decimal, Error, ErrorKind,
    Response, RetryPolicy, Secret, TextOrList, TokenProvider, Value, Body, FilePart,
    EventStream, LineStream,
};
