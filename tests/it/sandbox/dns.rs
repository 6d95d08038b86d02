//! Zones and records: all habits that were recorded of the server.

use super::raw::{get, http, sent};
use super::{refused, start};
use dns_services::runtime::reqwest::RequestBuilder;
use dns_services::types::Record;
use dns_services::{Client, TextOrList, Value};
use dns_services_sandbox::{RecordsForm, Sandbox};
use serde_json::json;

async fn records(client: &Client) -> Vec<Record> {
    client.dns().get_zone(10, 60).await.unwrap().records
}

/// The records of a name, as type and content.
async fn named(client: &Client, name: &str) -> Vec<(i64, TextOrList)> {
    let records = records(client).await.into_iter().filter(|record| record.name.as_deref() == Some(name));
    records.map(|record| (record.id.unwrap(), record.content.unwrap())).collect()
}

async fn serial(client: &Client) -> String {
    let records = records(client).await;
    let soa = records.into_iter().find(|record| record.record_type.as_deref() == Some("SOA")).unwrap();
    let Some(TextOrList::List(values)) = soa.content else { panic!("{:?}", soa.content) };
    values[2].as_str().unwrap().to_owned()
}

fn text(text: &str) -> TextOrList {
    TextOrList::Text(text.to_owned())
}

#[tokio::test]
async fn zones_are_listed_with_their_services() {
    let (_sandbox, client) = start().await;
    let answer = client.dns().list_zones().await.unwrap();
    let zones = answer.zones.into_iter().map(|zone| (zone.zone_id, zone.service_id, zone.name.unwrap()));
    let expected = [(Some(60), Some(10), "example.com".to_owned()), (Some(61), Some(20), "example.org".to_owned())];
    assert_eq!(zones.collect::<Vec<_>>(), expected);
    assert_eq!(answer.service_ids, [10, 20]);
}

#[tokio::test]
async fn a_new_record_has_no_id_in_the_answer_and_its_full_name_in_the_zone() {
    let (_sandbox, client) = start().await;
    let added =
        client.dns().add_record(10, 60).name("_acme-challenge").record_type("TXT").content("abc").await.unwrap();
    let record = added.record.unwrap();
    assert_eq!((record.id, record.name.as_deref(), record.ttl), (None, Some("_acme-challenge"), Some(3600)));
    assert_eq!(added.info, [TextOrList::List(vec![json!("dnsnewrecordadded"), json!("TXT")])]);
    let found = named(&client, "_acme-challenge.example.com").await;
    assert_eq!(found, [(7005, text("\"abc\""))], "the text comes back in quotes");
}

#[tokio::test]
async fn text_that_has_quotes_gets_no_more() {
    let (_sandbox, client) = start().await;
    client.dns().add_record(10, 60).name("t").record_type("TXT").content("\"a b\"").await.unwrap();
    assert_eq!(named(&client, "t.example.com").await[0].1, text("\"a b\""));
}

#[tokio::test]
async fn duplicates_are_permitted() {
    let (_sandbox, client) = start().await;
    for _ in 0..2 {
        client.dns().add_record(10, 60).name("twice").record_type("A").content("192.0.2.1").await.unwrap();
    }
    let found = named(&client, "twice.example.com").await;
    assert_eq!(found, [(7005, text("192.0.2.1")), (7006, text("192.0.2.1"))]);
}

#[tokio::test]
async fn an_update_answers_with_the_id_as_text_and_keeps_what_is_left_out() {
    let (sandbox, client) = start().await;
    let updated = client.dns().update_record(10, 60, 1004).content("192.0.2.77").send().await.unwrap();
    let raw: Value = serde_json::from_slice(updated.raw()).unwrap();
    assert_eq!(
        raw,
        json!({
            "success": true, "info": ["dnsrecordupdated"],
            "record": {
                "id": "1004", "type": "A", "ttl": 60, "name": "example.com", "priority": 0, "content": "192.0.2.77",
            },
        })
    );
    assert_eq!(sandbox.count("dns.update_record"), 1);
    let record = records(&client).await.into_iter().find(|record| record.id == Some(1004)).unwrap();
    assert_eq!((record.ttl, record.content), (Some(60), Some(text("192.0.2.77"))));
}

/// The places of a zone's records, if they are an object.
fn places(zone: &Value) -> Option<Vec<u32>> {
    let mut places: Vec<u32> = zone["records"].as_object()?.keys().map(|key| key.parse().unwrap()).collect();
    places.sort_unstable();
    Some(places)
}

