//! Webhooks that a header tells apart: an enum with a variant for each event that the header names.

use super::names;
use super::payloads::{Operation, Payloads, operations, sent};
use super::types::{Place, Types};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension::EVENTS;
use crate::document::{Node, Value, pointer};
use crate::model::{Tag, Type, TypeDef, TypeKind, Variant};
use heck::ToSnakeCase;
use std::collections::{BTreeMap, BTreeSet};

/// The number of webhooks among which one may have an example that does not name its event.
const MANY: usize = 10;

/// The name of the enum over all events.
const NAME: &str = "WebhookEvent";

/// The header that says which event a webhook sends, and the events.
pub(super) struct EventHeader {
    name: String,
    events: Vec<Event>,
}

/// An event. Several webhooks may send it, where the body says more, such as by an `action`.
struct Event {
    spellings: Vec<String>,
    /// The number of the first operation that sends it.
    number: usize,
    /// The union of their schemas, if there are several.
    union: Option<Node>,
}

/// A webhook that sends JSON, and the schema.
type Webhook<'a> = (Operation<'a>, &'a Node);

impl EventHeader {
    /// The header that an extension names, or that all webhooks declare with the name of their event.
    pub(super) fn of(root: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let all: Vec<Webhook<'_>> =
            operations(root).filter_map(|operation| Some((operation, sent(root, operation.node)?))).collect();
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
        let path = node.str("name");
        let names = all.iter().map(|(Operation { webhook, node, .. }, _)| match path {
            None => Ok(said(root, node, header, webhook).map_or((*webhook).clone(), Said::into_text)),
            Some(path) => {
                let value = pointer::tokens(path).try_fold(*node, |node, token| node.child(&token));
                let event = value.and_then(Node::as_str).map(str::to_owned);
                event.ok_or_else(|| format!("the webhook `{webhook}` has no text at `{path}`"))
            }
        });
        let names = names.collect::<Result<Vec<_>, String>>()?;
        let others = if path.is_some() { with_underscores(&names) } else { BTreeMap::new() };
        Ok(Self::new(header, all, names, others))
    }

