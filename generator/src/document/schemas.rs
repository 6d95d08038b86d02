//! Where schemas stand in a document of either standard.
//!
//! A generic walk over all objects would also meet examples, defaults and extensions, whose content is data
//! and must not be changed; this one goes only where the standards put a schema.

use super::{Node, Value};

/// The keywords under which a schema holds one schema.
const ONE: [&str; 3] = ["items", "additionalProperties", "not"];
/// The keywords under which a schema holds a list of schemas.
const LIST: [&str; 4] = ["allOf", "oneOf", "anyOf", "prefixItems"];
/// The keywords under which a schema holds schemas by name.
const NAMED: [&str; 2] = ["properties", "patternProperties"];

/// Calls `visit` for every schema of a document, inner ones first. A Swagger 2.0 parameter or header that
/// carries its `type` itself counts as a schema.
pub fn visit_all(root: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    each(root.get_mut("definitions"), &mut |schema| visit_schema(schema, visit));
    each(root.get_mut("parameters"), &mut |parameter| visit_parameter(parameter, visit));
    each(root.get_mut("responses"), &mut |response| visit_response(response, visit));
    if let Some(components) = root.get_mut("components") {
        each(components.get_mut("schemas"), &mut |schema| visit_schema(schema, visit));
        each(components.get_mut("parameters"), &mut |parameter| visit_parameter(parameter, visit));
        each(components.get_mut("headers"), &mut |header| visit_parameter(header, visit));
        each(components.get_mut("responses"), &mut |response| visit_response(response, visit));
        each(components.get_mut("requestBodies"), &mut |body| visit_content(body, visit));
    }
    each(root.get_mut("paths"), &mut |item| {
        each(item.get_mut("parameters"), &mut |parameter| visit_parameter(parameter, visit));
        for method in super::METHODS {
            let Some(operation) = item.get_mut(method) else { continue };
            each(operation.get_mut("parameters"), &mut |parameter| visit_parameter(parameter, visit));
            each(operation.get_mut("responses"), &mut |response| visit_response(response, visit));
            if let Some(body) = operation.get_mut("requestBody") {
                visit_content(body, visit);
            }
        }
    });
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

fn visit_parameter(parameter: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    if let Some(schema) = parameter.get_mut("schema") {
        visit_schema(schema, visit);
    } else if parameter.get("content").is_some() {
        visit_content(parameter, visit);
    } else if parameter.get("type").is_some() {
        visit_schema(parameter, visit);
    }
}

fn visit_response(response: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    if let Some(schema) = response.get_mut("schema") {
        visit_schema(schema, visit);
    }
    each(response.get_mut("headers"), &mut |header| visit_parameter(header, visit));
    visit_content(response, visit);
}

fn visit_content(holder: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    each(holder.get_mut("content"), &mut |media| {
        if let Some(schema) = media.get_mut("schema") {
            visit_schema(schema, visit);
        }
    });
}

fn each(node: Option<&mut Node>, visit: &mut dyn FnMut(&mut Node)) {
    match node.map(|node| &mut node.value) {
        Some(Value::Object(map)) => map.values_mut().for_each(visit),
        Some(Value::Array(items)) => items.iter_mut().for_each(visit),
        _ => {}
    }
}
