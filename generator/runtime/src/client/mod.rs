//! Clients: what all calls share.

mod answer;
mod authorize;
mod builder;
mod call;
mod content;
mod credentials;
mod payload;
mod rate_limit;
mod request;
mod response;
mod send;
mod style;
mod url;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::{Method, Url};

pub(crate) use answer::Answer;
#[cfg(feature = "mock")]
pub(crate) use answer::judge;
pub(crate) use authorize::{Proof, Proofs};
pub use builder::ClientBuilder;
#[cfg(feature = "mock")]
pub(crate) use call::target;
pub(crate) use call::{post, unanswered};
pub use content::BODY;
#[cfg(feature = "mock")]
pub(crate) use content::Content;
pub(crate) use credentials::bearer;
pub use credentials::{Credentials, TokenProvider};
#[cfg(feature = "mock")]
pub(crate) use payload::header;
pub use payload::{EventsBody, JsonEvents, JsonLines, Maybe, Payload, Reply, StreamBody, TextBody};
pub use rate_limit::RateLimit;
pub use request::Request;
pub use response::Response;
pub use style::Style;
pub(crate) use style::text as text_of;
pub use url::PathValue;

use crate::api::{Api, Operation};
use crate::json::{Context, Observer};
use crate::retry::{Budget, RetryPolicy};
use crate::time::after;
use crate::transport::Transport;
use crate::{Error, trace};

/// What all calls share: where the API is, credentials, connections, limits. Clones are cheap and share everything.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) base: Url,
    /// Whether the base URL was given by hand, so that no other server counts.
    pub(crate) base_is_given: bool,
    pub(crate) allow_http: bool,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) headers: HeaderMap,
    pub(crate) proofs: Proofs,
    pub(crate) attempt_timeout: Duration,
    pub(crate) timeout: Duration,
    pub(crate) response_limit: usize,
    pub(crate) strict: bool,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
}

impl Client {
    /// A call of an operation, to be completed with its parameters and sent.
    pub fn request(&self, operation: &'static Operation) -> Request {
        Request::new(self.clone(), operation)
    }

    /// A call the generated client has no method for: any method and path below the base URL. The path has no
    /// placeholders. Everything but GET and HEAD counts as an operation that must not be sent twice.
    pub fn raw(&self, method: Method, path: impl Into<String>) -> Request {
        Request::raw(self.clone(), method, path.into())
    }

    /// Ends the session that the client signed in to, here, in the session store and at the server. The next call
    /// signs in anew. Credentials that are not signed in with have nothing to end.
    ///
    /// # Errors
    /// The server could not be told; here and in the store the session is over nevertheless.
    pub async fn logout(&self) -> Result<(), Error> {
        let proofs = &self.0.proofs;
        for proof in proofs.main.iter().chain(proofs.named.iter().map(|(_, proof)| proof)) {
            if let Proof::Session(session) = proof {
                session.end(&self.0, after(self.0.timeout)).await?;
            }
        }
        Ok(())
    }

    /// Where the API is.
    #[must_use]
    pub fn base_url(&self) -> &Url {
        &self.0.base
    }
}

impl Shared {
    /// Who is told what is not as it should be.
    pub(crate) fn observer(&self) -> Option<&dyn Observer> {
        match &self.observer {
            Some(observer) => Some(&**observer),
            None => trace::observer(),
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            reading: self.api.dialect.into(),
            strict: self.strict,
            observer: self.observer(),
            empty_body: false,
            nested: None,
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("api", &self.0.api.client)
            .field("base_url", &self.0.base.as_str())
            .finish_non_exhaustive()
    }
}
