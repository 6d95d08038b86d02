//! What a whole crate says of itself: manifest and README.

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
         * `Credentials::api_key(\"key\")`: a key, sent in the header `X-'Key'`\n\
         * `Credentials::api_key(\"key\")`: a key, sent in the cookie `session`\n\n\
         Operations that want no credentials are called without them."
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
                let client = Client::builder().base_url(\"https://api.example.com\")\
                .credentials(Credentials::token(\"token\")).build()?;\n    \
                let answer = client.operations().get_d().x(true).await?;\n    println!(\"{answer:?}\");\n    Ok(())\n}";
    let shown = section(&client, "Use");
    assert!(shown.contains(code), "{shown}");
}

#[test]
fn a_licence_is_that_of_the_api_and_of_nothing_else() {
    for (licence, of_manifest, of_readme) in [
        ("", "", "The document names no licence."),
        (
            r#", "license": {"name": "MIT\nlicense = 1", "url": "javascript:x"}"#,
            "\n# The API itself is offered under: MIT",
            "The document names this licence for the API: MIT.",
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
        assert!(manifest.contains("\ndescription = \"A client of the a \\\"b\\\\\\\\\"\n"), "{manifest}");
        let shown = section(&client, "Licence");
        assert_eq!(
            shown,
            format!("{of_readme} Nothing is said by that about this crate: its licence is yours to choose.")
        );
    }
}
