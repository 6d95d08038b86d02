//! The documentation of a client where the document says little.

use super::{openapi, request, run};
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Client, Request};

fn generated(document: &str) -> Client {
    let outcome = run(&request(&openapi(document), &[]));
    outcome.client.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
}

#[track_caller]
fn assert_says(client: &Client, file: &str, texts: &[&str]) {
    let file = &client.files[&format!("src/generated/{file}")];
    for text in texts {
        assert!(file.contains(text), "{text:?} is missing:\n{file}");
    }
}

const PETS: &str = r##"
"tags": [{"name": "pets", "description": "All about\npets, i.e. Cats. And dogs."}],
"paths": {
    "/pets": {
        "get": {
            "tags": ["pets"], "operationId": "list",
            "parameters": [
                {"name": "limit", "in": "query", "description": "How many",
                    "schema": {"$ref": "#/components/schemas/Limit"}},
                {"name": "owner_id", "in": "query", "schema": {"type": "string"}, "example": "o-1"},
                {"name": "filter", "in": "query", "required": true,
                    "schema": {"type": "object", "properties": {"pageSize": {"type": "integer"}}}}
            ],
            "responses": {
                "200": {"description": "ok", "content": {"application/json": {"schema":
                    {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}}}},
                "400": {"description": "Not\nunderstood. Try again."},
                "401": {"$ref": "#/components/responses/Refused"},
                "403": {"$ref": "#/components/responses/Refused"},
                "404": {"description": ""},
                "default": {"$ref": "#/components/responses/Refused"}
            }
        },
        "put": {
            "tags": ["pets"], "operationId": "put", "x-ampersat-class": "unsafe",
            "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "required": ["kind"],
                "properties": {"kind": {"type": "string", "example": "cat", "maxLength": 9, "default": "dog"}}
            }}}},
            "responses": {"204": {"description": "done"}}
        },
        "delete": {"tags": ["pets"], "operationId": "clear", "responses": {"204": {"description": "done"}}},
        "head": {"tags": ["pets"], "operationId": "peek", "x-ampersat-class": "read",
            "responses": {"204": {"description": "done"}}}
    }
},
"components": {
    "responses": {"Refused": {"description": "Refused", "content": {"application/json": {"schema":
        {"$ref": "#/components/schemas/Problem"}}}}},
    "schemas": {
        "Limit": {"type": "integer", "maximum": 100, "default": 10},
        "Pet": {"type": "object", "properties": {
            "tags": {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}},
            "Name": {"type": "string"},
            "home_url": {"type": "string"}
        }},
        "Tag": {"type": "object", "properties": {"of": {"$ref": "#/components/schemas/Kind"}}},
        "Kind": {"type": "string", "enum": ["a"]},
        "Problem": {"type": "object", "properties": {"code": {"type": "integer"}}}
    }
}"##;

#[test]
fn what_is_not_described_says_where_it_is_used() {
    let client = generated(PETS);
    assert_says(
        &client,
        "pets/types.rs",
        &[
            "/// An item in the response of [`Pets::list`](super::Pets::list).\n",
            "/// An item of `tags` of [`Pet`].\n",
            "/// The value of `of` in [`Tag`].\n",
            "/// The value of `filter` in [`Pets::list`](super::Pets::list).\n",
            "/// The body of errors of [`Pets::list`](super::Pets::list).\n",
            "    /// `Name` on the wire.\n    pub name: ",
            ">,\n    pub home_url: ",
        ],
    );
}

