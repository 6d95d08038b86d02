// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::ListResponse;

pub(super) static CRATE_: runtime::Operation = runtime::Operation {
    group: "builder2",
    name: "crate_",
    method: runtime::Method::GET,
    path: "/builder",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Builder2::crate_`](super::Builder2::crate_): `GET /builder`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CrateRequest(pub(super) runtime::Request);

runtime::impl_send!(CrateRequest, ListResponse);
