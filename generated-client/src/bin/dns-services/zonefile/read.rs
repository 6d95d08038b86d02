//! Reading a master file: entries of words, which span lines in parentheses.

use super::hosts;
use crate::failure::Failure;
use dns_services::zone::Record;

/// A word as it stands in the file, quotes and escapes included.
type Word = String;

/// Words that belong together, from a line and perhaps the next ones.
struct Entry {
    line: usize,
    /// True if it begins with a space, and so has the name of the entry before it.
    is_continued: bool,
    words: Vec<Word>,
}

fn wrong(line: usize, problem: impl std::fmt::Display) -> Failure {
    Failure::usage(format!("line {line}: {problem}"))
}

pub(super) fn read(text: &str, zone: &str) -> Result<Vec<Record>, Failure> {
    let mut records = Vec::new();
    let (mut origin, mut default_ttl, mut owner) = (zone.to_owned(), None, zone.to_owned());
    for entry in entries(text)? {
        let Entry { line, is_continued, words } = entry;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["$ORIGIN", name] if !is_continued => origin = full(name, &origin),
            ["$TTL", ttl] if !is_continued => {
                default_ttl = Some(seconds(ttl).ok_or_else(|| wrong(line, format!("`{ttl}` is no time to live")))?);
            }
            [directive, ..] if directive.starts_with('$') && !is_continued => {
                return Err(wrong(line, format!("{directive} is not supported here")));
            }
            _ => {
                let rest = match words.split_first() {
                    Some((name, rest)) if !is_continued => {
                        owner = full(name, &origin);
                        rest
                    }
                    _ => &words[..],
                };
                let is_within = owner.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
                if !is_within {
                    return Err(wrong(line, format!("{owner} is not in the zone {zone}")));
                }
                records.push(record(&owner, rest, default_ttl, &origin).map_err(|problem| wrong(line, problem))?);
            }
        }
    }
    Ok(records)
}

/// A record from what follows its name: time to live and class in any order, type, value.
fn record(owner: &str, words: &[&str], default_ttl: Option<i64>, origin: &str) -> Result<Record, String> {
    let (mut ttl, mut rest) = (default_ttl, words);
    let (record_type, value) = loop {
        let Some((word, after)) = rest.split_first() else { return Err("a type is missing".to_owned()) };
        match word.to_uppercase().as_str() {
            "IN" => {}
            class @ ("CH" | "HS" | "CS") => return Err(format!("the class {class} is not that of the internet")),
            record_type => match seconds(word) {
                Some(seconds) => ttl = Some(seconds),
                None => break (record_type.to_owned(), after),
            },
        }
        rest = after;
    };
    if !record_type.chars().all(|character| character.is_ascii_alphanumeric()) {
        return Err(format!("`{record_type}` is no type"));
    }
    if value.is_empty() {
        return Err(format!("{record_type} has no value"));
    }
    let record = match record_type.as_str() {
        "TXT" | "SPF" => {
            let bytes: Vec<u8> = value.iter().flat_map(|word| unescaped(word)).collect();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if record_type == "TXT" { Record::txt(owner, text) } else { Record::new(owner, record_type, text) }
        }
        "CAA" => {
            let words = value.iter().map(|word| String::from_utf8_lossy(&unescaped(word)).into_owned());
            Record::new(owner, record_type, words.collect::<Vec<_>>().join(" "))
        }
        _ => {
            let hosts = hosts(&record_type, value.len());
            let word = |(index, word): (usize, &&str)| match hosts.contains(&index) {
                true if *word == "." => ".".to_owned(),
                true => full(word, origin),
                false => plain(word),
            };
            let value: Vec<_> = value.iter().enumerate().map(word).collect();
            Record::new(owner, record_type, value.join(" "))
        }
    };
    Ok(ttl.map_or(record.clone(), |ttl| record.ttl(ttl)))
}

/// A name in full and in small letters, without a dot at its end.
fn full(name: &str, origin: &str) -> String {
    let text = String::from_utf8_lossy(&unescaped(name)).to_lowercase();
    match (name, text.strip_suffix('.')) {
        ("@", _) => origin.to_owned(),
        (_, Some(absolute)) => absolute.to_owned(),
        (_, None) => format!("{text}.{origin}"),
    }
}

/// A time to live: seconds, or with units as in `1h30m`.
fn seconds(word: &str) -> Option<i64> {
    if let Ok(seconds) = word.parse::<u32>() {
        return Some(i64::from(seconds));
    }
    let (mut total, mut number) = (0_i64, None::<i64>);
    for character in word.chars() {
        if let Some(digit) = character.to_digit(10) {
            number = Some(number.unwrap_or_default().checked_mul(10)?.checked_add(i64::from(digit))?);
            continue;
        }
        let unit = match character.to_ascii_lowercase() {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86_400,
            'w' => 604_800,
            _ => return None,
        };
        total = total.checked_add(number.take()?.checked_mul(unit)?)?;
    }
    (number.is_none() && !word.is_empty()).then_some(total)
}

