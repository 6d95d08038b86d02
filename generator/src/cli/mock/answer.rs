//! Answers: the documented example, or one that fits the schema.

use super::route::Route;
use crate::cli::schemas::{Schemas, essence, join};
use hyper::header::{ACCEPT, HeaderMap};
use serde_json::{Map, Value, json};

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: Option<String>,
    pub(super) body: Vec<u8>,
    /// The methods that the path has.
    pub(super) allow: Option<String>,
}

/// The documented answer that is asked for: by `Prefer: code=404`, or the first that is a success.
pub(super) fn of(schemas: &Schemas, route: &Route, headers: &HeaderMap) -> Answer {
    let empty = |status| Answer { status, content_type: None, body: Vec::new(), allow: None };
    let responses = join(&route.pointer, "responses");
    let Some(described) = schemas.get(&responses).and_then(Value::as_object) else { return empty(200) };
    let prefer = headers.get("prefer").and_then(|value| value.to_str().ok()).and_then(|text| text.split_once("code="));
    let wanted = prefer.and_then(|(_, code)| code.trim().parse::<u16>().ok());
    let wanted_names = wanted.map(|status| [status.to_string(), format!("{}XX", status / 100), "default".to_owned()]);
    let named = wanted_names.and_then(|names| names.into_iter().find(|name| described.contains_key(name)));
    let mut names: Vec<_> = described.keys().filter(|name| !name.starts_with("x-")).cloned().collect();
    names.sort_by_key(|name| (!name.starts_with('2'), name == "default", name.clone()));
    let Some(name) = named.clone().or_else(|| names.into_iter().next()) else { return empty(200) };
    let range = name.chars().next().and_then(|digit| digit.to_digit(10)).map_or(200, |digit| digit as u16 * 100);
    let status = wanted.filter(|_| named.is_some()).or(name.parse().ok()).unwrap_or(range);
    let holder = schemas.follow(&join(&responses, &name));
    let content = content(schemas, &holder, headers.get(ACCEPT).and_then(|value| value.to_str().ok()));
    match content.filter(|_| ![204, 205, 304].contains(&status) && route.method != "HEAD") {
        None => empty(status),
        Some((name, media)) => {
            let content_type = if name.contains('*') { "application/octet-stream" } else { name };
            let body = written(&essence(name), &example(schemas, media));
            Answer { content_type: Some(content_type.to_owned()), body, ..empty(status) }
        }
    }
}

/// The content that is accepted; JSON before others.
fn content<'a>(schemas: &'a Schemas, holder: &str, accept: Option<&str>) -> Option<(&'a str, &'a Value)> {
    let contents = schemas.get(&join(holder, "content"))?.as_object()?;
    let accepted: Vec<_> = accept.unwrap_or("*/*").split(',').map(essence).collect();
    let fits = |name: &str| accepted.iter().position(|one| *one == essence(name));
    let rank = |name: &str| (fits(name).unwrap_or(usize::MAX), !essence(name).ends_with("json"));
    let best = contents.iter().min_by_key(|(name, _)| rank(name));
    best.map(|(name, media)| (name.as_str(), media))
}

/// A value in the form of a media type.
fn written(name: &str, value: &Value) -> Vec<u8> {
    let json = || value.to_string();
    let text = match (name, value) {
        ("text/event-stream", Value::String(text)) => format!("data: {text}\n\n"),
        ("text/event-stream", _) => format!("data: {}\n\n", json()),
        (name, _) if name.ends_with("/json") || name.ends_with("+json") => json(),
        (_, Value::String(text)) => text.clone(),
        _ => json() + "\n",
    };
    text.into_bytes()
}

fn example(schemas: &Schemas, media: &Value) -> Value {
    let named = media.get("examples").and_then(Value::as_object).and_then(|all| all.values().next());
    let named = named.map(|one| schemas.resolve(one)).and_then(|one| one.get("value"));
    let given = media.get("example").or(named).cloned();
    given.unwrap_or_else(|| {
        let schema = media.get("schema").or_else(|| media.get("itemSchema"));
        schema.map(|schema| sample(schemas, schema, 0)).unwrap_or_default()
    })
}

/// The depth from which samples hold only required members, and that at which they end.
const DEPTHS: (usize, usize) = (4, 12);

