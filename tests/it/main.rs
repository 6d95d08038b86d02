//! Tests of the whole: from a document to a client, and from a client to a server.

mod budget;
mod examples;
mod pipeline;
mod sandbox;
mod wire;
