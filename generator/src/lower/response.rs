//! The answers of one operation: what successes carry, what errors say, which headers there are.

use super::docs;
use super::excerpt::excerpt;
use super::media::{self, Kind};
use super::names;
use super::request::Lowering;
use super::types::Place;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{ErrorResponse, Example, Header, Payload, StatusEnum, StatusVariant, Type, other_success};

/// What is known of the answers of an operation.
pub(super) struct Answers {
    pub(super) payload: Payload,
    pub(super) accept: Option<String>,
    pub(super) redirect: bool,
    pub(super) undeclared: Vec<u16>,
    pub(super) errors: Vec<ErrorResponse>,
    pub(super) headers: Vec<Header>,
    pub(super) example: Option<Example>,
}

/// The answer of one success.
struct Success<'a> {
    /// The status; none for a range and for `default`.
    status: Option<u16>,
    node: &'a Node,
    content: Option<Content<'a>>,
}

/// The content of an answer that is read.
struct Content<'a> {
    name: &'a str,
    kind: Kind,
    media: &'a Node,
}

impl Content<'_> {
    /// Returns whether two of them say the same.
    fn is_like(&self, other: &Self) -> bool {
        let schema = |content: &Self| ["schema", "itemSchema"].map(|key| content.media.get(key));
        self.kind == other.kind
            && (!matches!(self.kind, Kind::Json | Kind::Events | Kind::Lines) || schema(self) == schema(other))
    }
}

