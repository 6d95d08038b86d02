//! Zones as files: master files (RFC 1035, 5) as BIND has them, and JSON.

mod json;
mod read;
mod write;

use crate::failure::Failure;
use clap::ValueEnum;
use dns_services::zone::Record;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FileForm {
    /// A master file, as BIND and others read it
    Bind,
    /// An object with `zone` and `records`
    Json,
}

/// The number of bytes that one string of a TXT record can hold.
const STRING: usize = 255;

/// The file of a zone. Records are in one order, whatever their order in the zone, so that equal zones have equal files.
pub(crate) fn write(records: &[Record], zone: &str, form: FileForm) -> String {
    let mut records: Vec<&Record> = records.iter().collect();
    let key = |record: &Record| {
        // the zone itself, then its names by their labels from the right
        let labels: Vec<String> = record.name().rsplit('.').map(str::to_owned).collect();
        (labels, record.record_type().to_owned(), record.value().to_owned(), record.time_to_live())
    };
    records.sort_by_cached_key(|record| key(record));
    match form {
        FileForm::Bind => write::write(&records, zone),
        FileForm::Json => json::write(&records, zone),
    }
}

/// The records of a file. An error says where.
pub(crate) fn read(text: &str, zone: &str) -> Result<Vec<Record>, Failure> {
    if text.trim_start().starts_with('{') { json::read(text, zone) } else { read::read(text, zone) }
}

/// Returns the range of a value's words that are names of hosts.
fn hosts(record_type: &str, words: usize) -> std::ops::Range<usize> {
    match record_type {
        "CNAME" | "NS" | "PTR" | "DNAME" | "ALIAS" | "ANAME" => 0..1,
        "MX" | "SRV" | "AFSDB" | "KX" | "NAPTR" => words.saturating_sub(1)..words,
        "SOA" => 0..2,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::{FileForm, read, write};
    use crate::plan::{Extent, Plan};
    use dns_services::zone::Record;
    use proptest::prelude::*;

    const ZONE: &str = "example.com";

    fn record() -> impl Strategy<Value = Record> {
        let name = prop_oneof![Just(ZONE.to_owned()), "[a-z0-9_*-]{1,8}(\\.[a-z0-9_]{1,5}){0,2}\\.example\\.com"];
        let host = "[a-z0-9]{1,6}(\\.[a-z]{2,5}){1,2}";
        let value = prop_oneof![
            any::<[u8; 4]>().prop_map(|octets| ("A", std::net::Ipv4Addr::from(octets).to_string())),
            any::<[u8; 16]>().prop_map(|octets| ("AAAA", std::net::Ipv6Addr::from(octets).to_string())),
            host.prop_map(|host| ("CNAME", host)),
            (any::<u16>(), host).prop_map(|(priority, host)| ("MX", format!("{priority} {host}"))),
            (any::<u16>(), host).prop_map(|(port, host)| ("SRV", format!("1 2 {port} {host}"))),
            "[a-z0-9.@:;() ]{1,20}".prop_map(|value| ("CAA", format!("0 issue \"{}x\"", value.trim()))),
            "[A-Za-z0-9;()=]{1,12}( [A-Za-z0-9;]{1,5}){0,2}".prop_map(|value| ("HINFO", value)),
        ];
        let texts = prop_oneof!["\\PC{0,40}", "[ -~]{250,520}", Just(String::new()), Just("\" ; \\".to_owned())];
        let ttl = proptest::option::of(0..100_000_i64);
        (name, value, texts, any::<bool>(), ttl).prop_map(|(name, (kind, value), text, is_text, ttl)| {
            let record = if is_text { Record::txt(name, text) } else { Record::new(name, kind, value) };
            match ttl {
                Some(ttl) => record.ttl(ttl),
                None => record,
            }
        })
    }

    proptest! {
        #[test]
        fn what_was_exported_needs_no_change(mut records in proptest::collection::vec(record(), 0..30)) {
            // Duplicates are one to the DNS, and a plan would delete them.
            let mut seen = std::collections::BTreeSet::new();
            records.retain(|one| seen.insert((one.name().to_owned(), one.record_type().to_owned(), one.value().to_owned())));
            for form in [FileForm::Bind, FileForm::Json] {
                let file = write(&records, ZONE, form);
                let again = read(&file, ZONE).unwrap();
                prop_assert_eq!(again.len(), records.len(), "{}", file);
                let plan = Plan::new(&again, &records, ZONE, Extent::Delete);
                prop_assert!(plan.changes.is_empty() && plan.kept.is_empty(), "{:?}\n{}", plan, file);
                prop_assert_eq!(write(&again, ZONE, form), file);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-a-z0-9 \"\\\\();@$.\n\t{}]{0,80}") {
            let _ = read(&text, ZONE);
        }
    }
}
