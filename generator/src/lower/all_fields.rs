//! A setter for all fields of a body at once: a value that a client has read can be sent back without taking it apart.
//!
//! It is there if the fields are those of a component that has a type because others hold it. So it costs no types, and can
//! only be known when all operations have been lowered.

use super::media::{self, Kind};
use super::names::Scope;
use super::types::Types;
use crate::document::{Node, operation_at};
use crate::model::{BodyForm, Content, Group, Operation, Type, Whole};

/// Adds the setter wherever it can be.
pub(super) fn add<'a>(root: &'a Node, groups: &mut [Group], types: &mut Types<'a>) {
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let node = operation_at(root, &operation.path, &operation.method);
        operation.body.all = node.and_then(|node| setter(node, operation, types));
    }
}

fn setter<'a>(node: &'a Node, operation: &Operation, types: &mut Types<'a>) -> Option<Whole> {
    if operation.body.form != BodyForm::Json || operation.body.fields.is_empty() {
        return None;
    }
    let body = types.resolve(node.get("requestBody")?);
    let is_json =
        |(name, media): &(&'a String, &'a Node)| media::is_sendable(name) && media::kind(name, media) == Kind::Json;
    let schema = body.members("content").find(is_json)?.1.get("schema")?;
    let id = types.sent(schema.str("$ref")?)?;
    let mut scope = Scope::default();
    let others = operation.body.others.iter().map(|whole| &whole.setter);
    let fields = operation.parameters.iter().chain(&operation.body.fields).map(|field| &field.name.rust);
    fields.chain(others).for_each(|name| _ = scope.try_take(name));
    Some(Whole {
        setter: scope.take("body".to_owned()),
        content: Content::Fields(Type::Named(id)),
        content_type: None,
        docs: String::new(),
    })
}
