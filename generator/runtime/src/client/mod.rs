//! Clients: the state that all calls share, and the loop of attempts.

mod attempts;
mod body;
mod builder;
mod call;
mod conditional;
#[cfg(feature = "file-download")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod download;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod environment;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod network;
mod raw;
mod reconnect;
mod request;
mod settings;
#[cfg(feature = "oauth2")]
mod sign_in;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, Url};

pub(crate) use attempts::target;
pub use builder::ClientBuilder;
pub use call::{Call, CallExt, SendResult};
pub use conditional::Conditional;
#[cfg(feature = "blocking")]
pub(crate) use conditional::unless_same;
#[cfg(feature = "file-download")]
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use download::Download;
pub use raw::RawCall;
pub use request::Request;
#[cfg(feature = "oauth2")]
pub use sign_in::SignIn;

use crate::Error;
use crate::api::Operation;
use crate::auth::{Auth, Credential};
use crate::exchange::Exchange;
use crate::retry::{Budget, RetryPolicy};
use crate::time::after;

/// The state that all calls share: address of the API, credentials, connections, limits. Clones are cheap and share
/// everything.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<ClientState>);

/// The state that the clones of a client share.
pub(crate) struct ClientState {
    pub(crate) exchange: Exchange,
    pub(crate) auth: Auth,
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
}

impl Client {
    /// Begins a request of an operation.
    #[doc(hidden)]
    pub fn request(&self, operation: Operation) -> Request {
        Request::new(self.clone(), operation)
    }

    /// Begins a request of an operation that only reads.
    #[doc(hidden)]
    pub fn get(&self, name: &'static str, path: &'static str) -> Request {
        self.request(Operation::get(name, path))
    }

    /// Begins a request of an operation that must not be sent twice.
    #[doc(hidden)]
    pub fn post(&self, name: &'static str, path: &'static str) -> Request {
        self.request(Operation::post(name, path))
    }

    /// Begins a request of an operation that can be repeated.
    #[doc(hidden)]
    pub fn put(&self, name: &'static str, path: &'static str) -> Request {
        self.request(Operation::put(name, path))
    }

    /// Begins a request of an operation that must not be sent twice.
    #[doc(hidden)]
    pub fn patch(&self, name: &'static str, path: &'static str) -> Request {
        self.request(Operation::patch(name, path))
    }

    /// Begins a request of an operation that can be repeated.
    #[doc(hidden)]
    pub fn delete(&self, name: &'static str, path: &'static str) -> Request {
        self.request(Operation::delete(name, path))
    }

    /// Begins a call that the generated client has no method for: any method and path below the base URL. The path may
    /// have a query, and has no placeholders. Everything but GET and HEAD counts as an operation that must not be sent twice.
    pub fn raw(&self, method: Method, path: impl Into<String>) -> RawCall {
        RawCall::new(self.clone(), method, path.into())
    }

    /// Ends the session that the client signed in to, here, in the session store and at the server. The next call
    /// signs in anew. Credentials that are not signed in with have nothing to end.
    ///
    /// # Errors
    /// The server could not be told; here and in the store the session is over nevertheless.
    pub async fn logout(&self) -> Result<(), Error> {
        for credential in self.0.auth.all() {
            if let Credential::Session(session) = credential {
                let ended = session.end(&self.0.exchange, after(self.0.timeout)).await;
                ended.map_err(|error| error.masked(self.0.exchange.decoding.secrets()))?;
            }
        }
        Ok(())
    }

    /// Returns the address of the API.
    #[must_use]
    pub fn base_url(&self) -> &Url {
        &self.0.exchange.base
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("api", &self.0.exchange.api.client)
            .field("base_url", &self.0.exchange.base.as_str())
            .finish_non_exhaustive()
    }
}
