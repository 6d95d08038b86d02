// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "boards")]
pub mod boards;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "keys")]
pub mod keys;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-security",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://eu.example.com/v1",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security {
        schemes: &[
            runtime::SecurityScheme {
                name: "key",
                kind: runtime::SchemeKind::Query("key"),
            },
            runtime::SecurityScheme {
                name: "token",
                kind: runtime::SchemeKind::Query("token"),
            },
            runtime::SecurityScheme {
                name: "app",
                kind: runtime::SchemeKind::Header("X-App"),
            },
            runtime::SecurityScheme {
                name: "session",
                kind: runtime::SchemeKind::Cookie("sid"),
            },
            runtime::SecurityScheme {
                name: "proof",
                kind: runtime::SchemeKind::Bearer,
            },
            runtime::SecurityScheme {
                name: "oauth",
                kind: runtime::SchemeKind::Bearer,
            },
            runtime::SecurityScheme {
                name: "basic",
                kind: runtime::SchemeKind::Basic,
            },
        ],
        wanted: &[&["key"], &["oauth", "app"], &[]],
    },
};

/// A client of Vault.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; the base URL is `https://eu.example.com/v1` unless another one is given.
    ///
    /// Servers:
    ///
    /// * `https://{region}.example.com/{version}/`: The regions
    ///   * `region` = `eu` (one of `eu`, `us`): Where the data lie
    ///   * `version` = `v1`
    /// * `https://sandbox.example.com/v1`: For tests
    ///
    /// Credentials, which [`credential`](runtime::ClientBuilder::credential) takes by these names:
    ///
    /// * `key`, a key, sent in the query as `key`
    /// * `token`, a key, sent in the query as `token`
    /// * `app`, a key, sent in the header `X-App`. The application, as \[registered\](javascript:alert(1))
    /// * `session`, a key, sent in the cookie `sid`
    /// * `proof`, a token
    /// * `oauth`, a token
    /// * `basic`, user name and password
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// The operations tagged `boards`.
    #[cfg(feature = "boards")]
    pub fn boards(&self) -> boards::Boards<'_> {
        boards::Boards(&self.inner)
    }

    /// The operations tagged `files`.
    #[cfg(feature = "files")]
    pub fn files(&self) -> files::Files<'_> {
        files::Files(&self.inner)
    }

    /// The operations tagged `keys`.
    #[cfg(feature = "keys")]
    pub fn keys(&self) -> keys::Keys<'_> {
        keys::Keys(&self.inner)
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
