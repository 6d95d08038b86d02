//! The places of schemas in a document of either standard.
//!
//! A generic walk over all objects would also meet examples, defaults and extensions, whose content is data
//! and must not be changed; this one goes only where the standards put a schema.

use super::{Node, Value};

/// The types of the standards; `file` is Swagger 2.0's, `null` is 3.1's.
pub(crate) const TYPES: [&str; 8] = ["string", "number", "integer", "boolean", "array", "object", "file", "null"];

/// The keywords under which a schema holds one schema.
const ONE: [&str; 7] = ["items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else"];
/// The keywords under which a schema holds a list of schemas.
const LIST: [&str; 4] = ["allOf", "oneOf", "anyOf", "prefixItems"];
/// The keywords under which a schema holds schemas by name.
const NAMED: [&str; 3] = ["properties", "patternProperties", "dependentSchemas"];

/// Calls `visit` for every schema of a document, inner ones first. A Swagger 2.0 parameter or header that
/// carries its `type` itself counts as a schema.
pub fn visit_all(root: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    let is_swagger = root.get("swagger").is_some();
    Walk { is_swagger, visit }.document(root);
}

/// Calls `visit` for the schemas inside a schema, inner ones first, and for the schema itself.
pub fn visit_schema(schema: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    if schema.as_object().is_none() {
        return;
    }
    for keyword in ONE {
        if let Some(inner) = schema.get_mut(keyword) {
            visit_schema(inner, visit);
        }
    }
    for keyword in LIST.into_iter().chain(NAMED) {
        each(schema.get_mut(keyword), &mut |inner| visit_schema(inner, visit));
    }
    visit(schema);
}

/// The way to the schemas of a document.
struct Walk<'v> {
    is_swagger: bool,
    visit: &'v mut dyn FnMut(&mut Node),
}

impl Walk<'_> {
    fn document(&mut self, root: &mut Node) {
        each(root.get_mut("definitions"), &mut |schema| self.schema(schema));
        each(root.get_mut("parameters"), &mut |parameter| self.parameter(parameter));
        each(root.get_mut("responses"), &mut |response| self.response(response));
        if let Some(components) = root.get_mut("components") {
            each(components.get_mut("schemas"), &mut |schema| self.schema(schema));
            each(components.get_mut("parameters"), &mut |parameter| self.parameter(parameter));
            each(components.get_mut("headers"), &mut |header| self.parameter(header));
            each(components.get_mut("responses"), &mut |response| self.response(response));
            each(components.get_mut("requestBodies"), &mut |body| self.content(body));
            each(components.get_mut("callbacks"), &mut |callback| each(Some(callback), &mut |item| self.item(item)));
        }
        for key in ["paths", "webhooks", "x-webhooks"] {
            each(root.get_mut(key), &mut |item| self.item(item));
        }
    }

    fn item(&mut self, item: &mut Node) {
        each(item.get_mut("parameters"), &mut |parameter| self.parameter(parameter));
        for (_, operation) in super::operations_of_mut(item) {
            each(operation.get_mut("parameters"), &mut |parameter| self.parameter(parameter));
            each(operation.get_mut("responses"), &mut |response| self.response(response));
            if let Some(body) = operation.get_mut("requestBody") {
                self.content(body);
            }
            each(operation.get_mut("callbacks"), &mut |callback| each(Some(callback), &mut |item| self.item(item)));
        }
    }

    fn schema(&mut self, schema: &mut Node) {
        visit_schema(schema, self.visit);
    }

    fn parameter(&mut self, parameter: &mut Node) {
        if let Some(schema) = parameter.get_mut("schema") {
            self.schema(schema);
        } else if self.is_swagger && parameter.get("type").is_some() {
            self.schema(parameter);
        }
        self.content(parameter);
    }

    fn response(&mut self, response: &mut Node) {
        if let Some(schema) = response.get_mut("schema").filter(|_| self.is_swagger) {
            self.schema(schema);
        }
        each(response.get_mut("headers"), &mut |header| self.parameter(header));
        self.content(response);
    }

    fn content(&mut self, holder: &mut Node) {
        each(holder.get_mut("content"), &mut |media| {
            for key in ["schema", "itemSchema"] {
                if let Some(schema) = media.get_mut(key) {
                    self.schema(schema);
                }
            }
            each(media.get_mut("encoding"), &mut |encoding| {
                each(encoding.get_mut("headers"), &mut |header| self.parameter(header));
            });
        });
    }
}

fn each(node: Option<&mut Node>, visit: &mut dyn FnMut(&mut Node)) {
    match node.map(|node| &mut node.value) {
        Some(Value::Object(map)) => map.values_mut().for_each(visit),
        Some(Value::Array(items)) => items.iter_mut().for_each(visit),
        _ => {}
    }
}
