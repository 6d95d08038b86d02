//! Features of single versions of the standard.

use super::Outcome;
use super::{lines, request, run};
use ampersat::model::{Class, Payload, Place, TypeKind};

/// Everything that was found.
fn said(outcome: &Outcome) -> Vec<String> {
    outcome.diagnostics.iter().flat_map(lines).collect()
}

#[test]
fn methods_of_openapi_3_2_are_operations() {
    let document = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n  /a/{id}:\n    parameters: [{name: id, in: path, \
        required: true, schema: {type: string}}]\n    query: {operationId: find, responses: {'204': {description: .}}}\n    \
        additionalOperations:\n      PURGE: {operationId: purge, responses: {'204': {description: .}}}\n      \
        Copy: {responses: {'204': {description: .}}}\n      'B AD': {responses: {}}\n";
    let outcome = run(&request(document, &[]));
    assert_eq!(
        said(&outcome),
        [
            "unknown-method document:10:15 `B AD` is no method of HTTP: the operation is left out",
            "missing-operation-id document:9:13 Copy /a/{id} has no operationId: it is called `copy_a_by_id`",
        ]
    );
    let client = outcome.client.unwrap();
    let all: Vec<_> =
        client.api.operations().map(|(_, one)| (one.method.as_str(), one.name.as_str(), one.class)).collect();
    assert_eq!(
        all,
        [("QUERY", "find", Class::Read), ("PURGE", "purge", Class::Unsafe), ("Copy", "copy_a_by_id", Class::Unsafe)]
    );
    assert!(client.api.operations().all(|(_, one)| one.path_parameters.len() == 1));
    assert_eq!(client.left_out, [""; 0]);
}

#[test]
fn what_has_no_meaning_for_a_client_is_reported() {
    let document = include_str!("../../fixtures/openapi32.yaml");
    let outcome = run(&request(document, &[]));
    assert_eq!(
        said(&outcome),
        [
            "tag-structure-ignored document:7:65 groups have no order: `parent` and `kind` of the tag `search` says nothing to a client",
            "missing-operation-id document:22:9 COPY /things has no operationId: it is called `copy_things`",
            "webhook-ignored document:81:5 the webhook `ping` is not part of a client; the type of what it sends is",
            "webhook-ignored document:85:5 the webhook `thing-added` is not part of a client; the type of what it sends is",
            "webhook-ignored document:89:5 the webhook `thing-gone` is not part of a client; the type of what it sends is",
            "webhook-ignored document:94:5 the webhook `thing.lost` is not part of a client; the type of what it sends is",
            "webhook-ignored document:98:5 the webhook `thing_lost` is not part of a client; the type of what it sends is",
            "webhook-ignored document:102:5 the webhook `unknown` is not part of a client; the type of what it sends is",
        ]
    );
    let api = outcome.client.unwrap().api;
    assert_eq!(api.servers.iter().map(|one| one.docs.as_str()).collect::<Vec<_>>(), ["main: The one to use", "test"]);
    let (group, list) = api.operations().find(|(_, one)| one.name == "list_things").unwrap();
    assert_eq!(group.summary, "Finds things");
    let places: Vec<_> = list.parameters.iter().map(|one| (one.name.rust.as_str(), one.place)).collect();
    assert_eq!(places, [("filter", Place::Query), ("session", Place::Cookie)]);
    assert!(matches!(list.response, Payload::Lines(_)));
    let (_, watch) = api.operations().find(|(_, one)| one.name == "watch").unwrap();
    assert!(matches!(watch.response, Payload::Events(Some(_))));
    let animal = api.types.iter().find(|def| def.name == "Animal").unwrap();
    let TypeKind::Union(variants) = &animal.kind else { panic!("it is a union") };
    let otherwise: Vec<_> = variants.iter().map(|one| (one.name.as_str(), one.otherwise.as_deref())).collect();
    assert_eq!(otherwise, [("Cat", None), ("Dog", None), ("Other", Some("kind"))]);
}

#[test]
fn paths_of_azure_are_paths() {
    let document = r#"{"swagger": "2.0", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"204": {"description": "."}}}}},
        "x-ms-paths": {
            "/a?comp=list": {"get": {"operationId": "list", "responses": {"204": {"description": "."}}}},
            "/a": {"get": {"operationId": "again", "responses": {"204": {"description": "."}}}}}}"#;
    let outcome = run(&request(document, &[]));
    assert_eq!(
        said(&outcome),
        [
            "duplicate-path document:5:19 the path `/a` of `x-ms-paths` stands in `paths`, too: it is left out",
            "see document:2:25 `/a` stands here first",
            "ms-path document:4:29 `/a?comp=list` of `x-ms-paths` is read as one of `paths`",
        ]
    );
    let client = outcome.client.unwrap();
    let paths: Vec<_> = client.api.operations().map(|(_, one)| one.path.as_str()).collect();
    assert_eq!(paths, ["/a", "/a?comp=list"]);
}

#[test]
fn an_upgrade_to_another_protocol_is_reported() {
    let document = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"operationId": "a",
        "responses": {"101": {"description": "."}, "200": {"description": "."}}}}}}"#;
    assert_eq!(
        said(&run(&request(document, &[]))),
        ["upgrade-ignored document:2:30 GET /a may go on in another protocol (101), which a client does not speak"]
    );
}
