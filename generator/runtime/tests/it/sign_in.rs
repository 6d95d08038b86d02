//! Signing in with user name and password, as the user sees it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use ampersat_runtime::{ClientBuilder, Credentials, Error, ErrorKind, LoginLimit, RetryPolicy, StoredSession};

use crate::generated::Client;
use crate::server::{Reply, Seen, Server};
use crate::stores::MemoryStore;

const LOGIN: &str = r#"{"token": "t1", "refresh": "r1"}"#;

pub(crate) fn builder(server: &Server) -> ClientBuilder<Client> {
    let credentials = Credentials::password("me@example.com", "hunter2");
    Client::builder().base_url(server.base_url()).credentials(credentials).retry(RetryPolicy::none())
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// An API whose sign-in answers as given, and which takes every token.
async fn server(login: Reply) -> Server {
    Server::start(move |seen| if seen.target == "/api/login" { login.clone() } else { Reply::json("{}") }).await
}

fn bears(seen: &Seen, token: &str) -> bool {
    seen.header("authorization") == Some(&format!("Bearer {token}"))
}

/// The outcomes of many calls at the same time.
pub(crate) async fn at_once(client: &Client, calls: usize) -> Vec<Result<(), Error>> {
    let calls: Vec<_> = (0..calls)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.dns().list_zones().await.map(drop) })
        })
        .collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}

