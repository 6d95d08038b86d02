//! A second method of an operation whose answer comes as a whole or while it arrives, as its caller likes.
//!
//! Such operations mostly have a switch: a field or a parameter such as `stream`. It is set by the method, and has no setter.

use super::media;
use super::request::Lowering;
use super::response::Streamed;
use crate::document::Node;
use crate::model::{Constant, Operation, Parameter, Payload, Place, Switch, Twin, Type};

/// The names of switches.
const SWITCHES: [&str; 4] = ["stream", "streaming", "follow", "watch"];

/// The values of a parameter that choose events.
const EVENTS: [&str; 4] = ["sse", "event-stream", "text/event-stream", "server-sent-events"];

/// The depth to which the alternatives of a schema are looked through.
const MAX_DEPTH: usize = 4;

/// The values of a switch.
pub(super) struct Settings {
    place: Place,
    key: String,
    /// By the method that streams.
    on: serde_json::Value,
    /// By the other one, if the server would stream otherwise.
    off: Option<serde_json::Value>,
    /// True if a caller that does not stream may choose another value.
    is_choice: bool,
}

/// A query parameter or a field of the body that may be a switch.
struct Candidate<'a> {
    place: Place,
    key: &'a str,
    required: bool,
    /// The values that switch it on and off, if it is a truth value in any spelling.
    flag: Option<[serde_json::Value; 2]>,
    values: Vec<serde_json::Value>,
    default: Option<serde_json::Value>,
}

impl Candidate<'_> {
    /// Returns the values of a truth value that is known by its name.
    fn flag(&self) -> Option<Settings> {
        let [on, off] = self.flag.clone().filter(|_| SWITCHES.contains(&self.key.to_lowercase().as_str()))?;
        Some(self.settings(on, Some(off), false))
    }

    /// Returns the values of an enum of which one stands for events.
    fn choice(&self) -> Option<Settings> {
        let is_events = |value: &&serde_json::Value| value.as_str().is_some_and(|text| EVENTS.contains(&text));
        let on = self.values.iter().find(is_events)?.clone();
        let off = self.values.iter().find(|value| !is_events(value)).cloned();
        Some(self.settings(on, off, true))
    }

    /// The method that does not stream leaves alone what need not be said.
    fn settings(&self, on: serde_json::Value, off: Option<serde_json::Value>, is_choice: bool) -> Settings {
        let off = off.filter(|_| (self.required && !is_choice) || self.default.as_ref() == Some(&on));
        Settings { place: self.place, key: self.key.to_owned(), on, off, is_choice }
    }
}

impl<'a> Lowering<'a, '_> {
    /// Returns the switch of an operation; one that chooses of several values only where there are events.
    pub(super) fn switch(&self, item: Option<&'a Node>, operation: &'a Node, has_events: bool) -> Option<Settings> {
        let all: Vec<_> = self.queries(item, operation).chain(self.fields_of_bodies(operation)).collect();
        let choice = || all.iter().find_map(Candidate::choice).filter(|_| has_events);
        all.iter().find_map(Candidate::flag).or_else(choice)
    }

    fn queries(&self, item: Option<&'a Node>, operation: &'a Node) -> impl Iterator<Item = Candidate<'a>> {
        let lists = [Some(operation), item].into_iter().flatten().flat_map(|node| node.list("parameters"));
        let queries = lists.map(|node| self.resolve(node)).filter(|node| node.str("in") == Some("query"));
        queries.filter_map(|node| {
            let required = node.get("required").and_then(Node::as_bool) == Some(true);
            Some(self.candidate(Place::Query, node.str("name")?, required, &[node.get("schema")?, node]))
        })
    }

    fn fields_of_bodies(&self, operation: &'a Node) -> impl Iterator<Item = Candidate<'a>> {
        let body = operation.get("requestBody").map(|body| self.resolve(body));
        let schemas =
            body.into_iter().flat_map(|body| body.members("content")).filter_map(|(_, one)| one.get("schema"));
        let objects = schemas.flat_map(|schema| self.alternatives(schema, 0));
        let fields = objects.flat_map(|schema| self.types.properties(schema).into_iter().flatten());
        fields.map(|(name, field)| self.candidate(Place::Body, name, field.required, &field.schemas))
    }

    fn candidate(&self, place: Place, key: &'a str, required: bool, schemas: &[&'a Node]) -> Candidate<'a> {
        let all = schemas.iter().flat_map(|schema| self.alternatives(schema, 0));
        let all: Vec<_> = all.flat_map(|schema| [schema, self.resolve(schema)]).collect();
        let mut values = Vec::new();
        for value in all.iter().flat_map(|node| node.list("enum")).map(Node::to_json) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Candidate {
            place,
            key,
            required,
            flag: flag(&all),
            values,
            default: all.iter().find_map(|node| node.get("default")).map(Node::to_json),
        }
    }

    /// A schema, and those that it is put together of or chooses from.
    fn alternatives(&self, schema: &'a Node, depth: usize) -> Vec<&'a Node> {
        let node = self.resolve(schema);
        let inner =
            ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|key| node.list(key)).filter(|_| depth < MAX_DEPTH);
        let inner: Vec<_> = inner.flat_map(|inner| self.alternatives(inner, depth + 1)).collect();
        [schema].into_iter().chain(inner).collect()
    }
}

