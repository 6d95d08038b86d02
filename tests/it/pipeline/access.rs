//! Security schemes and servers: their code, and the reports about those that cannot be used.

use super::{complaints, lines, openapi, request, run, swagger};
use ampersat::model::SchemeKind::{Basic, Bearer, Cookie, Header, Query};
use ampersat::model::{OAuthFlow, OAuthGrant, Operation, SchemeKind};
use std::collections::BTreeSet;

fn operations(document: &str) -> Vec<Operation> {
    let outcome = run(&request(document, &[]));
    let client = outcome.client.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics));
    client.api.operations().map(|(_, operation)| operation.clone()).collect()
}

fn schemes(document: &str) -> Vec<(String, SchemeKind)> {
    let outcome = run(&request(document, &[]));
    assert_eq!(complaints(&outcome), [""; 0]);
    outcome.client.unwrap().api.security_schemes.into_iter().map(|scheme| (scheme.name, scheme.kind)).collect()
}

#[test]
fn schemes_of_both_standards_are_known() {
    let swagger = schemes(&swagger(
        r#"{}, "securityDefinitions": {
        "a": {"type": "basic"}, "b": {"type": "apiKey", "in": "query", "name": "key"},
        "c": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "d": {"type": "oauth2", "flow": "accessCode", "tokenUrl": "https://a", "authorizationUrl": "https://b"}}"#,
    ));
    let openapi = schemes(&openapi(
        r##""paths": {}, "components": {"securitySchemes": {
        "a": {"$ref": "#/components/securitySchemes/e"}, "b": {"type": "http", "scheme": "Bearer"},
        "c": {"type": "apiKey", "in": "cookie", "name": "sid"}, "d": {"type": "openIdConnect", "openIdConnectUrl": "https://a"},
        "e": {"type": "http", "scheme": "basic"}, "f": {"type": "mutualTLS"}}}"##,
    ));
    let named = |list: &[(&str, SchemeKind)]| {
        list.iter().map(|(name, kind)| ((*name).to_owned(), kind.clone())).collect::<Vec<_>>()
    };
    let (key, header) = (Query("key".into()), Header("X-Key".into()));
    let flow = OAuthFlow {
        grant: OAuthGrant::AuthorizationCode("https://b".to_owned()),
        token_url: "https://a".to_owned(),
        refresh_url: None,
        scopes: Vec::new(),
    };
    let flows = SchemeKind::OAuth2(vec![flow]);
    assert_eq!(swagger, named(&[("a", Basic), ("b", key), ("c", header), ("d", flows)]));
    let cookie = Cookie("sid".into());
    assert_eq!(openapi, named(&[("a", Basic), ("b", Bearer), ("c", cookie), ("d", Bearer), ("e", Basic)]));
}

const SCHEMES: &str = r#""components": {"securitySchemes": {
    "a": {"type": "http", "scheme": "basic"}, "b": {"type": "http", "scheme": "bearer"}, "m": {"type": "mutualTLS"},
    "d": {"type": "http", "scheme": "digest"}}}"#;

