// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

pub(super) static LIST_KEYS: runtime::Operation = runtime::Operation {
    group: "keys",
    name: "list_keys",
    method: runtime::Method::GET,
    path: "/keys",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Keys::list_keys`](super::Keys::list_keys): `GET /keys`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListKeysRequest(pub(super) runtime::Request);

impl ListKeysRequest {
    /// Page.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query::<i64>("page", &page))
    }
}

runtime::impl_send!(ListKeysRequest, ());

pub(super) static ADD_KEY: runtime::Operation = runtime::Operation {
    group: "keys",
    name: "add_key",
    method: runtime::Method::POST,
    path: "/keys",
    class: runtime::Class::Unsafe,
    required: &[],
    authenticated: true,
};

/// A request of [`Keys::add_key`](super::Keys::add_key): `POST /keys`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddKeyRequest(pub(super) runtime::Request);

runtime::impl_send!(AddKeyRequest, ());

pub(super) static CLEAR_KEYS: runtime::Operation = runtime::Operation {
    group: "keys",
    name: "clear_keys",
    method: runtime::Method::DELETE,
    path: "/keys",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: false,
};

/// A request of [`Keys::clear_keys`](super::Keys::clear_keys): `DELETE /keys`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ClearKeysRequest(pub(super) runtime::Request);

runtime::impl_send!(ClearKeysRequest, ());
