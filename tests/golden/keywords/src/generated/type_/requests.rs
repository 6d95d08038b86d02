// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{NewMatch, Option_, Result_};
use crate::types::CloneRequest2;

pub(super) static CLONE_: runtime::Operation = runtime::Operation {
    group: "type_",
    name: "clone_",
    method: runtime::Method::GET,
    path: "/type/{type}/{self}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Type::clone_`](super::Type::clone_): `GET /type/{type}/{self}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CloneRequest(pub(super) runtime::Request);

runtime::impl_send!(CloneRequest, CloneRequest2);

pub(super) static NEW_: runtime::Operation = runtime::Operation {
    group: "type_",
    name: "new_",
    method: runtime::Method::POST,
    path: "/type/{type}/{self}",
    class: runtime::Class::Unsafe,
    required: &["extra"],
    authenticated: true,
};

/// A request of [`Type::new_`](super::Type::new_): `POST /type/{type}/{self}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct NewRequest(pub(super) runtime::Request);

impl NewRequest {
    /// `send`.
    pub fn send_(self, send_: impl Into<String>) -> Self {
        Self(self.0.query::<String>("send", &send_.into()))
    }

    /// `match`.
    pub fn match_(self, match_: impl Into<NewMatch>) -> Self {
        Self(self.0.query::<NewMatch>("match", &match_.into()))
    }

    /// `send`.
    pub fn send2(self, send2: bool) -> Self {
        Self(self.0.field::<bool>("send", &send2))
    }

    /// `extra`.
    ///
    /// Required.
    pub fn extra_(self, extra_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("extra", &extra_.into()))
    }

    /// `into_future`.
    pub fn into_future_(self, into_future_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("into_future", &into_future_.into()))
    }

    /// `clone`.
    pub fn clone_(self, clone_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("clone", &clone_.into()))
    }

    /// `fn`.
    pub fn fn_(self, fn_: impl Into<String>) -> Self {
        Self(self.0.field::<String>("fn", &fn_.into()))
    }

    /// Add.
    #[allow(clippy::should_implement_trait)]
    pub fn add(self, add: i64) -> Self {
        Self(self.0.field::<i64>("add", &add))
    }

    /// Into.
    pub fn into(self, into: impl Into<String>) -> Self {
        Self(self.0.field::<String>("into", &into.into()))
    }

    /// New.
    pub fn new(self, new: impl Into<Option_>) -> Self {
        Self(self.0.field::<Option_>("new", &new.into()))
    }
}

runtime::impl_send!(NewRequest, Result_);
