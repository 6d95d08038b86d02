//! Servers that try to make a client show a secret, take much memory, wait, or print misleading text.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ampersat_runtime::{
    self as rt, BoxFuture, Credentials, Error, ErrorKind, Observer, RetryPolicy, StatusCode, Transport, TransportError,
    TransportRequest, TransportResponse,
};

use crate::builder_of;
use crate::generated::Client;
use crate::server::{Reply, Server};

const PASSWORD: &str = "pa/ss&word \"2\" of-the-client";
const TOKEN: &str = "token-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-9";

/// All that an error says, in whatever way.
fn said(error: &Error) -> String {
    let details = error.details::<rt::Value>();
    let source = std::error::Error::source(error).map(|source| format!("{source} {source:?}"));
    let location = error.location().unwrap_or_default();
    let raw = String::from_utf8_lossy(error.raw());
    // their values are said to those who ask
    let headers: Vec<_> = error.headers().values().filter_map(|value| value.to_str().ok()).collect();
    format!("{error} {error:?} {error:#?} {:?} {location} {headers:?} {raw} {details:?} {source:?}", error.messages())
}

fn assert_silent(error: &Error) {
    let said = said(error);
    for secret in [PASSWORD, "pa\\/ss", "pa&#47;ss", "pa%2Fss", "&amp;word", "ss&word", "token-01234", "bWU6"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    assert!(said.contains("[redacted]"), "{said}");
}

#[tokio::test]
async fn a_server_that_repeats_the_secrets_makes_no_error_show_them() {
    let json = serde_json::to_string(PASSWORD).unwrap();
    let escaped = json.replace('/', "\\/");
    let page = PASSWORD.replace('&', "&amp;").replace('"', "&quot;");
    let excerpt = |text: &str| Reply::json(&format!(r#"{{"records": {{"0": {{"ttl": {text}}}}}}}"#));
    for reply in [
        Reply::status(400, &format!(r#"{{"error": [{json}]}}"#)),
        Reply::status(400, &format!(r#"{{"error": [{escaped}]}}"#)),
        Reply::status(500, &format!(r#"{{"x": {{"y": [{json}, "{TOKEN}"]}}}}"#)),
        Reply::json(&format!(r#"{{"success": false, "error": "{TOKEN}"}}"#)),
        Reply::html(502, &format!("<html><title>No {page}</title>")),
        Reply::html(200, &format!("<html><title>{TOKEN}</title>")),
        excerpt(&json),
        excerpt(&format!(r#""{TOKEN}""#)),
        // cut off in the middle of the token
        excerpt(&format!(r#""{}{TOKEN}""#, "x".repeat(60))),
        Reply::json(&format!("no JSON: {TOKEN}")),
        Reply::status(400, "{}").with_header("x-request-id", TOKEN).with_header("x-more", &format!("({TOKEN})")),
        Reply::status(302, "").with_header("location", &format!("https://{TOKEN}.example.com/?{TOKEN}")),
    ] {
        let server = Server::start(move |_| reply.clone()).await;
        // a header by hand counts as much as credentials
        let client = builder_of(&server).credentials(Credentials::basic("me@example.com", PASSWORD));
        let client = client.default_header("cookie", TOKEN).retry(RetryPolicy::none()).build().unwrap();
        assert_silent(&client.dns().get_zone("25").await.unwrap_err());
    }
}

#[tokio::test]
async fn an_error_of_a_client_that_signed_in_shows_neither_password_nor_token() {
    let json = serde_json::to_string(PASSWORD).unwrap();
    for body in [
        format!(r#"{{"error": [{json}, "{TOKEN}"]}}"#),
        format!("<html><title>{TOKEN} pa/ss&amp;word &quot;2&quot; of-the-client</title>"),
    ] {
        let server = Server::start(move |seen| match seen.target.as_str() {
            "/api/login" => Reply::json(&format!(r#"{{"token": "{TOKEN}"}}"#)),
            _ => Reply::status(400, &body),
        })
        .await;
        let credentials = Credentials::password("me@example.com", PASSWORD);
        let client = builder_of(&server).credentials(credentials).build().unwrap();
        assert_silent(&client.dns().get_zone("25").await.unwrap_err());
    }
    // the sign-in itself repeats it
    let server = Server::start(move |seen| Reply::status(400, &format!(r#"{{"error": [{:?}]}}"#, seen.body))).await;
    let credentials = Credentials::password("me@example.com", PASSWORD);
    let client = builder_of(&server).credentials(credentials).build().unwrap();
    let said = said(&client.dns().get_zone("25").await.unwrap_err());
    assert!(!said.contains("ss&word"), "{said}");
}

#[tokio::test]
async fn the_observer_hears_no_secret() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<String>>>);
    impl Observer for Log {
        fn unknown_field(&self, path: &str) {
            self.0.lock().unwrap().push(path.to_owned());
        }
    }
    let log = Log::default();
    let server = Server::start(|_| Reply::json(&format!(r#"{{"service_id": 1, "{TOKEN}": 1}}"#))).await;
    let client = builder_of(&server).credentials(Credentials::token(TOKEN)).observer(log.clone()).build().unwrap();
    client.dns().get_zone("25").await.unwrap();
    let heard = log.0.lock().unwrap().join(" ");
    assert!(heard.contains("[redacted]") && !heard.contains("token-0"), "{heard}");
}

/// Answers with a body that is there already, so that only the client's own memory counts.
struct Canned(StatusCode, rt::Bytes);

impl Transport for Canned {
    fn send(&self, _: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        let (status, body) = (self.0, self.1.clone());
        Box::pin(async move { Ok(TransportResponse { status, headers: rt::header::HeaderMap::new(), body }) })
    }
}

#[test]
fn an_error_of_many_values_takes_no_multiple_of_its_size() {
    const LIMIT: usize = 4 << 20;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let list = |length: usize| format!("[{}1]", "1,".repeat(length / 2 - 2));
    for (status, body) in [
        (400, list(LIMIT)),
        (500, format!(r#"{{"error": {}}}"#, list(LIMIT - 20))),
        (200, format!(r#"{{"error": {}}}"#, list(LIMIT - 20))),
        (200, list(LIMIT)),
        (200, list(LIMIT - 100).replace(']', "")),
        (500, "[".repeat(LIMIT)),
    ] {
        let transport = Canned(StatusCode::from_u16(status).unwrap(), body.into());
        let client = Client::builder().credentials(Credentials::none()).transport(transport);
        let client = client.response_limit(LIMIT).build().unwrap();
        let call = || runtime.block_on(client.dns().get_zone("25").into_future()).unwrap_err();
        let mut error = None;
        let used = allocation_counter::measure(|| error = Some(call()));
        // the body itself is one more
        assert!(used.bytes_max <= 3 * LIMIT as u64, "{status}: {} bytes at most", used.bytes_max);
        assert!(error.unwrap().messages().len() <= 20);
    }
}

#[tokio::test]
async fn what_no_rule_says_may_have_been_carried_out() {
    for (status, received) in [(400, false), (404, false), (500, true), (599, true), (600, true), (999, true)] {
        let server = Server::start(move |_| Reply::status(status, r#"{"error": ["no"]}"#)).await;
        let error = builder_of(&server).build().unwrap().dns().order().await.unwrap_err();
        assert_eq!(error.may_have_been_received(), received, "{status}");
        assert_eq!(server.seen().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_asks_for_more_patience_than_a_number_holds_gets_it() {
    let reply = Reply::status(429, "").with_header("retry-after", "99999999999999999999999");
    let server = Server::start(move |_| reply.clone()).await;
    let error = builder_of(&server).build().unwrap().dns().get_zone("25").await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    assert_eq!(server.seen().len(), 1, "nobody waits that long");
}

#[tokio::test]
async fn an_error_is_one_line_that_turns_nothing_around() {
    let body = "{\"error\": [\"a\\u202eb\\u2028c\\u0007d\\ne\"]}";
    let server = Server::start(move |_| Reply::status(400, body)).await;
    let error = builder_of(&server).build().unwrap().dns().get_zone("25").await.unwrap_err();
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(text.ends_with(r"a\u{202e}b\u{2028}c d e"), "{text}");
    }
}

#[test]
fn a_base_url_without_a_scheme_is_not_repeated_with_its_password() {
    for url in ["me:hunter2@example.com", "https://me:hunter2@{host}/api", "//me:hunter2@example.com"] {
        let error = Client::builder().base_url(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(!format!("{error} {error:?} {error:#?}").contains("hunter2"), "{error:?}");
    }
}

#[test]
fn a_program_whose_main_returns_the_error_prints_one_line_that_says_what_to_do() {
    // as `fn main() -> Result<(), Error>` does
    let Err(error) = Client::from_env() else { return };
    let expected = "the environment has no credentials: set DNS_SERVICES_TOKEN, \
                    or DNS_SERVICES_USERNAME and DNS_SERVICES_PASSWORD";
    assert_eq!(format!("Error: {error:?}"), format!("Error: {expected}"));
    assert!(format!("{error:#?}").contains("kind: Build"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_informational_answers_ends_with_the_timeout() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/api", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                _ = stream.read(&mut [0; 4096]).await;
                let flood = "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000);
                while stream.write_all(flood.as_bytes()).await.is_ok() {}
            });
        }
    });
    let client = Client::builder().base_url(base_url).credentials(Credentials::none()).retry(RetryPolicy::none());
    let client = client.attempt_timeout(Duration::from_millis(500)).build().unwrap();
    let started = Instant::now();
    let error = client.dns().list_zones().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout | ErrorKind::Transport), "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}
