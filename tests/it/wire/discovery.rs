//! Endpoints that an authorization server publishes, as servers see it.

use golden_oauth2::runtime::{AuthorizationServer, OAuth2, TokenSet};
use golden_oauth2::{Client, Credentials, Error, ErrorKind, RetryPolicy};
use integration_tests::server::{Answer, Fault, Server};

const OF_OAUTH: &str = "/.well-known/oauth-authorization-server/tenant%201";
const OF_OPENID: &str = "/tenant%201/.well-known/openid-configuration";

/// A server that publishes something at one place, and says something else at all others. `HOST` stands for its own address.
async fn publishing(place: &'static str, text: &'static str, otherwise: Answer) -> Server {
    Server::start(move |request| {
        let host = format!("http://{}", request.header("host").unwrap());
        if request.target == place { Answer::json(text.replace("HOST", &host)) } else { otherwise.clone() }
    })
    .await
    .unwrap()
}

async fn ask(server: &Server, issuer: &str) -> Result<AuthorizationServer, Error> {
    let client = Client::builder()
        .base_url(server.url("/v1"))
        .credentials(Credentials::token("s3cret"))
        .default_header("x-mine", "s3cret")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    client.runtime().authorization_server(issuer).await
}

fn targets(server: &Server) -> Vec<String> {
    server.seen().iter().map(|request| request.line()).collect()
}

const ALL: &str = r#"{"issuer": "HOST/tenant%201", "token_endpoint": "HOST/token?a=b", "authorization_endpoint": "HOST/page",
    "device_authorization_endpoint": "HOST/device", "revocation_endpoint": "https://other.example/revoke", "scopes_supported": []}"#;

#[tokio::test]
async fn an_issuer_says_where_its_endpoints_are() {
    let server = publishing(OF_OAUTH, ALL, Answer::json("{}").status(404)).await;
    let issuer = server.url("/tenant%201");
    let found = ask(&server, &issuer).await.unwrap();
    assert_eq!(found.issuer, issuer);
    let urls = [&found.token_url, &found.authorization_url, &found.device_url, &found.revocation_url];
    let own = ["/token?a=b", "/page", "/device"].map(|path| server.url(path));
    let expected = [own[0].as_str(), &own[1], &own[2], "https://other.example/revoke"];
    assert_eq!(urls.map(|url| url.as_ref().unwrap().as_str()), expected);
    let [request] = server.seen().try_into().unwrap();
    assert_eq!((request.line(), request.body.as_str()), (format!("GET {OF_OAUTH}"), ""));
    assert_eq!((request.header("authorization"), request.header("x-mine")), (None, None));
    assert_eq!(request.header("accept"), Some("application/json"));
}

#[tokio::test]
async fn published_endpoints_are_used_in_place_of_those_of_the_description() {
    let text = r#"{"issuer": "HOST", "token_endpoint": "HOST/t", "authorization_endpoint": "HOST/page",
        "device_authorization_endpoint": "HOST/d", "revocation_endpoint": "HOST/r"}"#;
    let place = "/.well-known/oauth-authorization-server";
    let server = publishing(
        place,
        text,
        Answer::json(
            r#"{"access_token": "t1", "device_code": "d", "user_code": "u",
        "verification_uri": "https://x/y"}"#,
        ),
    )
    .await;
    let found = ask(&server, &server.url("")).await.unwrap();
    let api = Server::always(Answer::json("[]")).await.unwrap();
    let builder = || Client::builder().base_url(api.url("/v1"));
    let program = Credentials::client_credentials("app", "s3cret").server(found.clone());
    builder().credentials(program.clone()).build().unwrap().pets().list_pets().await.unwrap();
    let by_hand = program.token_url(server.url("/by-hand"));
    builder().credentials(by_hand).build().unwrap().pets().list_pets().await.unwrap();
    let client = builder().build().unwrap();
    let sign_in = client.runtime().sign_in(OAuth2::app("app").server(found.clone()));
    assert!(sign_in.authorize().unwrap().url.as_str().starts_with(&server.url("/page?")));
    sign_in.device_code().await.unwrap();
    sign_in.exchange("c1", &"v".into()).await.unwrap();
    sign_in.revoke(&TokenSet::new("t1", None)).await.unwrap();
    let kept = OAuth2::app("app").server(found).with_tokens(TokenSet::new("t0", Some("r0".into())));
    let refusing = Server::always(Answer::json("{}").status(401)).await.unwrap();
    let client = Client::builder().base_url(refusing.url("/v1")).credentials(kept).retry(RetryPolicy::none());
    assert!(client.build().unwrap().pets().list_pets().await.is_err());
    let asked: Vec<_> = targets(&server).split_off(1);
    assert_eq!(asked, ["POST /t", "POST /by-hand", "POST /d", "POST /t", "POST /r", "POST /t"]);
    assert_eq!(targets(&api), ["GET /v1/pets", "GET /v1/pets"]);
}