#[test]
fn a_description_that_repeats_the_name_gives_way_to_the_use() {
    let client = generated(&PETS.replacen(r#""Tag": {"type""#, r#""Tag": {"description": "A tag.", "type""#, 1));
    assert_says(&client, "pets/types.rs", &["/// An item of `tags` of [`Pet`].\n"]);
    assert!(!client.files["src/generated/pets/types.rs"].contains("Not used by any operation."));
}

#[test]
fn what_is_only_read_has_setters_in_tests_alone() {
    let client = generated(
        r##""components": {"schemas": {"Unit": {"type": "object", "required": ["id", "name"], "properties": {
            "id": {"type": "integer", "readOnly": true}, "name": {"type": "string"}, "size": {"type": "integer"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}, "readOnly": true},
            "state": {"type": "string", "default": "new", "readOnly": true}}},
          "Area": {"type": "object", "properties": {"size": {"type": "integer"}}}}},
        "paths": {"/units": {"put": {"tags": ["units"], "operationId": "put_units",
            "requestBody": {"content": {"application/json": {"schema": {"type": "array", "items":
                {"$ref": "#/components/schemas/Unit"}}}}},
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema":
                {"$ref": "#/components/schemas/Unit"}}}}}},
          "post": {"tags": ["units"], "operationId": "post_areas",
            "requestBody": {"content": {"application/json": {"schema": {"type": "array", "items":
                {"$ref": "#/components/schemas/Area"}}}}},
            "responses": {"204": {"description": "ok"}}}}}"##,
    );
    assert_says(
        &client,
        "units/types.rs",
        &[
            "/// Creates a `Unit` with its required fields.\n    pub fn new(name: impl Into<String>) -> Self {",
            "pub fn size(",
            "            state: None,\n",
            "/// Creates an empty `Area`.\n    pub fn new() -> Self {\n        Self::default()\n",
        ],
    );
    let setters = ["pub fn id(", "pub fn labels(", "pub fn state("];
    assert_says(&client, "units/mock.rs", &setters);
    let types = &client.files["src/generated/units/types.rs"];
    assert!(!setters.iter().any(|setter| types.contains(setter)), "{types}");
}

#[test]
fn the_readme_shows_errors_timeouts_and_tests_with_a_call_of_the_document() {
    let client = generated(
        r##""components": {"schemas": {"Problem": {"type": "object", "properties": {"title": {"type": "string"}}}}},
        "paths": {"/pets": {"get": {"tags": ["pets"], "operationId": "list", "parameters":
            [{"name": "timeout", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "ok"}, "404": {"description": "none", "content": {"application/json": {"schema":
                {"$ref": "#/components/schemas/Problem"}}}}}}},
          "/pets/{id}": {"get": {"tags": ["pets"], "operationId": "read", "parameters":
            [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "ok"}}}}}"##,
    );
    let readme = &client.files["README.md"];
    for text in [
        "`details::<client::types::Problem>()` reads what the server says.",
        "```rust\nmatch client.pets().list().await {\n    Ok(response) => ",
        // The option has the name of a parameter of the other one.
        "let response = client.pets().read(1).timeout(Duration::from_secs(5)).await?;\n```",
        "mock.when(client.pets().list()).answer_error(404, \"not found\");\nlet response = client.pets().list().await;\n```",
    ] {
        assert!(readme.contains(text), "{text}\n{readme}");
    }
    assert!(!readme.lines().any(|line| line.starts_with("# ") && line != "# client"), "{readme}");
}

#[test]
fn what_is_guessed_is_not_said_as_a_fact() {
    let client = generated(PETS);
    assert_says(
        &client,
        "pets/mod.rs",
        &[
            ".get(\"pets.",
            ".put(\"pets.",
            ".class(runtime::Class::Unsafe)",
            ".delete(\"pets.",
            ".class(runtime::Class::Read)",
        ],
    );
    let readme = &client.files["README.md"];
    for row in ["get`|yes (read)", "delete`|yes (idempotent)", "put`|no", "head`|yes (read)"] {
        let (method, class) = row.split_once("`|").unwrap();
        let row = format!("| `{} /pets` | {class} |", method.to_uppercase());
        assert!(readme.contains(&row), "{row} is missing:\n{readme}");
    }
}

#[test]
fn responses_are_linked_and_each_error_has_a_line() {
    assert_says(
        &generated(PETS),
        "pets/mod.rs",
        &[
            "/// `GET /pets` returns a list of [`Pet`].\n",
            "/// # Errors\n    \
             /// * `400`: Not understood\n    \
             /// * `401`, `403`, any other: Refused ([`Problem`])\n    pub fn",
        ],
    );
}

#[test]
fn setters_say_what_is_demanded_and_how_it_is_sent() {
    let client = generated(PETS);
    assert_says(
        &client,
        "pets/mod.rs",
        &[
            "/// How many. At most 100. Without it: `10`.\n",
            "/// For example `\"o-1\"`.\n",
            "    /// Required. Each field is sent as a query parameter of its own.\n",
            "/// At most 9 characters. For example `\"cat\"`.\n    ///\n    \
             /// Required as soon as any field of the body is set; without any, no body is sent.\n",
        ],
    );
    assert_says(&client, "mod.rs", &["/// All about pets, i.e. Cats.\n    #[cfg"]);
}

