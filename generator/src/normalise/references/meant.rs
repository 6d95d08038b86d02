//! References to a thing of another kind, where it is plain what is meant.
//!
//! A schema in the place of a body, a response or a header means one of that schema; a response in the place of a
//! schema means the schema that it has.

use super::at;
use super::survey::{Reference, Survey};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::kind::walk_mut;
use crate::document::{Kind, Node, pointer};
use std::collections::BTreeMap;

/// The things that may be messages of a schema.
const MESSAGES: [Kind; 3] = [Kind::Body, Kind::Response, Kind::Header];

/// Lets such references say what they mean. Returns whether the survey may be out of date then.
pub(super) fn repair(root: &mut Node, survey: &Survey, is_swagger: bool, diagnostics: &mut Diagnostics) -> bool {
    let schemas = schemas_of_responses(root, survey);
    let is_message = |one: &Reference| MESSAGES.contains(&one.kind) && target(&one.text) == Some(Kind::Schema);
    if schemas.is_empty() && !survey.references().iter().any(is_message) {
        return false;
    }
    walk_mut(root, Kind::Document, &mut |node, kind| {
        let Some(reference) = node.get("$ref").filter(|_| kind.may_be_reference()) else { return };
        let Some(text) = reference.as_str() else { return };
        if let Some(schema) = schemas.get(text).filter(|_| kind == Kind::Schema) {
            let message = format!("`{text}` is a response, and no schema: the schema it has is meant");
            diagnostics.push(Finding::repaired("response-as-schema", reference.origin, message));
            let meant = Node::new(schema.as_str(), reference.origin);
            node.set_node("$ref", meant);
        } else if MESSAGES.contains(&kind) && target(text) == Some(Kind::Schema) {
            let wanted = kind.name().trim_start_matches("a ");
            let message = format!("`{text}` is a schema, and no {wanted}: a {wanted} of that schema is meant");
            diagnostics.push(Finding::repaired("schema-as-message", reference.origin, message));
            *node = message_of(node, reference.clone(), kind, is_swagger);
        }
    });
    true
}

/// The kind of what a local reference leads to.
fn target(reference: &str) -> Option<Kind> {
    Some(Kind::at(pointer::decoded(reference.strip_prefix('#')?)))
}

/// A body, response or header of the schema to which it refers.
fn message_of(node: &Node, reference: Node, kind: Kind, is_swagger: bool) -> Node {
    let mut schema = Node::object(reference.origin);
    schema.set_node("$ref", reference);
    let mut message = Node::object(node.origin);
    message.set("description", "");
    if is_swagger || kind == Kind::Header {
        message.set_node("schema", schema);
        return message;
    }
    let mut media = Node::object(node.origin);
    media.set_node("schema", schema);
    let mut content = Node::object(node.origin);
    content.set_node("application/json", media);
    message.set_node("content", content);
    message
}

/// For each reference to a response that stands where a schema belongs: the reference to that response's schema.
fn schemas_of_responses(root: &Node, survey: &Survey) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let schemas = survey.references().iter().filter(|one| one.kind == Kind::Schema);
    for Reference { text: reference, .. } in schemas.filter(|one| target(&one.text) == Some(Kind::Response)) {
        let place = pointer::of(pointer::decoded(reference));
        let content = at(root, &place).and_then(|response| response.get("content")?.as_object()?.keys().next());
        let schema = match content {
            Some(media) => format!("{}/schema", pointer::join(&format!("{place}/content"), media)),
            None => format!("{place}/schema"),
        };
        if at(root, &schema).is_some() {
            found.insert(reference.clone(), format!("#{schema}"));
        }
    }
    found
}
