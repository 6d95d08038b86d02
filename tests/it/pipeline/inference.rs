//! Types that are learned from examples where a document declares no schema.

use super::{complaints, openapi, request, run};
use ampersat::model::{Api, TypeKind};
use serde_json::{Value, json};

/// The model of an API with these answers, each of one operation.
fn learned(answers: &[Value]) -> Api {
    let path = |(index, answer): (usize, &Value)| {
        let description = format!("```json\n{answer}\n```");
        let responses = json!({"200": {"description": description}});
        (format!("/answer{index}"), json!({"get": {"operationId": format!("answer{index}"), "responses": responses}}))
    };
    let paths: serde_json::Map<_, _> = answers.iter().enumerate().map(path).collect();
    let document = openapi(&format!(r#""paths": {}, "x-ampersat-example-descriptions": true"#, Value::Object(paths)));
    let outcome = run(&request(&document, &[]));
    assert_eq!(complaints(&outcome), [""; 0]);
    outcome.client.unwrap().api
}

/// The fields of the types, as `Type.field: type`.
fn fields(api: &Api) -> Vec<String> {
    let mut lines = Vec::new();
    for def in &api.types {
        let TypeKind::Struct(structure) = &def.kind else { continue };
        for field in &structure.fields {
            lines.push(format!("{}.{}: {}", def.name, field.name.rust, api.describe(&field.ty)));
        }
        lines.extend(structure.rest.iter().map(|(name, ty)| format!("{}.{name}: {}", def.name, api.describe(ty))));
    }
    lines
}

#[test]
fn samples_of_one_place_are_merged_and_emptiness_says_nothing() {
    let api = learned(&[json!({"items": [
        {"id": "1", "paid": null, "tags": [], "total": 5, "due": "2016-12-30"},
        {"id": "20", "paid": "yes", "tags": ["a"], "total": 5.5, "due": ""},
        {"id": "", "tags": {}, "note": "x"},
    ]})]);
    let expected = [
        "Answer0Response.items: Vec<Answer0ResponseItemsItem>",
        "Answer0ResponseItemsItem.due: Date",
        "Answer0ResponseItemsItem.id: i64",
        "Answer0ResponseItemsItem.paid: String",
        "Answer0ResponseItemsItem.tags: Vec<String>",
        "Answer0ResponseItemsItem.total: Decimal",
        "Answer0ResponseItemsItem.note: String",
    ];
    assert_eq!(fields(&api), expected);
    assert_eq!(api.types.iter().map(|def| def.observed).collect::<Vec<_>>(), [Some(1), Some(3)]);
}

#[test]
fn numbers_as_keys_are_a_map_and_names_beside_them_are_fields() {
    let api = learned(&[json!({"payments": {"10": "Bank", "9": "PayPal"}, "rights": {"full": 1, "332": ["basic"]}})]);
    let expected = [
        "Answer0Response.payments: BTreeMap<String, String>",
        "Answer0Response.rights: Answer0ResponseRights",
        "Answer0ResponseRights.full: i64",
        "Answer0ResponseRights.others: Vec<String>",
    ];
    assert_eq!(fields(&api), expected);
}

#[test]
fn equal_shapes_are_one_type_that_all_places_teach() {
    let api = learned(&[
        json!({"periods": [{"period": "1", "register": "10.00", "renew": null}]}),
        json!({"tld": {"periods": [{"period": "2", "register": "20.00", "renew": "15.00"}]}}),
    ]);
    let expected = [
        "Answer0Response.periods: Vec<Period>",
        "Period.period: i64",
        "Period.register: Decimal",
        "Period.renew: Decimal",
        "Answer1Response.tld: Answer1ResponseTld",
        "Answer1ResponseTld.periods: Vec<Period>",
    ];
    assert_eq!(fields(&api), expected);
    let period = api.types.iter().find(|def| def.name == "Period").unwrap();
    assert_eq!(period.observed, Some(2));
}

#[test]
fn shapes_that_contradict_each_other_stay_apart() {
    let api = learned(&[
        json!({"a": {"id": "1", "name": "x", "at": "2016-12-30"}}),
        json!({"a": {"id": "one", "name": "x", "at": "2016-12-30"}}),
    ]);
    let names: Vec<_> = api.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(names, ["Answer0Response", "Answer0ResponseA", "Answer1Response", "Answer1ResponseA"]);
}

#[test]
fn a_declaration_that_a_sample_contradicts_counts_and_is_reported() {
    let description = "```json\n{\"id\": 5, \"name\": \"x\"}\n```";
    let schema = json!({"properties": {"id": {"type": "string"}}});
    let content = json!({"application/json": {"schema": schema}});
    let responses = json!({"200": {"description": description, "content": content}});
    let paths = json!({"/a": {"get": {"operationId": "a", "responses": responses}}});
    let document = openapi(&format!(r#""paths": {paths}, "x-ampersat-example-descriptions": true"#));
    let outcome = run(&request(&document, &[]));
    let notes: Vec<_> = outcome.diagnostics.iter().filter(|one| one.code == "example-contradicts").collect();
    let [note] = notes.as_slice() else { panic!("{notes:?}") };
    assert_eq!(note.message, "this is declared as `string`, and some samples are not: the declaration counts");
    assert!(note.location.as_ref().unwrap().pointer.ends_with("/schema/properties/id"));
    assert_eq!(fields(&outcome.client.unwrap().api), ["AResponse.id: String", "AResponse.name: String"]);
}