/// The bytes that a word means, without its quotes.
fn unescaped(word: &str) -> Vec<u8> {
    let inner = word.strip_prefix('"').map(|rest| rest.strip_suffix('"').unwrap_or(rest)).unwrap_or(word);
    let (mut bytes, mut rest) = (Vec::new(), inner);
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        if character != '\\' {
            bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest = after;
        } else if let Some(byte) =
            after.get(..3).filter(|code| code.bytes().all(|b| b.is_ascii_digit())).and_then(|code| code.parse().ok())
        {
            bytes.push(byte);
            rest = after.get(3..).unwrap_or_default();
        } else {
            let next = after.chars().next();
            bytes.extend(next.into_iter().flat_map(|next| next.to_string().into_bytes()));
            rest = after.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
        }
    }
    bytes
}

/// A word of a value as it is, but for what is escaped to stand in a file.
fn plain(word: &str) -> String {
    word.replace("\\059", ";").replace("\\040", "(").replace("\\041", ")")
}

/// The entries of a file: without comments, and with what is in parentheses on one line.
fn entries(text: &str) -> Result<Vec<Entry>, Failure> {
    let mut entries = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut open = None;
    for (number, line) in (1..).zip(text.lines()) {
        let is_continued = line.starts_with([' ', '\t']);
        let current = entry.get_or_insert_with(|| Entry { line: number, is_continued, words: Vec::new() });
        let mut rest = line;
        while let Some(character) = rest.chars().next() {
            match character {
                ';' => break,
                '(' if open.is_some() => return Err(wrong(number, "parentheses in parentheses")),
                '(' => open = Some(number),
                ')' if open.is_none() => return Err(wrong(number, "a parenthesis is closed that was not opened")),
                ')' => open = None,
                _ if character.is_whitespace() => {}
                _ => {
                    let length = word_length(rest).ok_or_else(|| wrong(number, "a quote is not closed"))?;
                    let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
                    current.words.push(word.to_owned());
                    rest = after;
                    continue;
                }
            }
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
        if open.is_none() {
            entries.extend(entry.take().filter(|entry| !entry.words.is_empty()));
        }
    }
    match open {
        Some(line) => Err(wrong(line, "a parenthesis is not closed")),
        None => Ok(entries),
    }
}

/// The bytes of the word at the beginning of a text; `None` if its quotes do not end.
fn word_length(text: &str) -> Option<usize> {
    let is_quoted = text.starts_with('"');
    let mut characters = text.char_indices().skip(usize::from(is_quoted));
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => drop(characters.next()),
            '"' if is_quoted => return Some(at + 1),
            '"' | ';' | '(' | ')' if !is_quoted => return Some(at),
            _ if !is_quoted && character.is_whitespace() => return Some(at),
            _ => {}
        }
    }
    (!is_quoted).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{read, seconds};

    fn shown(text: &str) -> Vec<String> {
        let records = read(text, "example.com").unwrap();
        let ttl = |ttl: Option<i64>| ttl.map(|ttl| format!(" {ttl}")).unwrap_or_default();
        records.iter().map(|record| format!("{record}{}", ttl(record.time_to_live()))).collect()
    }

    #[test]
    fn a_file_as_people_write_it_is_read() {
        let text = "\
; a comment
$TTL 1h
@       IN SOA ns1 hostmaster ( 2024010101 ; serial
                                3h 1h 1w 1h )
        IN NS  ns1.example.net.
        MX 10 mail
www     300 IN A 192.0.2.1
        IN 300 AAAA 2001:DB8::1
_sip._tcp SRV 1 2 5060 sip.example.com.
Key._domainkey TXT ( \"v=DKIM1; p=\"
                     \"abc\" ) ; split
$ORIGIN sub.example.com.
x       CNAME @
*.y.example.com. TXT plain\\032text
";
        assert_eq!(
            shown(text),
            [
                "example.com SOA ns1.example.com hostmaster.example.com 2024010101 3h 1h 1w 1h 3600",
                "example.com NS ns1.example.net 3600",
                "example.com MX 10 mail.example.com 3600",
                "www.example.com A 192.0.2.1 300",
                "www.example.com AAAA 2001:db8::1 300",
                "_sip._tcp.example.com SRV 1 2 5060 sip.example.com 3600",
                "key._domainkey.example.com TXT v=DKIM1; p=abc 3600",
                "x.sub.example.com CNAME sub.example.com 3600",
                "*.y.example.com TXT plain text 3600",
            ]
        );
        assert_eq!(shown("www A 192.0.2.1"), ["www.example.com A 192.0.2.1"], "any time to live is right");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, expected) in [
            ("www A\n", "line 1: A has no value"),
            ("\nwww 300 IN\n", "line 2: a type is missing"),
            ("www CH TXT x", "line 1: the class CH is not that of the internet"),
            ("www TXT \"a", "line 1: a quote is not closed"),
            ("@ SOA a b (\n1 2", "line 1: a parenthesis is not closed"),
            ("@ A )", "line 1: a parenthesis is closed that was not opened"),
            ("$INCLUDE /etc/passwd", "line 1: $INCLUDE is not supported here"),
            ("$TTL soon", "line 1: `soon` is no time to live"),
            ("www.example.org. A 192.0.2.1", "line 1: www.example.org is not in the zone example.com"),
        ] {
            assert_eq!(read(text, "example.com").unwrap_err().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn times_have_units() {
        for (text, expected) in [
            ("60", Some(60)),
            ("1h30m", Some(5400)),
            ("2D", Some(172_800)),
            ("h", None),
            ("5x", None),
            ("", None),
            ("1h5", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
