//! The document as the server gets it, with the facts that documents leave open and Prism does not know.

use serde_json::{Value, json};

/// The members of a path that are operations.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// The document for the server.
pub(super) fn served(mut document: Value) -> Value {
    if document.get("swagger").is_some() {
        media_types(&mut document);
    }
    plain(&mut document);
    document
}

/// Names the media types of operations of Swagger 2.0 that name none: JSON, and forms for the fields of forms.
fn media_types(document: &mut Value) {
    let has = |node: &Value, key: &str| node.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty());
    let known = ["consumes", "produces"].map(|key| has(document, key));
    let general = document.get("consumes").cloned();
    let shared = document.get("parameters").cloned().unwrap_or_default();
    let place = |parameter: &Value| {
        let name = parameter.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/parameters/"));
        let parameter = name.and_then(|name| shared.get(name)).unwrap_or(parameter);
        let word = |key: &str| parameter.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        (word("in"), word("type"))
    };
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(|paths| paths.values_mut()) {
        let common = item.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
        let members = item.as_object_mut().into_iter().flatten().filter(|(name, _)| METHODS.contains(&name.as_str()));
        for operation in members.filter_map(|(_, operation)| operation.as_object_mut()) {
            let own = operation.get("parameters").and_then(Value::as_array);
            let places: Vec<_> = common.iter().chain(own.into_iter().flatten()).map(place).collect();
            let consumed = match () {
                () if places.iter().any(|(_, kind)| kind == "file") => "multipart/form-data",
                () if places.iter().any(|(place, _)| place == "formData") => "application/x-www-form-urlencoded",
                () => "application/json",
            };
            let is_form = consumed != "application/json";
            let forms = operation.get("consumes").or(general.as_ref()).and_then(Value::as_array).into_iter().flatten();
            let has_form = forms.filter_map(Value::as_str).any(|name| name.contains("form"));
            if is_form && !has_form {
                // fields of forms go into forms, whatever is said of the bodies of all operations
                operation.insert("consumes".to_owned(), json!([consumed]));
            }
            for ((key, known), name) in ["consumes", "produces"].iter().zip(known).zip([consumed, "application/json"]) {
                if !known && !operation.contains_key(*key) {
                    operation.insert((*key).to_owned(), json!([name]));
                }
            }
        }
    }
}

/// Gives the formats of unsigned integers their bounds, and removes references to elsewhere, which stand in examples and would be
/// downloaded.
fn plain(node: &mut Value) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(members) => {
            if members.get("$ref").and_then(Value::as_str).is_some_and(|reference| reference.starts_with("http")) {
                members.remove("$ref");
            }
            let text = |key: &str| members.get(key).and_then(Value::as_str).unwrap_or_default();
            let is_unsigned = text("type") == "integer" && text("format").starts_with("uint");
            let most = match text("format") {
                "uint8" => Some(u32::from(u8::MAX)),
                "uint16" => Some(u32::from(u16::MAX)),
                "uint32" => Some(u32::MAX),
                _ => None,
            };
            if is_unsigned {
                members.entry("minimum").or_insert_with(|| 0.into());
                most.into_iter().for_each(|most| _ = members.entry("maximum").or_insert_with(|| most.into()));
            }
            members.values_mut().for_each(plain);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::served;
    use serde_json::json;

    #[test]
    fn unsigned_integers_have_bounds() {
        let schema = json!({"a": [{"type": "integer", "format": "uint8"}, {"type": "integer", "format": "uint64", "minimum": 3}]});
        let expected = json!({"a": [{"type": "integer", "format": "uint8", "minimum": 0, "maximum": 255},
            {"type": "integer", "format": "uint64", "minimum": 3}]});
        assert_eq!(served(schema), expected);
    }

    #[test]
    fn nothing_is_downloaded() {
        let document = json!({"example": {"$ref": "https://example.com/a", "b": {"$ref": "#/c"}}});
        assert_eq!(served(document), json!({"example": {"b": {"$ref": "#/c"}}}));
    }

    #[test]
    fn operations_without_media_types_have_the_usual_ones() {
        let document = served(json!({
            "swagger": "2.0", "produces": ["application/xml"],
            "parameters": {"File": {"in": "formData", "type": "file"}},
            "paths": {"/a": {
                "parameters": [{"in": "formData", "type": "string"}],
                "put": {"consumes": ["application/xml"]}, "post": {},
                "delete": {"consumes": ["application/json"]},
                "patch": {"parameters": [{"$ref": "#/parameters/File"}]}
            }, "/b": {"post": {"parameters": [{"in": "body"}]}, "put": {"consumes": ["text/plain"]}}}
        }));
        for (pointer, expected) in [
            ("/paths/~1a/put/consumes/0", Some("application/x-www-form-urlencoded")),
            ("/paths/~1a/delete/consumes/0", Some("application/x-www-form-urlencoded")),
            ("/paths/~1b/put/consumes/0", Some("text/plain")),
            ("/paths/~1a/post/consumes/0", Some("application/x-www-form-urlencoded")),
            ("/paths/~1a/patch/consumes/0", Some("multipart/form-data")),
            ("/paths/~1b/post/consumes/0", Some("application/json")),
            ("/paths/~1b/post/produces/0", None),
        ] {
            assert_eq!(document.pointer(pointer).and_then(|name| name.as_str()), expected, "{pointer}");
        }
    }
}
