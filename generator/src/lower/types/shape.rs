//! The kinds of types that schemas need.

use super::schema::Schema;
use crate::document::Node;
use crate::model::Type;

/// The kind of type that a schema needs.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    /// The type of another schema.
    Reference(&'a Node),
    /// One of several values.
    Enumeration(Enumeration),
    /// One of several types.
    Union(Vec<Schema<'a>>),
    /// An object with properties.
    Object,
    /// An object used as a map.
    Map,
    /// A list.
    List,
    /// A list whose items differ.
    Tuple(&'a Vec<Node>),
    /// One value.
    Scalar(Type),
    /// Anything.
    Any,
    /// Nothing that could be named, for this reason.
    Unclear(String),
}

/// The values of an enumeration, before they have names.
#[derive(Debug, Default)]
pub(super) struct Enumeration {
    pub(super) integers: bool,
    pub(super) values: Vec<Choice>,
}

/// One of these values.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) wire: String,
    pub(super) name: Option<String>,
    pub(super) docs: String,
}
