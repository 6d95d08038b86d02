//! One record, as programs mean it.

use super::value;
use crate::types;
use std::fmt;

/// A record of a zone: name, type, value and time to live.
///
/// The value is one text, in one spelling: [`new`](Self::new) takes any that means the same. So `2001:DB8::0:1` and
/// `2001:db8::1` are the same value, and so are `Mail.Example.com.` and `mail.example.com` where a host is meant.
///
/// ```
/// use dns_services::zone::Record;
///
/// let record = Record::new("example.com", "MX", "10 Mail.Example.com.").ttl(3600);
/// assert_eq!(record.value(), "10 mail.example.com");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: Option<i64>,
    name: String,
    record_type: String,
    value: String,
    ttl: Option<i64>,
}

impl Record {
    /// A record to be created or looked for.
    ///
    /// The name is relative to its zone (`www`), or full (`www.example.com`); `@` is the zone itself. The value is as in a
    /// zone file: `192.0.2.1`, `10 mail.example.com` (MX: priority, host), `10 20 5060 sip.example.com` (SRV: priority,
    /// weight, port, host). A priority that is left out is 0. The value of a TXT record may be in quotes: its text is what
    /// is inside of them. [`txt`](Self::txt) takes any text as it is.
    pub fn new(name: impl Into<String>, record_type: impl Into<String>, value: impl Into<String>) -> Self {
        let record_type = record_type.into().trim().to_uppercase();
        let value = value::canonical(&record_type, &value.into());
        Self { id: None, name: name.into(), record_type, value, ttl: None }
    }

    /// A TXT record with exactly this text, whatever it holds. The client takes care of quotes and of splitting it.
    pub fn txt(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: None, name: name.into(), record_type: "TXT".to_owned(), value: text.into(), ttl: None }
    }

    /// The same with a time to live, in seconds. Without one, the server chooses for a new record, and any is right for one
    /// that exists.
    #[must_use]
    pub fn ttl(self, seconds: i64) -> Self {
        Self { ttl: Some(seconds), ..self }
    }

    /// The id, if the record was read from the server.
    pub fn id(&self) -> Option<i64> {
        self.id
    }

    /// The name: full, in lower case and without a dot at its end if the record was read from the server, else as it was
    /// given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The type in capitals, such as `A`.
    pub fn record_type(&self) -> &str {
        &self.record_type
    }

    /// The value, as in a zone file. Of a TXT record it is the text itself, without quotes.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The time to live, in seconds.
    pub fn time_to_live(&self) -> Option<i64> {
        self.ttl
    }

    /// Returns whether it is the same record of the DNS: same name, type and value. As in RFC 2136 (1.1.1), the time to live does
    /// not count; neither does the id.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.record_type, &self.value) == (&other.name, &other.record_type, &other.value)
    }

    /// Returns whether a record of the server is what is wanted here, time to live included.
    pub(super) fn is_met_by(&self, existing: &Self) -> bool {
        self.is_same(existing) && (self.ttl.is_none() || self.ttl == existing.ttl)
    }

    /// The same with another name.
    pub(super) fn named(&self, name: String) -> Self {
        Self { name, ..self.clone() }
    }

    /// The same with a time to live, or none.
    pub(super) fn living(self, ttl: Option<i64>) -> Self {
        Self { ttl, ..self }
    }

    /// A record as the server says it, with its full name.
    pub(super) fn read(record: &types::Record, id: i64, name: String) -> Self {
        let record_type = record.record_type.as_deref().unwrap_or_default().trim().to_uppercase();
        let content = record.content.clone().unwrap_or_default();
        let value = value::read(&record_type, &content, record.priority.or(record.prio));
        Self { id: Some(id), name, record_type, value, ttl: record.ttl }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.name, self.record_type, self.value)
    }
}
