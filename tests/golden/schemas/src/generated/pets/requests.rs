// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{Everything, Owner, Pet};

pub(super) static LIST: runtime::Operation = runtime::Operation {
    group: "pets",
    name: "list",
    method: runtime::Method::GET,
    path: "/pets",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Pets::list`](super::Pets::list): `GET /pets`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListRequest(pub(super) runtime::Request);

runtime::impl_send!(ListRequest, Vec<Pet>);

pub(super) static REPLACE: runtime::Operation = runtime::Operation {
    group: "pets",
    name: "replace",
    method: runtime::Method::PUT,
    path: "/pets",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Pets::replace`](super::Pets::replace): `PUT /pets`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ReplaceRequest(pub(super) runtime::Request);

impl ReplaceRequest {
    /// `pet`; the document does not describe it.
    ///
    /// Required if the body has fields.
    pub fn pet(self, pet: impl Into<Pet>) -> Self {
        Self(self.0.field::<Pet>("pet", &pet.into()))
    }

    /// `note`; the document does not describe it.
    pub fn note(self, note: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("note", &runtime::nullable(note)))
    }

    /// `owner`; the document does not describe it.
    pub fn owner(self, owner: impl Into<Owner>) -> Self {
        Self(self.0.field::<Owner>("owner", &owner.into()))
    }
}

runtime::impl_send!(ReplaceRequest, Everything);
