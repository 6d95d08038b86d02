//! Records as programs mean them: the work of `Zone` with a server that has all the real one's habits.

use super::start;
use dns_services::zone::{Record, Zone};
use dns_services::{Client, Credentials, Error, ErrorKind, RetryPolicy};
use dns_services_sandbox::{Fault, FaultRule, Sandbox};
use integration_tests::server::{Answer, Server};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The records of a name in the zone, as `id TYPE value ttl`.
async fn named(zone: &Zone<'_>, name: &str) -> Vec<String> {
    let records = zone.records().await.unwrap().into_iter().filter(|record| record.name() == name);
    let shown = records.map(|record| {
        let (id, ttl) = (record.id().unwrap(), record.time_to_live().unwrap());
        format!("{id} {} {} {ttl}", record.record_type(), record.value())
    });
    shown.collect()
}

/// Returns the methods of the requests that were to change something, such as `POST`, and forgets all requests.
fn writes(sandbox: &Sandbox) -> Vec<String> {
    let requests = sandbox.requests();
    sandbox.clear_requests();
    let writes = requests.iter().filter(|request| request.method != "GET" && request.operation != "account.login");
    writes.map(|request| request.method.clone()).collect()
}

#[tokio::test]
async fn the_zone_with_the_longest_name_is_found() {
    let (_sandbox, client) = start().await;
    client.dns().create_zone(10).name("sub.example.com").await.unwrap();
    for (name, expected) in [
        ("example.com", "example.com"),
        ("_acme-challenge.www.example.com", "example.com"),
        ("WWW.Example.ORG.", "example.org"),
        ("a.sub.example.com", "sub.example.com"),
        ("asub.example.com", "example.com"),
    ] {
        let zone = client.dns().zone(name).await.unwrap();
        assert_eq!(zone.name(), expected, "{name}");
    }
    let zone = client.dns().zone("www.example.com").await.unwrap();
    assert_eq!((zone.service_id(), zone.id()), (10, 60));
    let same = client.dns().zone_of(10, 60).await.unwrap();
    assert_eq!(same.name(), "example.com");
}

#[tokio::test]
async fn a_name_without_a_zone_is_not_found() {
    let (_sandbox, client) = start().await;
    for name in ["badexample.com", "com", "example.net", "", "."] {
        let error = client.dns().zone(name).await.unwrap_err();
        assert_eq!((error.kind(), error.is_not_found()), (ErrorKind::NotFound, true), "{name}");
        let shown = name.trim_end_matches('.');
        assert_eq!(error.to_string(), format!("the account has no zone for `{shown}`"));
    }
}

