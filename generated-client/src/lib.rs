//! A client of the [DNS.services User API](https://dns.services/userapi): domains, DNS zones and records, invoices,
//! tickets, services and orders.
//!
//! All 83 operations of the API are here, each a method with typed arguments and a typed answer. They are generated
//! from the vendor's own API description. The client is asynchronous and runs on [Tokio](https://tokio.rs).
//!
//! # Quick start
//!
//! Lists the zones of the account with their records, then adds one record:
//!
//! ```no_run
//! use dns_services::{Client, Error};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Error> {
//!     // DNS_SERVICES_USERNAME and DNS_SERVICES_PASSWORD
//!     let client = Client::from_env()?;
//!
//!     for zone in client.dns().list_zones().await?.zones {
//!         let (Some(service_id), Some(zone_id)) = (zone.service_id, zone.zone_id) else { continue };
//!         println!("zone {zone_id} of service {service_id}: {}", zone.name.unwrap_or_default());
//!         for record in client.dns().get_zone(service_id, zone_id).await?.records {
//!             println!("  {:?} {:?} {:?}", record.name, record.record_type, record.content);
//!         }
//!     }
//!
//!     let added = client
//!         .dns()
//!         .add_record(10, 60) // ids of service and zone
//!         .name("www")
//!         .record_type("A")
//!         .ttl(3600)
//!         .content("192.0.2.1")
//!         .await?;
//!     println!("{:?}", added.info);
//!     Ok(())
//! }
//! ```
//!
//! # Signing in
//!
//! [`Client::from_env`] takes credentials and base URL from the environment. [`Client::builder`] takes them from you:
//!
//! ```no_run
//! use dns_services::{Client, Credentials, FileStore};
//!
//! # fn run(password: &str) -> Result<(), dns_services::Error> {
//! let client = Client::builder()
//!     .credentials(Credentials::password("user@example.com", password))
//!     .session_store(FileStore::new("session.json"))
//!     .build()?;
//! # let _ = client; Ok(()) }
//! ```
//!
//! | credentials | what is sent |
//! |---|---|
//! | [`Credentials::password`] | The client signs in at its first call, gets a token, and renews it when it ends. |
//! | [`Credentials::basic`] | User name and password with every call (HTTP Basic). |
//! | [`Credentials::token`] | A token that you have, with every call. It is not renewed. |
//! | [`Credentials::none`] | Nothing. |
//!
//! The server takes few sign-ins: recorded answers say 25 in about five minutes. So use one [`Client`] for the whole
//! program, and clone it: all clones share one session. Programs that start often keep the session in a
//! [`FileStore`], or in a [`SessionStore`] of their own. When the server takes no further
//! sign-in, calls wait, or fail at once with [`LoginLimit::Fail`]. Wrong credentials are not
//! tried again for a minute.
//!
//! [`Client::logout`] ends the client's own session. The operations [`login`](account::Account::login),
//! [`refresh_token`](account::Account::refresh_token) and [`logout`](account::Account::logout) of [`account`] are the
//! API's own calls. A client needs none of them to be signed in.
//!
//! # Calling
//!
//! Each group of operations has a handle: [`account`](Client::account), [`billing`](Client::billing),
//! [`cart`](Client::cart), [`dns`](Client::dns), [`domains`](Client::domains), [`services`](Client::services),
//! [`support`](Client::support). What stands in the path of a call is an argument of its method. Everything else is a
//! setter of the request that the method returns. The request is sent when it is awaited.
//!
//! ```no_run
//! use dns_services::cart::RegisterDomain;
//!
//! # async fn run(client: dns_services::Client) -> Result<(), dns_services::Error> {
//! let quote = client.cart().quote().items([RegisterDomain::new(6, "example.com", 1)]).await?;
//! let total = quote.summary.and_then(|summary| summary.total);
//! println!("{total:?}");
//!
//! let answer = client.domains().update_record(60, 3).content("192.0.2.7").await?;
//! println!("{:?}", answer.info);
//! # Ok(()) }
//! ```
//!
//! A setter that is required is called so in its documentation. A request without one fails before anything is sent.
//! Arguments of the path may contain anything: they are encoded, and stay one segment. Only an empty one, `.` and `..`
//! are refused.
//!
//! Every method says what repeating it does: nothing, the same again, more, or cost money. The client repeats calls by
//! that rule alone; [`RetryPolicy`] says how often. A call that only reads, or that sets what is set already, is
//! repeated when the server cannot be reached, is overloaded or answers too late. Any other call is repeated only if
//! the server certainly did not receive it, or refused it because the token had ended.
//!
//! # Responses
//!
//! `.await` gives the decoded answer. `.send().await` gives a [`Response`] with status, headers and raw body, too:
//!
//! ```no_run
//! # async fn run(client: dns_services::Client) -> Result<(), dns_services::Error> {
//! let response = client.billing().balance().send().await?;
//! println!("{}, {} bytes", response.status(), response.raw().len());
//! let owed = response.into_body().details.and_then(|details| details.acc_balance);
//! # let _ = owed; Ok(()) }
//! ```
//!
//! The vendor declares no types of answers, only examples. So every type is learned from examples, and its
//! documentation says from how many. Nearly every field is an [`Option`] or a list that may be empty: the server may
//! leave any of them out. Types and enums are `#[non_exhaustive]`, and enums keep a value that they do not know.
//!
//! # Errors
//!
//! There is one [`Error`]. It knows its [kind](Error::kind), the operation, the HTTP status, and the server's
//! [messages](Error::messages). The server reports many errors with HTTP 200; they are errors here, too.
//!
//! ```no_run
//! use dns_services::ErrorKind;
//!
//! # async fn run(client: dns_services::Client) {
//! match client.domains().get(60).await {
//!     Ok(answer) => println!("{:?}", answer.details),
//!     Err(error) if error.is_auth() => eprintln!("sign in again: {error}"),
//!     Err(error) if error.kind() == ErrorKind::Api => eprintln!("refused: {:?}", error.messages()),
//!     Err(error) if error.may_have_been_received() => eprintln!("may have been carried out: {error}"),
//!     Err(error) => eprintln!("{error}"),
//! }
//! # }
//! ```
//!
//! An answer without the expected shape is an error of kind [`Decode`](ErrorKind::Decode), and
//! [`decode_error`](Error::decode_error) names the place: `records["17"].ttl: expected an integer, found text: "soon"`.
//!
//! # PHP's spellings
//!
//! The server is written in PHP, which is careless with types. What means the same is read as the same:
//!
//! | documented | also read |
//! |---|---|
//! | `60` | `"60"`, `60.0` |
//! | `"60"` | `60` |
//! | `true` | `1`, `"1"`, `"true"`, `"on"` |
//! | `[a, b]` | `{"0": a, "17": b}`; for `[a]` also `a` |
//! | an empty list or object | `[]`, `{}`, `null`, or nothing at all |
//! | a value or none | `""`, and for a date `"0000-00-00"` |
//!
//! Nothing else is guessed: `"soon"` is no number. An [`Observer`] is told of every such spelling, and
//! of every field that the documentation does not know. With [`strict`](ClientBuilder::strict), which is for tests, such a
//! spelling is an error.
//!
//! A text field that is a list in some answers is a [`TextOrList`], such as the content of a DNS record. Amounts are
//! [`Decimal`]s. A [`Date`] or [`DateTime`] keeps the server's text; the server does not tell its time zone.
//!
//! # What the vendor does not document
//!
//! The answers of 31 operations are documented nowhere. These operations answer raw JSON, a [`Value`], and say so.
//!
//! A parameter that the API takes but does not document is set with `extra`. Requests with a JSON body have that method.
//! A call that has no method here goes through [`Client::runtime`]:
//!
//! ```no_run
//! use dns_services::runtime::Method;
//! use dns_services::Value;
//!
//! # async fn run(client: dns_services::Client) -> Result<(), dns_services::Error> {
//! client.dns().create_zone(10).name("example.com").extra("undocumented", 3).await?;
//!
//! let news = client.runtime().raw(Method::GET, "/news").send::<Value>().await?;
//! println!("{}", news.into_body());
//! # Ok(()) }
//! ```
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `account`, `billing`, `cart`, `dns`, `domains`, `services`, `support` | one group of operations each; all on by default |
//! | `rustls` (default), `rustls-no-provider`, `native-tls` | how `https` is done; exactly one is wanted |
//! | `blocking` | `send_blocking` on every request, for programs without async |
//! | `tracing` | a span for each call, an event for what in a response is not as documented |
//! | `jiff02` | conversions of [`Date`] and [`DateTime`] to and from the types of `jiff` 0.2 |

#[rustfmt::skip]
mod generated;
#[cfg(feature = "dns")]
pub mod zone;

pub use ampersat_runtime as runtime;
pub use ampersat_runtime::{
    ClientBuilder, Credentials, Date, DateTime, Decimal, DecodeError, Error, ErrorKind, FileStore, Leniency,
    LoginLimit, Observer, RateLimit, Response, RetryPolicy, Secret, SessionStore, TextOrList, Value,
};
pub use generated::*;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
