//! Answers that are wanted only if they are other ones than the caller has.

use golden_responses::runtime::Validator;
use golden_responses::{CallExt as _, Client, Credentials, ErrorKind};
use integration_tests::server::{Answer, Server};
use std::time::{Duration, SystemTime};

const TAG: &str = "\"v1\"";
const CHANGED: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

/// A server that has one version of a thing.
async fn server() -> Server {
    Server::start(|request| {
        let is_same = request.header("if-none-match").map(|tag| tag == TAG);
        let is_same = is_same.or_else(|| request.header("if-modified-since").map(|time| time == CHANGED));
        match is_same {
            Some(true) => Answer::json("").status(304).header("etag", TAG),
            _ => Answer::json(r#"{"name": "a"}"#).header("etag", TAG).header("last-modified", CHANGED),
        }
    })
    .await
    .unwrap()
}

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).credentials(Credentials::none()).build().unwrap()
}

#[tokio::test]
async fn what_the_caller_has_is_not_sent_again() {
    let server = server().await;
    let client = client(&server);
    let first = client.things().get(1).send().await.unwrap();
    assert_eq!(first.etag(), Some(TAG));
    let known = first.validator().unwrap();
    assert!(client.things().get(1).if_changed(known.clone()).await.unwrap().is_none());
    let request = &server.seen()[1];
    assert_eq!((request.header("if-none-match"), request.header("if-modified-since")), (Some(TAG), Some(CHANGED)));

    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    for (known, is_same) in [
        (Validator::etag("v1"), true),
        (Validator::etag(TAG), true),
        (Validator::etag("W/\"v1\""), false),
        (Validator::etag("v0"), false),
        (Validator::modified(time), true),
        (Validator::modified(time - Duration::from_secs(1)), false),
    ] {
        let answer = client.things().get(1).if_changed(known.clone()).send().await.unwrap();
        assert_eq!(answer.is_none(), is_same, "{known:?}");
        assert!(answer.is_none_or(|answer| answer.etag() == Some(TAG)));
    }
}

#[tokio::test]
async fn a_failure_is_still_one() {
    let server = Server::always(Answer::json("{}").status(500)).await.unwrap();
    let error = client(&server).things().get(1).no_retry().if_changed(Validator::etag("v1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    let server = Server::always(Answer::json("").status(304)).await.unwrap();
    let error = client(&server).things().get(1).header("If-None-Match", TAG).await.unwrap_err();
    assert!(error.is_not_modified(), "who sets the header by hand sees what the server says");
    assert_eq!(client(&server).things().exists(1).send().await.unwrap_err().kind(), ErrorKind::NotModified);
}

#[test]
fn without_async_it_is_the_same() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(server());
    let client = client(&server);
    let known = client.things().get(1).send_blocking().unwrap().validator().unwrap();
    assert!(client.things().get(1).if_changed(known).send_blocking().unwrap().is_none());
    assert!(client.things().get(1).if_changed(Validator::etag("v0")).send_blocking().unwrap().is_some());
}
