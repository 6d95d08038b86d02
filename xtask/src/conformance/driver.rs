//! The part of a driver that differs from client to client: a function for each operation.

use ampersat::model::{Api, Body, Content, Group, Operation, Parameter, PartKind, Payload, Place, SchemeKind, Type};
use std::fmt::Write as _;

/// The module `calls` of the driver of a client.
pub(super) fn calls(api: &Api) -> String {
    let mut text = format!(
        "use crate::{{Case, Fail, Outcome, details, failure, written}};\nuse ampersat_runtime as runtime;\n\
         use serde_json::{{Value, json}};\nuse std::collections::{{BTreeMap, HashMap}};\n\
         use {} as api;\n\n{}",
        api.name.replace('-', "_"),
        builder(api)
    );
    let mut arms = String::new();
    for (index, (group, operation)) in api.operations().enumerate() {
        text.push_str(&function(api, index, group, operation));
        // writing to a String cannot fail
        _ = writeln!(arms, "        {index} => Box::pin(call_{index}(client, case)),");
    }
    _ = write!(
        text,
        "pub fn call<'a>(client: &'a api::Client, operation: u64, case: &'a Case)\n    \
         -> std::pin::Pin<Box<dyn Future<Output = Outcome> + 'a>> {{\n    match operation {{\n{arms}        \
         _ => Box::pin(std::future::ready(Err(Fail::Argument(\"no such operation\".to_owned())))),\n    }}\n}}\n"
    );
    text
}

/// A client with credentials for everything.
fn builder(api: &Api) -> String {
    let credentials: String = api
        .security_schemes
        .iter()
        .map(|scheme| {
            let credentials = match scheme.kind {
                SchemeKind::Basic => "basic(\"user\", \"word\")",
                SchemeKind::Bearer | SchemeKind::OAuth2(_) => "token(\"token\")",
                SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => "api_key(\"key\")",
            };
            format!("\n        .credential({:?}, runtime::Credentials::{credentials})", scheme.name)
        })
        .collect();
    let general =
        if credentials.is_empty() { "\n        .credentials(runtime::Credentials::token(\"token\"))" } else { "" };
    format!(
        "pub fn builder() -> runtime::ClientBuilder<api::Client> {{\n    \
         api::Client::builder(){credentials}{general}\n}}\n\n"
    )
}

fn function(api: &Api, index: usize, group: &Group, operation: &Operation) -> String {
    let arguments: Vec<_> = operation
        .path_parameters
        .iter()
        .map(|one| format!("case.required::<{}>({:?})?", codec(api, &one.ty), key(one)))
        .collect();
    let mut text = format!(
        "async fn call_{index}(client: &api::Client, case: &Case) -> Outcome {{\n    \
         let mut request = client.{}().{}({});\n",
        group.name.rust,
        operation.name,
        arguments.join(", ")
    );
    for parameter in &operation.parameters {
        text.push_str(&setter(&key(parameter), &parameter.name.rust, &codec(api, &parameter.ty)));
    }
    text.push_str(&body(api, &operation.body));
    let errors = errors(api, operation);
    let read = payload(api, &group.name.rust, &operation.response, "body");
    _ = write!(
        text,
        "    let sent = request.send().await;\n    \
         let response = sent.map_err(|error| failure(&error, {errors}))?;\n    \
         let body = response.into_body();\n    Ok({read})\n}}\n\n"
    );
    text
}

/// The key of an argument in a case.
pub(super) fn key(parameter: &Parameter) -> String {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "field",
    };
    format!("{place}:{}", parameter.name.wire)
}

fn setter(key: &str, name: &str, codec: &str) -> String {
    format!("    if let Some(value) = case.optional::<{codec}>({key:?})? {{ request = request.{name}(value); }}\n")
}

fn body(api: &Api, body: &Body) -> String {
    let mut text = String::new();
    for whole in body.wholes() {
        let (key, name) = (format!("whole:{}", whole.setter), &whole.setter);
        let plain =
            |value: &str| format!("    if case.has({key:?}) {{ request = request.{name}(case.{value}({key:?})); }}\n");
        text.push_str(&match &whole.content {
            Content::Json(ty) | Content::Fields(ty) | Content::Form(ty, _) => setter(&key, name, &codec(api, ty)),
            Content::Lines(ty) => setter(&key, name, &format!("Vec<{}>", codec(api, ty))),
            Content::Parts(ty, _) => setter(&key, name, &format!("Vec<{}>", codec(api, ty))),
            // the cases have none
            Content::FileParts(_) => String::new(),
            Content::Multipart => plain("multipart"),
            Content::Text | Content::Bytes => plain("text"),
        });
    }
    for field in &body.fields {
        let (key, name) = (key(field), &field.name.rust);
        text.push_str(&match field.part {
            Some(PartKind::File) => format!(
                "    if case.has({key:?}) {{ \
                 request = request.{name}(runtime::FilePart::new(\"file.bin\", case.text({key:?}))); }}\n"
            ),
            Some(PartKind::Files) => {
                format!("    if case.has({key:?}) {{ request = request.{name}(case.texts({key:?})); }}\n")
            }
            Some(PartKind::Value) | None => setter(&key, name, &codec(api, &field.ty)),
        });
    }
    text
}