    fn recognised(root: &Node, all: &[Webhook<'_>], diagnostics: &mut Diagnostics) -> Option<Self> {
        let (first, _) = all.first()?;
        let declared: Vec<_> = headers(root, first.node).filter_map(|parameter| parameter.str("name")).collect();
        declared.into_iter().find_map(|header| {
            let event = |operation: &Operation<'_>| said(root, operation.node, header, operation.webhook)?.related();
            let (known, others): (Vec<_>, Vec<_>) =
                all.iter().map(|webhook| (*webhook, event(&webhook.0))).partition(|(_, event)| event.is_some());
            let (known, names): (Vec<_>, Vec<_>) =
                known.into_iter().filter_map(|(webhook, event)| Some((webhook, event?))).unzip();
            let is_name = names.iter().collect::<BTreeSet<_>>().len() > 1 && others.len() * MANY <= all.len();
            if !is_name {
                return None;
            }
            for ((Operation { webhook, node, .. }, _), _) in others {
                let message = format!(
                    "the webhook `{webhook}` is no variant of `WebhookEvent`: its `{header}` does not say its name"
                );
                diagnostics.push(Finding::note("webhook-ignored", node.origin, message));
            }
            Some(Self::new(header, &known, names, BTreeMap::new()))
        })
    }

    /// Joins the webhooks of each event. `others` are second spellings of events.
    fn new(header: &str, all: &[Webhook<'_>], names: Vec<String>, mut others: BTreeMap<String, String>) -> Self {
        let mut events: BTreeMap<String, Vec<&Webhook<'_>>> = BTreeMap::new();
        for (webhook, name) in all.iter().zip(names) {
            events.entry(name).or_default().push(webhook);
        }
        let event = |(name, all): (String, Vec<&Webhook<'_>>)| {
            let number = all.first()?.0.number;
            let other = others.remove(&name);
            let spellings = [name].into_iter().chain(other).collect();
            Some(Event { spellings, number, union: union(all.iter().map(|(_, schema)| *schema)) })
        };
        Self { name: header.to_owned(), events: events.into_iter().filter_map(event).collect() }
    }

    /// Makes the type of each event that several webhooks send, in the order of the events.
    pub(super) fn lower<'a>(&'a self, types: &mut Types<'a>, diagnostics: &mut Diagnostics) -> Vec<Option<Type>> {
        let lowered = self.events.iter().map(|event| {
            let pascal = event.spellings.first().and_then(|name| names::pascal(name));
            let place = pascal.unwrap_or_else(|| "Webhook".to_owned());
            Some(types.lower(event.union.as_ref()?, &Place::whole(&place, "Event"), diagnostics))
        });
        lowered.collect()
    }

    /// The enum over all events, of which some have a union.
    pub(super) fn define(self, unions: Vec<Option<Type>>, payloads: &Payloads) -> TypeDef {
        let found = self.events.into_iter().zip(unions).filter_map(|(event, union)| {
            let ty = union.or_else(|| payloads.of_operation(event.number).cloned())?;
            Some((event.spellings, ty))
        });
        let (spellings, types): (Vec<_>, Vec<_>) = found.unzip();
        let wires: Vec<&str> = spellings.iter().filter_map(|names| names.first()).map(String::as_str).collect();
        let mut names = names::of_values(&wires);
        names::fit_values(NAME, names.iter_mut());
        let variants = names.into_iter().zip(types).zip(&spellings).map(|((name, ty), spellings)| {
            let values = spellings.iter().map(|name| name.as_str().into()).collect();
            let tags = vec![Tag { key: self.name.clone(), values }];
            Variant { name, ty, tags, constant: None, otherwise: None }
        });
        let kind = TypeKind::Union(variants.collect());
        let docs = format!(
            "The body that one of the webhooks sends. The header `{}` names the event.",
            self.name.replace('`', "")
        );
        TypeDef { name: NAME.to_owned(), docs, header: Some(self.name), kind, ..TypeDef::default() }
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

/// The union of schemas, each of them once; `None` if they are one.
fn union<'a>(schemas: impl Iterator<Item = &'a Node>) -> Option<Node> {
    let mut each: Vec<&Node> = Vec::new();
    for schema in schemas {
        let is_same = |other: &&Node| match (schema.str("$ref"), other.str("$ref")) {
            (None, None) => schema == *other,
            (one, other) => one == other,
        };
        if !each.iter().any(is_same) {
            each.push(schema);
        }
    }
    let origin = each.first().filter(|_| each.len() > 1)?.origin;
    let mut union = Node::object(origin);
    union.set_node("oneOf", Node { value: Value::Array(each.into_iter().cloned().collect()), origin });
    Some(union)
}

/// Names of documentation may have hyphens where the header has underscores: what each such name is called then, unless that is the
/// name of another event, or two would be called so.
fn with_underscores(names: &[String]) -> BTreeMap<String, String> {
    let exact: BTreeSet<&String> = names.iter().collect();
    let others: BTreeMap<String, String> = exact.iter().map(|name| ((*name).clone(), name.replace('-', "_"))).collect();
    let is_free = |other: &String| !exact.contains(other) && others.values().filter(|one| *one == other).count() == 1;
    others.iter().filter(|(_, other)| is_free(other)).map(|(name, other)| (name.clone(), other.clone())).collect()
}

/// The value of a header that a webhook declares.
enum Said<'a> {
    /// It is the webhook's name, or a part of it, or ends with it: `issues` of `issues-opened`, or `bird.landed` of `landed`.
    Related(&'a str),
    /// It is the only one, and may be anything, such as a version.
    Only(&'a str),
}

impl Said<'_> {
    fn into_text(self) -> String {
        match self {
            Self::Related(text) | Self::Only(text) => text.to_owned(),
        }
    }

    fn related(self) -> Option<String> {
        match self {
            Self::Related(text) => Some(text.to_owned()),
            Self::Only(_) => None,
        }
    }
}

/// The value that a header of a webhook always has: its only one, or an example with which the webhook's name begins, as that of
/// `issues-opened` does with `issues`.
fn said<'a>(root: &'a Node, operation: &'a Node, header: &str, webhook: &str) -> Option<Said<'a>> {
    let is_same = |parameter: &&Node| parameter.str("name").is_some_and(|name| name.eq_ignore_ascii_case(header));
    let parameter = headers(root, operation).find(is_same)?;
    let schema = parameter.get("schema");
    let schema = schema.map(|schema| super::payloads::at(root, schema).unwrap_or(schema));
    let name = words(webhook);
    let begins = |text: &str| Some(words(text)).is_some_and(|text| !text.is_empty() && name.starts_with(&text));
    if let Some(only) = schema.and_then(super::payloads::only_value) {
        let is_related = begins(only) || !name.is_empty() && words(only).ends_with(&name);
        return Some(if is_related { Said::Related(only) } else { Said::Only(only) });
    }
    let shown = parameter.str("example").or_else(|| schema?.str("example"));
    shown.filter(|text| begins(text)).map(Said::Related)
}

fn words(text: &str) -> Vec<String> {
    text.to_snake_case().split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
