// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Shapes`.
//!
//! 4 operations, behind the handle [`Shapes`].

pub(super) mod types;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

pub use types::*;

/// The operations tagged `Shapes`. From [`Client::shapes`](crate::Client::shapes).
#[derive(Clone, Copy, Debug)]
pub struct Shapes<'a>(pub(crate) &'a runtime::Client);

impl Shapes<'_> {
    /// `POST /circles` returns [`Polygon`].
    ///
    /// Set before sending: [`radius`](AddCircleRequest::radius).
    pub fn add_circle(&self) -> AddCircleRequest {
        self.0
            .post("shapes.add_circle", "/circles")
            .required(&["radius"])
            .preset("kind", "circle")
            .into()
    }
}

/// A request of [`Shapes::add_circle`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddCircleRequest(runtime::Request);

impl AddCircleRequest {
    /// `circle` unless it is set.
    pub fn kind(self, kind: impl Into<String>) -> Self {
        Self(self.0.field::<String>("kind", kind))
    }

    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn within(self, within: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("within", within))
    }

    /// Required.
    pub fn radius(self, radius: f64) -> Self {
        Self(self.0.field::<f64>("radius", radius))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Circle>) -> Self {
        Self(self.0.fields::<Circle>(body))
    }
}

runtime::impl_request!(AddCircleRequest, Polygon);

impl Shapes<'_> {
    /// `PUT /drawings` returns [`Drawing`].
    ///
    /// Set before sending: [`front`](PutDrawingRequest::front).
    pub fn put_drawing(&self) -> PutDrawingRequest {
        self.0.put("shapes.put_drawing", "/drawings").required(&["front"]).into()
    }
}

/// A request of [`Shapes::put_drawing`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutDrawingRequest(runtime::Request);

impl PutDrawingRequest {
    /// What is seen first. Required.
    pub fn front(self, front: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("front", front))
    }

    pub fn layers(
        self,
        layers: impl IntoIterator<Item = (impl Into<String>, Shape)>,
    ) -> Self {
        let layers: BTreeMap<String, Shape> = layers
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect();
        Self(self.0.field::<BTreeMap<String, Shape>>("layers", layers))
    }

    pub fn row(self, row: impl IntoIterator<Item = Shape>) -> Self {
        let row: Vec<Shape> = row.into_iter().collect();
        Self(self.0.field::<Vec<Shape>>("row", row))
    }

    pub fn label(self, label: impl Into<DrawingLabel>) -> Self {
        Self(self.0.field::<DrawingLabel>("label", label))
    }

    pub fn focus(self, focus: impl Into<runtime::Nullable<Polygon>>) -> Self {
        Self(self.0.field::<Option<Polygon>>("focus", runtime::nullable(focus)))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Drawing>) -> Self {
        Self(self.0.fields::<Drawing>(body))
    }
}

runtime::impl_request!(PutDrawingRequest, Drawing);

impl Shapes<'_> {
    /// `GET /shapes` returns a list of [`Shape`].
    pub fn list_shapes(&self) -> runtime::Call<Vec<Shape>> {
        self.0.get("shapes.list_shapes", "/shapes").into()
    }
}

impl Shapes<'_> {
    /// `POST /shapes` returns [`Shape`].
    ///
    /// Set before sending: [`body`](AddShapeRequest::body).
    pub fn add_shape(&self) -> AddShapeRequest {
        self.0.post("shapes.add_shape", "/shapes").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Shapes::add_shape`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AddShapeRequest(runtime::Request);

impl AddShapeRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl Into<Shape>) -> Self {
        Self(self.0.json::<Shape>(body))
    }
}

runtime::impl_request!(AddShapeRequest, Shape);
