//! Writing a master file.

use super::{STRING, hosts};
use dns_services::zone::Record;
use std::fmt::Write as _;

pub(super) fn write(records: &[&Record], zone: &str) -> String {
    let mut text = format!("$ORIGIN {zone}.\n");
    for record in records {
        let name = match record.name().strip_suffix(zone) {
            Some("") => "@".to_owned(),
            Some(rest) => escaped(rest.strip_suffix('.').unwrap_or(rest)),
            None => escaped(record.name()) + ".",
        };
        let ttl = record.time_to_live().map(|ttl| format!("{ttl} ")).unwrap_or_default();
        // writing to a string cannot fail
        let _ = writeln!(text, "{name} {ttl}IN {} {}", record.record_type(), value(record));
    }
    text
}

fn value(record: &Record) -> String {
    let value = record.value();
    let words: Vec<&str> = value.split(' ').collect();
    match (record.record_type(), &words[..]) {
        ("TXT" | "SPF", _) => quoted(value),
        ("CAA", [flags, tag, ..]) => {
            let rest = words.get(2..).unwrap_or_default().join(" ");
            format!("{flags} {tag} {}", quoted(&rest))
        }
        (record_type, words) => {
            let hosts = hosts(record_type, words.len());
            let word = |(index, word): (usize, &&str)| {
                let is_relative = hosts.contains(&index) && !word.ends_with('.');
                if is_relative { format!("{word}.") } else { (*word).to_owned() }
            };
            plain(&words.iter().enumerate().map(word).collect::<Vec<_>>().join(" "))
        }
    }
}

/// Strings in quotes, none longer than the DNS permits.
fn quoted(text: &str) -> String {
    let strings = text.as_bytes().chunks(STRING).map(|bytes| {
        let mut out = "\"".to_owned();
        for byte in bytes {
            match byte {
                b'"' | b'\\' => out.extend(['\\', char::from(*byte)]),
                b' '..=b'~' => out.push(char::from(*byte)),
                _ => {
                    let _ = write!(out, "\\{byte:03}");
                }
            }
        }
        out + "\""
    });
    let strings: Vec<_> = strings.collect();
    if strings.is_empty() { "\"\"".to_owned() } else { strings.join(" ") }
}

/// A value as it is, but for what would end the line outside of quotes.
fn plain(value: &str) -> String {
    let (mut out, mut inside) = (String::new(), false);
    for character in value.chars() {
        match character {
            '"' => {
                inside = !inside;
                out.push('"');
            }
            ';' | '(' | ')' if !inside => {
                let _ = write!(out, "\\{:03}", character as u32);
            }
            other => out.push(other),
        }
    }
    out
}

/// A name without what has a meaning in a file.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars() {
        match character {
            ';' | '(' | ')' | '"' | '\\' | '@' | '$' => {
                let _ = write!(out, "\\{:03}", character as u32);
            }
            other => out.push(other),
        }
    }
    out
}
