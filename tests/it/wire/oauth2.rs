//! Tokens of token endpoints, as servers see it.

use golden_oauth2::runtime::{
    Authorization, FileStore, OAuth2, OAuthRefusal, Secret, SessionStore as _, StatusCode, TokenSet, block_on,
};
use golden_oauth2::{Client, ClientBuilder, Credentials, Error, ErrorKind, RetryPolicy};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const SECRET: &str = "s3cret/+?";

fn builder(server: &Server, credentials: impl Into<Credentials>) -> ClientBuilder<Client> {
    Client::builder().base_url(server.url("/v1")).credentials(credentials).retry(RetryPolicy::none())
}

fn program() -> OAuth2 {
    Credentials::client_credentials("the app", SECRET)
}

/// A server that gives token `t1`, then `t2` and so on, each good for so many seconds, and takes the last one only.
async fn counting(lifetime: &'static str) -> Server {
    let given = AtomicUsize::new(0);
    Server::start(move |request| match request.target.as_str() {
        "/oauth/token" | "/oauth/renew" | "/v1/token" => {
            let number = given.fetch_add(1, Ordering::SeqCst) + 1;
            Answer::json(format!(
                r#"{{"access_token": "t{number}", "token_type": "Bearer", "refresh_token": "r{number}"{lifetime}}}"#
            ))
            .after(Duration::from_millis(30))
        }
        _ if bears(request, given.load(Ordering::SeqCst)) => Answer::json("[]"),
        _ => Answer::json("{}").status(401),
    })
    .await
    .unwrap()
}

fn bears(request: &Request, number: usize) -> bool {
    request.header("authorization") == Some(&format!("Bearer t{number}"))
}

/// A server that answers at its token endpoint, and takes every token.
async fn answering(answer: Answer) -> Server {
    Server::start(move |request| if request.target == "/oauth/token" { answer.clone() } else { Answer::json("[]") })
        .await
        .unwrap()
}

fn targets(server: &Server) -> Vec<String> {
    server.seen().into_iter().map(|request| request.target).collect()
}

fn asked(server: &Server) -> usize {
    targets(server).iter().filter(|target| !target.starts_with("/v1/pets")).count()
}

