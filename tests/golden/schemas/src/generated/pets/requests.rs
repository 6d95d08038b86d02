// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{Everything, Owner, OwnerPage, PageOfCat, Pet};

pub(super) static CATS: runtime::Operation = runtime::Operation {
    group: "pets",
    name: "cats",
    method: runtime::Method::GET,
    path: "/cats",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Pets::cats`](super::Pets::cats): `GET /cats`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CatsRequest(pub(super) runtime::Request);

runtime::impl_send!(CatsRequest, PageOfCat);

pub(super) static OWNERS: runtime::Operation = runtime::Operation {
    group: "pets",
    name: "owners",
    method: runtime::Method::GET,
    path: "/owners",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Pets::owners`](super::Pets::owners): `GET /owners`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OwnersRequest(pub(super) runtime::Request);

runtime::impl_send!(OwnersRequest, OwnerPage);

pub(super) static PUT_OWNER: runtime::Operation = runtime::Operation {
    group: "pets",
    name: "put_owner",
    method: runtime::Method::PUT,
    path: "/owners",
    class: runtime::Class::Idempotent,
    required: &["id", "email"],
    authenticated: true,
};

/// A request of [`Pets::put_owner`](super::Pets::put_owner): `PUT /owners`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutOwnerRequest(pub(super) runtime::Request);

impl PutOwnerRequest {
    /// ID.
    ///
    /// Required.
    pub fn id(self, id: runtime::Uuid) -> Self {
        Self(self.0.field::<runtime::Uuid>("id", &id))
    }

    /// Format: `email`.
    ///
    /// Required.
    pub fn email(self, email: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("email", &runtime::nullable(email)))
    }

    /// Phone.
    pub fn phone(self, phone: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("phone", &runtime::nullable(phone)))
    }

    /// Tags.
    pub fn tags(self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("tags", &tags))
    }

    /// Key.
    pub fn key(self, key: impl Into<runtime::Base64>) -> Self {
        Self(self.0.field::<runtime::Base64>("key", &key.into()))
    }

    /// All fields of the body at once. A field that is set afterwards replaces what it has here.
    pub fn body(self, body: impl Into<Owner>) -> Self {
        Self(self.0.fields::<Owner>(&body.into(), &["since"]))
    }

    /// Sends a field in the body that the document does not declare.
    pub fn extra(
        self,
        name: impl Into<String>,
        value: impl Into<runtime::Value>,
    ) -> Self {
        Self(self.0.extra(name, value))
    }
}

runtime::impl_send!(PutOwnerRequest, ());

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
    /// Pet.
    ///
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn pet(self, pet: impl Into<Pet>) -> Self {
        Self(self.0.field::<Pet>("pet", &pet.into()))
    }

    /// Note.
    pub fn note(self, note: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("note", &runtime::nullable(note)))
    }

    /// Owner.
    pub fn owner(self, owner: impl Into<Owner>) -> Self {
        Self(self.0.field::<Owner>("owner", &owner.into()))
    }
}

runtime::impl_send!(ReplaceRequest, Everything);
