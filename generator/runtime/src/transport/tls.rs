//! TLS by rustls with the cryptography that the program has installed, or that of ring.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::CryptoProvider;
use rustls_platform_verifier::BuilderVerifierExt;

use crate::{Error, ErrorKind};

/// Returns how TLS is spoken, `None` if reqwest knows. Certificates are checked as the platform checks them.
///
/// # Errors
/// There is no provider of cryptography, the provider has no safe version of TLS, or the platform has no certificates to trust.
pub(super) fn config() -> Result<Option<ClientConfig>, Error> {
    let Some(provider) = provider() else { return of_reqwest() };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| Error::new(ErrorKind::Build, "TLS cannot be set up").with_source(error.into()))?;
    Ok(Some(config.with_no_client_auth()))
}

/// Returns the provider that the program has installed for its process, or one that is for this client alone.
fn provider() -> Option<Arc<CryptoProvider>> {
    let provider = CryptoProvider::get_default().cloned();
    #[cfg(feature = "ring")]
    let provider = provider.or_else(|| Some(Arc::new(rustls::crypto::ring::default_provider())));
    provider
}

#[cfg(feature = "rustls")]
#[allow(clippy::unnecessary_wraps, reason = "its twin fails")]
fn of_reqwest() -> Result<Option<ClientConfig>, Error> {
    Ok(None)
}

/// Refuses, where reqwest would panic.
#[cfg(not(feature = "rustls"))]
fn of_reqwest() -> Result<Option<ClientConfig>, Error> {
    Err(Error::build("no provider of cryptography is installed: `CryptoProvider::install_default` does it"))
}
