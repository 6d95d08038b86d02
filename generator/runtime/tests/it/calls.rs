//! Requests and answers when all is well.

use std::sync::{Arc, Mutex};

use ampersat_runtime::{Credentials, Leniency, Method, Observer, TextOrList, Value};
use serde_json::json;

use crate::generated::Client;
use crate::server::{Reply, Server};
use crate::{builder_of, client_of};

#[tokio::test]
async fn a_call_sends_what_was_set_and_decodes_the_answer() {
    let server = Server::start(|_| Reply::json(r#"{"success": true, "info": [["dnsnewrecordadded", "A"]]}"#)).await;
    let answer = client_of(&server)
        .dns()
        .add_record(10, 25)
        .name("first")
        .name("www")
        .record_type("A")
        .ttl(3600)
        .content("192.0.2.1")
        .extra("priority", 10)
        .await
        .unwrap();
    assert_eq!(answer.success, Some(true));
    assert_eq!(answer.info, [["dnsnewrecordadded", "A"]]);

    let [seen] = &server.seen()[..] else { panic!("one request") };
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("POST", "/api/service/10/dns/25/records"));
    let body: Value = serde_json::from_str(&seen.body).unwrap();
    assert_eq!(body, json!({"name": "www", "type": "A", "ttl": 3600, "content": "192.0.2.1", "priority": 10}));
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert_eq!(seen.header("authorization"), Some("Basic bWVAZXhhbXBsZS5jb206aHVudGVyMg=="));
    assert!(seen.header("user-agent").unwrap().starts_with("dns-services/"));
}

#[tokio::test]
async fn query_parameters_are_encoded_and_the_last_value_counts() {
    let server = Server::start(|_| Reply::json(r#"{"zones": []}"#)).await;
    client_of(&server).dns().list_zones().limit(5).limit(7).search("a b&c=d/ä").await.unwrap();
    let [seen] = &server.seen()[..] else { panic!("one request") };
    assert_eq!(seen.target, "/api/dns?limit=7&search=a%20b%26c%3Dd%2F%C3%A4");
    assert_eq!(seen.body, "");
    assert_eq!(seen.header("content-type"), None);
}

#[tokio::test]
async fn a_path_value_cannot_become_another_path() {
    let server = Server::start(|_| Reply::json("{}")).await;
    client_of(&server).dns().get_zone("../login").await.unwrap();
    assert_eq!(server.seen()[0].target, "/api/dns/..%2Flogin");
    for value in ["", ".", ".."] {
        let error = client_of(&server).dns().get_zone(value).await.unwrap_err();
        assert_eq!(error.kind(), ampersat_runtime::ErrorKind::Build);
        assert_eq!(error.operation(), Some("dns.get_zone"));
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn a_call_without_a_required_field_is_not_sent() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let error = client_of(&server).dns().add_record(1, 2).ttl(5).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "dns.add_record (POST /service/{service_id}/dns/{zone_id}/records): not set: name, type"
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn operations_for_everybody_carry_no_credentials() {
    let server = Server::start(|_| Reply::json("[]")).await;
    client_of(&server).dns().news().await.unwrap();
    assert_eq!(server.seen()[0].header("authorization"), None);
}

#[tokio::test]
async fn a_token_and_default_headers_go_with_every_call() {
    let server = Server::start(|_| Reply::json("{}")).await;
    let client: Client = Client::builder()
        .base_url(format!("{}/", server.base_url()))
        .credentials(Credentials::token("t0ken"))
        .default_header("x-reason", "test")
        .user_agent("mine/1.0")
        .build()
        .unwrap();
    client.dns().list_zones().await.unwrap();
    let seen = &server.seen()[0];
    assert_eq!(seen.target, "/api/dns");
    assert_eq!(seen.header("authorization"), Some("Bearer t0ken"));
    assert_eq!(seen.header("x-reason"), Some("test"));
    assert_eq!(seen.header("user-agent"), Some("mine/1.0"));
}

/// A zone with everything a PHP server does to JSON.
const ZONE: &str = r#"{
    "service_id": "292",
    "name": "example.com",
    "records": {
        "0": {"id": "1", "name": "example.com", "ttl": "60", "content": "192.0.2.1", "prio": 0},
        "1": {"id": 2, "name": "example.com", "ttl": 3600, "content": ["ns1.example.com", "post.example.com", "2022031025"]},
        "17": {"id": "3", "name": "sip.example.com", "ttl": "", "content": [10, 5060, "vc01.example.com"]}
    }
}"#;

#[tokio::test]
async fn a_zone_as_php_writes_it_is_a_zone() {
    let server = Server::start(|_| Reply::json(ZONE)).await;
    let zone = client_of(&server).dns().get_zone("25").await.unwrap();
    assert_eq!(zone.service_id, Some(292));
    assert_eq!(zone.records.iter().map(|record| record.id).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    assert_eq!(zone.records.iter().map(|record| record.ttl).collect::<Vec<_>>(), [Some(60), Some(3600), None]);
    assert_eq!(zone.records[0].content, Some("192.0.2.1".into()));
    let srv = TextOrList::List(vec![json!(10), json!(5060), json!("vc01.example.com")]);
    assert_eq!(zone.records[2].content, Some(srv));
}

#[tokio::test]
async fn a_strict_client_refuses_what_is_not_documented_and_says_where() {
    let server = Server::start(|_| Reply::json(ZONE)).await;
    let client = builder_of(&server).strict(true).build().unwrap();
    let error = client.dns().get_zone("25").await.unwrap_err();
    let decode = error.decode_error().unwrap();
    assert_eq!(decode.path(), "service_id");
    assert_eq!(decode.excerpt(), "\"292\"");
}

#[tokio::test]
async fn an_observer_hears_of_leniencies_and_unknown_fields() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<String>>>);
    impl Observer for Log {
        fn leniency(&self, path: &str, kind: Leniency) {
            self.0.lock().unwrap().push(format!("{path}: {kind}"));
        }
        fn unknown_field(&self, path: &str) {
            self.0.lock().unwrap().push(format!("{path}: unknown"));
        }
    }
    let (server, log) = (Server::start(|_| Reply::json(ZONE)).await, Log::default());
    let client = builder_of(&server).observer(log.clone()).build().unwrap();
    client.dns().get_zone("25").await.unwrap();
    let heard = log.0.lock().unwrap();
    for expected in [
        "service_id: a number as text",
        "records: a list as an object with integer keys",
        r#"records["0"].prio: unknown"#,
        r#"records["17"].ttl: empty text for none"#,
        "name: unknown",
    ] {
        assert!(heard.iter().any(|line| line == expected), "{expected} in {heard:?}");
    }
}

#[tokio::test]
async fn send_answers_with_status_headers_and_bytes() {
    let reply = Reply::status(201, r#"{"success":true}"#)
        .with_header("x-ratelimit-limit", "25")
        .with_header("x-ratelimit-remaining", "3")
        .with_header("x-ratelimit-reset", "297");
    let server = Server::start(move |_| reply.clone()).await;
    let answer = client_of(&server).dns().edit_record(7).ttl(60).send().await.unwrap();
    assert_eq!(answer.status(), 201);
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(answer.raw(), r#"{"success":true}"#);
    let limit = answer.rate_limit().unwrap();
    assert_eq!((limit.limit, limit.remaining), (Some(25), Some(3)));
    assert_eq!(limit.reset.unwrap().as_secs(), 297);
    assert_eq!(answer.into_body().success, Some(true));
}

#[tokio::test]
async fn an_answer_without_a_body_is_an_empty_one() {
    let server = Server::start(|_| Reply::status(200, "")).await;
    assert_eq!(client_of(&server).dns().edit_record(7).await.unwrap().success, None);
    assert_eq!(client_of(&server).dns().order().await.unwrap(), Value::Null);
    let strict = builder_of(&server).strict(true).build().unwrap();
    assert!(strict.dns().edit_record(7).await.unwrap_err().to_string().contains("an empty body"));
    assert_eq!(strict.dns().order().await.unwrap(), Value::Null);
}

#[tokio::test]
async fn any_path_can_be_called_without_a_method_of_its_own() {
    let server = Server::start(|_| Reply::json(r#"{"balance": "10.10"}"#)).await;
    let client = client_of(&server);
    let request = client.inner().raw(Method::PATCH, "/some/thing").field("a", 1);
    assert_eq!(request.send::<Value>().await.unwrap().body()["balance"], "10.10");
    let seen = &server.seen()[0];
    assert_eq!((seen.method.as_str(), seen.target.as_str()), ("PATCH", "/api/some/thing"));
    let error = client.inner().raw(Method::GET, "/some/../login").send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ampersat_runtime::ErrorKind::Build);
}

#[tokio::test]
async fn nothing_that_is_printed_shows_a_secret() {
    let server = Server::start(|_| Reply::status(401, r#"{"error": ["unauthorized"]}"#)).await;
    let client = client_of(&server);
    let request = client.dns().add_record(1, 2).name("www").record_type("A").extra("password", "hunter2");
    let mut printed = format!("{client:?} {request:?} {:?}", Credentials::basic("me", "hunter2"));
    let error = request.await.unwrap_err();
    printed += &format!("{error} {error:?} {error:#?}");
    for secret in ["hunter2", "aHVudGVyMg"] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert!(printed.contains("\"password\""), "names are shown: {printed}");
}

#[test]
fn clients_and_requests_move_between_threads() {
    fn assert_send_sync<T: Send + Sync + Clone>() {}
    assert_send_sync::<Client>();
    assert_send_sync::<ampersat_runtime::Request>();
    fn assert_send<T: Send + Sync + 'static>() {}
    assert_send::<ampersat_runtime::Error>();
}
