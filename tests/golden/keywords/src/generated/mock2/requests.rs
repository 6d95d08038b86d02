// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::ListResponse;

pub(super) static MOCK: runtime::Operation = runtime::Operation {
    group: "mock2",
    name: "mock",
    method: runtime::Method::GET,
    path: "/mock",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Mock2::mock`](super::Mock2::mock): `GET /mock`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct MockRequest(pub(super) runtime::Request);

runtime::impl_send!(MockRequest, ListResponse);
