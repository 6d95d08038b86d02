//! The header by which a server knows that it got the same call already.

use super::request::Lowering;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::document::extension::IDEMPOTENCY_KEY;
use crate::model::{Parameter, Place, Type};

/// The names of headers that mean it, in small letters.
const NAMES: [&str; 4] = ["idempotency-key", "x-idempotency-key", "idempotence-key", "x-idempotence-key"];

impl<'a> Lowering<'a, '_> {
    /// The name of the key of an operation, if it has one. It need not be set: the client fills it.
    pub(super) fn idempotency_key(
        &mut self,
        item: Option<&'a Node>,
        operation: &'a Node,
        parameters: &mut [Parameter],
    ) -> Option<String> {
        let shared = item.into_iter().flat_map(|item| item.list("parameters"));
        let nodes: Vec<&Node> = operation.list("parameters").chain(shared).map(|node| self.resolve(node)).collect();
        let declared = |name: &str| {
            let node = nodes.iter().find(|node| node.str("name") == Some(name) && node.str("in") == Some("header"))?;
            node.get(IDEMPOTENCY_KEY)?.as_bool()
        };
        let misplaced = nodes.iter().find(|node| {
            node.get(IDEMPOTENCY_KEY).is_some_and(|says| says.as_bool() != Some(false))
                && node.str("in") != Some("header")
        });
        if let Some(node) = misplaced {
            let name = node.str("name").unwrap_or_default();
            let message = format!("`{name}` of {} is no header, so it cannot be the key of a call", self.subject);
            self.diagnostics.push(Finding::invalid("invalid-idempotency-key", node.origin, message));
        }
        let is_key = |parameter: &&mut Parameter| {
            let name = parameter.name.wire.as_str();
            parameter.place == Place::Header
                && declared(name).unwrap_or_else(|| NAMES.contains(&name.to_lowercase().as_str()))
                && matches!(parameter.ty.without_null(), Type::String | Type::Uuid | Type::Secret)
        };
        let key = parameters.iter_mut().find(is_key)?;
        key.required = false;
        Some(key.name.wire.clone())
    }
}
