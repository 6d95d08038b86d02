// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "con_")]
pub mod con_;
#[cfg(feature = "jiff02_api")]
pub mod jiff02_api;
#[cfg(feature = "operations")]
pub mod operations;
#[cfg(feature = "uuid_api")]
pub mod uuid_api;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-names",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://example.com",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security::UNKNOWN,
};

/// A client of Names.
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

    /// The operations tagged `CON`.
    #[cfg(feature = "con_")]
    pub fn con_(&self) -> con_::Con<'_> {
        con_::Con(&self.inner)
    }

    /// The operations tagged `jiff02`.
    #[cfg(feature = "jiff02_api")]
    pub fn jiff02_api(&self) -> jiff02_api::Jiff02Api<'_> {
        jiff02_api::Jiff02Api(&self.inner)
    }

    /// The operations tagged `operations`.
    #[cfg(feature = "operations")]
    pub fn operations(&self) -> operations::Operations<'_> {
        operations::Operations(&self.inner)
    }

    /// The operations tagged `uuid`.
    #[cfg(feature = "uuid_api")]
    pub fn uuid_api(&self) -> uuid_api::UuidApi<'_> {
        uuid_api::UuidApi(&self.inner)
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
