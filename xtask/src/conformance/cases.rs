//! The calls that are made: each operation with minimal and with all arguments, and for each answer that is documented.

use super::driver::key;
use super::sample::Sampler;
use ampersat::cli::schemas::{Schemas, Way, essence};
use ampersat::model::{Api, Body, BodyForm, Content, Operation, Parameter, PartKind, Place, SchemeKind, Whole};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The number of times that an answer is asked for again, since answers are random.
const AGAIN: usize = 3;

/// A call.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Case {
    /// Its name.
    pub(super) id: String,
    /// The operation, by its place in the model.
    pub(super) operation: usize,
    /// The answer that the mock server is asked for.
    pub(super) prefer: Option<String>,
    /// The arguments, by place and name.
    pub(super) arguments: Map<String, Value>,
    /// The JSON that the body is then.
    #[serde(skip)]
    pub(super) body: Option<Value>,
    /// The fault of an argument for which no valid value was found.
    #[serde(skip)]
    pub(super) invalid: Option<String>,
}

/// All calls of a client.
pub(super) fn cases(api: &Api, schemas: &Schemas, seeds: u64) -> Vec<Case> {
    let operations = api.operations().enumerate();
    let made = operations.flat_map(|(index, (_, operation))| of_operation(index, api, operation, schemas, seeds));
    made.collect()
}

fn of_operation(index: usize, api: &Api, operation: &Operation, schemas: &Schemas, seeds: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    for (seed, is_full) in (1..=seeds).flat_map(|seed| [(seed, false), (seed, true)]) {
        let name = format!("{index}/{}{seed}", if is_full { "full" } else { "min" });
        cases.extend(Making { api, operation, schemas, seed, is_full }.cases(index, &name));
    }
    let Some(first) = cases.iter().find(|case| case.invalid.is_none()).cloned() else { return cases };
    let repeated =
        |name: String, prefer: Option<String>| Case { id: format!("{index}/{name}"), prefer, ..first.clone() };
    let responses = schemas.operation(&operation.path, &operation.method) + "/responses";
    let statuses = schemas.get(&responses).and_then(Value::as_object).into_iter().flatten().map(|(status, _)| status);
    let statuses = statuses.filter(|status| status.parse::<u16>().is_ok());
    cases.extend(statuses.map(|status| repeated(format!("status{status}"), Some(format!("code={status}")))));
    cases.extend((0..AGAIN).map(|time| repeated(format!("again{time}"), None)));
    cases
}

/// The calls of an operation with values of one seed.
struct Making<'a> {
    api: &'a Api,
    operation: &'a Operation,
    schemas: &'a Schemas,
    seed: u64,
    is_full: bool,
}

