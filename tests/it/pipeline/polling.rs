//! Operations that go on after they were answered: recognised ones, declared ones, and the reports about both.

use super::{complaints, lines, openapi, request, run};
use ampersat::diagnostic::Diagnostic;
use ampersat::model::Operation;

/// A document with an operation that has these members and responses, and one that reads jobs.
fn action(method: &str, members: &str, responses: &str) -> String {
    let job = r#"{"type": "object", "properties": {"id": {"type": "string"}, "state": {"type": "string"}, "file": {"type": "string"}}}"#;
    let job = format!(r#"{{"description": "", "content": {{"application/json": {{"schema": {job}}}}}}}"#);
    let id = r#"{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}"#;
    let strict = r#"{"name": "key", "in": "query", "required": true, "schema": {"type": "string"}}"#;
    openapi(&format!(
        r#""paths": {{"/act": {{"{method}": {{{members}"operationId": "act", "responses": {{{responses}}}}}}},
"/jobs/{{id}}": {{"get": {{"operationId": "get_job", "parameters": [{id}], "responses": {{"200": {job}}}}},
"delete": {{"operationId": "end_job", "parameters": [{id}], "responses": {{"204": {{"description": ""}}}}}}}},
"/strict/{{id}}": {{"get": {{"operationId": "strict", "parameters": [{id}, {strict}], "responses": {{"200": {job}}}}}}}}}"#
    ))
}

