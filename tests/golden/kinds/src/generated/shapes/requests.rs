// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{DrawStyle, Kind, Node, Shape};
use std::collections::BTreeMap;

pub(super) static COUNT: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "count",
    method: runtime::Method::GET,
    path: "/shapes",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Shapes::count`](super::Shapes::count): `GET /shapes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CountRequest(pub(super) runtime::Request);

runtime::impl_send!(CountRequest, BTreeMap<String, runtime::Decimal>);

pub(super) static DRAW: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "draw",
    method: runtime::Method::POST,
    path: "/shapes",
    class: runtime::Class::Unsafe,
    required: &[],
    authenticated: true,
};

/// A request of [`Shapes::draw`](super::Shapes::draw): `POST /shapes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DrawRequest(pub(super) runtime::Request);

impl DrawRequest {
    /// Shape.
    ///
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn shape(self, shape: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("shape", &shape.into()))
    }

    /// Names.
    ///
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn names(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("names", &names))
    }

    /// Grid.
    pub fn grid(self, grid: impl IntoIterator<Item = impl Into<Vec<i32>>>) -> Self {
        let grid: Vec<Vec<i32>> = grid.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<Vec<i32>>>("grid", &grid))
    }

    /// Labels.
    pub fn labels(
        self,
        labels: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<String>>)>,
    ) -> Self {
        let labels: BTreeMap<String, Vec<String>> = labels
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self(self.0.field::<BTreeMap<String, Vec<String>>>("labels", &labels))
    }

    /// Weight.
    pub fn weight(self, weight: f64) -> Self {
        Self(self.0.field::<f64>("weight", &weight))
    }

    /// Secret.
    pub fn secret(self, secret: impl Into<runtime::Secret>) -> Self {
        Self(self.0.field::<runtime::Secret>("secret", &secret.into()))
    }

    /// Anything.
    pub fn anything(self, anything: impl Into<runtime::Value>) -> Self {
        Self(self.0.field::<runtime::Value>("anything", &anything.into()))
    }

    /// Style.
    pub fn style(self, style: impl Into<DrawStyle>) -> Self {
        Self(self.0.field::<DrawStyle>("style", &style.into()))
    }
}

runtime::impl_send!(DrawRequest, Shape);

pub(super) static ERASE: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "erase",
    method: runtime::Method::DELETE,
    path: "/shapes/{ids}/{anything}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Shapes::erase`](super::Shapes::erase): `DELETE /shapes/{ids}/{anything}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct EraseRequest(pub(super) runtime::Request);

runtime::impl_send!(EraseRequest, runtime::Value);

pub(super) static FIND: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "find",
    method: runtime::Method::GET,
    path: "/shapes/{kind}/{day}/{size}",
    class: runtime::Class::Read,
    required: &["since"],
    authenticated: true,
};

/// A request of [`Shapes::find`](super::Shapes::find): `GET /shapes/{kind}/{day}/{size}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FindRequest(pub(super) runtime::Request);

impl FindRequest {
    /// Since.
    ///
    /// Required.
    pub fn since(self, since: impl Into<runtime::DateTime>) -> Self {
        Self(self.0.query::<runtime::DateTime>("since", &since.into()))
    }

    /// Kinds.
    pub fn kinds(self, kinds: impl IntoIterator<Item = impl Into<Kind>>) -> Self {
        let kinds: Vec<Kind> = kinds.into_iter().map(Into::into).collect();
        Self(self.0.query::<Vec<Kind>>("kinds", &kinds))
    }
}

runtime::impl_send!(FindRequest, Vec<Node>);
