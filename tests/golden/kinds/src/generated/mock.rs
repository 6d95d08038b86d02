// @generated from a document in tests/fixtures. Do not edit.

//! A stand-in for the API, for the tests of programs that use this client. It answers what a test says, and needs no network.
//!
//! ```no_run
//! let mock = golden_kinds::mock::Mock::start();
//! let client = mock.client();
//! mock.when(client.shapes().count()).answer_example();
//! # async fn run(client: golden_kinds::Client) {
//! let response = client.shapes().count().await;
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

    const EXAMPLES: &'static [Example] = &[
        Example {
            operation: "shapes.count",
            status: 200,
            body: r#"{
  "circle": 10.5
}"#,
        },
        Example {
            operation: "shapes.draw",
            status: 201,
            body: r#"{
  "shape": "square",
  "side": 2,
  "corners": [
    [
      0,
      0
    ],
    [
      2,
      2
    ]
  ]
}"#,
        },
        Example {
            operation: "shapes.find",
            status: 200,
            body: r#"[
  {
    "name": "a",
    "children": [
      {
        "name": "b",
        "children": []
      }
    ]
  }
]"#,
        },
    ];
}
