//! The references of a document, each once.

use super::mapping;
use crate::document::kind::walk;
use crate::document::{Kind, Node, Origin};
use std::collections::HashMap;

/// The references that have been seen. To walk through a large document takes long: one walk serves all who want to know which
/// references there are.
#[derive(Default)]
pub(super) struct Survey {
    all: Vec<Reference>,
    /// The kinds of things for which each text stands.
    kinds: HashMap<String, Vec<Kind>>,
    /// True if some parameter says nothing.
    pub(super) has_empty_parameter: bool,
}

/// A reference.
pub(super) struct Reference {
    pub(super) text: String,
    /// The kind of thing for which it stands.
    pub(super) kind: Kind,
    /// The first of its places.
    pub(super) origin: Origin,
}

impl Survey {
    pub(super) fn of(root: &Node) -> Self {
        let mut survey = Self::default();
        survey.add(root, Kind::Document);
        survey
    }

    /// Adds the references below a value, and returns those that are new.
    pub(super) fn add(&mut self, node: &Node, kind: Kind) -> &[Reference] {
        let known = self.all.len();
        walk(node, kind, &mut |node, kind| {
            let kind = if kind == Kind::Items { Kind::Schema } else { kind };
            if kind.may_be_reference()
                && let Some(reference) = node.get("$ref")
                && let Some(text) = reference.as_str()
            {
                self.see(text, kind, reference.origin);
            }
            match kind {
                Kind::Schema => {
                    mapping(node).for_each(|target| self.see(target.as_str().unwrap_or_default(), kind, target.origin));
                }
                Kind::Parameter => self.has_empty_parameter |= node.as_object().is_some_and(|map| map.is_empty()),
                _ => {}
            }
        });
        self.all.get(known..).unwrap_or_default()
    }

    fn see(&mut self, text: &str, kind: Kind, origin: Origin) {
        match self.kinds.get_mut(text) {
            Some(kinds) if kinds.contains(&kind) => return,
            Some(kinds) => kinds.push(kind),
            None => _ = self.kinds.insert(text.to_owned(), vec![kind]),
        }
        self.all.push(Reference { text: text.to_owned(), kind, origin });
    }

    /// Returns the references in the order in which they were seen.
    pub(super) fn references(&self) -> &[Reference] {
        &self.all
    }
}
