//! Signing in with user name and password: its number, and the errors that the user gets to see.

use dns_services::runtime::{LoginLimit, SessionStore, StoredSession};
use dns_services::{Client, Credentials, Error, ErrorKind};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A sign-in that gives `t1`, then `t2`, and so on.
fn login(count: &AtomicUsize) -> Answer {
    let nth = count.fetch_add(1, Ordering::SeqCst) + 1;
    Answer::json(format!(r#"{{"token": "t{nth}", "refresh": "r{nth}"}}"#)).after(Duration::from_millis(20))
}

fn bears(request: &Request, token: &str) -> bool {
    request.header("authorization") == Some(&format!("Bearer {token}"))
}

fn builder(server: &Server) -> dns_services::ClientBuilder<Client> {
    Client::builder().base_url(server.url("/api")).credentials(Credentials::password("me@example.com", "hunter2"))
}

/// A hundred calls at the same time.
async fn hundred(client: &Client) -> Vec<Result<(), Error>> {
    let calls = (0..100).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.dns().list_zones().await.map(drop) })
    });
    let mut results = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        results.push(call.await.unwrap());
    }
    results
}

/// A session in memory, as another process may have left it.
#[derive(Clone, Default)]
struct Shelf(Arc<Mutex<Option<StoredSession>>>);

impl SessionStore for Shelf {
    fn load(&self) -> io::Result<Option<StoredSession>> {
        Ok(self.0.lock().unwrap().clone())
    }

    fn save(&self, session: &StoredSession) -> io::Result<()> {
        *self.0.lock().unwrap() = Some(session.clone());
        Ok(())
    }

