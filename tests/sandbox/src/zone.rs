//! DNS zones and their records, with the habits that were recorded of the server.

use crate::clock;
use crate::json::{Json, list, object};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The time to live of a record that says none, in seconds.
pub(crate) const TTL: u64 = 3600;

const TYPES: [&str; 17] = [
    "A", "AAAA", "ALIAS", "CAA", "CNAME", "DNAME", "DS", "HINFO", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "SSHFP",
    "TLSA", "TXT",
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Zone {
    pub(crate) id: u64,
    pub(crate) service_id: u64,
    pub(crate) name: String,
    records: Records,
}

/// Records at their places. A record that goes leaves a gap.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Record>")]
struct Records(BTreeMap<u64, Record>);

impl From<Vec<Record>> for Records {
    fn from(records: Vec<Record>) -> Self {
        Self((0..).zip(records).collect())
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    pub(crate) id: u64,
    /// With the name of the zone, without a dot at the end.
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default = "ttl")]
    pub(crate) ttl: u64,
    #[serde(default)]
    pub(crate) priority: u64,
    pub(crate) content: Content,
}

fn ttl() -> u64 {
    TTL
}

/// The content of a record: several values for SOA and SRV.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
pub(crate) enum Content {
    Text(String),
    List(Vec<Value>),
}

impl Content {
    /// Content as it was sent.
    pub(crate) fn read(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.clone()),
            Value::String(text) => Self::Text(text.clone()),
            other => Self::Text(other.to_string()),
        }
    }

    pub(crate) fn json(&self) -> Json {
        match self {
            Self::Text(text) => text.into(),
            Self::List(items) => Json::list(items),
        }
    }
}

impl Zone {
    /// A zone with what every zone has.
    pub(crate) fn new(id: u64, service_id: u64, name: &str, ids: &mut impl FnMut() -> u64, now: u64) -> Self {
        let mut zone = Self { id, service_id, name: name.to_owned(), records: Records::default() };
        let serial = serial(0, now).to_string();
        let soa = ["ns1.example.net", "hostmaster.example.net", &serial].map(Value::from);
        let times = [10_800_u64, 3600, 604_800, 3600].map(Value::from);
        let soa = Content::List(soa.into_iter().chain(times).collect());
        let servers = ["ns1.example.net", "ns2.example.net"].map(|server| ("NS", Content::Text(server.to_owned())));
        for (kind, content) in [("SOA", soa)].into_iter().chain(servers) {
            let kind = kind.to_owned();
            zone.add(Record { id: ids(), name: name.to_owned(), kind, ttl: TTL, priority: 0, content });
        }
        zone
    }

    /// Brings a zone from a seed into the form that all zones have.
    pub(crate) fn settle(&mut self) -> Result<(), String> {
        for record in self.records.0.values_mut() {
            record.name = full(&record.name, &self.name);
            record.settle().map_err(|()| {
                format!("the record {} of the zone {} has no content that a {} has", record.id, self.name, record.kind)
            })?;
        }
        Ok(())
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.0.values()
    }

    /// All records: a list, or an object by their places once there are gaps.
    pub(crate) fn json(&self) -> Json {
        let dense = self.records.0.keys().copied().eq(0..self.records.0.len() as u64);
        let records = self.records.0.iter().map(|(place, record)| (place.to_string(), record.json(self.id)));
        if dense { Json::List(records.map(|(_, record)| record).collect()) } else { Json::Object(records.collect()) }
    }

    pub(crate) fn find(&mut self, id: u64) -> Option<&mut Record> {
        self.records.0.values_mut().find(|record| record.id == id)
    }

    pub(crate) fn add(&mut self, record: Record) {
        let place = self.records.0.last_key_value().map_or(0, |(place, _)| place + 1);
        self.records.0.insert(place, record);
    }

    /// Whether there was such a record.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let place = self.records.0.iter().find(|(_, record)| record.id == id).map(|(place, _)| *place);
        place.is_some_and(|place| self.records.0.remove(&place).is_some())
    }

    /// Gives the zone a new serial, as every accepted write does.
    pub(crate) fn touch(&mut self, now: u64) {
        for record in self.records.0.values_mut().filter(|record| record.kind == "SOA") {
            if let Content::List(values) = &mut record.content
                && let Some(value) = values.get_mut(2)
            {
                let old = value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default();
                *value = serial(old, now).to_string().into();
            }
        }
    }
}

/// The serial after another one: the date and a count of two digits.
fn serial(old: u64, now: u64) -> u64 {
    let (year, month, day) = clock::civil(now);
    old.saturating_add(1).max(((year * 100 + month) * 100 + day) * 100 + 1)
}

