//! The context in which the parts of an operation are lowered.

use super::types::Types;
use crate::diagnostic::Diagnostics;
use crate::document::Node;
use crate::model::{ListFormat, Type};
use std::collections::HashMap;

/// The lowering of one operation, and its needs. Parameters, body and answers have a module each.
pub(super) struct Lowering<'a, 'b> {
    pub(super) types: &'b mut Types<'a>,
    pub(super) diagnostics: &'b mut Diagnostics,
    pub(super) subject: String,
    pub(super) pascal: &'b str,
    /// The types of errors, by their schemas.
    pub(super) error_types: &'b mut HashMap<String, Type>,
    /// The style of lists in brackets, if the document chooses.
    pub(super) list_format: Option<ListFormat>,
    /// True if the document may describe parts by their positions, as OpenAPI 3.2 does.
    pub(super) has_positions: bool,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn resolve(&self, node: &'a Node) -> &'a Node {
        self.types.resolve(node)
    }
}
