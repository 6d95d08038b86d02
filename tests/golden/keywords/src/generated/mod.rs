// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "builder_api")]
pub mod builder_api;
#[cfg(feature = "client_api")]
pub mod client_api;
#[cfg(feature = "many")]
pub mod many;
#[cfg(feature = "mock_api")]
pub mod mock_api;
#[cfg(feature = "operations")]
pub mod operations;
#[cfg(feature = "options")]
pub mod options;
#[cfg(feature = "runtime_api")]
pub mod runtime_api;
#[cfg(feature = "string")]
pub mod string;
#[cfg(feature = "type_")]
pub mod type_;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-keywords",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://example.com",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security::UNKNOWN,
};

/// A client of Keywords.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; the base URL is `https://example.com` unless another one is given.
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// The operations tagged `builder`.
    #[cfg(feature = "builder_api")]
    pub fn builder_api(&self) -> builder_api::BuilderApi<'_> {
        builder_api::BuilderApi(&self.inner)
    }

    /// The operations tagged `client`.
    #[cfg(feature = "client_api")]
    pub fn client_api(&self) -> client_api::ClientApi<'_> {
        client_api::ClientApi(&self.inner)
    }

    /// The operations tagged `many`.
    #[cfg(feature = "many")]
    pub fn many(&self) -> many::Many<'_> {
        many::Many(&self.inner)
    }

    /// The operations tagged `mock`.
    #[cfg(feature = "mock_api")]
    pub fn mock_api(&self) -> mock_api::MockApi<'_> {
        mock_api::MockApi(&self.inner)
    }

    /// The operations tagged `operations`.
    #[cfg(feature = "operations")]
    pub fn operations(&self) -> operations::Operations<'_> {
        operations::Operations(&self.inner)
    }

    /// The operations tagged `options`.
    #[cfg(feature = "options")]
    pub fn options(&self) -> options::Options<'_> {
        options::Options(&self.inner)
    }

    /// The operations tagged `runtime`.
    #[cfg(feature = "runtime_api")]
    pub fn runtime_api(&self) -> runtime_api::RuntimeApi<'_> {
        runtime_api::RuntimeApi(&self.inner)
    }

    /// The operations tagged `String`.
    #[cfg(feature = "string")]
    pub fn string(&self) -> string::StringApi<'_> {
        string::StringApi(&self.inner)
    }

    /// The operations tagged `type`.
    #[cfg(feature = "type_")]
    pub fn type_(&self) -> type_::Type<'_> {
        type_::Type(&self.inner)
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
