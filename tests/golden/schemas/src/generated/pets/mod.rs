// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `pets`.
//!
//! 5 operations, behind the handle [`Pets`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The operations tagged `pets`. From [`Client::pets`](crate::Client::pets).
#[derive(Clone, Copy, Debug)]
pub struct Pets<'a>(pub(crate) &'a runtime::Client);

impl Pets<'_> {
    /// `GET /cats` returns [`PageOfCat`].
    pub fn cats(&self) -> runtime::Call<PageOfCat> {
        self.0.get("pets.cats", "/cats").into()
    }
}

impl Pets<'_> {
    /// `GET /owners` returns [`OwnerPage`].
    pub fn owners(&self) -> runtime::Call<OwnerPage> {
        self.0.get("pets.owners", "/owners").into()
    }
}

impl Pets<'_> {
    /// `PUT /owners`
    ///
    /// Set before sending: [`id`](PutOwnerRequest::id), [`email`](PutOwnerRequest::email).
    pub fn put_owner(&self) -> PutOwnerRequest {
        self.0.put("pets.put_owner", "/owners").required(&["id", "email"]).into()
    }
}

/// A request of [`Pets::put_owner`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutOwnerRequest(runtime::Request);

impl PutOwnerRequest {
    /// Required.
    pub fn id(self, id: runtime::Uuid) -> Self {
        Self(self.0.field::<runtime::Uuid>("id", id))
    }

    /// Format: `email`. Required.
    pub fn email(self, email: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("email", runtime::nullable(email)))
    }

    pub fn phone(self, phone: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("phone", runtime::nullable(phone)))
    }

    pub fn tags(self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("tags", tags))
    }

    pub fn key(self, key: impl Into<runtime::Base64>) -> Self {
        Self(self.0.field::<runtime::Base64>("key", key))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Owner>) -> Self {
        Self(self.0.fields::<Owner>(body))
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

runtime::impl_request!(PutOwnerRequest, ());

impl Pets<'_> {
    /// `GET /pets` returns a list of [`Pet`].
    pub fn list(&self) -> runtime::Call<Vec<Pet>> {
        self.0.get("pets.list", "/pets").into()
    }
}

impl Pets<'_> {
    /// `PUT /pets` returns [`Everything`].
    pub fn replace(&self) -> ReplaceRequest {
        self.0.put("pets.replace", "/pets").required_fields(&["pet"]).into()
    }
}

/// A request of [`Pets::replace`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ReplaceRequest(runtime::Request);

impl ReplaceRequest {
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn pet(self, pet: impl Into<Pet>) -> Self {
        Self(self.0.field::<Pet>("pet", pet))
    }

    pub fn note(self, note: impl Into<runtime::Nullable<String>>) -> Self {
        Self(self.0.field::<Option<String>>("note", runtime::nullable(note)))
    }

    pub fn owner(self, owner: impl Into<Owner>) -> Self {
        Self(self.0.field::<Owner>("owner", owner))
    }
}

runtime::impl_request!(ReplaceRequest, Everything);
