//! Every fault through the real client: how the call ends, how many requests it took, and whether it was carried out.

use super::start;
use dns_services::{Client, Credentials, Error, ErrorKind, RetryPolicy};
use dns_services_sandbox::{Fault, FaultRule, Sandbox};
use std::time::Duration;

/// For a read and for a write that must not happen twice: how many requests there were, how the call ended, and how many
/// records the write left behind.
const TABLE: &str = "\
| fault | read | add record | records |
|---|---|---|---|
| latency=40ms | 1, ok | 1, ok | 1 |
| latency=60s | 3, Timeout | 1, Timeout | 0 |
| 429 | 3, RateLimit | 1, RateLimit | 0 |
| 429=0 | 3, RateLimit | 1, RateLimit | 0 |
| 429=300 | 1, RateLimit | 1, RateLimit | 0 |
| 500 | 1, Api | 1, Api | 0 |
| 503 | 3, Api | 1, Api | 0 |
| cut | 3, Transport | 1, Transport | 0 |
| lost | 3, Transport | 1, Transport | 1 |
| truncated | 3, Interrupted | 1, Interrupted | 1 |
| html | 1, Html | 1, Html | 0 |
| html=502 | 3, Html | 1, Html | 0 |
| expired-token | 3, Auth | 3, Auth | 0 |
";

async fn setup() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.unwrap();
    let retry = RetryPolicy::default().with_delays(Duration::ZERO, Duration::ZERO);
    let client = sandbox.client_builder().retry(retry).build().unwrap();
    // signed in, so that the faults hit nothing but the calls
    client.account().details().await.unwrap();
    (sandbox, client)
}

/// A client that does not wait for long, and does not need to sign in.
fn hurried(sandbox: &Sandbox) -> Client {
    let basic = Credentials::basic(sandbox.username(), sandbox.password());
    let retry = RetryPolicy::default().with_delays(Duration::ZERO, Duration::ZERO);
    sandbox
        .client_builder()
        .credentials(basic)
        .retry(retry)
        .attempt_timeout(Duration::from_millis(500))
        .build()
        .unwrap()
}

fn end<T>(result: &Result<T, Error>) -> String {
    result.as_ref().map_or_else(|error| format!("{:?}", error.kind()), |_| "ok".to_owned())
}

async fn row(fault: &str) -> String {
    let (sandbox, client) = setup().await;
    for operation in ["dns.list_zones", "dns.add_record"] {
        sandbox.fault(format!("{fault},operation={operation}").parse().unwrap()).unwrap();
    }
    let caller = if fault == "latency=60s" { hurried(&sandbox) } else { client.clone() };
    let read = caller.dns().list_zones().await;
    let write = caller.dns().add_record(10, 60).name("x").record_type("A").content("192.0.2.1").await;
    let (reads, writes) = (sandbox.count("dns.list_zones"), sandbox.count("dns.add_record"));
    let records = client.dns().get_zone(10, 60).await.unwrap().records.len() - 12;
    format!("| {fault} | {reads}, {} | {writes}, {} | {records} |\n", end(&read), end(&write))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_ends_as_the_table_says() {
    let mut lines = TABLE.lines();
    let head: Vec<_> = lines.by_ref().take(2).collect();
    let faults = lines.map(|line| line.split(" | ").next().unwrap().trim_start_matches("| ").to_owned());
    let rows = faults.map(|fault| tokio::spawn(async move { row(&fault).await })).collect::<Vec<_>>();
    let mut table = head.join("\n") + "\n";
    for row in rows {
        table += &row.await.unwrap();
    }
    assert_eq!(table, TABLE);
}

#[tokio::test]
async fn a_passing_fault_is_survived_and_the_attempts_are_numbered() {
    let (sandbox, client) = setup().await;
    sandbox.clear_requests();
    sandbox.fault(FaultRule::next(2, Fault::ServerError(503)).on("dns.list_zones")).unwrap();
    client.account().details().await.unwrap();
    client.dns().list_zones().await.unwrap();
    client.dns().list_zones().await.unwrap();
    let seen: Vec<_> = sandbox.requests().into_iter().map(|r| (r.operation, r.attempt, r.fault)).collect();
    let zones = |attempt, fault| ("dns.list_zones".to_owned(), attempt, fault);
    let failed = Some(Fault::ServerError(503));
    let details = ("account.details".to_owned(), 1, None);
    assert_eq!(seen, [details, zones(1, failed), zones(2, failed), zones(3, None), zones(1, None)]);
}

#[tokio::test]
async fn an_expired_token_is_replaced_and_the_call_sent_again() {
    let (sandbox, client) = setup().await;
    sandbox.fault(FaultRule::next(1, Fault::ExpiredToken)).unwrap();
    client.dns().add_record(10, 60).name("x").record_type("A").content("192.0.2.1").await.unwrap();
    assert_eq!((sandbox.count("account.login"), sandbox.count("account.refresh_token")), (1, 1));
    assert_eq!(sandbox.count("dns.add_record"), 2);
    assert_eq!(client.dns().get_zone(10, 60).await.unwrap().records.len(), 13, "one record, not two");
}

#[tokio::test]
async fn a_fault_can_be_asked_for_with_a_header() {
    let (sandbox, _) = start().await;
    let basic = Credentials::basic(sandbox.username(), sandbox.password());
    let builder = Client::builder().base_url(sandbox.url()).credentials(basic);
    let client = builder.default_header("X-Sandbox-Fault", "html=503").retry(RetryPolicy::none()).build().unwrap();
    let error = client.dns().list_zones().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Html, 503));
    assert_eq!(error.messages(), ["Sandbox maintenance"]);
}

#[tokio::test]
async fn chance_hits_the_same_requests_with_the_same_seed() {
    let mut runs = Vec::new();
    for seed in [7, 7, 8] {
        let rule = FaultRule::probably(0.5, Fault::ServerError(500));
        let sandbox = Sandbox::builder().fault(rule.on("dns.list_zones")).fault_seed(seed).start().await.unwrap();
        let client = sandbox.client();
        let mut ends = Vec::new();
        for _ in 0..20 {
            ends.push(client.dns().list_zones().await.is_ok());
        }
        runs.push(ends);
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[1], runs[2]);
}

#[tokio::test]
async fn faults_can_be_stopped() {
    let (sandbox, client) = setup().await;
    sandbox.fault(FaultRule::always(Fault::ServerError(500))).unwrap();
    client.dns().list_zones().await.unwrap_err();
    sandbox.clear_faults();
    client.dns().list_zones().await.unwrap();
}
