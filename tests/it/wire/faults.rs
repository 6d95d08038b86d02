//! Every fault, and what comes of it: the table below is compared with what happens, line by line.

use super::client;
use ampersat_runtime::RetryPolicy;
use ampersat_runtime::reqwest::{self, dns};
use dns_services::{Client, Credentials, Error, ErrorKind};
use integration_tests::server::{Answer, Fault, Server};
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// Of each class of operations: how many requests the server saw, and how the call ended. The last columns say whether
/// the error of a write says that it may have been received, and how many writes were doubled, or lost without a word
/// that they may be.
const TABLE: &str = "\
| fault | read, idempotent | unsafe, spends | may have been received | doubled | lost |
|---|---|---|---|---|---|
| connection refused | 0, Transport | 0, Transport | no | 0 | 0 |
| name not found | 0, Transport | 0, Transport | no | 0 | 0 |
| connecting takes too long | 0, Transport | 0, Transport | no | 0 | 0 |
| no TLS where TLS is expected | 0, Transport | 0, Transport | no | 0 | 0 |
| silence | 3, Timeout | 1, Timeout | yes | 0 | 0 |
| cut before the answer | 3, Transport | 1, Transport | yes | 0 | 0 |
| cut midway | 3, Interrupted | 1, Interrupted | yes | 0 | 0 |
| slow body | 1, Stalled | 1, Stalled | yes | 0 | 0 |
| body without end | 1, TooLarge | 1, TooLarge | yes | 0 | 0 |
| body declared too large | 1, TooLarge | 1, TooLarge | yes | 0 | 0 |
| 429 | 3, RateLimit | 1, RateLimit | no | 0 | 0 |
| 429, Retry-After: 0 | 3, RateLimit | 1, RateLimit | no | 0 | 0 |
| 429, Retry-After: 300 | 1, RateLimit | 1, RateLimit | no | 0 | 0 |
| 429, Retry-After: a date in 2999 | 1, RateLimit | 1, RateLimit | no | 0 | 0 |
| 429, X-RateLimit-Reset: 300 | 1, RateLimit | 1, RateLimit | no | 0 | 0 |
| 500 | 1, Api | 1, Api | yes | 0 | 0 |
| 502 | 3, Api | 1, Api | yes | 0 | 0 |
| 503 | 3, Api | 1, Api | yes | 0 | 0 |
| 503 twice, then 200 | 3, ok | 1, Api | yes | 0 | 0 |
| 504 | 3, Api | 1, Api | yes | 0 | 0 |
| HTML with 200 | 1, Html | 1, Html | yes | 0 | 0 |
| HTML with 502 | 3, Html | 1, Html | yes | 0 | 0 |
| redirect to the same host | 1, Redirect | 1, Redirect | yes | 0 | 0 |
| redirect to another host | 1, Redirect | 1, Redirect | yes | 0 | 0 |
| no JSON | 1, Decode | 1, Decode | yes | 0 | 0 |
| another type than documented | 1, Decode | 1, Decode | yes | 0 | 0 |
| an error with 200 | 1, Api | 1, Api | no | 0 | 0 |
| 401 | 1, Auth | 1, Auth | no | 0 | 0 |
";

/// The outcome of one call.
struct Outcome {
    requests: usize,
    result: Result<(), Error>,
}

impl Outcome {
    /// The cell of the table.
    fn cell(&self) -> String {
        let end = self.result.as_ref().map_or_else(|error| format!("{:?}", error.kind()), |()| "ok".to_owned());
        format!("{}, {end}", self.requests)
    }

    fn may_have_been_received(&self) -> bool {
        self.result.as_ref().is_err_and(Error::may_have_been_received)
    }

    /// Returns whether the server saw the call, did not refuse it, and nobody was told.
    fn is_lost(&self) -> bool {
        let refused = |error: &Error| {
            let refusal = matches!(error.kind(), ErrorKind::Api | ErrorKind::Auth | ErrorKind::RateLimit);
            refusal && !error.status().unwrap().is_server_error()
        };
        self.requests > 0 && self.result.as_ref().is_err_and(|error| !error.may_have_been_received() && !refused(error))
    }
}

/// One call of each class against a server of its own: read, idempotent, unsafe, spends.
async fn outcomes(fault: &Scenario) -> [Outcome; 4] {
    macro_rules! outcome {
        ($($call:tt)+) => { async {
            let (server, client) = fault.start().await;
            let result = client.$($call)+.await.map(drop);
            if let Err(error) = &result {
                assert!(!error.to_string().contains("t0ken") && !error.to_string().contains("127.0.0.1:"), "{error}");
                assert!(error.attempts() >= 1, "{error:?}");
            }
            Outcome { requests: server.seen().len(), result }
        } };
    }
    tokio::join!(
        outcome!(dns().get_zone(292, 1)),
        outcome!(dns().update_record(292, 1, 2).ttl(60)),
        outcome!(dns().add_record(292, 1).name("www").record_type("A").content("192.0.2.1")),
        outcome!(domains().order().name("example.com").years(1).action("register").tld_id(12)),
    )
    .into()
}

