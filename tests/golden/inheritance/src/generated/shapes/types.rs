// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The body of [`Shapes::add_circle`](super::Shapes::add_circle), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Circle {
    pub kind: String,
    pub name: Option<String>,
    pub within: Option<Box<Shape>>,
    pub radius: f64,
}

impl Circle {
    /// Creates a `Circle` with its required fields.
    pub fn new(radius: f64) -> Self {
        Self {
            radius,
            kind: "circle".to_owned(),
            name: None,
            within: None,
        }
    }

    /// `circle` unless it is set.
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = kind.into();
        self
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn within(mut self, within: impl Into<Box<Shape>>) -> Self {
        self.within = Some(within.into());
        self
    }
}

runtime::impl_object!(Circle {
    kind: required::<String>("kind"),
    name: optional::<String>("name"),
    within: optional::<Box<Shape>>("within"),
    radius: required::<f64>("radius"),
});

/// The response of [`Shapes::put_drawing`](super::Shapes::put_drawing), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Drawing {
    /// What is seen first.
    pub front: Shape,
    pub layers: Option<BTreeMap<String, Shape>>,
    pub row: Option<Vec<Shape>>,
    pub label: Option<DrawingLabel>,
    pub focus: Option<Option<Polygon>>,
}

impl Drawing {
    /// Creates a `Drawing` with its required fields.
    pub fn new(front: impl Into<Shape>) -> Self {
        Self {
            front: front.into(),
            layers: None,
            row: None,
            label: None,
            focus: None,
        }
    }

    pub fn layers(
        mut self,
        layers: impl IntoIterator<Item = (impl Into<String>, Shape)>,
    ) -> Self {
        self.layers = Some(
            layers.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    pub fn row(mut self, row: impl IntoIterator<Item = Shape>) -> Self {
        self.row = Some(row.into_iter().collect());
        self
    }

    pub fn label(mut self, label: impl Into<DrawingLabel>) -> Self {
        self.label = Some(label.into());
        self
    }

    pub fn focus(mut self, focus: impl Into<runtime::Nullable<Polygon>>) -> Self {
        self.focus = Some(runtime::nullable(focus));
        self
    }
}

runtime::impl_object!(Drawing {
    front: required::<Shape>("front"),
    layers: optional::<BTreeMap<String, Shape>>("layers"),
    row: optional::<Vec<Shape>>("row"),
    label: optional::<DrawingLabel>("label"),
    focus: nullable::<Polygon>("focus"),
});

/// The value of `label` in [`Shapes::put_drawing`](super::Shapes::put_drawing), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DrawingLabel {
    /// `kind: polygon or square or box`
    Polygon(Polygon),
    /// `kind: text`
    Text(Text),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(DrawingLabel, (Polygon, Polygon), (Text, Text));

runtime::impl_union!(DrawingLabel {
    Polygon: one_of::<Polygon>(
        &[("kind", &["polygon".into(), "square".into(), "box".into()])],
    ),
    Text: tagged::<Text>(&[("kind", "text")]),
});

/// The response of [`Shapes::add_circle`](super::Shapes::add_circle), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Polygon {
    /// `kind: square or box`
    Square(Square),
    /// Any other `kind`.
    Base(PolygonBase),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Polygon, (Square, Square), (Base, PolygonBase));

runtime::impl_union!(Polygon {
    Square: one_of::<Square>(&[("kind", &["square".into(), "box".into()])]),
    Base: fits::<PolygonBase>(),
});

/// A polygon.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PolygonBase {
    pub kind: String,
    pub name: Option<String>,
    pub within: Option<Box<Shape>>,
    pub corners: Option<i64>,
    /// All other members, by their keys.
    pub others: BTreeMap<String, runtime::Value>,
}

impl PolygonBase {
    /// Creates a `PolygonBase` with its default values.
    pub fn new() -> Self {
        Self {
            kind: "polygon".to_owned(),
            name: None,
            within: None,
            corners: None,
            others: Default::default(),
        }
    }

