//! Names that Rust cannot use: each is refused, or made into one that it can use.

use super::{assert_is_rust, complaints, lines, openapi, request, run, swagger};
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Client, Request};
use serde_json::json;

/// Names that vendors, or people who wish them ill, might give a thing.
const NAMES: [&str; 36] = [
    "",
    " ",
    "_",
    "__",
    "-",
    "self",
    "Self",
    "crate",
    "super",
    "type",
    "async",
    "gen",
    "union",
    "try",
    "1",
    "123",
    "1a",
    "a b",
    "a-b",
    "größe",
    "日本",
    "😀",
    "new",
    "send",
    "clone",
    "extra",
    "into_future",
    "fmt",
    "from",
    "r#type",
    "\"",
    "`",
    "a\nb",
    "a\rb",
    "*/",
    "Unknown",
];

#[track_caller]
fn refused(overlay: &str, expected: &[&str]) {
    let paths = r#"{"/a": {"get": {"responses": {}},
        "put": {"parameters": [{"name": "q", "in": "query", "type": "string"}], "responses": {}}}}"#;
    let outcome = run(&request(&swagger(paths), &[overlay]));
    assert_eq!(complaints(&outcome), expected);
    assert!(outcome.client.is_none(), "a client was made all the same");
}

fn pin(method: &str, name: &str) -> String {
    format!("- target: $.paths['/a'].{method}\n  description: why\n  update: {{x-ampersat-name: {name}}}\n")
}

fn overlay(actions: &[String]) -> String {
    format!("overlay: 1.0.0\nactions:\n{}", actions.concat())
}

#[test]
fn two_operations_that_are_pinned_to_one_name_are_refused() {
    refused(
        &overlay(&[pin("get", "same"), pin("put", "same")]),
        &[
            "duplicate-name document:3:16 PUT /a is named `same`, and so is another operation of its group",
            "see document:2:16 this one is named `same`, too",
        ],
    );
}

#[test]
fn a_pinned_name_that_is_a_keyword_is_refused() {
    refused(
        &overlay(&[pin("get", "type")]),
        &[
            "invalid-name overlay-0:5:29 the name `type` is a keyword of Rust",
            "help: an identifier is made of ASCII letters, digits and `_`, and does not start with a digit",
        ],
    );
    refused(
        &overlay(&[pin("get", "self")]),
        &[
            "invalid-name overlay-0:5:29 the name `self` is a keyword of Rust",
            "help: an identifier is made of ASCII letters, digits and `_`, and does not start with a digit",
        ],
    );
}

#[test]
fn a_pinned_name_that_is_no_identifier_is_refused() {
    for name in ["größe", "1a", "a b", "''", "_", "r#type", "7"] {
        let outcome = run(&request(
            &swagger(r#"{"/a": {"get": {"responses": {}}}}"#),
            &[&overlay(&[pin("get", &format!("\"{name}\""))])],
        ));
        assert!(outcome.client.is_none(), "{name} was taken");
        assert_eq!(outcome.diagnostics[0].code, "invalid-name", "{name}");
    }
    refused(
        &overlay(&[pin("get", "größe")]),
        &[
            "invalid-name overlay-0:5:29 the name `größe` is no identifier of Rust",
            "help: an identifier is made of ASCII letters, digits and `_`, and does not start with a digit",
        ],
    );
    refused(
        &overlay(&[pin("get", "7")]),
        &[
            "invalid-name overlay-0:5:29 the name `7` is no identifier of Rust",
            "help: an identifier is made of ASCII letters, digits and `_`, and does not start with a digit",
        ],
    );
}

#[test]
fn pinned_names_that_differ_in_case_only_do_not_clash() {
    let document = swagger(r#"{"/a": {"get": {"responses": {}}, "put": {"responses": {}}}}"#);
    let outcome = run(&request(&document, &[&overlay(&[pin("get", "a_b"), pin("put", "aB")])]));
    assert_is_rust(&outcome);
    assert_distinct(&outcome.client.unwrap());
}

#[test]
fn two_operations_with_one_id_get_two_methods() {
    let document = swagger(
        r#"{"/a": {"get": {"operationId": "list", "responses": {}}}, "/b": {"get": {"operationId": "list", "responses": {}}},
            "/c": {"get": {"operationId": "checkAll", "responses": {}}}, "/d": {"get": {"operationId": "checkAll", "responses": {}}}}"#,
    );
    let outcome = run(&request(&document, &[]));
    let names: Vec<_> =
        outcome.client.iter().flat_map(|client| client.api.operations()).map(|(_, one)| one.name.as_str()).collect();
    assert_eq!(names, ["list", "list2", "check_all", "check_all_2"]);
    let renamed: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "operation-renamed").flat_map(lines).collect();
    assert_eq!(
        renamed,
        [
            "operation-renamed document:2:73 another operation of its group is called `list`: GET /b is called `list2`",
            "operation-renamed document:3:88 another operation of its group is called `check_all`: GET /d is called `check_all_2`",
        ]
    );
}

