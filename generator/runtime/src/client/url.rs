//! URLs: a base that is checked once, and paths whose values cannot leave their segment.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::net::IpAddr;

use reqwest::Url;

use super::Shared;
use crate::{Date, DateTime, Decimal, Error};

/// Checks where an API is said to be.
pub(crate) fn parse_base(text: &str, allow_http: bool) -> Result<Url, Error> {
    if text.is_empty() {
        return Err(Error::build("no base URL is given, and the API's description names none"));
    }
    if !text.contains("://") || text.contains('{') {
        let names = "no whole base URL is given; the API's description knows only";
        return Err(Error::build(format!("{names} `{text}`")));
    }
    // the text is not repeated: it may carry a password
    let url = Url::parse(text).map_err(|error| Error::build(format!("the base URL is not valid: {error}")))?;
    let secure = match url.scheme() {
        "https" => true,
        "http" => allow_http || is_loopback(&url),
        _ => return Err(Error::build("the base URL must start with https://")),
    };
    if !secure {
        return Err(Error::build("the base URL must start with https:// unless plain HTTP is allowed explicitly"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::build("the base URL must not contain credentials"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::build("the base URL must have neither query nor fragment"));
    }
    Ok(url)
}

/// Where a call goes: to the server that its operation names, unless a base URL was given by hand.
pub(crate) fn base_of<'s>(shared: &'s Shared, server: Option<&str>) -> Result<Cow<'s, Url>, Error> {
    let Some(server) = server.filter(|_| !shared.base_is_given) else { return Ok(Cow::Borrowed(&shared.base)) };
    if server.contains("://") {
        return parse_base(server, shared.allow_http).map(Cow::Owned);
    }
    let mut base = shared.base.clone();
    base.set_path(server);
    Ok(Cow::Owned(base))
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A value in a path.
pub trait PathValue {
    /// Its text, not yet encoded.
    fn to_text(&self) -> String;
}

macro_rules! path_values {
    ($($type:ty),+) => {$(
        impl PathValue for $type {
            fn to_text(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

path_values!(i64, i32, u64, u32, bool, str, String, Decimal, Date, DateTime);

impl<T: PathValue + ?Sized> PathValue for &T {
    fn to_text(&self) -> String {
        (**self).to_text()
    }
}

/// The URL of a call: the base with the template's segments, each placeholder filled in.
pub(crate) fn join(base: &Url, template: &str, values: &[(&'static str, String)]) -> Result<Url, Error> {
    if base.cannot_be_a_base() {
        return Err(Error::build("the base URL cannot have a path"));
    }
    let root = base.path().trim_end_matches('/');
    let values_length: usize = values.iter().map(|(_, value)| value.len()).sum();
    let mut path = String::with_capacity(root.len() + template.len() + values_length);
    path.push_str(root);
    for segment in template.trim_start_matches('/').split('/') {
        path.push('/');
        fill(segment, values, &mut path)?;
    }
    let mut url = base.clone();
    url.set_path(&path);
    Ok(url)
}

/// Percent-encodes what RFC 3986 does not permit in a segment. `Url` would do most of it, but it drops tabs and line
/// breaks before, with which `.\t.` would become `..` behind our back.
pub(crate) fn encode(segment: &str, path: &mut String) {
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
            path.push(char::from(byte));
        } else {
            // writing to a String cannot fail
            let _ = write!(path, "%{byte:02X}");
        }
    }
}

/// Adds one segment with its placeholders filled in by values that are encoded already. What could make it another path is
/// refused: URLs drop `.` and `..` silently, and an empty segment is another path as well.
fn fill(segment: &str, values: &[(&'static str, String)], path: &mut String) -> Result<(), Error> {
    let start = path.len();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| Error::build("the path template is not valid"))?;
        let value = values.iter().rfind(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        let value = value.ok_or_else(|| Error::build(format!("path parameter {name} is missing")))?;
        if matches!(value, "" | "." | "..") {
            return Err(Error::build(format!("path parameter {name} must not be empty, \".\" or \"..\"")));
        }
        encode(before, path);
        path.push_str(value);
        rest = after;
    }
    encode(rest, path);
    if matches!(path.get(start..), Some("." | "..")) {
        return Err(Error::build("the path must not have a segment \".\" or \"..\""));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(value: &str) -> String {
        let mut text = String::new();
        encode(value, &mut text);
        text
    }

    #[test]
    fn the_path_of_the_base_url_is_kept() {
        for base in ["https://example.com/api", "https://example.com/api/"] {
            let url = join(&parse_base(base, false).unwrap(), "/dns/{id}", &[("id", encoded("7"))]).unwrap();
            assert_eq!(url.as_str(), "https://example.com/api/dns/7");
        }
    }

    #[test]
    fn a_value_stays_one_segment() {
        let base = parse_base("https://example.com/api", false).unwrap();
        let cases = [
            ("/dns/{id}", "../login", "/api/dns/..%2Flogin"),
            ("/dns/{id}", "a?b#c", "/api/dns/a%3Fb%23c"),
            ("/dns/{id}", "%2e%2e", "/api/dns/%252e%252e"),
            ("/dns/{id}/x", "ä b", "/api/dns/%C3%A4%20b/x"),
            ("/a/{id}.json", "7", "/api/a/7.json"),
            ("/a/v{id}-{id}", "7", "/api/a/v7-7"),
            ("/a/{id}", ".\t.", "/api/a/.%09."),
            ("/a/{id}", "a\r\nb\\c", "/api/a/a%0D%0Ab%5Cc"),
        ];
        for (template, value, path) in cases {
            let url = join(&base, template, &[("id", encoded(value))]).unwrap();
            assert_eq!(url.path(), path, "{template} with {value}");
        }
    }

    #[test]
    fn numbers_money_and_dates_are_values_of_paths() {
        let (date, time) = ("2016-12-30".parse::<Date>().unwrap(), "2016-12-30 12:24:28".parse::<DateTime>().unwrap());
        let texts = [7.to_text(), "10.10".parse::<Decimal>().unwrap().to_text(), date.to_text(), time.to_text()];
        assert_eq!(texts, ["7", "10.10", "2016-12-30", "2016-12-30 12:24:28"]);
    }

    #[test]
    fn a_value_that_is_another_path_is_refused() {
        let base = parse_base("https://example.com/api", false).unwrap();
        for value in ["", ".", ".."] {
            assert!(join(&base, "/dns/{id}", &[("id", encoded(value))]).is_err(), "{value:?}");
        }
        assert!(join(&base, "/dns/{id}", &[]).is_err());
    }

    #[test]
    fn plain_http_is_for_loopback() {
        for (base, accepted) in [
            ("https://example.com", true),
            ("http://example.com", false),
            ("http://localhost:80/api", true),
            ("http://127.1.2.3", true),
            ("http://[::1]:8080", true),
            ("http://localhost.example.com", false),
            ("ftp://example.com", false),
            ("https://user:password@example.com", false),
            ("https://example.com/?a=b", false),
            ("example.com", false),
        ] {
            assert_eq!(parse_base(base, false).is_ok(), accepted, "{base}");
        }
        assert!(parse_base("http://example.com", true).is_ok());
    }
}
