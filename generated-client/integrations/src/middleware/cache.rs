//! A cache that follows HTTP's rules (RFC 9111), by `http-cache` as a middleware of `reqwest-middleware`.

use dns_services::runtime::reqwest::{self, redirect};
use dns_services::runtime::reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use http_cache_reqwest::{Cache, CacheMode, HttpCache, HttpCacheOptions, MokaCacheBuilder, MokaManager};

/// Returns a transport whose answers are kept in memory as long as the server permits.
///
/// The cache keeps answers of one user for that user: give each client its own.
///
/// # Errors
/// The HTTP client cannot be made.
pub fn cached(entries: u64) -> Result<ClientWithMiddleware, reqwest::Error> {
    // A transport follows no redirects: they would carry credentials to somebody else.
    let http = reqwest::Client::builder().redirect(redirect::Policy::none()).build()?;
    let manager = MokaManager::new(MokaCacheBuilder::new(entries).build());
    let cache = HttpCache { mode: CacheMode::Default, manager, options: HttpCacheOptions::default() };
    Ok(ClientBuilder::new(http).with(Cache(cache)).build())
}
