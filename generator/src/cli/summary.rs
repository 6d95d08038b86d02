//! The words at the end of a run.

use super::terminal::{json, many};
use crate::diagnostic::{Diagnostic, Severity, count_by_code};
use crate::model::Type;
use crate::{Client, Request};
use std::time::Duration;

/// The result of a run, for people: operations in and methods out, findings by code, files.
pub fn of_run(request: &Request, client: &Client, changed: usize, elapsed: Duration) -> String {
    let api = &client.api;
    let raw = api.operations().filter(|(_, operation)| operation.response.json() == Some(&Type::Json)).count();
    let groups = many(api.groups.len(), "group", "groups");
    let types = many(api.types.len(), "type", "types");
    let raw = many(raw, "response is", "responses are");
    let methods = many(api.operations().count(), "method", "methods");
    let changes = match changed {
        0 => "nothing changed".to_owned(),
        count => many(count, "file changed", "files changed"),
    };
    format!(
        "{}: {groups}, {types}, {raw} raw JSON; from {}\n\
         operations: {} in, {methods} out, {} left out\n{}{}files: {}, {changes}; {} ms",
        request.name,
        request.document.name,
        client.operations,
        client.left_out.len(),
        client.left_out.iter().map(|operation| format!("       {operation}\n")).collect::<String>(),
        findings(&client.report.diagnostics),
        client.files.len(),
        elapsed.as_millis(),
    )
}

/// The result of a run, for machines: one object, with every finding.
pub(super) fn as_json(request: &Request, client: &Client, changed: usize) -> String {
    let summary = serde_json::json!({
        "name": request.name,
        "document": request.document.name,
        "operations": {
            "in": client.operations,
            "out": client.api.documented().count(),
            "left_out": client.left_out,
        },
        "groups": client.api.groups.len(),
        "types": client.api.types.len(),
        "files": client.files.len(),
        "changed": changed,
        "findings": client.report.diagnostics,
    });
    json(&summary)
}

/// The number of findings, by severity and code, and the place to read about those that cost something.
pub fn findings(diagnostics: &[Diagnostic]) -> String {
    let counts = count_by_code(diagnostics);
    let titles = [
        (Severity::Invalid, "errors"),
        (Severity::Unsupported, "unsupported"),
        (Severity::Repaired, "repairs"),
        (Severity::Note, "notes"),
    ];
    let mut text = String::new();
    for (severity, title) in titles {
        let codes: Vec<_> = counts.iter().filter(|((one, _), _)| *one == severity).collect();
        if !codes.is_empty() {
            let total: usize = codes.iter().map(|(_, count)| **count).sum();
            text.push_str(&format!("{title}: {total}\n"));
            text.extend(codes.iter().map(|((_, code), count)| format!("{count:6} {code}\n")));
        }
    }
    if counts.keys().any(|(severity, _)| *severity <= Severity::Unsupported) {
        text.push_str("`ampersat explain CODE` says what a code means, and what to do\n");
    }
    text
}
