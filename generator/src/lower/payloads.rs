//! Types that no operation needs: those of webhooks, and all components, if the document or an overlay asks for them.
//!
//! A client receives no webhooks, but the program that uses it may: it reads their payloads with serde.

use super::media::{self, Kind};
use super::names;
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::ALL_SCHEMAS;
use crate::document::vendors;
use crate::document::{Node, Value, operations_of, pointer, verb};
use crate::model::{Api, Type, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The description of a type that more than one webhook sends.
const SEVERAL: &str = "The body that several webhooks send.";

/// The types of payloads, and what each is.
pub(super) struct Payloads {
    all: Vec<Payload>,
    /// The type that each operation of a webhook sends, by its number.
    of_operations: BTreeMap<usize, Type>,
}

/// A type, and what it is.
struct Payload {
    ty: Type,
    /// Empty if it is a component as such.
    docs: String,
    /// The webhook that sends it, if it is only one.
    webhook: Option<String>,
}

/// An operation of a webhook.
#[derive(Clone, Copy)]
pub(super) struct Operation<'a> {
    /// Its place among all operations of webhooks. A webhook may have several, and two webhooks may have one name.
    pub(super) number: usize,
    /// The name of the webhook.
    pub(super) webhook: &'a String,
    pub(super) node: &'a Node,
}

/// References to all components, if they are asked for.
pub(super) fn components(root: &Node) -> Vec<Node> {
    if root.get(ALL_SCHEMAS).and_then(Node::as_bool) != Some(true) {
        return Vec::new();
    }
    let schemas = root.get("components").into_iter().flat_map(|components| components.members("schemas"));
    let references = schemas.map(|(name, schema)| {
        let mut reference = Node::object(schema.origin);
        reference.set("$ref", pointer::join("#/components/schemas", name));
        reference
    });
    references.collect()
}

/// The union of all that webhooks send, if each is a component that says which event it is, by a field that they all have and a value
/// that none of the others has.
pub(super) fn events(root: &Node) -> Option<Node> {
    let schemas = operations(root).map(|operation| {
        let schema = sent(root, operation.node)?;
        Some((schema.str("$ref")?, at(root, schema)?, schema))
    });
    let mut schemas = schemas.collect::<Option<Vec<_>>>()?;
    let mut known = BTreeSet::new();
    schemas.retain(|(reference, ..)| known.insert(*reference));
    let (_, first, node) = schemas.first().filter(|_| schemas.len() > 1)?;
    let is_key = |key: &&String| {
        let names: BTreeSet<_> = schemas.iter().filter_map(|(_, schema, _)| event_name(schema, key)).collect();
        names.len() == schemas.len()
    };
    first.members("properties").map(|(key, _)| key).find(is_key)?;
    let mut union = Node::object(node.origin);
    let each = schemas.iter().map(|(_, _, node)| (*node).clone()).collect();
    union.set_node("oneOf", Node { value: Value::Array(each), origin: node.origin });
    Some(union)
}

/// The text that a field of an object always has.
fn event_name<'a>(schema: &'a Node, key: &str) -> Option<&'a str> {
    let field = schema.get("properties")?.get(key)?;
    let is_required = schema.list("required").any(|name| name.as_str() == Some(key));
    only_value(field).filter(|_| is_required)
}

/// The only text that a schema allows.
pub(super) fn only_value(schema: &Node) -> Option<&str> {
    let mut only = schema.list("enum");
    let of_enum = only.next().filter(|_| only.next().is_none()).and_then(Node::as_str);
    schema.str("const").or(of_enum)
}

/// The value to which a reference leads.
pub(super) fn at<'a>(root: &'a Node, node: &Node) -> Option<&'a Node> {
    pointer::tokens(node.str("$ref")?).try_fold(root, |node, token| node.child(&token))
}

/// The schema of the JSON that a webhook's operation sends.
pub(super) fn sent<'a>(root: &'a Node, operation: &'a Node) -> Option<&'a Node> {
    let body = operation.get("requestBody")?;
    json(at(root, body).unwrap_or(body))
}

fn webhooks(root: &Node) -> impl Iterator<Item = (&String, &Node)> {
    root.members("webhooks").chain(root.members(vendors::WEBHOOKS))
}

