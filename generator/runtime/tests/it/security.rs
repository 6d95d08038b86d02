//! The credentials of each call: their choice, the places where they travel, and their secrecy.

use std::error::Error as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use ampersat_runtime::{
    self as rt, BoxFuture, CallExt as _, ClientBuilder, Credentials, ErrorKind, Secret, TokenProvider,
};
use rt::{SchemeKind, SecurityScheme};

use crate::server::{Reply, Seen, Server};

static API: rt::Api = rt::Api {
    client: "test",
    version: "1",
    base_url: "https://example.com",
    dialect: rt::Dialect::Json,
    errors: None,
    environment: rt::Environment::NONE,
    token_flow: None,
    security: rt::Security {
        schemes: &[
            SecurityScheme { name: "head", kind: SchemeKind::Header("X-Key") },
            SecurityScheme { name: "query", kind: SchemeKind::Query("key") },
            SecurityScheme { name: "cookie", kind: SchemeKind::Cookie("sid") },
            SecurityScheme { name: "basic", kind: SchemeKind::Basic },
            SecurityScheme { name: "oauth", kind: SchemeKind::Bearer },
        ],
        wanted: &[&["head"]],
    },
};

const fn operation(authenticated: bool) -> rt::Operation {
    rt::Operation {
        name: "things.get",
        method: rt::Method::GET,
        path: "/things",
        class: rt::Class::Read,
        required: &[],
        authenticated,
    }
}

const GET: rt::Operation = operation(true);
const OPEN: rt::Operation = operation(false);

type Named = (&'static str, Credentials);

fn builder(server: &Server, main: Option<Credentials>, named: &[Named]) -> ClientBuilder<rt::Client> {
    let mut builder = ClientBuilder::new(&API).base_url(server.base_url());
    if let Some(main) = main {
        builder = builder.credentials(main);
    }
    named.iter().fold(builder, |builder, (name, credentials)| builder.credential(*name, credentials.clone()))
}

/// The parts of a request in which credentials travel.
fn shown(seen: &Seen) -> String {
    let headers =
        ["authorization", "x-key", "cookie"].map(|name| seen.header(name).map(|text| format!(" {name}: {text}")));
    format!("{}{}", seen.target, headers.into_iter().flatten().collect::<String>())
}

/// Returns the credentials that a call with these wants sends; or the error of one that is not sent.
async fn sent(wanted: rt::Alternatives, main: Option<Credentials>, named: &[Named]) -> Result<String, String> {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = builder(&server, main, named).build().unwrap();
    let call = rt::Call::<rt::Value>::from(client.request(GET).secured(wanted)).query("page", 1);
    match call.send().await {
        Ok(_) => Ok(shown(&server.seen()[0])),
        Err(error) => {
            assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Auth, 0));
            Err(error.to_string())
        }
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_given_completely_is_sent_where_it_belongs() {
    let key = || Credentials::api_key("k 1");
    let basic = || Credentials::basic("me", "pw");
    let token = || Credentials::token("t1");
    let missing = |text: &str| Err(format!("things.get (GET /things): credentials are missing: {text}"));
    type Case = (rt::Alternatives, Option<Credentials>, Vec<Named>, Result<&'static str, String>);
    let cases: Vec<Case> = vec![
        (&[&["head"]], None, vec![("head", key())], Ok("/api/things?page=1 x-key: k 1")),
        (&[&["head"]], Some(key()), vec![], Ok("/api/things?page=1 x-key: k 1")),
        (
            &[&["query"]],
            None,
            vec![("query", Credentials::api_key("k 1&ä"))],
            Ok("/api/things?page=1&key=k%201%26%C3%A4"),
        ),
        (&[&["cookie"]], None, vec![("cookie", Credentials::api_key("c1"))], Ok("/api/things?page=1 cookie: sid=c1")),
        (&[&["basic"]], Some(basic()), vec![], Ok("/api/things?page=1 authorization: Basic bWU6cHc=")),
        (&[&["oauth"]], Some(token()), vec![], Ok("/api/things?page=1 authorization: Bearer t1")),
        // the first alternative is not given, the second is
        (&[&["oauth"], &["head"]], None, vec![("head", key())], Ok("/api/things?page=1 x-key: k 1")),
        (
            &[&["oauth"], &["head"]],
            Some(token()),
            vec![("head", key())],
            Ok("/api/things?page=1 authorization: Bearer t1"),
        ),
        // together
        (
            &[&["head", "basic"]],
            None,
            vec![("head", key()), ("basic", basic())],
            Ok("/api/things?page=1 authorization: Basic bWU6cHc= x-key: k 1"),
        ),
        (&[&["head", "basic"]], None, vec![("head", key())], missing("`head` and `basic`")),
        (&[&["head", "basic"], &["oauth"]], None, vec![], missing("`head` and `basic`, or `oauth`")),
        // a given token is sent even where the description knows none
        (&[&["head"]], Some(token()), vec![], Ok("/api/things?page=1 authorization: Bearer t1")),
        // everybody may call, but who has a key sends it
        (&[&["head"], &[]], None, vec![], Ok("/api/things?page=1")),
        (&[&[], &["head"]], None, vec![("head", key())], Ok("/api/things?page=1 x-key: k 1")),
        // nobody is asked for anything that is withheld on purpose
        (&[&["head"]], Some(Credentials::none()), vec![], Ok("/api/things?page=1")),
        // nobody says what is wanted
        (&[], None, vec![], Ok("/api/things?page=1")),
        (&[], Some(token()), vec![("query", key())], Ok("/api/things?page=1&key=k%201 authorization: Bearer t1")),
    ];
    for (wanted, main, named, expected) in cases {
        let case = format!("{wanted:?} {main:?} {named:?}");
        assert_eq!(sent(wanted, main, &named).await, expected.map(str::to_owned), "{case}");
    }
}

#[tokio::test]
async fn what_the_api_wants_in_general_holds_for_calls_that_say_nothing_else() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client = builder(&server, Some(Credentials::api_key("k1")), &[]).build().unwrap();
    client.request(GET).send::<rt::Value>().await.unwrap();
    client.raw(rt::Method::GET, "/more").send::<rt::Value>().await.unwrap();
    client.request(OPEN).send::<rt::Value>().await.unwrap();
    let seen: Vec<_> = server.seen().iter().map(shown).collect();
    assert_eq!(seen, ["/api/things x-key: k1", "/api/more x-key: k1", "/api/things"]);
}

#[tokio::test]
async fn a_key_joins_other_cookies_and_a_given_parameter_stays() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let keys = [("cookie", Credentials::api_key("c1")), ("query", Credentials::api_key("k1"))];
    let client = builder(&server, None, &keys).build().unwrap();
    let call = client.request(GET).secured(&[&["cookie", "query"]]);
    let call = rt::Call::<rt::Value>::from(call.cookie::<String>("lang", &"de".to_owned()));
    call.query("key", "mine").await.unwrap();
    assert_eq!(shown(&server.seen()[0]), "/api/things?key=mine cookie: lang=de; sid=c1");
}

