//! The stand-in for an API that a client has with the feature `mock`: real calls over HTTP, and their expectations.

use super::routes;
use dns_services::dns::GetZoneResponse;
use dns_services::mock::{Mock, Mocked, ResponseTemplate, wiremock};
use dns_services::{Client, Credentials, Error, ErrorKind};
use golden_bodies::bodies::{Crate, Named, Seal};
use golden_bodies::{Body, FilePart, Multipart};
use golden_parameters::colors::Color;
use golden_responses::things::{Problem, PutResponse, Thing};
use golden_responses::{Bytes, Event};
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The text of the panic in which something ends.
fn panic_of(run: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic.downcast_ref::<&str>().unwrap().to_string(),
    }
}

/// Returns the text of an error after the operation.
fn said(error: &Error) -> String {
    error.to_string().split_once("): ").unwrap().1.to_owned()
}

#[tokio::test]
async fn a_program_is_tested_in_a_few_lines() {
    let mock = Mock::start();
    mock.when(mock.client().dns().get_zone(10, 20)).answer_example();
    let zone = mock.client().dns().get_zone(10, 20).await.unwrap();
    assert_eq!((zone.name.as_deref(), zone.records.len()), (Some("booble.com"), 2));
}

#[tokio::test]
async fn every_documented_example_is_answered_and_read() {
    let mock = Mock::start();
    let mut without = Vec::new();
    let mut answered = 0;
    for (route, call) in routes(&mock.client()) {
        match catch_unwind(AssertUnwindSafe(|| call.expect(&mock))) {
            Ok(()) => {
                call.await.unwrap_or_else(|error| panic!("{route}: {error}"));
                answered += 1;
            }
            Err(panic) => without.push(panic.downcast_ref::<String>().unwrap().clone()),
        }
    }
    let refused = "dns.list_service_zones: the client does not take that for an answer: the server refused the call \
                   (HTTP 200): invalid method";
    without.retain(|text| !text.ends_with(": no example is documented"));
    assert_eq!(without, [refused]);
    assert_eq!(answered + 1, Client::EXAMPLES.len());
    assert!(answered > 50, "{answered}");
}

#[tokio::test]
async fn the_path_decides() {
    let mock = Mock::start();
    let (client, dns) = (mock.client(), mock.client());
    let (dns, answers) = (dns.dns(), client.dns());
    for (id, name) in [(20, "a"), (21, "b")] {
        let mut zone = GetZoneResponse::default();
        zone.name = Some(name.to_owned());
        mock.when(answers.get_zone(10, id)).expect(1).answer(zone);
    }
    mock.when(answers.get_zone(0, 22)).any("service_id").answer_json(json!({"name": "c"}));
    let name = async |service, zone| dns.get_zone(service, zone).await.map(|zone| zone.name.unwrap_or_default());
    assert_eq!(name(10, 21).await.unwrap(), "b");
    assert_eq!(name(10, 20).await.unwrap(), "a");
    assert_eq!(name(11, 22).await.unwrap(), "c");
    let error = name(11, 20).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 404));
    let values = [
        "the mock does not expect GET /service/11/dns/20",
        "expected: dns.get_zone: GET /service/10/dns/20; but that is another call",
        "expected: dns.get_zone: GET /service/10/dns/21; but that is another call",
        "expected: dns.get_zone: GET /service/{service_id}/dns/22; but that is another call",
    ];
    assert_eq!(error.messages(), values);
    assert_eq!(said(&error), format!("the server refused the call (HTTP 404): {}", values.join("; ")));
}

#[tokio::test]
async fn what_is_given_of_a_body_decides() {
    let mock = Mock::start();
    let client = mock.client();
    let www = || client.dns().add_record(10, 20).name("www").record_type("A");
    mock.when(www().content("192.0.2.1")).answer_example();
    mock.when(www().content("192.0.2.2")).exactly().answer_json(json!({"info": ["exactly"]}));

    // a field that is not given may be anything
    assert!(www().content("192.0.2.1").ttl(60).await.unwrap().record.is_some());
    assert!(www().content("192.0.2.2").await.unwrap().record.is_none());
    let error = www().content("192.0.2.2").ttl(60).await.unwrap_err();
    assert_eq!(
        error.messages(),
        [
            "the mock does not expect POST /service/10/dns/20/records \
             {\"content\":\"192.0.2.2\",\"name\":\"www\",\"ttl\":60,\"type\":\"A\"}",
            "expected: dns.add_record: POST /service/10/dns/20/records, content = \"192.0.2.1\", name = \"www\", \
             type = \"A\"; but content is \"192.0.2.2\"",
            "expected: dns.add_record: POST /service/10/dns/20/records, content = \"192.0.2.2\", name = \"www\", \
             type = \"A\"; but the body has ttl, too",
        ]
    );
    let error = client.dns().update_record(10, 20, 3).await.unwrap_err();
    assert!(error.messages()[1].ends_with("; but that is another call"), "{error}");
}