/// A name with that of its zone. Names are written without, and read with it.
pub(crate) fn full(name: &str, zone: &str) -> String {
    let name = name.trim_end_matches('.');
    let (lower, zone) = (name.to_lowercase(), zone.to_lowercase());
    if name.is_empty() || name == "@" || lower == zone {
        zone
    } else if lower.strip_suffix(&zone).is_some_and(|rest| rest.ends_with('.')) {
        name.to_owned()
    } else {
        format!("{name}.{zone}")
    }
}

impl Record {
    /// Brings type and content into the form in which they are read. An error says that they do not go together.
    pub(crate) fn settle(&mut self) -> Result<(), ()> {
        self.kind = self.kind.to_uppercase();
        if !TYPES.contains(&self.kind.as_str()) {
            return Err(());
        }
        match (self.kind.as_str(), &mut self.content) {
            ("A", Content::Text(text)) => text.parse::<Ipv4Addr>().map(drop).map_err(drop),
            ("AAAA", Content::Text(text)) => text.parse::<Ipv6Addr>().map(drop).map_err(drop),
            ("TXT", Content::Text(text)) => {
                let quoted = text.len() >= 2 && text.starts_with('"') && text.ends_with('"');
                if !quoted {
                    *text = format!("\"{text}\"");
                }
                Ok(())
            }
            ("SRV", content) => settle_list(content, 3),
            ("SOA", content) => settle_list(content, 7),
            (_, Content::Text(text)) if !text.trim().is_empty() => Ok(()),
            _ => Err(()),
        }
    }

    /// The record as it is read. Numbers are numbers or text, also within one answer.
    fn json(&self, zone: u64) -> Json {
        let ttl = if self.ttl == TTL { Json::from(self.ttl) } else { Json::quoted(self.ttl) };
        let priority = if self.priority == 0 { Json::from(0) } else { Json::quoted(self.priority) };
        object! {
            "id": Json::quoted(self.id), "name": &self.name, "ttl": ttl, "priority": priority,
            "content": self.content.json(), "type": &self.kind, "domain_id": Json::quoted(zone),
            "prio": self.priority, "change_date": Json::Null,
        }
    }
}

/// Makes a list of so many values of content that may be text with spaces.
fn settle_list(content: &mut Content, length: usize) -> Result<(), ()> {
    if let Content::Text(text) = content {
        let word = |word: &str| word.parse::<u64>().map_or_else(|_| Value::from(word), Value::from);
        *content = Content::List(text.split_whitespace().map(word).collect());
    }
    match content {
        Content::List(values) if values.len() == length => Ok(()),
        _ => Err(()),
    }
}

/// A zone in the list of zones.
pub(crate) fn summary(zone: &Zone) -> Json {
    object! {
        "domain_id": Json::quoted(zone.id), "name": &zone.name, "service_id": Json::quoted(zone.service_id),
    }
}

/// What is said of a new record.
pub(crate) fn added(kind: &str) -> Json {
    list![list!["dnsnewrecordadded", kind]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_full() {
        for (name, expected) in [
            ("www", "www.example.com"),
            ("", "example.com"),
            ("@", "example.com"),
            ("Example.COM.", "example.com"),
            ("_sip._tcp.example.com", "_sip._tcp.example.com"),
            ("notexample.com", "notexample.com.example.com"),
            ("a.b", "a.b.example.com"),
        ] {
            assert_eq!(full(name, "example.com"), expected, "{name}");
        }
    }

    #[test]
    fn serials_rise() {
        let day = 1_709_251_200;
        assert_eq!(serial(0, day), 2_024_030_101);
        assert_eq!(serial(2_024_030_101, day), 2_024_030_102);
        assert_eq!(serial(2_030_010_101, day), 2_030_010_102);
    }

    #[test]
    fn content_suits_the_type() {
        let settle = |kind: &str, content: Value| {
            let content = Content::read(&content);
            let mut record = Record { id: 1, name: "a".into(), kind: kind.into(), ttl: 1, priority: 0, content };
            record.settle().map(|()| record.content.json().write())
        };
        for (kind, content, expected) in [
            ("a", "192.0.2.1".into(), Ok("\"192.0.2.1\"")),
            ("A", "::1".into(), Err(())),
            ("AAAA", "::1".into(), Ok("\"::1\"")),
            ("TXT", "a b".into(), Ok(r#""\"a b\"""#)),
            ("TXT", "\"a b\"".into(), Ok(r#""\"a b\"""#)),
            ("TXT", "\"".into(), Ok(r#""\"\"\"""#)),
            ("SRV", "10 5060 vc01".into(), Ok(r#"[10,5060,"vc01"]"#)),
            ("SRV", "10 5060".into(), Err(())),
            ("MX", " ".into(), Err(())),
            ("CNAME", Value::from(vec!["a"]), Err(())),
            ("PONY", "a".into(), Err(())),
        ] {
            assert_eq!(settle(kind, content), expected.map(str::to_owned), "{kind}");
        }
    }
}
