//! Answers as they were recorded of the live API, read through the real client.

use super::client;
use dns_services::{Error, ErrorKind, TextOrList, Value, runtime};
use integration_tests::server::{Answer, Server};
use serde_json::json;

/// A call's result when the server gives this answer.
macro_rules! answered {
    ($answer:expr, $($call:tt)+) => {{
        let server = Server::always($answer).await.unwrap();
        client(&server).$($call)+.await
    }};
}

#[tokio::test]
async fn a_list_with_gaps_arrives_as_an_object() {
    let zone = Answer::json(
        r#"{"service_id": "292", "name": "example.com", "records": {
            "0": {"id": "1", "name": "example.com", "type": "SOA"},
            "1": {"id": "2", "name": "example.com", "type": "NS"},
            "17": {"id": "40", "name": "www.example.com", "type": "A"},
            "9": {"id": "9", "name": "mail.example.com", "type": "A"}
        }}"#,
    );
    let zone = answered!(zone, dns().get_zone(292, 1)).unwrap();
    let ids: Vec<_> = zone.records.iter().map(|record| record.id.unwrap()).collect();
    assert_eq!(ids, [1, 2, 9, 40]);
}

#[tokio::test]
async fn numbers_are_strings_or_numbers_within_one_answer() {
    let zone = Answer::json(
        r#"{"service_id": "292", "records": [
            {"id": "1", "ttl": "60", "priority": 0}, {"id": 2, "ttl": 3600, "priority": "10"}
        ]}"#,
    );
    let zone = answered!(zone, dns().get_zone(292, 1)).unwrap();
    assert_eq!(zone.service_id, Some(292));
    let numbers: Vec<_> = zone.records.iter().map(|record| (record.id, record.ttl, record.priority)).collect();
    assert_eq!(numbers, [(Some(1), Some(60), Some(0)), (Some(2), Some(3600), Some(10))]);
}

#[tokio::test]
async fn content_is_text_or_a_list() {
    let records = Answer::json(
        r#"{"records": [
            {"type": "A", "content": "192.0.2.1"},
            {"type": "TXT", "content": "\"v=spf1 -all\""},
            {"type": "SOA", "content": ["ns1.example.com", "post.example.com", "2022031025", 3600]},
            {"type": "SRV", "content": [10, 5060, "vc01.example.com"]}
        ]}"#,
    );
    let zone = answered!(records, dns().get_zone(292, 1)).unwrap();
    let contents: Vec<_> = zone.records.into_iter().map(|record| record.content.unwrap()).collect();
    let list = |value: Value| TextOrList::List(value.as_array().unwrap().clone());
    assert_eq!(
        contents,
        [
            TextOrList::Text("192.0.2.1".to_owned()),
            TextOrList::Text("\"v=spf1 -all\"".to_owned()),
            list(json!(["ns1.example.com", "post.example.com", "2022031025", 3600])),
            list(json!([10, 5060, "vc01.example.com"])),
        ]
    );
}

