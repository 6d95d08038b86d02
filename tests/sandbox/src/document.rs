//! The API as its document describes it: the operations, and their answers by default.

use crate::json::Json;
use serde_json::{Map, Value};

/// The document that the client was generated from, too.
pub(crate) const DOCUMENT: &str = include_str!("../openapi.json");

/// All that the document says.
#[derive(Debug)]
pub(crate) struct Document {
    /// The path that all others are below: `/api`.
    pub(crate) base: String,
    pub(crate) operations: Vec<Operation>,
    /// The schemas that others refer to, by name.
    pub(crate) schemas: Map<String, Value>,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Group and method, as in the client: `dns.add_record`.
    pub(crate) name: String,
    /// In capitals.
    pub(crate) method: String,
    /// With its `{placeholders}`.
    pub(crate) path: String,
    pub(crate) parameters: Vec<Parameter>,
    /// The parameters in the body; `None` if the document has no body.
    pub(crate) body: Option<Vec<Parameter>>,
    /// The answer that the document shows.
    pub(crate) example: Option<Json>,
    /// True if it needs no credentials.
    pub(crate) open: bool,
}

/// One parameter.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) in_path: bool,
    pub(crate) required: bool,
    pub(crate) schema: Value,
}

impl Document {
    /// Reads the document that is part of this crate.
    pub(crate) fn embedded() -> Result<Self, String> {
        Self::read(DOCUMENT)
    }

    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text).map_err(|error| format!("the API document: {error}"))?;
        let at = |pointer| document.pointer(pointer);
        let server = at("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
        let base = server.splitn(4, '/').nth(3).unwrap_or_default().trim_end_matches('/');
        let paths = at("/paths").and_then(Value::as_object).ok_or("the API document has no paths")?;
        let mut operations = Vec::new();
        for (path, item) in paths {
            for method in ["get", "put", "post", "delete", "patch"] {
                if let Some(operation) = item.get(method) {
                    operations.push(Operation::read(operation, method, path, &document)?);
                }
            }
        }
        let schemas = at("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
        Ok(Self { base: if base.is_empty() { String::new() } else { format!("/{base}") }, operations, schemas })
    }

    /// Returns whether there is an operation of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.operations.iter().any(|operation| operation.name == name)
    }
}

impl Operation {
    /// Values of the placeholders in the path, by the placeholders' names.
    pub(crate) fn arguments<'v>(&self, values: impl Iterator<Item = &'v str>) -> Map<String, Value> {
        let segments = self.path.split('/');
        let names = segments.filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
        names.zip(values).map(|(name, value)| (name.to_owned(), value.into())).collect()
    }

    fn read(operation: &Value, method: &str, path: &str, document: &Value) -> Result<Self, String> {
        let method = method.to_ascii_uppercase();
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let unnamed = || format!("{method} {path} has no name in the API document");
        let tag = operation.pointer("/tags/0").and_then(Value::as_str).ok_or_else(unnamed)?;
        let tags = document.get("tags").and_then(Value::as_array).into_iter().flatten();
        let group = tags
            .filter(|known| text(known, "name").as_deref() == Some(tag))
            .find_map(|known| text(known, "x-ampersat-name"))
            .unwrap_or_else(|| tag.to_lowercase());
        let own = text(operation, "x-ampersat-name").or_else(|| text(operation, "operationId"));
        let parameters = operation.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let example = operation.pointer("/responses/200/content/application~1json/example");
        Ok(Self {
            name: format!("{group}.{}", own.ok_or_else(unnamed)?),
            path: path.to_owned(),
            parameters: parameters.filter_map(Parameter::read).collect(),
            body: operation.pointer("/requestBody/content/application~1json/schema").map(fields),
            example: example.map(Json::from),
            open: operation.get("security").and_then(Value::as_array).is_some_and(Vec::is_empty),
            method,
        })
    }
}

impl Parameter {
    fn read(parameter: &Value) -> Option<Self> {
        let place = parameter.get("in").and_then(Value::as_str)?;
        (place == "path" || place == "query").then_some(())?;
        Some(Self {
            name: parameter.get("name").and_then(Value::as_str)?.to_owned(),
            in_path: place == "path",
            required: parameter.get("required").and_then(Value::as_bool).unwrap_or(false),
            schema: parameter.get("schema").cloned().unwrap_or_default(),
        })
    }
}

/// The fields of a body.
fn fields(schema: &Value) -> Vec<Parameter> {
    let required = schema.get("required").and_then(Value::as_array);
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let field = |(name, schema): (&String, &Value)| Parameter {
        name: name.clone(),
        in_path: false,
        required: required.is_some_and(|names| names.iter().any(|known| known == name)),
        schema: schema.clone(),
    };
    properties.map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_named_as_in_the_client() {
        let document = Document::embedded().unwrap();
        assert_eq!(document.base, "/api");
        let find = |name: &str| document.operations.iter().find(|operation| operation.name == name).unwrap();
        let operation = find("dns.add_record");
        assert_eq!(operation.method, "POST");
        assert_eq!(operation.path, "/service/{service_id}/dns/{zone_id}/records");
        let body = operation.body.as_ref().unwrap();
        let required: Vec<_> = body.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
        assert_eq!(required, ["content", "name", "type"]);
        assert!(find("account.login").open && !operation.open);
        assert!(find("domains.sync").body.is_none() && find("domains.sync").example.is_none());
    }
}