/// A fault and its name.
struct Scenario {
    name: &'static str,
    fault: What,
}

enum What {
    Refused,
    NotFound,
    Unanswered,
    NoTls,
    Answers(Vec<Answer>),
}

impl Scenario {
    /// Returns the longest time of an attempt: as long as it needs, unless that is what the fault is about.
    fn patience(&self) -> Duration {
        let waits = matches!(self.name, "silence" | "slow body");
        if waits { Duration::from_millis(750) } else { Duration::from_secs(20) }
    }

    /// A server that has the fault, and a client of it.
    async fn start(&self) -> (Server, Client) {
        let answers = if let What::Answers(answers) = &self.fault { answers.clone() } else { vec![Answer::json("{}")] };
        let count = std::sync::atomic::AtomicUsize::new(0);
        let server = Server::start(move |_| {
            let nth = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            answers[nth.min(answers.len() - 1)].clone()
        });
        let server = server.await.unwrap();
        let builder = Client::builder()
            .credentials(Credentials::token("t0ken"))
            .retry(RetryPolicy::default().with_delays(Duration::ZERO, Duration::ZERO))
            .attempt_timeout(self.patience())
            .response_limit(100_000);
        let builder = match self.fault {
            What::Refused => {
                let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
                builder.base_url(format!("http://{gone}/api"))
            }
            What::NotFound => builder.base_url("http://example.com/api").allow_http().http_client(resolving(false)),
            What::Unanswered => builder.base_url("http://example.com/api").allow_http().http_client(resolving(true)),
            What::NoTls => builder.base_url(format!("https://{}/api", no_tls().await)),
            What::Answers(_) => builder.base_url(server.url("/api")),
        };
        (server, builder.build().unwrap())
    }
}

/// An HTTP client whose names are never found, or searched for ever.
fn resolving(for_ever: bool) -> reqwest::Client {
    struct Nowhere(bool);
    impl dns::Resolve for Nowhere {
        fn resolve(&self, _: dns::Name) -> dns::Resolving {
            let for_ever = self.0;
            Box::pin(async move {
                if for_ever {
                    std::future::pending::<()>().await;
                }
                Err(io::Error::from(io::ErrorKind::NotFound).into())
            })
        }
    }
    let builder = reqwest::Client::builder().connect_timeout(Duration::from_millis(50)).no_proxy();
    builder.dns_resolver(Arc::new(Nowhere(for_ever))).build().unwrap()
}

/// A server that says something else to whoever greets it in TLS.
async fn no_tls() -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = tokio::io::AsyncWriteExt::write_all(&mut stream, b"220 no TLS here\r\n").await;
        }
    });
    address
}