#[tokio::test]
async fn a_program_gets_a_token_at_its_first_call_and_keeps_it() {
    let server = answering(Answer::json(r#"{"access_token": "t1", "token_type": "bearer", "expires_in": 3600}"#)).await;
    let app = program().scopes(["pets:read", "pets:write"]).audience("https://api.example.com").resource("urn:a b");
    let client = builder(&server, app).default_header("x-key", "of the API alone").build().unwrap();
    client.pets().get_news().await.unwrap();
    assert_eq!(targets(&server), ["/v1/news"], "what is for everybody needs no token");
    client.pets().list_pets().await.unwrap();
    client.pets().list_pets().await.unwrap();
    let [_, token, first, second] = server.seen().try_into().unwrap();
    assert_eq!(token.line(), "POST /oauth/token");
    assert_eq!(
        token.body,
        "grant_type=client_credentials&scope=pets%3Aread%20pets%3Awrite&audience=https%3A%2F%2Fapi.example.com&resource=urn%3Aa%20b"
    );
    // "the%20app:s3cret%2F%2B%3F", as RFC 6749 wants it
    assert_eq!(token.header("authorization"), Some("Basic dGhlJTIwYXBwOnMzY3JldCUyRiUyQiUzRg=="));
    assert_eq!(token.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(token.header("accept"), Some("application/json"));
    assert_eq!(token.header("x-key"), None);
    assert!(bears(&first, 1) && bears(&second, 1));
}

#[tokio::test]
async fn the_secret_goes_into_the_body_where_the_server_wants_it() {
    let server = answering(Answer::json(r#"{"access_token": "t1"}"#)).await;
    let client = builder(&server, program().secret_in_body()).build().unwrap();
    client.pets().list_pets().await.unwrap();
    let token = &server.seen()[0];
    assert_eq!(token.header("authorization"), None);
    assert_eq!(token.body, "grant_type=client_credentials&client_id=the%20app&client_secret=s3cret%2F%2B%3F");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_calls_at_once_ask_for_one_token() {
    let server = counting("").await;
    let client = builder(&server, program()).build().unwrap();
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(client.pets().list_pets().into_future())).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((asked(&server), server.seen().len()), (1, 101));
}

#[tokio::test]
async fn a_token_that_ends_soon_is_renewed_before_and_one_that_is_over_is_not_used() {
    // of these seconds the last tenth is for the renewal
    for (lifetime, tokens) in [(r#", "expires_in": 1"#, 2), (r#", "expires_in": "3600""#, 1)] {
        let server = counting(lifetime).await;
        let client = builder(&server, program()).build().unwrap();
        client.pets().list_pets().await.unwrap();
        tokio::time::sleep(Duration::from_millis(1100)).await;
        client.pets().list_pets().await.unwrap();
        assert_eq!(asked(&server), tokens, "{lifetime}");
    }
}

#[tokio::test]
async fn a_program_without_refresh_tokens_gets_its_next_token_early() {
    let given = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/oauth/token" => {
            // the first one is about to end: a JWT of an hour of which ten seconds are left
            let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
            let claims = format!(r#"{{"iat": {}, "exp": {}}}"#, now - 3590, now + 10);
            let token = match given.fetch_add(1, Ordering::SeqCst) {
                0 => format!("e30.{}.c2ln", base64(claims.as_bytes())),
                _ => "t2".to_owned(),
            };
            Answer::json(format!(r#"{{"access_token": "{token}"}}"#))
        }
        _ => Answer::json("[]"),
    })
    .await
    .unwrap();
    let client = builder(&server, program()).build().unwrap();
    client.pets().list_pets().await.unwrap();
    client.pets().list_pets().await.unwrap();
    assert_eq!(asked(&server), 2);
    assert!(bears(server.seen().last().unwrap(), 2));
}

/// Bytes as base64 for URLs.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let three =
        |chunk: &[u8]| chunk.iter().fold(0u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
    let digits = |chunk: &[u8]| {
        let bits = three(chunk);
        (0..=chunk.len()).map(|at| char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63])).collect::<String>()
    };
    bytes.chunks(3).map(digits).collect()
}

#[tokio::test]
async fn a_refused_token_leads_to_one_new_one() {
    let given = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/oauth/token" => {
            Answer::json(format!(r#"{{"access_token": "t{}"}}"#, given.fetch_add(1, Ordering::SeqCst) + 1))
        }
        _ if bears(request, 2) => Answer::json("[]"),
        _ => Answer::json("{}").status(401),
    })
    .await
    .unwrap();
    let client = builder(&server, program()).build().unwrap();
    client.pets().list_pets().await.unwrap();
    assert_eq!(targets(&server), ["/oauth/token", "/v1/pets", "/oauth/token", "/v1/pets"]);

    let server = Server::start(|request| match request.target.as_str() {
        "/oauth/token" => Answer::json(r#"{"access_token": "t1"}"#),
        _ => Answer::json("{}").status(401),
    })
    .await
    .unwrap();
    let client = builder(&server, program()).build().unwrap();
    for _ in 0..3 {
        assert_eq!(client.pets().list_pets().await.unwrap_err().kind(), ErrorKind::Auth);
    }
    assert_eq!(asked(&server), 2, "a server that takes no token is not asked for one with each call");
}

#[tokio::test]
async fn each_refresh_token_is_used_once_and_the_next_one_is_kept() {
    let (server, folder) = (counting(r#", "expires_in": 1"#).await, tempfile::tempdir().unwrap());
    let store = || FileStore::new(folder.path().join("session.json"));
    let client =
        || builder(&server, Credentials::refresh_token("the app", "r0")).session_store(store()).build().unwrap();
    let first = client();
    first.pets().list_pets().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    first.pets().list_pets().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    // another process, which was given the first refresh token, too
    client().pets().list_pets().await.unwrap();
    let bodies: Vec<_> = server.seen().into_iter().filter(|request| request.target.starts_with("/oauth")).collect();
    let bodies: Vec<_> = bodies.iter().map(|request| (request.target.as_str(), request.body.as_str())).collect();
    assert_eq!(
        bodies,
        [
            ("/oauth/token", "grant_type=refresh_token&refresh_token=r0&client_id=the%20app"),
            ("/oauth/renew", "grant_type=refresh_token&refresh_token=r1&client_id=the%20app"),
            ("/oauth/renew", "grant_type=refresh_token&refresh_token=r2&client_id=the%20app"),
        ]
    );
    assert_eq!(store().load().unwrap().unwrap().refresh_token, Some("r3".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_share_a_store_share_a_token_and_others_do_not_take_it() {
    let (server, folder) = (answering(Answer::json(r#"{"access_token": "t1"}"#)).await, tempfile::tempdir().unwrap());
    let client = |app: OAuth2| {
        builder(&server, app).session_store(FileStore::new(folder.path().join("session.json"))).build().unwrap()
    };
    let (one, two) = (client(program()), client(program()));
    let (first, second) = tokio::join!(one.pets().list_pets().into_future(), two.pets().list_pets().into_future());
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(asked(&server), 1);
    for other in [
        program().scopes(["pets:write"]),
        program().audience("a"),
        Credentials::client_credentials("another", SECRET),
        Credentials::refresh_token("the app", "r1"),
        Credentials::refresh_token("the app", "r2"),
    ] {
        let before = asked(&server);
        client(other.clone()).pets().list_pets().await.unwrap();
        assert_eq!(asked(&server), before + 1, "{other:?}");
    }
}

/// Everything that can be read of an error.
fn text(error: &Error) -> String {
    format!("{error} {error:?} {error:#?} {:?}", error.raw())
}

#[tokio::test]
async fn a_refusal_says_what_is_refused() {
    let refusal = |code: &str| Answer::json(format!(r#"{{"error": "{code}", "error_description": "No {SECRET}."}}"#));
    let html = Answer::json("<!doctype html><title>Sign in</title>").header("content-type", "text/html");
    let said = |error: &Error| OAuthRefusal::of(error);
    for (answer, kind, expected, detail) in [
        (
            refusal("invalid_client").status(401),
            ErrorKind::Auth,
            Some(OAuthRefusal::InvalidClient),
            "does not know the client",
        ),
        (
            refusal("invalid_client").status(400),
            ErrorKind::Auth,
            Some(OAuthRefusal::InvalidClient),
            "does not know the client",
        ),
        (refusal("invalid_client"), ErrorKind::Auth, Some(OAuthRefusal::InvalidClient), "does not know the client"),
        (refusal("invalid_scope").status(400), ErrorKind::Api, Some(OAuthRefusal::InvalidScope), "refuses the scopes"),
        (
            refusal("teapot").status(400),
            ErrorKind::Api,
            Some(OAuthRefusal::Other("teapot".into())),
            "refuses the request",
        ),
        (html.clone(), ErrorKind::Html, None, "HTML page"),
        (html.status(404), ErrorKind::Html, None, "HTML page"),
        (Answer::json("{}"), ErrorKind::Auth, None, "holds no token"),
        (Answer::json(r#"{"access_token": "ä"}"#), ErrorKind::Auth, None, "characters no header takes"),
        (Answer::json("[").status(200), ErrorKind::Decode, None, "not as documented"),
        (Answer::json("").status(503), ErrorKind::Api, None, "refused the call"),
        (
            Answer::json("").status(302).header("location", "https://evil.example"),
            ErrorKind::Redirect,
            None,
            "elsewhere",
        ),
        (Answer::fault(Fault::Cut), ErrorKind::Transport, None, "broke"),
    ] {
        let server = answering(answer).await;
        let client = builder(&server, program()).build().unwrap();
        let error = client.pets().list_pets().await.unwrap_err();
        assert_eq!((error.kind(), said(&error)), (kind, expected), "{error}");
        assert!(error.to_string().contains("signing in: ") && error.to_string().contains(detail), "{error}");
        assert!(error.is_at_sign_in() && !error.may_have_been_received(), "{error}");
        assert!(!text(&error).contains("s3cret"), "{error:#?}");
        assert_eq!(targets(&server), ["/oauth/token"], "the call itself is not sent");
    }
    let server = answering(Answer::json("{}").status(400)).await;
    let error = builder(&server, Credentials::token("t")).build().unwrap().pets().add_pet().await;
    assert!(error.is_ok(), "a ready-made token needs no endpoint");
}

#[tokio::test]
async fn an_endpoint_that_cannot_be_reached_is_no_wrong_secret() {
    let server = answering(Answer::json("{}")).await;
    let client = builder(&server, program().token_url("http://127.0.0.1:1/token?key=s3cret")).build().unwrap();
    let error = client.pets().list_pets().await.unwrap_err();
    assert_eq!((error.kind(), OAuthRefusal::of(&error)), (ErrorKind::Transport, None));
    assert!(!text(&error).contains("s3cret"), "{error:#?}");
    assert!(error.to_string().ends_with("signing in: the server cannot be reached"), "{error}");
    let server = answering(Answer::json("{}").status(403)).await;
    let error = Client::builder().base_url(server.url("/v1")).build().unwrap().pets().list_pets().await.unwrap_err();
    assert!(!error.is_at_sign_in() && OAuthRefusal::of(&error).is_none(), "{error}");
}

#[tokio::test]
async fn a_wrong_secret_is_not_tried_with_every_call() {
    let server = answering(Answer::json(r#"{"error": "invalid_client"}"#).status(401)).await;
    let client = builder(&server, program()).build().unwrap();
    for _ in 0..5 {
        assert!(client.pets().list_pets().await.unwrap_err().is_auth());
    }
    assert_eq!(asked(&server), 1);
}

#[tokio::test]
async fn an_endpoint_that_is_busy_is_asked_again() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/oauth/token" if asked.fetch_add(1, Ordering::SeqCst) == 0 => Answer::json("{}").status(503),
        "/oauth/token" => Answer::json(r#"{"access_token": "t1"}"#),
        _ => Answer::json("[]"),
    })
    .await
    .unwrap();
    let client = builder(&server, program()).retry(RetryPolicy::default()).build().unwrap();
    client.pets().list_pets().await.unwrap();
    assert_eq!(targets(&server), ["/oauth/token", "/oauth/token", "/v1/pets"]);
}

#[test]
fn an_endpoint_is_refused_as_a_base_url_is() {
    for (url, expected) in [
        ("http://login.example.com/token", Some("the URL of the token endpoint must start with https:// unless")),
        ("ftp://login.example.com/token", Some("must start with https://")),
        ("https://me:hunter2@login.example.com/token", Some("must not contain credentials")),
        ("https://login.example.com/{tenant}/token", Some("has a variable")),
        ("http://[", Some("is not valid")),
        ("https://login.example.com/token?a=b", None),
        ("http://127.0.0.1/token", None),
        ("/token", None),
    ] {
        let built = Client::builder().credentials(program().token_url(url)).build();
        let error = built.as_ref().err().map(ToString::to_string);
        assert_eq!(error.is_some(), expected.is_some(), "{url}: {error:?}");
        if let (Some(error), Some(expected)) = (error, expected) {
            assert!(error.contains(expected) && !error.contains("hunter2"), "{url}: {error}");
        }
    }
    let allowed = Client::builder().allow_http().credentials(program().token_url("http://login.example.com/token"));
    assert!(allowed.build().is_ok());
    let asking = Client::builder().credentials(OAuth2::app("the app")).build().unwrap_err();
    assert!(asking.to_string().contains("a user must sign in first"), "{asking}");
}

#[tokio::test]
async fn name_and_password_are_taken_where_the_document_says_so() {
    let server = counting("").await;
    let given =
        [Credentials::password("me", "hunter2"), OAuth2::password("me", "hunter2").client("app").scopes(["a"]).into()];
    for credentials in given {
        assert!(!format!("{credentials:?}").contains("hunter2"));
        builder(&server, credentials).build().unwrap().pets().list_pets().await.unwrap();
    }
    let bodies: Vec<_> =
        server.seen().into_iter().filter(|request| request.target == "/v1/token").map(|one| one.body).collect();
    assert_eq!(
        bodies,
        [
            "grant_type=password&username=me&password=hunter2",
            "grant_type=password&username=me&password=hunter2&scope=a&client_id=app"
        ]
    );
}

#[tokio::test]
async fn a_scheme_has_an_endpoint_of_its_own() {
    let built = Client::builder().credential("partner", program()).build();
    assert!(built.is_ok());
    let error = Client::builder().credential("partner", OAuth2::password("me", "hunter2")).build().unwrap_err();
    assert!(error.to_string().contains("names no token endpoint for a password: set `token_url`"), "{error}");
}

fn app() -> OAuth2 {
    OAuth2::app("the app").redirect_url("http://localhost:8000/done").scopes(["pets:read"])
}

fn value(query: &Authorization, name: &str) -> String {
    query.url.query_pairs().find(|(known, _)| known == name).unwrap().1.into_owned()
}

#[tokio::test]
async fn a_user_signs_in_on_a_page() {
    let server = counting(r#", "expires_in": 3600"#).await;
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let sign_in = client.runtime().sign_in(app());
    let question = sign_in.authorize().unwrap();
    assert!(
        question
            .url
            .as_str()
            .starts_with(&server.url("/oauth/authorize?lang=en&response_type=code&client_id=the%20app&"))
    );
    assert_eq!(value(&question, "redirect_uri"), "http://localhost:8000/done");
    assert_eq!(
        (value(&question, "scope"), value(&question, "code_challenge_method")),
        ("pets:read".into(), "S256".into())
    );
    assert_eq!(value(&question, "state"), question.state.expose());
    assert_ne!(value(&question, "code_challenge"), question.verifier.expose());
    assert_ne!(sign_in.authorize().unwrap().state, question.state, "each question has a state of its own");
    assert!(!format!("{question:?} {sign_in:?}").contains(question.verifier.expose()));

    let code = question.code(&format!("http://localhost:8000/done?code=c1&state={}", question.state.expose())).unwrap();
    let tokens = sign_in.exchange(code, &question.verifier).await.unwrap();
    assert_eq!((tokens.access_token.expose(), tokens.refresh_token.as_ref().unwrap().expose()), ("t1", "r1"));
    assert!(!format!("{tokens:?}").contains("t1"));
    let expected = format!(
        "grant_type=authorization_code&code=c1&redirect_uri=http%3A%2F%2Flocalhost%3A8000%2Fdone&code_verifier={}&client_id=the%20app",
        question.verifier.expose()
    );
    assert_eq!(server.seen()[0].body, expected);

    let client = builder(&server, app().with_tokens(tokens)).build().unwrap();
    client.pets().list_pets().await.unwrap();
    assert_eq!(asked(&server), 1, "the tokens are used as they are");
    let over = builder(&server, app().with_tokens(TokenSet::new("t0", Some("r1".into())))).build().unwrap();
    over.pets().list_pets().await.unwrap();
    assert_eq!(
        server.seen().iter().filter(|request| request.target == "/oauth/renew").count(),
        1,
        "a refused one is renewed"
    );
    let lost = builder(&server, app().with_tokens(TokenSet::new("t0", None))).build().unwrap();
    assert!(lost.pets().list_pets().await.unwrap_err().to_string().contains("the user must sign in again"));
}

#[tokio::test]
async fn a_code_that_is_refused_is_told_and_not_sent_again() {
    let server =
        answering(Answer::json(r#"{"error": "invalid_grant", "error_description": "c0de is used up"}"#).status(400))
            .await;
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let error =
        client.runtime().sign_in(app().secret(SECRET)).exchange("c0de", &Secret::from("ver1fier")).await.unwrap_err();
    assert_eq!(OAuthRefusal::of(&error), Some(OAuthRefusal::InvalidGrant));
    assert_eq!((error.kind(), error.status()), (ErrorKind::Auth, Some(StatusCode::BAD_REQUEST)));
    let text = text(&error);
    assert!(["c0de", "ver1fier", "s3cret"].iter().all(|secret| !text.contains(secret)), "{text}");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_user_signs_in_on_another_device() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let server = Server::start(move |request| match request.target.as_str() {
        "/oauth/device" => Answer::json(
            r#"{"device_code": "d1", "user_code": "ABCD", "verification_uri": "https://x/y", "expires_in": 60, "interval": 0}"#,
        ),
        _ => match count.fetch_add(1, Ordering::SeqCst) {
            0 | 1 => Answer::json(r#"{"error": "authorization_pending"}"#).status(400),
            2 => Answer::json("{}").status(503),
            _ => Answer::json(r#"{"access_token": "t1"}"#),
        },
    })
    .await
    .unwrap();
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let sign_in = client.runtime().sign_in(app());
    let device = sign_in.device_code().await.unwrap();
    assert_eq!((device.user_code.as_str(), device.verification_url.as_str()), ("ABCD", "https://x/y"));
    assert!(!format!("{device:?}").contains("d1"));
    assert_eq!(sign_in.poll(&device).await.unwrap().access_token.expose(), "t1");
    let seen = server.seen();
    assert_eq!(seen[0].body, "scope=pets%3Aread&client_id=the%20app");
    let grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d1&client_id=the%20app";
    assert_eq!((seen.len(), seen[1].body.as_str()), (5, grant));

    let server = answering(Answer::json(r#"{"error": "access_denied"}"#).status(400)).await;
    let client = Client::builder().base_url(server.url("/v1")).build().unwrap();
    let error = client.runtime().sign_in(app()).poll(&device).await.unwrap_err();
    assert_eq!((OAuthRefusal::of(&error), server.seen().len()), (Some(OAuthRefusal::AccessDenied), 1));
}

#[test]
fn without_async_it_is_the_same() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(counting(r#", "expires_in": 3600"#));
    let client = builder(&server, program()).build().unwrap();
    client.pets().list_pets().send_blocking().unwrap();
    client.pets().list_pets().send_blocking().unwrap();
    assert_eq!(targets(&server), ["/oauth/token", "/v1/pets", "/v1/pets"]);
    let sign_in = client.runtime().sign_in(app());
    let question = sign_in.authorize().unwrap();
    let tokens = block_on(async move { sign_in.exchange("c1", &question.verifier).await }).unwrap().unwrap();
    assert_eq!(tokens.access_token.expose(), "t2");
}
