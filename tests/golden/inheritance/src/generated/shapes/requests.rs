// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{Circle, Drawing, DrawingLabel, Polygon, Shape};
use std::collections::BTreeMap;

pub(super) static ADD_CIRCLE: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "add_circle",
    method: runtime::Method::POST,
    path: "/circles",
    class: runtime::Class::Unsafe,
    required: &["radius"],
    authenticated: true,
};

/// A request of [`Shapes::add_circle`](super::Shapes::add_circle): `POST /circles`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddCircleRequest(pub(super) runtime::Request);

impl AddCircleRequest {
    /// Kind.
    ///
    /// `circle` unless it is set.
    pub fn kind(self, kind: impl Into<String>) -> Self {
        Self(self.0.field::<String>("kind", &kind.into()))
    }

    /// Name.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", &name.into()))
    }

    /// Within.
    pub fn within(self, within: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("within", &within.into()))
    }

    /// Radius.
    ///
    /// Required.
    pub fn radius(self, radius: f64) -> Self {
        Self(self.0.field::<f64>("radius", &radius))
    }

    /// All fields of the body at once. A field that is set afterwards replaces what it has here.
    pub fn body(self, body: impl Into<Circle>) -> Self {
        Self(self.0.fields::<Circle>(&body.into(), &[]))
    }
}

runtime::impl_send!(AddCircleRequest, Polygon);

pub(super) static PUT_DRAWING: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "put_drawing",
    method: runtime::Method::PUT,
    path: "/drawings",
    class: runtime::Class::Idempotent,
    required: &["front"],
    authenticated: true,
};

/// A request of [`Shapes::put_drawing`](super::Shapes::put_drawing): `PUT /drawings`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutDrawingRequest(pub(super) runtime::Request);

impl PutDrawingRequest {
    /// What is seen first.
    ///
    /// Required.
    pub fn front(self, front: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("front", &front.into()))
    }

    /// Layers.
    pub fn layers(
        self,
        layers: impl IntoIterator<Item = (impl Into<String>, impl Into<Shape>)>,
    ) -> Self {
        let layers: BTreeMap<String, Shape> = layers
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self(self.0.field::<BTreeMap<String, Shape>>("layers", &layers))
    }

    /// Label.
    pub fn label(self, label: impl Into<DrawingLabel>) -> Self {
        Self(self.0.field::<DrawingLabel>("label", &label.into()))
    }

    /// Focus.
    pub fn focus(self, focus: impl Into<runtime::Nullable<Polygon>>) -> Self {
        Self(self.0.field::<Option<Polygon>>("focus", &runtime::nullable(focus)))
    }

    /// All fields of the body at once. A field that is set afterwards replaces what it has here.
    pub fn body(self, body: impl Into<Drawing>) -> Self {
        Self(self.0.fields::<Drawing>(&body.into(), &[]))
    }
}

runtime::impl_send!(PutDrawingRequest, Drawing);

pub(super) static LIST_SHAPES: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "list_shapes",
    method: runtime::Method::GET,
    path: "/shapes",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Shapes::list_shapes`](super::Shapes::list_shapes): `GET /shapes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListShapesRequest(pub(super) runtime::Request);

runtime::impl_send!(ListShapesRequest, Vec<Shape>);

pub(super) static ADD_SHAPE: runtime::Operation = runtime::Operation {
    group: "shapes",
    name: "add_shape",
    method: runtime::Method::POST,
    path: "/shapes",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Shapes::add_shape`](super::Shapes::add_shape): `POST /shapes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddShapeRequest(pub(super) runtime::Request);

impl AddShapeRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl Into<Shape>) -> Self {
        Self(self.0.json::<Shape>(&body.into()))
    }
}

runtime::impl_send!(AddShapeRequest, Shape);