fn status(status: u16) -> Answer {
    Answer::json(r#"{"error": ["no"]}"#).status(status)
}

fn page(status: u16) -> Answer {
    Answer::json("<html><title>A proxy</title></html>").header("content-type", "text/html").status(status)
}

fn scenarios(elsewhere: &Server) -> Vec<Scenario> {
    let one = |name, answer| Scenario { name, fault: What::Answers(vec![answer]) };
    let redirect = |to: &str| Answer::json("").status(307).header("location", to);
    vec![
        Scenario { name: "connection refused", fault: What::Refused },
        Scenario { name: "name not found", fault: What::NotFound },
        Scenario { name: "connecting takes too long", fault: What::Unanswered },
        Scenario { name: "no TLS where TLS is expected", fault: What::NoTls },
        one("silence", Answer::fault(Fault::Silence)),
        one("cut before the answer", Answer::fault(Fault::Cut)),
        one("cut midway", Answer::fault(Fault::CutBody)),
        one("slow body", Answer::fault(Fault::SlowBody)),
        one("body without end", Answer::fault(Fault::EndlessBody)),
        one("body declared too large", Answer::json(" ".repeat(100_001))),
        one("429", status(429)),
        one("429, Retry-After: 0", status(429).header("retry-after", "0")),
        one("429, Retry-After: 300", status(429).header("retry-after", "300")),
        one("429, Retry-After: a date in 2999", status(429).header("retry-after", "Tue, 01 Jan 2999 00:00:00 GMT")),
        one("429, X-RateLimit-Reset: 300", status(429).header("x-ratelimit-reset", "300")),
        one("500", status(500)),
        one("502", status(502)),
        one("503", status(503)),
        Scenario {
            name: "503 twice, then 200",
            fault: What::Answers(vec![status(503), status(503), Answer::json("{}")]),
        },
        one("504", status(504)),
        one("HTML with 200", page(200)),
        one("HTML with 502", page(502)),
        one("redirect to the same host", redirect("/api/login")),
        one("redirect to another host", redirect(&elsewhere.url("/api/login"))),
        one("no JSON", Answer::json("{oops")),
        one("another type than documented", Answer::json(r#""oops""#)),
        one("an error with 200", status(200)),
        one("401", status(401)),
    ]
}

/// One line of the table.
async fn line(scenario: &Scenario) -> String {
    let outcomes = outcomes(scenario).await;
    let [read, idempotent, adding, spending] = &outcomes;
    assert_eq!(read.cell(), idempotent.cell(), "{}: read, idempotent", scenario.name);
    assert_eq!(adding.cell(), spending.cell(), "{}: unsafe, spends", scenario.name);
    assert_eq!(adding.may_have_been_received(), spending.may_have_been_received(), "{}", scenario.name);
    let received = if adding.may_have_been_received() { "yes" } else { "no" };
    let doubled = [adding, spending].iter().filter(|outcome| outcome.requests > 1).count();
    let lost = outcomes.iter().filter(|outcome| outcome.is_lost()).count();
    format!("| {} | {} | {} | {received} | {doubled} | {lost} |", scenario.name, read.cell(), adding.cell())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_ends_as_the_table_says() {
    let elsewhere = Server::always(Answer::json("{}")).await.unwrap();
    let expected: Vec<_> = TABLE.lines().skip(2).collect();
    let mut lines = Vec::new();
    for scenario in scenarios(&elsewhere) {
        lines.push(line(&scenario).await);
    }
    assert_eq!(lines.join("\n"), expected.join("\n"));
    assert!(elsewhere.seen().is_empty(), "no redirect was followed");
}

#[tokio::test]
async fn an_order_that_was_cut_off_is_sent_once_and_says_that_it_may_have_been_received() {
    let server = Server::always(Answer::fault(Fault::Cut)).await.unwrap();
    let error =
        client(&server).domains().order().name("example.com").years(1).action("register").tld_id(12).await.unwrap_err();
    assert_eq!(server.count("/domain/order"), 1);
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "domains.order (POST /domain/order): the connection broke before an answer came; \
         the server may have received the request"
    );
}

#[tokio::test]
async fn a_put_that_meets_503_twice_is_sent_three_times() {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |_| match count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
        0 | 1 => status(503),
        _ => Answer::json(r#"{"success": true}"#),
    });
    let server = server.await.unwrap();
    client(&server).dns().update_record(292, 1, 2).ttl(60).await.unwrap();
    let lines: Vec<_> = server.seen().iter().map(|request| (request.line(), request.body.clone())).collect();
    assert_eq!(lines, vec![("PUT /api/service/292/dns/1/records/2".to_owned(), r#"{"ttl":60}"#.to_owned()); 3]);
}

#[tokio::test]
async fn a_server_that_is_down_for_good_is_not_kept_there_by_retries() {
    let server = Server::always(status(503)).await.unwrap();
    let retry = RetryPolicy::default().with_delays(Duration::ZERO, Duration::ZERO);
    let client =
        Client::builder().base_url(server.url("/api")).credentials(Credentials::none()).retry(retry).build().unwrap();
    for _ in 0..60 {
        client.clone().domains().list().await.unwrap_err();
    }
    // 120 further attempts would be due; all clones together may make a hundred
    assert_eq!(server.count("/domain"), 160);
}

#[tokio::test]
async fn a_redirect_to_another_host_takes_no_credentials_there() {
    let elsewhere = Server::always(Answer::json("{}")).await.unwrap();
    let to = elsewhere.url("/api/domain");
    for status in [301, 302, 303, 307, 308] {
        let server = Server::always(Answer::json("").status(status).header("location", &to)).await.unwrap();
        let error = client(&server).domains().list().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, status));
        // a client of the caller's own may follow; an answer from there is not believed, and no secret went there
        let builder = Client::builder().base_url(server.url("/api")).credentials(Credentials::token("t0ken"));
        let own = builder.http_client(reqwest::Client::new()).build().unwrap();
        assert_eq!(own.domains().list().await.unwrap_err().kind(), ErrorKind::Redirect);
    }
    for request in elsewhere.seen() {
        assert_eq!(request.header("authorization"), None);
        assert!(!format!("{request:?}").contains("t0ken"));
    }
}