#[test]
fn what_an_operation_wants_is_what_it_says_or_else_what_all_want() {
    type Wanted = Option<&'static [&'static [&'static str]]>;
    // security in general, security of the operation, whether credentials are attached, and the wanted ones
    let cases: [(&str, &str, bool, Wanted); 12] = [
        ("", "", true, None),
        ("", r#""security": []"#, false, None),
        ("", r#""security": [{"a": []}]"#, true, Some(&[&["a"]])),
        (r#""security": []"#, "", false, None),
        (r#""security": [{}]"#, "", false, None),
        (r#""security": [{"a": []}]"#, "", true, None),
        (r#""security": [{"a": []}]"#, r#""security": [{"a": []}]"#, true, None),
        (r#""security": [{"a": []}]"#, r#""security": []"#, false, None),
        (r#""security": [{"a": []}]"#, r#""security": [{"a": [], "b": []}, {}]"#, true, Some(&[&["a", "b"], &[]])),
        (r#""security": [{"a": []}]"#, r#""security": [{"a": [], "m": []}]"#, true, None),
        (r#""security": [{"a": []}]"#, r#""security": [{"d": []}, {"b": []}]"#, true, Some(&[&["b"]])),
        (r#""security": [{"a": []}]"#, r#""security": [{"d": []}]"#, true, Some(&[])),
    ];
    for (general, own, authenticated, secured) in cases {
        let comma = |text: &str| if text.is_empty() { String::new() } else { format!("{text}, ") };
        let paths = format!(r#""paths": {{"/a": {{"get": {{{}"responses": {{}}}}}}}}, {SCHEMES}"#, comma(own));
        let [operation] = operations(&openapi(&format!("{}{paths}", comma(general)))).try_into().unwrap();
        let found: Option<Vec<Vec<&str>>> = operation
            .secured
            .as_ref()
            .map(|all| all.iter().map(|names| names.iter().map(|n| &**n).collect()).collect());
        let expected = secured.map(|all| all.iter().map(|names| names.to_vec()).collect());
        assert_eq!((operation.authenticated, found), (authenticated, expected), "{general} {own}");
    }
}

#[test]
fn where_some_say_what_they_want_the_others_want_nothing() {
    for (one, authenticated) in
        [(r#""security": [{"a": []}], "#, [true, false]), (r#""security": [], "#, [false, true])]
    {
        let item = |own: &str| format!(r#"{{"get": {{{own}"responses": {{}}}}}}"#);
        let paths = format!(r#""paths": {{"/a": {}, "/b": {}}}, {SCHEMES}"#, item(one), item(""));
        let found: Vec<_> = operations(&openapi(&paths)).iter().map(|operation| operation.authenticated).collect();
        assert_eq!(found, authenticated, "{one}");
    }
}

#[test]
fn schemes_that_cannot_be_used_are_reported() {
    let outcome = run(&request(
        &openapi(
            r#""security": [{"nobody": []}], "paths": {}, "components": {"securitySchemes": {
            "d": {"type": "http", "scheme": "digest"},
            "h": {"type": "apiKey", "in": "header", "name": "no header"}}}"#,
        ),
        &[],
    ));
    let help = "help: a header can be set on the client, a bearer token given as it is";
    assert_eq!(
        complaints(&outcome),
        [
            "unknown-security-scheme document:2:25 there is no security scheme `nobody`: this alternative is left out",
            "unsupported-security document:3:18 the security scheme `d` (http digest) cannot be used",
            help,
            "unsupported-security document:4:18 the security scheme `h` (apiKey) cannot be used",
            help,
        ]
    );
    assert!(outcome.client.is_some());
}

#[test]
fn a_key_that_is_declared_as_a_parameter_too_is_a_credential() {
    let document = swagger(
        r#"{"/a": {"get": {"responses": {}, "parameters": [
            {"name": "api-key", "in": "query", "type": "string", "required": true},
            {"name": "api-key", "in": "header", "type": "string"}]}}},
        "security": [{"key": []}], "securityDefinitions": {"key": {"type": "apiKey", "in": "query", "name": "api-key"}}"#,
    );
    let outcome = run(&request(&document, &[]));
    let found: Vec<_> =
        outcome.diagnostics.iter().filter(|one| one.code == "credential-as-parameter").flat_map(lines).collect();
    let message = "`api-key` of GET /a is what the security scheme `key` sends: it is no parameter, too";
    assert_eq!(found, [format!("credential-as-parameter document:3:13 {message}")]);
    let client = outcome.client.unwrap();
    let parameters: usize = client.api.operations().map(|(_, operation)| operation.parameters.len()).sum();
    assert_eq!(parameters, 1);
}

#[test]
fn the_base_url_is_that_of_the_first_server_with_its_defaults() {
    for (members, base_url) in [
        (r#""servers": [{"url": "https://a.example/v1/"}, {"url": "https://b.example"}]"#, "https://a.example/v1"),
        (
            r#""servers": [{"url": "{scheme}://{host}:{port}/v1", "variables": {"scheme": {"default": "http"},
                "host": {"default": "a.example"}, "port": {"default": 80}}}]"#,
            "http://a.example:80/v1",
        ),
        (r#""servers": [{"url": "/v1"}]"#, "/v1"),
        (r#""servers": []"#, ""),
    ] {
        let outcome = run(&request(&openapi(&format!("{members}, \"paths\": {{}}")), &[]));
        assert_eq!(outcome.client.unwrap().api.base_url, base_url);
    }
    for (members, base_url) in [
        (r#""host": "a.example", "basePath": "/", "schemes": ["http", "https"]"#, "https://a.example"),
        (r#""host": "a.example", "basePath": "/v1""#, "https://a.example/v1"),
        (r#""host": "a.example", "schemes": ["http"]"#, "http://a.example"),
        (r#""basePath": "/v1""#, "/v1"),
    ] {
        let outcome = run(&request(&swagger(&format!("{{}}, {members}")), &[]));
        assert_eq!(outcome.client.unwrap().api.base_url, base_url);
    }
}

#[test]
fn a_variable_without_default_is_reported() {
    let document = openapi(r#""servers": [{"url": "https://{tenant}.example.com"}], "paths": {}"#);
    let outcome = run(&request(&document, &[]));
    assert_eq!(
        complaints(&outcome),
        [
            "server-variable document:2:13 `{tenant}` of the server `https://{tenant}.example.com` has no default",
            "help: whoever uses the client has to give a base URL",
        ]
    );
    assert_eq!(outcome.client.unwrap().api.base_url, "https://{tenant}.example.com");
}

#[test]
fn servers_of_paths_and_operations_count_where_they_differ() {
    let document = openapi(
        r#""servers": [{"url": "https://a.example"}], "paths": {
        "/a": {"get": {"responses": {}}, "put": {"responses": {}, "servers": [{"url": "https://a.example/"}]}},
        "/b": {"servers": [{"url": "https://b.example"}],
            "get": {"responses": {}}, "put": {"responses": {}, "servers": [{"url": "/c"}]}}}"#,
    );
    let servers: Vec<_> = operations(&document).into_iter().map(|operation| operation.server).collect();
    assert_eq!(servers, [None, None, Some("https://b.example".into()), Some("/c".into())]);
    let without = openapi(r#""paths": {"/a": {"servers": [{"url": "https://a.example"}], "get": {"responses": {}}}}"#);
    let outcome = run(&request(&without, &[]));
    let api = outcome.client.unwrap().api;
    assert_eq!(api.base_url, "https://a.example");
    assert!(api.operations().all(|(_, operation)| operation.server.is_none()));
}

/// A parameter of a path item belongs to all of its operations, each of which may want other credentials.
#[test]
fn keys_among_the_parameters_of_a_path_are_credentials_too() {
    let document = openapi(
        r#""paths": {"/a": {
            "parameters": [{"name": "key", "in": "query", "required": true, "schema": {"type": "string"}},
                           {"name": "page", "in": "query", "schema": {"type": "integer"}}],
            "get": {"security": [{"a": []}], "responses": {}},
            "put": {"security": [], "responses": {}},
            "post": {"security": [{"a": []}, {"b": []}], "responses": {}}}},
        "components": {"securitySchemes": {"a": {"type": "apiKey", "in": "query", "name": "key"},
                                           "b": {"type": "apiKey", "in": "header", "name": "X-Key"}}}"#,
    );
    let found: BTreeSet<_> = operations(&document)
        .iter()
        .map(|one| {
            let parameters = one.parameters.iter().map(|field| format!("{} {}", field.name.wire, field.required));
            format!(
                "{}: {}",
                one.method,
                parameters.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let expected = ["GET: page false", "POST: key false, page false", "PUT: key true, page false"];
    assert_eq!(found, expected.map(str::to_owned).into());
}

/// A key that only one of several alternatives sends may have to be given otherwise.
#[test]
fn what_one_alternative_does_not_send_stays_a_parameter() {
    for (security, wire) in [
        (r#"[{"a": []}, {"b": []}]"#, &["key", "token", "page"][..]),
        (r#"[{"a": []}, {"a": [], "b": []}]"#, &["token", "page"]),
        (r#"[{"a": [], "b": []}, {}]"#, &["page"]),
        ("[]", &["key", "token", "page"]),
    ] {
        let document = openapi(&format!(
            r##""paths": {{"/a": {{"get": {{"responses": {{}}, "security": {security}, "parameters": [
            {{"name": "key", "in": "query", "required": true, "schema": {{"type": "string"}}}},
            {{"$ref": "#/components/parameters/token"}},
            {{"name": "page", "in": "query", "schema": {{"type": "integer"}}}}]}}}}}},
            "components": {{
                "parameters": {{"token": {{"name": "token", "in": "query", "required": true, "schema": {{"type": "string"}}}}}},
                "securitySchemes": {{"a": {{"type": "apiKey", "in": "query", "name": "key"}},
                                     "b": {{"type": "apiKey", "in": "query", "name": "token"}}}}}}"##
        ));
        let [operation] = operations(&document).try_into().unwrap();
        let found: Vec<_> = operation.parameters.iter().map(|one| one.name.wire.as_str()).collect();
        assert_eq!(found, wire, "{security}");
        let required = operation.parameters.iter().filter(|one| one.required).count();
        assert_eq!(required, if security == "[]" { 2 } else { 0 }, "{security}");
    }
}

/// The flows of the only scheme of a document.
fn flows(document: &str) -> Vec<OAuthFlow> {
    match schemes(document).pop() {
        Some((_, SchemeKind::OAuth2(flows))) => flows,
        _ => Vec::new(),
    }
}

#[test]
fn a_flow_by_which_a_program_gets_no_token_is_none() {
    for (written, grants) in [
        (r#""clientCredentials": {"tokenUrl": "/t", "scopes": {}}"#, &[OAuthGrant::ClientCredentials][..]),
        (r#""password": {"tokenUrl": "/t"}"#, &[OAuthGrant::Password]),
        (
            r#""authorizationCode": {"tokenUrl": "/t", "authorizationUrl": "/a"}"#,
            &[OAuthGrant::AuthorizationCode("/a".into())],
        ),
        (r#""implicit": {"authorizationUrl": "/a", "scopes": {}}"#, &[]),
        (r#""clientCredentials": {"scopes": {}}"#, &[]),
        (r#""clientCredentials": {"tokenUrl": ""}"#, &[]),
        (r#""authorizationCode": {"tokenUrl": "/t"}"#, &[]),
        (r#""authorizationCode": 7, "somethingElse": {"tokenUrl": "/t"}"#, &[]),
    ] {
        let scheme = format!(r#"{{"a": {{"type": "oauth2", "flows": {{{written}}}}}}}"#);
        let document = openapi(&format!(r#""paths": {{}}, "components": {{"securitySchemes": {scheme}}}"#));
        let found: Vec<_> = flows(&document).into_iter().map(|flow| flow.grant).collect();
        assert_eq!(found, grants, "{written}");
    }
}

#[test]
fn a_token_endpoint_is_where_the_server_is_unless_it_is_elsewhere() {
    for (server, url, expected) in [
        ("https://x.com/v1", "https://x.com/token", "/token"),
        ("https://x.com/v1", "https://x.com:8443/token", "https://x.com:8443/token"),
        ("https://x.com/v1", "https://x.com.evil.example/token", "https://x.com.evil.example/token"),
        ("https://x.com/v1", "https://login.x.com/token?a=b", "https://login.x.com/token?a=b"),
        ("https://x.com/v1", "/token", "/token"),
        ("https://x.com/v1", "token", "/token"),
        ("https://x.com/v1/", "token", "/v1/token"),
        ("https://x.com", "token", "/token"),
        ("https://x.com/v1/", "../token", "/v1/../token"),
        ("https://x.com/v1", "//login.x.com/token", "//login.x.com/token"),
        ("/api/v1/", "token", "/api/v1/token"),
        ("/api", "https://x.com/token", "https://x.com/token"),
        ("https://{region}.x.com/", "https://eu.x.com/t", "/t"),
    ] {
        let variables = r#""variables": {"region": {"default": "eu"}}"#;
        let document = openapi(&format!(
            r#""servers": [{{"url": "{server}", {variables}}}], "paths": {{}}, "components": {{"securitySchemes":
            {{"a": {{"type": "oauth2", "flows": {{"password": {{"tokenUrl": "{url}", "refreshUrl": "{url}", "scopes": {{}}}}}}}}}}}}"#
        ));
        let [flow] = flows(&document).try_into().unwrap();
        assert_eq!(
            (flow.token_url.as_str(), flow.refresh_url.as_deref()),
            (expected, Some(expected)),
            "{server} {url}"
        );
    }
}

#[test]
fn scopes_are_those_of_the_operation_or_else_of_all() {
    let schemes = r#""components": {"securitySchemes": {"o": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/t"}}},
        "k": {"type": "apiKey", "in": "query", "name": "k"}, "d": {"type": "http", "scheme": "digest"}}}"#;
    for (general, own, expected) in [
        (r#"[{"o": ["a"]}]"#, "", "Scopes: `a` (`o`)."),
        (
            r#"[{"o": ["a"]}]"#,
            r#", "security": [{"o": ["b", "c"]}, {"k": [], "o": ["a"]}, {}]"#,
            "Scopes: `b`, `c` (`o`), or `a` (`o`).",
        ),
        (r#"[{"o": ["a"]}]"#, r#", "security": []"#, ""),
        (r#"[{"o": []}]"#, "", ""),
        (r#"[{"d": ["a"]}]"#, "", ""),
    ] {
        let paths = format!(r#""paths": {{"/a": {{"get": {{"operationId": "a", "responses": {{}}{own}}}}}}}"#);
        let outcome = run(&request(&openapi(&format!(r#""security": {general}, {paths}, {schemes}"#)), &[]));
        let files = outcome.client.unwrap().files;
        let emitted = files.iter().find(|(_, text)| text.contains("fn a(&self)")).unwrap().1;
        let line =
            emitted.lines().find_map(|line| line.trim().strip_prefix("/// ").filter(|line| line.starts_with("Scopes")));
        assert_eq!(line.unwrap_or_default(), expected, "{general} {own}");
    }
}

#[test]
fn the_identifier_of_a_program_that_no_way_of_signing_in_takes_is_an_error() {
    let basic = r#""b": {"type": "http", "scheme": "basic"}"#;
    let password = r#""p": {"type": "oauth2", "flows": {"password": {"tokenUrl": "/token", "scopes": {}}}}"#;
    let program = r#""c": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}}"#;
    let user = r#", "username": ["USER"], "password": ["PASSWORD"]"#;
    for (schemes, user, is_taken) in [
        (basic.to_owned(), "", false),
        (password.to_owned(), "", false),
        (password.to_owned(), user, true),
        // user name and password are sent as they are there
        (format!("{basic}, {password}"), user, false),
        (format!("{basic}, {program}"), user, true),
    ] {
        let document = openapi(&format!(
            r#""paths": {{}}, "components": {{"securitySchemes": {{{schemes}}}}},
            "x-ampersat-environment": {{"client-id": ["ID"]{user}}}"#
        ));
        let outcome = run(&request(&document, &[]));
        let is_error = outcome.diagnostics.iter().any(|one| one.code == "environment-not-usable");
        assert_eq!(is_error, !is_taken, "{schemes} {user}");
        assert_eq!(outcome.client.is_some(), is_taken, "{schemes} {user}");
    }
}
