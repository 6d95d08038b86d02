//! The completed document, as what samples are made of and judged by: places are JSON pointers into it.

use crate::document::vendors;
use jsonschema::{Registry, Validator};
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The name of the document in references to it.
const NAME: &str = "urn:document";
/// The greatest length of a chain of references.
const MAX_DEPTH: usize = 64;

/// The way a value goes: some properties belong to one of them only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the server.
    Request,
    /// To the client.
    Answer,
}

impl Way {
    /// The keyword of properties that do not go this way.
    pub fn other(self) -> &'static str {
        match self {
            Self::Request => "readOnly",
            Self::Answer => "writeOnly",
        }
    }
}

/// A document, and what says whether a value is one of a schema of it.
pub struct Schemas {
    root: Value,
    requests: Registry<'static>,
    answers: Registry<'static>,
    known: RefCell<BTreeMap<(bool, String), Option<Validator>>>,
}

impl Schemas {
    /// Takes a document in the form of OpenAPI 3.
    pub fn new(root: Value) -> Result<Self, String> {
        let registry = |way| {
            let plain = plain(&root, way, &Scope::new(&root));
            let built = Registry::new().add(NAME, plain).and_then(|builder| builder.prepare());
            built.map_err(|error| error.to_string())
        };
        let (requests, answers) = (registry(Way::Request)?, registry(Way::Answer)?);
        Ok(Self { root, requests, answers, known: RefCell::default() })
    }

    /// Returns the node at a pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// The pointer to what a reference at a pointer leads to.
    pub fn follow(&self, pointer: &str) -> String {
        let mut pointer = pointer.to_owned();
        for _ in 0..MAX_DEPTH {
            let Some(reference) = self.get(&pointer).and_then(|node| node.get("$ref")?.as_str()) else { break };
            let Some(inside) = reference.strip_prefix('#') else { break };
            pointer = decoded(inside);
        }
        pointer
    }

    /// Follows the reference that a schema may be.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut node = schema;
        for _ in 0..MAX_DEPTH {
            let reference = node.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
            match reference.and_then(|inside| self.get(&decoded(inside))) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The pointer to an operation.
    pub fn operation(&self, path: &str, method: &str) -> String {
        let item = self.follow(&join("/paths", path));
        let other = join(&join(&item, "additionalOperations"), method);
        if self.get(&other).is_some() { other } else { join(&item, &method.to_ascii_lowercase()) }
    }

    /// Returns whether the path of another operation fits the same requests.
    pub fn is_ambiguous(&self, path: &str, method: &str) -> bool {
        let fits = |one: &str, other: &str| {
            let (one, other): (Vec<_>, Vec<_>) = (one.split('/').collect(), other.split('/').collect());
            let is_open = |part: &str| part.contains('{');
            one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| a == b || is_open(a) || is_open(b))
        };
        let paths = self.root.get("paths").and_then(Value::as_object).into_iter().flatten();
        let has = |item: &Value| {
            let others = item.get("additionalOperations").and_then(|others| others.get(method));
            others.or_else(|| item.get(method.to_ascii_lowercase())).is_some()
        };
        let others = paths.filter(|(other, item)| *other != path && has(item));
        others.map(|(other, _)| other).any(|other| fits(path, other))
    }

    /// The pointers to the parameters of an operation and of its path.
    pub fn parameters(&self, path: &str, method: &str) -> Vec<String> {
        let operation = self.operation(path, method);
        [operation, self.follow(&join("/paths", path))].iter().flat_map(|holder| self.listed(holder)).collect()
    }

    fn listed(&self, holder: &str) -> Vec<String> {
        let list = self.get(holder).and_then(|node| node.get("parameters")?.as_array());
        let count = list.map_or(0, Vec::len);
        (0..count).map(|index| self.follow(&format!("{holder}/parameters/{index}"))).collect()
    }

    /// The media types of a body or an answer, and the pointers to their schemas.
    pub fn contents(&self, holder: &str) -> Vec<(String, String)> {
        let content = self.get(holder).and_then(|node| node.get("content")?.as_object());
        let names = content.into_iter().flatten().filter(|(_, media)| media.get("schema").is_some());
        names.map(|(name, _)| (name.clone(), join(&format!("{holder}/content"), name) + "/schema")).collect()
    }

