//! The operations that links may lead to.

use crate::document::{Node, operations, pointer};
use std::collections::HashMap;

/// Each GET, by its id.
pub(super) struct Targets<'a> {
    pub(super) root: &'a Node,
    by_id: HashMap<&'a str, &'a Node>,
}

impl<'a> Targets<'a> {
    pub(super) fn of(root: &'a Node) -> Self {
        let gets = operations(root).into_iter().filter(|(_, method, _)| method.eq_ignore_ascii_case("get"));
        let by_id = gets.filter_map(|(_, _, node)| Some((node.str("operationId")?, node))).collect();
        Self { root, by_id }
    }

    /// The GET that a link names.
    pub(super) fn named(&self, link: &Node) -> Option<&'a Node> {
        let referred = link.str("operationRef").and_then(|text| text.strip_prefix('#'));
        let referred = referred.and_then(|text| {
            let node = pointer::tokens(text).try_fold(self.root, |node, token| node.child(&token))?;
            node.str("operationId")
        });
        self.by_id.get(link.str("operationId").or(referred)?).copied()
    }
}