#[test]
fn long_names_are_shortened_in_their_middle() {
    let id = "get_the_metrics_of_all_accounts_in_the_evergreen_programme_with_their_orders_by_month";
    let deep = r#"{"type": "object", "properties": {"subscriptionsWithCharges": {"type": "object", "properties": {
        "priceOfEachChargeInDetail": {"type": "object", "properties": {"net": {"type": "integer"}}}}}}}"#;
    let document = swagger(&format!(
        r#"{{"/a": {{"get": {{"operationId": "{id}", "tags": ["{}"], "responses": {{"200": {{"schema": {deep}}}}}}}}}}}"#,
        "t".repeat(300)
    ));
    let client = run(&request(&document, &[])).client.unwrap();
    let (group, operation) = client.api.operations().next().unwrap();
    assert_eq!(group.name.rust, "t".repeat(56));
    assert_eq!(operation.name, "get_the_metrics_of_programme_with_their_orders_by_month");
    assert_eq!(operation.builder, "GetTheMetricsOfProgrammeWithTheirOrdersByMonthRequest");
    let types: Vec<_> = client.api.types.iter().map(|def| def.name.as_str()).collect();
    assert_eq!(
        types,
        [
            "GetTheMetricsOfProgrammeWithTheirOrdersByMonthResponse",
            "GetTheMetricsOfByMonthResponseSubscriptionsWithCharges",
            "GetTheMetricsOfWithChargesPriceOfEachChargeInDetail",
        ]
    );
}

#[test]
fn values_that_differ_in_case_only_are_variants_in_camel_case() {
    let document = swagger(
        r#"{"/a": {"get": {"parameters": [{"name": "every", "in": "query", "type": "string", "enum": ["1m", "1M", "x", "X"]}], "responses": {}}}}"#,
    );
    let client = run(&request(&document, &[])).client.unwrap();
    let ampersat::model::TypeKind::Enum(every) = &client.api.types[0].kind else { panic!("it is an enum") };
    let names: Vec<_> = every.values.iter().map(|value| value.name.rust.as_str()).collect();
    assert_eq!(names, ["Every1m", "Every1M", "X", "X2"]);
}

#[test]
fn a_tag_that_is_a_feature_or_a_device_gives_way() {
    let tags = |client: &Client| -> Vec<String> {
        let (_, features) = client.files["Cargo.toml"].split_once("[features]\n").unwrap();
        let features = features.split("\n# One feature").next().unwrap();
        features.lines().filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
    };
    let document = |tag: &str| swagger(&json!({"/a": {"get": {"tags": [tag], "responses": {}}}}).to_string());
    for runtime in [Runtime::Crate, Runtime::Vendored] {
        let output = Output::new(Kind::Crate, runtime);
        let generated =
            |tag: &str| run(&Request { output: output.clone(), ..request(&document(tag), &[]) }).client.unwrap();
        let features = tags(&generated("pets"));
        assert!(features.len() > 9, "{features:?}");
        for tag in features.iter().map(String::as_str).chain(["uuid", "jiff02", "testing"]) {
            assert_distinct(&generated(tag));
        }
        for device in ["con", "nul", "aux", "prn", "com1", "lpt9", "NUL"] {
            let path = format!("src/generated/{}_/mod.rs", device.to_lowercase());
            assert!(generated(device).files.contains_key(&path), "{device}");
        }
    }
}

