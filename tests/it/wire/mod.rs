//! From a method call to the bytes that a server sees, and from its answer to a value.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "helpers of tests panic like tests")]

mod answers;
mod auth;
mod bodies;
mod conditional;
mod credentials;
mod discovery;
mod downloads;
mod effects;
mod elsewhere;
mod environment;
mod faults;
mod fixtures;
mod inheritance;
mod mock_command;
mod mocks;
mod names;
mod oauth2;
mod openapi32;
mod options;
mod own_types;
mod paging;
mod parameters;
mod paths;
mod polling;
mod reconnect;
mod requests;
mod responses;
mod resumed_downloads;
mod revocation;
mod routes;
mod schemas;
mod sessions;
mod streams;
mod types_only;
mod usage;
mod values;
mod vendored;
mod webhooks;

use dns_services::{Client, Credentials, Error};
use integration_tests::server::{Answer, Request, Server};

pub(crate) use routes::routes;

/// A client of a server on this machine, with a ready-made token.
fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("/api")).credentials(Credentials::token("t0ken")).build().unwrap()
}

/// Makes a call to a server that says `{}`, and gives back the one request that the server saw.
async fn sent<T, C>(call: impl FnOnce(&Client) -> C) -> Request
where
    C: IntoFuture<Output = Result<T, Error>>,
{
    let server = Server::always(Answer::json("{}")).await.unwrap();
    call(&client(&server)).await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    request
}
