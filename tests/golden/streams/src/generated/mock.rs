// @generated from a document in tests/fixtures. Do not edit.

//! A stand-in for the API, for the tests of programs that use this client. It answers what a test says, and needs no network.
//!
//! ```no_run
//! let mock = golden_streams::mock::Mock::start();
//! let client = mock.client();
//! mock.when(client.tea().alarms()).answer_error(404, "not found");
//! # async fn run(client: golden_streams::Client) {
//! let answer = client.tea().alarms().await;
//! # }
//! ```
//!
//! A request says what is expected; [`Expectation`] says how it can be answered. With this feature, types that only answers have can be made, too: by `new` with what they require, or by `default`.

use ampersat_runtime as runtime;
use super::{API, Client};

pub use runtime::mock::{Example, Expectation, Mocked, ResponseTemplate, wiremock};

/// A server on this machine that answers calls of this client as a test tells it to.
pub type Mock = runtime::mock::Mock<Client>;

impl Mocked for Client {
    const API: &'static runtime::Api = &API;

    const EXAMPLES: &'static [Example] = &[];
}
