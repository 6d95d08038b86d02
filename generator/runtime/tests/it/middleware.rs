//! Middleware between calls and the transport, and its order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ampersat_runtime::{
    BoxFuture, Bytes, CallContext, CallExt, Error, ErrorKind, Fault, HttpTransport, Middleware, Next, RetryPolicy,
    StatusCode, Transport, TransportError, TransportRequest, TransportResponse, TransportStream,
};

use crate::server::{Reply, Server};
use crate::{builder_of, client_of, sign_in};

type Answered<'a> = BoxFuture<'a, Result<TransportStream, Error>>;

/// Writes down what passes, on the way there and back.
#[derive(Clone)]
struct Recorder {
    name: &'static str,
    log: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    fn new(name: &'static str) -> Self {
        Self { name, log: Arc::default() }
    }

    fn say(&self, text: String) {
        self.log.lock().unwrap().push(format!("{}: {text}", self.name));
    }

    fn log(&self) -> Vec<String> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }
}

impl Middleware for Recorder {
    fn send<'a>(&'a self, request: TransportRequest, context: &'a CallContext<'a>, next: Next<'a>) -> Answered<'a> {
        Box::pin(async move {
            let operation = context.operation();
            let credentials = if request.headers.contains_key("authorization") { " with credentials" } else { "" };
            let (name, path) = (operation.name, operation.path);
            self.say(format!("{name} {path} attempt {}{credentials}", context.attempt()));
            let result = next.run(request).await;
            self.say(match &result {
                Ok(answer) => answer.status.as_u16().to_string(),
                Err(error) => format!("{:?}", error.kind()),
            });
            result
        })
    }
}

