//! Webhooks that a header tells apart: an enum with a variant for each event that the header names.

use super::names;
use super::payloads::{Payloads, sent, webhooks};
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::EVENTS;
use crate::document::{Node, Value, operations_of, pointer};
use crate::model::{Tag, Type, TypeDef, TypeKind, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// The number of webhooks among which one may have an example that does not name its event.
const MANY: usize = 10;

/// The header that says which event a webhook sends, and the events.
pub(super) struct EventHeader {
    name: String,
    events: Vec<Event>,
}

/// An event, and the webhooks that send it: several where the body says more, such as by an `action`.
struct Event {
    spellings: Vec<String>,
    webhooks: Vec<String>,
    /// The union of their schemas, if there are several.
    union: Option<Node>,
    /// The type of the union.
    ty: Option<Type>,
}

/// A webhook that sends JSON: its name, its operation, and the schema.
type Webhook<'a> = (&'a String, &'a Node, &'a Node);

impl EventHeader {
    /// The header that an extension names, or that all webhooks declare with the name of their event.
    pub(super) fn of(root: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let all: Vec<Webhook<'_>> = webhooks(root)
            .flat_map(|(name, webhook)| operations_of(webhook).map(move |(_, operation)| (name, operation)))
            .filter_map(|(name, operation)| Some((name, operation, sent(root, operation)?)))
            .collect();
        match root.get(EVENTS) {
            Some(node) => Self::declared(root, node, &all)
                .map_err(|why| {
                    let message = format!("`{EVENTS}` cannot be followed: {why}");
                    diagnostics.push(Finding::invalid("events-not-usable", node.origin, message));
                })
                .ok(),
            None => Self::recognised(root, &all, diagnostics),
        }
    }

