//! The document: an ordered tree in which every value remembers where it was written.
//!
//! A [`Node`] is a JSON value with an [`Origin`]. The origin stays with the value when a pass moves or
//! renames it, and a value that a pass makes inherits the origin of what it was made from, so that a
//! complaint about the last stage's tree still points at the vendor's bytes.

pub mod hidden;
pub mod json;
pub mod kind;
mod node;
pub mod pointer;
pub mod schemas;
mod source;
pub mod yaml;

pub use kind::Kind;
pub use node::{Map, Node, Value};
pub use source::{Location, Origin, Source, Sources, Span};

/// The keys of a path item that are operations, in the order in which operations are listed.
pub const METHODS: [&str; 8] = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/// An API's description.
#[derive(Debug, Clone)]
pub struct Document {
    /// The top of the tree.
    pub root: Node,
}

impl Document {
    /// The value at a JSON pointer, if there is one.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        pointer::tokens(pointer).try_fold(&self.root, |node, token| node.child(&token))
    }
}
