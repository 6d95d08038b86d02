// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{Client, ListResponse2};

pub(super) static AWAIT_: runtime::Operation = runtime::Operation {
    group: "client2",
    name: "await_",
    method: runtime::Method::GET,
    path: "/client",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Client2::await_`](super::Client2::await_): `GET /client`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AwaitRequest(pub(super) runtime::Request);

runtime::impl_send!(AwaitRequest, Client);

pub(super) static LIST: runtime::Operation = runtime::Operation {
    group: "client2",
    name: "list",
    method: runtime::Method::PUT,
    path: "/client",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Client2::list`](super::Client2::list): `PUT /client`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListRequest(pub(super) runtime::Request);

runtime::impl_send!(ListRequest, ListResponse2);
