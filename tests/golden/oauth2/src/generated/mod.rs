// @generated from a document in tests/fixtures. Do not edit.

#![allow(missing_docs, reason = "the description leaves items undocumented")]

#[cfg(feature = "pets")]
pub mod pets;
#[cfg(feature = "mock")]
pub mod mock;

use ampersat_runtime as runtime;

/// The facts of this API that the runtime needs.
pub(crate) static API: runtime::Api = runtime::Api {
    client: "golden-oauth2",
    version: env!("CARGO_PKG_VERSION"),
    base_url: "https://api.example.com/v1",
    dialect: runtime::Dialect::Json,
    errors: None,
    environment: runtime::Environment {
        base_url: &["SHELTER_BASE_URL"],
        username: &["SHELTER_USERNAME"],
        password: &["SHELTER_PASSWORD"],
        token: &["SHELTER_TOKEN"],
        client_id: &["SHELTER_CLIENT_ID"],
        client_secret: &["SHELTER_CLIENT_SECRET"],
        scopes: &["SHELTER_SCOPES"],
    },
    token_flow: None,
    security: runtime::Security {
        schemes: &[
            runtime::SecurityScheme {
                name: "shelter",
                kind: runtime::SchemeKind::OAuth2(
                    &[
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::ClientCredentials,
                            token_url: "/oauth/token",
                            refresh_url: None,
                        },
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::AuthorizationCode(
                                "/oauth/authorize?lang=en",
                            ),
                            token_url: "/oauth/token",
                            refresh_url: Some("/oauth/renew"),
                        },
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::Device("/oauth/device"),
                            token_url: "/oauth/token",
                            refresh_url: None,
                        },
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::Password,
                            token_url: "/v1/token",
                            refresh_url: None,
                        },
                    ],
                ),
            },
            runtime::SecurityScheme {
                name: "partner",
                kind: runtime::SchemeKind::OAuth2(
                    &[
                        runtime::OAuthFlow {
                            grant: runtime::OAuthGrant::ClientCredentials,
                            token_url: "https://login.partner.example/token",
                            refresh_url: None,
                        },
                    ],
                ),
            },
        ],
        wanted: &[&["shelter"]],
    },
};

/// A client of Shelter.
///
/// Cheap to clone: clones share connections and credentials. Each group of operations has a handle.
#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl Client {
    /// Configures a client; the base URL is `https://api.example.com/v1` unless another one is given.
    ///
    /// Credentials, which [`credential`](runtime::ClientBuilder::credential) takes by these names:
    ///
    /// * `shelter`, a token of OAuth 2. Tokens of the shelter
    ///   * [`Credentials::client_credentials(id, secret)`](runtime::Credentials::client_credentials), at `https://api.example.com/oauth/token`
    ///     * `pets:read`: Sees pets
    ///     * `pets:write`: Adds pets
    ///   * [`SignIn::authorize`](runtime::SignIn::authorize), on the page `https://api.example.com/oauth/authorize?lang=en`, and at `https://api.example.com/oauth/token`
    ///     * `pets:read`: Sees pets
    ///     * `pets:write`: Adds pets
    ///   * [`SignIn::device_code`](runtime::SignIn::device_code), at `https://api.example.com/oauth/device` and at `https://api.example.com/oauth/token`
    ///   * [`Credentials::password(username, password)`](runtime::Credentials::password), at `https://api.example.com/v1/token`
    /// * `partner`, a token of OAuth 2
    ///   * [`Credentials::client_credentials(id, secret)`](runtime::Credentials::client_credentials), at `https://login.partner.example/token`
    ///     * `all`
    #[cfg_attr(not(feature = "oauth2"), allow(rustdoc::broken_intra_doc_links))]
    pub fn builder() -> runtime::ClientBuilder<Self> {
        runtime::ClientBuilder::new(&API)
    }

    /// A client configured by the environment; the first variable that is set wins.
    ///
    /// * base URL: `SHELTER_BASE_URL`
    /// * user name: `SHELTER_USERNAME`
    /// * password: `SHELTER_PASSWORD`
    /// * ready-made token: `SHELTER_TOKEN`
    /// * identifier of your program: `SHELTER_CLIENT_ID`
    /// * secret of your program: `SHELTER_CLIENT_SECRET`
    /// * scopes that your program asks for, separated by spaces: `SHELTER_SCOPES`
    ///
    /// # Errors
    /// If credentials are missing or a value cannot be used.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    pub fn from_env() -> Result<Self, runtime::Error> {
        runtime::ClientBuilder::from_env(&API)?.build()
    }

    /// The operations tagged `pets`.
    #[cfg(feature = "pets")]
    pub fn pets(&self) -> pets::Pets<'_> {
        pets::Pets(&self.inner)
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
