// @generated from a document in tests/fixtures. Do not edit.

//! A stand-in for the API, for the tests of programs that use this client. It answers what a test says, and needs no network.
//!
//! ```no_run
//! let mock = golden_polling::mock::Mock::start();
//! let client = mock.client();
//! mock.when(client.jobs().get_job("…")).answer_error(404, "not found");
//! # async fn run(client: golden_polling::Client) {
//! let response = client.jobs().get_job("…").await;
//! # }
//! ```
//!
//! [`Expectation`] lists the ways to answer. Response-only types get `new` with this feature, or have `Default`. Read-only fields get a setter.

use ampersat_runtime as runtime;
use super::{API, Client};

pub use runtime::mock::{Example, Expectation, Mocked, ResponseTemplate, wiremock};

/// A server on this machine that answers calls of this client as a test tells it to.
pub type Mock = runtime::mock::Mock<Client>;

impl Mocked for Client {
    const API: &'static runtime::Api = &API;

    const EXAMPLES: &'static [Example] = &[];
}
