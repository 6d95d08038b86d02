//! A provider for [`dns_update`], with the methods that its own providers have.

use dns_services::zone::Record;
use dns_services::{Client, ErrorKind};
use dns_update::{DnsRecord, DnsRecordType, Error, IntoFqdn, MXRecord, SRVRecord};

/// DNS.services as a provider.
#[derive(Clone, Debug)]
pub struct DnsServicesProvider {
    client: Client,
}

/// The error of the crate for one of ours.
fn failed(error: dns_services::Error) -> Error {
    match error.kind() {
        ErrorKind::Auth => Error::Unauthorized,
        ErrorKind::NotFound => Error::NotFound,
        ErrorKind::Build => Error::Parse(error.to_string()),
        ErrorKind::Api => Error::Api(error.to_string()),
        _ => Error::Client(error.to_string()),
    }
}

impl DnsServicesProvider {
    /// A provider that calls with a client.
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// Makes these records the only ones of a name and type.
    ///
    /// # Errors
    /// If DNS.services refuses it or cannot be reached.
    pub async fn set_rrset(
        &self,
        name: impl IntoFqdn<'_>,
        record_type: DnsRecordType,
        ttl: u32,
        records: Vec<DnsRecord>,
        origin: impl IntoFqdn<'_>,
    ) -> dns_update::Result<()> {
        let (name, origin) = (name.into_name().into_owned(), origin.into_name().into_owned());
        let zone = self.client.dns().zone(origin).await.map_err(failed)?;
        let wanted: Vec<Record> = records.iter().map(|record| written(&name, record_type, record)).collect();
        // The text of a TXT record may hold quotes, which `set` would take for those around it.
        let values = wanted.iter().map(|record| match record_type {
            DnsRecordType::TXT => format!("\"{}\"", record.value().replace('\\', "\\\\").replace('"', "\\\"")),
            _ => record.value().to_owned(),
        });
        zone.set(&name, record_type.as_str(), values).await.map_err(failed)?;
        for record in wanted {
            zone.ensure(record.ttl(ttl.into())).await.map_err(failed)?;
        }
        Ok(())
    }

    /// Adds records, and keeps the others of the same name and type.
    ///
    /// # Errors
    /// If DNS.services refuses it or cannot be reached.
    pub async fn add_to_rrset(
        &self,
        name: impl IntoFqdn<'_>,
        record_type: DnsRecordType,
        ttl: u32,
        records: Vec<DnsRecord>,
        origin: impl IntoFqdn<'_>,
    ) -> dns_update::Result<()> {
        let (name, origin) = (name.into_name().into_owned(), origin.into_name().into_owned());
        let zone = self.client.dns().zone(origin).await.map_err(failed)?;
        for record in &records {
            zone.ensure(written(&name, record_type, record).ttl(ttl.into())).await.map_err(failed)?;
        }
        Ok(())
    }

    /// Removes records, and keeps the others of the same name and type.
    ///
    /// # Errors
    /// If DNS.services refuses it or cannot be reached.
    pub async fn remove_from_rrset(
        &self,
        name: impl IntoFqdn<'_>,
        record_type: DnsRecordType,
        records: Vec<DnsRecord>,
        origin: impl IntoFqdn<'_>,
    ) -> dns_update::Result<()> {
        let (name, origin) = (name.into_name().into_owned(), origin.into_name().into_owned());
        let zone = self.client.dns().zone(origin).await.map_err(failed)?;
        for record in &records {
            zone.delete(written(&name, record_type, record)).await.map_err(failed)?;
        }
        Ok(())
    }

    /// The records of a name and type.
    ///
    /// # Errors
    /// If DNS.services cannot be reached, or for types whose values the crate cannot read: TLSA and CAA.
    pub async fn list_rrset(
        &self,
        name: impl IntoFqdn<'_>,
        record_type: DnsRecordType,
        origin: impl IntoFqdn<'_>,
    ) -> dns_update::Result<Vec<DnsRecord>> {
        let (name, origin) = (name.into_name().to_lowercase(), origin.into_name().into_owned());
        let zone = self.client.dns().zone(origin).await.map_err(failed)?;
        let records = zone.records().await.map_err(failed)?;
        let concerned = records.iter().filter(|one| one.name() == name && one.record_type() == record_type.as_str());
        concerned.map(|one| read(record_type, one.value())).collect()
    }
}

/// A record as DNS.services has it.
fn written(name: &str, record_type: DnsRecordType, record: &DnsRecord) -> Record {
    match record {
        DnsRecord::TXT(text) => Record::txt(name, text.as_str()),
        other => Record::new(name, record_type.as_str(), other.to_string()),
    }
}

/// A value as the crate has it.
fn read(record_type: DnsRecordType, value: &str) -> dns_update::Result<DnsRecord> {
    let wrong = || Error::Parse(format!("{} {value}", record_type.as_str()));
    let words: Vec<&str> = value.split(' ').collect();
    let number = |word: &str| word.parse().map_err(|_| wrong());
    match (record_type, &words[..]) {
        (DnsRecordType::A, _) => value.parse().map(DnsRecord::A).map_err(|_| wrong()),
        (DnsRecordType::AAAA, _) => value.parse().map(DnsRecord::AAAA).map_err(|_| wrong()),
        (DnsRecordType::CNAME, _) => Ok(DnsRecord::CNAME(value.to_owned())),
        (DnsRecordType::NS, _) => Ok(DnsRecord::NS(value.to_owned())),
        (DnsRecordType::TXT, _) => Ok(DnsRecord::TXT(value.to_owned())),
        (DnsRecordType::MX, [priority, exchange]) => {
            Ok(DnsRecord::MX(MXRecord { exchange: (*exchange).to_owned(), priority: number(priority)? }))
        }
        (DnsRecordType::SRV, [priority, weight, port, target]) => Ok(DnsRecord::SRV(SRVRecord {
            target: (*target).to_owned(),
            priority: number(priority)?,
            weight: number(weight)?,
            port: number(port)?,
        })),
        (DnsRecordType::TLSA | DnsRecordType::CAA, _) => Err(Error::Unsupported(format!("reading {value}"))),
        _ => Err(wrong()),
    }
}