    fn clear(&self) -> io::Result<()> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_first_calls_sign_in_once() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" => login(&logins),
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let client = builder(&server).build().unwrap();
    assert!(server.seen().is_empty(), "nothing is sent before the first call");
    assert!(hundred(&client).await.iter().all(Result::is_ok));
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 100));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_calls_with_an_expired_token_renew_it_once() {
    let server = Server::start(|request| match request.target.as_str() {
        "/api/token" => Answer::json(r#"{"token": "t2", "refresh": "r2"}"#).after(Duration::from_millis(20)),
        _ if bears(request, "t2") => Answer::json("{}"),
        _ => Answer::json("{}").status(401),
    });
    let server = server.await.unwrap();
    let mut expired = StoredSession::default();
    expired.account = format!("me@example.com at {}", server.url("/api"));
    expired.token = Some("t1".into());
    expired.refresh_token = Some("r1".into());
    expired.expires = Some(1);
    let shelf = Shelf(Arc::new(Mutex::new(Some(expired))));
    let client = builder(&server).session_store(shelf.clone()).build().unwrap();
    assert!(hundred(&client).await.iter().all(Result::is_ok));
    assert_eq!((server.count("/token"), server.count("/login"), server.count("/dns")), (1, 0, 100));
    assert_eq!(shelf.load().unwrap().unwrap().token.unwrap().expose(), "t2");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_401_signs_in_once_and_sends_every_call_again_once() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" => login(&logins),
        _ if bears(request, "t1") => Answer::json(r#"{"error": ["unauthorized"]}"#).status(401),
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let client = builder(&server).build().unwrap();
    client.account().details().await.unwrap();
    let before = server.count("/login");
    // that call met the 401 alone; now the storm, with a token that is refused again
    assert_eq!(before, 2);

    let (logins, refusals) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let refused = Arc::clone(&refusals);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" => login(&logins),
        _ if bears(request, "t1") => {
            refused.fetch_add(1, Ordering::SeqCst);
            Answer::json("").status(401).after(Duration::from_millis(50))
        }
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let client = builder(&server).build().unwrap();
    assert!(hundred(&client).await.iter().all(Result::is_ok));
    // the first token was signed in for; the storm of refusals cost one sign-in more
    let refusals = refusals.load(Ordering::SeqCst);
    assert!(refusals > 1, "{refusals} is no storm");
    // on a busy machine, some calls begin after that sign-in, and are not refused
    assert_eq!((server.count("/login"), server.count("/dns")), (2, 100 + refusals));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_limit_of_sign_ins_is_reached_none_is_tried_before_the_reset() {
    let refusals = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" if refusals.fetch_add(1, Ordering::SeqCst) == 0 => Answer::json(r#"{"error": ["too many"]}"#)
            .status(429)
            .header("x-ratelimit-limit", "25")
            .header("x-ratelimit-remaining", "0")
            .header("x-ratelimit-reset", "1"),
        "/api/login" => Answer::json(r#"{"token": "t1"}"#),
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let client = builder(&server).login_limit(LoginLimit::Fail).build().unwrap();
    for result in hundred(&client).await {
        let error = result.unwrap_err();
        assert!(error.is_rate_limited() && !error.is_auth(), "{error}");
        assert!(error.retry_after().unwrap() <= Duration::from_secs(1));
    }
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 0));
    tokio::time::sleep(Duration::from_millis(1050)).await;
    client.dns().list_zones().await.unwrap();
    assert_eq!((server.count("/login"), server.count("/dns")), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_credentials_are_tried_once_whatever_status_says_so() {
    for answer in [
        Answer::json(r#"{"error": ["wronglogin"]}"#),
        Answer::json(r#"{"success": false, "error": [["wronglogin"]]}"#),
        Answer::json(r#"{"error": ["wronglogin"]}"#).status(401),
        Answer::json(r#"{"error": ["unauthorized"]}"#).status(401),
        Answer::json("").status(401),
    ] {
        let server = Server::always(answer.after(Duration::from_millis(20))).await.unwrap();
        let client = builder(&server).build().unwrap();
        for error in hundred(&client).await.into_iter().map(Result::unwrap_err) {
            assert!(error.is_auth() && !error.is_rate_limited() && !error.is_retryable(), "{error}");
            assert!(error.to_string().contains("signing in"), "{error}");
        }
        assert!(client.dns().list_zones().await.unwrap_err().is_auth());
        assert_eq!((server.count("/login"), server.seen().len()), (1, 1));
    }
}

#[tokio::test]
async fn a_sign_in_that_fails_otherwise_is_no_matter_of_credentials() {
    for (answer, kind) in [
        (Answer::fault(Fault::Cut), ErrorKind::Transport),
        (Answer::fault(Fault::Silence), ErrorKind::Timeout),
        (Answer::json(r#"{"error": ["internal_error_0"]}"#), ErrorKind::Api),
        (Answer::json("{}").status(503), ErrorKind::Api),
        (Answer::json("").status(429), ErrorKind::RateLimit),
    ] {
        let server = Server::always(answer).await.unwrap();
        let retry = dns_services::RetryPolicy::none();
        let builder = builder(&server).retry(retry).attempt_timeout(Duration::from_millis(100));
        let error = builder
            .build()
            .unwrap()
            .domains()
            .order()
            .name("example.com")
            .years(1)
            .action("register")
            .tld_id(12)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(!error.is_auth() && !error.may_have_been_received(), "{error}");
        assert_eq!((server.count("/login"), server.count("/domain/order")), (1, 0));
    }
}

#[tokio::test]
async fn two_clients_that_share_a_file_sign_in_once() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" => login(&logins),
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let store = dns_services::FileStore::new(folder.path().join("session.json"));
        builder(&server).session_store(store).build().unwrap().dns().list_zones().await.unwrap();
    }
    assert_eq!((server.count("/login"), server.count("/dns")), (1, 3));
}

#[tokio::test]
async fn logging_out_revokes_the_session() {
    let logins = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.target.as_str() {
        "/api/login" => login(&logins),
        _ => Answer::json("{}"),
    });
    let server = server.await.unwrap();
    let client = builder(&server).build().unwrap();
    client.dns().list_zones().await.unwrap();
    client.runtime().logout().await.unwrap();
    let last = server.seen().pop().unwrap();
    assert_eq!((last.line().as_str(), last.body.as_str()), ("POST /api/revoke", r#"{"refresh_token":"r1"}"#));
    client.dns().list_zones().await.unwrap();
    assert_eq!(server.count("/login"), 2);
}