/// The operations of all webhooks.
pub(super) fn operations(root: &Node) -> impl Iterator<Item = Operation<'_>> {
    let all = webhooks(root).flat_map(|(name, webhook)| operations_of(webhook).map(move |(_, node)| (name, node)));
    all.enumerate().map(|(number, (webhook, node))| Operation { number, webhook, node })
}

/// Makes the types of webhooks, of their union and of `components`.
pub(super) fn lower<'a>(
    root: &'a Node,
    components: &'a [Node],
    events: Option<&'a Node>,
    types: &mut Types<'a>,
    diagnostics: &mut Diagnostics,
) -> Payloads {
    let mut payloads = Vec::new();
    let mut of_operations = BTreeMap::new();
    let mut numbers = 0..;
    for (name, webhook) in webhooks(root) {
        let before = payloads.len();
        for ((method, operation), number) in operations_of(webhook).zip(numbers.by_ref()) {
            let Some(schema) = schema(operation, types) else { continue };
            let pascal = names::pascal(name).unwrap_or_else(|| "Webhook".to_owned());
            let ty = types.lower(schema, &Place::whole(&pascal, "Payload"), diagnostics);
            of_operations.insert(number, ty.clone());
            let docs = format!("The body that the webhook `{name}` sends with {}.", verb(method));
            payloads.push(Payload { ty, docs, webhook: Some(name.clone()) });
        }
        let made = if payloads.len() > before { "; the type of what it sends is" } else { "" };
        let message = format!("the webhook `{name}` is not part of a client{made}");
        diagnostics.push(Finding::note("webhook-ignored", webhook.origin, message));
    }
    if let Some(events) = events {
        let ty = types.lower(events, &Place::whole("Webhook", "Event"), diagnostics);
        let docs = "The body that one of the webhooks sends.".to_owned();
        payloads.push(Payload { ty, docs, webhook: None });
    }
    payloads.extend(components.iter().map(|reference| {
        let ty = types.lower(reference, &Place::whole("", ""), diagnostics);
        Payload { ty, docs: String::new(), webhook: None }
    }));
    Payloads { all: payloads, of_operations }
}

/// The schema of the JSON that a webhook sends.
fn schema<'a>(operation: &'a Node, types: &Types<'a>) -> Option<&'a Node> {
    json(types.resolve(operation.get("requestBody")?))
}

/// The schema of a body that is JSON.
fn json(body: &Node) -> Option<&Node> {
    let mut content = body.members("content");
    content.find(|(name, media)| media::kind(name, media) == Kind::Json)?.1.get("schema")
}

impl Payloads {
    /// The types that are read.
    pub(super) fn types(&self) -> impl Iterator<Item = &Type> {
        self.all.iter().map(|payload| &payload.ty)
    }

    /// The type that an operation of a webhook sends.
    pub(super) fn of_operation(&self, number: usize) -> Option<&Type> {
        self.of_operations.get(&number)
    }

    /// Adds the types of what several webhooks send.
    pub(super) fn add<'t>(&mut self, types: impl Iterator<Item = &'t Type>) {
        self.all.extend(types.map(|ty| Payload { ty: ty.clone(), docs: SEVERAL.to_owned(), webhook: None }));
    }

    /// Says of each type without a description what it is, unless operations are about it as well.
    pub(super) fn describe(&self, api: &mut Api) {
        let mut described: BTreeMap<TypeId, (&str, Option<&String>)> = BTreeMap::new();
        for Payload { ty, docs, webhook } in self.all.iter().filter(|payload| !payload.docs.is_empty()) {
            let Type::Named(id) = ty else { continue };
            let (known, of) = described.entry(*id).or_insert((docs, webhook.as_ref()));
            if *of != webhook.as_ref() {
                (*known, *of) = (SEVERAL, None);
            }
        }
        if described.is_empty() {
            return;
        }
        let mentioned = api.operations().flat_map(|(_, operation)| operation.types()).flat_map(Type::references);
        let used = api.types.reached(mentioned);
        for (id, (docs, _)) in described.into_iter().filter(|(id, _)| !used.contains(id)) {
            let def = api.types.get_mut(id);
            if def.docs.is_empty() {
                docs.clone_into(&mut def.docs);
            }
        }
    }
}
