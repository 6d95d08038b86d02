//! The errors of one operation: their meaning and their bodies.

use super::contents::has_no_content;
use super::docs;
use super::media::Kind;
use super::request::Lowering;
use super::types::Place;
use crate::document::Node;
use crate::model::{ErrorResponse, Type};
use std::collections::BTreeSet;

impl<'a> Lowering<'a, '_> {
    /// Returns the meaning and the body of errors, with the statuses of each.
    pub(super) fn errors(&mut self, mut responses: Vec<(&str, &'a Node)>) -> Vec<ErrorResponse> {
        let mut errors: Vec<ErrorResponse> = Vec::new();
        responses.sort_by_key(|(status, _)| *status);
        let schemas: Vec<_> = responses.iter().map(|(status, response)| self.error_schema(status, response)).collect();
        let unnamed: BTreeSet<_> =
            schemas.iter().flatten().filter(|one| one.get("$ref").is_none()).map(|one| key(one)).collect();
        // Errors without names are told apart by their statuses.
        for ((status, response), schema) in responses.into_iter().zip(schemas) {
            let part = if unnamed.len() > 1 { format!("Error{}", status.to_uppercase()) } else { "Error".to_owned() };
            let ty = schema.map(|schema| self.error_type(schema, &part));
            let docs = docs::summary(response.str("description").unwrap_or_default());
            match errors.iter_mut().find(|error| error.ty == ty && error.docs == docs) {
                _ if ty.is_none() && docs.is_empty() => {}
                Some(known) => known.statuses.push(status.to_owned()),
                None => errors.push(ErrorResponse { statuses: vec![status.to_owned()], ty, docs }),
            }
        }
        errors
    }

    /// Returns the schema of an error's JSON.
    fn error_schema(&self, status: &str, response: &'a Node) -> Option<&'a Node> {
        let is_json = |(name, media): &(&String, &'a Node)| self.kind(name, media) == Kind::Json;
        let json = response.members("content").find(is_json).filter(|_| !has_no_content(status));
        json.and_then(|(_, media)| media.get("schema"))
    }

    /// Documents repeat the schema of an error with each operation: it becomes one type.
    fn error_type(&mut self, schema: &'a Node, part: &str) -> Type {
        let key = key(schema);
        if let Some(known) = self.error_types.get(&key) {
            return known.clone();
        }
        let ty = self.types.lower(schema, &Place::whole(self.pascal, part), self.diagnostics);
        self.error_types.insert(key, ty.clone());
        ty
    }
}

/// Tells schemas of errors apart.
fn key(schema: &Node) -> String {
    match (schema.str("$ref"), schema.as_object().map(|map| map.len())) {
        (Some(reference), Some(1)) => reference.to_owned(),
        _ => schema.to_json().to_string(),
    }
}

/// Returns whether a `default` response is what errors say.
pub(super) fn is_error(response: &Node) -> bool {
    const WORDS: [&str; 6] = ["error", "fail", "unexpected", "problem", "invalid", "exception"];
    let schemas = response.members("content").filter_map(|(_, media)| media.get("schema")?.str("$ref"));
    let mut texts = response.str("description").into_iter().chain(schemas);
    texts.any(|text| WORDS.iter().any(|word| text.to_lowercase().contains(word)))
}
