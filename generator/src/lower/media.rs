//! Media types: the kinds of JSON, text, forms, files.

use crate::document::Node;

/// The form in which the content of a media type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Json,
    Form,
    Multipart,
    Parts,
    Events,
    Lines,
    Text,
    Bytes,
}

/// The media type without its parameters.
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The kind of a media type, by its name and, where that says nothing, by its schema.
pub(super) fn kind(name: &str, media: &Node) -> Kind {
    kind_of(name, media.get("schema"))
}

/// As [`kind`], with a schema that is no reference.
pub(super) fn kind_of(name: &str, schema: Option<&Node>) -> Kind {
    if schema.is_some_and(is_binary) {
        return if essence(name).starts_with("multipart/") { Kind::Multipart } else { Kind::Bytes };
    }
    match essence(name).as_str() {
        "application/x-www-form-urlencoded" => Kind::Form,
        "text/event-stream" => Kind::Events,
        "*/*" | "application/*" if schema.is_some_and(is_word) => Kind::Text,
        "*/*" | "application/*" if schema.is_some() => Kind::Json,
        "*/*" | "application/*" => Kind::Bytes,
        name if name.starts_with("multipart/form-data") => Kind::Multipart,
        essence if is_lines(essence) || (essence.contains("json") && name.contains("stream=")) => Kind::Lines,
        name if name.contains("json") => Kind::Json,
        name if name.starts_with("text/") || is_textual(name) => Kind::Text,
        _ => Kind::Bytes,
    }
}

/// JSON texts one after the other, which together are none.
fn is_lines(name: &str) -> bool {
    ["ndjson", "jsonl", "json-seq", "json-lines", "stream+json"].iter().any(|part| name.contains(part))
}

/// Types outside of `text/` that are text nevertheless.
fn is_textual(name: &str) -> bool {
    const PARTS: [&str; 9] = ["xml", "yaml", "toml", "javascript", "graphql", "csv", "sql", "xhtml", "urlencoded"];
    !name.contains("openxml") && PARTS.iter().any(|part| name.contains(part))
}

/// Returns whether a schema is that of a file rather than of a value.
pub(super) fn is_binary(schema: &Node) -> bool {
    let has_type = schema.get("type").is_some();
    schema.str("type") == Some("file")
        || ((is_text(schema) || !has_type) && schema.str("format") == Some("binary"))
        || (is_text(schema) && schema.get("contentMediaType").is_some() && schema.get("contentEncoding").is_none())
}

/// Returns whether a schema is that of text.
pub(super) fn is_text(schema: &Node) -> bool {
    types(schema).eq(["string"])
}

/// The types that a schema names, without null.
pub(super) fn types(schema: &Node) -> impl Iterator<Item = &str> {
    let node = schema.get("type");
    let listed = node.and_then(Node::as_array).into_iter().flatten().filter_map(Node::as_str);
    node.and_then(Node::as_str).into_iter().chain(listed).filter(|name| *name != "null")
}

/// Returns whether a schema says nothing of its values.
pub(super) fn is_anything(schema: &Node) -> bool {
    const SAYING: [&str; 13] = [
        "$ref",
        "type",
        "format",
        "properties",
        "additionalProperties",
        "required",
        "items",
        "prefixItems",
        "enum",
        "const",
        "allOf",
        "anyOf",
        "oneOf",
    ];
    schema.as_object().is_some() && SAYING.iter().all(|key| schema.get(key).is_none())
}

/// The media types of a list that is written with commas.
pub(super) fn listed(names: &str) -> Vec<&str> {
    names.split(',').map(str::trim).filter(|name| is_sendable(name)).collect()
}

/// Returns whether a content type is one that can be sent, rather than several to choose from.
pub(super) fn is_one_type(name: &str) -> bool {
    is_sendable(name) && !name.contains([',', '*'])
}

/// Returns whether a schema is that of text of any kind, rather than of one of several values.
pub(super) fn is_word(schema: &Node) -> bool {
    is_text(schema) && schema.get("enum").is_none() && schema.get("const").is_none()
}

/// A media type that can stand in a header as it is.
pub(super) fn is_sendable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Source, json};

    #[test]
    fn what_media_types_are() {
        let node = |text: &str| json::read(&mut Source::new("test", text), 0).unwrap();
        let (none, object) = (node("{}"), node(r#"{"schema": {"type": "object"}}"#));
        for (name, expected) in [
            ("application/json", Kind::Json),
            ("Application/JSON; charset=utf-8", Kind::Json),
            ("application/vnd.api+json", Kind::Json),
            ("application/problem+json", Kind::Json),
            ("text/json", Kind::Json),
            ("application/json+sarif", Kind::Json),
            ("application/x-ndjson", Kind::Lines),
            ("application/jsonl; charset=utf-8", Kind::Lines),
            ("application/jsonlines", Kind::Lines),
            ("application/json-seq", Kind::Lines),
            ("application/json;stream=watch", Kind::Lines),
            ("*/*", Kind::Json),
            ("application/x-www-form-urlencoded", Kind::Form),
            ("multipart/form-data", Kind::Multipart),
            ("multipart/related", Kind::Bytes),
            ("text/event-stream", Kind::Events),
            ("text/plain; charset=utf-8", Kind::Text),
            ("application/xml", Kind::Text),
            ("image/svg+xml", Kind::Text),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind::Bytes),
            ("application/octet-stream", Kind::Bytes),
            ("image/png", Kind::Bytes),
        ] {
            assert_eq!(kind(name, &object), expected, "{name}");
        }
        assert_eq!(kind("*/*", &none), Kind::Bytes);
        for (schema, expected) in [
            (r#"{"type": "string"}"#, Kind::Text),
            (r#"{"type": ["string", "null"]}"#, Kind::Text),
            (r#"{"type": ["string", "integer"]}"#, Kind::Json),
            (r#"{"type": "string", "enum": ["a", "b"]}"#, Kind::Json),
            (r#"{"type": "string", "format": "binary"}"#, Kind::Bytes),
        ] {
            let media = node(&format!(r#"{{"schema": {schema}}}"#));
            assert_eq!([kind("*/*", &media), kind("application/*", &media)], [expected; 2], "{schema}");
        }
        let binary = node(r#"{"schema": {"type": "string", "format": "binary"}}"#);
        assert_eq!([kind("application/json", &binary), kind("text/csv", &binary)], [Kind::Bytes, Kind::Bytes]);
        assert_eq!(kind("application/json", &node(r#"{"schema": {"format": "binary"}}"#)), Kind::Bytes);
    }
}
