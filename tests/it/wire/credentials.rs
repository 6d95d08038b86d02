//! Keys in the query, as they arrive at a server: alternatives, combinations, and keys given as parameters.

use golden_security::{Client, Credentials, ErrorKind};
use integration_tests::server::{Answer, Server};

async fn server() -> Server {
    Server::always(Answer::json("").status(204)).await.unwrap()
}

/// A client with these keys by the names of their schemes.
fn client(server: &Server, keys: &[&'static str]) -> Client {
    let builder = Client::builder().base_url(server.url(""));
    let builder =
        keys.iter().fold(builder, |builder, name| builder.credential(*name, Credentials::api_key(format!("{name}-1"))));
    builder.build().unwrap()
}

fn lines(server: &Server) -> Vec<String> {
    server.seen().iter().map(|request| request.line()).collect()
}

#[tokio::test]
async fn of_two_keys_one_is_enough() {
    let server = server().await;
    for keys in [&["key"][..], &["token"], &["key", "token"]] {
        client(&server, keys).boards().list_boards().await.unwrap();
    }
    assert_eq!(lines(&server), ["GET /boards?key=key-1", "GET /boards?token=token-1", "GET /boards?key=key-1"]);
}

#[tokio::test]
async fn what_one_alternative_does_not_send_can_be_set() {
    let server = server().await;
    client(&server, &["key"]).boards().list_boards().token("mine").await.unwrap();
    client(&server, &["token"]).boards().list_boards().key("mine").await.unwrap();
    let expected = ["GET /boards?token=mine&key=key-1", "GET /boards?key=mine&token=token-1"];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn keys_that_are_needed_together_are_sent_together() {
    let server = server().await;
    client(&server, &["key", "token"]).boards().put_board().await.unwrap();
    assert_eq!(lines(&server), ["PUT /boards?key=key-1&token=token-1"]);
    for keys in [&["key"][..], &["token"], &[]] {
        let error = client(&server, keys).boards().put_board().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
    }
    let error = client(&server, &["app"]).boards().list_boards().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
    assert_eq!(server.seen().len(), 1, "nothing is sent without credentials");
}

/// The path of a type that several groups use is the same in all of them.
#[test]
fn a_shared_type_stands_in_each_group_that_uses_it() {
    let refusal: golden_security::types::Refusal =
        serde_json::from_value(serde_json::json!({"reasons": {"a": "b"}})).unwrap();
    let of_group: golden_security::boards::Refusal = refusal.clone();
    assert_eq!(of_group, refusal);
}
