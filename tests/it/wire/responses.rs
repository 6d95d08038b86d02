//! Answers of every kind: by status, as text, as bytes and events while they arrive, and the details of errors.

use golden_responses::things::{GetError, Problem, PutResponse, StateResponse, Thing, Things};
use golden_responses::{Bytes, Client, Error, ErrorKind, Value};
use integration_tests::server::{Answer, Fault, Request, Server};
use std::io::Read;
use std::time::Duration;

fn client(server: &Server) -> Client {
    let builder = Client::builder().base_url(server.url("")).attempt_timeout(Duration::from_millis(300));
    builder.retry(ampersat_runtime::RetryPolicy::none()).build().unwrap()
}

/// Returns the result of a call with an answer, and the request that it sent.
async fn answered<T, C>(answer: Answer, call: impl FnOnce(Things<'_>) -> C) -> (Result<T, Error>, Request)
where
    C: IntoFuture<Output = Result<T, Error>>,
{
    let server = Server::always(answer).await.unwrap();
    let result = call(client(&server).things()).await;
    let [request] = server.seen().try_into().unwrap();
    (result, request)
}

pub(super) fn text(media_type: &str, body: &str) -> Answer {
    Answer::json(body).header("content-type", media_type)
}

#[tokio::test]
async fn what_is_accepted_is_what_is_understood() {
    let thing = || Answer::json(r#"{"name": "a"}"#);
    let (_, request) = answered(thing(), |things| things.get(1)).await;
    assert_eq!(request.header("accept"), Some("application/vnd.example.thing+json"));
    let (_, request) = answered(thing(), |things| things.default()).await;
    assert_eq!(request.header("accept"), Some("application/json"));
    let (_, request) = answered(thing(), |things| things.file(1)).await;
    assert_eq!(request.header("accept"), Some("image/png"));
}

#[tokio::test]
#[allow(deprecated)]
async fn the_status_decides_what_an_answer_is() {
    let put = async |answer: Answer| answered(answer, |things| things.put(1)).await.0;
    let ok = put(Answer::json(r#"{"name": "a"}"#)).await.unwrap();
    assert!(matches!(ok, PutResponse::Ok(Thing { name, .. }) if name == "a"));
    let created = put(Answer::json(r#"{"url": "/a"}"#).status(201)).await.unwrap();
    assert!(matches!(created, PutResponse::Created(place) if place.url.as_deref() == Some("/a")));
    let accepted = put(text("text/plain", "in a minute").status(202)).await.unwrap();
    assert!(matches!(accepted, PutResponse::Accepted(text) if text == "in a minute"));
    assert!(matches!(put(Answer::json("").status(204)).await.unwrap(), PutResponse::NoContent));
    let several = put(text("application/octet-stream", "\u{1}\u{2}").status(207)).await.unwrap();
    assert!(matches!(several, PutResponse::MultiStatus(bytes) if bytes == Bytes::from_static(b"\x01\x02")));
    let error = put(Answer::json("{}").status(203)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.decode_error().unwrap().found(), "the status 203");
}

#[tokio::test]
async fn a_body_that_may_be_missing_is_an_option() {
    let delete = async |answer: Answer| answered(answer, |things| things.delete(1)).await.0;
    assert_eq!(delete(Answer::json(r#"{"name": "a"}"#)).await.unwrap().unwrap().name, "a");
    assert!(delete(Answer::json("").status(204)).await.unwrap().is_none());
    assert!(delete(Answer::json("").status(202)).await.unwrap().is_none());
    // it declares no body: one that looks like the others counts, anything else is nothing
    assert_eq!(delete(Answer::json(r#"{"name": "a"}"#).status(202)).await.unwrap().unwrap().name, "a");
    assert!(delete(Answer::json(r#"{"job": 1}"#).status(202)).await.unwrap().is_none());
    assert!(delete(text("text/plain", "queued").status(202)).await.unwrap().is_none());
    assert_eq!(delete(Answer::json(r#"{"job": 1}"#)).await.unwrap_err().kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn what_has_no_body_is_no_error() {
    let head = Answer::json("").header("content-length", "0");
    let (result, request) = answered(head, |things| things.exists(1)).await;
    result.unwrap();
    assert_eq!(request.line(), "HEAD /things/1");
    let (result, _) = answered(Answer::json("").status(304), |things| things.get(1)).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotModified, 304));
    assert!(error.is_not_modified() && !error.may_have_been_received());
    assert_eq!(error.to_string(), "things.get (GET /things/{id}): nothing has changed (HTTP 304)");
}

#[tokio::test]
async fn where_a_redirect_points_is_an_answer_if_it_is_declared() {
    let moved = || Answer::json("").status(302).header("location", "https://files.example.com/a.zip?sig=1");
    let server = Server::always(moved()).await.unwrap();
    let response = client(&server).things().archive(1).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 302);
    assert_eq!(response.headers()["location"], "https://files.example.com/a.zip?sig=1");
    // there, too, it is no answer that there is nothing new
    let (result, _) = answered(moved().status(304), |things| things.archive(1)).await;
    assert!(result.unwrap_err().is_not_modified());
    let (result, _) = answered(moved(), |things| things.default()).await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(error.location(), Some("https://files.example.com/a.zip?sig=1"));
    assert!(!format!("{error} {error:?}").contains("sig"), "{error:?}");
}

#[tokio::test]
async fn text_is_text() {
    let page = async |answer: Answer| answered(answer, |things| things.page(1)).await.0;
    let html = "<!doctype html><title>A page</title>";
    assert_eq!(page(text("text/html", html)).await.unwrap(), html);
    let latin1 = Answer::pieces("text/html; charset=ISO-8859-1", [b"gr\xfcn"]);
    assert_eq!(page(latin1).await.unwrap(), "grün");
    let broken = page(Answer::pieces("text/html", [b"gr\xfcn"])).await.unwrap_err();
    assert_eq!(broken.decode_error().unwrap().found(), "bytes that are no UTF-8");
}

#[tokio::test]
async fn text_of_any_media_type_is_text() {
    let (result, request) = answered(text("text/plain", "\"yes\""), |things| things.word()).await;
    assert_eq!((result.unwrap().as_str(), request.header("accept")), ("\"yes\"", Some("*/*")));
    assert_eq!(answered(text("", "12"), |things| things.word()).await.0.unwrap(), "12");
    // if only JSON is documented, the media type of the answer decides
    for body in ["12", "\"yes\"", "one\ntwo\n", "{\"a\": 1}", ""] {
        let (result, request) = answered(text("text/plain", body), |things| things.motto()).await;
        assert_eq!((result.unwrap().as_str(), request.header("accept")), (body, Some("application/json")));
    }
    assert_eq!(answered(Answer::json("\"yes\""), |things| things.motto()).await.0.unwrap(), "yes");
    assert!(answered(Answer::json("yes"), |things| things.motto()).await.0.is_err());
    for answer in [text("text/plain; charset=utf-8", "old\n"), Answer::json("\"old\"")] {
        assert_eq!(answered(answer, |things| things.state()).await.0.unwrap(), StateResponse::Old);
    }
}

#[tokio::test]
async fn what_has_no_content_needs_none_whatever_is_documented() {
    for answer in [Answer::json("").status(204), text("", "").status(204), Answer::json(r#"{"name": "a"}"#)] {
        answered(answer, |things| things.set()).await.0.unwrap();
    }
}

#[tokio::test]
async fn errors_beside_a_range_of_successes_are_typed() {
    let (result, _) = answered(Answer::json(r#"{"name": "a"}"#).status(207), |things| things.range()).await;
    assert_eq!(result.unwrap().name, "a");
    let (result, _) = answered(Answer::json(r#"{"title": "no"}"#).status(418), |things| things.range()).await;
    assert_eq!(result.unwrap_err().details::<Problem>().unwrap().unwrap().title.as_deref(), Some("no"));
}

#[tokio::test]
async fn the_body_of_a_redirect_is_typed() {
    let moved = |answer: Answer| answer.status(303).header("location", "/elsewhere");
    let place = moved(Answer::json(r#"{"url": "/elsewhere"}"#));
    let place = answered(place, |things| things.moved()).await.0.unwrap().unwrap();
    assert_eq!(place.url.as_deref(), Some("/elsewhere"));
    for answer in [Answer::json(""), text("text/html", "<title>See Other</title>")] {
        assert!(answered(moved(answer), |things| things.moved()).await.0.unwrap().is_none());
    }
}

#[tokio::test]
async fn what_nobody_declared_is_json_or_else_text() {
    let undeclared = async |answer: Answer| answered(answer, |things| things.undeclared()).await.0;
    assert_eq!(undeclared(Answer::json(r#"{"a": 1}"#)).await.unwrap(), serde_json::json!({"a": 1}));
    assert_eq!(undeclared(text("text/plain", "done")).await.unwrap(), Value::from("done"));
    assert_eq!(undeclared(Answer::json("")).await.unwrap(), Value::Null);
    assert_eq!(undeclared(Answer::json("{oops")).await.unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(undeclared(text("text/html", "<html>")).await.unwrap_err().kind(), ErrorKind::Html);
}

#[tokio::test]
async fn more_than_one_json_text_is_an_error_that_says_where_the_second_is() {
    for (body, found) in [
        ("{\"a\": 1}\n {\"a\": 2}\n{\"a\": 3}", "several JSON texts (the second at line 2, column 2)"),
        ("{\"a\": 1}</html>", "JSON and something else after it (at line 1, column 9)"),
        ("{\"a\": 1", "something else (Eof at line 1, column 7)"),
    ] {
        let (result, _) = answered(Answer::json(body), |things| things.undeclared()).await;
        assert_eq!(result.unwrap_err().decode_error().unwrap().found(), found, "{body}");
    }
}

#[tokio::test]
async fn headers_have_the_documented_types() {
    let answer = Answer::json(r#"{"name": "a"}"#).header("x-remaining", "17").header("x-tags", "a, b");
    let server = Server::always(answer).await.unwrap();
    let response = client(&server).things().get(1).send().await.unwrap();
    assert_eq!(response.header::<i64>("X-Remaining"), Some(Ok(17)));
    assert_eq!(response.header::<Vec<String>>("X-Tags"), Some(Ok(vec!["a".to_owned(), "b".to_owned()])));
}

#[tokio::test]
async fn headers_that_come_several_times_are_one_list() {
    let answer = Answer::json(r#"{"name": "a"}"#).with_line("x-tags", "a, b").with_line("X-Tags", "c");
    let server = Server::always(answer).await.unwrap();
    let response = client(&server).things().get(1).send().await.unwrap();
    let tags = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(response.header::<Vec<String>>("X-Tags"), Some(Ok(tags.into())));
}

#[tokio::test]
async fn xml_is_no_page() {
    let xml = r#"<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>There is no such key.</Message></Error>"#;
    for media_type in
        ["application/xml", "text/xml; charset=utf-8", "application/problem+xml", "application/octet-stream"]
    {
        let (result, _) = answered(text(media_type, xml).status(404), |things| things.get(1)).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.is_not_found()), (ErrorKind::Api, true), "{media_type}");
        assert_eq!(error.messages(), ["NoSuchKey", "There is no such key."], "{media_type}");
        assert_eq!(error.raw(), xml);
        let (result, _) = answered(text(media_type, xml), |things| things.undeclared()).await;
        assert_eq!(result.unwrap(), Value::from(xml), "{media_type}");
    }
    for page in
        ["<html>", "\u{feff}<!doctype html>", r#"<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML">"#]
    {
        for media_type in ["application/json", "application/xhtml+xml"] {
            let (result, _) = answered(text(media_type, page), |things| things.undeclared()).await;
            assert_eq!(result.unwrap_err().kind(), ErrorKind::Html, "{page} as {media_type}");
        }
    }
}

#[tokio::test]
async fn what_an_error_says_has_the_documented_type_and_is_not_shown() {
    let problem = r#"{"title": "hunter2 is gone", "status": 404}"#;
    let (result, _) = answered(text("application/problem+json", problem).status(404), |things| things.get(1)).await;
    let error = result.unwrap_err();
    let details = error.details::<Problem>().unwrap().unwrap();
    assert_eq!((details.title.as_deref(), details.status), (Some("hunter2 is gone"), Some(404)));
    assert_eq!(error.raw(), problem);
    assert!(!format!("{error:?}").contains("\\\"title\\\""), "{error:?}");

    let wrong = Answer::json(r#"{"fields": ["name"]}"#).status(422);
    let (result, _) = answered(wrong, |things| things.get(1)).await;
    let error = result.unwrap_err();
    assert_eq!(error.details::<GetError>().unwrap().unwrap().fields, ["name"]);
    assert!(error.details::<Vec<i64>>().unwrap().is_err());

    let (result, _) = answered(Answer::json("").status(500), |things| things.get(1)).await;
    assert!(result.unwrap_err().details::<Problem>().is_none());
}

#[tokio::test]
async fn bytes_come_while_they_arrive() {
    let png: [&[u8]; 3] = [b"\x89PNG", b"\r\n\x1a\n", b"<not a page>"];
    let (result, _) = answered(Answer::pieces("image/png", png), |things| things.file(1)).await;
    let mut stream = result.unwrap();
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        pieces.push(piece.unwrap());
    }
    assert_eq!(pieces, png);

    let (result, _) = answered(Answer::pieces("image/png", png), |things| things.file(1)).await;
    assert_eq!(result.unwrap().bytes().await.unwrap(), png.concat());
}

#[tokio::test]
async fn a_stream_that_breaks_off_is_an_error_and_one_without_end_is_not_collected() {
    for (fault, kind) in [(Fault::CutBody, ErrorKind::Interrupted), (Fault::EndlessBody, ErrorKind::TooLarge)] {
        let server = Server::always(Answer::fault(fault)).await.unwrap();
        let builder = Client::builder().base_url(server.url("")).response_limit(100_000);
        let stream = builder.build().unwrap().things().file(1).await.unwrap();
        assert_eq!(stream.bytes().await.unwrap_err().kind(), kind, "{fault:?}");
    }
    // a byte now and then is life enough: 300 ms may pass between them, not in all
    let server = Server::always(Answer::fault(Fault::SlowBody)).await.unwrap();
    let mut stream = client(&server).things().file(1).await.unwrap();
    for _ in 0..20 {
        stream.next().await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn an_error_in_place_of_a_stream_is_an_error() {
    let gone = Answer::json(r#"{"title": "gone"}"#).status(404);
    let (result, _) = answered(gone, |things| things.file(1)).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.messages()), (ErrorKind::Api, &["gone".to_owned()][..]));
    let page = text("text/html", "<title>Sign in</title>");
    let (result, _) = answered(page, |things| things.file(1)).await;
    assert_eq!(result.unwrap_err().kind(), ErrorKind::Html);
}

#[tokio::test]
async fn events_come_while_they_arrive() {
    let pieces: [&[u8]; 3] = [b"id: 1\nevent: add\nda", b"ta: a\r", b"\ndata: b\n\n: ping\n\ndata: c\n\n"];
    let (result, request) = answered(Answer::pieces("text/event-stream", pieces), |things| things.events()).await;
    assert_eq!(request.header("accept"), Some("text/event-stream"));
    let mut events = result.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.event.as_deref(), first.data.as_str(), first.id.as_deref()), (Some("add"), "a\nb", Some("1")));
    assert_eq!(events.next().await.unwrap().unwrap().data, "c");
    assert!(events.next().await.is_none());
    assert_eq!(events.last_id(), Some("1"));
}

#[tokio::test]
async fn what_is_no_stream_of_events_is_an_error_that_says_what_came() {
    for (answer, found) in [
        (Answer::json(r#"{"name": "a"}"#), "application/json"),
        (Answer::json(""), "application/json"),
        (text("text/plain", "busy"), "text/plain"),
        (text("application/x-ndjson", "{}"), "application/x-ndjson"),
        (Answer::json("").status(204), "application/json"),
        (text("", "data: 1"), "an answer without a media type"),
    ] {
        let (result, _) = answered(answer.clone(), |things| things.events()).await;
        let error = result.unwrap_err();
        let decode = error.decode_error().unwrap();
        assert_eq!((error.kind(), decode.expected(), decode.found()), (ErrorKind::Decode, "text/event-stream", found));
        let (result, _) = answered(answer, |things| things.changes()).await;
        assert_eq!(result.unwrap_err().decode_error().unwrap().found(), found);
    }
    let (result, _) = answered(Answer::json(r#"{"name": "a"}"#), |things| things.changes()).await;
    let error = result.unwrap_err();
    assert_eq!(error.raw(), r#"{"name": "a"}"#);
    assert_eq!(
        error.to_string(),
        "things.changes (GET /changes): the answer is not as documented (HTTP 200): \
         expected text/event-stream, found application/json"
    );
    let events = Answer::pieces("Text/Event-Stream; charset=utf-8", [b"data: 1\n\n"]);
    assert_eq!(answered(events, |things| things.events()).await.0.unwrap().next().await.unwrap().unwrap().data, "1");
}

#[tokio::test]
async fn events_that_are_json_have_a_type() {
    let pieces: [&[u8]; 2] =
        [b"data: {\"name\": \"a\"}\n\ndata: {\"name\": 1}\n\n", b"data: {\"name\":\ndata: \"b\"}\n\ndata: [DONE]\n\n"];
    let (result, _) = answered(Answer::pieces("text/event-stream", pieces), |things| things.changes()).await;
    let mut changes = result.unwrap();
    assert_eq!(changes.next().await.unwrap().unwrap().name, "a");
    let error = changes.next().await.unwrap().unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "name");
    assert_eq!(changes.next().await.unwrap().unwrap().name, "b");
    assert!(changes.next().await.is_none());
}

#[tokio::test]
async fn what_is_json_on_each_line_comes_while_it_arrives() {
    let pieces: [&[u8]; 3] =
        [b"{\"name\": \"a\"}\n\r\n{\"na", b"me\": 1}\n{\"name\"\n{\"name\": \"gr\xc3", b"\xbcn\"}"];
    let (result, request) = answered(Answer::pieces("application/x-ndjson", pieces), |things| things.log()).await;
    assert_eq!(request.header("accept"), Some("application/x-ndjson"));
    let mut log = result.unwrap();
    assert_eq!(log.next().await.unwrap().unwrap().name, "a");
    let error = log.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.decode_error().unwrap().path(), log.line()), (ErrorKind::Decode, "name", 3));
    assert!(error.to_string().contains("line 3 of the answer is not as documented: name: expected"), "{error}");
    let error = log.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("expected JSON, found something else (Eof at line 4"), "{error}");
    assert_eq!(log.next().await.unwrap().unwrap().name, "grün");
    assert!(log.next().await.is_none());
}

#[tokio::test]
async fn a_sequence_of_json_texts_comes_while_it_arrives() {
    let pieces: [&[u8]; 2] = [b"\x1e{\"entry\":\n1}\n\x1e{\"entry\"", b": 2}\n"];
    let (result, _) = answered(Answer::pieces("application/json-seq", pieces), |things| things.journal()).await;
    let mut journal = result.unwrap();
    for (entry, line) in [(1, 1), (2, 3)] {
        assert_eq!(journal.next().await.unwrap().unwrap().entry, Some(entry));
        assert_eq!(journal.line(), line);
    }
    assert!(journal.next().await.is_none());
}

#[tokio::test]
async fn a_line_without_end_is_not_collected_and_a_stream_of_lines_that_breaks_off_is_an_error() {
    for (fault, kind) in [(Fault::EndlessBody, ErrorKind::TooLarge), (Fault::CutBody, ErrorKind::Interrupted)] {
        let server = Server::always(Answer::fault(fault)).await.unwrap();
        let builder = Client::builder().base_url(server.url("")).response_limit(100_000);
        let mut log = builder.build().unwrap().things().log().await.unwrap();
        assert_eq!(log.next().await.unwrap().unwrap_err().kind(), kind, "{fault:?}");
        assert!(log.next().await.is_none());
    }
}

#[test]
fn streams_without_async() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let pieces: [&[u8]; 2] = [b"data: {\"name\": \"a\"}\n\n", b"data: {\"name\": \"b\"}\n\n"];
    let server = runtime.block_on(Server::always(Answer::pieces("text/event-stream", pieces))).unwrap();
    let client = client(&server);
    let changes = client.things().changes().send_blocking().unwrap().into_body();
    let names: Vec<_> = changes.into_events().map(|thing| thing.unwrap().name).collect();
    assert_eq!(names, ["a", "b"]);

    let log = client.things().log().send_blocking().unwrap().into_body();
    assert_eq!(log.into_lines().filter(Result::is_err).count(), 2);

    let mut text = String::new();
    let file = client.things().file(1).send_blocking().unwrap().into_body();
    file.into_reader().read_to_string(&mut text).unwrap();
    assert_eq!(text.as_bytes(), pieces.concat());
    let file = client.things().file(1).send_blocking().unwrap().into_body();
    assert_eq!(file.bytes_blocking().unwrap(), pieces.concat());
}