impl Making<'_> {
    fn cases(&self, index: usize, name: &str) -> Vec<Case> {
        let mut plain = Case {
            id: name.to_owned(),
            operation: index,
            prefer: None,
            arguments: Map::new(),
            body: None,
            invalid: None,
        };
        self.parameters(&mut plain);
        let body = &self.operation.body;
        let mut cases = Vec::new();
        if !body.fields.is_empty() && (self.is_full || body.required) {
            let mut case = plain.clone();
            self.fields(body, &mut case);
            cases.push(case);
        } else if !body.required || body.wholes().next().is_none() {
            cases.push(plain.clone());
        }
        for whole in body.wholes() {
            let mut case = plain.clone();
            case.id = format!("{name}:{}", whole.setter);
            self.whole(body, whole, &mut case);
            cases.push(case);
        }
        cases
    }

    /// A valid value of the schema at a pointer, or the last one of several and its fault.
    fn value(&self, pointer: &str) -> (Value, Option<String>) {
        let schema = self.schemas.get(pointer).cloned().unwrap_or_default();
        let tries = (0..10).map(|time| {
            let value = Sampler::new(self.schemas, self.seed + time * 100, self.is_full).value(&schema);
            let error = self.schemas.error(Way::Request, pointer, &value);
            (value, error)
        });
        let mut last = (Value::Null, None);
        for (value, error) in tries {
            let is_valid = error.is_none();
            last = (value, error);
            if is_valid {
                break;
            }
        }
        last
    }

    fn parameters(&self, case: &mut Case) {
        let declared = self.schemas.parameters(&self.operation.path, &self.operation.method);
        for parameter in self.operation.path_parameters.iter().chain(&self.operation.parameters) {
            let place = key(parameter).split(':').next().unwrap_or_default().to_owned();
            let found = declared.iter().find(|pointer| {
                let says = |key: &str| self.schemas.get(pointer).and_then(|node| node.get(key)?.as_str());
                says("in") == Some(&place)
                    && says("name").is_some_and(|name| name.eq_ignore_ascii_case(&parameter.name.wire))
            });
            let Some(pointer) = found else {
                if parameter.required {
                    case.arguments.insert(key(parameter), json!("text"));
                }
                continue;
            };
            let is_required = parameter.required || parameter.place == Place::Path;
            // a parameter that a credential may send can be left out, though the document requires it
            let is_key = self.api.security_schemes.iter().any(|scheme| match &scheme.kind {
                SchemeKind::Header(name) | SchemeKind::Query(name) | SchemeKind::Cookie(name) => {
                    *name == parameter.name.wire
                }
                SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::OAuth2(_) => false,
            });
            if !is_required && !is_key && !self.is_full {
                continue;
            }
            let contents = self.schemas.contents(pointer).into_iter().next();
            let schema = contents.map_or_else(|| format!("{pointer}/schema"), |(_, schema)| schema);
            let (value, error) = self.value(&schema);
            case.arguments.insert(key(parameter), sendable(parameter, value));
            case.invalid = case.invalid.take().or(error.map(|error| format!("{}: {error}", key(parameter))));
        }
    }

    fn fields(&self, body: &Body, case: &mut Case) {
        let Some(schema) = self.content(body.form, body.content_type.as_deref()) else { return };
        let (value, error) = self.value(&schema);
        case.invalid = case.invalid.take().or(error.map(|error| format!("body: {error}")));
        let Value::Object(members) = &value else { return };
        for (name, value) in members {
            let Some(field) = body.fields.iter().find(|field| field.name.wire == *name) else { continue };
            let is_nothing = value.as_array().is_some_and(Vec::is_empty) && field.part == Some(PartKind::Files);
            case.arguments.insert(key(field), if is_nothing { json!("bytes") } else { value.clone() });
        }
        let is_all = members.keys().all(|name| body.fields.iter().any(|field| field.name.wire == *name));
        case.body = Some(value).filter(|_| is_all && body.form == BodyForm::Json);
    }

    fn whole(&self, body: &Body, whole: &Whole, case: &mut Case) {
        let content_type = whole.content_type.as_deref();
        let (form, is_fields) = match &whole.content {
            Content::Json(_) => (BodyForm::Json, false),
            Content::Fields(_) => (body.form, true),
            Content::Form(..) => (BodyForm::Form, false),
            Content::Multipart => (BodyForm::Multipart, false),
            Content::Lines(_) | Content::Parts(..) | Content::FileParts(_) | Content::Text | Content::Bytes => {
                let is_markup = content_type.is_some_and(|name| name.contains("xml"));
                let value = match &whole.content {
                    Content::Lines(_) => return case.invalid = Some("lines are not made".to_owned()),
                    Content::Parts(..) | Content::FileParts(_) => {
                        return case.invalid = Some("parts are not made".to_owned());
                    }
                    _ if is_markup => json!("<a/>"),
                    _ => json!("some text"),
                };
                case.arguments.insert(format!("whole:{}", whole.setter), value);
                return;
            }
        };
        let content_type = if is_fields { body.content_type.as_deref() } else { content_type };
        let Some(schema) = self.content(form, content_type) else {
            case.invalid = Some(format!("no schema for {}", whole.setter));
            return;
        };
        let (value, error) = self.value(&schema);
        let error = error.filter(|_| content_type.is_none_or(|name| !name.contains("json-patch")));
        case.invalid = case.invalid.take().or(error.map(|error| format!("body: {error}")));
        case.body = Some(value.clone()).filter(|_| form == BodyForm::Json);
        let value = if form == BodyForm::Multipart { self.parts(body, value) } else { value };
        case.arguments.insert(format!("whole:{}", whole.setter), value);
    }

    /// Parts, with those that are files marked.
    fn parts(&self, body: &Body, value: Value) -> Value {
        let Value::Object(members) = value else { return value };
        let is_file = |name: &str| {
            let field = body.fields.iter().find(|field| field.name.wire == name);
            field.is_some_and(|field| matches!(field.part, Some(PartKind::File | PartKind::Files)))
        };
        let parts = members.into_iter().map(|(name, value)| match (is_file(&name), value) {
            (true, Value::String(text)) => (name, json!({"file": text})),
            (_, value) => (name, value),
        });
        Value::Object(parts.collect())
    }

    /// The pointer to the schema of the content that a setter stands for.
    fn content(&self, form: BodyForm, content_type: Option<&str>) -> Option<String> {
        let operation = self.schemas.operation(&self.operation.path, &self.operation.method);
        let contents = self.schemas.contents(&self.schemas.follow(&format!("{operation}/requestBody")));
        let is_usual = |name: &str| match form {
            BodyForm::Json => name.contains("json") || name.contains('*'),
            BodyForm::Form => name == "application/x-www-form-urlencoded",
            BodyForm::Multipart => name == "multipart/form-data",
        };
        let named = content_type.and_then(|wanted| contents.iter().find(|(name, _)| essence(name) == essence(wanted)));
        let found =
            named.or_else(|| contents.iter().find(|(name, _)| is_usual(&essence(name)))).or_else(|| contents.first());
        found.map(|(_, pointer)| pointer.clone())
    }
}

