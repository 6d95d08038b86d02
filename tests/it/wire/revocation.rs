//! Tokens that are given back, as servers see it.

use golden_oauth2::runtime::{OAuth2, TokenSet};
use golden_oauth2::{Client, ErrorKind};
use integration_tests::server::{Answer, Server};

#[tokio::test]
async fn tokens_are_given_back_at_the_url_that_is_set() {
    let server = Server::start(|request| match request.body.contains("r1") {
        true => Answer::json("").header("content-type", "text/plain"),
        false => Answer::json(r#"{"error": "unsupported_token_type", "error_description": "t1 is none of ours"}"#)
            .status(400),
    })
    .await
    .unwrap();
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let app = OAuth2::app("the app").secret("s3cret/+?").audience("a").revocation_url("/oauth/revoke");
    let tokens = TokenSet::new("t1", Some("r1".into()));
    client.runtime().sign_in(app.clone()).revoke(&tokens).await.unwrap();
    let error = client.runtime().sign_in(app).revoke(&TokenSet::new("t1", None)).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 400));
    assert!(error.to_string().contains("[redacted] is none of ours"), "{error}");
    let seen = server.seen();
    assert_eq!(seen[0].line(), "POST /oauth/revoke");
    assert_eq!(seen[0].body, "token=r1&token_type_hint=refresh_token");
    assert_eq!(seen[0].header("authorization"), Some("Basic dGhlJTIwYXBwOnMzY3JldCUyRiUyQiUzRg=="));
    assert_eq!(seen[1].body, "token=t1&token_type_hint=access_token");
    // a program without a secret says what it is; nobody guesses where
    let public = OAuth2::app("the app").revocation_url(server.url("/oauth/revoke"));
    client.runtime().sign_in(public).revoke(&tokens).await.unwrap();
    assert_eq!(server.seen()[2].body, "token=r1&token_type_hint=refresh_token&client_id=the%20app");
    let error = client.runtime().sign_in(OAuth2::app("the app")).revoke(&tokens).await.unwrap_err();
    assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Build, 3));
}
