//! Recipes: what is put between calls and the server.
//!
//! None of them knows DNS.services: `dns_services::runtime` is the runtime of every generated client.

pub mod cache;
pub mod log;
pub mod sign;
pub mod trace;