/// An expression for what an error says, by its status.
fn errors(api: &Api, operation: &Operation) -> String {
    let mut arms: Vec<(String, String)> = Vec::new();
    for error in &operation.errors {
        let Some(ty) = &error.ty else { continue };
        let read = format!("details::<{}>(&error)", codec(api, ty));
        arms.extend(error.statuses.iter().map(|status| (pattern(status), read.clone())));
    }
    // the pattern for all statuses comes last, and ranges behind single ones
    arms.sort_by_key(|(pattern, _)| (pattern == "_", pattern.contains('=')));
    let arms: String = arms.iter().map(|(pattern, read)| format!("{pattern} => {read}, ")).collect();
    format!(
        "match error.status().map_or(0, |status| status.as_u16()) {{ {arms}#[allow(unreachable_patterns)] _ => None }}"
    )
}

fn pattern(status: &str) -> String {
    match (status.parse::<u16>(), status.to_ascii_uppercase().strip_suffix("XX")) {
        (Ok(status), _) => status.to_string(),
        (_, Some(digit)) if digit.len() == 1 => format!("{digit}00..={digit}99"),
        _ => "_".to_owned(),
    }
}

/// An expression for what was read, as JSON.
fn payload(api: &Api, group: &str, payload: &Payload, value: &str) -> String {
    match payload {
        Payload::Nothing => format!("{{ let _ = {value}; json!({{\"nothing\": true}}) }}"),
        Payload::Text => format!("json!({{\"text\": {value}}})"),
        Payload::Stream => format!(
            "match {value}.bytes().await {{ Ok(bytes) => json!({{\"text\": String::from_utf8_lossy(&bytes)}}), \
             Err(error) => json!({{\"broken\": error.to_string()}}) }}"
        ),
        Payload::Json(ty) => format!("json!({{\"json\": written::<{}>(&{value})}})", codec(api, ty)),
        Payload::Events(None) => items(value, "json!(format!(\"{item:?}\"))"),
        Payload::Events(Some(ty)) | Payload::NamedEvents(ty) | Payload::Lines(ty) => {
            items(value, &format!("written::<{}>(&item)", codec(api, ty)))
        }
        Payload::Maybe(inner) => format!(
            "match {value} {{ None => json!({{\"nothing\": true}}), Some(some) => {} }}",
            self::payload(api, group, inner, "some")
        ),
        Payload::ByStatus(by_status) => {
            let arms: String = by_status
                .variants
                .iter()
                .map(|variant| {
                    let path = format!("api::{group}::{}::{}", by_status.name, variant.name);
                    match &variant.payload {
                        Payload::Nothing => format!("{path} => json!({{\"nothing\": true}}), "),
                        Payload::Stream => {
                            format!("{path}(some) => json!({{\"text\": String::from_utf8_lossy(&some)}}), ")
                        }
                        other => format!("{path}(some) => {}, ", self::payload(api, group, other, "some")),
                    }
                })
                .collect();
            format!("match {value} {{ {arms}_ => Value::Null }}")
        }
    }
}

/// An expression for the items of a stream.
fn items(value: &str, item: &str) -> String {
    format!(
        "{{ let mut stream = {value}; let mut items: Vec<Value> = Vec::new(); \
         while let Some(item) = stream.next().await {{ match item {{ Ok(item) => items.push({item}), \
         Err(error) => items.push(json!({{\"broken\": error.to_string()}})) }} }} json!({{\"items\": items}}) }}"
    )
}

/// The codec of a type, named from outside of the client.
fn codec(api: &Api, ty: &Type) -> String {
    let plain = match ty {
        Type::Unit => "()",
        Type::Boolean => "bool",
        Type::Flag => "runtime::Flag",
        Type::Int32 => "i32",
        Type::Int64 => "i64",
        Type::Uint32 => "u32",
        Type::Uint64 => "u64",
        Type::Float => "f64",
        Type::Decimal => "runtime::Decimal",
        Type::String => "String",
        Type::Secret => "runtime::Secret",
        Type::Date => "runtime::Date",
        Type::DateTime => "runtime::DateTime",
        Type::Uuid => "runtime::Uuid",
        Type::Base64 => "runtime::Base64",
        Type::Json => "Value",
        Type::TextOrList => "runtime::TextOrList",
        Type::Text(inner) => return format!("runtime::Text<{}>", codec(api, inner)),
        Type::Boxed(inner) => return format!("Box<{}>", codec(api, inner)),
        Type::Nullable(inner) => return format!("Option<{}>", codec(api, inner)),
        Type::List(inner) => return format!("Vec<{}>", codec(api, inner)),
        Type::Map(inner) => {
            let map = if api.hashed_maps { "HashMap" } else { "BTreeMap" };
            return format!("{map}<String, {}>", codec(api, inner));
        }
        Type::Tuple(items) => {
            let items: String = items.iter().map(|item| codec(api, item) + ", ").collect();
            return format!("({items})");
        }
        Type::Custom(custom) => &custom.codec,
        Type::Named(id) => {
            let def = api.types.get(*id);
            return format!("api::{}::{}", api.module_of(def), def.name);
        }
    };
    plain.to_owned()
}
