//! Values of records in one spelling, whoever wrote them.
//!
//! The server has three places for a value: `content`, which is text or a list, and `priority`. Here a value is one text,
//! as in a zone file, but for TXT: there it is the text itself, without quotes.

use crate::{TextOrList, Value};
use std::net::{Ipv4Addr, Ipv6Addr};

/// The number of bytes that one of the strings of a TXT record can hold (RFC 1035, 3.3).
const STRING: usize = 255;

/// The value in its one spelling.
pub(super) fn canonical(record_type: &str, value: &str) -> String {
    let text = value.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    match (record_type, words.as_slice()) {
        ("TXT" | "SPF", _) => unquoted(text),
        ("A", _) => text.parse::<Ipv4Addr>().map_or_else(|_| text.to_owned(), |address| address.to_string()),
        ("AAAA", _) => text.parse::<Ipv6Addr>().map_or_else(|_| text.to_owned(), |address| address.to_string()),
        ("CNAME" | "NS" | "PTR" | "DNAME" | "ALIAS" | "ANAME", [target]) => host(target),
        ("MX", [target]) => format!("0 {}", host(target)),
        ("MX", [priority, target]) => format!("{} {}", number(priority), host(target)),
        ("SRV", [weight, port, target]) => format!("0 {} {} {}", number(weight), number(port), host(target)),
        ("SRV", [priority, weight, port, target]) => {
            format!("{} {} {} {}", number(priority), number(weight), number(port), host(target))
        }
        ("CAA", [flags, tag, _, ..]) => {
            let value = words.get(2..).unwrap_or_default().join(" ");
            format!("{} {} {}", number(flags), tag.to_lowercase(), unquoted(&value))
        }
        ("DS" | "TLSA" | "SSHFP", _) => words.join(" ").to_lowercase(),
        _ => words.join(" "),
    }
}

/// The value that the server says.
pub(super) fn read(record_type: &str, content: &TextOrList, priority: Option<i64>) -> String {
    let text = match content {
        TextOrList::Text(text) => text.clone(),
        TextOrList::List(items) => items.iter().map(word).collect::<Vec<_>>().join(" "),
    };
    let has_priority = match record_type {
        "MX" => text.split_whitespace().count() > 1,
        "SRV" => text.split_whitespace().count() > 3,
        _ => true,
    };
    let text = if has_priority { text } else { format!("{} {text}", priority.unwrap_or_default()) };
    canonical(record_type, &text)
}

