//! The answers of one operation: bodies of successes, errors, headers.

use super::contents::{Content, Contents, accept};
use super::docs;
use super::errors::is_error;
use super::excerpt::excerpt;
use super::media::Kind;
use super::names;
use super::request::Lowering;
use super::types::Place;
use crate::diagnostic::Finding;
use crate::document::Node;
use crate::model::{ErrorResponse, Example, Header, Payload, StatusEnum, StatusVariant, Type, other_success};

/// All that is known of the answers of an operation.
pub(super) struct Answers {
    pub(super) payload: Payload,
    pub(super) accept: Option<String>,
    pub(super) redirect: bool,
    pub(super) undeclared: Vec<u16>,
    pub(super) errors: Vec<ErrorResponse>,
    pub(super) headers: Vec<Header>,
    pub(super) example: Option<Example>,
    pub(super) stream: Option<Streamed>,
}

/// The answer of one success.
struct Success<'a> {
    /// The status; none for a range and for `default`.
    status: Option<u16>,
    node: &'a Node,
    content: Option<Content<'a>>,
}

/// The answers that are what a call is for.
struct Successes<'a> {
    all: Vec<Success<'a>>,
    /// Those of them that can come while they arrive as well.
    streams: Vec<Success<'a>>,
    /// True if they point elsewhere.
    redirect: bool,
    /// True if `default` is one of them.
    has_default: bool,
}

/// An answer that comes while it arrives, beside one that comes as a whole.
pub(super) struct Streamed {
    pub(super) payload: Payload,
    pub(super) accept: Option<String>,
}

impl<'a> Lowering<'a, '_> {
    /// The answers of an operation.
    pub(super) fn answers(&mut self, method: &str, operation: &'a Node) -> Answers {
        let responses: Vec<(&str, &Node)> =
            operation.members("responses").map(|(status, node)| (status.as_str(), self.resolve(node))).collect();
        let Successes { all: successes, streams, redirect, has_default } = self.successes(&responses, method);
        let contents = |successes: &[Success<'a>]| {
            let contents = successes.iter().filter_map(|success| success.content.as_ref());
            accept(contents)
        };
        let (accept, accept_stream) = (contents(&successes), contents(&streams));
        let example = self.example(&successes);
        let (payload, undeclared) = self.payload(&successes, "Response", method == "head" || redirect);
        let (payload, undeclared) = match payload {
            // the page that a server sends along with a redirect is seldom the documented one
            Payload::Json(_) | Payload::Text | Payload::Maybe(_) if redirect => {
                (maybe(payload), successes.iter().filter_map(|success| success.status).collect())
            }
            payload => (payload, undeclared),
        };
        let stream = (!streams.is_empty()).then(|| {
            let (payload, _) = self.payload(&streams, "Event", false);
            Streamed { payload, accept: accept_stream }
        });
        let headers = self.headers(&successes);
        let is_error = |status: &str| match status {
            "default" => !has_default,
            "304" => true,
            _ => status.starts_with(['4', '5']) || (status.starts_with('3') && !redirect),
        };
        let errors = self.errors(responses.into_iter().filter(|(status, _)| is_error(status)).collect());
        Answers { payload, accept, redirect, undeclared, errors, headers, example, stream }
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

    /// The answers that are what a call is for.
    fn successes(&mut self, responses: &[(&str, &'a Node)], method: &str) -> Successes<'a> {
        let is = |first: char| move |(status, _): &&(&str, &Node)| status.starts_with(first);
        let mut found: Vec<&(&str, &Node)> = responses.iter().filter(is('2')).collect();
        found.sort_by_key(|(status, _)| *status);
        let mut redirect = false;
        if found.is_empty() {
            found = responses.iter().filter(is('3')).filter(|(status, _)| *status != "304").collect();
            redirect = !found.is_empty();
        }
        let has_default = found.is_empty();
        if has_default {
            found = responses.iter().filter(|(status, node)| *status == "default" && !is_error(node)).collect();
            if let [(_, default)] = found.as_slice() {
                let message = format!("{} declares no success: `default` is taken for it", self.subject);
                self.diagnostics.push(Finding::note("default-as-success", default.origin, message));
            }
        }
        let has_default = has_default && !found.is_empty();
        let (mut all, mut streams) = (Vec::new(), Vec::new());
        for (name, node) in found {
            let status = name.parse().ok();
            let contents = if method == "head" { Contents::default() } else { self.contents(name, node) };
            // of a redirect only a short text is worth reading
            let is_read = |content: &Content<'_>| !redirect || matches!(content.kind, Kind::Json | Kind::Text);
            all.push(Success { status, node, content: contents.whole.filter(is_read) });
            streams.extend(contents.stream.filter(|_| !redirect).map(|one| Success {
                status,
                node,
                content: Some(one),
            }));
        }
        Successes { all, streams, redirect, has_default }
    }

    /// The payload of all successes together, and the statuses of those that declare none while others do.
    fn payload(&mut self, successes: &[Success<'a>], suffix: &str, is_empty: bool) -> (Payload, Vec<u16>) {
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
        let place = Place::whole(self.pascal, suffix);
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
            if matches!(payload, Payload::Stream | Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_)) {
                let message = format!("a response of {} is read as a whole, since others are no stream", self.subject);
                self.diagnostics.push(Finding::note("response-buffered", success.node.origin, message));
            }
            let payload = match payload {
                Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) => Payload::Text,
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
}

/// A body that may be missing.
fn maybe(payload: Payload) -> Payload {
    match payload {
        Payload::Maybe(_) => payload,
        other => Payload::Maybe(Box::new(other)),
    }
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
