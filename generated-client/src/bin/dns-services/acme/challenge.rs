//! The place of a challenge: a name in a zone of the account, found along aliases.

use super::nameservers::Resolver;
use super::{Resolving, Waiting};
use crate::failure::{Code, Failure};
use dns_services::zone::{Record, Zone};
use dns_services::{Client, ErrorKind};
use std::fmt;

/// The time to live of a challenge, in seconds.
const TTL: i64 = 60;
/// The number of aliases that are followed.
const ALIASES: usize = 8;

/// A place for the values of a challenge.
pub(super) struct Challenge<'c> {
    zone: Zone<'c>,
    name: String,
}

impl fmt::Display for Challenge<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.name)
    }
}

/// The name at which a domain is proved. A wildcard is proved at the name it stands below.
fn challenge_name(domain: &str) -> String {
    let domain = domain.trim().trim_end_matches('.').to_lowercase();
    let domain = domain.strip_prefix("*.").unwrap_or(&domain);
    if domain.starts_with("_acme-challenge.") { domain.to_owned() } else { format!("_acme-challenge.{domain}") }
}

impl<'c> Challenge<'c> {
    /// Finds the place of a domain's challenge. An alias (CNAME) at its name is followed: one in a zone of the account is
    /// seen there, one in another zone is asked of the DNS.
    pub(super) async fn find(client: &'c Client, domain: &str, resolving: &Resolving) -> Result<Self, Failure> {
        let mut name = challenge_name(domain);
        for _ in 0..ALIASES {
            let alias = match client.dns().zone(name.as_str()).await {
                Ok(zone) => match alias_in(&zone, &name).await? {
                    None => return Ok(Self { zone, name }),
                    Some(alias) => alias,
                },
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    let alias = Resolver::new(resolving)?.alias(&name).await?;
                    alias.ok_or_else(|| {
                        let message = format!(
                            "the account has no zone for {name}, and it is no alias of a name in one; \
                             make a CNAME record there, or check the name"
                        );
                        Failure::new(Code::NotFound, message)
                    })?
                }
                Err(error) => return Err(error.into()),
            };
            name = alias;
        }
        Err(Failure::new(Code::Failed, format!("{name} is reached by more than {ALIASES} aliases")))
    }

    fn record(&self, value: &str) -> Record {
        Record::txt(self.name.as_str(), value)
    }

    pub(super) async fn present(&self, value: &str) -> Result<(), Failure> {
        let records = self.zone.records().await?;
        let is_there = records.iter().any(|one| self.has(one) && one.value() == value);
        if !is_there {
            self.zone.ensure(self.record(value).ttl(TTL)).await?;
        }
        Ok(())
    }

    pub(super) async fn cleanup(&self, value: &str) -> Result<(), Failure> {
        Ok(self.zone.delete(self.record(value)).await?)
    }

    fn has(&self, record: &Record) -> bool {
        record.name() == self.name && record.record_type() == "TXT"
    }

    /// All values that the zone has at this place.
    pub(super) async fn values(&self) -> Result<Vec<String>, Failure> {
        let records = self.zone.records().await?;
        let values: Vec<_> = records.iter().filter(|one| self.has(one)).map(|one| one.value().to_owned()).collect();
        if values.is_empty() {
            return Err(Failure::new(Code::NotFound, format!("{} has no value to wait for", self.name)));
        }
        Ok(values)
    }

    /// Waits until all name servers of the zone answer these values.
    pub(super) async fn wait(&self, values: &[String], waiting: &Waiting) -> Result<(), Failure> {
        let mut known: Vec<String> = Vec::new();
        for record in self.zone.records().await? {
            if record.record_type() == "NS" && record.name() == self.zone.name() {
                known.push(record.value().to_owned());
            }
        }
        let resolver = Resolver::new(&waiting.resolving)?;
        let servers = resolver.authoritative(self.zone.name(), known, waiting.dns_port).await?;
        super::nameservers::wait(servers, &self.name, values, waiting.limit(), waiting.pause()).await
    }
}

/// The alias that a zone has at a name.
async fn alias_in(zone: &Zone<'_>, name: &str) -> Result<Option<String>, Failure> {
    let records = zone.records().await?;
    let alias = records.into_iter().find(|record| record.record_type() == "CNAME" && record.name() == name);
    Ok(alias.map(|record| record.value().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::challenge_name;

    #[test]
    fn a_wildcard_is_proved_where_its_domain_is() {
        for (domain, expected) in [
            ("www.example.com", "_acme-challenge.www.example.com"),
            ("*.Example.com.", "_acme-challenge.example.com"),
            ("_acme-challenge.example.com.", "_acme-challenge.example.com"),
        ] {
            assert_eq!(challenge_name(domain), expected);
        }
    }
}
