//! Doc comments, from texts that [`lower`](crate::lower) has made safe.

use super::links;
use super::tokens::{LINE, is_refused};
use crate::model::{
    Api, Class, Dialect, ErrorResponse, Field, Header, Name, Operation, Parameter, Payload, Place, Style, StyleKind,
    Type, TypeDef, TypeKind,
};
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
/// Characters that Rust refuses in comments are shown as replaced.
fn literal(text: &str) -> Option<Literal> {
    if text.is_empty() {
        return None;
    }
    let text = text.replace(|c| c != '\n' && is_refused(c), "\u{fffd}");
    let lines = text.lines().map(|line| format!(" {line}").trim_end().to_owned());
    let text = lines.collect::<Vec<_>>().join(LINE);
    // A raw literal needs no escapes, and is read faster.
    let raw = (!text.contains("\"#")).then(|| format!("r#\"{text}\"#").parse().ok()).flatten();
    Some(raw.unwrap_or_else(|| Literal::string(&text)))
}

/// A name or value of the document as `code`, on one line whatever it holds.
pub(super) fn code(name: &str) -> String {
    match name {
        "" => "Empty text".to_owned(),
        _ => format!("`{}`", name.replace('`', "'").replace(char::is_control, " ")),
    }
}

/// Paragraphs, the empty ones left out.
pub(super) fn paragraphs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Ends a sentence.
pub(super) fn sentence(text: &str) -> String {
    let ends = text.is_empty() || text.ends_with(['.', '!', '?', ':']) || text.ends_with("```") || text.contains('\n');
    if ends { text.to_owned() } else { format!("{text}.") }
}

/// What a method of a handle says.
pub(super) fn method(api: &Api, operation: &Operation) -> String {
    let route = code(&format!("{} {}", operation.method, operation.path)) + &class(operation);
    let arguments: Vec<_> = operation.path_parameters.iter().map(argument).collect();
    let fields: Vec<_> = needed(operation).collect();
    let required: Vec<_> = fields.iter().map(|name| format!("[`{name}`]({}::{name})", operation.builder)).collect();
    let server = operation
        .server
        .as_deref()
        .map(|url| format!("Goes to {}, unless the client was given a base URL.", code(url)));
    let arguments = if arguments.is_empty() { String::new() } else { format!("# Arguments\n{}", arguments.join("\n")) };
    let required = match required.is_empty() {
        true => String::new(),
        false => format!("Required before it is sent: {}.", required.join(", ")),
    };
    let response = response(api, operation);
    let example = operation.only_example().map(|json| format!("```json\n{json}\n```")).unwrap_or_default();
    let response = paragraphs([format!("# Response\n{response}").as_str(), &example]);
    paragraphs([
        sentence(&operation.summary).as_str(),
        &sentence(&operation.description),
        &route,
        &server.unwrap_or_default(),
        &required,
        &arguments,
        &response,
        &headers(api, operation),
        &errors(api, operation),
    ])
}

/// The setters that must be called.
fn needed(operation: &Operation) -> impl Iterator<Item = &str> {
    let body = &operation.body;
    let parameters = operation.parameters.iter().filter(|field| field.required);
    let fields = body.required_fields().filter(|_| body.required);
    // of several ways to give a body only the first one is named
    let whole = body.others.iter().take(1).filter(|_| body.is_needed() && body.fields.is_empty());
    let whole = whole.map(|whole| whole.setter.as_str());
    parameters.chain(fields).map(|field| field.name.rust.as_str()).chain(whole)
}

fn argument(parameter: &Parameter) -> String {
    let docs = parameter.docs.lines().collect::<Vec<_>>().join(" ");
    let wire = code(&format!("{{{}}}", parameter.name.wire));
    let is_same = parameter.name.wire == parameter.name.rust;
    let stands = if is_same { String::new() } else { format!(" ({wire} in the path)") };
    let docs = match docs.is_empty() {
        true => format!("fills {wire} in the path"),
        false if stands.is_empty() => docs,
        false => format!("{}{stands}", docs.trim_end_matches('.')),
    };
    let deprecated = if parameter.deprecated { " Deprecated." } else { "" };
    format!("* `{}`: {docs}{deprecated}", parameter.name.rust)
}

/// What repeating an operation does. What is only guessed from the HTTP method is not said as a fact.
fn class(operation: &Operation) -> String {
    let method = operation.method.as_str();
    let article = if method.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    let text = match (operation.class, operation.class_is_declared) {
        (Class::Read, true) => ". Changes nothing.",
        (Class::Read, false) => return format!(". Counts as reading, since it is {article} {method}."),
        (Class::Idempotent, true) => ". Doing it twice is the same as doing it once.",
        (Class::Idempotent, false) => return format!(". Counts as repeatable, since it is {article} {method}."),
        (Class::Unsafe, _) => ". Doing it twice may do more than doing it once.",
        (Class::Spends, _) => ". May cost money: never sent again once the server may have carried it out.",
    };
    text.to_owned()
}