#[tokio::test]
async fn credentials_that_fit_no_scheme_are_refused_when_the_client_is_built() {
    let server = Server::start(|_| Reply::json("{}")).await;
    for (name, credentials, message) in [
        (
            "other",
            Credentials::token("t"),
            r#"the API has no security scheme "other"; it has head, query, cookie, basic, oauth"#,
        ),
        ("head", Credentials::token("t"), r#"the security scheme "head" takes Credentials::api_key"#),
        ("basic", Credentials::api_key("t"), r#"the security scheme "basic" takes Credentials::basic"#),
        (
            "oauth",
            Credentials::none(),
            r#"the security scheme "oauth" takes Credentials::token or Credentials::provider"#,
        ),
    ] {
        let error = builder(&server, None, &[(name, credentials)]).build().unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Build, message));
    }
}

/// Gives `t1`, `t2`, … and remembers what it was told.
#[derive(Clone, Default)]
struct Counting {
    asked: Arc<AtomicUsize>,
    rejected: Arc<Mutex<Vec<String>>>,
    fails: bool,
}

impl TokenProvider for Counting {
    fn token(&self) -> BoxFuture<'_, Result<Secret, rt::Error>> {
        let number = self.rejected.lock().unwrap().len() + 1;
        self.asked.fetch_add(1, Ordering::SeqCst);
        let result = match self.fails {
            true => Err(rt::Error::new(ErrorKind::Auth, "nobody is there")),
            false => Ok(Secret::from(format!("t{number}"))),
        };
        Box::pin(async move { result })
    }

    fn reject(&self, token: &Secret) {
        self.rejected.lock().unwrap().push(token.expose().to_owned());
    }
}

