//! Calls that change something: which are sent again, and how the server knows them.

use golden_effects::{CallExt as _, Client, ErrorKind, RetryPolicy};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::time::Duration;

fn client(server: &Server) -> Client {
    let retry = RetryPolicy::default().with_attempts(3).with_delays(Duration::ZERO, Duration::ZERO);
    Client::builder().base_url(server.url("/v1")).retry(retry).build().unwrap()
}

/// A server that carries out a call, and loses two answers.
async fn forgetful() -> Server {
    let lost = std::sync::atomic::AtomicUsize::new(0);
    let count = move || lost.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    let answer =
        move |_: &Request| if count() % 3 < 2 { Answer::fault(Fault::Cut) } else { Answer::json("").status(201) };
    Server::start(answer).await.unwrap()
}

fn keys(server: &Server, name: &str) -> Vec<String> {
    server.seen().iter().map(|request| request.header(name).unwrap_or("none").to_owned()).collect()
}

#[tokio::test]
async fn a_key_is_the_same_for_all_attempts_of_a_call_and_another_one_for_the_next_call() {
    let server = forgetful().await;
    let client = client(&server);
    let request = client.payments().pay();
    assert_eq!(request.clone().send().await.unwrap().attempts(), 3);
    request.await.unwrap();
    let keys = keys(&server, "idempotency-key");
    assert_eq!(keys.len(), 6);
    assert!(keys.iter().all(|key| key.len() == 36), "{keys:?}");
    assert!(keys[..3].iter().all(|key| *key == keys[0]) && keys[3..].iter().all(|key| *key == keys[3]), "{keys:?}");
    assert_ne!(keys[0], keys[3]);
}

#[tokio::test]
async fn a_key_of_the_caller_stays() {
    let server = forgetful().await;
    let client = client(&server);
    client.payments().pay().idempotency_key("order-7").await.unwrap();
    client.payments().pay().header("idempotency-key", "order-8").await.unwrap();
    let expected = ["order-7", "order-7", "order-7", "order-8", "order-8", "order-8"];
    assert_eq!(keys(&server, "idempotency-key"), expected);
}

#[tokio::test]
async fn another_header_is_a_key_if_an_overlay_says_so() {
    let server = forgetful().await;
    client(&server).payments().send_message().await.unwrap();
    let keys = keys(&server, "x-request-id");
    assert!(keys.len() == 3 && keys.iter().all(|key| *key == keys[0] && key.len() == 36), "{keys:?}");
}

#[tokio::test]
async fn without_a_key_what_may_have_been_carried_out_is_sent_once() {
    for call in [0, 1] {
        let server = Server::always(Answer::fault(Fault::Cut)).await.unwrap();
        let client = client(&server);
        let error = match call {
            0 => client.payments().pay_plainly().await.unwrap_err(),
            _ => client.payments().trace().x_idempotency_key("a").await.unwrap_err(),
        };
        assert_eq!((error.kind(), error.attempts(), server.seen().len()), (ErrorKind::Transport, 1, 1));
        assert!(error.may_have_been_received() && !error.is_retryable());
    }
}

#[tokio::test]
async fn the_policy_of_a_call_counts_with_a_key_too() {
    let server = forgetful().await;
    let error = client(&server).payments().pay().no_retry().await.unwrap_err();
    assert_eq!((error.attempts(), server.seen().len()), (1, 1));
    assert!(error.may_have_been_received());
}
