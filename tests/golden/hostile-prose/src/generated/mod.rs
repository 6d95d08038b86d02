// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "group")]
pub mod group;
#[cfg(feature = "to_ken_s")]
pub mod to_ken_s;
#[cfg(feature = "mock")]
pub mod mock;
pub mod types;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-hostile-prose",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://example.com/v1",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment::NONE,
    token_flow: None,
    security: runtime::Security::UNKNOWN,
};

/// A client of Evil `API` "# \[Client\] {} */.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; the base URL is `https://example.com/v1` unless another one is given.
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// Ünïcödé 🦀 only.
    #[cfg(feature = "group")]
    pub fn group(&self) -> group::Group<'_> {
        group::Group(&self.inner)
    }

    /// \<h2\>Broken HTML\</h2\> */ \u{202e}reversed\u{202c} \[Vec\] \[`String`\]: <https://example.com/a_b>.
    #[cfg(feature = "to_ken_s")]
    pub fn to_ken_s(&self) -> to_ken_s::ToKenS<'_> {
        to_ken_s::ToKenS(&self.inner)
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
