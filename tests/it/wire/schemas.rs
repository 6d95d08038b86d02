//! Values of emitted types: of the golden crate made of `fixtures/schemas.yaml`.

use ampersat_runtime::Uuid;
use golden_schemas::Client;
use golden_schemas::pets::{Cat, Event, Everything, EverythingBest, Filter, Owner, Pet};
use integration_tests::server::{Answer, Server};
use serde_json::{Value, from_value, json, to_value};

/// Reads a value and writes it again.
fn there_and_back<T: serde::Serialize + serde::de::DeserializeOwned>(json: &Value) -> (T, Value) {
    let value: T = from_value(json.clone()).unwrap();
    let written = to_value(&value).unwrap();
    (value, written)
}

#[test]
fn a_discriminator_is_read_and_written() {
    let cat = json!({"kind": "cat", "name": "Tom", "lives": 9});
    let (pet, written) = there_and_back::<Pet>(&cat);
    assert_eq!(pet, Pet::from(Cat::new("Tom").lives(9)));
    assert_eq!(written, cat);
    let unknown = json!({"kind": "fish", "name": "Wanda"});
    assert_eq!(there_and_back::<Pet>(&unknown), (Pet::Unknown(unknown.clone()), unknown));
}

#[test]
fn null_absent_and_there_are_three_things() {
    let id = Uuid::from_u128(7);
    let owner = Owner::new(id, None);
    let text = id.to_string();
    assert_eq!(to_value(&owner).unwrap(), json!({"id": text, "email": null}));
    let owner = owner.phone(None).tags([""; 0]).key(&b"ab"[..]);
    let all = json!({"id": text, "email": null, "phone": null, "tags": [], "key": "YWI="});
    assert_eq!(there_and_back::<Owner>(&all), (owner.clone(), all));
    let owner = Owner::new(id, "a@example.com").phone("1");
    assert_eq!(to_value(&owner).unwrap(), json!({"id": text, "email": "a@example.com", "phone": "1"}));
    let others = json!({"id": text, "email": null, "colour": "red"});
    let (owner, written) = there_and_back::<Owner>(&others);
    assert_eq!((owner.others["colour"].as_str(), written), ("red", others));
}

#[tokio::test]
async fn what_is_only_read_is_not_sent_back() {
    let json = json!({"id": Uuid::nil().to_string(), "email": null, "since": "2020", "colour": "red"});
    let owner: Owner = from_value(json).unwrap();
    assert_eq!(owner.since.as_deref(), Some("2020"));
    let server = Server::always(Answer::json("").status(204)).await.unwrap();
    let client = Client::builder().base_url(server.url("")).build().unwrap();
    client.pets().put_owner().body(owner).await.unwrap();
    let [request] = server.seen().try_into().unwrap();
    let sent: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(sent, json!({"id": Uuid::nil().to_string(), "email": null, "colour": "red"}));
}

#[test]
fn what_is_one_of_several_is_set_by_what_it_is() {
    let filter = Filter::from("a");
    assert_eq!(filter, Filter::from("a".to_owned()));
}

#[test]
fn a_value_is_read_as_the_variant_that_fits_best() {
    for (best, is_left) in [
        (json!({"a": "x"}), true),
        (json!({"b": "x"}), false),
        (json!({"b": "x", "common": 1}), false),
        (json!({"common": 1}), true),
        (json!({"b": "x", "unknown": 1}), false),
    ] {
        let (value, _) = there_and_back::<Everything>(&json!({"position": [1, 2.5, "m"], "best": best}));
        assert_eq!(matches!(value.best, Some(EverythingBest::Left(_))), is_left, "{best}");
        assert_eq!(value.position, (1.0, 2.5, "m".to_owned()));
    }
    let (value, written) = there_and_back::<Everything>(&json!({"position": [1.0, 2.0, "m"], "best": 7}));
    assert_eq!(value.best, Some(EverythingBest::Unknown(json!(7))));
    assert_eq!(written, json!({"position": [1.0, 2.0, "m"], "best": 7}));
}

#[test]
fn variants_without_names_are_called_and_known_by_their_constants() {
    let read = |event: Value| {
        let (value, written) = there_and_back::<Everything>(&json!({"position": [1.0, 2.0, "m"], "event": event}));
        assert_eq!(written["event"], event);
        value.event.unwrap()
    };
    assert!(matches!(read(json!({"kind": "mail_sent", "to": "a"})), Event::MailSent(sent) if sent.to == "a"));
    assert!(matches!(read(json!({"version": -2})), Event::VersionMinus2(_)));
    let large = json!({"version": 3_000_000_000_i64, "text": "x"});
    assert!(matches!(read(large), Event::Version3000000000(large) if large.text.as_deref() == Some("x")));
    assert!(matches!(read(json!({"version": 2})), Event::Unknown(_)));
}

#[test]
fn what_holds_itself_is_read_to_the_end() {
    let filter = json!({"all": ["a", {"not": {"all": []}}, {"not": "b"}]});
    assert_eq!(there_and_back::<Filter>(&filter).1, filter);
    let tree = json!({"position": [0.0, 0.0, ""], "tree": [[], [[]]]});
    assert_eq!(there_and_back::<Everything>(&tree).1, tree);
}

#[test]
fn alternatives_within_alternatives_end_in_time() {
    // Each level is tried as each variant: without a bound the work would double with each of them.
    let deep = (0..60).fold(json!(1), |inner, _| json!({"not": inner}));
    let _ = from_value::<Filter>(deep);
}

#[tokio::test]
async fn pages_of_one_template_have_items_of_their_own() {
    let page = |item: Value| Answer::json(json!({"items": [item], "more": false}).to_string());
    let call = async |answer: Answer| {
        let server = Server::always(answer).await.unwrap();
        let client = Client::builder().base_url(server.url("")).build().unwrap();
        (client.pets().cats().await, client.pets().owners().await)
    };
    let (cats, owners) = call(page(json!({"kind": "cat", "name": "Tom", "lives": 9}))).await;
    assert_eq!(cats.unwrap().items, [Cat::new("Tom").lives(9)]);
    assert_eq!(owners.unwrap_err().decode_error().unwrap().path(), "items[0].id");
    let (_, owners) = call(page(json!({"id": Uuid::from_u128(7).to_string(), "email": null}))).await;
    assert_eq!(owners.unwrap().items, [Owner::new(Uuid::from_u128(7), None)]);
}
