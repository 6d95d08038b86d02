//! Calls that are sent again, the times when they are, and calls that never are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ampersat_runtime::{ClientBuilder, Credentials, ErrorKind, RetryPolicy};

use crate::builder_of;
use crate::generated::Client;
use crate::server::{Reply, Server};

/// A server that answers with each reply in turn, and with the last one from then on.
async fn sequence(replies: &[Reply]) -> Server {
    let (replies, next) = (replies.to_vec(), AtomicUsize::new(0));
    Server::start(move |_| {
        let number = next.fetch_add(1, Ordering::SeqCst);
        replies[number.min(replies.len() - 1)].clone()
    })
    .await
}

fn hasty(server: &Server) -> ClientBuilder<Client> {
    let policy = RetryPolicy::default().with_delays(Duration::from_millis(1), Duration::from_millis(5));
    builder_of(server).retry(policy).attempt_timeout(Duration::from_millis(200))
}

#[tokio::test]
async fn reads_and_idempotent_writes_survive_what_passes() {
    for passing in [
        Reply::status(429, ""),
        Reply::status(502, ""),
        Reply::status(503, r#"{"error": ["busy"]}"#),
        Reply::html(504, "<html>"),
        Reply::Cut,
        Reply::CutBody,
        Reply::Silence,
    ] {
        let server = sequence(&[passing.clone(), passing.clone(), Reply::json("{}")]).await;
        hasty(&server).build().unwrap().dns().list_zones().await.unwrap();
        assert_eq!(server.count("/dns"), 3, "{passing:?}");

        let server = sequence(&[passing.clone(), passing.clone(), Reply::json("{}")]).await;
        hasty(&server).build().unwrap().dns().edit_record(1).ttl(60).await.unwrap();
        assert_eq!(server.count("/record/1"), 3, "{passing:?}");
        assert!(server.seen().iter().all(|seen| seen.body == r#"{"ttl":60}"#));
    }
}

#[tokio::test]
async fn what_does_not_pass_is_not_repeated() {
    for lasting in [
        Reply::status(400, ""),
        Reply::status(401, ""),
        Reply::status(404, ""),
        Reply::status(500, ""),
        Reply::status(302, ""),
        Reply::json(r#"{"error": ["no"]}"#),
        Reply::json("no json"),
        Reply::SlowBody,
    ] {
        let server = sequence(std::slice::from_ref(&lasting)).await;
        let error = hasty(&server).build().unwrap().dns().list_zones().await.unwrap_err();
        assert!(!error.is_retryable());
        assert_eq!((server.count("/dns"), error.attempts()), (1, 1), "{lasting:?}");
    }
}

#[tokio::test]
async fn what_must_not_be_sent_twice_is_not() {
    for reply in [
        Reply::Cut,
        Reply::CutBody,
        Reply::Silence,
        Reply::status(429, ""),
        Reply::status(502, ""),
        Reply::status(503, ""),
        Reply::status(504, ""),
    ] {
        let server = sequence(std::slice::from_ref(&reply)).await;
        let client = hasty(&server).build().unwrap();
        let error = client.dns().order().await.unwrap_err();
        assert_eq!((server.count("/domain/order"), error.attempts()), (1, 1), "{reply:?}");
        assert!(!error.is_retryable());
        // 429 says that it was not carried out; the others do not
        assert_eq!(error.may_have_been_received(), error.status().is_none_or(|status| status.is_server_error()));

        client.dns().add_record(1, 2).name("www").record_type("A").await.unwrap_err();
        assert_eq!(server.count("/service/1/dns/2/records"), 1, "{reply:?}");
    }
}

#[tokio::test]
async fn everything_is_sent_again_to_a_server_that_certainly_received_nothing() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let client: Client = Client::builder()
        .base_url(format!("http://{address}/api"))
        .credentials(Credentials::none())
        .retry(RetryPolicy::default().with_delays(Duration::from_millis(1), Duration::from_millis(1)))
        .build()
        .unwrap();
    let error = client.dns().order().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
    assert!(error.is_retryable() && !error.may_have_been_received());
}

#[tokio::test]
async fn a_server_that_asks_to_wait_is_waited_for() {
    let busy = Reply::status(503, "").with_header("retry-after", "1");
    let limited = Reply::status(429, "").with_header("x-ratelimit-reset", "1");
    for reply in [busy, limited] {
        let server = sequence(&[reply, Reply::json("{}")]).await;
        let started = Instant::now();
        hasty(&server).build().unwrap().dns().list_zones().await.unwrap();
        assert!(started.elapsed() >= Duration::from_secs(1));
        assert_eq!(server.count("/dns"), 2);
    }
}

#[tokio::test]
async fn a_server_that_asks_to_wait_too_long_is_not_and_the_error_says_how_long() {
    let server = sequence(&[Reply::status(429, "").with_header("retry-after", "3600")]).await;
    let error = hasty(&server).build().unwrap().dns().list_zones().await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(server.count("/dns"), 1);
    assert!(error.to_string().ends_with("(HTTP 429); try again in 3600 s"), "{error}");
}

#[tokio::test]
async fn no_number_that_a_server_or_a_caller_makes_up_is_too_large() {
    for header in ["retry-after", "x-ratelimit-reset"] {
        let server = sequence(&[Reply::status(429, "").with_header(header, &u64::MAX.to_string())]).await;
        let client = hasty(&server).timeout(Duration::MAX).attempt_timeout(Duration::MAX).build().unwrap();
        assert!(client.dns().list_zones().await.unwrap_err().is_rate_limited());
    }
}

#[tokio::test]
async fn a_call_ends_when_its_time_is_over_whatever_is_left_to_try() {
    let server = sequence(&[Reply::Silence]).await;
    let policy = RetryPolicy::default().with_attempts(100);
    let client = hasty(&server).retry(policy).timeout(Duration::from_millis(500)).build().unwrap();
    let started = Instant::now();
    let error = client.dns().list_zones().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(started.elapsed() < Duration::from_millis(900), "{:?}", started.elapsed());
}

#[tokio::test]
async fn without_retries_a_call_is_sent_once() {
    let server = sequence(&[Reply::status(503, "")]).await;
    let client = hasty(&server).retry(RetryPolicy::none()).build().unwrap();
    assert!(client.dns().list_zones().await.unwrap_err().is_retryable());
    assert_eq!(server.count("/dns"), 1);
}
