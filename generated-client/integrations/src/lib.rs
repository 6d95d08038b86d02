//! DNS.services with the crates of others: a provider for [`dns_update`], certificates with [`instant_acme`], and middleware.

#![warn(missing_docs)]

pub mod certificate;
pub mod middleware;
pub mod provider;