#[tokio::test]
async fn the_first_call_signs_in_and_the_next_ones_use_the_token() {
    let server = server(Reply::json(LOGIN)).await;
    let client = client(&server);
    assert!(server.seen().is_empty(), "nothing is sent before the first call");
    client.dns().list_zones().await.unwrap();
    client.clone().dns().list_zones().await.unwrap();
    let seen = server.seen();
    assert_eq!(
        seen.iter().map(|seen| seen.target.as_str()).collect::<Vec<_>>(),
        ["/api/login", "/api/dns", "/api/dns"]
    );
    assert_eq!(seen[0].body, r#"{"password":"hunter2","username":"me@example.com"}"#);
    assert_eq!(seen[0].header("authorization"), None);
    assert!(bears(&seen[1], "t1") && bears(&seen[2], "t1"));
}

#[tokio::test]
async fn operations_for_everybody_do_not_sign_in() {
    let server = server(Reply::json(LOGIN)).await;
    client(&server).dns().news().await.unwrap();
    assert_eq!(server.count("/login"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_calls_at_once_sign_in_once() {
    let server = server(Reply::json(LOGIN).after(50)).await;
    let outcomes = at_once(&client(&server), 100).await;
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 100));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_calls_at_once_renew_an_expired_token_once() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/token" => Reply::json(r#"{"token": "t2", "refresh": "r2"}"#).after(50),
        _ if bears(seen, "t2") => Reply::json("{}"),
        _ => Reply::status(500, "{}"),
    })
    .await;
    let store = MemoryStore::with("t1", "r1", 1, &server);
    let client = builder(&server).session_store(store.clone()).build().unwrap();
    assert!(at_once(&client, 100).await.iter().all(Result::is_ok));
    assert_eq!((server.count("/token"), server.count("/login"), server.count("/dns")), (1, 0, 100));
    assert_eq!(server.seen()[0].body, r#"{"refresh_token":"r1"}"#);
    assert_eq!(store.session().unwrap().token, Some("t2".into()));
}

/// A token of an hour of which ten seconds are left.
fn ending() -> String {
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(format!(r#"{{"iat": {}, "exp": {}}}"#, now - 3590, now + 10)))
}

#[tokio::test]
async fn a_token_about_to_end_is_renewed_and_a_failed_renewal_costs_nothing() {
    let old = ending();
    for (reply, token) in [
        (Reply::json(r#"{"token": "t2"}"#), "t2"),
        (Reply::status(503, ""), old.as_str()),
        (Reply::status(429, ""), &old),
        (Reply::Cut, &old),
        (Reply::json(r#"{"error": ["invalid token"]}"#), &old),
    ] {
        let server = Server::start({
            let login = Reply::json(&format!(r#"{{"token": "{old}", "refresh": "r1"}}"#));
            move |seen| match seen.target.as_str() {
                "/api/token" => reply.clone(),
                "/api/login" => login.clone(),
                _ => Reply::json("{}"),
            }
        })
        .await;
        let client = client(&server);
        for _ in 0..5 {
            client.dns().list_zones().await.unwrap();
        }
        assert_eq!((server.count("/login"), server.count("/token")), (1, 1), "one renewal, whatever came of it");
        assert!(bears(server.seen().last().unwrap(), token));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_one_call_renews_the_others_go_on() {
    let login = Reply::json(&format!(r#"{{"token": "{}", "refresh": "r1"}}"#, ending()));
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/token" => Reply::json(r#"{"token": "t2"}"#).after(300),
        "/api/login" => login.clone(),
        _ => Reply::json("{}"),
    })
    .await;
    let client = client(&server);
    client.dns().list_zones().await.unwrap();
    assert!(at_once(&client, 50).await.iter().all(Result::is_ok));
    assert_eq!(server.count("/token"), 1);
    let renewed = server.seen().iter().filter(|seen| bears(seen, "t2")).count();
    assert_eq!(renewed, 1, "only the call that renewed waited for it");
}

#[tokio::test]
async fn a_server_that_does_not_renew_is_signed_in_to() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/token" => Reply::json(r#"{"error": ["invalid token"]}"#),
        "/api/login" => Reply::json(LOGIN),
        _ => Reply::json("{}"),
    })
    .await;
    let store = MemoryStore::with("t0", "r0", 1, &server);
    builder(&server).session_store(store).build().unwrap().dns().list_zones().await.unwrap();
    assert_eq!((server.count("/token"), server.count("/login")), (1, 1));
}

/// An API that refuses the first token, and gives a new one with each sign-in.
async fn forgetful(refusal: Reply) -> Server {
    let logins = AtomicUsize::new(0);
    Server::start(move |seen| match seen.target.as_str() {
        "/api/login" => {
            let number = logins.fetch_add(1, Ordering::SeqCst) + 1;
            Reply::json(&format!(r#"{{"token": "t{number}", "refresh": "r"}}"#)).after(20)
        }
        _ if bears(seen, "t1") => refusal.clone(),
        _ => Reply::json("{}"),
    })
    .await
}

#[tokio::test]
async fn a_refused_token_is_replaced_and_the_call_sent_again() {
    for refusal in [Reply::status(401, ""), Reply::json(r#"{"error": ["unauthorized"]}"#)] {
        let server = forgetful(refusal).await;
        client(&server).dns().order().await.unwrap();
        assert_eq!((server.count("/login"), server.count("/domain/order")), (2, 2));
    }
}

#[tokio::test]
async fn a_refresh_token_that_is_refused_is_not_tried_by_every_call() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" if logins.fetch_add(1, Ordering::SeqCst) == 0 => {
            Reply::json(r#"{"token": "t1", "refresh": "r1"}"#)
        }
        _ => Reply::status(401, ""),
    })
    .await;
    let client = client(&server);
    for _ in 0..3 {
        assert!(client.dns().order().await.unwrap_err().is_auth());
    }
    assert_eq!((server.count("/login"), server.count("/token")), (2, 1));
}

/// An API that refuses some tokens, and gives `t1` for a password and `t2` for the refresh token.
async fn refusing(refused: &'static [&'static str]) -> Server {
    let logins = AtomicUsize::new(0);
    Server::start(move |seen| match seen.target.as_str() {
        "/api/login" if logins.fetch_add(1, Ordering::SeqCst) == 0 => {
            Reply::json(r#"{"token": "t1", "refresh": "r1"}"#)
        }
        "/api/login" => Reply::json(r#"{"token": "t3", "refresh": "r3"}"#),
        "/api/token" => Reply::json(r#"{"token": "t2"}"#),
        _ if refused.iter().any(|token| bears(seen, token)) => Reply::status(401, ""),
        _ => Reply::json("{}"),
    })
    .await
}

#[tokio::test]
async fn a_refused_token_is_renewed_before_the_password_is_used_again() {
    let server = refusing(&["t1"]).await;
    let client = client(&server);
    client.dns().order().await.unwrap();
    client.dns().order().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/token"), server.count("/domain/order")), (1, 1, 3));
}

#[tokio::test]
async fn where_renewed_tokens_are_refused_too_the_password_is_used() {
    let server = refusing(&["t1", "t2"]).await;
    client(&server).dns().order().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/token"), server.count("/domain/order")), (2, 1, 3));
    // a server to which no token is good enough is asked no more often than that
    let server = refusing(&["t1", "t2", "t3"]).await;
    let error = client(&server).dns().order().await.unwrap_err();
    assert!(error.is_auth());
    assert_eq!((server.count("/login"), server.count("/token"), server.count("/domain/order")), (2, 1, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_refusals_signs_in_once() {
    // the refusals arrive one after the other: the late ones when there is a new token already
    let (logins, calls) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" => Reply::json(&format!(r#"{{"token": "t{}"}}"#, logins.fetch_add(1, Ordering::SeqCst) + 1)),
        _ if bears(seen, "t1") => Reply::status(401, "").after(100 + 5 * calls.fetch_add(1, Ordering::SeqCst) as u64),
        _ => Reply::json("{}"),
    })
    .await;
    let client = client(&server);
    assert!(at_once(&client, 50).await.iter().all(Result::is_ok));
    assert_eq!((server.count("/login"), server.count("/dns")), (2, 100));
}

#[tokio::test]
async fn a_server_that_refuses_every_token_is_not_asked_for_ever() {
    let server = Server::start(|seen| match seen.target.as_str() {
        "/api/login" => Reply::json(LOGIN),
        _ => Reply::status(401, r#"{"error": ["unauthorized"]}"#),
    })
    .await;
    let error = client(&server).dns().list_zones().await.unwrap_err();
    assert!(error.is_auth());
    assert_eq!(error.attempts(), 2);
    assert_eq!((server.count("/login"), server.count("/dns")), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_are_tried_once_and_not_by_every_call() {
    for reply in [Reply::status(401, r#"{"error": "wronglogin"}"#), Reply::json(r#"{"error": ["wronglogin"]}"#)] {
        let server = server(reply.after(20)).await;
        let client = builder(&server).retry(RetryPolicy::default()).build().unwrap();
        for error in at_once(&client, 20).await.into_iter().map(Result::unwrap_err) {
            assert!(error.is_auth() && !error.is_retryable());
            assert_eq!(error.messages(), ["wronglogin"]);
            assert!(error.to_string().starts_with("dns.list_zones (GET /dns): signing in: "), "{error}");
        }
        assert!(client.dns().list_zones().await.unwrap_err().is_auth());
        assert_eq!((server.count("/login"), server.count("/dns")), (1, 0));
    }
}

#[tokio::test]
async fn a_sign_in_that_needs_a_second_factor_is_an_error_that_says_so() {
    let server = server(Reply::json(r#"{"token": null, "mfa": {"token": "m"}}"#)).await;
    let error = client(&server).dns().list_zones().await.unwrap_err();
    assert!(error.is_auth());
    assert!(error.to_string().contains("second factor"), "{error}");
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_reached_is_not_taken_for_wrong_credentials() {
    for (reply, kind) in [
        (Reply::Cut, ErrorKind::Transport),
        (Reply::Silence, ErrorKind::Timeout),
        (Reply::status(503, ""), ErrorKind::Api),
        (Reply::html(502, "<html>"), ErrorKind::Html),
        (Reply::json(r#"{"error": ["internal_error_0"]}"#), ErrorKind::Api),
    ] {
        let server = server(reply).await;
        let client = builder(&server).attempt_timeout(Duration::from_millis(200)).build().unwrap();
        let error = client.dns().order().await.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(!error.may_have_been_received(), "the order was not sent");
        assert_eq!(server.count("/domain/order"), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_that_wait_for_one_sign_in_share_its_failure() {
    let server = server(Reply::status(503, "").after(50)).await;
    let outcomes = at_once(&client(&server), 50).await;
    assert!(outcomes.iter().all(Result::is_err));
    assert_eq!(server.count("/login"), 1);
}

/// An API that takes one sign-in per second.
fn limited(status: u16, body: &str) -> Reply {
    Reply::status(status, body)
        .with_header("x-ratelimit-limit", "25")
        .with_header("x-ratelimit-remaining", "0")
        .with_header("x-ratelimit-reset", "1")
}

#[tokio::test]
async fn a_limited_sign_in_is_told_apart_and_not_repeated_before_its_time() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" if logins.fetch_add(1, Ordering::SeqCst) == 0 => limited(429, r#"{"error": ["too many"]}"#),
        "/api/login" => Reply::json(LOGIN),
        _ => Reply::json("{}"),
    })
    .await;
    let client = builder(&server).login_limit(LoginLimit::Fail).retry(RetryPolicy::default()).build().unwrap();
    let started = Instant::now();
    for _ in 0..10 {
        let error = client.dns().list_zones().await.unwrap_err();
        assert!(error.is_rate_limited() && !error.is_auth());
        assert!(error.retry_after().unwrap() <= Duration::from_secs(1));
    }
    assert_eq!(server.count("/login"), 1);
    tokio::time::sleep(Duration::from_millis(1050).saturating_sub(started.elapsed())).await;
    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 2);
}

#[tokio::test]
async fn a_call_with_time_to_spare_waits_until_it_may_sign_in() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" if logins.fetch_add(1, Ordering::SeqCst) == 0 => limited(429, ""),
        "/api/login" => Reply::json(LOGIN),
        _ => Reply::json("{}"),
    })
    .await;
    let client = builder(&server).retry(RetryPolicy::default()).build().unwrap();
    client.dns().order().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/domain/order")), (2, 1));
}

#[tokio::test]
async fn with_no_sign_in_left_a_call_waits_for_the_next_window() {
    let server = server(limited(200, LOGIN)).await;
    let client = client(&server);
    client.dns().list_zones().await.unwrap();
    client.inner().logout().await.unwrap();
    let started = Instant::now();
    client.dns().list_zones().await.unwrap();
    assert!(started.elapsed() > Duration::from_millis(800), "{:?}", started.elapsed());
    assert_eq!(server.count("/login"), 2);
}

#[tokio::test]
async fn a_call_without_the_time_to_wait_for_the_next_window_fails_at_once() {
    let server = server(limited(200, LOGIN).with_header("x-ratelimit-reset", "300")).await;
    let client = client(&server);
    client.dns().list_zones().await.unwrap();
    client.inner().logout().await.unwrap();
    let error = client.dns().list_zones().await.unwrap_err();
    assert!(error.is_rate_limited());
    assert!(error.retry_after().unwrap() > Duration::from_secs(290));
    assert_eq!(server.count("/login"), 1);
}

#[tokio::test]
async fn a_server_cannot_lock_a_client_out_for_ever() {
    let server = server(limited(429, "").with_header("x-ratelimit-reset", "900000000")).await;
    let client = client(&server);
    client.dns().list_zones().await.unwrap_err();
    let error = client.dns().list_zones().await.unwrap_err();
    assert!(error.is_rate_limited() && error.retry_after().unwrap() <= Duration::from_secs(3600), "{error}");
    assert_eq!(server.count("/login"), 1);
}

#[tokio::test]
async fn a_token_that_another_process_renewed_is_not_renewed_again() {
    let login = Reply::json(&format!(r#"{{"token": "{}", "refresh": "r1"}}"#, ending()));
    let server = server(login).await;
    let store = MemoryStore::default();
    let client = builder(&server).session_store(store.clone()).build().unwrap();
    client.dns().list_zones().await.unwrap();
    let mut renewed = store.session().unwrap();
    (renewed.token, renewed.expires) = (Some("t2".into()), None);
    ampersat_runtime::SessionStore::save(&store, &renewed).unwrap();
    client.dns().list_zones().await.unwrap();
    assert!(bears(server.seen().last().unwrap(), "t2"));
    assert_eq!((server.count("/login"), server.count("/token")), (1, 0));
}

#[tokio::test]
async fn logging_out_ends_the_session_everywhere() {
    let server = server(Reply::json(LOGIN)).await;
    let store = MemoryStore::default();
    let client = builder(&server).session_store(store.clone()).build().unwrap();
    client.inner().logout().await.unwrap();
    assert!(server.seen().is_empty(), "there was nothing to end");

    client.dns().list_zones().await.unwrap();
    client.inner().logout().await.unwrap();
    let last = server.seen().pop().unwrap();
    assert_eq!((last.target.as_str(), last.body.as_str()), ("/api/revoke", r#"{"refresh_token":"r1"}"#));
    assert!(bears(&last, "t1"));
    assert_eq!(store.session(), None);

    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 2);
}

#[tokio::test]
async fn a_call_that_is_given_up_while_it_signs_in_leaves_the_way_free() {
    let server = server(Reply::json(LOGIN).after(100)).await;
    let client = Arc::new(client(&server));
    let given_up = tokio::time::timeout(Duration::from_millis(20), client.dns().list_zones().into_future()).await;
    assert!(given_up.is_err());
    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/dns"), 1);
}

#[tokio::test]
async fn neither_client_nor_error_nor_stored_session_shows_a_secret() {
    let server = server(Reply::status(500, r#"{"error": ["oops"]}"#)).await;
    let client = client(&server);
    let mut printed = format!("{client:?}");
    let mut stored = StoredSession::default();
    stored.token = Some("hunter2".into());
    printed += &format!("{stored:?}");
    let error = client.dns().list_zones().await.unwrap_err();
    printed += &format!("{error} {error:?}");
    assert!(!printed.contains("hunter2"), "{printed}");
}
