//! The manifest and the README of a whole crate.

use super::{openapi, request, run};
use ampersat::Client;

/// The crate of a document with these members, of which each operation answers nothing.
fn generated(members: &str) -> Client {
    let outcome = run(&request(&openapi(members), &[]));
    outcome.client.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics))
}

/// The section of a README with this title.
fn section(client: &Client, title: &str) -> String {
    let (_, rest) = client.files["README.md"].split_once(&format!("\n## {title}\n\n")).unwrap();
    rest.split("\n\n## ").next().unwrap().trim_end().to_owned()
}

#[test]
fn a_readme_says_how_to_sign_in() {
    let client = generated(
        r#""paths": {}, "components": {"securitySchemes": {
            "basic": {"type": "http", "scheme": "Basic"},
            "bearer": {"type": "http", "scheme": "bearer"},
            "oauth": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com"},
            "key": {"type": "apiKey", "in": "header", "name": "X-`Key`"},
            "cookie": {"type": "apiKey", "in": "cookie", "name": "session"}}}"#,
    );
    assert_eq!(
        section(&client, "Signing in"),
        "* `Credentials::basic(\"user\", \"password\")`: user name and password with every call (HTTP Basic)\n\
         * `Credentials::token(\"token\")`: a token with every call\n\
         * `.credential(\"key\", Credentials::api_key(\"key\"))`: a key, sent in the header `X-'Key'`\n\
         * `.credential(\"cookie\", Credentials::api_key(\"key\"))`: a key, sent in the cookie `session`\n\n\
         The document does not say which operations want credentials: they go with every call."
    );
}

#[test]
fn a_readme_shows_the_call_that_needs_least() {
    let client = generated(
        r#""servers": [{"url": "/v1"}], "components": {"securitySchemes": {"b": {"type": "http", "scheme": "bearer"}}},
        "paths": {
            "/a": {"post": {"responses": {"204": {"description": "."}}}},
            "/b": {"get": {"deprecated": true, "responses": {"204": {"description": "."}}}},
            "/c/{x}/{y}": {"get": {"responses": {"204": {"description": "."}}, "parameters": [
                {"name": "x", "in": "path", "required": true, "schema": {"type": "integer"}},
                {"name": "y", "in": "path", "required": true, "schema": {"type": "string"}}]}},
            "/d": {"get": {"responses": {"204": {"description": "."}}, "parameters": [
                {"name": "x", "in": "query", "required": true, "schema": {"type": "boolean"}},
                {"name": "y", "in": "query", "schema": {"type": "string"}}]}}}"#,
    );
    let code = "use client::{Client, Credentials, Error};\n\n#[tokio::main]\nasync fn main() -> Result<(), Error> {\n    \
                let client = Client::builder().base_url(\"https://api.example.com/v1\")\
                .credentials(Credentials::token(\"token\")).build()?;\n    \
                let response = client.operations().get_d().x(true).await?;\n    println!(\"{response:?}\");\n    Ok(())\n}";
    let shown = section(&client, "Use");
    assert!(shown.contains(code), "{shown}");
}

#[test]
fn a_licence_is_that_of_the_api_and_of_nothing_else() {
    for (licence, of_manifest, of_readme) in [
        ("", "", "The document names no licence."),
        (
            r#", "license": {"name": "MIT\nlicense = 1", "url": "javascript:x"}"#,
            "\n# The API itself is offered under: MIT license = 1",
            "The document names this licence for the API: MIT license = 1.",
        ),
        (
            r#", "license": {"name": "Apache 2.0", "url": "https://example.com/a"}"#,
            "\n# The API itself is offered under: Apache 2.0, https://example.com/a",
            "The document names this licence for the API: Apache 2.0, <https://example.com/a>.",
        ),
    ] {
        let document = format!(
            r#"{{"openapi": "3.0.3", "paths": {{}}, "info": {{"title": "a \"b\\", "version": "1"{licence}}}}}"#
        );
        let client = run(&request(&document, &[])).client.unwrap();
        let manifest = &client.files["Cargo.toml"];
        let before = "# A registry wants a licence, which nobody but you can give.";
        assert!(manifest.contains(&format!("{before}{of_manifest}\npublish = false\n")), "{manifest}");
        assert!(manifest.contains("\ndescription = \"A client of a \\\"b\\\\\\\\\"\n"), "{manifest}");
        let shown = section(&client, "Licence");
        assert_eq!(shown, format!("{of_readme} Choose a licence for this crate."));
    }
}

#[test]
fn an_example_keeps_the_path_of_a_server_without_host() {
    for (url, call) in [
        ("https://example.com/v1", "builder().build()"),
        ("/v1.56", "builder().base_url(\"https://api.example.com/v1.56\").build()"),
        ("/", "builder().base_url(\"https://api.example.com\").build()"),
        ("https://{region}.example.com/v1/a", "builder().base_url(\"https://api.example.com/v1/a\").build()"),
    ] {
        let document = format!(
            r#"{{"openapi": "3.0.3", "info": {{"title": "Pets", "version": "1"}}, "servers": [{{"url": "{url}"}}],
                "paths": {{"/pets": {{"get": {{"responses": {{"200": {{"description": "all"}}}}}}}}}}}}"#
        );
        let client = run(&request(&document, &[])).client.unwrap();
        for file in ["README.md", "src/lib.rs"] {
            assert!(client.files[file].contains(&format!("Client::{call}?;")), "{url}: {}", client.files[file]);
        }
    }
}

#[test]
fn only_what_is_called_an_api_has_an_article() {
    for (title, subject) in [("Pet Store", "Pet Store"), ("Pet API", "the Pet API"), ("The Pet API", "The Pet API")] {
        let document =
            format!(r#"{{"openapi": "3.0.3", "paths": {{}}, "info": {{"title": "{title}", "version": "1"}}}}"#);
        let client = run(&request(&document, &[])).client.unwrap();
        assert!(client.files["src/lib.rs"].contains(&format!("//! A client of {subject}.\n")));
        assert!(client.files["README.md"].contains(&format!("\nA client of {subject}, version 1,")));
    }
}