/// A value that can go where a parameter goes: headers have ASCII only, and no part of a path is empty.
fn sendable(parameter: &Parameter, value: Value) -> Value {
    match (parameter.place, &value) {
        (Place::Path, Value::Null) => json!("x"),
        (Place::Path, Value::String(text)) if text.is_empty() => json!("x"),
        (Place::Header | Place::Cookie, Value::String(text)) if !is_plain(text) => json!("text"),
        (Place::Header | Place::Cookie, Value::Array(items)) => {
            let is_item = |item: &Value| item.as_str().is_none_or(|text| is_plain(text) && !text.contains(','));
            items.iter().map(|item| if is_item(item) { item.clone() } else { json!("text") }).collect()
        }
        _ => value,
    }
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::super::driver::calls;
    use super::{Schemas, cases};
    use ampersat::Input;
    use ampersat::choices::Choices;
    use ampersat::output::{Kind, Output, Runtime};
    use ampersat::{Client, Generator, Rejected, Request};
    use serde_json::{Value, json};
    use std::error::Error;

    fn client() -> Result<Client, Rejected> {
        let document = json!({
            "openapi": "3.0.3", "info": {"title": "A", "version": "1"},
            "paths": {"/a/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 7, "maximum": 7}}],
                "post": {
                    "operationId": "a",
                    "parameters": [{"name": "q", "in": "query", "schema": {"type": "string", "enum": ["x"]}}],
                    "requestBody": {"required": true, "content": {
                        "application/json": {"schema": {"type": "object", "required": ["b"], "properties": {
                            "b": {"type": "boolean", "enum": [true]}, "c": {"type": "integer", "enum": [1]},
                            "d": {"type": "string", "readOnly": true}}}},
                        "text/plain": {"schema": {"type": "string"}}
                    }},
                    "responses": {"201": {"description": ""}, "default": {"description": ""}}
                },
                "get": {
                    "operationId": "none",
                    "parameters": [{"name": "n", "in": "query", "required": true, "schema": {"type": "integer", "not": {}}}],
                    "responses": {"200": {"description": ""}}
                }
            }}
        });
        let request = Request {
            document: Input { name: "a".to_owned(), text: document.to_string() },
            overlays: Vec::new(),
            name: "api-a".to_owned(),
            features: Vec::new(),
            choices: Choices::default(),
            output: Output::new(Kind::Crate, Runtime::Crate),
            header: String::new(),
        };
        Generator::new().with_openapi(true).generate(&request)
    }

    #[test]
    fn each_operation_is_called_with_little_and_with_all() -> Result<(), Box<dyn Error>> {
        let client = client()?;
        let schemas = Schemas::new(serde_json::from_str(client.openapi.as_deref().unwrap_or_default())?)?;
        let all = cases(&client.api, &schemas, 1);
        let (called, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|case| case.invalid.is_none());
        let ids: Vec<_> = called.iter().map(|case| (case.id.as_str(), case.prefer.as_deref())).collect();
        let text = ("1/min1:text", None);
        let expected =
            [("1/min1", None), text, ("1/full1", None), ("1/full1:text", None), ("1/status201", Some("code=201"))];
        assert_eq!(ids[..5], expected);
        assert_eq!(called[0].arguments, *json!({"path:id": 7, "field:b": true}).as_object().unwrap());
        assert_eq!(called[0].body, Some(json!({"b": true})));
        let whole = json!({"path:id": 7, "query:q": "x", "field:b": true, "field:c": 1});
        assert_eq!(called[2].arguments, *whole.as_object().unwrap());
        assert_eq!(called[3].arguments.get("whole:text").and_then(Value::as_str), Some("some text"));
        assert_eq!(others.iter().map(|case| case.id.as_str()).collect::<Vec<_>>(), ["0/min1", "0/full1"]);
        Ok(())
    }

    #[test]
    fn a_driver_knows_every_operation() -> Result<(), Rejected> {
        let text = calls(&client()?.api);
        for part in [
            "0 => Box::pin(call_0(client, case)),",
            "1 => Box::pin(call_1(client, case)),",
            "let mut request = client.operations().a(case.required::<u64>(\"path:id\")?);",
            "if case.has(\"whole:text\") { request = request.text(case.text(\"whole:text\")); }",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        Ok(())
    }
}