    /// The pointer to the schema of an answer.
    pub fn answer(&self, operation: &str, status: u16, media_type: &str) -> Option<String> {
        let responses = format!("{operation}/responses");
        let named = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
        let holder = named.iter().map(|name| join(&responses, name)).find(|holder| self.get(holder).is_some())?;
        let contents = self.contents(&self.follow(&holder));
        let is_same = |name: &str| essence(name) == essence(media_type);
        let found = contents.iter().find(|(name, _)| is_same(name)).or_else(|| contents.first());
        found.map(|(_, pointer)| pointer.clone())
    }

    /// Returns the first fault of a value by the schema at a pointer; none if the schema cannot be used.
    pub fn error(&self, way: Way, pointer: &str, value: &Value) -> Option<String> {
        let key = (way == Way::Request, pointer.to_owned());
        let mut known = self.known.borrow_mut();
        let validator = known.entry(key).or_insert_with(|| {
            let registry = if way == Way::Request { &self.requests } else { &self.answers };
            let schema = json!({"$ref": format!("{NAME}#{}", encoded(pointer))});
            let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).with_registry(registry);
            options.should_validate_formats(true).build(&schema).ok()
        });
        let error = validator.as_ref()?.iter_errors(value).next()?;
        Some(format!("{}: {}", error.instance_path(), excerpt(&error.to_string(), 200)))
    }
}

/// The state of the conversion of a document to JSON Schema.
struct Scope {
    is_old: bool,
}

impl Scope {
    fn new(root: &Value) -> Self {
        Self { is_old: root.get("openapi").and_then(Value::as_str).is_none_or(|version| version.starts_with("3.0")) }
    }
}

/// A document whose schemas are those of JSON Schema 2020-12, for values that go one way.
fn plain(node: &Value, way: Way, scope: &Scope) -> Value {
    match node {
        Value::Array(items) => items.iter().map(|item| plain(item, way, scope)).collect(),
        Value::Object(members) => schema(members, way, scope),
        other => other.clone(),
    }
}

/// Keywords that are no schemas, or that would mean something else.
const LEFT_OUT: [&str; 9] =
    ["example", "examples", "default", "$id", "$schema", "id", "discriminator", vendors::EXAMPLES, "xml"];

fn schema(members: &Map<String, Value>, way: Way, scope: &Scope) -> Value {
    if let (Some(reference), true) = (members.get("$ref").and_then(Value::as_str), scope.is_old) {
        return json!({"$ref": reference});
    }
    // a member called `example` below `properties` is a schema
    let is_named = |name: &str| LEFT_OUT.contains(&name);
    let mut schema = Map::new();
    for (name, value) in members {
        match (name.as_str(), value) {
            ("properties" | "patternProperties", Value::Object(properties)) => {
                let properties = properties.iter().map(|(name, value)| (name.clone(), plain(value, way, scope)));
                schema.insert(name.clone(), properties.collect());
            }
            // the number of alternatives that a value fits is no matter of clients
            ("oneOf", Value::Array(_)) => _ = schema.insert("anyOf".to_owned(), plain(value, way, scope)),
            ("enum" | "const", _) => _ = schema.insert(name.clone(), value.clone()),
            ("required", Value::Array(names)) => {
                let goes = |name: &&Value| {
                    let property = members.get("properties").and_then(|properties| properties.get(name.as_str()?));
                    property.and_then(|property| property.get(way.other())).and_then(Value::as_bool) != Some(true)
                };
                schema.insert(name.clone(), names.iter().filter(goes).cloned().collect());
            }
            ("required", Value::Bool(_)) => {}
            (name, Value::Object(_) | Value::Array(_)) if is_named(name) && members.contains_key("type") => {}
            (name, value) if is_named(name) && !value.is_object() => {}
            _ => _ = schema.insert(name.clone(), plain(value, way, scope)),
        }
    }
    if scope.is_old {
        old(&mut schema);
    }
    Value::Object(schema)
}

