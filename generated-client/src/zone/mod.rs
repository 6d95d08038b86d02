//! Zones and records as programs mean them, on top of the API's calls.
//!
//! The API's own [`add_record`](Dns::add_record) is easy to use wrongly. It does not answer with the id of the new record.
//! It permits exact duplicates, so a call that is repeated makes one record more. Names are relative when written and full
//! when read; the text of TXT records comes back in quotes; priorities have a place of their own. Here all that is taken
//! care of:
//!
//! ```no_run
//! use dns_services::zone::Record;
//!
//! # async fn run(client: dns_services::Client) -> Result<(), dns_services::Error> {
//! let zone = client.dns().zone("www.example.com").await?; // finds example.com
//!
//! for record in zone.records().await? {
//!     println!("{record}");
//! }
//! let record = zone.ensure(Record::new("www", "A", "192.0.2.1").ttl(300)).await?;
//! println!("has the id {:?}", record.id());
//! zone.set("@", "MX", ["10 mx1.example.com", "20 mx2.example.com"]).await?;
//! zone.delete(Record::txt("_acme-challenge.www", "token")).await?;
//! # Ok(()) }
//! ```
//!
//! # Guarantees
//!
//! Every change reads the zone, does only what is missing, and reads the zone again. It succeeds only if the records are
//! then as they should be. So each may be repeated at any time, and repeating it sends nothing but one read.
//!
//! A record is never created twice by one call. If it is not known whether the server has received the request, because the
//! connection broke or the answer came too late, the zone is read: if the record is there, all is well; if not, the error is
//! returned, and nothing is sent a second time.
//!
//! The API has no locks and no conditional writes. Two programs that ensure the same record at the same moment may both
//! find it missing, and both create it. Both succeed, and the zone has it twice, which means to the DNS that it has it once.
//! [`set`](Zone::set) removes such duplicates, and [`delete`](Zone::delete) deletes all of them.
//!
//! # Equality
//!
//! Records are equal if name, type and value are. The time to live does not count, as in RFC 2136. Names and host names are
//! compared without regard to case and to a dot at their end, addresses by what they mean, texts without their quotes.

mod change;
mod names;
mod record;
mod value;

pub use change::Change;
pub use record::Record;

use crate::dns::Dns;
use crate::{Error, ErrorKind};

/// A zone: its records, and ways to change them. From [`Dns::zone`].
#[derive(Clone, Debug)]
pub struct Zone<'a> {
    dns: Dns<'a>,
    service_id: i64,
    id: i64,
    name: String,
}

impl<'a> Dns<'a> {
    /// All zones of the account.
    ///
    /// # Errors
    /// As [`list_zones`](Self::list_zones), and if a zone has no id or no name.
    pub async fn zones(self) -> Result<Vec<Zone<'a>>, Error> {
        let zones = self.list_zones().await?.zones.into_iter().map(|zone| {
            let name = zone.name.map(|name| names::normal(&name)).filter(|name| !name.is_empty());
            match (zone.service_id, zone.zone_id, name) {
                (Some(service_id), Some(id), Some(name)) => Ok(Zone { dns: self, service_id, id, name }),
                _ => Err(Error::new(ErrorKind::Decode, "a zone has no id or no name")),
            }
        });
        zones.collect()
    }

    /// The zone in which a name stands: among the account's zones the one with the longest name that the given one equals
    /// or ends with, label by label.
    ///
    /// # Errors
    /// Of kind [`NotFound`](ErrorKind::NotFound) if there is none; of kind [`Build`](ErrorKind::Build) if several services
    /// have a zone of that name, see [`zone_of`](Self::zone_of); and as [`zones`](Self::zones).
    pub async fn zone(self, name: impl Into<String>) -> Result<Zone<'a>, Error> {
        let name = names::normal(&name.into());
        let mut fitting = self.zones().await?;
        fitting.retain(|zone| names::is_within(&name, &zone.name));
        let longest = fitting.iter().map(|zone| zone.name.len()).max();
        fitting.retain(|zone| Some(zone.name.len()) == longest);
        match <[_; 1]>::try_from(fitting) {
            Ok([zone]) => Ok(zone),
            Err(none) if none.is_empty() => {
                Err(Error::new(ErrorKind::NotFound, format!("the account has no zone for `{name}`")))
            }
            Err(several) => {
                let zones: Vec<_> =
                    several.iter().map(|zone| format!("{} of service {}", zone.id, zone.service_id)).collect();
                let detail = format!("several zones fit `{name}`: {}; choose one with `zone_of`", zones.join(", "));
                Err(Error::new(ErrorKind::Build, detail))
            }
        }
    }

    /// The zone with these ids.
    ///
    /// # Errors
    /// As [`get_zone`](Self::get_zone), and if the answer has no name of the zone.
    pub async fn zone_of(self, service_id: i64, zone_id: i64) -> Result<Zone<'a>, Error> {
        let name = self.get_zone(service_id, zone_id).await?.name.map(|name| names::normal(&name));
        match name.filter(|name| !name.is_empty()) {
            Some(name) => Ok(Zone { dns: self, service_id, id: zone_id, name }),
            None => Err(Error::new(ErrorKind::Decode, "the answer has no name of the zone")),
        }
    }
}

