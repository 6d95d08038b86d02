//! The operations of a description, and which of them a request means.

use super::answer::{self, Answer};
use super::check::{self, Asked};
use super::route::{Received, Route};
use crate::cli::schemas::{Schemas, decoded};
use crate::diagnostic::nearest;
use crate::document::{METHODS, pointer, verb};
use regex::Regex;
use serde_json::{Value, json};

/// An API that is imitated.
pub(super) struct Api {
    schemas: Schemas,
    routes: Vec<Route>,
    /// The path of the first server, which requests may have or leave out.
    pub(super) base: String,
}

impl Api {
    /// Takes a completed document.
    pub(super) fn new(document: Value) -> Result<Self, String> {
        let mut routes = Vec::new();
        for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
            let others = item.get("additionalOperations").and_then(Value::as_object).into_iter().flatten();
            let known = METHODS.into_iter().filter(|method| item.get(*method).is_some());
            let known = known.map(|method| (verb(method), pointer::of(["paths", path.as_str(), method])));
            let others = others.map(|(method, _)| {
                (method.clone(), pointer::of(["paths", path.as_str(), "additionalOperations", method.as_str()]))
            });
            for (method, pointer) in known.chain(others) {
                let Some((pattern, names)) = pattern(path) else { continue };
                routes.push(Route { path: path.clone(), method, pointer, pattern, names });
            }
        }
        // A path without placeholders is meant before one with them.
        routes.sort_by_key(|route| (route.names.len(), usize::MAX - route.path.len()));
        let url = document.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
        let base = url
            .split_once("://")
            .map_or(url, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default());
        let base = if base.contains('{') { "" } else { base.trim_end_matches('/') }.to_owned();
        Ok(Self { schemas: Schemas::new(document)?, routes, base })
    }

    pub(super) fn operations(&self) -> usize {
        self.routes.len()
    }

    /// Answers a request, or says what is wrong with it.
    pub(super) fn respond(&self, received: &Received) -> Answer {
        let inner = received.path.strip_prefix(&self.base).filter(|rest| rest.starts_with('/'));
        let paths: Vec<_> = inner.into_iter().chain([received.path.as_str()]).collect();
        let found: Vec<_> = self.routes.iter().filter_map(|route| Some((route, route.values(&paths)?))).collect();
        let subject = format!("{} {}", received.method, received.path);
        let Some((first, _)) = found.first() else {
            let near = nearest(&received.path, self.routes.iter().map(|route| route.path.as_str()));
            let near = near.map(|path| format!("; the nearest is {path}")).unwrap_or_default();
            return refusal(404, &subject, &[format!("no operation has this path{near}")]);
        };
        let Some((route, values)) = found.iter().find(|(route, _)| route.method == received.method.as_str()) else {
            let same = found.iter().filter(|(route, _)| route.path == first.path);
            let methods: Vec<_> = same.map(|(route, _)| route.method.as_str()).collect();
            let known = methods.join(", ");
            let mut answer =
                refusal(405, &subject, &[format!("{} has {known}, and no {}", first.path, received.method)]);
            answer.allow = Some(known);
            return answer;
        };
        let asked = Asked { values, received };
        match check::faults(&self.schemas, route, &asked) {
            Ok(()) => answer::of(&self.schemas, route, &received.headers),
            Err((status, faults)) => refusal(status, &format!("{} {}", route.method, route.path), &faults),
        }
    }
}

impl Route {
    /// The values in the path, if a request means this operation or another method of it.
    fn values(&self, paths: &[&str]) -> Option<Vec<(String, String)>> {
        let found = paths.iter().find_map(|path| self.pattern.captures(path))?;
        let values = found.iter().skip(1).map(|value| decoded(value.map_or("", |value| value.as_str())));
        Some(self.names.iter().cloned().zip(values).collect())
    }
}

/// The pattern of a path, and the names of its placeholders.
fn pattern(path: &str) -> Option<(Regex, Vec<String>)> {
    let (mut text, mut names) = ("^".to_owned(), Vec::new());
    let mut rest = path.split(['?', '#']).next().unwrap_or_default();
    while let Some((before, inside)) = rest.split_once('{') {
        let (name, after) = inside.split_once('}')?;
        text += &regex::escape(before);
        let name = name.trim_matches('+');
        text += if inside.starts_with('+') || inside.get(name.len()..)?.starts_with('+') { "(.+)" } else { "([^/]+)" };
        names.push(name.to_owned());
        rest = after;
    }
    let text = format!("{text}{}/?$", regex::escape(rest.trim_end_matches('/')));
    Some((Regex::new(&text).ok()?, names))
}

/// An answer that says what is wrong, as RFC 9457 has it.
pub(super) fn refusal(status: u16, subject: &str, faults: &[String]) -> Answer {
    let body = json!({
        "title": "The request is not as the description says",
        "status": status,
        "detail": format!("{subject}: {}", faults.join("; ")),
        "errors": faults,
    });
    Answer {
        status,
        content_type: Some("application/problem+json".to_owned()),
        body: serde_json::to_vec_pretty(&body).unwrap_or_default(),
        allow: None,
    }
}
