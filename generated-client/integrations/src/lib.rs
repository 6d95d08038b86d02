//! DNS.services with the crates of others: a provider for [`dns_update`], and certificates with [`instant_acme`].

#![warn(missing_docs)]

pub mod certificate;
pub mod provider;
