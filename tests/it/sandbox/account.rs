//! Signing in and out, through the real client.

use super::{NOW, start};
use dns_services::runtime::StoredSession;
use dns_services::{Client, Credentials, ErrorKind, LoginLimit, SessionStore};
use dns_services_sandbox::Sandbox;
use std::io;
use std::time::Duration;

fn password(sandbox: &Sandbox) -> Client {
    sandbox.client_builder().login_limit(LoginLimit::Fail).build().unwrap()
}

#[tokio::test]
async fn one_sign_in_serves_all_calls() {
    let (sandbox, client) = start().await;
    for _ in 0..3 {
        client.dns().list_zones().await.unwrap();
    }
    let details = client.account().details().await.unwrap().client.unwrap();
    assert_eq!((details.email.as_deref(), details.firstname.as_deref()), (Some("demo@example.com"), Some("Dana")));
    let operations: Vec<_> = sandbox.requests().into_iter().map(|request| request.operation).collect();
    assert_eq!(operations, ["account.login", "dns.list_zones", "dns.list_zones", "dns.list_zones", "account.details"]);
}

/// Returns the operations of the requests, with the numbers of the attempts.
fn attempts(sandbox: &Sandbox) -> Vec<(String, u32)> {
    sandbox.requests().into_iter().map(|request| (request.operation, request.attempt)).collect()
}

fn named(attempts: &[(&str, u32)]) -> Vec<(String, u32)> {
    attempts.iter().map(|(operation, attempt)| ((*operation).to_owned(), *attempt)).collect()
}

#[tokio::test]
async fn a_token_that_ended_without_the_client_knowing_costs_one_more_attempt() {
    let sandbox = Sandbox::builder().now(NOW).token_lifetime(Duration::from_secs(600)).start().await.unwrap();
    let client = sandbox.client();
    client.dns().list_zones().await.unwrap();
    sandbox.advance(Duration::from_secs(601));
    sandbox.clear_requests();
    client.dns().list_zones().await.unwrap();
    assert_eq!(
        attempts(&sandbox),
        named(&[("dns.list_zones", 1), ("account.refresh_token", 1), ("dns.list_zones", 2)])
    );
}

/// A session as another process left it: its token has ended.
struct Left(StoredSession);

impl SessionStore for Left {
    fn load(&self) -> io::Result<Option<StoredSession>> {
        Ok(Some(self.0.clone()))
    }

    fn save(&self, _: &StoredSession) -> io::Result<()> {
        Ok(())
    }

    fn clear(&self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_session_that_ended_is_renewed_with_its_refresh_token() {
    let (sandbox, client) = start().await;
    let tokens = client.account().login().username("demo@example.com").password("sandbox").await.unwrap();
    let mut session = StoredSession::default();
    session.account = format!("demo@example.com at {}", sandbox.url());
    (session.token, session.refresh_token, session.expires) = (tokens.token, tokens.refresh, Some(1));
    sandbox.clear_requests();
    let client = sandbox.client_builder().session_store(Left(session)).build().unwrap();
    client.dns().list_zones().await.unwrap();
    assert_eq!(attempts(&sandbox), named(&[("account.refresh_token", 1), ("dns.list_zones", 1)]));
}

#[tokio::test]
async fn a_refresh_token_is_good_for_one_time() {
    let (_sandbox, client) = start().await;
    let account = client.account();
    let first = account.login().username("demo@example.com").password("sandbox").await.unwrap();
    let refresh = first.refresh.unwrap();
    let second = account.refresh_token().refresh_token(refresh.expose()).await.unwrap();
    assert_ne!(second.refresh.as_ref().unwrap().expose(), refresh.expose());
    let error = account.refresh_token().refresh_token(refresh.expose()).await.unwrap_err();
    assert_eq!((error.kind(), error.messages()), (ErrorKind::Auth, &["unauthorized".to_owned()][..]));
}

#[tokio::test]
async fn revoking_and_logging_out_end_tokens() {
    let (sandbox, _) = start().await;
    let open = Client::builder().base_url(sandbox.url()).build().unwrap();
    let login = || async {
        let tokens = open.account().login().username("demo@example.com").password("sandbox").await.unwrap();
        let token = tokens.token.unwrap().expose().to_owned();
        let builder = Client::builder().base_url(sandbox.url()).credentials(Credentials::token(token));
        (builder.build().unwrap(), tokens.refresh.unwrap())
    };
    let (client, refresh) = login().await;
    assert_eq!(client.account().revoke_token().refresh_token(refresh.expose()).await.unwrap().status, Some(true));
    assert!(client.dns().list_zones().await.unwrap_err().is_auth(), "the access token went, too");

    let (client, refresh) = login().await;
    client.account().revoke_token().await.unwrap();
    assert!(client.dns().list_zones().await.unwrap_err().is_auth());
    assert!(open.account().refresh_token().refresh_token(refresh.expose()).await.unwrap_err().is_auth());

    let (client, _) = login().await;
    client.account().logout().await.unwrap();
    assert!(client.dns().list_zones().await.unwrap_err().is_auth());
}

#[tokio::test]
async fn the_client_ends_its_session_at_the_server() {
    let (sandbox, client) = start().await;
    client.dns().list_zones().await.unwrap();
    client.logout().await.unwrap();
    assert_eq!(sandbox.count("account.revoke_token"), 1);
}

#[tokio::test]
async fn twenty_five_sign_ins_per_window_and_the_answers_say_so() {
    let (sandbox, _) = start().await;
    let open = Client::builder().base_url(sandbox.url()).build().unwrap();
    let login = || open.account().login().username("demo@example.com").password("sandbox").send();
    let header = |headers: &dns_services::runtime::header::HeaderMap, name: &str| {
        headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    };
    for left in (0..25).rev() {
        let response = login().await.unwrap();
        let remaining = header(response.headers(), "x-ratelimit-remaining");
        assert_eq!(remaining, Some(left.to_string()));
        assert_eq!(header(response.headers(), "x-ratelimit-limit").as_deref(), Some("25"));
    }
    let error = login().await.unwrap_err();
    assert_eq!((error.kind(), error.messages()), (ErrorKind::RateLimit, &["too_many_logins".to_owned()][..]));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(300)));

    let client = password(&sandbox);
    assert!(client.dns().list_zones().await.unwrap_err().is_rate_limited());
    let basic = Credentials::basic(sandbox.username(), sandbox.password());
    let basic = Client::builder().base_url(sandbox.url()).credentials(basic).build().unwrap();
    let zones = basic.dns().list_zones().send().await.unwrap();
    assert_eq!(header(zones.headers(), "x-ratelimit-limit"), None, "only sign-ins are counted");

    sandbox.advance(Duration::from_secs(300));
    password(&sandbox).dns().list_zones().await.unwrap();
}

#[tokio::test]
async fn wrong_credentials_are_refused() {
    let (sandbox, _) = start().await;
    for credentials in [Credentials::password("demo@example.com", "x"), Credentials::basic("demo@example.com", "x")] {
        let client = Client::builder().base_url(sandbox.url()).credentials(credentials).build().unwrap();
        let error = client.dns().list_zones().await.unwrap_err();
        assert_eq!((error.kind(), error.messages()), (ErrorKind::Auth, &["wronglogin".to_owned()][..]));
    }
    assert_eq!(sandbox.count("account.login"), 1);
}
