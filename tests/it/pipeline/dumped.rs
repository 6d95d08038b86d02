//! A model that was dumped is read again, and nothing is lost by that.

use super::{VENDOR, input, origin, project_with, request, root};
use ampersat::choices::Choices;
use ampersat::cli::{Stage, generate_and_dump};
use ampersat::diagnostic::Diagnostics;
use ampersat::internals::{arrange, files};
use ampersat::model::Api;
use ampersat::{Client, Request};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The requests of all golden crates, and that of the repository's own client.
fn requests() -> Vec<Request> {
    let folder = root().join("tests/fixtures");
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_document = |path: &&std::path::PathBuf| !path.to_string_lossy().ends_with(".choices.json");
    let golden = paths.iter().filter(is_document).map(|path| {
        let choices = std::fs::read_to_string(path.with_extension("choices.json"));
        let choices = choices.map_or_else(|_| Choices::default(), |text| serde_json::from_str(&text).unwrap());
        Request { choices, ..request(&std::fs::read_to_string(path).unwrap(), &[]) }
    });
    let all: Vec<_> = golden.chain([project_with(input(VENDOR).text)]).collect();
    assert!(all.len() > 15, "only {} documents were found", all.len());
    all
}

fn dump(request: &Request, stage: Stage) -> (Client, String) {
    let mut others = |_: &str| Err("there are no other files".to_owned());
    let (client, dumped) = generate_and_dump(request, &mut others, Some(stage));
    (client.unwrap(), dumped.unwrap())
}

#[test]
fn a_model_that_is_read_again_gives_the_same_files() {
    for request in requests() {
        let (client, dumped) = dump(&request, Stage::Arrange);
        let api = Api::read(&dumped).unwrap();
        let emitted = files(&api, &request.header, &mut Diagnostics::default()).unwrap();
        assert_eq!(emitted, client.files, "{}", api.name);
    }
}

#[test]
fn a_model_that_is_read_before_it_is_arranged_gives_the_same_files() {
    for request in requests() {
        let (client, dumped) = dump(&request, Stage::Lower);
        let api = Api::read(&dumped).unwrap();
        let mut diagnostics = Diagnostics::default();
        let api = arrange(api, None, &request.choices, origin(), &mut diagnostics);
        let emitted = files(&api, &request.header, &mut diagnostics).unwrap();
        assert_eq!(emitted, client.files, "{}", api.name);
    }
}

/// The fault of the model of a small document in which a value is another one.
fn fault(pointer: &str, value: Value) -> String {
    let document = super::openapi(
        r#""paths": {"/pet": {"get": {"tags": ["pets"], "responses": {"200": {"content": {"application/json": {"schema":
            {"title": "Pet", "type": "object", "properties": {"name": {"type": "string"}}}}}}}}}}"#,
    );
    let (_, dumped) = dump(&request(&document, &[]), Stage::Arrange);
    let mut model: Value = serde_json::from_str(&dumped).unwrap();
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    let parent = model.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} in {dumped}"));
    match parent {
        Value::Object(map) => _ = map.insert(member.to_owned(), value),
        other => panic!("{pointer} is in {other}"),
    }
    Api::read(&model.to_string()).unwrap_err().to_string()
}

#[test]
fn a_model_that_says_what_models_do_not_is_refused() {
    for (pointer, value, message) in [
        ("/colour", json!(1), "colour: unknown field `colour`"),
        ("/types/0/colour", json!(1), "types[0].colour: unknown field `colour`"),
        ("/groups/0/operations/0/body/colour", json!(1), "groups[0].operations[0].body.colour: unknown field `colour`"),
        ("/types/0/name", json!("a pet"), "types[0].name: `a pet` is no identifier of Rust"),
        ("/dialect", json!("Perl"), "dialect: unknown variant `Perl`"),
        ("/runtime_features", json!(["rustls", "magic"]), "runtime_features: the runtime has no feature `magic`"),
    ] {
        let found = fault(pointer, value);
        assert!(found.starts_with(message), "{found}");
    }
}

#[test]
fn a_model_that_mentions_what_it_does_not_have_is_refused() {
    let of_type = "types[0]: `Pet`: it mentions";
    let not_there = "it mentions operation";
    for (pointer, value, message) in [
        (
            "/groups/0/operations/0/response/Json",
            json!({"List": {"Named": 7}}),
            "groups: `pets`: GET /pet: it mentions type 7, and there are 1".to_owned(),
        ),
        ("/types/0/kind", json!({"Wrapper": {"Named": 1}}), format!("{of_type} type 1, and there are 1")),
        ("/types/0/used/user", json!({"Type": 1}), format!("{of_type} type 1, and there are 1")),
        ("/types/0/group", json!(1), format!("{of_type} group 1, and there are 1")),
        (
            "/types/0/used/user",
            json!({"Operation": {"group": 2, "operation": 0}}),
            format!("types[0]: `Pet`: {not_there} 0 of group 2, which is not there"),
        ),
        ("/others", json!([3]), "others: it mentions type 3, and there are 1".to_owned()),
        ("/shown/error", json!(1), "shown: it mentions type 1, and there are 1".to_owned()),
        (
            "/shown/call",
            json!({"group": 2, "operation": 0}),
            format!("shown: {not_there} 0 of group 2, which is not there"),
        ),
        (
            "/shown/call",
            json!({"group": 0, "operation": 9}),
            format!("shown: {not_there} 9 of group 0, which is not there"),
        ),
    ] {
        assert_eq!(fault(pointer, value), message);
    }
}

/// Finds the strings of a model. Each kind of place is found once: `seen` has those of earlier models.
fn new_places(value: &Value, way: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    match value {
        Value::String(_) => {
            let kind: String = way.chars().filter(|c| !c.is_ascii_digit()).collect();
            if seen.insert(kind) {
                found.push(way.to_owned());
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| new_places(item, &format!("{way}/{index}"), seen, found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| new_places(member, &format!("{way}/{key}"), seen, found));
        }
        _ => {}
    }
}

#[test]
fn a_model_with_a_text_that_is_no_name_is_refused_or_emitted_as_rust() {
    let (mut refused, mut emitted, mut reported) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    for request in requests() {
        let (_, dumped) = dump(&request, Stage::Arrange);
        let model: Value = serde_json::from_str(&dumped).unwrap();
        let mut places = Vec::new();
        new_places(&model, "", &mut seen, &mut places);
        for (place, text) in places.iter().flat_map(|place| ["1 \"no\" { name", "_", "fn"].map(|text| (place, text))) {
            let mut model = model.clone();
            *model.pointer_mut(place).unwrap() = json!(text);
            let Ok(api) = Api::read(&model.to_string()) else {
                refused += 1;
                continue;
            };
            let mut diagnostics = Diagnostics::default();
            match files(&api, &request.header, &mut diagnostics) {
                Some(_) => emitted += 1,
                None => reported += usize::from(diagnostics.has_invalid()),
            }
        }
    }
    assert!(
        refused > 100 && emitted > 100 && reported > 10,
        "{refused} refused, {emitted} emitted, {reported} reported"
    );
}
