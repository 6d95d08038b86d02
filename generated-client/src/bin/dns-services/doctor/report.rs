//! The report: the findings at each operation, for people and as an overlay.

use super::Note;
use super::place::{Place, Step};
use crate::model::Model;
use dns_services::{Error, ErrorKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

/// A difference from the description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Finding {
    Unknown(Place, String),
    UnknownKey(String),
    Spelling(Place, String),
    Undecodable(String),
    Failed(String),
    Skipped,
}

pub(super) struct Report {
    notes: Arc<Mutex<Vec<Note>>>,
    findings: BTreeMap<(&'static str, Finding), usize>,
    read: usize,
}

impl Report {
    pub(super) fn new(notes: Arc<Mutex<Vec<Note>>>) -> Self {
        Self { notes, findings: BTreeMap::new(), read: 0 }
    }

    fn take(&self) -> Vec<Note> {
        std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn clear(&mut self) {
        drop(self.take());
    }

    fn add(&mut self, path: &'static str, finding: Finding) {
        *self.findings.entry((path, finding)).or_default() += 1;
    }

    /// There is nothing in the account of which this operation tells.
    pub(super) fn skip(&mut self, path: &'static str) {
        self.add(path, Finding::Skipped);
    }

    /// Takes what the decoder said of an answer, and why a call failed.
    pub(super) fn note<B: AsRef<[u8]>>(&mut self, path: &'static str, outcome: Result<B, &Error>) {
        self.read += 1;
        let body: Value = match &outcome {
            Ok(raw) => serde_json::from_slice(raw.as_ref()).unwrap_or_default(),
            Err(error) => serde_json::from_slice(error.raw()).unwrap_or_default(),
        };
        for note in self.take() {
            let finding = match note {
                Note::Unknown(at) => match Place::read(&at) {
                    Some(place) => {
                        let kind = place.kind_in(&body).unwrap_or("null").to_owned();
                        Finding::Unknown(place, kind)
                    }
                    None => Finding::UnknownKey("a field whose name looks like a value".to_owned()),
                },
                Note::Spelling(at, leniency) => match Place::read(&at) {
                    Some(place) => Finding::Spelling(place, leniency.to_string()),
                    None => continue,
                },
            };
            self.add(path, finding);
        }
        if let Err(error) = outcome {
            let finding = match (error.kind(), error.decode_error()) {
                (ErrorKind::Decode, Some(decode)) => {
                    let place = Place::read(decode.path()).map(|place| place.to_string()).unwrap_or_default();
                    Finding::Undecodable(format!("{place}: expected {}, found {}", decode.expected(), decode.found()))
                }
                // The server's words may name somebody.
                (kind, _) => {
                    let status = error.status().map(|status| format!(", HTTP {}", status.as_u16())).unwrap_or_default();
                    Finding::Failed(format!("{kind:?}{status}"))
                }
            };
            self.add(path, finding);
        }
    }

    /// The report for people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let mut last = "";
        for ((path, finding), count) in &self.findings {
            if *path != last {
                // writing to a string cannot fail
                let _ = writeln!(text, "GET {path}");
                last = path;
            }
            let line = match finding {
                Finding::Unknown(place, kind) => format!("unknown field  {place} ({kind})"),
                Finding::UnknownKey(what) => format!("unknown field  {what}"),
                Finding::Spelling(place, spelling) => format!("spelling       {place}: {spelling}"),
                Finding::Undecodable(what) => format!("WRONG          {what}"),
                Finding::Failed(why) => format!("failed         {why}"),
                Finding::Skipped => "not read       the account has none".to_owned(),
            };
            let times = if *count > 1 { format!(" ×{count}") } else { String::new() };
            let _ = writeln!(text, "  {line}{times}");
        }
        let count =
            |is_kind: fn(&Finding) -> bool| self.findings.keys().filter(|(_, finding)| is_kind(finding)).count();
        let unknown = count(|finding| matches!(finding, Finding::Unknown(..) | Finding::UnknownKey(_)));
        let spellings = count(|finding| matches!(finding, Finding::Spelling(..)));
        let wrong = count(|finding| matches!(finding, Finding::Undecodable(_)));
        let failed = count(|finding| matches!(finding, Finding::Failed(_)));
        let read = self.read;
        let _ = writeln!(
            text,
            "{read} answers read: {unknown} unknown fields, {spellings} other spellings, {wrong} wrong types, {failed} failures"
        );
        text
    }

