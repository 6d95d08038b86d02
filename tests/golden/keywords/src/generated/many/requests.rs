// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::Long;

pub(super) static GET: runtime::Operation = runtime::Operation {
    group: "many",
    name: "get",
    method: runtime::Method::GET,
    path: "/many/{a}/{b}/{c}/{d}/{e}/{f}/{g}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Many::get`](super::Many::get): `GET /many/{a}/{b}/{c}/{d}/{e}/{f}/{g}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetRequest(pub(super) runtime::Request);

runtime::impl_send!(GetRequest, Long);