#[tokio::test]
async fn metadata_of_openid_connect_do_where_there_are_no_others() {
    let page = Answer::json("<!doctype html><title>Shop</title>").header("content-type", "text/html");
    let elsewhere = Answer::json("").status(302).header("location", "/sign-in");
    for absent in [Answer::json("{}").status(404), Answer::json("").status(403), page, elsewhere] {
        let server = publishing(OF_OPENID, ALL, absent).await;
        let found = ask(&server, &server.url("/tenant%201")).await.unwrap();
        assert_eq!(found.token_url.unwrap().as_str(), server.url("/token?a=b"));
        assert_eq!(targets(&server), [format!("GET {OF_OAUTH}"), format!("GET {OF_OPENID}")]);
    }
}

#[tokio::test]
async fn an_issuer_that_says_nothing_is_told_from_one_that_fails() {
    for (answer, kind, requests, said) in [
        (Answer::json("{}").status(404), ErrorKind::NotFound, 2, "signing in: the issuer publishes no metadata"),
        (Answer::json("{}").status(503), ErrorKind::Api, 1, "signing in: "),
        (Answer::json("{}").status(429), ErrorKind::RateLimit, 1, "signing in: "),
        (Answer::fault(Fault::Cut), ErrorKind::Transport, 1, "signing in: "),
        (Answer::fault(Fault::EndlessBody), ErrorKind::TooLarge, 1, "signing in: "),
        (Answer::json("{}"), ErrorKind::Decode, 1, "signing in: the metadata name no issuer"),
        (Answer::json("["), ErrorKind::Decode, 1, "signing in: "),
    ] {
        let server = Server::always(answer).await.unwrap();
        let error = ask(&server, &server.url("/tenant%201")).await.unwrap_err();
        assert_eq!((error.kind(), server.seen().len()), (kind, requests), "{error}");
        assert!(error.is_at_sign_in() && error.to_string().contains(said), "{error}");
    }
}

#[tokio::test]
async fn nobody_speaks_for_another_issuer() {
    for text in [
        r#"{"issuer": "https://login.example.com", "token_endpoint": "HOST/token"}"#,
        r#"{"issuer": "HOST/tenant%201/", "token_endpoint": "HOST/token"}"#,
        r#"{"issuer": "HOST/Tenant%201", "token_endpoint": "HOST/token"}"#,
    ] {
        let server = publishing(OF_OAUTH, text, Answer::json("{}").status(404)).await;
        let error = ask(&server, &server.url("/tenant%201")).await.unwrap_err();
        assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Auth, 1), "{error}");
        assert!(error.to_string().contains("of another issuer than the one asked for"), "{error}");
    }
}

#[tokio::test]
async fn an_endpoint_that_is_not_safe_is_refused() {
    for (text, what) in [
        (r#"{"issuer": "HOST/tenant%201", "token_endpoint": "http://login.example.com/token"}"#, "the token endpoint"),
        (r#"{"issuer": "HOST/tenant%201", "token_endpoint": "/token"}"#, "the token endpoint"),
        (r#"{"issuer": "HOST/tenant%201", "authorization_endpoint": "javascript://x"}"#, "the page for users"),
        (
            r#"{"issuer": "HOST/tenant%201", "revocation_endpoint": "https://me:hunter2@x/"}"#,
            "the endpoint for revocation",
        ),
        (r#"{"issuer": "HOST/tenant%201", "device_authorization_endpoint": "ftp://x/"}"#, "the endpoint for devices"),
    ] {
        let server = publishing(OF_OAUTH, text, Answer::json("{}").status(404)).await;
        let error = ask(&server, &server.url("/tenant%201")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth, "{error}");
        assert!(error.to_string().contains(what) && !format!("{error:?}").contains("hunter2"), "{error}");
    }
}

#[tokio::test]
async fn an_issuer_is_refused_as_a_base_url_is() {
    let server = Server::always(Answer::json("{}")).await.unwrap();
    for (issuer, said) in [
        ("http://login.example.com", "the URL of the issuer must start with https:// unless"),
        ("https://me:hunter2@login.example.com", "must not contain credentials"),
        ("https://login.example.com/?a=hunter2", "must have neither query nor fragment"),
        ("https://login.example.com/{hunter2}", "is not a whole one"),
        ("/tenant", "is not a whole one"),
        ("ftp://login.example.com", "must start with https://"),
        ("http://[", "is not valid"),
        ("", "is not a whole one"),
    ] {
        let error = ask(&server, issuer).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(error.to_string().contains(said) && !format!("{error:?}").contains("hunter2"), "{issuer}: {error}");
    }
    assert!(server.seen().is_empty());
}
