//! Zones' records: listing them, and changing one or all of a name and type.

use crate::account::Account;
use crate::failure::{Code, Failure};
use crate::output::{Format, List, cell};
use clap::{Args, Subcommand};
use dns_services::Client;
use dns_services::zone::{Record, Zone};
use serde_json::json;
use std::io::Write;

/// List the records of a zone
#[derive(Args, Debug)]
pub(crate) struct Records {
    /// The zone, or a name in it
    zone: String,
    /// Only those of this type
    #[arg(long = "type", value_name = "TYPE")]
    record_type: Option<String>,
    /// Only those of this name, full or relative; `@` is the zone itself
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    format: Format,
}

impl Records {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let zone = client.dns().zone(self.zone.as_str()).await?;
        let name = self.name.map(|name| full(&name, zone.name()));
        let record_type = self.record_type.map(|text| text.to_uppercase());
        let mut list = List::new(&["id", "name", "type", "ttl", "value"]);
        for record in zone.records().await? {
            let is_wanted = name.as_deref().is_none_or(|name| name == record.name())
                && record_type.as_deref().is_none_or(|wanted| wanted == record.record_type());
            if is_wanted {
                let (id, ttl) = (record.id(), record.time_to_live());
                list.push(vec![
                    json!(id),
                    json!(record.name()),
                    json!(record.record_type()),
                    json!(ttl),
                    cell(Some(record.value())),
                ]);
            }
        }
        list.print(self.format, out)?;
        Ok(Code::Done)
    }
}

/// A name of a zone in full.
fn full(name: &str, zone: &str) -> String {
    let name = name.trim_end_matches('.').to_lowercase();
    if name == "@" || name.is_empty() {
        zone.to_owned()
    } else if name == zone || name.ends_with(&format!(".{zone}")) {
        name
    } else {
        format!("{name}.{zone}")
    }
}

/// Change records; each command does only what is missing, and may be repeated
#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Make these values the only ones of a name and type
    Set {
        #[command(flatten)]
        place: Place,
        /// The name, such as `www.example.com`
        name: String,
        /// The type, such as `A`
        record_type: String,
        /// The values, as in a zone file
        #[arg(required = true)]
        values: Vec<String>,
        /// The time to live, in seconds
        #[arg(long)]
        ttl: Option<i64>,
    },
    /// Add a value, and keep the others
    Add {
        #[command(flatten)]
        place: Place,
        /// The name, such as `www.example.com`
        name: String,
        /// The type, such as `A`
        record_type: String,
        /// The value, as in a zone file
        value: String,
        /// The time to live, in seconds
        #[arg(long)]
        ttl: Option<i64>,
    },
    /// Delete one value, or with --all every value of a name and type
    Delete {
        #[command(flatten)]
        place: Place,
        /// The name, such as `www.example.com`
        name: String,
        /// The type, such as `A`
        record_type: String,
        /// The value, as in a zone file
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        value: Option<String>,
        /// Delete every value
        #[arg(long)]
        all: bool,
    },
    /// Give a record another name, and keep its value and time to live
    Rename {
        #[command(flatten)]
        place: Place,
        /// The name, such as `old.example.com`
        name: String,
        /// The type, such as `A`
        record_type: String,
        /// The value, as in a zone file
        value: String,
        /// The new name, in the same zone
        new_name: String,
    },
    /// Make the record with an id another one
    Update {
        /// The zone, or a name in it
        zone: String,
        /// The id, as `records` shows it
        id: i64,
        /// The name, full or relative
        name: String,
        /// The type, such as `A`
        record_type: String,
        /// The value, as in a zone file
        value: String,
        /// The time to live, in seconds
        #[arg(long)]
        ttl: Option<i64>,
    },
}

/// Where names are.
#[derive(Args, Debug)]
pub(crate) struct Place {
    /// The zone to which names are relative; without it names are full
    #[arg(long)]
    zone: Option<String>,
}

impl Place {
    async fn zone<'c>(&self, client: &'c Client, name: &str) -> Result<Zone<'c>, Failure> {
        Ok(client.dns().zone(self.zone.as_deref().unwrap_or(name)).await?)
    }
}

impl RecordCommand {
    pub(crate) async fn run(self, account: &Account, out: &mut impl Write) -> Result<Code, Failure> {
        let client = account.client()?;
        let with_ttl = |record: Record, ttl: Option<i64>| ttl.map_or(record.clone(), |ttl| record.ttl(ttl));
        match self {
            Self::Set { place, name, record_type, values, ttl } => {
                let zone = place.zone(&client, &name).await?;
                let records = match ttl {
                    Some(ttl) => zone.set_with_ttl(&name, &record_type, ttl, values).await?,
                    None => zone.set(&name, &record_type, values).await?,
                };
                for record in records {
                    writeln!(out, "{}", line(&record))?;
                }
            }
            Self::Add { place, name, record_type, value, ttl } => {
                let zone = place.zone(&client, &name).await?;
                let record = zone.ensure(with_ttl(Record::new(name, record_type, value), ttl)).await?;
                writeln!(out, "{}", line(&record))?;
            }
            Self::Delete { place, name, record_type, value, all } => {
                let zone = place.zone(&client, &name).await?;
                match value {
                    Some(value) => zone.delete(Record::new(name, record_type, value)).await?,
                    None if all => drop(zone.set(&name, &record_type, [""; 0]).await?),
                    None => return Err(Failure::usage("a value is missing, or --all")),
                }
                writeln!(out, "deleted")?;
            }
            Self::Rename { place, name, record_type, value, new_name } => {
                let zone = place.zone(&client, &name).await?;
                let record = zone.rename(Record::new(name, record_type, value), &new_name).await?;
                writeln!(out, "{}", line(&record))?;
            }
            Self::Update { zone, id, name, record_type, value, ttl } => {
                let zone = client.dns().zone(zone).await?;
                let record = zone.update(id, with_ttl(Record::new(name, record_type, value), ttl)).await?;
                writeln!(out, "{}", line(&record))?;
            }
        }
        Ok(Code::Done)
    }
}

/// A record for people, with its time to live and id.
fn line(record: &Record) -> String {
    let number = |number: Option<i64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let text = format!("{record} (ttl {}, id {})", number(record.time_to_live()), number(record.id()));
    crate::text::one_line(&text)
}