#[test]
fn a_crate_whose_name_rust_cannot_say_is_refused() {
    for name in ["", "1", "self", "a b", "größe", "-", "core", "proc-macro"] {
        let document = swagger(r#"{"/a": {"get": {"responses": {}}}}"#);
        let outcome = run(&Request { name: name.to_owned(), ..request(&document, &[]) });
        let message = format!("invalid-name document:1:1 a crate cannot be called `{name}`: Rust could not name it");
        assert_eq!(complaints(&outcome), [message]);
    }
}

#[test]
fn any_tag_is_a_module() {
    for name in NAMES
        .into_iter()
        .chain(["types", "client", "api", "runtime", "builder", "default", "rustls", "from_env", "mock"])
    {
        let document = json!({"/a": {"get": {"tags": [name], "responses": {}}}, "/b": {"get": {"tags": ["other"], "responses": {}}}});
        check(name, &swagger(&document.to_string()));
    }
}

#[test]
fn any_operation_id_is_a_method() {
    for name in NAMES {
        let document = json!({
            "/a": {"get": {"operationId": name, "responses": {}}},
            "/b/{x}": {"get": {"operationId": format!("{name}_1"), "responses": {}, "parameters": [{"name": "x", "in": "path", "required": true, "type": "string"}]}},
            "/c": {"get": {"operationId": format!("{name}1"), "responses": {}}},
        });
        check(name, &swagger(&document.to_string()));
    }
}

#[test]
fn any_parameter_is_an_argument_or_a_setter() {
    for name in NAMES {
        let document = json!({"/a": {"post": {
            "parameters": [
                {"name": name, "in": "query", "type": "string"},
                {"name": format!("{name} "), "in": "query", "type": "integer"},
                {"name": "body", "in": "body", "schema": {"type": "object", "properties": {name: {"type": "string"}, "other": {}}}},
            ],
            "responses": {},
        }}});
        check(name, &swagger(&document.to_string()));
        if !name.contains(['{', '}']) {
            let path = format!("/a/{{{name}}}");
            let document = json!({path: {"get": {"parameters": [{"name": name, "in": "path", "required": true, "type": "string"}], "responses": {}}}});
            check(name, &swagger(&document.to_string()));
        }
    }
}

#[test]
fn any_component_property_and_enum_value_is_an_identifier() {
    let types = ["Option", "Vec", "String", "Result", "Into", "BTreeMap", "Default", "Self", "A", "ARequest", "Things"];
    for name in NAMES.into_iter().chain(types) {
        let schemas = json!({
            name: {"type": "object", "additionalProperties": {"type": "integer"}, "properties": {
                name: {"type": "string", "enum": [name, format!("{name} "), "ok"]}, "others": {"type": "string"},
            }},
        });
        let reference = format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"));
        let content = json!({"application/json": {"schema": {"$ref": reference}}});
        let paths = json!({"/a": {"post": {
            "tags": ["things"], "operationId": "a", "requestBody": {"content": content}, "responses": {"200": {"description": "", "content": content}},
        }}});
        check(name, &openapi(&format!(r#""paths": {paths}, "components": {{"schemas": {schemas}}}"#)));
    }
}

#[track_caller]
fn check(name: &str, document: &str) {
    let outcome = run(&request(document, &[]));
    let Some(client) = &outcome.client else {
        assert!(!complaints(&outcome).is_empty(), "{name:?}: no client and no reason");
        panic!("{name:?} {:#?}", complaints(&outcome));
    };
    assert_is_rust(&outcome);
    assert_distinct(client);
}

/// No two things of one scope have the same name.
#[track_caller]
fn assert_distinct(client: &Client) {
    let is_emitted = |path: &str| path.ends_with(".rs") && !path.starts_with("src/runtime/");
    for (path, text) in client.files.iter().filter(|(path, _)| is_emitted(path)) {
        let file = syn::parse_file(text).unwrap();
        distinct(path, file.items.iter().filter_map(item_name).collect());
        for item in &file.items {
            match item {
                syn::Item::Impl(item) => distinct(path, item.items.iter().filter_map(member_name).collect()),
                syn::Item::Struct(item) => {
                    distinct(path, item.fields.iter().filter_map(|field| field.ident.clone()).collect());
                }
                syn::Item::Enum(item) => distinct(path, item.variants.iter().map(|v| v.ident.clone()).collect()),
                _ => {}
            }
        }
    }
    if let Some(manifest) = client.files.get("Cargo.toml") {
        let mut keys: Vec<_> = manifest
            .lines()
            .take_while(|line| *line != "[dependencies]")
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{manifest}");
    }
}

#[track_caller]
fn distinct(path: &str, mut names: Vec<syn::Ident>) {
    names.sort();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1], "in {path}");
    }
}

fn item_name(item: &syn::Item) -> Option<syn::Ident> {
    match item {
        syn::Item::Struct(item) => Some(item.ident.clone()),
        syn::Item::Enum(item) => Some(item.ident.clone()),
        syn::Item::Static(item) => Some(item.ident.clone()),
        syn::Item::Mod(item) => Some(item.ident.clone()),
        syn::Item::Fn(item) => Some(item.sig.ident.clone()),
        _ => None,
    }
}

fn member_name(item: &syn::ImplItem) -> Option<syn::Ident> {
    match item {
        syn::ImplItem::Fn(item) => Some(item.sig.ident.clone()),
        _ => None,
    }
}

/// The lines of comments with which `rustdoc` would begin a test.
fn doctests(file: &str) -> Vec<&str> {
    let (mut found, mut in_block) = (Vec::new(), false);
    for line in file.lines().map(str::trim_start) {
        let Some(text) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
            in_block = false;
            continue;
        };
        if let Some(language) = text.trim_start().strip_prefix("```") {
            if !in_block && !["json", "text"].contains(&language) {
                found.push(line);
            }
            in_block = !in_block;
        } else if !in_block && text.starts_with("     ") {
            found.push(line);
        }
    }
    found
}

