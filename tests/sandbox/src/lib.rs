//! A local stand-in for the [DNS.services User API](https://dns.services/userapi), for programs that want to be tried
//! without an account. It listens on this machine alone, needs no network, and forgets everything when it stops.
//!
//! ```
//! use dns_services_sandbox::Sandbox;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let client = sandbox.client();
//!
//! let zones = client.dns().list_zones().await?.zones;
//! assert_eq!(zones[0].name.as_deref(), Some("example.com"));
//! # Ok(()) }
//! ```
//!
//! Any other program works with it, too, whatever it is written in: its base URL is [`Sandbox::url`], and it signs in as
//! [`Sandbox::username`] with [`Sandbox::password`].
//!
//! All operations of the API description are there. Those that change something do: a record that was added is in the
//! zone, an order makes an invoice, a reply is on its ticket. The others answer their documented example. The README
//! says which habits of the real server were recorded and which are assumed.
//!
//! # Faults
//!
//! Faults that are rare elsewhere happen here on demand:
//!
//! ```
//! use dns_services_sandbox::{Fault, FaultRule, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! sandbox.fault(FaultRule::next(1, Fault::ServerError(503)).on("dns.list_zones"))?;
//!
//! // the client tries again
//! sandbox.client().dns().list_zones().await?;
//! assert_eq!(sandbox.count("dns.list_zones"), 2);
//! # Ok(()) }
//! ```

mod app;
mod body;
mod check;
mod clock;
mod document;
mod fault;
mod handlers;
mod json;
mod log;
mod random;
mod response;
mod sandbox;
mod server;
mod sessions;
mod state;
mod zone;

pub use fault::{Fault, FaultRule};
pub use log::LoggedRequest;
pub use sandbox::{Sandbox, SandboxBuilder, SandboxError};
pub use zone::RecordsForm;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
