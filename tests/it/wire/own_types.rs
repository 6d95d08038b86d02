//! Types of one's own on the wire: the golden crate made of `fixtures/own-types.yaml`.

use ampersat_runtime::{Decimal, Url};
use golden_own_types::Client;
use golden_own_types::events::{Event, EventLevel, EventState, Sensor, Source};
use integration_tests::server::{Answer, Server};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url("")).build().unwrap()
}

/// The fifth second of the fourth minute of an hour.
fn datetime(year: i32, month: time::Month, day: u8, hour: u8) -> time::OffsetDateTime {
    let time = time::Time::from_hms(hour, 4, 5).unwrap();
    time::Date::from_calendar_date(year, month, day).unwrap().with_time(time).assume_utc()
}

fn event() -> Value {
    json!({
        "at": "2026-01-02T03:04:05Z", "day": null, "opens": "09:30:00", "takes": "PT1H", "homePage": "https://example.com/", "address": "10.0.0.1",
        "price": "1.50", "fees": ["0.10"], "labels": {"colour": "red"}, "level": 2, "state": "in-stock",
        "source": {"sensorNumber": 7, "readings": {"a": "b"}}, "id": "not checked", "more": 3,
    })
}

#[tokio::test]
async fn values_of_own_types_are_read() {
    let server = Server::always(Answer::json(event().to_string())).await.unwrap();
    let at = datetime(2026, time::Month::January, 2, 3);
    let read: Event = client(&server)
        .events()
        .get_event(at)
        .since(jiff::civil::date(2026, 1, 1))
        .price(Decimal::new(150, 2))
        .await
        .unwrap();
    assert_eq!(read.at, at);
    assert_eq!(read.day, Some(None));
    assert_eq!(read.opens, Some(time::Time::from_hms(9, 30, 0).unwrap()));
    assert_eq!(read.takes, Some(jiff::SignedDuration::from_hours(1)));
    assert_eq!(read.home_page, Some(Url::parse("https://example.com/").unwrap()));
    assert_eq!(read.address, Some([10, 0, 0, 1].into()));
    assert_eq!((read.price, read.fees), (Decimal::new(150, 2), Some(vec![Decimal::new(10, 2)])));
    assert_eq!(read.labels, Some(BTreeMap::from([("colour".to_owned(), "red".to_owned())])));
    assert_eq!((read.level, read.state), (EventLevel::Level2, Some(EventState::InStock)));
    assert_eq!(read.source, Source::from(Sensor::new(7).readings([("a", "b")])));
    assert_eq!(read.others, HashMap::from([("more".to_owned(), 3)]));
    let [request] = server.seen().try_into().unwrap();
    assert_eq!(request.line(), "GET /events/2026-01-02T03%3A04%3A05Z?since=2026-01-01&price=1.50");
}

#[tokio::test]
async fn values_of_own_types_are_sent() {
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let client = client(&server);
    let read: Event = serde_json::from_value(event()).unwrap();
    client.events().put_event(read.at).body(read).await.unwrap();
    client.events().put_labels().body(BTreeMap::from([("a".to_owned(), "b".to_owned())])).await.unwrap();
    let [event_sent, labels] = server.seen().try_into().unwrap();
    assert_eq!(serde_json::from_str::<Value>(&event_sent.body).unwrap(), event());
    assert_eq!(labels.body, r#"{"a":"b"}"#);
}

#[test]
fn what_is_none_of_the_type_is_an_error_with_its_place() {
    let mut wrong = event();
    wrong["at"] = json!("yesterday");
    let error = serde_json::from_value::<Event>(wrong).unwrap_err();
    assert_eq!(error.to_string(), "at: expected a date and time (YYYY-MM-DD HH:MM:SS), found text: \"yesterday\"");
}

#[test]
fn a_time_without_an_offset_is_no_point_in_time() {
    let mut wrong = event();
    wrong["at"] = json!("2026-01-02 03:04:05");
    let error = serde_json::from_value::<Event>(wrong).unwrap_err();
    assert_eq!(error.to_string(), "at: expected a date and time with an offset, found text: \"2026-01-02 03:04:05\"");
}

#[test]
fn derived_schemas_have_the_names_of_the_wire() {
    let schema = serde_json::to_value(schemars::schema_for!(Event)).unwrap();
    assert_eq!(schema["properties"]["homePage"]["type"], json!(["string", "null"]));
    assert_eq!(schema["properties"]["home_page"], Value::Null);
    assert_eq!(schema["properties"]["at"], json!({"type": "string"}));
    let state = schema["$defs"]["EventState"].to_string();
    assert!(state.contains("\"in-stock\"") && !state.contains("InStock") && !state.contains("Unknown"), "{state}");
    let level = schema["$defs"]["EventLevel"].to_string();
    assert!(level.contains("integer") && !level.contains("_1"), "{level}");
}

#[test]
fn eq_is_derived_where_it_is_possible() {
    fn is_eq<T: Eq>(_: &T) {}
    is_eq(&Sensor::new(1));
    // Maps without an order cannot be hashed, and so neither can what holds one.
    assert_eq!(HashSet::from([EventLevel::Level1, EventLevel::Level1]).len(), 1);
}
