//! The ways to make a client, and the ways to use one.

use super::client;
use dns_services::runtime::{Leniency, Observer};
use dns_services::{Client, Credentials, ErrorKind};
use integration_tests::server::{Answer, Server};
use std::process::Command;
use std::sync::{Arc, Mutex};

/// A call of a program that finds everything in its environment. Run by the next test in a process of its own.
#[tokio::test]
#[ignore = "needs the environment of the next test"]
async fn one_call_with_the_environment() {
    Client::from_env().unwrap().domains().list().await.unwrap();
}

/// Runs the test above in a process with some variables and no others of ours.
async fn call_with(variables: Vec<(&'static str, String)>) -> bool {
    let run = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "wire::usage::one_call_with_the_environment", "--ignored"]);
        let ours = std::env::vars().map(|(name, _)| name).filter(|name| name.to_lowercase().starts_with("dns"));
        for name in ours {
            command.env_remove(name);
        }
        command.envs(variables).output().unwrap().status.success()
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_names_credentials_as_other_programs_do() {
    for (username, password) in [
        ("DNS_SERVICES_USERNAME", "DNS_SERVICES_PASSWORD"),
        ("DNSSERVICES_USERNAME", "DNSSERVICES_PASSWORD"),
        ("DnsServices_Username", "DnsServices_Password"),
    ] {
        let server = Server::always(Answer::json(r#"{"token": "t1"}"#)).await.unwrap();
        let base = ("DNS_SERVICES_BASE_URL", server.url("/api"));
        assert!(call_with(vec![base.clone(), (username, "me".into()), (password, "pa55".into())]).await, "{username}");
        let [login, call] = server.seen().try_into().unwrap();
        assert_eq!((login.line(), call.line()), ("POST /api/login".into(), "GET /api/domain".into()));
        assert_eq!(login.body, r#"{"password":"pa55","username":"me"}"#);
        assert_eq!(call.header("authorization"), Some("Bearer t1"));
        assert!(!call_with(vec![base, (username, "me".into())]).await, "without {password}");
    }
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let token = ("DNS_SERVICES_TOKEN", "t0".to_owned());
    assert!(call_with(vec![("DNS_SERVICES_BASE_URL", server.url("/api/")), token]).await);
    let [call] = server.seen().try_into().unwrap();
    assert_eq!((call.line().as_str(), call.header("authorization")), ("GET /api/domain", Some("Bearer t0")));
}

#[test]
fn a_program_without_async_calls_and_blocks() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::always(Answer::json(r#"{"records": {"3": {"id": "7"}}}"#))).unwrap();
    let client = client(&server);
    let calls: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || client.dns().get_zone(292, 1).send_blocking().unwrap().into_body())
        })
        .collect();
    for zone in calls.into_iter().map(|call| call.join().unwrap()) {
        assert_eq!(zone.records[0].id, Some(7));
    }
    assert_eq!(server.seen().len(), 4);
}

#[tokio::test]
async fn a_blocking_call_inside_a_runtime_is_an_error_and_no_deadlock() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let error = client(&server).dns().get_zone(292, 1).send_blocking().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Build, Some("dns.get_zone")));
    assert!(error.to_string().contains("inside an async runtime"), "{error}");
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn plain_http_to_another_computer_must_be_asked_for() {
    let builder = || Client::builder().base_url("http://example.com/api").credentials(Credentials::token("t0ken"));
    let error = builder().build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(error.to_string().contains("https://"), "{error}");
    builder().allow_http().build().unwrap();
    for loopback in ["http://localhost:1/api", "http://127.0.0.1:1/api", "http://[::1]:1/api"] {
        Client::builder().base_url(loopback).build().unwrap();
    }
}

const ZONE: &str =
    r#"{"service_id": "292", "quota": 5, "records": {"0": {"id": "1", "ttl": ""}, "17": {"id": "2", "ttl": "60"}}}"#;

#[tokio::test]
async fn a_strict_client_refuses_every_leniency_and_says_where() {
    for (body, place) in [
        (r#"{"service_id": 292, "records": [{"id": "1", "ttl": 60}]}"#, None),
        (r#"{"service_id": "292"}"#, Some("service_id")),
        (r#"{"records": [{"id": 1}]}"#, Some("records[0].id")),
        (r#"{"records": {"0": {}}}"#, Some("records")),
        (r#"{"records": [{"ttl": ""}]}"#, Some("records[0].ttl")),
        ("[]", Some("")),
    ] {
        let server = Server::always(Answer::json(body)).await.unwrap();
        let client = Client::builder()
            .base_url(server.url("/api"))
            .credentials(Credentials::none())
            .strict(true)
            .build()
            .unwrap();
        let error = client.dns().get_zone(292, 1).await.err();
        let found = error.as_ref().map(|error| error.decode_error().unwrap().path());
        assert_eq!(found, place, "{body}");
        super::client(&server).dns().get_zone(292, 1).await.unwrap();
    }
}

#[tokio::test]
async fn an_observer_hears_of_every_leniency_and_every_unknown_field() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<String>>>);
    impl Observer for Log {
        fn leniency(&self, path: &str, kind: Leniency) {
            self.0.lock().unwrap().push(format!("{path}: {kind}"));
        }
        fn unknown_field(&self, path: &str) {
            self.0.lock().unwrap().push(format!("{path}: unknown"));
        }
    }
    let (server, log) = (Server::always(Answer::json(ZONE)).await.unwrap(), Log::default());
    let client = Client::builder()
        .base_url(server.url("/api"))
        .credentials(Credentials::none())
        .observer(log.clone())
        .build()
        .unwrap();
    let zone = client.dns().get_zone(292, 1).await.unwrap();
    assert_eq!(
        zone.records.iter().map(|record| (record.id, record.ttl)).collect::<Vec<_>>(),
        [(Some(1), None), (Some(2), Some(60))]
    );
    let heard = log.0.lock().unwrap().clone();
    for expected in
        ["records: a list as an object with integer keys", r#"records["0"].ttl: empty text for none"#, "quota: unknown"]
    {
        assert!(heard.iter().any(|line| line == expected), "{expected} in {heard:?}");
    }
}
