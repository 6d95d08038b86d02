//! The document: an ordered tree in which every value remembers where it was written.
//!
//! The knowledge of the standards stands here, too: [`kind`] and [`schemas`] have the places of things, `paths` finds
//! placeholders and operations, and `version` tells which standard a document follows. [`extension`] lists what this generator
//! adds to the standards, and [`vendors`] what it reads of other tools.
//!
//! A [`Node`] is a JSON value with an [`Origin`]. The origin stays with the value when a pass moves or
//! renames it, and a value that a pass makes inherits the origin of what it was made from, so that a
//! complaint about the last stage's tree still points at the vendor's bytes.

pub mod extension;
pub mod hidden;
pub mod json;
pub mod kind;
pub mod letters;
mod node;
mod paths;
pub mod pointer;
pub mod schemas;
mod source;
pub mod vendors;
mod version;
pub mod yaml;

pub use kind::Kind;
pub use node::{Map, Node, Value};
pub use paths::operations;
pub(crate) use paths::{each_operation, placeholders};
pub use source::{Location, Origin, Source, Sources, Span};
pub(crate) use version::Version;

/// The keys of a path item that are operations, in the order in which operations are listed.
pub const METHODS: [&str; 9] = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "query"];

/// The key under which a path item of OpenAPI 3.2 has the operations of all other methods.
const OTHER_METHODS: &str = "additionalOperations";

/// Returns the operations of a path item, each with its method as the document has it.
pub fn operations_of(item: &Node) -> impl Iterator<Item = (&str, &Node)> {
    // Most items have few members: to look at each is quicker than to look for every method.
    let mut known = METHODS.map(|method| (method, None));
    for (key, node) in item.as_object().into_iter().flatten() {
        let method = known.iter_mut().find(|(method, _)| method == key);
        method.into_iter().for_each(|(_, found)| *found = Some(node));
    }
    let known = known.into_iter().filter_map(|(method, node)| Some((method, node?)));
    known.chain(item.members(OTHER_METHODS).map(|(method, node)| (method.as_str(), node)))
}

/// Returns the operation of a path and a method as it is sent.
pub fn operation_at<'a>(root: &'a Node, path: &str, sent: &str) -> Option<&'a Node> {
    operations_of(root.get("paths")?.get(path)?).find(|(method, _)| verb(method) == sent).map(|(_, node)| node)
}

/// As [`operations_of`], to change them, in the order of the document.
pub fn operations_of_mut(item: &mut Node) -> impl Iterator<Item = (&str, &mut Node)> {
    item.as_object_mut().into_iter().flatten().flat_map(|(key, node)| operations_under(key, node))
}

/// Leaves only some operations of a path item.
pub fn retain_operations(item: &mut Node, is_wanted: impl Fn(&str) -> bool) {
    let Some(members) = item.as_object_mut() else { return };
    members.retain(|key, _| !METHODS.contains(&key.as_str()) || is_wanted(key));
    if let Some(others) = members.get_mut(OTHER_METHODS).and_then(Node::as_object_mut) {
        others.retain(|method, _| is_wanted(method));
    }
}

/// Returns the operations that a member of a path item is or holds.
pub fn operations_under<'a>(key: &'a str, node: &'a mut Node) -> impl Iterator<Item = (&'a str, &'a mut Node)> {
    let (own, others) = match key {
        OTHER_METHODS => (None, node.as_object_mut()),
        method => (METHODS.contains(&method).then_some((method, node)), None),
    };
    own.into_iter().chain(others.into_iter().flatten().map(|(method, node)| (method.as_str(), node)))
}

/// Returns where a path item has the operation of a method, as JSONPath writes it.
pub fn member_of(method: &str) -> String {
    if METHODS.contains(&method) { method.to_owned() } else { format!("{OTHER_METHODS}['{method}']") }
}

/// Returns an HTTP method as it is sent.
pub fn verb(method: &str) -> String {
    if METHODS.contains(&method) { method.to_uppercase() } else { method.to_owned() }
}

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
