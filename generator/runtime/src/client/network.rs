//! The way to servers, as a client is told. A browser has its own.

use std::time::Duration;

use super::{Client, ClientBuilder};
use crate::Secret;
use crate::transport::Proxies;

impl<C: From<Client>> ClientBuilder<C> {
    /// Limits the time of connecting; 10 seconds by default. A given HTTP client or transport has its own limit.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.network.connect_timeout = timeout;
        self
    }

    /// Sends all calls through a proxy, such as `http://user:password@proxy.example.com:3128`. Without it, the proxies count
    /// that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`), and none for a base URL on this
    /// machine.
    ///
    /// The proxy can read requests over plain HTTP: such a base URL needs [`allow_http`](Self::allow_http), even on
    /// this machine. With `https` the proxy sees the host and nothing else.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.settings.network.proxies = Some(Proxies::All(url.into()));
        self
    }

    /// Uses no proxy, whatever the environment names.
    pub fn no_proxy(mut self) -> Self {
        self.settings.network.proxies = Some(Proxies::None);
        self
    }
}