impl<'a> Lowering<'a, '_> {
    /// The answers of an operation.
    pub(super) fn answers(&mut self, method: &str, operation: &'a Node) -> Answers {
        let responses: Vec<(&str, &Node)> =
            operation.members("responses").map(|(status, node)| (status.as_str(), self.resolve(node))).collect();
        for (_, response) in responses.iter().filter(|(_, response)| response.get("links").is_some()) {
            let message = format!("the links of a response of {} are not part of a client", self.subject);
            self.diagnostics.push(Finding::note("link-ignored", response.origin, message));
        }
        let (successes, redirect) = self.successes(&responses, method);
        let accept = accept(&successes);
        let example = self.example(&successes);
        let (payload, undeclared) = self.payload(&successes, method == "head" || redirect);
        let headers = self.headers(&successes);
        let is_default_taken = successes.iter().any(|success| success.status.is_none());
        let is_error = |status: &str| match status {
            "default" => !is_default_taken,
            "304" => true,
            _ => status.starts_with(['4', '5']) || (status.starts_with('3') && !redirect),
        };
        let errors = self.errors(responses.into_iter().filter(|(status, _)| is_error(status)).collect());
        Answers { payload, accept, redirect, undeclared, errors, headers, example }
    }

    /// The example of the first success that is JSON; if it has several, the first of them.
    fn example(&self, successes: &[Success<'a>]) -> Option<Example> {
        let is_json = |success: &&Success<'_>| success.content.as_ref().is_some_and(|one| one.kind == Kind::Json);
        let success = successes.iter().find(is_json)?;
        let media = success.content.as_ref()?.media;
        let single = media.get("example");
        let named = || media.members("examples").find_map(|(_, example)| self.resolve(example).get("value"));
        let example = single.or_else(named)?;
        let (json, whole) = (excerpt(example)?, serde_json::to_string_pretty(example).ok()?);
        let status = success.status.unwrap_or_else(|| other_success(successes.iter().filter_map(|one| one.status)));
        Some(Example { status, json, whole, is_one_of_many: single.is_none() })
    }

    /// The answers that are what a call is for, and whether they point elsewhere.
    fn successes(&mut self, responses: &[(&str, &'a Node)], method: &str) -> (Vec<Success<'a>>, bool) {
        let is = |first: char| move |(status, _): &&(&str, &Node)| status.starts_with(first);
        let mut found: Vec<&(&str, &Node)> = responses.iter().filter(is('2')).collect();
        found.sort_by_key(|(status, _)| *status);
        let mut redirect = false;
        if found.is_empty() {
            found = responses.iter().filter(is('3')).filter(|(status, _)| *status != "304").collect();
            redirect = !found.is_empty();
        }
        if found.is_empty() {
            found = responses.iter().filter(|(status, node)| *status == "default" && !is_error(node)).collect();
            if let [(_, default)] = found.as_slice() {
                let message = format!("{} declares no success: `default` is taken for it", self.subject);
                self.diagnostics.push(Finding::note("default-as-success", default.origin, message));
            }
        }
        let reads = method != "head" && !redirect;
        let mut successes = Vec::new();
        for (status, node) in found {
            let content = if reads { self.content(node) } else { None };
            successes.push(Success { status: status.parse().ok(), node, content });
        }
        (successes, redirect)
    }

    /// The content that is read of those that a response may have: JSON before all others, then text. The others are
    /// reported.
    fn content(&mut self, response: &'a Node) -> Option<Content<'a>> {
        let content = response.members("content");
        let mut all: Vec<_> = content
            .map(|(name, media)| Content { name, kind: media::kind(name, media), media })
            .filter(|content| media::is_sendable(content.name))
            .collect();
        // what is no form when it is sent is text when it is answered
        all.iter_mut().filter(|content| content.kind == Kind::Form).for_each(|content| content.kind = Kind::Text);
        all.iter_mut().filter(|content| content.kind == Kind::Multipart).for_each(|one| one.kind = Kind::Bytes);
        all.sort_by_key(|content| (content.kind, content.name.contains(';')));
        let mut all = all.into_iter();
        let first = all.next()?;
        let unused: Vec<String> = all.map(|content| format!("`{}`", content.name)).collect();
        if !unused.is_empty() {
            let message =
                format!("{} answers {}, of which only `{}` is asked for", self.subject, unused.join(", "), first.name);
            self.diagnostics.push(Finding::note("media-type-unused", response.origin, message));
        }
        let has_shape = first.media.get("schema").map(|schema| self.resolve(schema));
        if first.kind == Kind::Text && has_shape.is_some_and(|schema| schema.get("properties").is_some()) {
            let message = format!("the {} that {} answers is text: only JSON is decoded", first.name, self.subject);
            self.diagnostics.push(Finding::note("response-as-text", first.media.origin, message));
        }
        Some(first)
    }

    /// What the bodies of all successes together are, and the statuses of those that declare none while others do.
    fn payload(&mut self, successes: &[Success<'a>], is_empty: bool) -> (Payload, Vec<u16>) {
        let declared: Vec<&Success<'_>> = successes.iter().filter(|success| success.content.is_some()).collect();
        let Some(content) = declared.first().and_then(|one| one.content.as_ref()) else {
            let has_none = |success: &Success<'_>| matches!(success.status, Some(204 | 205));
            let is_empty = is_empty || successes.first().is_some_and(has_none);
            return (if is_empty { Payload::Nothing } else { Payload::Json(Type::Json) }, Vec::new());
        };
        let is_one = declared.iter().all(|one| one.content.as_ref().is_some_and(|other| other.is_like(content)));
        if !is_one {
            return self.by_status(successes);
        }
        let place = Place::whole(self.pascal, "Response");
        let payload = self.lower_content(content, &place);
        if declared.len() == successes.len() {
            return (payload, Vec::new());
        }
        let others = successes.iter().filter(|success| success.content.is_none()).filter_map(|success| success.status);
        (Payload::Maybe(Box::new(payload)), others.filter(|status| !matches!(status, 204 | 205)).collect())
    }

    fn by_status(&mut self, successes: &[Success<'a>]) -> (Payload, Vec<u16>) {
        let mut variants: Vec<StatusVariant> = Vec::new();
        for success in successes {
            let name = success.status.map_or_else(|| "Other".to_owned(), variant);
            let place = Place::whole(self.pascal, &name);
            let payload = match &success.content {
                Some(content) => self.lower_content(content, &place),
                None => Payload::Nothing,
            };
            if matches!(payload, Payload::Stream | Payload::Events(_) | Payload::Lines(_)) {
                let message = format!("a response of {} is read as a whole, since others are no stream", self.subject);
                self.diagnostics.push(Finding::note("response-buffered", success.node.origin, message));
            }
            let payload = match payload {
                Payload::Events(_) | Payload::Lines(_) => Payload::Text,
                other => other,
            };
            let docs = docs::summary(success.node.str("description").unwrap_or_default());
            variants.push(StatusVariant { status: success.status, name, payload, docs });
        }
        // two schemas may turn out to be one type
        let payload = match variants.split_first() {
            Some((first, others)) if others.iter().all(|other| other.payload == first.payload) => first.payload.clone(),
            _ => Payload::ByStatus(StatusEnum { name: names::joined(&[self.pascal, "Response"]), variants }),
        };
        (payload, Vec::new())
    }

    fn lower_content(&mut self, content: &Content<'a>, place: &Place<'_>) -> Payload {
        let schema = content.media.get("schema");
        match content.kind {
            Kind::Json => {
                Payload::Json(schema.map_or(Type::Json, |schema| self.types.lower(schema, place, self.diagnostics)))
            }
            Kind::Events => {
                let schema = content.media.get("itemSchema").or(schema);
                Payload::Events(
                    schema
                        .filter(|schema| self.is_data(schema))
                        .map(|schema| self.types.lower(schema, place, self.diagnostics)),
                )
            }
            Kind::Lines => {
                let item = self.item_of(content.media);
                Payload::Lines(item.map_or(Type::Json, |schema| self.types.lower(schema, place, self.diagnostics)))
            }
            Kind::Text | Kind::Form => Payload::Text,
            Kind::Bytes | Kind::Multipart => Payload::Stream,
        }
    }

    /// The schema of each of the JSON texts of a content. That of a list or of text stands for all of them.
    pub(super) fn item_of(&self, media: &'a Node) -> Option<&'a Node> {
        let whole = media.get("schema");
        let listed = || whole.map(|schema| self.resolve(schema)).filter(|schema| schema.str("type") == Some("array"));
        media
            .get("itemSchema")
            .or_else(|| listed()?.get("items"))
            .or(whole.filter(|schema| !media::is_text(self.resolve(schema))))
    }

    /// Returns whether the schema of an event stream is that of the data of an event, rather than of the event or of the text.
    fn is_data(&self, schema: &'a Node) -> bool {
        let schema = self.resolve(schema);
        let names: Vec<&str> = schema.members("properties").map(|(name, _)| name.as_str()).collect();
        let is_event =
            names.contains(&"data") && names.iter().all(|name| ["data", "event", "id", "retry"].contains(name));
        !is_event && schema.str("type") != Some("string") && schema.as_object().is_some_and(|map| !map.is_empty())
    }

    fn headers(&mut self, successes: &[Success<'a>]) -> Vec<Header> {
        let mut headers: Vec<Header> = Vec::new();
        for (name, node) in successes.iter().flat_map(|success| success.node.members("headers")) {
            let node = self.resolve(node);
            if headers.iter().any(|known| known.name.eq_ignore_ascii_case(name))
                || name.eq_ignore_ascii_case("content-type")
            {
                continue;
            }
            let place = Place::property(self.pascal, name);
            let schema = node.get("schema");
            let ty = schema.map(|schema| self.types.lower(schema, &place, self.diagnostics));
            let docs = docs::summary(node.str("description").unwrap_or_default());
            headers.push(Header { name: name.clone(), ty: ty.unwrap_or(Type::String), docs });
        }
        headers
    }

    /// What errors mean and say, with the statuses of each.
    fn errors(&mut self, mut responses: Vec<(&str, &'a Node)>) -> Vec<ErrorResponse> {
        let mut errors: Vec<ErrorResponse> = Vec::new();
        responses.sort_by_key(|(status, _)| *status);
        for (status, response) in responses {
            let json = response.members("content").find(|(name, media)| media::kind(name, media) == Kind::Json);
            let schema = json.and_then(|(_, media)| media.get("schema"));
            let ty = schema.map(|schema| self.error_type(schema));
            let docs = docs::summary(response.str("description").unwrap_or_default());
            match errors.iter_mut().find(|error| error.ty == ty && error.docs == docs) {
                _ if ty.is_none() && docs.is_empty() => {}
                Some(known) => known.statuses.push(status.to_owned()),
                None => errors.push(ErrorResponse { statuses: vec![status.to_owned()], ty, docs }),
            }
        }
        errors
    }

    /// Documents repeat the schema of an error with each operation: it becomes one type.
    fn error_type(&mut self, schema: &'a Node) -> Type {
        let key = match (schema.str("$ref"), schema.as_object().map(|map| map.len())) {
            (Some(reference), Some(1)) => reference.to_owned(),
            _ => schema.to_json().to_string(),
        };
        if let Some(known) = self.error_types.get(&key) {
            return known.clone();
        }
        let ty = self.types.lower(schema, &Place::whole(self.pascal, "Error"), self.diagnostics);
        self.error_types.insert(key, ty.clone());
        ty
    }
}

/// Returns whether a `default` response is what errors say.
fn is_error(response: &Node) -> bool {
    const WORDS: [&str; 6] = ["error", "fail", "unexpected", "problem", "invalid", "exception"];
    let schemas = response.members("content").filter_map(|(_, media)| media.get("schema")?.str("$ref"));
    let mut texts = response.str("description").into_iter().chain(schemas);
    texts.any(|text| WORDS.iter().any(|word| text.to_lowercase().contains(word)))
}

/// What is asked for, unless it is plain JSON.
fn accept(successes: &[Success<'_>]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for content in successes.iter().filter_map(|success| success.content.as_ref()) {
        // a client that can read JSON only must not ask for anything
        let any = content.kind == Kind::Json && content.name.contains('*');
        let name = if any { "application/json" } else { content.name };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let is_plain = names.iter().all(|name| media::essence(name) == "application/json");
    (!is_plain).then(|| names.join(", "))
}

/// The variant of a status.
fn variant(status: u16) -> String {
    let known = match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        _ => return format!("Status{status}"),
    };
    known.to_owned()
}