#[tokio::test]
async fn zones_that_cannot_be_told_apart_are_an_error() {
    for (zones, expected) in [
        (
            r#"{"domain_id": "60", "name": "example.com", "service_id": "10"},
               {"domain_id": "61", "name": "Example.com", "service_id": "20"}"#,
            "several zones fit `www.example.com`: 60 of service 10, 61 of service 20; choose one with `zone_of`",
        ),
        (r#"{"name": "example.com", "service_id": "10"}"#, "a zone has no id or no name"),
    ] {
        let server = Server::always(Answer::json(format!(r#"{{"zones": [{zones}]}}"#))).await.unwrap();
        let builder = Client::builder().base_url(server.url("/api")).credentials(Credentials::token("t"));
        let error = builder.build().unwrap().dns().zone("www.example.com").await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn records_are_read_in_one_spelling() {
    let (_sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let shown: Vec<_> = zone.records().await.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "example.com SOA ns1.example.net hostmaster.example.net 2024010101 10800 3600 604800 3600",
            "example.com NS ns1.example.net",
            "example.com NS ns2.example.net",
            "example.com A 192.0.2.10",
            "example.com AAAA 2001:db8::10",
            "example.com MX 10 mail.example.com",
            "example.com TXT v=spf1 mx -all",
            "example.com CAA 0 issue letsencrypt.org",
            "www.example.com CNAME example.com",
            "mail.example.com A 192.0.2.25",
            "_sip._tcp.example.com SRV 10 10 5060 sip.example.com",
            "_dmarc.example.com TXT v=DMARC1; p=none",
        ]
    );
}

#[tokio::test]
async fn a_record_that_exists_is_not_created_again_however_it_is_spelt() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    for (record, id) in [
        (Record::new("WWW.example.com.", "cname", "Example.COM."), 1009),
        (Record::new("www", "CNAME", "example.com"), 1009),
        (Record::new("@", "A", "192.0.2.10").ttl(60), 1004),
        (Record::new("", "A", "192.0.2.10"), 1004),
        (Record::new("example.com", "AAAA", "2001:DB8:0:0::10"), 1005),
        (Record::new("@", "MX", "10 Mail.Example.com."), 1006),
        (Record::txt("@", "v=spf1 mx -all"), 1007),
        (Record::new("@", "TXT", "\"v=spf1 mx \" \"-all\""), 1007),
        (Record::new("@", "CAA", "0 ISSUE letsencrypt.org"), 1008),
        (Record::new("_sip._tcp", "SRV", "10 10 5060 sip.example.com"), 1011),
    ] {
        let found = zone.ensure(record.clone()).await.unwrap();
        assert_eq!(found.id(), Some(id), "{record}");
    }
    assert_eq!(writes(&sandbox), [""; 0]);
}

#[tokio::test]
async fn a_record_that_is_missing_is_created_once_and_comes_back_with_its_id() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let long = format!("v=DKIM1; k=rsa; p={}", "Ab\"\\".repeat(100));
    for record in [
        Record::new("new", "A", "192.0.2.1").ttl(300),
        Record::new("new", "AAAA", "2001:db8:0::1"),
        Record::new("@", "MX", "20 backup.example.com."),
        Record::new("_xmpp._tcp.example.com", "SRV", "5 0 5269 xmpp.example.com"),
        Record::new("@", "CAA", "0 iodef \"mailto:post@example.com\""),
        Record::txt("key._domainkey", long),
        Record::txt("quoted", "\"in quotes\""),
        Record::txt("spaces", " around "),
    ] {
        let created = zone.ensure(record.clone()).await.unwrap();
        assert_eq!(created.value(), record.value());
        assert_eq!(writes(&sandbox), ["POST"], "{record}");
        let again = zone.ensure(record.clone()).await.unwrap();
        assert_eq!((&again, writes(&sandbox).len()), (&created, 0), "{record}");
    }
    assert_eq!(named(&zone, "new.example.com").await, ["7005 A 192.0.2.1 300", "7006 AAAA 2001:db8::1 3600"]);
}

#[tokio::test]
async fn another_time_to_live_changes_the_record() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let record = zone.ensure(Record::new("mail", "A", "192.0.2.25").ttl(120)).await.unwrap();
    assert_eq!((record.id(), record.time_to_live()), (Some(1010), Some(120)));
    assert_eq!(writes(&sandbox), ["PUT"]);
}

/// Creates a record despite a fault: returns the outcome, how often it was sent, and the number of such records then.
async fn created_despite(fault: Fault) -> (Result<(), Error>, usize, usize) {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    sandbox.fault(FaultRule::next(1, fault).on("dns.add_record")).unwrap();
    let outcome = zone.ensure(Record::txt("_acme-challenge", "token")).await.map(drop);
    let sent = sandbox.count("dns.add_record");
    (outcome, sent, named(&zone, "_acme-challenge.example.com").await.len())
}

#[tokio::test]
async fn a_creation_whose_answer_is_lost_is_looked_up_and_not_repeated() {
    for fault in [Fault::LostAnswer, Fault::Truncated] {
        let (outcome, sent, records) = created_despite(fault).await;
        assert_eq!((outcome.is_ok(), sent, records), (true, 1, 1), "{fault:?}");
    }
    for fault in [Fault::Cut, Fault::ServerError(500), Fault::Html(200)] {
        let (outcome, sent, records) = created_despite(fault).await;
        let error = outcome.unwrap_err();
        assert_eq!(error.operation(), Some("dns.add_record"));
        assert_eq!((error.may_have_been_received(), sent, records), (true, 1, 0), "{fault:?}");
    }
    // The server has certainly not carried it out: the client's own rule sends it again.
    let (outcome, sent, records) = created_despite(Fault::ExpiredToken).await;
    assert_eq!((outcome.is_ok(), sent, records), (true, 2, 1));
}

/// A server with one zone, which is empty at the first read; its later answer is given.
async fn forgetful(later: Answer) -> (Server, Client) {
    let reads = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.line().as_str() {
        "GET /api/dns" => {
            Answer::json(r#"{"zones": [{"domain_id": "60", "name": "example.com", "service_id": "10"}]}"#)
        }
        "GET /api/service/10/dns/60" if reads.fetch_add(1, Ordering::SeqCst) > 0 => later.clone(),
        _ => Answer::json(r#"{"success": true, "records": []}"#),
    });
    let server = server.await.unwrap();
    let builder = Client::builder().base_url(server.url("/api")).credentials(Credentials::token("t"));
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_record_that_cannot_be_read_back_is_an_error_that_says_it_may_be_there() {
    let (server, client) = forgetful(Answer::json("{}").status(500)).await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let error = zone.ensure(Record::new("new", "A", "192.0.2.1")).await.unwrap_err();
    assert_eq!(error.operation(), Some("dns.get_zone"));
    assert!(error.may_have_been_received(), "{error}");
    assert_eq!(server.count("/service/10/dns/60/records"), 1);
}

#[tokio::test]
async fn a_record_that_the_server_takes_and_does_not_keep_is_an_error() {
    let (server, client) = forgetful(Answer::json(r#"{"records": []}"#)).await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let error = zone.ensure(Record::new("new", "A", "192.0.2.1")).await.unwrap_err();
    let message = "the server took every change of the zone `example.com`, but its records are others; \
                   the server may have received the request";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Api, message));
    assert_eq!(server.count("/service/10/dns/60/records"), 1);
}

#[tokio::test]
async fn what_is_sent_is_what_the_server_takes() {
    let (server, client) = forgetful(Answer::json("{}")).await;
    let zone = client.dns().zone("example.com").await.unwrap();
    for (record, expected) in [
        (
            Record::new("Www.Example.com", "a", "192.0.2.1").ttl(60),
            r#"{"content":"192.0.2.1","name":"www","ttl":60,"type":"A"}"#,
        ),
        (
            Record::new("@", "MX", "10 Mail.example.com."),
            r#"{"content":"mail.example.com","name":"@","priority":10,"type":"MX"}"#,
        ),
        (
            Record::new("_sip._tcp", "SRV", "10 20 5060 vc01.example.com"),
            r#"{"content":[20,5060,"vc01.example.com"],"name":"_sip._tcp","priority":10,"type":"SRV"}"#,
        ),
        (
            Record::new("_acme-challenge", "TXT", "\"token\""),
            r#"{"content":"token","name":"_acme-challenge","type":"TXT"}"#,
        ),
    ] {
        zone.ensure(record).await.unwrap_err();
        let sent = server.seen().into_iter().rfind(|request| request.method == "POST").unwrap();
        assert_eq!(sent.body, expected);
    }
}

#[tokio::test]
async fn what_the_server_refuses_is_an_error_and_the_zone_as_it_was() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let error = zone.ensure(Record::new("www", "A", "no address")).await.unwrap_err();
    assert_eq!(error.messages(), ["An error occurred while adding the DNS record"]);
    assert_eq!(writes(&sandbox), ["POST"]);
    for (record, message) in [
        (Record::new("www.example.org.", "A", "192.0.2.1"), "`www.example.org.` is no name of the zone `example.com`"),
        (Record::new("a..b", "A", "192.0.2.1"), "`a..b` is no name of the zone `example.com`"),
        (Record::new("www", " ", "192.0.2.1"), "a record has a type"),
    ] {
        let error = zone.ensure(record).await.unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Build, message));
    }
    assert!(sandbox.requests().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn two_programs_that_ensure_the_same_record_both_succeed() {
    let (_sandbox, client) = start().await;
    let other = client.clone();
    let (zone, same) =
        (client.dns().zone("example.com").await.unwrap(), other.dns().zone("example.com").await.unwrap());
    let record = Record::txt("both", "token");
    let (one, two) = tokio::join!(zone.ensure(record.clone()), same.ensure(record.clone()));
    assert_eq!(one.unwrap().id(), two.unwrap().id(), "both name the first one");
    assert!((1..=2).contains(&named(&zone, "both.example.com").await.len()));
    zone.delete(record).await.unwrap();
    assert_eq!(named(&zone, "both.example.com").await, [""; 0]);
}

#[tokio::test]
async fn values_are_set_with_as_few_changes_as_possible() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    for (values, sent, expected) in [
        (vec!["192.0.2.1", "192.0.2.2"], vec!["POST", "POST"], vec!["7005 A 192.0.2.1 3600", "7006 A 192.0.2.2 3600"]),
        (vec!["192.0.2.2", "192.0.2.1", "192.0.2.1"], vec![], vec!["7005 A 192.0.2.1 3600", "7006 A 192.0.2.2 3600"]),
        (vec!["192.0.2.2", "192.0.2.3"], vec!["PUT"], vec!["7005 A 192.0.2.3 3600", "7006 A 192.0.2.2 3600"]),
        (vec!["192.0.2.2"], vec!["DELETE"], vec!["7006 A 192.0.2.2 3600"]),
        (vec![], vec!["DELETE"], vec![]),
    ] {
        let records = zone.set("pool", "A", values.clone()).await.unwrap();
        assert_eq!((records.len(), writes(&sandbox)), (expected.len(), sent.into_iter().map(str::to_owned).collect()));
        assert_eq!(named(&zone, "pool.example.com").await, expected, "{values:?}");
    }
}

#[tokio::test]
async fn setting_keeps_the_time_to_live_and_leaves_other_types_and_names_alone() {
    let (_sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let others = |records: Vec<Record>| -> Vec<String> {
        // The serial of the SOA changes with every write.
        let others =
            records.into_iter().filter(|one| !matches!(one.record_type(), "SOA" | "A") || one.id() == Some(1010));
        others.map(|record| format!("{:?}", record)).collect()
    };
    let before = others(zone.records().await.unwrap());
    zone.set("@", "A", ["192.0.2.11", "192.0.2.12"]).await.unwrap();
    let addresses: Vec<_> =
        named(&zone, "example.com").await.into_iter().filter(|record| record.contains(" A ")).collect();
    assert_eq!(addresses, ["1004 A 192.0.2.11 60", "7005 A 192.0.2.12 60"]);
    assert_eq!(others(zone.records().await.unwrap()), before);
}

#[tokio::test]
async fn setting_removes_duplicates() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.org").await.unwrap();
    assert_eq!(named(&zone, "www.example.org").await.len(), 2);
    zone.set("www", "A", ["198.51.100.7"]).await.unwrap();
    assert_eq!((named(&zone, "www.example.org").await.len(), writes(&sandbox)), (1, vec!["DELETE".to_owned()]));
}

#[tokio::test]
async fn a_change_whose_answers_are_lost_goes_on() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    sandbox.fault(FaultRule::always(Fault::LostAnswer).on("dns.add_record")).unwrap();
    zone.set("pool", "A", ["192.0.2.1", "192.0.2.2", "192.0.2.3"]).await.unwrap();
    assert_eq!(sandbox.count("dns.add_record"), 3);
    assert_eq!(named(&zone, "pool.example.com").await.len(), 3);
}

#[tokio::test]
async fn a_record_is_updated_by_its_id_once() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let wanted = Record::new("post", "A", "192.0.2.26");
    let updated = zone.update(1010, wanted.clone()).await.unwrap();
    assert_eq!((updated.id(), updated.to_string().as_str()), (Some(1010), "post.example.com A 192.0.2.26"));
    assert_eq!(updated.time_to_live(), Some(3600), "it stays");
    assert_eq!(writes(&sandbox), ["PUT"]);
    zone.update(1010, wanted.clone()).await.unwrap();
    zone.update(1010, wanted.clone().ttl(3600)).await.unwrap();
    assert_eq!(writes(&sandbox), [""; 0]);
    let error = zone.update(1, wanted).await.unwrap_err();
    assert_eq!((error.kind(), writes(&sandbox).len()), (ErrorKind::NotFound, 0));
    assert_eq!(error.to_string(), "the zone `example.com` has no record 1");
}

