//! The examples do in a sandbox what they say, and the READMEs show what they print.

#![allow(clippy::panic, clippy::unwrap_used, dead_code, clippy::duplicate_mod, reason = "each example is a program")]

#[path = "../../generated-client/examples/blocking.rs"]
mod blocking;
#[path = "../../generated-client/examples/dns_challenge.rs"]
mod dns_challenge;
#[path = "../../generated-client/examples/dynamic_dns.rs"]
mod dynamic_dns;
#[path = "../../generated-client/examples/invoices.rs"]
mod invoices;
#[path = "../../generated-client/examples/order_quote.rs"]
mod order_quote;
#[path = "../../generated-client/examples/quickstart.rs"]
mod quickstart;
#[path = "../../generated-client/examples/shared_session.rs"]
mod shared_session;

#[path = "../../generated-client/examples/support/mod.rs"]
mod support;

use dns_services::zone::Record;
use dns_services_sandbox::Sandbox;

/// A sandbox at noon of 1 March 2024.
async fn sandbox() -> Sandbox {
    Sandbox::builder().now(1_709_294_400).start().await.unwrap()
}

fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap()
}

#[tokio::test]
async fn the_readme_shows_what_quickstart_prints() {
    let mut out = Vec::new();
    // At any time: nothing in it depends on that.
    quickstart::run(&Sandbox::start().await.unwrap().client(), &mut out).await.unwrap();
    let (notice, out) = (support::NOTICE, text(out));
    let transcript = format!("```console\n$ cargo run --quiet --example quickstart\n{notice}\n{out}```\n");
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&transcript), "the README should show:\n{transcript}");
}

#[test]
fn both_readmes_begin_with_the_same_program() {
    // The program of the client's README is compiled with its documentation.
    let [root, client] =
        [include_str!("../../README.md"), include_str!("../../generated-client/README.md")].map(|readme| {
            let start = readme.find("use dns_services::zone::Record;").unwrap();
            readme[start..].split_once("```").unwrap().0
        });
    assert_eq!(root, client);
}

#[tokio::test]
async fn dns_challenge_adds_and_removes_its_own_value_alone() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let zone = client.dns().zone("example.com").await.unwrap();
    zone.ensure(Record::txt("_acme-challenge.www", "another")).await.unwrap();
    sandbox.clear_requests();

    let mut out = Vec::new();
    dns_challenge::add(&client, "www.example.com", "tok\"en", &mut out).await.unwrap();
    dns_challenge::add(&client, "*.WWW.example.com.", "tok\"en", &mut out).await.unwrap();
    assert_eq!(sandbox.count("dns.add_record"), 1);
    dns_challenge::remove(&client, "www.example.com", "tok\"en", &mut out).await.unwrap();
    dns_challenge::remove(&client, "www.example.com", "tok\"en", &mut out).await.unwrap();
    assert_eq!(sandbox.count("dns.delete_record"), 1);
    let there = "_acme-challenge.www.example.com TXT tok\"en is in the zone example.com\n";
    let gone = "_acme-challenge.www.example.com TXT tok\"en is gone from the zone example.com\n";
    assert_eq!(text(out), [there, there, gone, gone].concat());

    let records = zone.records().await.unwrap();
    let left: Vec<_> = records.iter().filter(|record| record.name().starts_with("_acme")).map(Record::value).collect();
    assert_eq!(left, ["another"]);
}

#[tokio::test]
async fn dynamic_dns_changes_one_address_and_only_when_it_must() {
    let sandbox = sandbox().await;
    let client = sandbox.client();
    let mut out = Vec::new();
    for (name, address, writes) in [
        ("mail.example.com", "192.0.2.44", 2),
        ("mail.example.com", "192.0.2.44", 0),
        ("mail.example.com", "192.0.2.45", 1),
        ("mail.example.com", "2001:db8::44", 2),
    ] {
        sandbox.clear_requests();
        dynamic_dns::run(&client, name, address.parse().unwrap(), &mut out).await.unwrap();
        let sent =
            sandbox.requests().iter().filter(|request| request.method != "GET" && request.path != "/login").count();
        assert_eq!(sent, writes, "{name} {address}");
    }
    assert_eq!(
        text(out),
        "mail.example.com A 192.0.2.44\nmail.example.com A 192.0.2.44\nmail.example.com A 192.0.2.45\n\
         mail.example.com AAAA 2001:db8::44\n"
    );
}

#[tokio::test]
async fn invoices_adds_up_what_is_unpaid() {
    let mut out = Vec::new();
    invoices::run(&sandbox().await.client(), &mut out).await.unwrap();
    let expected = [
        "invoice 5002, due 2024-03-01      12.49 USD\n",
        "invoice 5003, due 2024-03-08      68.75 USD\n",
        "unpaid                            81.24 USD\n",
    ];
    assert_eq!(text(out), expected.concat());
}

#[tokio::test]
async fn order_quote_asks_for_a_price_and_orders_nothing() {
    let sandbox = sandbox().await;
    let mut out = Vec::new();
    order_quote::run(&sandbox.client(), 6, "my-next-idea.com", 1, &mut out).await.unwrap();
    let expected =
        ["my-next-idea.com        10.00\n", "VAT                      2.50\n", "total                   12.50\n"];
    assert_eq!(text(out), expected.concat());
    let sent: Vec<_> = sandbox.requests().into_iter().map(|request| request.operation).collect();
    assert_eq!(sent, ["account.login", "cart.quote"]);
}

#[tokio::test]
async fn shared_session_signs_in_once() {
    let sandbox = sandbox().await;
    let folder = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    shared_session::run(|| sandbox.client_builder(), &folder.path().join("session.json"), &mut out).await.unwrap();
    assert_eq!(text(out), "the first program sees 2 zones\nthe second program sees 2 zones\n");
    assert_eq!((sandbox.count("account.login"), sandbox.count("dns.list_zones")), (1, 2));
}

#[test]
fn blocking_counts_records() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let mut out = Vec::new();
    blocking::run(&sandbox.client(), &mut out).unwrap();
    assert_eq!(text(out), "credit: 5.00\nexample.com: 12 records\nexample.org: 5 records\n");
}
