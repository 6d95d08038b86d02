//! Doc comments, from texts that [`lower`](crate::lower) has made safe.

use super::links;
use super::prose::{capital, code, paragraphs, sentence};
use super::scope::Scope;
use super::tokens::LINE;
use crate::document::hidden::escaped;
use crate::model::{
    Class, Constant, EnumValue, ErrorResponse, Field, Header, Name, Operation, Parameter, Payload, Place, Switch, Twin,
    Type, TypeDef, TypeId, WantedScopes,
};
use heck::ToSnakeCase as _;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A comment of `///` lines.
pub(super) fn comment(text: &str) -> TokenStream {
    let text = literal(text);
    text.map(|text| quote!(#[doc = #text])).unwrap_or_default()
}

/// A comment of `//!` lines.
pub(super) fn inner_comment(text: &str) -> TokenStream {
    let text = literal(text);
    text.map(|text| quote!(#![doc = #text])).unwrap_or_default()
}

/// All lines of a comment as one, for that is what attributes are formatted fast as; `render` takes them apart.
/// Characters that nobody sees, of which Rust refuses some in comments, stand as their escapes.
fn literal(text: &str) -> Option<Literal> {
    if text.is_empty() {
        return None;
    }
    let text = escaped(&text.replace('\t', " "), &['\n']);
    let lines = text.lines().map(|line| format!(" {line}").trim_end().to_owned());
    let text = lines.collect::<Vec<_>>().join(LINE);
    // A raw literal needs no escapes, and is read faster.
    let raw = (!text.contains("\"#")).then(|| format!("r#\"{text}\"#").parse().ok()).flatten();
    Some(raw.unwrap_or_else(|| Literal::string(&text)))
}

/// The documentation of a method of a handle.
pub(super) fn method(api: &Scope<'_>, operation: &Operation) -> String {
    let response = response(api, operation);
    let route = route(api, operation, &response);
    let spends = match (operation.class, &operation.idempotency_key) {
        (Class::Spends, None) => "May cost money. It is never sent again once the server may have carried it out.",
        (Class::Spends, Some(_)) => "May cost money. Its key tells the server when it is sent again.",
        _ => "",
    };
    let pages = match operation.paging {
        Some(_) => {
            "\nOne page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all."
        }
        None => "",
    };
    let outcome = operation.outcome().map(|payload| {
        let wait = "\nIt may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end";
        match payload {
            Payload::Nothing => format!("{wait}."),
            payload => format!("{wait}, and returns {}.", result(api, payload)),
        }
    });
    let arguments: Vec<_> = operation.path_parameters.iter().filter_map(argument).collect();
    let scopes = scopes(operation);
    let fields: Vec<_> = needed(operation).collect();
    let required: Vec<_> = fields.iter().map(|name| format!("[`{name}`]({}::{name})", operation.builder)).collect();
    let server = operation
        .server
        .as_deref()
        .map(|url| format!("Goes to {}, unless the client was given a base URL.", code(url)));
    let arguments = if arguments.is_empty() { String::new() } else { format!("# Arguments\n{}", arguments.join("\n")) };
    let required = match required.is_empty() {
        true => String::new(),
        false => format!("Set before sending: {}.", required.join(", ")),
    };
    let example = match operation.only_example() {
        Some(json) => {
            paragraphs([format!("# Response\n{}", capital(&response)).as_str(), &format!("```json\n{json}\n```")])
        }
        None => String::new(),
    };
    paragraphs([
        sentence(&operation.summary).as_str(),
        &sentence(&operation.description),
        &format!("{route}{pages}{}", outcome.unwrap_or_default()),
        &twin(operation),
        spends,
        &server.unwrap_or_default(),
        &scopes,
        &required,
        &arguments,
        &example,
        &headers(api, operation),
        &errors(api, operation),
    ])
}

/// Names the request and its result.
fn route(api: &Scope<'_>, operation: &Operation, response: &str) -> String {
    let failure = operation.failure();
    let route = code(&format!("{} {}", operation.method, operation.path));
    let route = match (&operation.response, operation.only_example()) {
        (_, Some(_)) => route,
        (Payload::Nothing, _) if !operation.redirect && failure.is_none() => route,
        _ => format!("{route} returns {response}"),
    };
    match (failure, route.strip_suffix('.')) {
        (Some(ty), Some(start)) => format!("{start}, or fails with {}.", links::link(api, ty)),
        (Some(ty), None) => paragraphs([route.as_str(), &format!("Fails with {}.", links::link(api, ty))]),
        (None, _) => route,
    }
}

/// Says which scopes the token wants that goes with a call.
fn scopes(operation: &Operation) -> String {
    let of_scheme = |wanted: &WantedScopes| {
        let names: Vec<_> = wanted.scopes.iter().map(|name| code(name)).collect();
        format!("{} ({})", names.join(", "), code(&wanted.scheme))
    };
    let each = operation.scopes.iter().map(|all| all.iter().map(of_scheme).collect::<Vec<_>>().join(" and "));
    let each: Vec<_> = each.collect();
    if each.is_empty() { String::new() } else { format!("Scopes: {}.", each.join(", or ")) }
}

/// Says how a method differs from the other one of its operation.
fn twin(operation: &Operation) -> String {
    let Some(twin) = &operation.twin else { return String::new() };
    let (name, way) = match twin {
        Twin::Streamed(name) => (name, "while it arrives"),
        Twin::Whole(name) => (name, "as a whole"),
    };
    let other = format!("[`{name}`](Self::{name}) returns the response {way}.");
    match &operation.switch {
        Some(Switch { constant: Constant { key, value }, .. }) => {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("Sends {} as {}. {other}", code(key), code(&value))
        }
        None => other,
    }
}

/// The setters that must be called.
fn needed(operation: &Operation) -> impl Iterator<Item = &str> {
    let body = &operation.body;
    // of several ways to give a body only the first one is named
    let whole = body.others.iter().take(1).filter(|_| body.is_needed() && body.fields.is_empty());
    let whole = whole.map(|whole| whole.setter.as_str());
    operation.required().map(|field| field.name.rust.as_str()).chain(whole)
}

/// Says of an argument more than its name does.
fn argument(parameter: &Parameter) -> Option<String> {
    let Parameter { name, docs, deprecated, .. } = parameter;
    let docs = docs.lines().collect::<Vec<_>>().join(" ");
    let wire = match name.wire == name.rust {
        true => String::new(),
        false => format!("{} in the path.", code(&format!("{{{}}}", name.wire))),
    };
    let docs = sentence(&docs);
    let deprecated = if *deprecated { "Deprecated." } else { "" };
    let text = [docs.as_str(), &wire, deprecated].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    (!text.is_empty()).then(|| format!("* `{}`: {}", name.rust, text.join(" ")))
}

/// Says in words that go on a sentence what an operation returns.
fn response(api: &Scope<'_>, operation: &Operation) -> String {
    let has_example = operation.only_example().is_some();
    match &operation.response {
        Payload::Nothing if operation.redirect => "a redirect; `.send().await?.headers()` has `Location`.".to_owned(),
        Payload::Nothing => "nothing.".to_owned(),
        Payload::Json(ty) => json(api, ty, has_example),
        Payload::Text => "text.".to_owned(),
        Payload::Stream => "a stream of bytes.".to_owned(),
        Payload::Events(None) => "a stream of events.".to_owned(),
        Payload::Events(Some(ty)) => streamed(api, "events with", "as data", ty),
        Payload::NamedEvents(ty @ Type::Named(_)) => format!("a stream of {} events.", links::link(api, ty)),
        Payload::NamedEvents(_) => "a stream of events, each with its name and its data.".to_owned(),
        Payload::Lines(ty) => streamed(api, "JSON values, each", "", ty),
        Payload::Maybe(inner) if operation.redirect => {
            let body = match &**inner {
                Payload::Json(ty) => json(api, ty, has_example),
                _ => "text.".to_owned(),
            };
            format!("a redirect; `.send().await?.headers()` has `Location`. Its body, if it has one, is {body}")
        }
        Payload::Maybe(inner) => match &**inner {
            Payload::Json(ty) => format!("`None` if there is no body, otherwise {}", json(api, ty, has_example)),
            _ => "`None` if there is no body.".to_owned(),
        },
        Payload::ByStatus(by_status) => format!("[`{}`], by status.", by_status.name),
    }
}

/// Returns what an operation ends with.
fn result(api: &Scope<'_>, payload: &Payload) -> String {
    match payload {
        Payload::Json(Type::Json) => "raw JSON".to_owned(),
        Payload::Json(ty) => links::described(api, ty),
        Payload::ByStatus(by_status) => format!("[`{}`]", by_status.name),
        Payload::Maybe(inner) => format!("{}, or `None` if there is no body", result(api, inner)),
        Payload::Stream => "a stream of bytes".to_owned(),
        Payload::Nothing => "nothing".to_owned(),
        Payload::Text | Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) => "text".to_owned(),
    }
}

/// Says what comes piece by piece, and what each piece holds.
fn streamed(api: &Scope<'_>, what: &str, held: &str, ty: &Type) -> String {
    let of = match ty {
        Type::Json => "raw JSON of undocumented shape".to_owned(),
        other => links::described(api, other),
    };
    format!("{}.", format!("a stream of {what} {of} {held}").trim_end())
}

fn json(api: &Scope<'_>, ty: &Type, has_example: bool) -> String {
    match ty {
        Type::Json if has_example => "raw JSON: the shape of the response is not known beyond its example.".to_owned(),
        Type::Json => "raw JSON: the shape of the response is not documented.".to_owned(),
        other => {
            let is_observed = |id: &TypeId| has_example && api.types.get(*id).observed.is_some();
            let is_plain = other.references().is_empty();
            let is_shown = (has_example && is_plain) || other.references().iter().any(is_observed);
            let end = if is_shown { ", as in the documented example:" } else { "." };
            format!("{}{end}", links::described(api, other))
        }
    }
}

fn headers(api: &Scope<'_>, operation: &Operation) -> String {
    let line = |header: &Header| {
        let meaning = if header.docs.is_empty() { String::new() } else { format!(": {}", header.docs) };
        format!("* {} ({}){meaning}", code(&header.name), links::link(api, &header.ty))
    };
    let lines: Vec<_> = operation.headers.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Response headers\n{}", lines.join("\n")) }
}

fn errors(api: &Scope<'_>, operation: &Operation) -> String {
    if operation.failure().is_some() {
        return String::new();
    }
    let status = |status: &String| if status == "default" { "any other".to_owned() } else { code(status) };
    let line = |error: &ErrorResponse| {
        let statuses: Vec<_> = error.statuses.iter().map(status).collect();
        let says = error.ty.as_ref().map(|ty| match ty {
            Type::Json => "raw JSON".to_owned(),
            ty => links::link(api, ty),
        });
        let text = match (error.docs.as_str(), says) {
            ("", says) => says.unwrap_or_default(),
            (docs, None) => docs.to_owned(),
            (docs, Some(says)) => format!("{docs} ({says})"),
        };
        format!("* {}: {text}", statuses.join(", "))
    };
    let lines: Vec<_> = operation.errors.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Errors\n{}", lines.join("\n")) }
}

/// The documentation of a type: its description, or at least the place where it is used.
pub(super) fn type_def(api: &Scope<'_>, def: &TypeDef) -> String {
    let observed = match def.observed {
        None => String::new(),
        Some(1) => "Inferred from 1 example.".to_owned(),
        Some(count) => format!("Inferred from {count} examples."),
    };
    let own = match (def.docs.as_str(), &def.used) {
        ("", Some(used)) => capital(&links::used(api, def, used)),
        ("", None) => "Not used by any operation.".to_owned(),
        (docs, _) => sentence(docs),
    };
    match own.contains('\n') {
        true => paragraphs([own.as_str(), &observed]),
        false => format!("{own} {observed}").trim_end().to_owned(),
    }
}

/// The documentation of a field.
pub(super) fn field(field: &Field) -> String {
    value(&field.name, &field.ty, &field.docs, field.example.as_deref())
}

/// Says which value a field has before it is set.
pub(super) fn preset(value: &serde_json::Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    format!("{} unless it is set.", code(&text))
}

/// The documentation of a setter; `demand` says whether it must be called.
pub(super) fn setter(api: &Scope<'_>, parameter: &Parameter, demand: &str) -> String {
    let text = value(&parameter.name, &parameter.ty, &parameter.docs, parameter.example.as_deref());
    let spread = match parameter.place {
        _ if !parameter.is_spread(api) => "",
        Place::Query => "Each field is sent as a query parameter of its own.",
        Place::Cookie => "Each field is sent as a cookie of its own.",
        Place::Body => "Each field is sent as a field of its own.",
        Place::Path | Place::Header => "",
    };
    let demand = format!("{demand} {spread}");
    let demand = demand.trim();
    // One word needs no paragraph of its own.
    let is_short = demand == "Required." && !text.is_empty() && !text.contains('\n');
    if is_short { format!("{text} {demand}") } else { paragraphs([text.as_str(), demand]) }
}

/// Says of a value more than its name does: its description, a value that was seen, and how it differs on the
/// wire.
fn value(name: &Name, ty: &Type, docs: &str, example: Option<&str>) -> String {
    let docs = sentence(docs);
    let seen = example.filter(|json| json.len() <= 60 && !json.contains('`') && !docs.contains('\n'));
    let seen = seen.map(|example| format!("For example `{example}`.")).unwrap_or_default();
    let is_raw = name.rust.strip_prefix("r#") == Some(&name.wire);
    let wire = match (name.wire == name.rust || is_raw, is_text(ty)) {
        (true, false) => String::new(),
        (true, true) => "Text on the wire.".to_owned(),
        (false, true) => format!("{} on the wire, as text.", code(&name.wire)),
        (false, false) => format!("{} on the wire.", code(&name.wire)),
    };
    let parts = [docs.as_str(), &seen, &wire].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(if docs.contains('\n') { "\n\n" } else { " " })
}

/// Returns whether a value is text on the wire and something else in Rust.
fn is_text(ty: &Type) -> bool {
    match ty {
        Type::Text(_) => true,
        Type::Nullable(inner) | Type::Boxed(inner) => is_text(inner),
        _ => false,
    }
}

/// The documentation of a value of an enum: its meaning, or its form on the wire where its name does not tell that.
pub(super) fn enum_value(value: &EnumValue) -> String {
    let Name { rust, wire } = &value.name;
    if !value.docs.is_empty() {
        return value.docs.clone();
    }
    if tells(rust, wire) {
        String::new()
    } else if wire.is_empty() {
        sentence(&code(wire))
    } else {
        code(wire)
    }
}

/// Returns whether the name of a variant tells how it is written.
pub(super) fn tells(name: &str, wire: &str) -> bool {
    wire == name || wire == name.to_snake_case()
}