    /// `polygon` unless it is set.
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = kind.into();
        self
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn within(mut self, within: impl Into<Box<Shape>>) -> Self {
        self.within = Some(within.into());
        self
    }

    pub fn corners(mut self, corners: i64) -> Self {
        self.corners = Some(corners);
        self
    }
}

impl Default for PolygonBase {
    fn default() -> Self {
        Self::new()
    }
}

runtime::impl_object!(PolygonBase {
    kind: required::<String>("kind"),
    name: optional::<String>("name"),
    within: optional::<Box<Shape>>("within"),
    corners: optional::<i64>("corners"),
    others: rest::<runtime::Value>(),
});

/// Something that can be drawn.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// `kind: circle`
    Circle(Box<Circle>),
    /// `kind: polygon`
    Polygon(Box<PolygonBase>),
    /// `kind: square or box`
    Square(Box<Square>),
    /// Any other `kind`.
    Base(Box<ShapeBase>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(
    Shape,
    (Circle, Box<Circle>),
    (Polygon, Box<PolygonBase>),
    (Square, Box<Square>),
    (Base, Box<ShapeBase>),
);

runtime::impl_union!(Shape {
    Circle: tagged::<Box<Circle>>(&[("kind", "circle")]),
    Polygon: tagged::<Box<PolygonBase>>(&[("kind", "polygon")]),
    Square: one_of::<Box<Square>>(&[("kind", &["square".into(), "box".into()])]),
    Base: fits::<Box<ShapeBase>>(),
});

/// Something that can be drawn.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ShapeBase {
    pub kind: String,
    pub name: Option<String>,
    pub within: Option<Box<Shape>>,
    /// All other members, by their keys.
    pub others: BTreeMap<String, runtime::Value>,
}

impl ShapeBase {
    /// Creates a `ShapeBase` with its required fields.
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            name: None,
            within: None,
            others: Default::default(),
        }
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn within(mut self, within: impl Into<Box<Shape>>) -> Self {
        self.within = Some(within.into());
        self
    }
}

runtime::impl_object!(ShapeBase {
    kind: required::<String>("kind"),
    name: optional::<String>("name"),
    within: optional::<Box<Shape>>("within"),
    others: rest::<runtime::Value>(),
});

/// One kind of [`Shape`], among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Square {
    pub kind: String,
    pub name: Option<String>,
    pub within: Option<Box<Shape>>,
    pub corners: Option<i64>,
    pub side: Option<f64>,
}

impl Square {
    /// Creates a `Square` with its default values.
    pub fn new() -> Self {
        Self {
            kind: "square".to_owned(),
            name: None,
            within: None,
            corners: None,
            side: None,
        }
    }

    /// `square` unless it is set.
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = kind.into();
        self
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn within(mut self, within: impl Into<Box<Shape>>) -> Self {
        self.within = Some(within.into());
        self
    }

    pub fn corners(mut self, corners: i64) -> Self {
        self.corners = Some(corners);
        self
    }

    pub fn side(mut self, side: f64) -> Self {
        self.side = Some(side);
        self
    }
}

impl Default for Square {
    fn default() -> Self {
        Self::new()
    }
}

runtime::impl_object!(Square {
    kind: required::<String>("kind"),
    name: optional::<String>("name"),
    within: optional::<Box<Shape>>("within"),
    corners: optional::<i64>("corners"),
    side: optional::<f64>("side"),
});

/// One kind of [`DrawingLabel`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Text {
    pub words: Option<String>,
}

impl Text {
    /// Creates an empty `Text`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn words(mut self, words: impl Into<String>) -> Self {
        self.words = Some(words.into());
        self
    }
}

runtime::impl_object!(
    Text {
        words: optional::<String>("words"),
    },
    [("kind", "text")],
);
