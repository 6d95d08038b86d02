// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::String_;

pub(super) static TYPE_: runtime::Operation = runtime::Operation {
    group: "string",
    name: "type_",
    method: runtime::Method::GET,
    path: "/string/{string}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`StringApi::type_`](super::StringApi::type_): `GET /string/{string}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TypeRequest(pub(super) runtime::Request);

runtime::impl_send!(TypeRequest, String_);