    fn declared(root: &Node, node: &Node, all: &[Webhook<'_>]) -> Result<Self, String> {
        let header = node.str("header").ok_or("it names no `header`")?;
        if all.is_empty() {
            return Err("no webhook sends JSON".to_owned());
        }
        let names = all.iter().map(|(name, operation, _)| match node.str("name") {
            None => Ok(vec![said(root, operation, header, name).unwrap_or_else(|| (*name).clone())]),
            Some(path) => {
                let value = pointer::tokens(path).try_fold(*operation, |node, token| node.child(&token));
                let event = value.and_then(Node::as_str);
                let event = event.ok_or_else(|| format!("the webhook `{name}` has no text at `{path}`"))?;
                // a name of documentation may have hyphens where the header has underscores
                let spellings: BTreeSet<_> = [event.to_owned(), event.replace('-', "_")].into();
                Ok(spellings.into_iter().collect())
            }
        });
        Ok(Self::new(header, all, names.collect::<Result<Vec<_>, String>>()?))
    }

    fn recognised(root: &Node, all: &[Webhook<'_>], diagnostics: &mut Diagnostics) -> Option<Self> {
        let (_, first, _) = all.first()?;
        let declared: Vec<_> = headers(root, first).filter_map(|parameter| parameter.str("name")).collect();
        declared.into_iter().find_map(|header| {
            let said = all.iter().map(|webhook| (*webhook, said(root, webhook.1, header, webhook.0)));
            let (known, others): (Vec<_>, Vec<_>) = said.partition(|(_, event)| event.is_some());
            let (known, names): (Vec<_>, Vec<_>) =
                known.into_iter().filter_map(|(webhook, event)| Some((webhook, vec![event?]))).unzip();
            let is_name = names.iter().collect::<BTreeSet<_>>().len() > 1 && others.len() * MANY <= all.len();
            if !is_name {
                return None;
            }
            for ((name, node, _), _) in others {
                let message = format!(
                    "the webhook `{name}` is no variant of `WebhookEvent`: the example of `{header}` is not its name"
                );
                diagnostics.push(Finding::note("webhook-ignored", node.origin, message));
            }
            Some(Self::new(header, &known, names))
        })
    }

    fn new(header: &str, all: &[Webhook<'_>], names: Vec<Vec<String>>) -> Self {
        let mut events: BTreeMap<Vec<String>, Vec<&Webhook<'_>>> = BTreeMap::new();
        for (webhook, spellings) in all.iter().zip(names) {
            events.entry(spellings).or_default().push(webhook);
        }
        let event = |(spellings, all): (Vec<String>, Vec<&Webhook<'_>>)| {
            let schemas = all.iter().map(|(.., schema)| (*schema).clone()).collect::<Vec<_>>();
            let origin = schemas.first().filter(|_| schemas.len() > 1).map(|schema| schema.origin);
            let union = origin.map(|origin| {
                let mut union = Node::object(origin);
                union.set_node("oneOf", Node { value: Value::Array(schemas), origin });
                union
            });
            Event { spellings, webhooks: all.iter().map(|(name, ..)| (*name).clone()).collect(), union, ty: None }
        };
        Self { name: header.to_owned(), events: events.into_iter().map(event).collect() }
    }

    /// Makes the types of events that several webhooks send.
    pub(super) fn lower<'a>(
        &'a self,
        types: &mut Types<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Vec<String>, Type)> {
        let unions = self.events.iter().filter_map(|event| Some((event, event.union.as_ref()?)));
        let lowered = unions.map(|(event, union)| {
            let pascal = event.spellings.first().and_then(|name| names::pascal(name));
            let place = pascal.unwrap_or_else(|| "Webhook".to_owned());
            (event.spellings.clone(), types.lower(union, &Place::whole(&place, "Event"), diagnostics))
        });
        lowered.collect()
    }

    /// The enum over all events.
    pub(super) fn define(mut self, several: Vec<(Vec<String>, Type)>, payloads: &Payloads) -> TypeDef {
        for (spellings, ty) in several {
            let event = self.events.iter_mut().find(|event| event.spellings == spellings);
            event.into_iter().for_each(|event| event.ty = Some(ty.clone()));
        }
        let of_one = |event: &Event| payloads.of_webhook(event.webhooks.first()?).cloned();
        let found = self.events.iter().filter_map(|event| {
            let ty = event.ty.clone().or_else(|| of_one(event))?;
            Some((event.spellings.clone(), ty))
        });
        let (spellings, types): (Vec<_>, Vec<_>) = found.unzip();
        let wires: Vec<&str> = spellings.iter().filter_map(|names| names.first()).map(String::as_str).collect();
        let variants =
            names::of_values(&wires).into_iter().zip(types).zip(&spellings).map(|((name, ty), spellings)| {
                let values = spellings.iter().map(|name| name.as_str().into()).collect();
                Variant {
                    name,
                    ty,
                    tags: vec![Tag { key: self.name.clone(), values }],
                    constant: None,
                    otherwise: None,
                }
            });
        let kind = TypeKind::Union(variants.collect());
        let docs = format!(
            "The body that one of the webhooks sends. The header `{}` names the event.",
            self.name.replace('`', "")
        );
        TypeDef { name: "WebhookEvent".to_owned(), docs, header: Some(self.name), kind, ..TypeDef::default() }
    }
}

/// Returns whether an extension of the document names the header.
pub(super) fn is_declared(root: &Node) -> bool {
    root.get(EVENTS).is_some()
}

/// The headers that a webhook declares.
fn headers<'a>(root: &'a Node, operation: &'a Node) -> impl Iterator<Item = &'a Node> {
    let parameters = operation.list("parameters").map(|node| super::payloads::at(root, node).unwrap_or(node));
    parameters.filter(|parameter| parameter.str("in") == Some("header"))
}

/// The event that a header of a webhook always names: its only value, or an example with which the webhook's name begins, as that of
/// `issues-opened` does with `issues`.
fn said(root: &Node, operation: &Node, header: &str, webhook: &str) -> Option<String> {
    let is_same = |parameter: &&Node| parameter.str("name").is_some_and(|name| name.eq_ignore_ascii_case(header));
    let parameter = headers(root, operation).find(is_same)?;
    let schema = parameter.get("schema");
    let schema = schema.map(|schema| super::payloads::at(root, schema).unwrap_or(schema));
    let only = schema.and_then(super::payloads::only_value);
    let shown = || parameter.str("example").or_else(|| schema?.str("example"));
    let is_webhook = |text: &&str| !words(text).is_empty() && words(webhook).starts_with(&words(text));
    only.or_else(|| shown().filter(is_webhook)).map(str::to_owned)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
