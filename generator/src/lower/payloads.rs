//! Types that no operation needs: what webhooks send, and all components, if the document or an overlay asks for them.
//!
//! A client receives no webhooks, but the program that uses it may: it reads their payloads with serde.

use super::media::{self, Kind};
use super::names;
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, operations_of, pointer, verb};
use crate::model::{Type, TypeDef};

/// The root's switch for types of all components.
const SWITCH: &str = "x-ampersat-all-schemas";

/// The types of payloads, and what each is.
pub(super) struct Payloads(Vec<(Type, String)>);

/// References to all components, if they are asked for.
pub(super) fn components(root: &Node) -> Vec<Node> {
    if root.get(SWITCH).and_then(Node::as_bool) != Some(true) {
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

/// Makes the types of webhooks and of `components`.
pub(super) fn lower<'a>(
    root: &'a Node,
    components: &'a [Node],
    types: &mut Types<'a>,
    diagnostics: &mut Diagnostics,
) -> Payloads {
    let mut payloads = Vec::new();
    for (name, webhook) in root.members("webhooks").chain(root.members("x-webhooks")) {
        let before = payloads.len();
        for (method, operation) in operations_of(webhook) {
            let Some(schema) = schema(operation, types) else { continue };
            let pascal = names::pascal(name).unwrap_or_else(|| "Webhook".to_owned());
            let ty = types.lower(schema, &Place::whole(&pascal, "Payload"), diagnostics);
            payloads.push((ty, format!("What the webhook `{name}` sends with {}.", verb(method))));
        }
        let made = if payloads.len() > before { "; the type of what it sends is" } else { "" };
        let message = format!("the webhook `{name}` is not part of a client{made}");
        diagnostics.push(Finding::note("webhook-ignored", webhook.origin, message));
    }
    let others =
        components.iter().map(|reference| (types.lower(reference, &Place::whole("", ""), diagnostics), String::new()));
    payloads.extend(others.collect::<Vec<_>>());
    Payloads(payloads)
}

/// The schema of the JSON that a webhook sends.
fn schema<'a>(operation: &'a Node, types: &Types<'a>) -> Option<&'a Node> {
    let body = types.resolve(operation.get("requestBody")?);
    let mut content = body.members("content");
    content.find(|(name, media)| media::kind(name, media) == Kind::Json)?.1.get("schema")
}

impl Payloads {
    /// The types that are read.
    pub(super) fn types(&self) -> impl Iterator<Item = &Type> {
        self.0.iter().map(|(ty, _)| ty)
    }

    /// Says of each type without a description what it is.
    pub(super) fn describe(&self, defs: &mut [TypeDef]) {
        for (ty, docs) in &self.0 {
            let Type::Named(id) = ty else { continue };
            if let Some(def) = defs.get_mut(*id).filter(|def| def.docs.is_empty()) {
                def.docs.clone_from(docs);
            }
        }
    }
}