/// Says as JSON Schema does what OpenAPI 3.0 says in its own way.
fn old(schema: &mut Map<String, Value>) {
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(Value::Bool(is_exclusive)) = schema.get(flag).cloned() {
            schema.remove(flag);
            if let (true, Some(value)) = (is_exclusive, schema.remove(bound)) {
                schema.insert(flag.to_owned(), value);
            }
        }
    }
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    schema.remove("nullable");
    let all = Value::Object(std::mem::take(schema));
    schema.insert("anyOf".to_owned(), json!([all, {"type": "null"}]));
}

/// A media type without its parameters.
pub fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The pointer to a member.
pub fn join(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The fragment of a reference as a pointer.
pub(super) fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A pointer as the fragment of a reference.
fn encoded(pointer: &str) -> String {
    let mut fragment = String::new();
    for byte in pointer.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'~' | b'-' | b'.' | b'_' => {
                fragment.push(char::from(byte))
            }
            other => fragment.push_str(&format!("%{other:02X}")),
        }
    }
    fragment
}

/// The beginning of a text.
pub fn excerpt(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Schemas, Way, decoded, encoded};
    use serde_json::{Map, Value, json};

    fn schemas() -> Schemas {
        Schemas::new(json!({
            "openapi": "3.0.3",
            "paths": {"/a b/{id}": {
                "parameters": [{"$ref": "#/components/parameters/Id"}],
                "get": {"responses": {"2XX": {"content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/A"}}}}}}
            }},
            "components": {
                "parameters": {"Id": {"name": "id", "in": "path", "schema": {"type": "integer"}}},
                "schemas": {"A": {"type": "object", "required": ["example", "secret"], "properties": {
                    "example": {"type": "integer", "minimum": 1, "exclusiveMinimum": true},
                    "secret": {"type": "string", "writeOnly": true},
                    "next": {"allOf": [{"$ref": "#/components/schemas/A"}], "nullable": true}
                }}}
            }
        }))
        .unwrap()
    }

    #[test]
    fn a_value_is_judged_by_the_way_it_goes() {
        let schemas = schemas();
        let operation = schemas.operation("/a b/{id}", "GET");
        let schema = schemas.answer(&operation, 201, "application/json; charset=utf-8").unwrap();
        for (way, value, error) in [
            (Way::Answer, json!({"example": 2}), None),
            (Way::Request, json!({"example": 2}), Some(": \"secret\" is a required property")),
            (Way::Answer, json!({"example": 1}), Some("/example: 1 is less than or equal to the minimum of 1")),
            (Way::Answer, json!({"example": 2, "next": null}), None),
            (Way::Answer, json!({"example": 2, "next": {"example": 2}}), None),
        ] {
            assert_eq!(schemas.error(way, &schema, &value).as_deref(), error, "{value}");
        }
    }

    #[test]
    fn parameters_of_the_path_belong_to_its_operations() {
        assert_eq!(schemas().parameters("/a b/{id}", "GET"), ["/components/parameters/Id"]);
    }

    #[test]
    fn paths_that_fit_the_same_requests_are_ambiguous() {
        let paths = ["/a/{b}/c", "/a/b/{c}", "/a/{b}/d", "/a/{b}"];
        let paths: Map<String, Value> = paths.iter().map(|path| ((*path).to_owned(), json!({"get": {}}))).collect();
        let schemas = Schemas::new(json!({"openapi": "3.0.3", "paths": paths})).unwrap();
        for (path, expected) in [("/a/{b}/c", true), ("/a/b/{c}", true), ("/a/{b}/d", true), ("/a/{b}", false)] {
            assert_eq!(schemas.is_ambiguous(path, "GET"), expected, "{path}");
        }
        assert!(!schemas.is_ambiguous("/a/{b}/c", "PUT"));
    }

    #[test]
    fn fragments_are_pointers_with_escapes() {
        assert_eq!(encoded("/paths/~1a b~1{id}"), "/paths/~1a%20b~1%7Bid%7D");
        assert_eq!(decoded("/paths/~1a%20b~1%7Bid%7D%"), "/paths/~1a b~1{id}%");
    }
}
