//! The provider, against the sandbox.

#![allow(clippy::unwrap_used, reason = "tests panic")]

use dns_services_integrations::provider::DnsServicesProvider;
use dns_services_sandbox::Sandbox;
use dns_update::{DnsRecord, DnsRecordType, Error, MXRecord};

#[tokio::test]
async fn sets_of_records_are_set_extended_reduced_and_listed() {
    let sandbox = Sandbox::start().await.unwrap();
    let provider = DnsServicesProvider::new(sandbox.client());
    let (name, origin) = ("_acme-challenge.example.com", "example.com");
    let text = |text: &str| DnsRecord::TXT(text.to_owned());
    let list = || provider.list_rrset(name, DnsRecordType::TXT, origin);

    provider.set_rrset(name, DnsRecordType::TXT, 60, vec![text("one"), text("t\"wo")], origin).await.unwrap();
    assert_eq!(list().await.unwrap(), [text("one"), text("t\"wo")]);
    provider.add_to_rrset(name, DnsRecordType::TXT, 60, vec![text("one"), text("three")], origin).await.unwrap();
    provider.remove_from_rrset(name, DnsRecordType::TXT, vec![text("one")], origin).await.unwrap();
    assert_eq!(list().await.unwrap(), [text("t\"wo"), text("three")]);
    provider.set_rrset(name, DnsRecordType::TXT, 60, Vec::new(), origin).await.unwrap();
    assert_eq!(list().await.unwrap(), []);

    let mail = |host: &str| DnsRecord::MX(MXRecord { exchange: host.to_owned(), priority: 5 });
    provider.set_rrset(origin, DnsRecordType::MX, 300, vec![mail("mx.example.net.")], origin).await.unwrap();
    assert_eq!(provider.list_rrset("example.com.", DnsRecordType::MX, origin).await.unwrap(), [mail("mx.example.net")]);
    let missing = provider.list_rrset("www.example.info", DnsRecordType::A, "example.info").await.unwrap_err();
    assert!(matches!(missing, Error::NotFound), "{missing:?}");
}