#[tokio::test]
async fn the_first_middleware_is_the_outermost_and_sees_every_attempt_and_sign_in() {
    let calls = AtomicUsize::new(0);
    let server = Server::start(move |seen| match seen.target.as_str() {
        "/api/login" => Reply::json(r#"{"token": "t"}"#),
        _ if calls.fetch_add(1, Ordering::SeqCst) == 0 => Reply::status(503, ""),
        _ => Reply::json("{}"),
    })
    .await;
    let outer = Recorder::new("outer");
    let inner = Recorder { name: "inner", log: Arc::clone(&outer.log) };
    let policy = RetryPolicy::default().with_delays(Duration::ZERO, Duration::ZERO);
    let builder = sign_in::builder(&server).retry(policy).middleware(outer.clone()).middleware(inner);
    builder.build().unwrap().dns().ping().await.unwrap();
    let expected = [
        "outer: session.sign_in /login attempt 1",
        "inner: session.sign_in /login attempt 1",
        "inner: 200",
        "outer: 200",
        "outer: dns.ping /ping attempt 1 with credentials",
        "inner: dns.ping /ping attempt 1 with credentials",
        "inner: 503",
        "outer: 503",
        "outer: dns.ping /ping attempt 2 with credentials",
        "inner: dns.ping /ping attempt 2 with credentials",
        "inner: 200",
        "outer: 200",
    ];
    assert_eq!(outer.log(), expected);
}

#[tokio::test]
async fn redirects_and_broken_connections_pass_by_and_stay_errors() {
    let elsewhere = Reply::status(302, "").with_header("location", "https://elsewhere.example/");
    for (reply, passed, kind) in
        [(elsewhere, "302", ErrorKind::Redirect), (Reply::Cut, "Transport", ErrorKind::Transport)]
    {
        let server = Server::start(move |_| reply.clone()).await;
        let recorder = Recorder::new("m");
        let client = builder_of(&server).middleware(recorder.clone()).build().unwrap();
        let error = client.dns().order().await.unwrap_err();
        assert_eq!((error.kind(), server.seen().len()), (kind, 1), "{error}");
        let expected = ["m: domain.order /domain/order attempt 1 with credentials".to_owned(), format!("m: {passed}")];
        assert_eq!(recorder.log(), expected);
    }
}

/// A value that a caller gives to a single call.
#[derive(Clone)]
struct Tenant(&'static str);

/// Says for whom a call is, and answers pings itself.
struct Gateway;

impl Middleware for Gateway {
    fn send<'a>(&'a self, mut request: TransportRequest, context: &'a CallContext<'a>, next: Next<'a>) -> Answered<'a> {
        Box::pin(async move {
            if context.operation().name == "dns.ping" {
                let headers = request.headers;
                return Ok(TransportStream::new(StatusCode::OK, headers, Bytes::from_static(br#"{"pong": true}"#)));
            }
            let Some(Tenant(tenant)) = context.extension() else {
                return Err(Error::new(ErrorKind::Build, "the call says no tenant"));
            };
            request.headers.insert("x-tenant", tenant.parse().map_err(|_| Error::new(ErrorKind::Build, "tenant"))?);
            next.run(request).await
        })
    }
}

#[tokio::test]
async fn a_middleware_may_change_a_request_answer_it_or_refuse_it() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = builder_of(&server).middleware(Gateway).build().unwrap();
    assert_eq!(client.dns().ping().await.unwrap()["pong"], true);
    client.dns().list_zones().extension(Tenant("acme")).await.unwrap();
    let error = client.dns().list_zones().await.unwrap_err();
    assert_eq!(error.to_string(), "dns.list_zones (GET /dns): the call says no tenant");
    assert_eq!(error.attempts(), 1);
    let seen = server.seen();
    assert_eq!((seen.len(), seen[0].header("x-tenant")), (1, Some("acme")));
}

/// Never answers.
struct Stuck;

impl Middleware for Stuck {
    fn send<'a>(&'a self, _: TransportRequest, _: &'a CallContext<'a>, _: Next<'a>) -> Answered<'a> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_middleware_that_hangs_ends_with_the_time_of_the_call() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = builder_of(&server).middleware(Stuck).build().unwrap();
    let call = client.dns().order().attempt_timeout(Duration::from_millis(50));
    assert_eq!(call.await.unwrap_err().kind(), ErrorKind::Timeout);
}

/// A transport of one's own around the usual one: it goes nowhere on Sundays.
struct Sabbath(HttpTransport, bool);

impl Transport for Sabbath {
    fn send(&self, request: TransportRequest) -> BoxFuture<'_, Result<TransportResponse, TransportError>> {
        match self.1 {
            true => Box::pin(async { Err(TransportError::new(Fault::NotSent)) }),
            false => self.0.send(request),
        }
    }
}

#[tokio::test]
async fn the_usual_transport_can_be_wrapped() {
    let server = Server::start(|_| Reply::json("{}")).await;
    for (sunday, kind) in [(false, None), (true, Some(ErrorKind::Transport))] {
        let http = HttpTransport::new(Duration::from_secs(5)).unwrap();
        let builder = builder_of(&server).retry(RetryPolicy::none()).transport(Sabbath(http, sunday));
        let result = builder.build().unwrap().dns().ping().await;
        assert_eq!(result.err().map(|error| error.kind()), kind);
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn without_a_middleware_nothing_stands_in_between() {
    let server = Server::start(|_| Reply::json("{}")).await;
    client_of(&server).dns().ping().extension(Tenant("nobody asks")).await.unwrap();
}

#[cfg(feature = "tower")]
#[tokio::test]
async fn a_service_of_tower_takes_the_place_of_a_server() {
    use ampersat_runtime::{TowerTransport, reqwest};

    let service = tower::service_fn(|request: http::Request<reqwest::Body>| async move {
        let text = format!(r#"{{"saw": "{} {}"}}"#, request.method(), request.uri().path());
        let status = if request.headers().contains_key("authorization") { 200 } else { 401 };
        http::Response::builder().status(status).body(reqwest::Body::from(text))
    });
    let builder = crate::generated::Client::builder().base_url("https://example.com/api");
    let credentials = ampersat_runtime::Credentials::token("t");
    let client = builder.credentials(credentials).transport(TowerTransport::new(service)).build().unwrap();
    assert_eq!(client.dns().ping().await.unwrap()["saw"], "GET /api/ping");
}

#[cfg(feature = "reqwest-middleware")]
#[tokio::test]
async fn a_client_of_reqwest_middleware_is_a_transport() {
    use ampersat_runtime::{reqwest, reqwest_middleware};

    struct Sign;

    impl reqwest_middleware::Middleware for Sign {
        fn handle<'a, 'b, 'c, 'd>(
            &'a self,
            mut request: reqwest::Request,
            extensions: &'b mut http::Extensions,
            next: reqwest_middleware::Next<'c>,
        ) -> std::pin::Pin<Box<dyn Future<Output = reqwest_middleware::Result<reqwest::Response>> + Send + 'd>>
        where
            'a: 'd,
            'b: 'd,
            'c: 'd,
        {
            request.headers_mut().insert("x-signed", http::HeaderValue::from_static("yes"));
            Box::pin(next.run(request, extensions))
        }
    }

    let server = Server::start(|_| Reply::json("{}")).await;
    let http = reqwest_middleware::ClientBuilder::new(reqwest::Client::new()).with(Sign).build();
    let client = builder_of(&server).transport(http).build().unwrap();
    client.dns().order().await.unwrap();
    client.dns().ping().await.unwrap();
    let seen = server.seen();
    assert_eq!(seen.iter().map(|seen| seen.header("x-signed")).collect::<Vec<_>>(), [Some("yes"), Some("yes")]);
    assert_eq!(seen[0].header("content-length"), Some("0"));
}
