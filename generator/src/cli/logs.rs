//! Findings in the forms that code hosts read: SARIF 2.1.0, and the commands of GitHub Actions.

use super::explain::summary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Location;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Findings as a log with one run.
pub(super) fn sarif<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Value {
    let diagnostics: Vec<_> = diagnostics.into_iter().collect();
    let codes: BTreeSet<_> = diagnostics.iter().map(|one| one.code).collect();
    let rules: Vec<_> =
        codes.into_iter().map(|code| json!({"id": code, "shortDescription": {"text": summary(code)}})).collect();
    let driver = json!({
        "name": "ampersat",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules,
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.into_iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(diagnostic: &Diagnostic) -> Value {
    let level = match diagnostic.severity {
        Severity::Invalid => "error",
        Severity::Unsupported => "warning",
        Severity::Repaired | Severity::Note => "note",
    };
    let locations: Vec<_> = diagnostic.location.iter().map(|location| place(location, None)).collect();
    let related: Vec<_> = diagnostic.related.iter().map(|(location, message)| place(location, Some(message))).collect();
    json!({
        "ruleId": diagnostic.code,
        "level": level,
        "message": {"text": message(diagnostic)},
        "locations": locations,
        "relatedLocations": related,
    })
}

fn place(location: &Location, message: Option<&str>) -> Value {
    let place = json!({
        "artifactLocation": {"uri": uri(&location.source)},
        "region": {"startLine": location.line, "startColumn": location.column},
    });
    let pointer = Some(&location.pointer).filter(|pointer| !pointer.is_empty());
    let parts = [
        Some(("physicalLocation", place)),
        pointer.map(|pointer| ("logicalLocations", json!([{"fullyQualifiedName": pointer}]))),
        message.map(|text| ("message", json!({"text": text}))),
    ];
    Value::Object(parts.into_iter().flatten().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A path as a reference relative to where the command runs, or as a URL of a file.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    // Before a colon, a reader would take the name for that of a protocol.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@".contains(&byte);
    let escaped: String = path
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    match path.get(1..3) {
        Some(":/") => format!("file:///{escaped}"),
        _ if path.starts_with('/') => format!("file://{escaped}"),
        _ => escaped,
    }
}

/// A finding as a command that makes GitHub show it at its line.
pub(super) fn annotation(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.severity {
        Severity::Invalid => "error",
        Severity::Unsupported => "warning",
        Severity::Repaired | Severity::Note => "notice",
    };
    let place = diagnostic
        .location
        .as_ref()
        .map(|at| format!("file={},line={},col={},", property(&at.source), at.line, at.column));
    let place = place.unwrap_or_default();
    format!("::{command} {place}title={}::{}\n", property(diagnostic.code), data(&message(diagnostic)))
}

/// Joins the message of a finding and its help.
fn message(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    format!("{}{help}", diagnostic.message)
}

/// A text as the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