#[tokio::test]
async fn an_empty_object_arrives_as_an_empty_list() {
    let record = answered!(Answer::json(r#"{"record": []}"#), dns().update_record(292, 1, 2)).unwrap().record;
    assert_eq!(record.unwrap(), dns_services::types::Record::default());
    let zone = answered!(Answer::json("[]"), dns().get_zone(292, 1)).unwrap();
    assert_eq!((zone.service_id, zone.records.len()), (None, 0));
}

#[tokio::test]
async fn an_empty_list_arrives_in_several_ways() {
    for records in [r#""records": []"#, r#""records": {}"#, r#""records": null"#, r#""name": "no records""#] {
        let zone = answered!(Answer::json(format!("{{{records}}}")), dns().get_zone(292, 1)).unwrap();
        assert!(zone.records.is_empty(), "{records}");
    }
}

#[tokio::test]
async fn undocumented_fields_arrive() {
    let updated = Answer::json(
        r#"{"success": true, "quota": {"left": [1]}, "info": ["dnsrecordupdated"],
            "record": {"id": "55", "domain_id": "1", "prio": "0", "change_date": null, "auth": 1, "type": "A"}}"#,
    );
    let updated = answered!(updated, dns().update_record(292, 1, 55)).unwrap();
    let record = updated.record.unwrap();
    assert_eq!((record.id, record.domain_id, record.prio), (Some(55), Some(1), Some(0)));
    assert_eq!(record.record_type.as_deref(), Some("A"));
}

#[tokio::test]
async fn messages_are_texts_or_lists_of_texts() {
    let added = answered!(
        Answer::json(r#"{"success": true, "info": [["dnsnewrecordadded", "TXT"], "saved"]}"#),
        dns().add_record(292, 1).name("www").record_type("TXT").content("x")
    );
    let info = added.unwrap().info;
    assert_eq!(
        info,
        [TextOrList::List(vec![json!("dnsnewrecordadded"), json!("TXT")]), TextOrList::Text("saved".to_owned())]
    );
}

#[tokio::test]
async fn a_date_of_zeros_is_none() {
    let details = Answer::json(
        r#"{"details": {"id": "47", "expires": "0000-00-00", "next_due": "", "date_created": "2016-12-30"}}"#,
    );
    let details = answered!(details, domains().get(47)).unwrap().details.unwrap();
    assert_eq!((&details.expires, &details.next_due), (&None, &None));
    assert_eq!(details.date_created.unwrap().as_str(), "2016-12-30");

    let contacts = r#"{"contacts": [{"id": "1", "lastlogin": "0000-00-00 00:00:00"}]}"#;
    let contacts = answered!(Answer::json(contacts), account().list_contacts()).unwrap().contacts;
    assert_eq!(contacts[0].lastlogin, None);
}

#[tokio::test]
async fn an_answer_that_nobody_documents_is_raw_json() {
    let synchronised = answered!(Answer::json(r#"{"success": true}"#), domains().sync(47)).unwrap();
    assert_eq!(synchronised, json!({"success": true}));
    let html = Answer::json(r#"{"success": true}"#).header("content-type", "text/html; charset=utf-8");
    assert_eq!(answered!(html, domains().sync(47)).unwrap(), json!({"success": true}));
}

/// The error of a call with a documented answer.
async fn refused(answer: Answer) -> Error {
    answered!(answer, dns().get_zone(292, 1)).unwrap_err()
}

#[tokio::test]
async fn an_error_can_have_status_200() {
    for (body, messages) in [
        (
            r#"{"success": false, "error": ["An error occurred while editing the DNS record"]}"#,
            vec!["An error occurred while editing the DNS record"],
        ),
        (r#"{"error": ["invalid method"]}"#, vec!["invalid method"]),
        (r#"{"error": "invalid method"}"#, vec!["invalid method"]),
        (r#"{"error": [["toofew", "2"], "more"]}"#, vec!["toofew", "2", "more"]),
        (r#"{"success": false}"#, vec![]),
    ] {
        let error = refused(Answer::json(body)).await;
        assert_eq!(
            (error.kind(), error.messages()),
            (ErrorKind::Api, &*messages.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>()),
            "{body}"
        );
        assert_eq!(error.status().unwrap().as_u16(), 200);
        assert_eq!(error.operation(), Some("dns.get_zone"));
        for message in messages {
            assert!(error.to_string().contains(message), "{error}");
        }
    }
}

#[tokio::test]
async fn an_empty_list_of_errors_is_no_error() {
    let zone = answered!(Answer::json(r#"{"error": [], "success": true, "name": "a.b"}"#), dns().get_zone(292, 1));
    assert_eq!(zone.unwrap().name.as_deref(), Some("a.b"));
}

#[tokio::test]
async fn a_raw_answer_can_be_an_error_too() {
    let error = answered!(Answer::json(r#"{"error": ["invalid method"]}"#), dns().list_service_zones(7)).unwrap_err();
    assert_eq!((error.kind(), error.messages()), (ErrorKind::Api, ["invalid method".to_owned()].as_slice()));
}

#[tokio::test]
async fn a_status_says_what_kind_of_error_it_is() {
    for (status, kind, is_auth, is_not_found) in [
        (401, ErrorKind::Auth, true, false),
        (404, ErrorKind::Api, false, true),
        (422, ErrorKind::Api, false, false),
        (500, ErrorKind::Api, false, false),
    ] {
        let error = refused(Answer::json(r#"{"error": ["no"]}"#).status(status)).await;
        assert_eq!(error.kind(), kind, "{status}");
        assert_eq!((error.is_auth(), error.is_not_found()), (is_auth, is_not_found), "{status}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.messages(), ["no"], "{status}");
    }
}

#[tokio::test]
async fn the_servers_words_for_bad_credentials_are_an_auth_error() {
    for word in ["wronglogin", "unauthorized"] {
        let error = refused(Answer::json(format!(r#"{{"error": ["{word}"]}}"#))).await;
        assert_eq!(error.kind(), ErrorKind::Auth, "{word}");
    }
}

#[tokio::test]
async fn a_page_in_place_of_an_answer() {
    let page = Answer::json("<!DOCTYPE html>\n<html><head><title>Maintenance</title></head></html>");
    let error = refused(page.header("content-type", "text/html")).await;
    assert_eq!((error.kind(), error.messages()), (ErrorKind::Html, ["Maintenance".to_owned()].as_slice()));
}

#[tokio::test]
async fn a_wrong_answer_is_named_by_its_place() {
    for (body, place, expected) in [
        (r#"{"records": {"0": {"ttl": 60}, "17": {"ttl": "often"}}}"#, r#"records["17"].ttl"#, "an integer"),
        (r#"{"records": [{}, {"ttl": 60}, {"ttl": [1]}]}"#, "records[2].ttl", "an integer"),
        (r#"{"service_id": 1.5}"#, "service_id", "an integer"),
        (r#"{"records": [7]}"#, "records[0]", "an object"),
        (r#"["a"]"#, "", "an object"),
        ("{", "", "JSON"),
    ] {
        let error = refused(Answer::json(body)).await;
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        let decode = error.decode_error().unwrap();
        assert_eq!((decode.path(), decode.expected()), (place, expected), "{body}");
        assert!(error.to_string().contains(place), "{error}");
    }
}

#[tokio::test]
async fn an_error_has_the_headers_of_its_answer() {
    let answer = Answer::json(r#"{"error": ["no"]}"#).status(400).header("x-request-id", "r-1").header("x-seats", "3");
    let error = refused(answer).await;
    assert_eq!((error.request_id(), &error.headers()["x-seats"]), (Some("r-1"), &"3".parse().unwrap()));
    assert_eq!(error.header::<i64>("X-Seats"), Some(Ok(3)));
    let elsewhere = Answer::json("{}").status(302).header("location", "/?token=s-1").header("x-subject-token", "s-1");
    let error = refused(elsewhere).await;
    assert!(!format!("{error:?} {:?}", error.headers()).contains("s-1"), "{:?}", error.headers());
}

#[tokio::test]
async fn send_gives_the_whole_response() {
    let body = r#"{"token": "a", "refresh":"b"}"#;
    let answer = Answer::json(body).status(201).header("x-ratelimit-limit", "25").header("x-ratelimit-remaining", "24");
    let response = answered!(answer, account().login().username("u").password("p").send()).unwrap();
    assert_eq!(response.status().as_u16(), 201);
    assert_eq!(response.headers()["x-ratelimit-limit"], "25");
    assert_eq!(response.rate_limit().unwrap().remaining, Some(24));
    assert_eq!(response.raw(), body);
    assert_eq!(response.into_body().token.unwrap().expose(), "a");
}

/// An API whose answers may say no in their body: one with many texts is not collected to look for that.
#[tokio::test]
async fn lines_of_json_are_not_held_back() {
    let line = format!("{{\"text\": \"{}\"}}\n", "a".repeat(100));
    let lines: Vec<_> = std::iter::repeat_n(line.as_bytes(), 20).collect();
    let answer = Answer::pieces::<20>("application/x-ndjson", lines.try_into().unwrap());
    let server = Server::always(answer).await.unwrap();
    let builder = dns_services::Client::builder().base_url(server.url("/api")).response_limit(500);
    let client = builder.credentials(dns_services::Credentials::token("t0ken")).build().unwrap();
    let call = client.runtime().raw(runtime::Method::GET, "/log");
    let mut items = call.send::<runtime::JsonLines<Value>>().await.unwrap().into_body();
    for _ in 0..20 {
        assert_eq!(items.next().await.unwrap().unwrap()["text"].as_str().unwrap().len(), 100);
    }
    assert!(items.next().await.is_none());
}