/// A response with headers, and a body of JSON with one member of this name and type.
fn response(status: u16, headers: &[&str], field: &str) -> String {
    let headers: Vec<_> =
        headers.iter().map(|name| format!(r#""{name}": {{"schema": {{"type": "string"}}}}"#)).collect();
    let content = match field {
        "" => String::new(),
        field => {
            let schema = format!(r#"{{"type": "object", "properties": {{"{field}": {{"type": "string"}}}}}}"#);
            format!(r#", "content": {{"application/json": {{"schema": {schema}}}}}"#)
        }
    };
    format!(r#""{status}": {{"description": "", "headers": {{{}}}{content}}}"#, headers.join(", "))
}

/// Returns the findings about operations that go on.
fn said(document: &str) -> Vec<String> {
    let outcome = run(&request(document, &[]));
    let is_meant = |one: &&Diagnostic| one.code.starts_with("polling");
    outcome.diagnostics.iter().filter(is_meant).map(|one| lines(one)[0].clone()).collect()
}

fn act(document: &str, overlays: &[&str]) -> Operation {
    let client = run(&request(document, overlays)).client.unwrap();
    let operations = &client.api.groups[0].operations;
    operations.iter().find(|operation| operation.name == "act").unwrap().clone()
}

/// The emitted implementation of the trait, without blanks: how the end is known, and the type of the result.
fn emitted(document: &str, overlays: &[&str]) -> (String, String) {
    let outcome = run(&request(document, overlays));
    assert_eq!(complaints(&outcome), [""; 0], "{document}");
    let files = outcome.client.unwrap().files;
    let code: String = files["src/generated/operations/mod.rs"].split_whitespace().collect();
    let part = |start: &str| {
        let (_, rest) = code.split_once(start).unwrap_or_else(|| panic!("{code}"));
        rest.split_once(';').unwrap().0.replace("runtime::", "").replace(",)", ")")
    };
    (part("constPOLLING:runtime::Polling=").replace("Polling::", ""), part("typeOutcome="))
}

fn how(document: &str, overlays: &[&str]) -> String {
    emitted(document, overlays).0
}

fn overlay(polling: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n- target: $.paths['/act'].post\n  description: why\n  update: {{x-ampersat-polling: {polling}}}\n"
    )
}

#[test]
fn an_answer_202_that_says_where_it_goes_on_is_recognised() {
    let located = response(202, &["location", "Retry-After"], "");
    let both = response(202, &["operation-location", "Location"], "");
    let monitored = response(202, &["Azure-AsyncOperation"], "");
    for (method, accepted, header, expected) in [
        ("post", &located, "Location", r#"header("Location")"#),
        ("get", &located, "Location", r#"header("Location")"#),
        ("post", &both, "Operation-Location", "azure().result_at_location()"),
        ("put", &monitored, "Azure-AsyncOperation", "azure().result_at_original()"),
        ("delete", &monitored, "Azure-AsyncOperation", "azure()"),
    ] {
        let document = action(method, "", &format!("{accepted}, {}", response(200, &[], "pets")));
        let verb = method.to_uppercase();
        let note = format!("{verb} /act may go on after it was answered (202): `{header}` has the URL of its state");
        assert_eq!(
            said(&document),
            [format!("polling-recognised document:2:{} {note}", 24 + method.len())],
            "{method}"
        );
        assert_eq!(how(&document, &[]), expected, "{method}");
    }
}

#[test]
fn other_answers_are_no_operations_that_go_on() {
    for responses in [
        // of a resource that was made
        response(201, &["Location"], "id"),
        // nobody says where
        response(202, &["Retry-After"], "id"),
        response(202, &[], ""),
        response(200, &["Operation-Location"], ""),
    ] {
        let document = action("post", "", &responses);
        assert_eq!(said(&document), [""; 0], "{responses}");
        assert!(act(&document, &[]).polling.is_none(), "{responses}");
    }
    let located = response(202, &["Location"], "");
    for members in [r#""x-ampersat-polling": false, "#, r#""x-ms-long-running-operation": false, "#] {
        assert!(act(&action("post", members, &located), &[]).polling.is_none(), "{members}");
    }
    let document = action("post", "", &located);
    assert!(act(&document, &[&overlay("false")]).polling.is_none());
}

#[test]
fn azures_extension_says_where_the_result_is() {
    let accepted = response(202, &[], "");
    let via = |via: &str| {
        format!(
            r#""x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {{"final-state-via": "{via}"}}, "#
        )
    };
    for (method, members, expected) in [
        ("post", r#""x-ms-long-running-operation": true, "#.to_owned(), "azure().result_at_location()"),
        ("post", via("location"), "azure().result_at_location()"),
        ("post", via("original-uri"), "azure().result_at_original()"),
        ("post", via("azure-async-operation"), "azure()"),
        ("post", via("operation-location"), "azure()"),
        // it speaks of POST only
        ("put", via("azure-async-operation"), "azure().result_at_original()"),
        ("patch", via("location"), "azure().result_at_original()"),
        ("delete", via("location"), "azure()"),
    ] {
        let document = action(method, &members, &accepted);
        assert_eq!((how(&document, &[]).as_str(), said(&document).len()), (expected, 0), "{method} {members}");
    }
    let document = action("post", &via("elsewhere"), &accepted);
    let expected = "polling-not-usable document:2:60 `x-ms-long-running-operation` of POST /act cannot be followed: `elsewhere` is no `final-state-via` that is known";
    assert_eq!(complaints(&run(&request(&document, &[]))), [expected]);
    assert!(act(&document, &[]).polling.is_none());
}

#[test]
fn the_result_is_what_is_documented_for_the_end() {
    let azure = r#""x-ms-long-running-operation": true, "#;
    let own = r#""x-ampersat-polling": {"header": "X-State", "status": "/status", "finished": ["ok"]}, "#;
    let located = response(202, &["Location"], "");
    let (ok, none) = (response(200, &[], "pets"), response(204, &[], ""));
    for (members, responses, expected) in [
        ("", vec![&located, &ok], "ActResponse"),
        // there may be nothing
        ("", vec![&located, &ok, &none], "Maybe<ActResponse>"),
        ("", vec![&located, &none], "()"),
        // of the end nothing is known
        ("", vec![&located], "Value"),
        (azure, vec![&response(202, &[], ""), &response(200, &[], "")], "()"),
        (own, vec![&response(202, &[], "id"), &response(200, &[], "")], "Value"),
        // the first answer has a type of its own
        ("", vec![&response(202, &["Location"], "id"), &ok], "ActOk"),
        // it is the state
        (own, vec![&response(202, &[], "status")], "ActResponse"),
        (own, vec![&response(202, &[], "id")], "Value"),
    ] {
        let responses: Vec<_> = responses.into_iter().map(String::as_str).collect();
        let document = action("post", members, &responses.join(", "));
        assert_eq!(emitted(&document, &[]).1, expected, "{members} {responses:?}");
    }
    // of what is deleted nothing may be left
    for (responses, expected) in [
        (vec![&ok], "Maybe<ActResponse>"),
        (vec![&located, &ok], "Maybe<ActResponse>"),
        (vec![&located, &none], "()"),
        (vec![&located], "()"),
    ] {
        let responses: Vec<_> = responses.into_iter().map(String::as_str).collect();
        let document = action("delete", azure, &responses.join(", "));
        assert_eq!(emitted(&document, &[]).1, expected, "{responses:?}");
    }
    // in the words of both standards
    for reference in ["#/definitions/Job", "#/components/schemas/Job"] {
        let options = format!(r#""x-ms-long-running-operation-options": {{"final-state-schema": "{reference}"}}, "#);
        let document = action("post", &format!("{azure}{options}"), &response(202, &[], ""));
        let job = r#""components": {"schemas": {"Job": {"type": "object", "properties": {"id": {"type": "integer"}}}}}, "paths""#;
        assert_eq!(emitted(&document.replacen("\"paths\"", job, 1), &[]).1, "Job");
        // it leads nowhere
        assert_eq!(emitted(&document, &[]).1, "Value");
    }
}

#[test]
fn an_overlay_declares_and_overrules() {
    let accepted = response(202, &["Location"], "id");
    let document = action("post", "", &format!("{accepted}, {}", response(200, &[], "pets")));
    for (polling, expected) in [
        ("{header: X-State}", r#"header("X-State")"#),
        ("{url: /id, result: original}", r#"field("/id").result_at_original()"#),
        ("{azure: true}", "azure().result_at_location()"),
        ("{azure: true, result: state}", "azure()"),
        (
            "{header: X-State, status: /a/b, finished: [done, 1, true], failed: [bad], error: /why, result: location}",
            r#"header("X-State").status("/a/b",&["done","1","true"],&["bad"]).error("/why").result_at_location()"#,
        ),
        (
            "{operation: get_job, parameters: {id: /id}, status: /state, finished: [done], result: /file}",
            r#"path("/jobs/{id}",&[("id","/id")]).status("/state",&["done"],&[]).result_at_field("/file")"#,
        ),
        (
            "{header: X-State, result: {operation: get_job, parameters: {id: /id}}}",
            r#"header("X-State").result_at_path("/jobs/{id}",&[("id","/id")])"#,
        ),
    ] {
        assert_eq!(how(&document, &[&overlay(polling)]), expected, "{polling}");
    }
    // another operation says what its answer is
    let of_job = overlay("{operation: get_job, parameters: {id: /id}, status: /state, finished: [done]}");
    assert_eq!(emitted(&document, &[&of_job]).1, "GetJobResponse");
}

#[test]
fn a_mistake_in_an_overlay_is_an_error() {
    let document = action("post", "", &response(202, &["Location"], "id"));
    for (polling, expected) in [
        ("{}", "it says one of `header`, `url`, `operation` and `azure: true`, or is `false`"),
        ("{header: A, url: /id}", "it says one of `header`, `url`, `operation` and `azure: true`, or is `false`"),
        ("{url: id}", "`url` is no JSON pointer, such as `/id`"),
        ("{url: /url}", "the answer has no field `/url`"),
        ("{header: A, status: /a}", "a `status` wants the words that end the operation: `finished` and `failed`"),
        (
            "{header: A, finished: [a]}",
            "`finished`, `failed` and `error` want a `status`, the JSON pointer to the words",
        ),
        ("{azure: true, status: /a, finished: [a]}", "the words of `azure` are known"),
        (
            "{header: A, result: there}",
            "its `result` is one of `state`, `original`, `location`, a JSON pointer to its URL, or an `operation`",
        ),
        ("{operation: get_jobs}", "there is no operation `get_jobs`"),
        ("{operation: end_job, parameters: {id: /id}}", "`end_job` is no GET"),
        ("{operation: get_job}", "nothing says what `id` of GET /jobs/{id} is"),
        ("{operation: get_job, parameters: {id: /id, key: /id}}", "the path of GET /jobs/{id} has no `key`"),
        ("{operation: get_job, parameters: {id: /key}}", "the answer has no field `/key`"),
        ("{operation: get_job, parameters: {id: id}}", "`id` is no JSON pointer, such as `/id`"),
        ("{operation: strict, parameters: {id: /id}}", "GET /strict/{id} requires `key`, which nobody sets"),
        (
            "{operation: get_job, parameters: {id: /id}, status: /status, finished: [a]}",
            "the answer has no field `/status`",
        ),
        ("{operation: get_job, parameters: {id: /id}, result: /result}", "the answer has no field `/result`"),
    ] {
        let outcome = run(&request(&document, &[&overlay(polling)]));
        let expected = format!(
            "polling-not-usable overlay-0:6:32 `x-ampersat-polling` of POST /act cannot be followed: {expected}"
        );
        assert_eq!(complaints(&outcome), [expected], "{polling}");
        assert!(outcome.client.is_none(), "{polling}");
    }
}

#[test]
fn an_operation_that_is_not_selected_costs_the_method_only() {
    let document = action("post", "", &response(202, &[], "id"));
    let declared = overlay("{operation: get_job, parameters: {id: /id}, status: /state, finished: [done]}");
    let mut request = request(&document, &[&declared]);
    request.choices.selection.include = vec!["path=/act".parse().unwrap()];
    let outcome = run(&request);
    let expected = "polling-not-usable overlay-0:6:32 `x-ampersat-polling` of POST /act cannot be followed: the operation `get_job` is not selected";
    assert_eq!(complaints(&outcome), [expected]);
    assert!(outcome.client.unwrap().api.groups[0].operations[0].polling.is_none());
}

/// A document whose operation has an answer with a link, and one that reads at `/jobs/{id}` and answers with these statuses.
fn linked(status: u16, link: &str, statuses: &[u16]) -> String {
    let job = r#"{"type": "object", "properties": {"id": {"type": "string"}}}"#;
    let content = format!(r#""content": {{"application/json": {{"schema": {job}}}}}"#);
    let reads: Vec<_> =
        statuses.iter().map(|status| format!(r#""{status}": {{"description": "", {content}}}"#)).collect();
    let id = r#"{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}"#;
    openapi(&format!(
        r#""paths": {{"/act": {{"post": {{"operationId": "act", "responses": {{"{status}": {{"description": "", {content}, "links": {{"state": {link}}}}}}}}}}},
"/jobs/{{id}}": {{"get": {{"operationId": "get_job", "parameters": [{id}], "responses": {{{}}}}},
"delete": {{"operationId": "end_job", "parameters": [{id}], "responses": {{"204": {{"description": ""}}}}}}}}}}"#,
        reads.join(", ")
    ))
}

#[test]
fn a_link_to_an_operation_that_says_its_end_is_followed() {
    let by_id = r#"{"operationId": "get_job", "parameters": {"id": "$response.body#/id"}}"#;
    let by_reference =
        r##"{"operationRef": "#/paths/~1jobs~1{id}/get", "parameters": {"path.id": "$response.body#/id"}}"##;
    let begins = "POST /act may go on after it was answered: its link `state` leads to `get_job`";
    for (status, link) in [(202, by_id), (201, by_id), (202, by_reference)] {
        let document = linked(status, link, &[200, 202]);
        let note = format!("polling-recognised document:2:28 {begins}, which answers 202 until it has ended");
        assert_eq!(said(&document), [note], "{link}");
        let (way, outcome) = emitted(&document, &[]);
        assert!(way.contains(r#""/jobs/{id}""#), "{way}");
        assert!(outcome.contains("GetJob"), "{outcome}");
        let all = run(&request(&document, &[])).diagnostics;
        assert!(all.iter().all(|one| one.code != "link-ignored"), "{link}");
    }
    // nothing says what done means
    let unclear = format!("polling-unclear document:2:28 {begins}, and nothing says when it has ended");
    assert_eq!(said(&linked(202, by_id, &[200])), [unclear]);
    // the answer does not have what the link takes from it
    let deep = by_id.replace("#/id", "#/job/id");
    let document = linked(202, &deep, &[200, 202]);
    let unclear =
        format!("polling-unclear document:2:28 {begins}, and it cannot be followed: the answer has no field `/job/id`");
    assert_eq!(said(&document), [unclear]);
    assert!(run(&request(&document, &[])).diagnostics.iter().any(|one| one.code == "link-ignored"));
    for (status, link) in [
        // what was made
        (201, by_id),
        // nothing that reads, or that is there; a value that the answer does not have
        (202, r#"{"operationId": "end_job", "parameters": {"id": "$response.body#/id"}}"#),
        (202, r#"{"operationId": "nothing"}"#),
        (202, r#"{"operationId": "get_job", "parameters": {"id": "$response.header.X-Id"}}"#),
    ] {
        assert_eq!(said(&linked(status, link, &[200])), [""; 0], "{link}");
    }
}
