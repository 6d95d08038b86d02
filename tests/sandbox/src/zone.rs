//! DNS zones and their records, with the habits that were recorded of the server.

use crate::clock;
use crate::json::{Json, list, object};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// The time to live of a record that says none, in seconds.
pub(crate) const TTL: u64 = 3600;

const TYPES: [&str; 17] = [
    "A", "AAAA", "ALIAS", "CAA", "CNAME", "DNAME", "DS", "HINFO", "MX", "NAPTR", "NS", "PTR", "SOA", "SRV", "SSHFP",
    "TLSA", "TXT",
];

/// The form in which the records of a zone are written.
///
/// Every recorded answer has an object, whose keys have gaps. Clients exist that expect a list alone, and others that expect
/// an object alone, so the real server presumably writes both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RecordsForm {
    /// As PHP does: an object if a row is hidden between others, else a list. See [`RecordsForm::Object`] for the rows.
    #[default]
    Auto,
    /// Always a list.
    List,
    /// Always an object by place. A name without records between a record and its zone, such as `_tcp.example.com`, has a
    /// row that is counted and not shown.
    Object,
}

impl FromStr for RecordsForm {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "auto" => Ok(Self::Auto),
            "list" => Ok(Self::List),
            "object" => Ok(Self::Object),
            _ => Err(format!("`{text}` is none of auto, list, object")),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Zone {
    pub(crate) id: u64,
    pub(crate) service_id: u64,
    pub(crate) name: String,
    /// The form of this zone's records, whatever the sandbox was told.
    #[serde(default)]
    records_form: Option<RecordsForm>,
    records: Vec<Record>,
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
        let mut zone = Self { id, service_id, name: name.to_owned(), records_form: None, records: Vec::new() };
        let serial = serial(0, now).to_string();
        let soa = ["ns1.example.net", "hostmaster.example.net", &serial].map(Value::from);
        let times = [10_800_u64, 3600, 604_800, 3600].map(Value::from);
        let soa = Content::List(soa.into_iter().chain(times).collect());
        let servers = ["ns1.example.net", "ns2.example.net"].map(|server| ("NS", Content::Text(server.to_owned())));
        for (kind, content) in [("SOA", soa)].into_iter().chain(servers) {
            let kind = kind.to_owned();
            zone.records.push(Record { id: ids(), name: name.to_owned(), kind, ttl: TTL, priority: 0, content });
        }
        zone
    }

    /// Brings a zone from a seed into the form that all zones have.
    pub(crate) fn settle(&mut self) -> Result<(), String> {
        for record in &mut self.records {
            record.name = full(&record.name, &self.name);
            record.settle().map_err(|()| {
                format!("the record {} of the zone {} has no content that a {} has", record.id, self.name, record.kind)
            })?;
        }
        Ok(())
    }

    pub(crate) fn records(&self) -> &[Record] {
        &self.records
    }

    /// All records: a list, or an object by the places of the zone's rows, of which some are hidden.
    pub(crate) fn json(&self, form: RecordsForm) -> Json {
        let rows = self.rows();
        let records = (0..).zip(&rows).filter_map(|(place, row)| Some((place, (*row)?.json(self.id))));
        let is_list = match self.records_form.unwrap_or(form) {
            RecordsForm::Auto => rows.iter().all(Option::is_some),
            RecordsForm::List => true,
            RecordsForm::Object => false,
        };
        if is_list {
            Json::List(records.map(|(_, record)| record).collect())
        } else {
            Json::Object(records.map(|(place, record): (u64, _)| (place.to_string(), record)).collect())
        }
    }

    /// The rows of the zone. An empty non-terminal, which is a name without records between a record and the zone, is a
    /// hidden row behind the first record that needs it.
    fn rows(&self) -> Vec<Option<&Record>> {
        let mut names: BTreeSet<&str> = self.records.iter().map(|record| record.name.as_str()).collect();
        names.insert(&self.name);
        let mut rows = Vec::new();
        for record in &self.records {
            rows.push(Some(record));
            let mut name = record.name.as_str();
            while let Some((_, parent)) = name.split_once('.').filter(|(_, parent)| parent.len() > self.name.len()) {
                if names.insert(parent) {
                    rows.push(None);
                }
                name = parent;
            }
        }
        rows
    }

    pub(crate) fn find(&mut self, id: u64) -> Option<&mut Record> {
        self.records.iter_mut().find(|record| record.id == id)
    }

    pub(crate) fn add(&mut self, record: Record) {
        self.records.push(record);
    }

    /// Removes a record, and returns whether there was one.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let before = self.records.len();
        self.records.retain(|record| record.id != id);
        self.records.len() < before
    }

    /// Gives the zone a new serial, as every accepted write does.
    pub(crate) fn touch(&mut self, now: u64) {
        for record in self.records.iter_mut().filter(|record| record.kind == "SOA") {
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

    /// The record as it is read: numbers are text.
    fn json(&self, zone: u64) -> Json {
        object! {
            "id": Json::quoted(self.id), "domain_id": Json::quoted(zone), "name": &self.name, "type": &self.kind,
            "content": self.content.json(), "ttl": Json::quoted(self.ttl), "prio": Json::quoted(self.priority),
            "priority": Json::quoted(self.priority), "change_date": "0",
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

/// Returns the message about a new record.
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
    fn empty_non_terminals_are_hidden_rows() {
        let record = |id: u64, name: &str| {
            let content = Content::Text("x".to_owned());
            Record { id, name: name.to_owned(), kind: "CNAME".to_owned(), ttl: 1, priority: 0, content }
        };
        let zone = |names: &[&str]| {
            let records = (1..).zip(names).map(|(id, name)| record(id, name)).collect();
            Zone { id: 1, service_id: 1, name: "a.test".to_owned(), records_form: None, records }
        };
        for (names, rows) in [
            (vec!["a.test", "www.a.test"], "12"),
            (vec!["_sip._tcp.a.test", "www.a.test"], "1-2"),
            (vec!["_sip._tcp.a.test", "_xmpp._tcp.a.test"], "1-2"),
            (vec!["x.y.z.a.test", "z.a.test"], "1-2"),
            (vec!["x.y.z.a.test", "q.y.z.a.test", "a.test"], "1--23"),
        ] {
            let zone = zone(&names);
            let shown = |row: Option<&Record>| row.map_or("-".to_owned(), |record| record.id.to_string());
            assert_eq!(zone.rows().into_iter().map(shown).collect::<String>(), rows, "{names:?}");
        }
        let mut removed = zone(&["www.a.test", "_sip._tcp.a.test", "ftp.a.test"]);
        removed.remove(1);
        assert_eq!(removed.json(RecordsForm::Auto).write().matches("\"2\":{").count(), 1, "what is behind it moves up");
        removed.remove(2);
        assert!(removed.json(RecordsForm::Auto).write().starts_with("[{"), "no row is hidden any more");
        assert!(removed.json(RecordsForm::Object).write().starts_with("{\"0\":{"));
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
