//! Doc comments, from texts that [`lower`](crate::lower) has made safe.

use super::tokens::is_refused;
use crate::model::{Api, Class, ErrorResponse, Field, Header, Operation, Parameter, Payload, Type, TypeDef};
use proc_macro2::TokenStream;
use quote::quote;

/// One `///` line for each line of text.
pub(super) fn comment(text: &str) -> TokenStream {
    let lines = lines(text);
    quote!(#(#[doc = #lines])*)
}

/// One `//!` line for each line of text.
pub(super) fn inner_comment(text: &str) -> TokenStream {
    let lines = lines(text);
    quote!(#(#![doc = #lines])*)
}

/// The lines of a comment. Characters that Rust refuses in comments are shown as replaced.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| match line {
        "" => String::new(),
        _ => format!(" {}", line.replace(is_refused, "\u{fffd}")),
    })
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
    let ends = text.is_empty() || text.ends_with(['.', '!', '?', ':', '`']) || text.contains('\n');
    if ends { text.to_owned() } else { format!("{text}.") }
}

/// What a method of a handle says.
pub(super) fn method(api: &Api, operation: &Operation) -> String {
    let route = code(&format!("{} {}", operation.method, operation.path)) + class(operation.class);
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
    let docs = if docs.is_empty() { format!("fills {wire} in the path") } else { format!("{docs}{stands}") };
    let deprecated = if parameter.deprecated { " Deprecated." } else { "" };
    format!("* `{}`: {docs}{deprecated}", parameter.name.rust)
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Read => ". Changes nothing.",
        Class::Idempotent => ". Doing it twice is the same as doing it once.",
        Class::Unsafe => ". Doing it twice may do more than doing it once.",
        Class::Spends => ". May cost money: never sent again once the server may have carried it out.",
    }
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
        Type::Named(id) => match api.types.get(*id) {
            Some(def) => format!("[`{0}`]({1}){2}", def.name, path(api, def), observed(def)),
            None => String::new(),
        },
        other if has_example => format!("`{}`, as in the documented example:", api.describe(other)),
        other => format!("`{}`.", api.describe(other)),
    }
}

/// A type with a link to it, or to the type it is made of.
fn link(api: &Api, ty: &Type) -> String {
    let text = code(&api.describe(ty));
    match ty.references().as_slice() {
        [id] => match api.types.get(*id) {
            Some(def) => format!("[{text}]({})", path(api, def)),
            None => text,
        },
        _ => text,
    }
}

fn headers(api: &Api, operation: &Operation) -> String {
    let line = |header: &Header| {
        let meaning = if header.docs.is_empty() { String::new() } else { format!(": {}", header.docs) };
        format!("* {} ({}){meaning}", code(&header.name), link(api, &header.ty))
    };
    let lines: Vec<_> = operation.headers.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Response headers\n{}", lines.join("\n")) }
}

fn errors(api: &Api, operation: &Operation) -> String {
    let line = |error: &ErrorResponse| format!("* {}: {}", code(&error.statuses.join(", ")), link(api, &error.ty));
    let lines: Vec<_> = operation.errors.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("# Errors\n{}", lines.join("\n")) }
}

fn path(api: &Api, def: &TypeDef) -> String {
    let group = def.group.and_then(|group| api.groups.get(group));
    let module = group.map_or("types", |group| group.name.rust.as_str());
    format!("crate::{module}::{}", def.name)
}

fn observed(def: &TypeDef) -> String {
    match def.observed {
        None => ".".to_owned(),
        Some(_) => ", as in the documented example:".to_owned(),
    }
}

/// What a type says.
pub(super) fn type_def(def: &TypeDef) -> String {
    let observed = match def.observed {
        None => String::new(),
        Some(1) => "Observed in 1 sample; the document declares no schema.".to_owned(),
        Some(count) => format!("Observed in {count} samples; the document declares no schema."),
    };
    let own = if def.docs.is_empty() { "A part of a request or a response.".to_owned() } else { sentence(&def.docs) };
    paragraphs([own.as_str(), &observed])
}

/// What a field says: its description, or at least a value that was seen.
pub(super) fn field(field: &Field) -> String {
    let wire = code(&field.name.wire);
    let seen = field.example.as_deref().filter(|json| json.len() <= 60 && !json.contains('`'));
    match (field.docs.as_str(), seen) {
        ("", Some(example)) => format!("{wire}, such as `{example}`."),
        ("", None) => format!("{wire}; the document does not describe it."),
        (docs, Some(example)) if !docs.contains('\n') => format!("{} For example `{example}`.", sentence(docs)),
        (docs, _) => sentence(docs),
    }
}

/// What a setter says; `demand` is what is said of one that is required.
pub(super) fn setter(parameter: &Parameter, demand: &str) -> String {
    let wire = format!("{}; the document does not describe it.", code(&parameter.name.wire));
    let text = if parameter.docs.is_empty() { wire } else { sentence(&parameter.docs) };
    paragraphs([text.as_str(), if parameter.required { demand } else { "" }])
}