impl Zone<'_> {
    /// The id of the service to which the zone belongs.
    pub fn service_id(&self) -> i64 {
        self.service_id
    }

    /// The id of the zone.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The name, in lower case and without a dot at its end.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All records in the server's order, duplicates included.
    ///
    /// # Errors
    /// As [`Dns::get_zone`], and if a record has no id.
    pub async fn records(&self) -> Result<Vec<Record>, Error> {
        let answer = self.dns.get_zone(self.service_id, self.id).await?;
        let records = answer.records.iter().map(|record| {
            let id = record.id.ok_or_else(|| Error::new(ErrorKind::Decode, "a record of the zone has no id"))?;
            let name = record.name.as_deref().unwrap_or_default();
            let full = names::full(name, &self.name).unwrap_or_else(|| names::normal(name));
            Ok(Record::read(record, id, full))
        });
        records.collect()
    }
}

/// The same for programs without async. Inside an async runtime each is refused.
#[cfg(feature = "blocking")]
mod blocking {
    use super::{Change, Dns, Record, Zone};
    use crate::Error;
    use crate::runtime::block_on;

    impl<'a> Dns<'a> {
        /// As [`zones`](Self::zones), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`zones`](Self::zones). Inside an async runtime it is refused.
        pub fn zones_blocking(self) -> Result<Vec<Zone<'a>>, Error> {
            block_on(self.zones())?
        }

        /// As [`zone`](Self::zone), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`zone`](Self::zone). Inside an async runtime it is refused.
        pub fn zone_blocking(self, name: impl Into<String>) -> Result<Zone<'a>, Error> {
            block_on(self.zone(name))?
        }
    }

    impl Zone<'_> {
        /// As [`records`](Self::records), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`records`](Self::records). Inside an async runtime it is refused.
        pub fn records_blocking(&self) -> Result<Vec<Record>, Error> {
            block_on(self.records())?
        }

        /// As [`ensure`](Self::ensure), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`ensure`](Self::ensure). Inside an async runtime it is refused.
        pub fn ensure_blocking(&self, record: Record) -> Result<Record, Error> {
            block_on(self.ensure(record))?
        }

        /// As [`set`](Self::set), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`set`](Self::set). Inside an async runtime it is refused.
        pub fn set_blocking<V: Into<String>>(
            &self,
            name: &str,
            record_type: &str,
            values: impl IntoIterator<Item = V>,
        ) -> Result<Vec<Record>, Error> {
            block_on(self.set(name, record_type, values))?
        }

        /// As [`set_with_ttl`](Self::set_with_ttl), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`set_with_ttl`](Self::set_with_ttl). Inside an async runtime it is refused.
        pub fn set_with_ttl_blocking<V: Into<String>>(
            &self,
            name: &str,
            record_type: &str,
            ttl: i64,
            values: impl IntoIterator<Item = V>,
        ) -> Result<Vec<Record>, Error> {
            block_on(self.set_with_ttl(name, record_type, ttl, values))?
        }

        /// As [`update`](Self::update), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`update`](Self::update). Inside an async runtime it is refused.
        pub fn update_blocking(&self, id: i64, record: Record) -> Result<Record, Error> {
            block_on(self.update(id, record))?
        }

        /// As [`rename`](Self::rename), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`rename`](Self::rename). Inside an async runtime it is refused.
        pub fn rename_blocking(&self, record: Record, name: &str) -> Result<Record, Error> {
            block_on(self.rename(record, name))?
        }

        /// As [`change`](Self::change), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`change`](Self::change). Inside an async runtime it is refused.
        pub fn change_blocking(
            &self,
            plan: impl Fn(&[Record]) -> Result<Vec<Change>, Error>,
        ) -> Result<Vec<Record>, Error> {
            block_on(self.change(plan))?
        }

        /// As [`delete`](Self::delete), and blocks the thread until it is done.
        ///
        /// # Errors
        /// As [`delete`](Self::delete). Inside an async runtime it is refused.
        pub fn delete_blocking(&self, record: Record) -> Result<(), Error> {
            block_on(self.delete(record))?
        }
    }
}