/// Content and priority as the server wants them.
pub(super) fn written(record_type: &str, value: &str) -> (TextOrList, Option<i64>) {
    let words: Vec<&str> = value.split(' ').collect();
    let integer = |word: &&str| word.parse::<i64>().ok();
    match (record_type, words.as_slice()) {
        ("TXT" | "SPF", _) => (quoted_if_needed(value).into(), None),
        ("MX", [priority, target]) => ((*target).into(), integer(priority)),
        ("SRV", [priority, weight, port, target]) => {
            let item = |word: &&str| integer(word).map_or_else(|| Value::from(*word), Value::from);
            (vec![item(weight), item(port), Value::from(*target)].into(), integer(priority))
        }
        ("CAA", [flags, tag, _, ..]) => {
            let value = words.get(2..).unwrap_or_default().join(" ");
            (format!("{flags} {tag} {}", quoted(&value)).into(), None)
        }
        _ => (value.into(), None),
    }
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Names of hosts differ neither by case nor by a dot at their end.
fn host(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_suffix('.').filter(|rest| !rest.is_empty()).unwrap_or(&name).to_owned()
}

fn number(word: &str) -> String {
    word.parse::<u64>().map_or_else(|_| word.to_owned(), |number| number.to_string())
}

/// The text of one or several quoted strings; any other text as it is, but for one pair of quotes around it.
fn unquoted(text: &str) -> String {
    let inner = || text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    strings(text).or_else(|| inner().map(str::to_owned)).unwrap_or_else(|| text.to_owned())
}

/// The text of quoted strings with nothing but space between them, as in `"one" "two"`.
fn strings(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.trim_start();
    loop {
        rest = rest.strip_prefix('"')?;
        let mut characters = rest.char_indices();
        let end = loop {
            match characters.next()? {
                (at, '"') => break at,
                (at, '\\') => match rest.get(at + 1..at + 4).and_then(|digits| digits.parse::<u8>().ok()) {
                    Some(byte) => {
                        bytes.push(byte);
                        characters.nth(2);
                    }
                    None => push(&mut bytes, characters.next()?.1),
                },
                (_, character) => push(&mut bytes, character),
            }
        };
        rest = rest.get(end + 1..)?.trim_start();
        if rest.is_empty() {
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}

fn push(bytes: &mut Vec<u8>, character: char) {
    bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// A text that the server can be given without quotes is given so, as other clients do. Quotes and backslashes need to be
/// escaped, and a long text is split.
fn quoted_if_needed(text: &str) -> String {
    let is_plain = text.len() <= STRING && !text.contains(['"', '\\']) && text == text.trim() && !text.is_empty();
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut chunks = vec![(0, String::new())];
    for character in text.chars() {
        let size = character.len_utf8();
        if chunks.last().is_some_and(|(length, _)| length + size > STRING) {
            chunks.push((0, String::new()));
        }
        if let Some((length, chunk)) = chunks.last_mut() {
            *length += size;
            if matches!(character, '"' | '\\') {
                chunk.push('\\');
            }
            chunk.push(character);
        }
    }
    chunks.iter().map(|(_, chunk)| format!("\"{chunk}\"")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{canonical, read, written};
    use crate::{TextOrList, Value};

    #[test]
    fn what_means_the_same_is_spelt_the_same() {
        for (record_type, value, expected) in [
            ("A", " 192.0.2.1 ", "192.0.2.1"),
            ("AAAA", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("AAAA", "::ffff:192.0.2.1", "::ffff:192.0.2.1"),
            ("CNAME", "Www.Example.COM.", "www.example.com"),
            ("NS", "ns1.example.com", "ns1.example.com"),
            ("MX", "10  Mail.example.com.", "10 mail.example.com"),
            ("MX", "mail.example.com", "0 mail.example.com"),
            ("MX", "0 .", "0 ."),
            ("SRV", "10 20 5060 Vc01.example.com.", "10 20 5060 vc01.example.com"),
            ("SRV", "20 5060 vc01.example.com", "0 20 5060 vc01.example.com"),
            ("CAA", "0 Issue \"letsencrypt.org\"", "0 issue letsencrypt.org"),
            ("CAA", "0 issue letsencrypt.org", "0 issue letsencrypt.org"),
            ("TLSA", "3 1 1  AB12", "3 1 1 ab12"),
            ("TXT", "plain Text", "plain Text"),
            ("TXT", "\"quoted\"", "quoted"),
            ("TXT", r#""an \"escape\" and a \\ and \195\164""#, r#"an "escape" and a \ and ä"#),
            ("TXT", "\"one \"  \"two\"", "one two"),
            // Not escaped as it should be: only the pair around it goes.
            ("TXT", r#""say "hi" to""#, r#"say "hi" to"#),
            ("TXT", "\"", "\""),
            ("TXT", "\"\"", ""),
            ("HINFO", "PC  Linux", "PC Linux"),
        ] {
            assert_eq!(canonical(record_type, value), expected, "{record_type} {value}");
        }
    }

    #[test]
    fn the_servers_ways_to_say_a_priority_are_read() {
        let list = |items: &[&str]| TextOrList::List(items.iter().map(|item| Value::from(*item)).collect());
        for (record_type, content, priority, expected) in [
            ("MX", "mail.example.com".into(), Some(10), "10 mail.example.com"),
            ("MX", "10 mail.example.com".into(), Some(10), "10 mail.example.com"),
            ("MX", list(&["5", "mail.example.com"]), None, "5 mail.example.com"),
            ("SRV", list(&["20", "5060", "vc01.example.com"]), Some(10), "10 20 5060 vc01.example.com"),
            ("SRV", vec![20.into(), 5060.into(), Value::from("vc01")].into(), None, "0 20 5060 vc01"),
            ("SRV", "10 20 5060 vc01".into(), Some(7), "10 20 5060 vc01"),
            ("A", "192.0.2.1".into(), Some(0), "192.0.2.1"),
            (
                "SOA",
                list(&["ns1.example.com", "post.example.com", "2022031025"]),
                None,
                "ns1.example.com post.example.com 2022031025",
            ),
        ] {
            assert_eq!(read(record_type, &content, priority), expected, "{record_type} {content:?}");
        }
    }

    #[test]
    fn values_are_written_as_the_server_takes_them() {
        let srv: TextOrList = vec![20.into(), 5060.into(), Value::from("vc01")].into();
        for (record_type, value, content, priority) in [
            ("A", "192.0.2.1", "192.0.2.1".into(), None),
            ("MX", "10 mail.example.com", "mail.example.com".into(), Some(10)),
            ("SRV", "10 20 5060 vc01", srv, Some(10)),
            ("CAA", "0 issue letsencrypt.org", "0 issue \"letsencrypt.org\"".into(), None),
            ("TXT", "v=spf1 -all", "v=spf1 -all".into(), None),
            ("TXT", r#"a "b" \"#, r#""a \"b\" \\""#.into(), None),
            ("TXT", "", "\"\"".into(), None),
        ] {
            assert_eq!(written(record_type, value), (content, priority), "{record_type} {value}");
        }
    }

    #[test]
    fn long_texts_are_split_and_put_together_again() {
        let text = format!("{}ä{}", "a".repeat(254), "b".repeat(300));
        let (content, _) = written("TXT", &text);
        let expected = format!("\"{}\" \"ä{}\" \"{}\"", "a".repeat(254), "b".repeat(253), "b".repeat(47));
        assert_eq!(content, expected.as_str().into());
        assert_eq!(read("TXT", &content, None), text);
    }
}