/// Returns what switches a truth value on and off: a boolean, 0 and 1 where nothing else is permitted, or a text that is seen to be
/// one of these.
fn flag(schemas: &[&Node]) -> Option<[serde_json::Value; 2]> {
    let is = |name: &str| schemas.iter().any(|node| media::types(node).any(|found| found == name));
    let values = |key: &str| schemas.iter().filter_map(|node| node.get(key)).map(Node::to_json).collect::<Vec<_>>();
    let listed: Vec<_> = schemas.iter().flat_map(|node| node.list("enum")).map(Node::to_json).collect();
    if is("boolean") {
        return Some([true.into(), false.into()]);
    }
    let has_format =
        |names: &[&str]| schemas.iter().any(|node| node.str("format").is_some_and(|one| names.contains(&one)));
    if is("integer") {
        let is_bit = |value: &serde_json::Value| matches!(value.as_i64(), Some(0 | 1));
        let is_within =
            values("minimum").iter().any(|least| least == 0) && values("maximum").iter().any(|most| most == 1);
        let is_flag = has_format(&["flag"]) || is_within || (!listed.is_empty() && listed.iter().all(is_bit));
        return is_flag.then(|| [1.into(), 0.into()]);
    }
    let seen: Vec<_> = listed.into_iter().chain(values("default")).chain(values("example")).collect();
    let all_of = |words: [&str; 2]| {
        let is_one = |value: &serde_json::Value| value.as_str().is_some_and(|text| words.contains(&text));
        (!seen.is_empty() && seen.iter().all(is_one)).then(|| words.map(Into::into))
    };
    if !is("string") {
        return None;
    }
    let by_format = || has_format(&["boolean"]).then(|| ["true", "false"].map(Into::into));
    by_format().or_else(|| all_of(["true", "false"])).or_else(|| all_of(["1", "0"]))
}

/// Returns what comes while it arrives of an answer of text that can be followed.
pub(super) fn followed(payload: &Payload, accept: Option<&String>) -> Option<Streamed> {
    let is_text = matches!(payload, Payload::Text | Payload::Json(Type::String));
    is_text.then(|| Streamed { payload: Payload::Stream, accept: accept.cloned() })
}

/// Makes two methods of an operation: the one that it is, and another one that streams.
pub(super) fn twins(
    mut whole: Operation,
    stream: Streamed,
    settings: Option<Settings>,
    name: String,
) -> (Operation, Operation) {
    let switch = |value: Option<&serde_json::Value>| {
        let Settings { place, key, .. } = settings.as_ref()?;
        Some(Switch { place: *place, constant: Constant { key: key.clone(), value: value?.clone() } })
    };
    let mut streamed = Operation {
        response: stream.payload,
        accept: stream.accept,
        undeclared: Vec::new(),
        example: None,
        switch: switch(settings.as_ref().map(|settings| &settings.on)),
        twin: Some(Twin::Whole(whole.name.clone())),
        name,
        ..whole.clone()
    };
    whole.switch = switch(settings.as_ref().and_then(|settings| settings.off.as_ref()));
    whole.twin = Some(Twin::Streamed(streamed.name.clone()));
    if let Some(settings) = &settings {
        remove_setter(&mut streamed, settings);
        match settings.is_choice {
            true => preset(&mut whole),
            false => remove_setter(&mut whole, settings),
        }
    }
    (whole, streamed)
}

/// Lets the setter of a field win over what the method says of it.
fn preset(operation: &mut Operation) {
    let Some(switch) = operation.switch.take_if(|switch| switch.place == Place::Body) else { return };
    match operation.body.fields.iter_mut().find(|field| field.name.wire == switch.constant.key) {
        None => operation.switch = Some(switch),
        Some(field) => {
            // the default of the server does not count any more
            field.docs = field
                .docs
                .split("\n\n")
                .filter(|text| !text.starts_with("Without it:"))
                .collect::<Vec<_>>()
                .join("\n\n");
            field.preset = Some(switch.constant.value);
        }
    }
}

/// Takes the setter of a switch away, which is set by the method.
fn remove_setter(operation: &mut Operation, settings: &Settings) {
    let is_switch = |one: &Parameter| one.place == settings.place && one.name.wire == settings.key;
    operation.parameters.retain(|parameter| !is_switch(parameter));
    operation.body.fields.retain(|field| !is_switch(field));
}