fn response(api: &Api, operation: &Operation) -> String {
    let has_example = operation.only_example().is_some();
    match &operation.response {
        Payload::Nothing if operation.redirect => {
            "The `Location` header of the response says where; `send` shows it.".to_owned()
        }
        Payload::Nothing => "Nothing.".to_owned(),
        Payload::Json(ty) => json(api, ty, has_example),
        Payload::Text => "Text.".to_owned(),
        Payload::Stream => "Bytes, as they arrive.".to_owned(),
        Payload::Events(None) => "Events, as they arrive.".to_owned(),
        Payload::Events(Some(ty)) => format!("Events, as they arrive; the data of each: {}", json(api, ty, false)),
        Payload::Lines(ty) => format!("JSON texts one after the other, as they arrive; each: {}", json(api, ty, false)),
        Payload::Maybe(inner) => match &**inner {
            Payload::Json(ty) => format!("`None` if there is no body; otherwise: {}", json(api, ty, has_example)),
            _ => "`None` if there is no body.".to_owned(),
        },
        Payload::ByStatus(by_status) => format!("[`{}`], by status.", by_status.name),
    }
}

fn json(api: &Api, ty: &Type, has_example: bool) -> String {
    match ty {
        Type::Json if has_example => "Raw JSON: the shape of the response is not known beyond its example.".to_owned(),
        Type::Json => "Raw JSON: the shape of the response is not documented.".to_owned(),
        other => {
            let is_observed = |id: &usize| has_example && api.types.get(*id).is_some_and(|def| def.observed.is_some());
            let is_plain = other.references().is_empty();
            let is_shown = (has_example && is_plain) || other.references().iter().any(is_observed);
            let end = if is_shown { ", as in the documented example:" } else { "." };
            format!("{}{end}", capital(&links::described(api, other)))
        }
    }
}

/// A text that begins with a capital letter.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn headers(api: &Api, operation: &Operation) -> String {
    let line = |header: &Header| {
        let meaning = if header.docs.is_empty() { String::new() } else { format!(": {}", header.docs) };
        format!("* {} ({}){meaning}", code(&header.name), links::link(api, &header.ty))
    };
    let lines: Vec<_> = operation.headers.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Response headers\n{}", lines.join("\n")) }
}

fn errors(api: &Api, operation: &Operation) -> String {
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

/// What a type says: its description, or at least where it is used.
pub(super) fn type_def(api: &Api, def: &TypeDef) -> String {
    let observed = match def.observed {
        None => String::new(),
        Some(1) => "Learned from 1 example.".to_owned(),
        Some(count) => format!("Learned from {count} examples."),
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

/// What a field says.
pub(super) fn field(field: &Field) -> String {
    value(&field.name, &field.docs, field.example.as_deref())
}

/// What is said of a field that has a value before it is set.
pub(super) fn preset(value: &serde_json::Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    format!("{} unless it is set.", code(&text))
}

/// What a setter says; `demand` says whether it must be called.
pub(super) fn setter(api: &Api, parameter: &Parameter, demand: &str) -> String {
    let text = value(&parameter.name, &parameter.docs, parameter.example.as_deref());
    let spread = match parameter.place {
        _ if !is_spread(api, parameter) => "",
        Place::Query => "Each member of it is a query parameter of its own.",
        Place::Cookie => "Each member of it is a cookie of its own.",
        Place::Body => "Each member of it is a field of its own.",
        Place::Path | Place::Header => "",
    };
    paragraphs([text.as_str(), format!("{demand} {spread}").trim()])
}

/// Whether an object is sent as values of their own rather than as one with a name.
fn is_spread(api: &Api, parameter: &Parameter) -> bool {
    let is_exploded = match parameter.style {
        None => parameter.place != Place::Body && api.dialect == Dialect::Json,
        Some(Style { kind: StyleKind::DeepObject | StyleKind::Json, .. }) => false,
        Some(Style { kind, explode, .. }) => explode && (kind != StyleKind::Form || api.dialect == Dialect::Json),
    };
    is_exploded && parameter.part.is_none() && is_object(api, &parameter.ty)
}

fn is_object(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Map(_) => true,
        Type::Boxed(inner) | Type::Nullable(inner) => is_object(api, inner),
        Type::Named(id) => api.types.get(*id).is_some_and(|def| matches!(def.kind, TypeKind::Struct(_))),
        _ => false,
    }
}

/// What is said of a value: its description, or else its name, and a value that was seen.
fn value(name: &Name, docs: &str, example: Option<&str>) -> String {
    let seen = example.filter(|json| json.len() <= 60 && !json.contains('`'));
    match (docs, seen) {
        ("", Some(example)) => format!("{}, such as `{example}`.", words(name)),
        ("", None) => format!("{}.", words(name)),
        (docs, Some(example)) if !docs.contains('\n') => format!("{} For example `{example}`.", sentence(docs)),
        (docs, _) => sentence(docs),
    }
}

/// What is written in capitals.
const SHORT: [&str; 12] = ["api", "cpu", "dns", "html", "http", "id", "ip", "json", "uri", "url", "uuid", "xml"];

/// The words of a name, or how it is spelled on the wire if that differs.
fn words(name: &Name) -> String {
    if name.wire != name.rust {
        return code(&name.wire);
    }
    let word = |word: &str| match word.strip_suffix('s') {
        _ if SHORT.contains(&word) => word.to_uppercase(),
        Some(one) if SHORT.contains(&one) => format!("{}s", one.to_uppercase()),
        _ => word.to_owned(),
    };
    capital(&name.rust.split('_').map(word).collect::<Vec<_>>().join(" "))
}