#[tokio::test]
async fn what_is_given_of_a_query_decides() {
    let mock = Mock::start();
    let client = mock.client();
    let attachment = || client.support().get_attachment("a b.png");
    mock.when(attachment().number(1)).answer("one".into());
    mock.when(attachment()).exactly().answer("none".into());
    assert_eq!(attachment().number(1).await.unwrap().bytes().await.unwrap(), "one");
    assert_eq!(attachment().await.unwrap().bytes().await.unwrap(), "none");
    let error = attachment().number(2).await.unwrap_err();
    assert_eq!(
        error.messages(),
        [
            "the mock does not expect GET /ticket/attachment/a%20b.png?number=2",
            "expected: support.get_attachment: GET /ticket/attachment/a%20b.png, number = \"1\"; but number is \"2\"",
            "expected: support.get_attachment: GET /ticket/attachment/a%20b.png; but the query has number, too",
        ]
    );
}

#[tokio::test]
async fn the_first_that_fits_answers_as_often_as_it_may() {
    let mock = Mock::start();
    let client = mock.client();
    let balance = || client.billing().balance();
    mock.when(balance()).up_to(1).answer_error(503, "later");
    mock.when(balance()).up_to(2).answer_example();
    assert_eq!(balance().await.unwrap_err().messages(), ["later"]);
    balance().await.unwrap();
    mock.when(balance()).priority(1).up_to(1).answer_error(500, "first");
    assert_eq!(balance().await.unwrap_err().messages(), ["first"]);
    balance().await.unwrap();
    let error = balance().await.unwrap_err();
    assert!(error.to_string().ends_with("; but that has been answered as often as it may be"), "{error}");
}

#[tokio::test]
async fn errors_are_errors_for_the_client() {
    let mock = Mock::start();
    let client = mock.client();
    mock.when(client.domains().get(1)).answer_error(200, "nodomain");
    mock.when(client.domains().get(2)).answer_error(404, "gone");
    mock.when(client.domains().get(3)).answer_error(401, "unauthorized");
    mock.when(client.domains().get(4)).answer_with(ResponseTemplate::new(429).insert_header("retry-after", "7"));
    let error = async |id| client.domains().get(id).await.unwrap_err();
    assert_eq!((error(1).await.kind(), error(1).await.messages().to_vec()), (ErrorKind::Api, vec!["nodomain".into()]));
    assert!(error(2).await.is_not_found());
    assert!(error(3).await.is_auth());
    assert_eq!(error(4).await.retry_after().unwrap().as_secs(), 7);
}

#[tokio::test]
async fn an_example_can_be_changed_before_it_is_answered() {
    let mock = Mock::start();
    let client = mock.client();
    mock.when(client.dns().get_zone(1, 2)).answer_example_with(|zone| zone.records.truncate(1));
    let zone = client.dns().get_zone(1, 2).await.unwrap();
    assert_eq!((zone.name.as_deref(), zone.records.len()), (Some("booble.com"), 1));
}

#[test]
fn what_is_expected_and_does_not_come_is_a_failure() {
    let text = panic_of(|| {
        let mock = Mock::start();
        mock.when(mock.client().dns().list_zones()).expect(1..).answer_example();
        mock.when(mock.client().billing().balance()).expect(0).answer_example();
        mock.when(mock.client().domains().list()).answer_example();
    });
    assert!(
        text.contains("dns.list_zones: GET /dns.\n\tExpected range of matching incoming requests: 1 <= x\n"),
        "{text}"
    );
    assert!(!text.contains("billing.balance") && !text.contains("domains.list"), "{text}");
}

#[test]
fn mistakes_in_a_test_are_told_at_once() {
    let mock = Mock::start();
    let client = mock.client();
    let dns = client.dns();
    for (expected, run) in [
        (
            "dns.get_zone: the path /service/{service_id}/dns/{zone_id} has no {id}",
            &(|| drop(mock.when(dns.get_zone(1, 2)).any("id"))) as &dyn Fn(),
        ),
        ("dns.delete_record: no example is documented", &|| mock.when(dns.delete_record(1, 2, 3)).answer_example()),
        (
            "dns.get_zone: the client does not take that for an answer: the answer is not as documented (HTTP 200): \
             records[0].ttl: expected an integer, found text: \"soon\"",
            &|| mock.when(dns.get_zone(1, 2)).answer_json(json!({"records": [{"ttl": "soon"}]})),
        ),
        ("dns.get_zone: the client does not take HTTP 200 with this body for an error", &|| {
            mock.when(dns.get_zone(1, 2)).answer_error_json(200, &json!({"message": "no"}))
        }),
        ("domains.get_by_name: path parameter name must not be empty, \".\" or \"..\"", &|| {
            mock.when(client.domains().get_by_name("")).answer_with(ResponseTemplate::new(200))
        }),
    ] {
        assert_eq!(panic_of(run), expected);
    }
}