#[tokio::test]
async fn a_refused_token_is_given_up_and_the_call_sent_once_more() {
    for (good, statuses, rejected) in [("Bearer t1", 1, 0), ("Bearer t2", 2, 1), ("Bearer t9", 2, 2)] {
        let server = Server::start(move |seen| match seen.header("authorization") == Some(good) {
            true => Reply::json("{}"),
            false => Reply::status(401, "{}"),
        })
        .await;
        let provider = Counting::default();
        let client = builder(&server, Some(Credentials::provider(provider.clone())), &[]).build().unwrap();
        let result = client.request(GET).secured(&[&["oauth"]]).send::<rt::Value>().await;
        assert_eq!(result.is_ok(), rejected < 2, "{good}");
        assert_eq!(server.seen().len(), statuses, "{good}");
        assert_eq!(provider.rejected.lock().unwrap().len(), rejected, "{good}");
        assert_eq!(provider.asked.load(Ordering::SeqCst), statuses, "{good}");
    }
}

#[tokio::test]
async fn a_provider_is_asked_before_every_attempt_and_its_failure_is_the_calls() {
    let server = Server::start(|_| Reply::status(503, "{}")).await;
    let provider = Counting::default();
    let client = builder(&server, Some(Credentials::provider(provider.clone())), &[]).build().unwrap();
    let error = client.request(GET).secured(&[&["oauth"]]).send::<rt::Value>().await.unwrap_err();
    assert!(error.attempts() > 1);
    assert_eq!(provider.asked.load(Ordering::SeqCst), server.seen().len());

    let server = Server::start(|_| Reply::json("{}")).await;
    let provider = Counting { fails: true, ..Counting::default() };
    let client = builder(&server, Some(Credentials::provider(provider)), &[]).build().unwrap();
    let error = client.request(GET).secured(&[&["oauth"]]).send::<rt::Value>().await.unwrap_err();
    assert_eq!(error.to_string(), "things.get (GET /things): signing in: nobody is there");
    assert_eq!(server.seen().len(), 0);
}

/// Everything that an error or a `Debug` output says.
fn everything(error: &rt::Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        text += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    text
}

#[tokio::test]
async fn a_key_in_the_query_is_shown_nowhere() {
    let redirect = |_: &Seen| Reply::status(302, "").with_header("location", "/elsewhere?key=s3cret");
    let servers = [Server::start(redirect).await, Server::start(|_| Reply::html(500, "no")).await];
    for server in &servers {
        let named = [("query", Credentials::api_key("s3cret"))];
        let client = builder(server, None, &named).retry(rt::RetryPolicy::none()).build().unwrap();
        let call = client.request(GET).secured(&[&["query"]]);
        assert!(!format!("{named:?} {client:?} {call:?}").contains("s3cret"));
        let error = call.send::<rt::Value>().await.unwrap_err();
        assert!(server.seen()[0].target.ends_with("?key=s3cret"));
        assert!(!everything(&error).contains("s3cret"), "{}", everything(&error));
    }
    let client = ClientBuilder::<rt::Client>::new(&API).base_url("http://127.0.0.1:1");
    let client =
        client.credential("query", Credentials::api_key("s3cret")).retry(rt::RetryPolicy::none()).build().unwrap();
    let error = client.request(GET).secured(&[&["query"]]).send::<rt::Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(!everything(&error).contains("s3cret"), "{}", everything(&error));
}

#[tokio::test]
async fn a_key_that_fits_no_header_and_no_cookie_is_refused_without_showing_it() {
    let server = Server::start(|_| Reply::json("{}")).await;
    for (scheme, key, message) in [
        ("head", "s3\ncret", "the credentials have characters no header takes"),
        ("cookie", "s3;cret", "the API key has characters no cookie takes"),
    ] {
        let wanted: rt::Alternatives = if scheme == "head" { &[&["head"]] } else { &[&["cookie"]] };
        let client = builder(&server, None, &[(scheme, Credentials::api_key(key))]).build().unwrap();
        let error = client.request(GET).secured(wanted).send::<rt::Value>().await.unwrap_err();
        assert_eq!(error.to_string(), format!("things.get (GET /things): {message}"));
    }
    assert_eq!(server.seen().len(), 0);
}