    /// Corrections of the description: a field that is not in it, with the kind of its value.
    pub(super) fn overlay(&self, model: &Model) -> String {
        let mut text = "overlay: 1.0.0\ninfo:\n  title: What the server answers beyond its description\n  version: 1.0.0\nactions:\n".to_owned();
        let mut is_empty = true;
        for (path, finding) in self.findings.keys() {
            let Finding::Unknown(place, kind) = finding else { continue };
            let (target, steps) = model.home(path, &place.0);
            let schema = if kind == "null" { json!({}) } else { json!({"type": kind}) };
            let update =
                steps.into_iter().rev().fold(schema, |inner, name| Value::Object(Map::from_iter([(name, inner)])));
            let _ = writeln!(
                text,
                "  - target: {target}\n    description: An answer to GET {path} has {place}.\n    update: {update}"
            );
            is_empty = false;
        }
        if is_empty { text.replace("actions:\n", "actions: []\n") } else { text }
    }
}

impl Model {
    /// The schema in the description that is nearest to a place in an answer, and the steps from there.
    fn home(&self, path: &str, place: &[Step]) -> (String, Vec<String>) {
        let schema = "/responses/200/content/application~1json/schema";
        let pointer = format!("/paths/{}/get{schema}", path.replace('~', "~0").replace('/', "~1"));
        let (mut target, mut steps) = (format!("$.paths['{path}'].get"), Vec::new());
        steps.extend(["responses", "200", "content", "application/json", "schema"].map(str::to_owned));
        let mut current = self.at(&pointer);
        for step in place {
            while let Some(reference) = current.and_then(|schema| schema.get("$ref")?.as_str()) {
                let name = reference.rsplit('/').next().unwrap_or_default();
                (target, steps) = (format!("$.components.schemas.{name}"), Vec::new());
                current = self.at(reference.trim_start_matches('#'));
            }
            let names: Vec<&str> = match step {
                Step::Field(name) => vec!["properties", name],
                Step::Any if current.is_some_and(|schema| schema.get("additionalProperties").is_some()) => {
                    vec!["additionalProperties"]
                }
                Step::Any => vec!["items"],
            };
            for name in names {
                current = current.and_then(|schema| schema.get(name));
                steps.push(name.to_owned());
            }
        }
        (target, steps)
    }
}

#[cfg(test)]
mod tests {
    use super::Report;
    use crate::doctor::Note;
    use crate::model::Model;
    use dns_services::{Error, ErrorKind, Leniency};
    use std::sync::{Arc, Mutex};

    #[test]
    fn findings_are_counted_and_become_an_overlay() {
        let notes = Arc::new(Mutex::new(Vec::new()));
        let mut report = Report::new(Arc::clone(&notes));
        notes.lock().unwrap().extend([
            Note::Unknown("records[\"0\"].colour".to_owned()),
            Note::Unknown("records[\"2\"].colour".to_owned()),
            Note::Spelling("records[\"2\"].ttl".to_owned(), Leniency::TextAsNumber),
        ]);
        let path = "/service/{service_id}/dns/{zone_id}";
        report.note(path, Ok(br#"{"records": {"0": {"colour": "red"}, "2": {"colour": "blue"}}}"#));
        report.note("/dns", Err::<Vec<u8>, _>(&Error::new(ErrorKind::Api, "Dana Demo is not known")));
        report.skip("/contact/{id}");
        assert_eq!(
            report.text(),
            "GET /contact/{id}\n  not read       the account has none\nGET /dns\n  failed         Api\n\
             GET /service/{service_id}/dns/{zone_id}\n  unknown field  records[].colour (string) ×2\n  \
             spelling       records[].ttl: a number as text\n\
             2 answers read: 1 unknown fields, 1 other spellings, 0 wrong types, 1 failures\n"
        );
        let overlay = report.overlay(&Model::new().unwrap());
        let action = "  - target: $.components.schemas.Record\n    description: An answer to GET \
                      /service/{service_id}/dns/{zone_id} has records[].colour.\n    \
                      update: {\"properties\":{\"colour\":{\"type\":\"string\"}}}\n";
        assert!(overlay.ends_with(action), "{overlay}");
    }
}
