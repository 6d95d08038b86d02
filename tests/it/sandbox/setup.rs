//! The settings that a sandbox is started with, and its contents.

use super::start;
use crate::wire::routes;
use dns_services_sandbox::{Fault, FaultRule, Sandbox};
use std::collections::BTreeSet;

/// Returns the error of a sandbox that does not start.
async fn refused(seed: &str) -> String {
    Sandbox::builder().seed(seed).start().await.unwrap_err().to_string()
}

#[tokio::test]
async fn every_operation_of_the_client_is_there() {
    let (sandbox, client) = start().await;
    let mut calls = 0;
    for (route, call) in routes(&client) {
        let result = call.await;
        calls += 1;
        let unknown = result.is_err_and(|error| error.messages() == ["invalid method"]);
        assert_eq!(unknown, route == "GET /service/1/dns", "{route}: only this one is documented so");
    }
    let operations: BTreeSet<_> = sandbox.requests().into_iter().map(|request| request.operation).collect();
    assert_eq!(operations.len(), calls);
}

#[tokio::test]
async fn what_has_no_state_answers_its_example() {
    let (_sandbox, client) = start().await;
    let methods = client.billing().list_payment_methods().await.unwrap().payments;
    assert_eq!(methods["9"], "PayPal");
    let types = client.domains().record_types(47).await.unwrap().types;
    assert_eq!(types, ["A", "CNAME", "URL", "FRAME", "MX", "MXE", "TXT"]);
    assert_eq!(client.domains().sync(47).await.unwrap(), serde_json::json!({"success": true}), "nothing is documented");
}

#[tokio::test]
async fn a_seed_decides_what_there_is() {
    let seed = r#"{"accounts": [
        {"username": "a", "password": "1", "services": [
            {"id": 1, "name": "DNS", "category": "DNS", "created": "2024-01-01", "next_due": "2025-01-01", "dns": true}
         ], "zones": [{"id": 2, "service_id": 1, "name": "a.test", "records": [{"id": 3, "name": "www", "type": "a", "content": "192.0.2.1"}]}]},
        {"username": "b", "password": "2"}
    ]}"#;
    let sandbox = Sandbox::builder().seed(seed).start().await.unwrap();
    assert_eq!((sandbox.username(), sandbox.password()), ("a", "1"));
    let records = sandbox.client().dns().get_zone(1, 2).await.unwrap().records;
    assert_eq!((records[0].name.as_deref(), records[0].record_type.as_deref()), (Some("www.a.test"), Some("A")));
    let other = dns_services::Credentials::password("b", "2");
    let other = dns_services::Client::builder().base_url(sandbox.url()).credentials(other).build().unwrap();
    assert!(other.dns().list_zones().await.unwrap().zones.is_empty());
    assert_eq!(super::refused(other.dns().get_zone(1, 2).await), ["zone_not_found"], "it is somebody else's");
    assert!(!other.cart().list_categories().await.unwrap().categories.is_empty(), "the catalogue is the default one");
}

#[tokio::test]
async fn bad_seeds_are_refused() {
    let account = |inner: &str| format!(r#"{{"accounts": [{{"username": "a", "password": "1", {inner}}}]}}"#);
    let zone = r#""zones": [{"id": 2, "service_id": 1, "name": "a.test", "records": []}]"#;
    let domains = r#"{"id": 5, "name": "a.test", "created": "", "expires": ""}"#;
    let record = r#"{"id": 3, "name": "", "type": "A", "content": "x"}"#;
    for (seed, message) in [
        ("{", "EOF while parsing an object at line 1 column 1".to_owned()),
        (r#"{"accounts": []}"#, "the seed has no account".to_owned()),
        (&account(r#""domain": []"#), "unknown field `domain`, expected one of `username`, `password`, `profile`, `currency`, `credit`, `services`, `zones`, `domains`, `invoices`, `tickets` at line 1 column 57".to_owned()),
        (&account(zone), "the zone a.test is in service 1, which does not exist or has no `dns`".to_owned()),
        (&account(&zone.replace("[]", &format!("[{record}]"))), "the record 3 of the zone a.test has no content that a A has".to_owned()),
        (&account(&format!(r#""domains": [{domains}, {domains}]"#)), "the domain 5 occurs twice".to_owned()),
        (&account(r#""credit": "-1""#), "-1 is no amount at line 1 column 64".to_owned()),
        (&account(&format!(r#""domains": [{}]"#, domains.replace('5', "9999999999999"))), "the domain 9999999999999 has too long an id".to_owned()),
        (r#"{"accounts": [{"username": "a", "password": "1"}, {"username": "a", "password": "2"}]}"#, "the user name a occurs twice".to_owned()),
    ] {
        assert_eq!(refused(seed).await, format!("the seed cannot be used: {message}"));
    }
}

#[tokio::test]
async fn what_cannot_be_is_said_at_once() {
    let (sandbox, _) = start().await;
    let rule = || FaultRule::always(Fault::Cut).on("dns.add_records");
    let message = "there is no operation `dns.add_records`";
    assert_eq!(sandbox.fault(rule()).unwrap_err().to_string(), message);
    assert_eq!(Sandbox::builder().fault(rule()).start().await.unwrap_err().to_string(), message);
    let port = sandbox.url().rsplit(':').next().unwrap().trim_end_matches("/api").parse().unwrap();
    let error = Sandbox::builder().port(port).start().await.unwrap_err().to_string();
    assert!(error.starts_with("cannot listen: "), "{error}");
}

#[test]
fn a_program_without_async_has_a_sandbox_too() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    assert_eq!(sandbox.client().dns().list_zones().send_blocking().unwrap().body().zones.len(), 2);
}

#[tokio::test]
async fn a_sandbox_that_is_dropped_is_gone() {
    let (sandbox, client) = start().await;
    client.dns().list_zones().await.unwrap();
    let url = sandbox.url();
    drop(sandbox);
    let address = url.trim_start_matches("http://").trim_end_matches("/api").to_owned();
    while tokio::net::TcpStream::connect(&address).await.is_ok() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}
