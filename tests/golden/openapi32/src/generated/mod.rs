// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "search")]
pub mod search;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-openapi32",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://example.com",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security {
        schemes: &[
            runtime::SecurityScheme {
                name: "device",
                kind: runtime::SchemeKind::OAuth2(
                    &[
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::Device("/device"),
                            token_url: "/token",
                            refresh_url: None,
                        },
                    ],
                ),
            },
        ],
        wanted: &[],
    },
};

/// A client of Newest.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; the base URL is `https://example.com` unless another one is given.
    ///
    /// Servers:
    ///
    /// * `https://example.com`: main: The one to use
    /// * `https://test.example.com`: test
    ///
    /// Credentials, which [`credential`](runtime::ClientBuilder::credential) takes by these names:
    ///
    /// * `device`, a token of OAuth 2
    ///   * [`SignIn::device_code`](runtime::SignIn::device_code), at `https://example.com/device` and at `https://example.com/token`
    #[cfg_attr(not(feature = "oauth2"), allow(rustdoc::broken_intra_doc_links))]
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// Finds things.
    #[cfg(feature = "search")]
    pub fn search(&self) -> search::Search<'_> {
        search::Search(&self.inner)
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
