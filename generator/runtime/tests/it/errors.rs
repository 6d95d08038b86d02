//! Every way in which a call can fail, and the error that the user gets to see.

use std::error::Error as _;
use std::time::Duration;

use ampersat_runtime::{Credentials, Error, ErrorKind, RetryPolicy};

use crate::generated::Client;
use crate::server::{Reply, Server};
use crate::{builder_of, client_of};

/// The error of one read of a server that always answers the same.
async fn error_of(reply: Reply) -> Error {
    let server = Server::start(move |_| reply.clone()).await;
    let client = builder_of(&server)
        .retry(RetryPolicy::none())
        .attempt_timeout(Duration::from_millis(200))
        .response_limit(100_000)
        .build()
        .unwrap();
    client.dns().get_zone("25").await.unwrap_err()
}

#[tokio::test]
async fn the_status_and_the_body_decide_the_kind() {
    for (status, body, kind, messages) in [
        (200, r#"{"success": false, "error": ["An error occurred"]}"#, ErrorKind::Api, &["An error occurred"][..]),
        (200, r#"{"error": ["invalid method"]}"#, ErrorKind::Api, &["invalid method"]),
        (200, r#"{"error": "invalid method"}"#, ErrorKind::Api, &["invalid method"]),
        (200, r#"{"error": [["a", ["b"]], {"x": "c"}]}"#, ErrorKind::Api, &["a", "b", "c"]),
        (200, r#"{"success": false}"#, ErrorKind::Api, &[]),
        (200, r#"{"success": "0"}"#, ErrorKind::Api, &[]),
        (200, r#"{"error": ["wronglogin"]}"#, ErrorKind::Auth, &["wronglogin"]),
        (200, r#"{"error": "unauthorized"}"#, ErrorKind::Auth, &["unauthorized"]),
        (401, "", ErrorKind::Auth, &[]),
        (400, r#"{"error": ["no"]}"#, ErrorKind::Api, &["no"]),
        (400, r#"{"message": "no"}"#, ErrorKind::Api, &["no"]),
        (404, r#"{"error": ["Not found"]}"#, ErrorKind::Api, &["Not found"]),
        (429, r#"{"error": ["slow down"]}"#, ErrorKind::RateLimit, &["slow down"]),
        (500, "oops", ErrorKind::Api, &[]),
        (200, "oops", ErrorKind::Decode, &[]),
        (200, r#"{"records": [{"id": 1}"#, ErrorKind::Decode, &[]),
        (200, r#"["x"]"#, ErrorKind::Decode, &[]),
    ] {
        let error = error_of(Reply::status(status, body)).await;
        assert_eq!(error.kind(), kind, "{status} {body}");
        assert_eq!(error.messages(), messages, "{status} {body}");
        assert_eq!(error.status().unwrap(), status, "{status} {body}");
        assert_eq!(error.is_not_found(), status == 404);
        assert_eq!(error.is_auth(), kind == ErrorKind::Auth);
        assert_eq!(error.is_rate_limited(), kind == ErrorKind::RateLimit);
    }
}

#[tokio::test]
async fn an_answer_that_says_it_succeeded_is_no_error() {
    for body in [r#"{"success": true, "error": []}"#, r#"{"error": null}"#, r#"{"error": ""}"#, r#"{"error": false}"#] {
        let server = Server::start(move |_| Reply::json(body)).await;
        client_of(&server).dns().get_zone("25").await.unwrap();
    }
}

#[tokio::test]
async fn the_page_of_a_proxy_is_told_apart_from_the_api() {
    let page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>";
    for status in [200, 502] {
        let error = error_of(Reply::html(status, page)).await;
        assert_eq!(error.kind(), ErrorKind::Html);
        assert_eq!(error.messages(), ["502 Bad Gateway"]);
    }
    assert_eq!(error_of(Reply::html(429, page)).await.kind(), ErrorKind::RateLimit);
}

#[tokio::test]
async fn json_is_json_whatever_its_content_type_says() {
    let server = Server::start(|_| Reply::html(200, r#"{"service_id": 1}"#)).await;
    assert_eq!(client_of(&server).dns().get_zone("25").await.unwrap().service_id, Some(1));
}

#[tokio::test]
async fn a_decode_error_names_the_place_and_what_was_there() {
    let error = error_of(Reply::json(r#"{"records": {"0": {"ttl": 60}, "17": {"ttl": "soon"}}}"#)).await;
    let decode = error.decode_error().unwrap();
    assert_eq!(decode.path(), r#"records["17"].ttl"#);
    assert_eq!((decode.expected(), decode.found(), decode.excerpt()), ("an integer", "text", "\"soon\""));
    assert_eq!(
        error.to_string(),
        "dns.get_zone (GET /dns/{zone}): the answer is not as documented (HTTP 200): \
         records[\"17\"].ttl: expected an integer, found text: \"soon\""
    );
    assert!(error.source().unwrap().is::<ampersat_runtime::DecodeError>());
}

#[tokio::test]
async fn a_broken_answer_has_a_kind_of_its_own() {
    for (reply, kind) in [
        (Reply::Cut, ErrorKind::Transport),
        (Reply::CutBody, ErrorKind::Interrupted),
        (Reply::SlowBody, ErrorKind::Stalled),
        (Reply::Silence, ErrorKind::Timeout),
        (Reply::EndlessBody, ErrorKind::TooLarge),
        (Reply::json(&" ".repeat(100_001)), ErrorKind::TooLarge),
    ] {
        let name = format!("{reply:.20?}");
        let error = error_of(reply).await;
        assert_eq!(error.kind(), kind, "{name}");
        assert_eq!(error.status(), None);
        assert!(!error.to_string().contains("127.0.0.1"), "{error}");
        assert!(!format!("{error:?}").contains("/api/dns/25"), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_received_nothing() {
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let client: Client =
        Client::builder().base_url(format!("http://{gone}/api")).credentials(Credentials::none()).build().unwrap();
    let error = client.dns().order().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(!error.may_have_been_received());
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_cut_order_says_that_it_may_have_been_received() {
    let server = Server::start(|_| Reply::Cut).await;
    let error = client_of(&server).dns().order().await.unwrap_err();
    assert!(error.may_have_been_received());
    assert!(!error.is_retryable());
    assert_eq!(server.seen().len(), 1);
    assert_eq!(
        error.to_string(),
        "domain.order (POST /domain/order): the connection broke before an answer came; \
         the server may have received the request"
    );
}

#[tokio::test]
async fn a_redirect_is_an_error_and_nobody_else_gets_the_credentials() {
    let other = Server::start(|_| Reply::json("{}")).await;
    let target = format!("{}/dns?token=secret", other.base_url());
    let reply = Reply::status(302, "").with_header("location", &target);
    let server = Server::start(move |_| reply.clone()).await;
    let error = client_of(&server).dns().get_zone("25").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(error.messages(), ["to 127.0.0.1"]);
    assert!(other.seen().is_empty());

    // an HTTP client of the caller's own may follow redirects: an answer from elsewhere is not believed
    let client = builder_of(&server).http_client(ampersat_runtime::reqwest::Client::new()).build().unwrap();
    assert_eq!(client.dns().get_zone("25").await.unwrap_err().kind(), ErrorKind::Redirect);
    assert!(other.seen().iter().all(|seen| seen.header("authorization").is_none()));
}

#[test]
fn a_client_that_cannot_work_is_not_built() {
    let invalid = |builder: ampersat_runtime::ClientBuilder<Client>| builder.build().unwrap_err();
    for error in [
        invalid(Client::builder().base_url("http://example.com/api")),
        invalid(Client::builder().base_url("example.com")),
        invalid(Client::builder().credentials(Credentials::token("line\nbreak"))),
        invalid(Client::builder().credentials(Credentials::basic("a:b", "c"))),
        invalid(Client::builder().default_header("no header", "x")),
        invalid(Client::builder().user_agent("line\nbreak")),
    ] {
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(!error.to_string().contains("break"), "{error}");
    }
    assert!(Client::builder().base_url("http://example.com/api").allow_http().build().is_ok());
}
