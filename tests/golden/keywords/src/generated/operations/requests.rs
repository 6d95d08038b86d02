// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::CloneRequest2;

pub(super) static UNTAGGED: runtime::Operation = runtime::Operation {
    group: "operations",
    name: "untagged",
    method: runtime::Method::GET,
    path: "/untagged",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Operations::untagged`](super::Operations::untagged): `GET /untagged`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UntaggedRequest(pub(super) runtime::Request);

runtime::impl_send!(UntaggedRequest, CloneRequest2);
