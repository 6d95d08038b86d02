// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

pub(super) static GET_PROSE: runtime::Operation = runtime::Operation {
    group: "group",
    name: "get_prose",
    method: runtime::Method::GET,
    path: "/prose",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Group::get_prose`](super::Group::get_prose): `GET /prose`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetProseRequest(pub(super) runtime::Request);

runtime::impl_send!(GetProseRequest, runtime::Value);

pub(super) static DELETE_QUOTE_BY_NA_ME: runtime::Operation = runtime::Operation {
    group: "group",
    name: "delete_quote_by_na_me",
    method: runtime::Method::DELETE,
    path: "/quote/{na-me}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Group::delete_quote_by_na_me`](super::Group::delete_quote_by_na_me): `DELETE /quote/{na-me}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DeleteQuoteByNaMeRequest(pub(super) runtime::Request);

runtime::impl_send!(DeleteQuoteByNaMeRequest, runtime::Value);
