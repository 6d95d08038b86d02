// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// One kind of [`Shape`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Circle {
    /// Half of the diameter.
    pub radius: f64,
    pub centre: Option<CircleCentre>,
}

impl Circle {
    /// Creates a `Circle` with its required fields.
    pub fn new(radius: f64) -> Self {
        Self { radius, centre: None }
    }

    pub fn centre(mut self, centre: impl Into<CircleCentre>) -> Self {
        self.centre = Some(centre.into());
        self
    }
}

runtime::impl_object!(
    Circle {
        radius: required::<f64>("radius"),
        centre: optional::<CircleCentre>("centre"),
    },
    [("shape", "circle")],
);

/// The value of `centre` in [`Circle`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CircleCentre {
    pub x: Option<i64>,
    pub y: Option<i64>,
}

impl CircleCentre {
    /// Creates an empty `CircleCentre`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn x(mut self, x: i64) -> Self {
        self.x = Some(x);
        self
    }

    pub fn y(mut self, y: i64) -> Self {
        self.y = Some(y);
        self
    }
}

runtime::impl_object!(CircleCentre {
    x: optional::<i64>("x"),
    y: optional::<i64>("y"),
});

/// The value of `style` in [`Shapes::draw`](super::Shapes::draw).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DrawStyle {
    pub width: i64,
    pub colour: Option<DrawStyleColour>,
}

impl DrawStyle {
    /// Creates a `DrawStyle` with its required fields.
    pub fn new(width: i64) -> Self {
        Self { width, colour: None }
    }

    pub fn colour(mut self, colour: impl Into<DrawStyleColour>) -> Self {
        self.colour = Some(colour.into());
        self
    }
}

runtime::impl_object!(DrawStyle {
    width: required::<i64>("width"),
    colour: optional::<DrawStyleColour>("colour"),
});

/// The value of `colour` in [`DrawStyle`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DrawStyleColour {
    Red,
    /// `#00f`
    Colour00f,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(DrawStyleColour {
    Red: "red",
    Colour00f: "#00f",
});

/// The value of `kind` in [`Shapes::find`](super::Shapes::find), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    Circle,
    Square,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Kind {
    Circle: "circle",
    Square: "square",
});

/// Holds itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Node {
    pub name: String,
    pub parent: Option<Box<Node>>,
    pub children: Vec<Node>,
    pub by_name: BTreeMap<String, Node>,
}

runtime::impl_object!(Node {
    name: required::<String>("name"),
    parent: optional::<Box<Node>>("parent"),
    children: defaulted::<Vec<Node>>("children"),
    by_name: defaulted::<BTreeMap<String, Node>>("by_name"),
});

/// The response of [`Shapes::draw`](super::Shapes::draw), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// `shape: circle`
    Circle(Circle),
    /// `shape: square`
    Square(Square),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Shape, (Circle, Circle), (Square, Square));

runtime::impl_union!(Shape {
    Circle: tagged::<Circle>(&[("shape", "circle")]),
    Square: tagged::<Square>(&[("shape", "square")]),
});

/// One kind of [`Shape`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Square {
    pub side: i64,
    pub corners: Option<Vec<Vec<i64>>>,
    pub drawn: Option<runtime::DateTime>,
}

impl Square {
    /// Creates a `Square` with its required fields.
    pub fn new(side: i64) -> Self {
        Self {
            side,
            corners: None,
            drawn: None,
        }
    }

    pub fn corners(
        mut self,
        corners: impl IntoIterator<Item = impl Into<Vec<i64>>>,
    ) -> Self {
        self.corners = Some(corners.into_iter().map(Into::into).collect());
        self
    }

    pub fn drawn(mut self, drawn: impl Into<runtime::DateTime>) -> Self {
        self.drawn = Some(drawn.into());
        self
    }
}

runtime::impl_object!(
    Square {
        side: required::<i64>("side"),
        corners: optional::<Vec<Vec<i64>>>("corners"),
        drawn: optional::<runtime::DateTime>("drawn"),
    },
    [("shape", "square")],
);
