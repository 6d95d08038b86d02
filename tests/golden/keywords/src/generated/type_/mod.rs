// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `type`.
//!
//! 2 operations, behind the handle [`Type`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `type`. From [`Client::type_`](crate::Client::type_).
#[derive(Clone, Copy, Debug)]
pub struct Type<'a>(pub(crate) &'a runtime::Client);

impl Type<'_> {
    /// `GET /type/{type}/{self}` returns [`CloneRequest`].
    ///
    /// # Arguments
    /// * `type_`: `{type}` in the path.
    /// * `self_`: `{self}` in the path.
    pub fn clone_(
        &self,
        type_: impl Into<String>,
        self_: i64,
    ) -> runtime::Call<CloneRequest> {
        self.0
            .get("type_.clone_", "/type/{type}/{self}")
            .path::<String>("type", type_)
            .path::<i64>("self", self_)
            .into()
    }
}

impl Type<'_> {
    /// `POST /type/{type}/{self}` returns [`Result_`].
    ///
    /// Set before sending: [`extra_`](NewRequest::extra_).
    ///
    /// # Arguments
    /// * `type_`: `{type}` in the path.
    /// * `self_`: `{self}` in the path.
    pub fn new_(&self, type_: impl Into<String>, self_: i64) -> NewRequest {
        self.0
            .post("type_.new_", "/type/{type}/{self}")
            .required(&["extra"])
            .path::<String>("type", type_)
            .path::<i64>("self", self_)
            .into()
    }
}

/// A request of [`Type::new_`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct NewRequest(runtime::Request);

impl NewRequest {
    /// `send` on the wire.
    pub fn send_(self, send_: impl Into<String>) -> Self {
        Self(self.0.query::<String>("send", send_))
    }

    /// `match` on the wire.
    pub fn match_(self, match_: impl Into<NewMatch>) -> Self {
        Self(self.0.query::<NewMatch>("match", match_))
    }

    /// `send` on the wire.
    pub fn send2(self, send2: bool) -> Self {
        Self(self.0.field::<bool>("send", send2))
    }

    /// `extra` on the wire. Required.
    pub fn extra_(self, extra_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("extra", extra_))
    }

    /// `into_future` on the wire.
    pub fn into_future_(self, into_future_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("into_future", into_future_))
    }

    /// `clone` on the wire.
    pub fn clone_(self, clone_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("clone", clone_))
    }

    /// `fn` on the wire.
    pub fn fn_(self, fn_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("fn", fn_))
    }

    #[allow(clippy::should_implement_trait)]
    pub fn add(self, add: i64) -> Self {
        Self(self.0.field::<i64>("add", add))
    }

    pub fn into(self, into: impl Into<String>) -> Self {
        Self(self.0.field::<String>("into", into))
    }

    pub fn new(self, new: impl Into<Option_>) -> Self {
        Self(self.0.field::<Option_>("new", new))
    }
}

runtime::impl_request!(NewRequest, Result_);
