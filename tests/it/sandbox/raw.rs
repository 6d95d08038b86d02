//! Programs that were not made with the client, and use the API in their own ways.

use super::start;
use dns_services::runtime::reqwest::{Client as Http, RequestBuilder};
use dns_services_sandbox::Sandbox;
use serde_json::{Value, json};

pub(super) fn http() -> Http {
    Http::builder().no_proxy().build().unwrap()
}

/// Sends a request, and returns the status and the body of the answer.
pub(super) async fn sent(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap())
}

/// Sends a GET with HTTP Basic, and returns the body of the answer.
pub(super) async fn get(sandbox: &Sandbox, path: &str) -> Value {
    let request = http().get(format!("{}{path}", sandbox.url()));
    sent(request.basic_auth(sandbox.username(), Some(sandbox.password()))).await.1
}

fn url(sandbox: &Sandbox, path: &str) -> String {
    format!("{}{path}", sandbox.url())
}

fn form(request: RequestBuilder, body: &'static str) -> RequestBuilder {
    request.header("content-type", "application/x-www-form-urlencoded").body(body)
}

#[tokio::test]
async fn a_program_that_signs_in_with_a_form_goes_on_with_the_token() {
    let (sandbox, _) = start().await;
    let login = form(http().post(url(&sandbox, "/login")), "username=demo%40example.com&password=sandbox");
    let (status, tokens) = sent(login).await;
    assert_eq!(status, 200);
    let names: Vec<_> = tokens.as_object().unwrap().keys().collect();
    assert_eq!(names, ["refresh", "token"]);
    let bearer = || tokens["token"].as_str().unwrap().to_owned();
    let (_, zones) = sent(http().get(url(&sandbox, "/dns")).bearer_auth(bearer())).await;
    assert_eq!(zones["zones"][0], json!({"domain_id": "60", "name": "example.com", "service_id": "10"}));
    let body = "name=_sip._tcp&type=SRV&ttl=60&content[]=5&content[]=5060&content[]=sip2.example.com";
    let added = form(http().post(url(&sandbox, "/service/10/dns/60/records")), body).bearer_auth(bearer());
    let record = json!({
        "name": "_sip._tcp", "type": "SRV", "ttl": 60, "priority": 0, "content": ["5", "5060", "sip2.example.com"],
    });
    let expected = json!({"success": true, "record": record, "info": [["dnsnewrecordadded", "SRV"]]});
    assert_eq!(sent(added).await, (200, expected));
}

#[tokio::test]
async fn get_and_delete_take_json_bodies() {
    let (sandbox, _) = start().await;
    let with_body = |request: RequestBuilder, body: &'static str| {
        let request = request.header("content-type", "application/json").body(body);
        sent(request.basic_auth("demo@example.com", Some("sandbox")))
    };
    let (_, zone) = with_body(http().get(url(&sandbox, "/service/10/dns/60")), "{\"limit\": 5}").await;
    assert_eq!(zone["name"], json!("example.com"));
    for body in ["null", "[]", "{}", ""] {
        let (status, zones) = with_body(http().get(url(&sandbox, "/dns")), body).await;
        assert_eq!((status, zones["zones"][0]["name"].clone()), (200, json!("example.com")), "{body:?}");
    }
    let deleted =
        with_body(http().delete(url(&sandbox, "/service/10/dns/60/records/1004")), "{\"id\": \"1004\"}").await;
    assert_eq!(deleted, (200, json!({"success": true})));
}

