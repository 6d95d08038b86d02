// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

pub(super) static GET_FILE: runtime::Operation = runtime::Operation {
    group: "files",
    name: "get_file",
    method: runtime::Method::GET,
    path: "/files/{id}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Files::get_file`](super::Files::get_file): `GET /files/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetFileRequest(pub(super) runtime::Request);

runtime::impl_send!(GetFileRequest, ());

pub(super) static PUT_FILE: runtime::Operation = runtime::Operation {
    group: "files",
    name: "put_file",
    method: runtime::Method::PUT,
    path: "/files/{id}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Files::put_file`](super::Files::put_file): `PUT /files/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutFileRequest(pub(super) runtime::Request);

runtime::impl_send!(PutFileRequest, ());
