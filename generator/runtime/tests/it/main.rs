//! The runtime against a real HTTP server, through a client as the generator would emit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(feature = "blocking")]
mod blocking;
mod calls;
mod errors;
mod generated;
mod hostile;
mod middleware;
#[cfg(feature = "mock")]
mod mock;
mod options;
mod proxies;
mod replays;
mod retries;
mod security;
mod server;
mod servers;
mod sign_in;
mod stores;
#[cfg(all(feature = "ring", target_os = "linux"))]
mod tls;
#[cfg(feature = "tracing")]
mod traces;

use ampersat_runtime::{ClientBuilder, Credentials};

use generated::Client;
use server::Server;

/// A client of a server, with a name and a password nobody may ever see.
fn client_of(server: &Server) -> Client {
    builder_of(server).build().unwrap()
}

fn builder_of(server: &Server) -> ClientBuilder<Client> {
    Client::builder().base_url(server.base_url()).credentials(Credentials::basic("me@example.com", "hunter2"))
}