#[test]
fn names_of_derives_are_linked_by_their_paths() {
    let client = generated(
        r#""paths": {"/debug": {"get": {"tags": ["debug"], "operationId": "get", "responses": {"200": {"description": "ok",
            "content": {"application/json": {"schema": {"title": "Hash", "type": "object",
                "properties": {"of": {"type": "object", "properties": {"a": {"type": "integer"}}}}}}}}}}}}"#,
    );
    assert_says(&client, "debug/mod.rs", &["behind the handle [`Debug`](self::Debug).\n"]);
    assert_says(&client, "debug/types.rs", &["/// The value of `of` in [`Hash`](self::Hash).\n"]);
}

#[test]
fn ways_to_sign_in_lead_to_their_methods() {
    let document = openapi(
        r#""components": {"securitySchemes": {"users": {"type": "oauth2", "flows": {
            "authorizationCode": {"authorizationUrl": "https://a.example/page", "tokenUrl": "https://a.example/t", "scopes": {}},
            "clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {}},
            "password": {"tokenUrl": "https://a.example/t", "scopes": {}}}}}},
        "security": [{"users": []}],
        "paths": {"/pets": {"get": {"tags": ["pets"], "operationId": "list", "responses": {"204": {"description": "ok"}}}}}"#,
    );
    let lines = [
        "///   * [`SignIn::authorize`](runtime::SignIn::authorize), on the page `https://a.example/page`, and at `https://a.example/t`\n",
        "///   * [`Credentials::client_credentials(id, secret)`](runtime::Credentials::client_credentials), at `https://a.example/t`\n",
        "///   * [`Credentials::password(username, password)`](runtime::Credentials::password), at `https://a.example/t`\n",
    ];
    let optional =
        "#[cfg_attr(not(feature = \"oauth2\"), allow(rustdoc::broken_intra_doc_links))]\n    pub fn builder()";
    let mut request = request(&document, &[]);
    let made = |request: &Request| run(request).client.unwrap();
    assert_says(&made(&request), "mod.rs", &[lines.as_slice(), &[optional]].concat());
    // The crate around a module has no such feature.
    request.output = Output::new(Kind::Module, Runtime::Vendored);
    let module = &made(&request).files["generated/mod.rs"];
    assert!(lines.iter().all(|line| module.contains(line)) && !module.contains("rustdoc::"), "{module}");
}

#[test]
fn the_use_of_a_type_says_more_than_its_name() {
    let client = generated(
        r#""paths": {"/commits": {"get": {"tags": ["commits"], "operationId": "get", "responses": {"200": {"description": "ok",
            "content": {"application/json": {"schema": {"title": "Commit", "type": "object",
                "properties": {"commit": {"type": "object", "properties": {"sha": {"type": "string"}}}}}}}}}}}}"#,
    );
    assert_says(
        &client,
        "commits/types.rs",
        &[
            "/// The value of `commit` in [`Commit`].\n#[derive(Clone, Debug, Default, PartialEq)]\n#[non_exhaustive]\npub struct CommitCommit",
        ],
    );
}

#[test]
fn the_first_example_prints_an_answer_and_says_who_wants_credentials() {
    let document = |security: &str| {
        let text = r#""paths": {
            "/a": {"get": {"tags": ["x"], "operationId": "follow", "responses": {"200": {"description": "ok",
                "content": {"text/event-stream": {}}}}}},
            "/b": {"get": {"tags": ["x"], "operationId": "ping", "responses": {"204": {"description": "ok"}}}},
            "/c": {"get": {"tags": ["x"], "operationId": "count", "responses": {"200": {"description": "ok",
                "content": {"application/json": {"schema": {"type": "integer"}}}}},
                "parameters": [{"name": "of", "in": "query", "required": true, "schema": {"type": "string"}}]}}
        }, "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}}"#;
        format!("{text}{security}")
    };
    let readme = |security: &str| generated(&document(security)).files["README.md"].clone();
    let open = readme("");
    assert!(open.contains("let response = client.x().count().of(\"…\").await?;"), "{open}");
    let nobody_says = "The document does not say which operations want credentials: they go with every call.";
    assert!(open.contains(nobody_says), "{open}");
    let secured = readme(r#", "security": [{"bearer": []}]"#);
    assert!(secured.contains("Operations that want no credentials are called without them."), "{secured}");
}
