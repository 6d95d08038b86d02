//! A client of the [DNS.services User API](https://dns.services/userapi): domains, DNS zones and records, invoices,
//! tickets, services and orders.
//!
//! All 83 operations of the API are here, each a method with typed arguments and a typed response. They are generated
//! from the vendor's own API description. The client is asynchronous and runs on [Tokio](https://tokio.rs).
//!
//! # Quick start
//!
//! Prints the zones of the account with their records, then makes sure that there is one record more:
//!
//! ```no_run
//! use dns_services::zone::Record;
//! use dns_services::{Client, Error};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Error> {
//!     // DNS_SERVICES_USERNAME and DNS_SERVICES_PASSWORD
//!     let client = Client::from_env()?;
//!
//!     for zone in client.dns().zones().await? {
//!         for record in zone.records().await? {
//!             println!("{record}");
//!         }
//!     }
//!
//!     let zone = client.dns().zone("www.example.com").await?;
//!     zone.ensure(Record::new("www", "A", "192.0.2.1").ttl(3600)).await?;
//!     Ok(())
//! }
//! ```
//!
//! To try it without an account, run `cargo run --example quickstart` in the repository: it starts a local sandbox.
//!
//! # How calls look
//!
//! ```no_run
//! # async fn run(client: dns_services::Client) -> Result<(), dns_services::Error> {
//! let response = client.dns().update_record(10, 60, 1010).content("192.0.2.7").await?;
//! println!("{:?}", response.info);
//! # Ok(()) }
//! ```
//!
//! Operations are in groups: `account`, `billing`, `cart`, `dns`, `domains`, `services` and `support`, each a method of
//! [`Client`]. A parameter in the path is an argument: service 10, zone 60, record 1010. Everything else is a setter. `.await`
//! sends the request and gives the decoded response.
//!
//! # The guide
//!
//! | chapter | question |
//! |---|---|
//! | [`authentication`](guide::authentication) | How do I sign in, and stay signed in? |
//! | [`requests`](guide::requests) | How do I call an operation? |
//! | [`responses`](guide::responses) | What do I get back, and why is everything an [`Option`]? |
//! | [`records`](guide::records) | How do I change DNS records without surprises? |
//! | [`errors`](guide::errors) | What can go wrong, and how do I tell? |
//! | [`retries`](guide::retries) | What is sent again, and what never? |
//! | [`testing`](guide::testing) | How do I test my program without an account? |
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `account`, `billing`, `cart`, `dns`, `domains`, `services`, `support` | one group of operations each; all on by default |
//! | `rustls` (default), `ring`, `rustls-no-provider`, `native-tls` | TLS backend: pick one |
//! | `blocking` | `send_blocking` on every request, `zone_blocking`, `ensure_blocking` and so on for zones: no async |
//! | `tracing` | a span for each call, an event for what in a response is not as documented |
//! | `jiff02` | conversions of [`Date`] and [`DateTime`] to and from the types of `jiff` 0.2 |
//! | `time03` | the same for the types of `time` 0.3 |
//! | `cli` | the command `dns-services`, which the README describes; nothing for programs |
//! | `keyring` | the command finds the password in the keyring of the system |
//! | `mock` | the module `mock`: a server that answers as a test tells it to |
//! | `tower`, `reqwest-middleware` | services and clients of these crates in place of the HTTP client |

#![cfg_attr(docsrs, feature(doc_cfg))]

#[rustfmt::skip]
mod generated;
#[cfg(any(doc, doctest))]
pub mod guide;
#[cfg(feature = "dns")]
pub mod zone;

pub use ampersat_runtime as runtime;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use ampersat_runtime::FileStore;
pub use ampersat_runtime::{
    Call, CallExt, ClientBuilder, Credentials, Date, DateTime, Decimal, DecodeError, Error, ErrorKind, Leniency,
    LoginLimit, Middleware, Observer, RateLimit, Response, RetryPolicy, Secret, SessionStore, TextOrList, Value,
};
pub use generated::*;

/// The examples of the README, compiled. Some of them need the features.
#[cfg(all(doctest, feature = "blocking", feature = "mock"))]
#[doc = include_str!("../README.md")]
mod readme {}