#[tokio::test]
async fn a_client_can_sign_in_if_that_is_expected() {
    let mock = Mock::start();
    let client = mock.builder().credentials(Credentials::password("me", "secret")).build().unwrap();
    let error = client.dns().list_zones().await.unwrap_err();
    assert!(error.to_string().contains("the mock does not expect POST /login"), "{error}");
    let login = client.account().login().username("me").password("secret");
    mock.when(login).expect(1).answer_with(ResponseTemplate::new(200).set_body_json(json!({"token": "t0ken"})));
    mock.when(client.dns().list_zones()).expect(1).answer_example();
    client.dns().list_zones().await.unwrap();
    let received = mock.server().received_requests().await.unwrap();
    assert_eq!(received.last().unwrap().headers["authorization"], "Bearer t0ken");
}

#[tokio::test]
async fn what_the_mock_cannot_say_wiremock_can() {
    let mock = Mock::start();
    let other = wiremock::Mock::given(wiremock::matchers::path("/dns"));
    other
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"service_ids": ["7"]})))
        .mount(mock.server())
        .await;
    assert_eq!(mock.client().dns().list_zones().await.unwrap().service_ids, [7]);
    // calls without a method, too
    let raw = |client: &Client| client.runtime().raw(dns_services::runtime::Method::GET, "/new");
    mock.when(raw(&mock.client())).answer(json!({"a": 1}));
    assert_eq!(raw(&mock.client()).send::<serde_json::Value>().await.unwrap().body(), &json!({"a": 1}));
}

#[test]
fn blocking_calls_are_answered_as_well() {
    let mock = Mock::start();
    let client = mock.client();
    mock.when(client.dns().list_zones()).expect(1).answer_example();
    assert_eq!(client.dns().list_zones().send_blocking().unwrap().body().zones.len(), 2);
}

#[tokio::test]
#[allow(deprecated)]
async fn answers_of_every_kind_are_typed() {
    let mock = golden_responses::mock::Mock::start();
    let client = mock.client();
    let things = client.things();

    for (id, answer) in [
        (1, PutResponse::Ok(Thing::new("a"))),
        (2, PutResponse::Accepted("later".to_owned())),
        (3, PutResponse::NoContent),
        (4, PutResponse::MultiStatus(Bytes::from_static(&[0, 159]))),
    ] {
        mock.when(things.put(id)).answer(answer);
    }
    assert!(matches!(things.put(1).await.unwrap(), PutResponse::Ok(thing) if thing.name == "a"));
    let accepted = things.put(2).send().await.unwrap();
    assert_eq!(
        (accepted.status().as_u16(), &accepted.headers()["content-type"]),
        (202, &"text/plain".parse().unwrap())
    );
    assert!(matches!(accepted.body(), PutResponse::Accepted(text) if text == "later"));
    assert!(matches!(things.put(3).await.unwrap(), PutResponse::NoContent));
    assert!(matches!(things.put(4).await.unwrap(), PutResponse::MultiStatus(bytes) if bytes[..] == [0, 159]));

    mock.when(things.delete(1)).answer(Some(Thing::new("a")));
    mock.when(things.delete(2)).answer(None);
    assert_eq!(things.delete(1).await.unwrap().unwrap().name, "a");
    assert!(things.delete(2).await.unwrap().is_none());

    mock.when(things.exists(1)).answer(());
    things.exists(1).await.unwrap();
    mock.when(things.page(1)).answer("<p>hello</p>".to_owned());
    assert_eq!(things.page(1).await.unwrap(), "<p>hello</p>");
    mock.when(things.file(1)).answer(Bytes::from_static(&[137, 80]));
    let file = things.file(1).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "image/png");
    assert_eq!(file.into_body().bytes().await.unwrap()[..], [137, 80]);
    mock.when(things.changes()).answer(vec![Thing::new("a"), Thing::new("b")]);
    let mut changes = things.changes().await.unwrap();
    assert_eq!(changes.next().await.unwrap().unwrap().name, "a");
    assert_eq!(changes.next().await.unwrap().unwrap().name, "b");
    assert!(changes.next().await.is_none());

    mock.when(things.log()).answer(vec![Thing::new("a"), Thing::new("b")]);
    let mut log = things.log().await.unwrap();
    assert_eq!(log.next().await.unwrap().unwrap().name, "a");
    assert_eq!(log.next().await.unwrap().unwrap().name, "b");
    assert!(log.next().await.is_none());
    let mut event = Event::default();
    (event.event, event.data, event.id) = (Some("tick".to_owned()), "1\n2".to_owned(), Some("7".to_owned()));
    mock.when(things.events()).answer(vec![event.clone()]);
    assert_eq!(things.events().await.unwrap().next().await.unwrap().unwrap(), event);

    let mut problem = Problem::default();
    problem.title = Some("wrong".to_owned());
    mock.when(things.get(1)).answer_error_json(404, &problem);
    let error = things.get(1).await.unwrap_err();
    assert_eq!((error.is_not_found(), error.details::<Problem>().unwrap().unwrap()), (true, problem));
    let error = things.get(2).await.unwrap_err();
    assert_eq!(error.messages()[0], "the mock does not expect GET /things/2");
}