#[tokio::test]
async fn credentials_are_wanted_and_checked() {
    let (sandbox, _) = start().await;
    let get = || http().get(url(&sandbox, "/dns"));
    let no = |message: &str| (401, json!({"success": false, "error": [message]}));
    assert_eq!(sent(get()).await, no("unauthorized"));
    assert_eq!(sent(get().bearer_auth("made.up.token")).await, no("unauthorized"));
    assert_eq!(sent(get().basic_auth("demo@example.com", Some("wrong"))).await, no("wronglogin"));
    assert_eq!(sent(get().header("authorization", "Basic %%%")).await, no("wronglogin"));
    let login = http().post(url(&sandbox, "/login")).body(r#"{"username": "demo@example.com", "password": "wrong"}"#);
    assert_eq!(sent(login).await, no("wronglogin"));
}

#[tokio::test]
async fn requests_are_checked_against_the_document() {
    let (sandbox, _) = start().await;
    let post = |path: &str, body: Value| {
        let request = http().post(url(&sandbox, path)).body(body.to_string());
        sent(request.basic_auth("demo@example.com", Some("sandbox")))
    };
    let no = |messages: &[&str]| (200, json!({"success": false, "error": messages}));
    let record = "/service/10/dns/60/records";
    assert_eq!(
        post(record, json!({"name": "a", "type": "A", "ttl": "soon", "colour": "red"})).await,
        no(&["unknown parameter: colour", "missing parameter: content", "ttl must be an integer"])
    );
    assert_eq!(
        post("/service/x/dns/60/records", json!({"name": "a", "type": "A", "content": "192.0.2.1"})).await,
        no(&["zone_not_found"]),
        "what is no number is the id of nothing"
    );
    assert_eq!(post(record, json!([1])).await, no(&["the body must be an object"]));
    assert_eq!(
        post(&format!("{record}?ttl=60"), json!({"name": "a", "type": "A", "content": "192.0.2.1"})).await,
        no(&["unknown parameter: ttl"])
    );
    assert_eq!(sandbox.client().dns().get_zone(10, 60).await.unwrap().records.len(), 12, "nothing was added");
}

#[tokio::test]
async fn whatever_the_document_does_not_have_is_no_method() {
    let (sandbox, _) = start().await;
    let no = (200, json!({"error": ["invalid method"]}));
    for path in ["/nothing", "/dns/", "/service/10/dns/60/records/1004/more"] {
        assert_eq!(sent(http().get(url(&sandbox, path))).await, no, "{path}");
    }
    assert_eq!(sent(http().put(url(&sandbox, "/dns"))).await, no);
    assert_eq!(sent(http().get(url(&sandbox, "").replace("/api", "/dns"))).await, no, "the base URL has a path");
}

#[tokio::test]
async fn the_documented_examples_of_requests_are_taken() {
    let (sandbox, _) = start().await;
    let items = json!([
        {"type": "product", "product_id": 333, "domain": "hosting.com", "cycle": "a"},
        {"type": "domain", "tld_id": 6, "name": "hosting.com", "action": "register", "years": 1},
        {"type": "domain", "domain_id": 47, "action": "renew", "years": 1}
    ]);
    for (path, body) in [
        ("/tickets", json!({"dept_id": 1, "subject": "Subject", "body": "Message ..."})),
        ("/tickets/3001", json!({"body": "reply text .."})),
        ("/domain/lookup", json!({"name": "example.com"})),
        (
            "/order/333",
            json!({"domain": "example.com", "cycle": "m", "pay_method": "1", "custom": {"1618": {"10330": 1}}, "promocode": "T346F", "aff_id": 55}),
        ),
        ("/quote", json!({"pay_method": "1", "output": "short", "items": items})),
        ("/order", json!({"pay_method": 1, "ignore_errors": true, "items": items, "aff_id": 55})),
        ("/service/10/dns", json!({"name": "testzone.com"})),
        (
            "/service/10/dns/60/records",
            json!({"name": "example.com", "ttl": 3600, "priority": 10, "type": "A", "content": "192.168.1.2"}),
        ),
        (
            "/service/10/dns/60/records",
            json!({"name": "_sip._tcp.example.com", "ttl": 3600, "priority": 10, "type": "SRV", "content": [10, 5060, "vc01.example.com"]}),
        ),
    ] {
        let request = http().post(url(&sandbox, path)).body(body.to_string());
        let (status, answer) = sent(request.basic_auth("demo@example.com", Some("sandbox"))).await;
        assert!(status == 200 && answer.get("error").is_none(), "{path}: {answer}");
    }
}

#[tokio::test]
async fn unknown_parameters_can_be_ignored() {
    let sandbox = Sandbox::builder().lenient(true).start().await.unwrap();
    // a record as it was read, with another content
    let record = json!({
        "id": "1004", "name": "example.com", "ttl": "60", "priority": "0", "content": "192.0.2.5", "type": "A",
        "domain_id": "60", "prio": "0", "change_date": "0",
    });
    let request = http().put(url(&sandbox, "/service/10/dns/60/records/1004")).body(record.to_string());
    let (_, answer) = sent(request.basic_auth(sandbox.username(), Some(sandbox.password()))).await;
    assert_eq!(answer["record"]["content"], json!("192.0.2.5"));
}

#[tokio::test]
async fn the_readme_shows_what_is_answered() {
    let (sandbox, _) = start().await;
    let request = http().get(url(&sandbox, "/dns")).basic_auth("demo@example.com", Some("sandbox"));
    let answer = request.send().await.unwrap().text().await.unwrap();
    let readme = include_str!("../../sandbox/README.md");
    assert!(readme.contains(&format!("\n{answer}\n```")), "the README should show {answer}");
    let credentials = format!("USERNAME={}\nDNS_SERVICES_PASSWORD={}\n", sandbox.username(), sandbox.password());
    assert!(readme.contains(&credentials));
}

#[tokio::test]
async fn a_fault_that_does_not_exist_is_refused() {
    let (sandbox, _) = start().await;
    let request = http().get(url(&sandbox, "/dns")).header("x-sandbox-fault", "fire");
    let (status, answer) = sent(request).await;
    let message = answer["error"][0].as_str().unwrap();
    assert_eq!((status, message.split(';').next()), (400, Some("x-sandbox-fault: `fire` is no fault")));
    assert_eq!(sandbox.requests(), []);
}

#[tokio::test]
async fn an_invoice_that_is_not_paid_was_paid_never() {
    let (sandbox, _) = start().await;
    let invoices = get(&sandbox, "/invoice").await;
    let paid: Vec<_> = invoices["invoices"].as_array().unwrap().iter().map(|invoice| &invoice["datepaid"]).collect();
    assert_eq!(paid, ["2024-01-09 10:20:30", "0000-00-00 00:00:00", "0000-00-00 00:00:00"]);
}

/// The README names a test for each fact.
#[test]
fn the_facts_of_the_readme_have_tests() {
    let sources = [
        include_str!("account.rs"),
        include_str!("dns.rs"),
        include_str!("raw.rs"),
        include_str!("../../sandbox/src/json.rs"),
        include_str!("../../sandbox/src/sessions.rs"),
    ];
    let readme = include_str!("../../sandbox/README.md");
    let table = readme.split_once("| fact | test |").unwrap().1.split_once("\n### ").unwrap().0;
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("|--")).collect();
    assert!(rows.len() > 12, "{rows:?}");
    for row in rows {
        let names = row.rsplit(" | ").next().unwrap().trim_end_matches(" |");
        for name in names.split(", ") {
            let function = format!("fn {}()", name.trim_matches('`'));
            assert!(sources.iter().any(|source| source.contains(&function)), "there is no {function}");
        }
    }
}
