//! Credentials: those that are sent, those that are not, and proof that nothing shows a secret.

use super::{client, sent};
use ampersat_runtime::RetryPolicy;
use dns_services::{Client, Credentials, ErrorKind};
use integration_tests::server::{Answer, Server};
use std::error::Error as _;

/// The `Authorization` header of a call with these credentials.
async fn header_with(credentials: Credentials) -> Option<String> {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    let client = Client::builder().base_url(server.url("/api")).credentials(credentials).build().unwrap();
    client.billing().balance().await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    request.header("authorization").map(str::to_owned)
}

#[tokio::test]
async fn credentials_arrive_as_they_were_given() {
    for (credentials, header) in [
        (Credentials::token("abc.def"), Some("Bearer abc.def")),
        // "user@example.com:p:äß" in UTF-8, as base64
        (Credentials::basic("user@example.com", "p:äß"), Some("Basic dXNlckBleGFtcGxlLmNvbTpwOsOkw58=")),
        (Credentials::none(), None),
    ] {
        assert_eq!(header_with(credentials).await.as_deref(), header);
    }
}

#[tokio::test]
async fn operations_that_need_no_credentials_send_none() {
    let login = sent(|c| c.account().login().username("u").password("p")).await;
    assert_eq!(login.header("authorization"), None);
    let refresh = sent(|c| c.account().refresh_token().refresh_token("r")).await;
    assert_eq!(refresh.header("authorization"), None);
    let logout = sent(|c| c.account().logout()).await;
    assert_eq!(logout.header("authorization"), Some("Bearer t0ken"));
}

#[tokio::test]
async fn signing_in_by_hand_does_not_sign_in_first() {
    let server = Server::always(Answer::json(r#"{"token": "a", "refresh": "b"}"#)).await.unwrap();
    let credentials = Credentials::password("user", "pa55");
    let client = Client::builder().base_url(server.url("/api")).credentials(credentials).build().unwrap();
    let tokens = client.account().login().username("user").password("pa55").await.unwrap();
    assert_eq!(tokens.token.unwrap().expose(), "a");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn the_password_is_in_the_body_and_not_in_the_url() {
    let request = sent(|c| c.account().login().username("user").password("hunter2")).await;
    assert_eq!(request.line(), "POST /api/login");
    assert!(request.body.contains("hunter2"));
    assert!(!format!("{:?}", request.headers).contains("hunter2"));
}

/// Everything that a text, an error or a log line may be made of.
fn assert_silent(what: &str, text: &str) {
    for secret in ["t0ken", "pa55", "s3cret", "dXNlcjpwYTU1"] {
        assert!(!text.contains(secret), "{what} shows {secret}: {text}");
    }
}

#[tokio::test]
async fn nothing_shows_a_secret() {
    let refusal = Answer::json(r#"{"error": ["wronglogin"]}"#);
    let server = Server::always(refusal).await.unwrap();
    for credentials in
        [Credentials::token("t0ken"), Credentials::basic("user", "pa55"), Credentials::password("user", "pa55")]
    {
        assert_silent("credentials", &format!("{credentials:?}"));
        let builder = Client::builder().base_url(server.url("/api")).credentials(credentials);
        let client = builder.build().unwrap();
        assert_silent("the client", &format!("{client:?} {:?} {:?}", client.runtime(), client.account()));
        let request = client.account().login().username("user").password("s3cret");
        assert_silent("the request", &format!("{request:?}"));
        for error in [request.await.unwrap_err(), client.billing().balance().await.unwrap_err()] {
            assert_eq!(error.kind(), ErrorKind::Auth);
            assert_silent("the error", &format!("{error} {error:?} {:?}", error.source()));
        }
    }
}

#[tokio::test]
async fn an_unreachable_server_shows_no_secret_either() {
    let server = "http://127.0.0.1:1/api";
    let builder = Client::builder().base_url(server).credentials(Credentials::basic("user", "pa55"));
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    let error = client.account().login().username("user").password("s3cret").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    assert_silent("the error", &text);
}

#[tokio::test]
async fn decoded_secrets_are_not_shown() {
    let server = Server::always(Answer::json(r#"{"token": "t0ken", "refresh": "s3cret"}"#)).await.unwrap();
    let response = client(&server).account().login().username("user").password("pa55").send().await.unwrap();
    assert_eq!(response.body().refresh.as_ref().unwrap().expose(), "s3cret");
    assert_silent("the answer", &format!("{:?}", response.body()));

    let server = Server::always(Answer::json(r#"{"token": ["t0ken"]}"#)).await.unwrap();
    let error = client(&server).account().login().username("user").password("pa55").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_silent("the error", &format!("{error} {error:?}"));
}

#[tokio::test]

async fn a_whole_response_does_not_show_its_secrets() {
    let server = Server::always(Answer::json(r#"{"token": "t0ken", "refresh": "s3cret"}"#)).await.unwrap();
    let response = client(&server).account().login().username("user").password("pa55").send().await.unwrap();
    assert_silent("the response", &format!("{response:?}"));
}
