// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::ListResponse;

pub(super) static LIST: runtime::Operation = runtime::Operation {
    group: "runtime2",
    name: "list",
    method: runtime::Method::PUT,
    path: "/string/{string}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Runtime2::list`](super::Runtime2::list): `PUT /string/{string}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListRequest(pub(super) runtime::Request);

runtime::impl_send!(ListRequest, ListResponse);