#[tokio::test]
async fn headers_cookies_and_styles_decide() {
    let mock = golden_parameters::mock::Mock::start();
    let client = mock.client();
    let colors = client.colors();
    let color = || Color::new().b(150).g(200).r(100);
    let expected = || colors.head().x_trace_2(7).session("s").colors(["a", "b"]);
    mock.when(expected()).answer(());
    expected().await.unwrap();
    expected().x_list(["more"]).await.unwrap();
    let error = expected().x_trace_2(8).await.unwrap_err();
    assert!(error.to_string().ends_with("; but there is no x-trace: 7"), "{error}");
    let error = colors.head().x_trace_2(7).session("s").colors(["b"]).await.unwrap_err();
    assert!(error.to_string().ends_with("; but there is no cookie: colors=a"), "{error}");

    mock.when(colors.query().deep(color()).spaces(["a", "b"])).answer(());
    colors.query().spaces(["a", "b"]).deep(color()).reserved("r").await.unwrap();
    let error = colors.query().deep(color()).spaces(["a"]).await.unwrap_err();
    assert!(error.messages()[1].ends_with("; but spaces is \"a\""), "{error}");

    mock.when(colors.matrix(7, ["a"], color(), ["a"])).any("list").answer(());
    colors.matrix(7, ["b", "c"], color(), ["a"]).await.unwrap();
    colors.matrix(8, ["a"], color(), ["a"]).await.unwrap_err();
}

#[tokio::test]
async fn what_is_only_read_can_be_answered() {
    let mock = golden_bodies::mock::Mock::start();
    let client = mock.client();
    let answered = Crate::new("a").id(7).tags(["x"]).seal(Seal::new().at("noon"));
    mock.when(client.bodies().read_box("a")).answer(answered.clone());
    assert_eq!(client.bodies().read_box("a").await.unwrap(), answered);
}

#[tokio::test]
async fn bodies_of_every_kind_decide() {
    let mock = golden_bodies::mock::Mock::start();
    let client = mock.client();
    let bodies = client.bodies();
    let why = |error: golden_bodies::Error| error.messages()[1].rsplit_once("; but ").unwrap().1.to_owned();

    mock.when(bodies.form().name("a").list([1, 2])).answer(());
    bodies.form().list([1, 2]).name("a").deep(Named::new("n")).await.unwrap();
    assert_eq!(why(bodies.form().name("a").list([1]).await.unwrap_err()), "list is \"1\"");

    mock.when(bodies.json_list().body([Named::new("a")])).answer(());
    bodies.json_list().body([Named::new("a")]).await.unwrap();
    assert_eq!(why(bodies.json_list().body([Named::new("b")]).await.unwrap_err()), "the body is another one");

    mock.when(bodies.text().body("a")).answer(());
    bodies.text().body("a").await.unwrap();
    assert_eq!(why(bodies.text().body("b").await.unwrap_err()), "the body is another one");

    let file = || FilePart::new("a.txt", "text");
    mock.when(bodies.upload().title("a").file(file())).answer(());
    bodies.upload().file(file()).title("a").ids([1]).await.unwrap();
    assert_eq!(why(bodies.upload().file(file()).title("b").await.unwrap_err()), "there is no such part title");
    let other = FilePart::new("b.txt", "text");
    assert_eq!(why(bodies.upload().file(other).title("a").await.unwrap_err()), "there is no such part file");

    // a stream is not looked at
    mock.when(bodies.bytes().body(Body::from_read(&b"a"[..]))).answer(());
    bodies.bytes().body("b").await.unwrap();

    mock.when(bodies.any().multipart(Multipart::new().value("a", 1))).exactly().answer(());
    bodies.any().multipart(Multipart::new().value("a", 1)).await.unwrap();
    let more = Multipart::new().value("a", 1).value("b", 2);
    let error = bodies.any().multipart(more).await.unwrap_err();
    assert_eq!(why(error), "there are other parts, too");
}