#[tokio::test]
async fn an_empty_non_terminal_is_a_gap_which_stays_where_it_is() {
    let (sandbox, client) = start().await;
    let zone = || get(&sandbox, "/service/10/dns/60");
    // `_tcp.example.com` has no records; its row is behind that of `_sip._tcp.example.com`
    let expected = Some(vec![0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]);
    assert_eq!(places(&zone().await), expected);
    for _ in 0..2 {
        client.dns().add_record(10, 60).name("_acme-challenge").record_type("TXT").content("abc").await.unwrap();
        assert_eq!(places(&zone().await).unwrap().last(), Some(&13), "the place is used again");
        let id = named(&client, "_acme-challenge.example.com").await[0].0;
        assert_eq!(client.dns().delete_record(10, 60, id).await.unwrap().success, Some(true));
        assert_eq!(places(&zone().await), expected);
    }
    let ids: Vec<_> = records(&client).await.into_iter().map(|record| record.id.unwrap()).collect();
    assert_eq!(ids, (1001..=1012).collect::<Vec<_>>(), "in their order");
}

#[tokio::test]
async fn records_are_a_list_or_an_object_as_somebody_wants() {
    let start = |form| Sandbox::builder().records_form(form).start();
    for (form, first, second) in
        [(RecordsForm::Auto, true, false), (RecordsForm::List, false, false), (RecordsForm::Object, true, true)]
    {
        let sandbox = start(form).await.unwrap();
        for (path, is_object) in [("/service/10/dns/60", first), ("/service/20/dns/61", second)] {
            assert_eq!(places(&get(&sandbox, path).await).is_some(), is_object, "{form:?} {path}");
        }
        assert_eq!(records(&sandbox.client()).await.len(), 12, "the client reads both");
    }
    let seed = include_str!("../../sandbox/seed.json");
    let seed = seed.replace(r#""id": 61,"#, r#""id": 61, "records_form": "object","#);
    let sandbox = Sandbox::builder().seed(seed).records_form(RecordsForm::List).start().await.unwrap();
    assert!(places(&get(&sandbox, "/service/20/dns/61").await).is_some(), "the zone's own form counts more");
    let wrong = "table".parse::<RecordsForm>();
    assert_eq!(wrong.unwrap_err(), "`table` is none of auto, list, object");
}

#[tokio::test]
async fn what_is_read_has_its_members_in_the_recorded_order_and_its_numbers_as_text() {
    let (sandbox, _) = start().await;
    let (_, text) = raw(http().get(format!("{}/service/10/dns/60", sandbox.url()))).await;
    let mail = concat!(
        r#"{"id":"1006","domain_id":"60","name":"example.com","type":"MX","content":"mail.example.com","#,
        r#""ttl":"3600","prio":"10","priority":"10","change_date":"0"}"#
    );
    assert!(text.starts_with(r#"{"service_id":"10","name":"example.com","records":{"0":{"id":"1001""#), "{text}");
    assert!(text.contains(mail), "{text}");
    let (content_type, _) = raw(http().get(format!("{}/dns", sandbox.url()))).await;
    assert_eq!(content_type, "application/json; charset=UTF-8");
    assert!(get(&sandbox, "/dns").await.get("success").is_none());
}

/// The type and the text of an answer.
async fn raw(request: RequestBuilder) -> (String, String) {
    let answer = request.basic_auth("demo@example.com", Some("sandbox")).send().await.unwrap();
    let content_type = answer.headers()["content-type"].to_str().unwrap().to_owned();
    (content_type, answer.text().await.unwrap())
}

/// acme.sh cuts answers at each `}`, and looks for name, content and id in what is left.
#[tokio::test]
async fn a_program_that_searches_the_text_of_answers_finds_its_record() {
    let (sandbox, client) = start().await;
    client.dns().add_record(10, 60).name("_acme-challenge").record_type("TXT").content("token").await.unwrap();
    let (_, text) = raw(http().get(format!("{}/service/10/dns/60", sandbox.url()))).await;
    let lines: Vec<_> =
        text.split('}').filter(|line| line.contains(r#""name":"_acme-challenge.example.com""#)).collect();
    let [line] = lines[..] else { panic!("{lines:?}") };
    assert!(line.contains(r#""type":"TXT","content":"\"token\"""#), "{line}");
    let ids = line.split(',').filter_map(|part| part.split_once(r#""id":"#)).map(|(_, id)| id).collect::<Vec<_>>();
    assert_eq!(ids, [r#""7005""#]);
    let added = http().post(format!("{}/service/10/dns/60/records", sandbox.url()));
    let body = r#"{"name":"_acme-challenge.example.com","type":"TXT","content":"second", "ttl":"10"}"#;
    assert!(raw(added.body(body)).await.1.contains(r#""success":true"#));
}

#[tokio::test]
async fn numbers_are_numbers_in_answers_to_writes() {
    let (sandbox, client) = start().await;
    let added = client.dns().add_record(10, 60).name("a").record_type("MX").content("b.test").priority(5).ttl(60);
    let added: Value = serde_json::from_slice(added.send().await.unwrap().raw()).unwrap();
    assert_eq!((&added["record"]["ttl"], &added["record"]["priority"]), (&json!(60), &json!(5)));
    assert_eq!(added["success"], json!(true));
    let read = get(&sandbox, "/service/10/dns/60").await;
    assert_eq!((&read["service_id"], &read["records"]["13"]["ttl"]), (&json!("10"), &json!("60")));
}

#[tokio::test]
async fn an_update_of_what_is_no_record_is_refused_with_http_200() {
    let (sandbox, _) = start().await;
    for id in ["1", "x", "0"] {
        let request = http().put(format!("{}/service/10/dns/60/records/{id}", sandbox.url()));
        let (status, answer) =
            sent(request.basic_auth("demo@example.com", Some("sandbox")).body("{\"ttl\": 60}")).await;
        let expected = json!({"success": false, "error": ["An error occurred while editing the DNS record"]});
        assert_eq!((status, answer), (200, expected), "{id}");
    }
}

#[tokio::test]
async fn soa_and_srv_are_lists() {
    let (_sandbox, client) = start().await;
    let records = records(&client).await;
    let content = |id| records.iter().find(|record| record.id == Some(id)).unwrap().content.clone().unwrap();
    let soa = json!(["ns1.example.net", "hostmaster.example.net", "2024010101", 10800, 3600, 604_800, 3600]);
    assert_eq!(content(1001), TextOrList::List(soa.as_array().unwrap().clone()));
    assert_eq!(content(1011), TextOrList::List(vec![json!(10), json!(5060), json!("sip.example.com")]));
}

#[tokio::test]
async fn every_accepted_write_changes_the_serial_and_no_other() {
    let (_sandbox, client) = start().await;
    assert_eq!(serial(&client).await, "2024010101");
    client.dns().add_record(10, 60).name("a").record_type("A").content("192.0.2.1").await.unwrap();
    assert_eq!(serial(&client).await, "2024030101");
    client.dns().update_record(10, 60, 1004).ttl(61).await.unwrap();
    assert_eq!(serial(&client).await, "2024030102");
    client.dns().delete_record(10, 60, 1004).await.unwrap();
    assert_eq!(serial(&client).await, "2024030103");
    client.dns().update_record(10, 60, 1004).ttl(62).await.unwrap_err();
    assert_eq!(serial(&client).await, "2024030103");
}

#[tokio::test]
async fn refusals_come_with_http_200() {
    let (_sandbox, client) = start().await;
    let dns = client.dns();
    let edited = ["An error occurred while editing the DNS record"];
    assert_eq!(refused(dns.update_record(10, 60, 1).ttl(60).await), edited);
    assert_eq!(refused(dns.update_record(10, 60, 1004).content("::1").await), edited);
    let added = dns.add_record(10, 60).name("a").record_type("A").content("not an address").await;
    assert_eq!(refused(added), ["An error occurred while adding the DNS record"]);
    let negative = dns.add_record(10, 60).name("a").record_type("A").content("192.0.2.1").ttl(-1).await;
    assert_eq!(refused(negative), ["ttl must not be negative"]);
    assert_eq!(refused(dns.delete_record(10, 60, 1).await), ["An error occurred while deleting the DNS record"]);
    assert_eq!(refused(dns.get_zone(10, 61).await), ["zone_not_found"], "it is in another service");
    assert_eq!(refused(dns.list_service_zones(10).await), ["invalid method"], "as the vendor documents");
}

#[tokio::test]
async fn zones_come_and_go() {
    let (_sandbox, client) = start().await;
    let dns = client.dns();
    let created = dns.create_zone(20).name("Example.NET").await.unwrap();
    assert_eq!(created.info, [text("Domain zone example.net was created successfully.")]);
    assert_eq!(refused(dns.create_zone(20).name("example.net").await), ["zone_exists"]);
    assert_eq!(refused(dns.create_zone(30).name("example.info").await), ["service_not_found"], "it has no DNS");
    assert_eq!(refused(dns.create_zone(20).name("no domain").await), ["invalid_domain_name"]);
    let zones = dns.list_zones().await.unwrap().zones;
    let id = zones.iter().find(|zone| zone.name.as_deref() == Some("example.net")).unwrap().zone_id.unwrap();
    let types: Vec<_> =
        dns.get_zone(20, id).await.unwrap().records.into_iter().map(|r| r.record_type.unwrap()).collect();
    assert_eq!(types, ["SOA", "NS", "NS"]);
    let deleted = dns.delete_zone(20, id).await.unwrap();
    assert_eq!(deleted.info, [text("Domain zone example.net was deleted successfully.")]);
    assert_eq!(refused(dns.get_zone(20, id).await), ["zone_not_found"]);
}

#[tokio::test]
async fn slashes_are_escaped_and_nothing_is_pretty() {
    let (sandbox, client) = start().await;
    client.dns().add_record(10, 60).name("x").record_type("TXT").content("a/ä").await.unwrap();
    let answer = http().get(format!("{}/service/10/dns/60", sandbox.url()));
    let text =
        answer.basic_auth(sandbox.username(), Some(sandbox.password())).send().await.unwrap().text().await.unwrap();
    assert!(text.contains(r#""type":"TXT","content":"\"a\/\u00e4\"""#), "{text}");
}
