//! Operations whose answer comes as a whole or while it arrives: two methods, which say what they want.

use crate::wire::responses::text;
use golden_streams::mock::Mock;
use golden_streams::tea::{Alarm, OrderBodyLeaf, Problem, Step, WhistleFormat};
use golden_streams::{Client, ErrorKind, FilePart};
use integration_tests::server::{Answer, Request, Server};
use serde_json::{Value, json};
use std::io::Read;

const BREW: &str = r#"{"id": 7}"#;

async fn server(answer: Answer) -> (Server, Client) {
    let server = Server::always(answer).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    (server, client)
}

fn steps() -> Answer {
    Answer::pieces(
        "text/event-stream",
        [b"data: {\"delta\": \"a\"}\n\ndata: {\"del", b"ta\": \"b\"}\n\ndata: [DONE]\n\n"],
    )
}

/// Method and path, what is accepted, and the body of the only request.
fn only(server: &Server) -> (String, String, String) {
    let [request]: [Request; 1] = server.seen().try_into().unwrap();
    (request.line(), request.header("accept").unwrap_or_default().to_owned(), request.body)
}

#[tokio::test]
async fn an_answer_as_json_is_asked_for_without_the_switch() {
    let (server, client) = server(Answer::json(BREW)).await;
    assert_eq!(client.tea().create().leaf("oolong").await.unwrap().id, 7);
    let (line, accept, body) = only(&server);
    assert_eq!([line.as_str(), &accept, &body], ["POST /brews", "application/json", r#"{"leaf":"oolong"}"#]);
}

#[tokio::test]
async fn an_answer_as_events_is_asked_for_with_the_switch() {
    let (server, client) = server(steps()).await;
    let mut events = client.tea().create_stream().leaf("oolong").await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().delta, "a");
    assert_eq!(events.next().await.unwrap().unwrap().delta, "b");
    assert!(events.next().await.is_none());
    let (line, accept, body) = only(&server);
    let expected = ["POST /brews", "text/event-stream", r#"{"leaf":"oolong","stream":true}"#];
    assert_eq!([line.as_str(), &accept, &body], expected);
    // the other fields are still needed
    let error = client.tea().create_stream().await.unwrap_err();
    assert!(error.to_string().contains("not set: leaf"), "{error}");
}

fn alarm(json: Value) -> Alarm {
    serde_json::from_value(json).unwrap()
}

#[tokio::test]
async fn events_are_read_by_their_names() {
    let pieces: [&[u8]; 5] = [
        b"event: warm\ndata: {\"degrees\":\ndata: 70}\n\n",
        b"id: 7\nevent: said\ndata: 5 o'clock\n\nevent: said\ndata: 5\n\n",
        // the whole object as the data, with and without the name of the event
        b"data: {\"event\":\"warm\",\"data\":{\"degrees\":80}}\n\n",
        b"event: warm\ndata: {\"event\":\"warm\",\"data\":{\"degrees\":90}}\n\n",
        b"event: cold\ndata: [1]\n\ndata: [DONE]\n\n",
    ];
    let (server, client) = server(Answer::pieces("text/event-stream", pieces)).await;
    let mut events = client.tea().alarms_stream().await.unwrap();
    let mut read = Vec::new();
    while let Some(event) = events.next().await {
        read.push(event.unwrap());
    }
    assert!(matches!(&read[0], Alarm::Warm(warm) if warm.data.degrees == 70));
    assert!(matches!(read[5], Alarm::Unknown(_)));
    let warm = |degrees: i64| alarm(json!({"event": "warm", "data": {"degrees": degrees}}));
    let said = |text: &str| alarm(json!({"event": "said", "data": text, "id": "7"}));
    let unknown = alarm(json!({"event": "cold", "data": [1], "id": "7"}));
    assert_eq!(read, [warm(70), said("5 o'clock"), said("5"), warm(80), warm(90), unknown]);
    assert_eq!(server.seen()[0].target, "/alarms?follow=1");
}

#[tokio::test]
async fn a_switch_that_is_text_is_sent_as_text() {
    let (server, client) = server(Answer::pieces("text/event-stream", [b"event: said\ndata: x\n\n"])).await;
    let mut events = client.tea().ring_stream().tone("low").await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), alarm(json!({"event": "said", "data": "x"})));
    assert_eq!(server.seen()[0].body, r#"{"tone":"low","watch":"true"}"#);
}

#[tokio::test]
async fn a_mock_answers_events_with_their_names() {
    let mock = Mock::start();
    let given = vec![
        alarm(json!({"event": "warm", "data": {"degrees": 70}})),
        alarm(json!({"event": "said", "data": "a\nb", "id": "7"})),
    ];
    mock.when(mock.client().tea().alarms_stream()).answer(given.clone());
    let mut events = mock.client().tea().alarms_stream().await.unwrap();
    for expected in given {
        assert_eq!(events.next().await.unwrap().unwrap(), expected);
    }
}

#[tokio::test]
async fn an_answer_in_the_other_form_is_an_error_that_says_what_came() {
    let (_server, client) = server(Answer::json(BREW)).await;
    let error = client.tea().create_stream().leaf("oolong").await.unwrap_err();
    assert_eq!((error.kind(), error.raw().as_ref()), (ErrorKind::Decode, BREW.as_bytes()));
    let decode = error.decode_error().unwrap();
    assert_eq!((decode.expected(), decode.found()), ("text/event-stream", "application/json"));
    let (_server, client) = self::server(steps()).await;
    let error = client.tea().create().leaf("oolong").await.unwrap_err();
    let decode = error.decode_error().unwrap();
    assert_eq!((decode.expected(), decode.found()), ("JSON", "text/event-stream"));
}

#[tokio::test]
async fn errors_and_headers_are_those_of_both_methods() {
    let (_server, client) = server(Answer::json(r#"{"title": "No water"}"#).status(409)).await;
    let error = client.tea().create_stream().leaf("oolong").await.unwrap_err();
    assert_eq!(error.details::<Problem>().unwrap().unwrap().title.as_deref(), Some("No water"));
    let (_server, client) = self::server(steps().header("x-queue", "3")).await;
    let response = client.tea().create_stream().leaf("oolong").send().await.unwrap();
    assert_eq!(response.header::<i64>("X-Queue"), Some(Ok(3)));
}

#[tokio::test]
async fn a_switch_that_streams_by_default_is_set_by_both_methods_whatever_the_body_says() {
    let mut body = OrderBodyLeaf::new("oolong");
    body.stream = Some(true);
    let (server, client) = server(Answer::json(BREW).status(201)).await;
    assert_eq!(client.tea().order().body(body).await.unwrap().id, 7);
    assert_eq!(only(&server).2, r#"{"leaf":"oolong","stream":false}"#);
    let (server, client) = self::server(steps().status(201)).await;
    _ = client.tea().order_stream().body(OrderBodyLeaf::new("oolong")).await.unwrap();
    assert_eq!(only(&server).2, r#"{"leaf":"oolong","stream":true}"#);
    _ = client.tea().order_stream().await.unwrap();
    assert_eq!(server.seen()[1].body, r#"{"stream":true}"#);
}

#[tokio::test]
async fn bytes_or_events() {
    let (server, client) = server(Answer::pieces("application/octet-stream", [b"\x01\x02"])).await;
    let sound = client.tea().whistle().pitch(3).await.unwrap();
    assert_eq!(sound.bytes().await.unwrap().as_ref(), b"\x01\x02");
    let (_, accept, body) = only(&server);
    assert_eq!([accept.as_str(), &body], ["application/octet-stream", r#"{"format":"wav","pitch":3}"#]);
    _ = client.tea().whistle().format(WhistleFormat::Mp3).await.unwrap();
    assert_eq!(server.seen()[1].body, r#"{"format":"mp3"}"#);
    let (server, client) = self::server(steps()).await;
    client.tea().whistle_stream().pitch(3).await.unwrap().next().await.unwrap().unwrap();
    let (_, accept, body) = only(&server);
    assert_eq!([accept.as_str(), &body], ["text/event-stream", r#"{"format":"sse","pitch":3}"#]);
}

#[tokio::test]
async fn the_switch_of_a_form_is_a_part() {
    let part = "Content-Disposition: form-data; name=\"streaming\"\r\n\r\n";
    let cup = || FilePart::from("tea");
    let (server, client) = server(Answer::json(BREW)).await;
    client.tea().taste().cup(cup()).await.unwrap();
    assert!(only(&server).2.contains(&format!("{part}false\r\n")), "{:?}", only(&server));
    let (server, client) = self::server(text("application/x-ndjson", "{\"delta\": \"a\"}\n")).await;
    let mut lines = client.tea().taste_stream().cup(cup()).await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap().delta, "a");
    let (_, accept, body) = only(&server);
    assert_eq!(accept, "application/x-ndjson");
    assert!(body.contains(&format!("{part}true\r\n")), "{body}");
}

#[tokio::test]
async fn a_log_is_followed_and_a_list_is_watched() {
    let (server, client) = server(Answer::pieces("text/plain", [b"one\n", b"two\n"])).await;
    let mut log = client.tea().log_stream(7).lines(5).await.unwrap();
    assert_eq!(log.next().await.unwrap().unwrap().as_ref(), b"one\n");
    assert_eq!(log.next().await.unwrap().unwrap().as_ref(), b"two\n");
    assert_eq!(client.tea().log(7).await.unwrap(), "one\ntwo\n");
    let lines: Vec<_> = server.seen().iter().map(Request::line).collect();
    assert_eq!(lines, ["GET /brews/7/log?follow=true&lines=5", "GET /brews/7/log"]);

    // servers of watches answer plain JSON, many times
    let (server, client) =
        self::server(Answer::pieces("application/json", [b"{\"type\": \"ADDED\"}\n{\"ty", b"pe\": 1}\n"])).await;
    let mut watch = client.tea().list_stream().await.unwrap();
    assert_eq!(watch.next().await.unwrap().unwrap()["type"], "ADDED");
    assert_eq!(watch.next().await.unwrap().unwrap()["type"], 1);
    let (line, accept, _) = only(&server);
    assert_eq!([line.as_str(), &accept], ["GET /brews?watch=true", "application/json;stream=watch"]);
}

#[test]
fn both_methods_without_async() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_server, client) = runtime.block_on(server(steps()));
    let events = client.tea().create_stream().leaf("oolong").send_blocking().unwrap().into_body().into_events();
    assert_eq!(events.map(|step| step.unwrap().delta).collect::<String>(), "ab");
    let (_server, client) = runtime.block_on(server(text("text/plain", "one")));
    let mut log = String::new();
    client.tea().log_stream(7).send_blocking().unwrap().into_body().into_reader().read_to_string(&mut log).unwrap();
    assert_eq!(log, "one");
}

#[tokio::test]
async fn a_mock_tells_the_two_methods_apart() {
    let mock = Mock::start();
    let client = mock.client();
    mock.when(client.tea().create().leaf("oolong")).answer_json(serde_json::json!({"id": 1}));
    mock.when(client.tea().create_stream().leaf("oolong"))
        .answer(vec![serde_json::from_str::<Step>(r#"{"delta": "a"}"#).unwrap()]);
    mock.when(client.tea().kettle_stream()).answer(Vec::new());
    mock.when(client.tea().kettle()).answer_json(serde_json::json!({"degrees": 80}));
    assert_eq!(client.tea().create().leaf("oolong").await.unwrap().id, 1);
    let mut events = client.tea().create_stream().leaf("oolong").await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().delta, "a");
    assert_eq!(client.tea().kettle().await.unwrap().degrees, 80);
    assert!(client.tea().kettle_stream().await.unwrap().next().await.is_none());
}
