// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "accounts")]
pub mod accounts;
#[cfg(feature = "health")]
pub mod health;
#[cfg(feature = "payments")]
pub mod payments;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-atlas-bank",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security {
        schemes: &[
            runtime::SecurityScheme {
                name: "HTTPBearer",
                kind: runtime::SchemeKind::Bearer,
            },
        ],
        wanted: &[],
    },
};

/// A client of the Atlas Bank API.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; a base URL must be given.
    ///
    /// Credentials, which [`credential`](runtime::ClientBuilder::credential) takes by these names:
    ///
    /// * `HTTPBearer`, a token
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// The operations tagged `accounts`.
    #[cfg(feature = "accounts")]
    pub fn accounts(&self) -> accounts::Accounts<'_> {
        accounts::Accounts(&self.inner)
    }

    /// The operations tagged `health`.
    #[cfg(feature = "health")]
    pub fn health(&self) -> health::Health<'_> {
        health::Health(&self.inner)
    }

    /// The operations tagged `payments`.
    #[cfg(feature = "payments")]
    pub fn payments(&self) -> payments::Payments<'_> {
        payments::Payments(&self.inner)
    }

    /// The underlying client, for calls without a method here.
    pub fn runtime(&self) -> &runtime::Client {
        &self.inner
    }
}

impl From<runtime::Client> for Client {
    fn from(inner: runtime::Client) -> Self {
        Self { inner }
    }
}