/// Texts that vendors write into descriptions, or that somebody might who wants to break in.
const TEXTS: [&str; 11] = [
    "`tick`\n\n        let indented = 1;",
    "x`\n```\nlet x = 1;\n```\n",
    "a\rb",
    "a\r\nb",
    "\u{202e}reversed\u{202c}",
    "\u{0}\u{7}\u{1b}[31m",
    "*/ fn evil() {}",
    "\"###; fn evil() {}",
    "```rust\nlet x = 1;",
    "```\n```json\n\u{2066}{\n```",
    "    let indented = 1;\n\n\t\tlet more = 2;",
];

#[test]
fn any_text_can_be_documented() {
    for text in TEXTS {
        let schema = json!({"type": "object", "description": text, "properties": {text: {"description": text, "example": text}}});
        let content = json!({"application/json": {"schema": schema, "example": {"a": text, "b": {}}}});
        let document = json!({
            "openapi": "3.0.3", "info": {"title": text, "version": "1", "description": text},
            "tags": [{"name": "t", "description": text}],
            "paths": {"/b": {"get": {"tags": ["t"], "description": text, "responses": {}}}, "/a/{id}": {"get": {
                "tags": ["t"], "summary": text, "description": text, "responses": {"200": {"description": text, "content": content}},
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "description": text, "schema": {"type": "string"}},
                    {"name": text, "in": "query", "description": text, "schema": {"type": "string", "enum": [text, "a"]}},
                ],
            }}},
        });
        let outcome = run(&request(&document.to_string(), &[]));
        assert_is_rust(&outcome);
        for (path, file) in outcome.client.unwrap().files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            let is_bad = |c: char| {
                c.is_control() && c != '\n'
                    || ('\u{202a}'..='\u{202e}').contains(&c)
                    || ('\u{2066}'..='\u{2069}').contains(&c)
            };
            assert!(!file.contains(is_bad), "{path} holds a character that Rust refuses, of {text:?}");
            // The examples of the generator's own, the same in number for every document.
            let ours = match path.as_str() {
                "src/lib.rs" => 3,
                "src/generated/mock.rs" => 1,
                _ => 0,
            };
            assert_eq!(doctests(file), vec!["//! ```no_run"; ours], "{path} has doctests, of {text:?}");
            let functions = syn::parse_file(file).unwrap().items;
            assert!(
                !functions.iter().any(|item| matches!(item, syn::Item::Fn(_))),
                "{path} was broken into by {text:?}"
            );
        }
    }
}