/// A value of a schema, always the same.
fn sample(schemas: &Schemas, schema: &Value, depth: usize) -> Value {
    let schema = schemas.resolve(schema);
    let first = |key: &str| schema.get(key).and_then(Value::as_array).and_then(|all| all.first());
    let given = [schema.get("example"), first("examples"), schema.get("const"), schema.get("default"), first("enum")];
    if let Some(given) = given.into_iter().flatten().find(|given| !given.is_null()) {
        return given.clone();
    }
    if depth > DEPTHS.1 {
        return Value::Null;
    }
    if let Some(variant) = variant(schemas, schema) {
        let (mut value, name) = (sample(schemas, variant, depth + 1), tag(schema, variant));
        if let (Some((key, name)), Some(fields)) = (name, value.as_object_mut()) {
            fields.insert(key, name);
        }
        return value;
    }
    let parts: Vec<_> = schema.get("allOf").and_then(Value::as_array).into_iter().flatten().collect();
    let parts: Vec<_> = parts.into_iter().map(|part| sample(schemas, part, depth + 1)).collect();
    let kind = match schema.get("type") {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).find(|name| *name != "null"),
        kind => kind.and_then(Value::as_str),
    };
    match kind {
        Some("array") if depth > DEPTHS.0 => json!([]),
        Some("array") => {
            json!([schema.get("items").map(|items| sample(schemas, items, depth + 1)).unwrap_or_default()])
        }
        Some("string") => text(schema).into(),
        Some("integer") => schema.get("minimum").cloned().unwrap_or(json!(1)),
        Some("number") => schema.get("minimum").cloned().unwrap_or(json!(1.5)),
        Some("boolean") => Value::Bool(true),
        Some("null") => Value::Null,
        None if schema.get("properties").is_none() && !parts.is_empty() && !parts.iter().all(Value::is_object) => {
            parts.into_iter().find(|part| !part.is_object()).unwrap_or_default()
        }
        _ => {
            let mut fields: Map<String, Value> =
                parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten().collect();
            fields.extend(properties(schemas, schema, depth));
            Value::Object(fields)
        }
    }
}

/// The alternative that is taken: the first that is not null.
fn variant<'a>(schemas: &Schemas, schema: &'a Value) -> Option<&'a Value> {
    let all = ["oneOf", "anyOf"].into_iter().find_map(|key| schema.get(key)?.as_array())?;
    all.iter().find(|one| schemas.resolve(one).get("type").and_then(Value::as_str) != Some("null"))
}

/// The member that tells an alternative apart.
fn tag(schema: &Value, variant: &Value) -> Option<(String, Value)> {
    let discriminator = schema.get("discriminator")?;
    let key = discriminator.get("propertyName")?.as_str()?;
    let reference = variant.get("$ref")?.as_str()?;
    let mapping = discriminator.get("mapping").and_then(Value::as_object).into_iter().flatten();
    let mapped = mapping.filter(|(_, target)| target.as_str() == Some(reference)).map(|(name, _)| name.as_str()).next();
    let name = mapped.or_else(|| reference.rsplit('/').next())?;
    Some((key.to_owned(), name.into()))
}

fn properties(schemas: &Schemas, schema: &Value, depth: usize) -> Vec<(String, Value)> {
    let required: Vec<_> = schema.get("required").and_then(Value::as_array).into_iter().flatten().collect();
    let is_wanted = |name: &str, property: &Value| {
        let is_written = schemas.resolve(property).get("writeOnly") == Some(&Value::Bool(true));
        !is_written && (depth < DEPTHS.0 || required.iter().any(|one| *one == name))
    };
    let all = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let wanted = all.filter(|(name, property)| is_wanted(name, property));
    wanted.map(|(name, property)| (name.clone(), sample(schemas, property, depth + 1))).collect()
}

/// A text of a format.
fn text(schema: &Value) -> String {
    let text = match schema.get("format").and_then(Value::as_str).unwrap_or_default() {
        "date-time" => "2030-01-31T12:00:00Z",
        "date" => "2030-01-31",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "email" => "ada@example.com",
        "uri" | "url" => "https://example.com/",
        "hostname" => "example.com",
        "ipv4" | "ip" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "YQ==",
        "decimal" => "1.50",
        _ => "text",
    };
    let least = schema
        .get("minLength")
        .and_then(Value::as_u64)
        .and_then(|least| usize::try_from(least).ok())
        .unwrap_or_default();
    format!("{text:x<width$}", width = least.min(1000))
}