#[tokio::test]
async fn a_renamed_record_keeps_its_id_value_and_time_to_live() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    let record = || Record::txt("_dmarc", "v=DMARC1; p=none");
    for sent in [vec!["PUT"], vec![]] {
        let renamed = zone.rename(record(), "_dmarc.shop").await.unwrap();
        assert_eq!((renamed.id(), renamed.time_to_live()), (Some(1012), Some(300)));
        assert_eq!(renamed.name(), "_dmarc.shop.example.com");
        assert_eq!(writes(&sandbox), sent);
    }
    zone.ensure(record()).await.unwrap();
    writes(&sandbox);
    zone.rename(record(), "_dmarc.shop").await.unwrap();
    assert_eq!(writes(&sandbox), ["DELETE"], "there is one already");
    let same = zone.rename(Record::new("www", "CNAME", "example.com"), "WWW.example.com.").await.unwrap();
    assert_eq!((same.id(), writes(&sandbox).len()), (Some(1009), 0));
    let error = zone.rename(Record::new("www", "A", "192.0.2.1"), "new").await.unwrap_err();
    assert_eq!(error.to_string(), "the zone `example.com` has no www.example.com A 192.0.2.1");
    let error = zone.rename(record(), "www.example.org.").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}

#[tokio::test]
async fn a_rename_whose_answer_is_lost_is_made_once() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    sandbox.fault(FaultRule::next(1, Fault::LostAnswer).on("dns.update_record")).unwrap();
    zone.rename(Record::new("mail", "A", "192.0.2.25"), "post").await.unwrap();
    assert_eq!(named(&zone, "post.example.com").await, ["1010 A 192.0.2.25 3600"]);
    assert_eq!(named(&zone, "mail.example.com").await, [""; 0]);
}

