//! Bodies of webhooks that a header tells apart.

use golden_openapi32::types::{ThingEvent, WebhookEvent};

#[test]
fn the_header_says_which_event_it_is_and_the_body_says_more() {
    assert_eq!(WebhookEvent::HEADER, "X-Thing-Event");
    let read = |event: &str, body: &str| WebhookEvent::parse(event, body.as_bytes());
    let Ok(WebhookEvent::Ping(ping)) = read("ping", r#"{"zen": "Less is more.", "sent_at": "2026-01-31T10:00:00Z"}"#)
    else {
        panic!("it is a ping")
    };
    assert_eq!(ping.zen, "Less is more.");
    let added = read("thing", r#"{"action": "added", "thing": {"name": "a"}}"#);
    let Ok(WebhookEvent::Thing(ThingEvent::ThingAdded(added))) = added else { panic!("{added:?}") };
    assert_eq!(added.thing.name, "a");
    let gone = read("thing", r#"{"action": "gone", "name": "a"}"#);
    assert!(matches!(gone, Ok(WebhookEvent::Thing(ThingEvent::ThingGone(_)))), "{gone:?}");
    let other = read("thing", r#"{"action": "painted"}"#);
    assert!(matches!(other, Ok(WebhookEvent::Thing(ThingEvent::Unknown(_)))), "{other:?}");
}

#[test]
fn an_event_that_is_not_known_keeps_its_name_and_its_body() {
    // names are what they are in the document, to the letter
    for event in ["thing-added", "Ping", ""] {
        let Ok(WebhookEvent::Unknown { event: name, body }) = WebhookEvent::parse(event, br#"{"zen": 1}"#) else {
            panic!("{event} is not known")
        };
        assert_eq!((name.as_str(), body), (event, serde_json::json!({"zen": 1})));
    }
    for (event, body) in [("ping", "{}"), ("ping", "zen"), ("other", "{")] {
        assert!(WebhookEvent::parse(event, body.as_bytes()).is_err(), "{event} {body}");
    }
}
