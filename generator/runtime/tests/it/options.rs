//! The options of a single call, as the server sees them.

use std::time::{Duration, Instant};

use ampersat_runtime::{CallExt, Error, ErrorKind, RetryPolicy};

use crate::builder_of;
use crate::generated::Client;
use crate::server::{Reply, Server};

/// Retries without pauses.
fn eager(attempts: u32) -> RetryPolicy {
    RetryPolicy::default().with_attempts(attempts).with_delays(Duration::ZERO, Duration::ZERO)
}

fn client(server: &Server) -> Client {
    builder_of(server).retry(eager(3)).build().unwrap()
}

#[tokio::test]
async fn a_call_has_headers_and_query_of_its_own() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = client(&server);
    // one without setters, and one with some
    client.dns().ping().header("X-Trace", "a b").query("page", 2).query("page", 3).await.unwrap();
    client.dns().list_zones().limit(5).header("x-trace", "c").query("deep", "ü").header("X-Trace", "d").await.unwrap();
    client.dns().edit_record(1).ttl(60).header("If-Match", "\"7\"").send().await.unwrap();
    let seen = server.seen();
    let lines: Vec<_> = seen.iter().map(|seen| (seen.target.as_str(), seen.header("x-trace"))).collect();
    let expected =
        [("/api/ping?page=3", Some("a b")), ("/api/dns?limit=5&deep=%C3%BC", Some("d")), ("/api/record/1", None)];
    assert_eq!(lines, expected);
    assert_eq!((seen[2].header("if-match"), seen[2].body.as_str()), (Some("\"7\""), r#"{"ttl":60}"#));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_fails_the_call_before_anything_is_sent() {
    let server = Server::start(|_| Reply::json("{}")).await;
    for (name, value) in [("X Trace", "a"), ("X-Trace", "a\r\nX-Evil: 1")] {
        let error = client(&server).dns().ping().header(name, value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(!error.to_string().contains("X-Evil"), "{error}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn a_call_is_retried_as_it_says_and_not_as_the_client_says() {
    let server = Server::start(|_| Reply::status(503, "")).await;
    let client = client(&server);
    assert_eq!(client.dns().ping().await.unwrap_err().attempts(), 3);
    assert_eq!(client.dns().ping().no_retry().await.unwrap_err().attempts(), 1);
    assert_eq!(client.dns().list_zones().retry(eager(5)).send().await.unwrap_err().attempts(), 5);
    // no policy makes a call that spends be sent twice
    assert_eq!(client.dns().order().retry(eager(5)).await.unwrap_err().attempts(), 1);
    assert_eq!((server.count("/ping"), server.count("/dns"), server.count("/domain/order")), (4, 5, 1));
}

#[tokio::test]
async fn a_call_that_is_not_retried_still_gets_a_new_token() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/login" => Reply::json(r#"{"token": "t"}"#),
        _ => Reply::status(401, ""),
    })
    .await;
    let client = crate::sign_in::builder(&server).build().unwrap();
    client.dns().ping().no_retry().await.unwrap_err();
    assert_eq!((server.count("/login"), server.count("/ping")), (2, 2));
}

fn timed_out(result: Result<ampersat_runtime::Value, Error>, attempts: u32) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, attempts), "{error}");
}

#[tokio::test]
async fn a_call_has_timeouts_of_its_own() {
    let server = Server::start(|_| Reply::Silence).await;
    let client = client(&server);
    let started = Instant::now();
    let short = Duration::from_millis(50);
    // each attempt is given up, and the next one begins
    timed_out(client.dns().ping().attempt_timeout(short).await, 3);
    // all attempts together
    timed_out(client.dns().ping().timeout(short).await, 1);
    timed_out(client.dns().ping().timeout(short).attempt_timeout(Duration::from_secs(60)).await, 1);
    assert!(started.elapsed() < Duration::from_secs(20), "the client's own timeouts were waited for");
}

#[tokio::test]
async fn a_call_without_time_is_not_sent() {
    let server = Server::start(|_| Reply::Silence).await;
    timed_out(client(&server).dns().ping().timeout(Duration::ZERO).await, 1);
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_have_the_same_options() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(|seen| match seen.target.as_str() {
        "/api/ping" => Reply::status(503, ""),
        _ => Reply::json("{}"),
    }));
    let client = client(&server);
    let short = Duration::from_secs(5);
    let error = client.dns().ping().no_retry().timeout(short).send_blocking().unwrap_err();
    assert_eq!(error.attempts(), 1);
    client.dns().list_zones().header("X-Trace", "a").query("page", 2).attempt_timeout(short).send_blocking().unwrap();
    let last = server.seen().pop().unwrap();
    assert_eq!((last.target.as_str(), last.header("x-trace")), ("/api/dns?page=2", Some("a")));
}