#[tokio::test]
async fn only_equal_records_are_deleted_and_all_of_them() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.org").await.unwrap();
    zone.delete(Record::new("www", "A", "198.51.100.8")).await.unwrap();
    zone.delete(Record::new("www", "TXT", "198.51.100.7")).await.unwrap();
    assert_eq!(writes(&sandbox), [""; 0], "no such record is no error");
    zone.delete(Record::new("WWW.example.org", "a", "198.51.100.7").ttl(1)).await.unwrap();
    assert_eq!(writes(&sandbox), ["DELETE", "DELETE"]);
    assert_eq!(named(&zone, "www.example.org").await, [""; 0]);
    assert!(named(&zone, "example.org").await.contains(&"1103 A 198.51.100.7 3600".to_owned()));
}

#[tokio::test]
async fn a_deletion_whose_answer_is_lost_has_been_made() {
    let (sandbox, client) = start().await;
    let zone = client.dns().zone("example.com").await.unwrap();
    sandbox.fault(FaultRule::next(1, Fault::LostAnswer).on("dns.delete_record")).unwrap();
    // It is repeated by the client's own rule; then the server says that there is no such record.
    zone.delete(Record::new("mail", "A", "192.0.2.25")).await.unwrap();
    assert_eq!(named(&zone, "mail.example.com").await, [""; 0]);
}

#[test]
fn programs_without_async_do_the_same() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let client = sandbox.client();
    let zone = client.dns().zone_blocking("www.example.com").unwrap();
    let record = zone.ensure_blocking(Record::new("new", "A", "192.0.2.1")).unwrap();
    assert!(zone.records_blocking().unwrap().contains(&record));
    assert_eq!(zone.set_blocking("new", "A", ["192.0.2.2"]).unwrap()[0].id(), record.id());
    let renamed = zone.rename_blocking(Record::new("new", "A", "192.0.2.2"), "newer").unwrap();
    let updated = zone.update_blocking(renamed.id().unwrap(), Record::new("new", "A", "192.0.2.2")).unwrap();
    assert_eq!(zone.change_blocking(|_| Ok(Vec::new())).unwrap().last(), Some(&updated));
    zone.delete_blocking(Record::new("new", "A", "192.0.2.2")).unwrap();
    assert_eq!(zone.set_blocking("new", "A", [""; 0]).unwrap(), []);
}
