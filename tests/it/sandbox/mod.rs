//! The sandbox, through the real client and through programs that know nothing of it.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "helpers of tests panic like tests")]

mod account;
mod dns;
mod faults;
mod orders;
mod raw;
mod setup;
mod zones;

use dns_services::{Client, Error, ErrorKind};
use dns_services_sandbox::Sandbox;

/// Noon of 1 March 2024.
const NOW: u64 = 1_709_294_400;

/// A sandbox at a fixed time, and a client of its own.
async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::builder().now(NOW).start().await.unwrap();
    let client = sandbox.client();
    (sandbox, client)
}

/// The messages of an answer that said no with HTTP 200.
fn refused<T>(result: Result<T, Error>) -> Vec<String> {
    let error = result.err().unwrap();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Api, Some(200)), "{error}");
    error.messages().to_vec()
}
