// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// A circle.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Circle {
    /// Half of the diameter.
    pub radius: runtime::Decimal,
    /// `centre`; the document does not describe it.
    pub centre: Option<CircleCentre>,
}

impl Circle {
    /// With what is required.
    pub fn new(radius: impl Into<runtime::Decimal>) -> Self {
        Self {
            radius: radius.into(),
            centre: None,
        }
    }

    /// `centre`; the document does not describe it.
    pub fn centre(mut self, centre: impl Into<CircleCentre>) -> Self {
        self.centre = Some(centre.into());
        self
    }
}

impl runtime::Codec for Circle {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        object.skip("shape");
        let value = Self {
            radius: object.required::<runtime::Decimal>("radius")?,
            centre: object.optional::<CircleCentre>("centre")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.constant("shape", "circle");
        object.required::<runtime::Decimal>("radius", &value.radius);
        object.optional::<CircleCentre>("centre", &value.centre);
        object.into_value()
    }
}

runtime::impl_serde!(Circle);

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CircleCentre {
    /// `x`; the document does not describe it.
    pub x: Option<i64>,
    /// `y`; the document does not describe it.
    pub y: Option<i64>,
}

impl CircleCentre {
    /// With nothing set.
    pub fn new() -> Self {
        Self { x: None, y: None }
    }

    /// `x`; the document does not describe it.
    pub fn x(mut self, x: i64) -> Self {
        self.x = Some(x);
        self
    }

    /// `y`; the document does not describe it.
    pub fn y(mut self, y: i64) -> Self {
        self.y = Some(y);
        self
    }
}

impl runtime::Codec for CircleCentre {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            x: object.optional::<i64>("x")?,
            y: object.optional::<i64>("y")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<i64>("x", &value.x);
        object.optional::<i64>("y", &value.y);
        object.into_value()
    }
}

runtime::impl_serde!(CircleCentre);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DrawStyle {
    /// `width`; the document does not describe it.
    pub width: i64,
    /// `colour`; the document does not describe it.
    pub colour: Option<DrawStyleColour>,
}

impl DrawStyle {
    /// With what is required.
    pub fn new(width: i64) -> Self {
        Self { width, colour: None }
    }

    /// `colour`; the document does not describe it.
    pub fn colour(mut self, colour: impl Into<DrawStyleColour>) -> Self {
        self.colour = Some(colour.into());
        self
    }
}

impl runtime::Codec for DrawStyle {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            width: object.required::<i64>("width")?,
            colour: object.optional::<DrawStyleColour>("colour")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<i64>("width", &value.width);
        object.optional::<DrawStyleColour>("colour", &value.colour);
        object.into_value()
    }
}

runtime::impl_serde!(DrawStyle);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DrawStyleColour {
    /// `red`
    Red,
    /// `#00f`
    _00f,
    /// A value that this version of the client does not know.
    Unknown(String),
}

impl DrawStyleColour {
    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::_00f => "#00f",
            Self::Unknown(text) => text,
        }
    }
}

impl From<String> for DrawStyleColour {
    fn from(text: String) -> Self {
        match text.as_str() {
            "red" => Self::Red,
            "#00f" => Self::_00f,
            _ => Self::Unknown(text),
        }
    }
}

impl From<&str> for DrawStyleColour {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl std::fmt::Display for DrawStyleColour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl runtime::Codec for DrawStyleColour {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        Ok(Self::from(input.text()?))
    }

    fn encode(value: &Self) -> runtime::Value {
        value.as_str().into()
    }
}

runtime::impl_serde!(DrawStyleColour);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// `circle`
    Circle,
    /// `square`
    Square,
    /// A value that this version of the client does not know.
    Unknown(String),
}

impl Kind {
    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Circle => "circle",
            Self::Square => "square",
            Self::Unknown(text) => text,
        }
    }
}

impl From<String> for Kind {
    fn from(text: String) -> Self {
        match text.as_str() {
            "circle" => Self::Circle,
            "square" => Self::Square,
            _ => Self::Unknown(text),
        }
    }
}

impl From<&str> for Kind {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl runtime::Codec for Kind {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        Ok(Self::from(input.text()?))
    }

    fn encode(value: &Self) -> runtime::Value {
        value.as_str().into()
    }
}

runtime::impl_serde!(Kind);

/// Holds itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Node {
    /// `name`; the document does not describe it.
    pub name: String,
    /// `parent`; the document does not describe it.
    pub parent: Option<Box<Node>>,
    /// `children`; the document does not describe it.
    pub children: Vec<Node>,
    /// `by_name`; the document does not describe it.
    pub by_name: BTreeMap<String, Node>,
}

impl runtime::Codec for Node {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            name: object.required::<String>("name")?,
            parent: object.optional::<Box<Node>>("parent")?,
            children: object.defaulted::<Vec<Node>>("children")?,
            by_name: object.defaulted::<BTreeMap<String, Node>>("by_name")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<String>("name", &value.name);
        object.optional::<Box<Node>>("parent", &value.parent);
        object.defaulted::<Vec<Node>>("children", &value.children);
        object.defaulted::<BTreeMap<String, Node>>("by_name", &value.by_name);
        object.into_value()
    }
}

runtime::impl_serde!(Node);

/// A part of a request or a response.
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

impl From<Circle> for Shape {
    fn from(value: Circle) -> Self {
        Self::Circle(value)
    }
}

impl From<Square> for Shape {
    fn from(value: Square) -> Self {
        Self::Square(value)
    }
}

impl runtime::Codec for Shape {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        if input.matches(&[("shape", "circle")]) {
            return Ok(Self::Circle(<Circle as runtime::Codec>::decode(input)?));
        }
        if input.matches(&[("shape", "square")]) {
            return Ok(Self::Square(<Square as runtime::Codec>::decode(input)?));
        }
        Ok(Self::Unknown(input.into_value()))
    }

    fn encode(value: &Self) -> runtime::Value {
        match value {
            Self::Circle(value) => <Circle as runtime::Codec>::encode(value),
            Self::Square(value) => <Square as runtime::Codec>::encode(value),
            Self::Unknown(value) => value.clone(),
        }
    }
}

runtime::impl_serde!(Shape);

/// A square.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Square {
    /// `side`; the document does not describe it.
    pub side: i64,
    /// `corners`; the document does not describe it.
    pub corners: Vec<Vec<i64>>,
    /// `drawn`; the document does not describe it.
    pub drawn: Option<runtime::DateTime>,
}

impl Square {
    /// With what is required.
    pub fn new(side: i64) -> Self {
        Self {
            side,
            corners: Default::default(),
            drawn: None,
        }
    }

    /// `corners`; the document does not describe it.
    pub fn corners(
        mut self,
        corners: impl IntoIterator<Item = impl Into<Vec<i64>>>,
    ) -> Self {
        self.corners = corners.into_iter().map(Into::into).collect();
        self
    }

    /// `drawn`; the document does not describe it.
    pub fn drawn(mut self, drawn: impl Into<runtime::DateTime>) -> Self {
        self.drawn = Some(drawn.into());
        self
    }
}

impl runtime::Codec for Square {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        object.skip("shape");
        let value = Self {
            side: object.required::<i64>("side")?,
            corners: object.defaulted::<Vec<Vec<i64>>>("corners")?,
            drawn: object.optional::<runtime::DateTime>("drawn")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.constant("shape", "square");
        object.required::<i64>("side", &value.side);
        object.defaulted::<Vec<Vec<i64>>>("corners", &value.corners);
        object.optional::<runtime::DateTime>("drawn", &value.drawn);
        object.into_value()
    }
}

runtime::impl_serde!(Square);
