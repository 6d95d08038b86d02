//! URLs: a base that is checked once, and paths whose values cannot leave their segment.

use std::borrow::Cow;

use reqwest::Url;

use super::Exchange;
use crate::transport::is_loopback;
use crate::{Error, ErrorKind, percent};

/// Checks where an API is said to be.
pub(crate) fn parse_base(text: &str, allow_http: bool) -> Result<Url, Error> {
    if text.is_empty() {
        return Err(Error::build("no base URL is given, and the API's description names none"));
    }
    parse_whole(text, "base URL", allow_http)
}

/// Checks a URL that others begin with.
pub(crate) fn parse_whole(text: &str, what: &str, allow_http: bool) -> Result<Url, Error> {
    // the text is not repeated: it may carry a password
    if !is_whole(text) {
        return Err(Error::build(format!("the {what} is not a whole one, such as `https://example.com/api`")));
    }
    let url = Url::parse(text).map_err(|error| Error::build(format!("the {what} is not valid: {error}")))?;
    check_secure(&url, what, allow_http)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::build(format!("the {what} must have neither query nor fragment")));
    }
    Ok(url)
}

/// Refuses a URL to which credentials must not go, and one that holds some.
fn check_secure(url: &Url, what: &str, allow_http: bool) -> Result<(), Error> {
    let secure = match url.scheme() {
        "https" => true,
        "http" => allow_http || is_loopback(url),
        _ => return Err(Error::build(format!("the {what} must start with https://"))),
    };
    if !secure {
        let message = format!("the {what} must start with https:// unless plain HTTP is allowed explicitly");
        return Err(Error::build(message));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::build(format!("the {what} must not contain credentials")));
    }
    Ok(())
}

/// Returns where an endpoint for signing in is, which may be relative to the base. As much is asked of it as of a base.
#[cfg(feature = "oauth2")]
pub(crate) fn endpoint(base: &Url, text: &str, what: &str, allow_http: bool) -> Result<Url, Error> {
    if text.contains('{') {
        return Err(Error::build(format!("the {what} has a variable, and must be given whole")));
    }
    // the text is not repeated: it may carry a password
    let mut url = base.join(text).map_err(|error| Error::build(format!("the {what} is not valid: {error}")))?;
    check_secure(&url, what, allow_http)?;
    url.set_fragment(None);
    Ok(url)
}

impl Exchange {
    /// Returns where a call goes: to the server that its operation names, unless a base URL was given by hand.
    pub(crate) fn base_of(&self, server: Option<&str>) -> Result<Cow<'_, Url>, Error> {
        let Some(server) = server.filter(|_| !self.base_is_given) else { return Ok(Cow::Borrowed(&self.base)) };
        if server.contains("://") {
            return parse_base(server, self.allow_http).map(Cow::Owned);
        }
        let mut base = self.base.clone();
        base.set_path(server);
        Ok(Cow::Owned(base))
    }
}

/// Returns whether a URL has a scheme and a host, and no variables.
pub(crate) fn is_whole(text: &str) -> bool {
    text.contains("://") && !text.contains('{')
}

/// Returns the URL of a call: the base with the template's segments and query, each placeholder filled in. The template's
/// fragment only tells operations apart: nobody sends one.
pub(crate) fn join(base: &Url, template: &str, values: &[(&'static str, String)]) -> Result<Url, Error> {
    if base.cannot_be_a_base() {
        return Err(Error::build("the base URL cannot have a path"));
    }
    let (template, _) = template.split_once('#').unwrap_or((template, ""));
    let (template, query) = template.split_once('?').unwrap_or((template, ""));
    let root = base.path().trim_end_matches('/');
    let values_length: usize = values.iter().map(|(_, value)| value.len()).sum();
    let mut path = String::with_capacity(root.len() + template.len() + values_length);
    path.push_str(root);
    for segment in template.trim_start_matches('/').split('/') {
        path.push('/');
        fill_segment(segment, values, &mut path)?;
    }
    let mut url = base.clone();
    url.set_path(&path);
    if !query.is_empty() {
        let mut filled = String::new();
        fill(query, values, percent::query, &mut filled, |_, _| Ok(()))?;
        url.set_query(Some(&filled));
    }
    Ok(url)
}

/// The reason why a URL of an answer is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Elsewhere {
    /// It is no URL.
    Nowhere,
    /// It is on another host than the API.
    OtherHost,
}

/// Returns the URL that an answer has for what comes next. Only its path and its query count: the call goes where the API is, and
/// another host is refused.
pub(crate) fn follow(url: &Url, target: &str) -> Result<Url, Elsewhere> {
    let target = url.join(target).map_err(|_| Elsewhere::Nowhere)?;
    if target.host_str() != url.host_str() {
        return Err(Elsewhere::OtherHost);
    }
    let mut url = url.clone();
    url.set_path(target.path());
    url.set_query(target.query());
    Ok(url)
}

/// Returns the URL of another page of a list, as a page says it.
pub(crate) fn page_of(url: &Url, page: &str) -> Result<Url, Error> {
    follow(url, page).map_err(|why| {
        let detail = match why {
            Elsewhere::Nowhere => "the server gives something as the next page that is no URL",
            Elsewhere::OtherHost => "the server says that the next page is on another host",
        };
        Error::new(ErrorKind::Paging, detail)
    })
}

/// Adds one segment. Values that would make it another path are refused: URLs drop `.` and `..` silently, and an empty
/// segment is another path as well.
fn fill_segment(segment: &str, values: &[(&'static str, String)], path: &mut String) -> Result<(), Error> {
    let start = path.len();
    fill(segment, values, percent::segment, path, |name, value| {
        let moves = value.is_empty() || value.split('/').any(|one| matches!(one, "." | ".."));
        let message = || format!("path parameter {name} must not be empty, \".\" or \"..\"");
        if moves { Err(Error::build(message())) } else { Ok(()) }
    })?;
    let mut filled = path.get(start..).unwrap_or_default().split('/');
    if filled.any(|one| matches!(one, "." | "..")) {
        return Err(Error::build("the path must not have a segment \".\" or \"..\""));
    }
    Ok(())
}

/// Adds a part of a template with its placeholders filled in by values that are encoded already. The value of `{+name}`
/// keeps its slashes.
fn fill(
    template: &str,
    values: &[(&'static str, String)],
    encode: fn(&str) -> Cow<'_, str>,
    filled: &mut String,
    check: impl Fn(&str, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or_else(|| Error::build("the path template is not valid"))?;
        let (name, keeps_slashes) = name.strip_prefix('+').map_or((name, false), |name| (name, true));
        let value = values.iter().rfind(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        let value = value.ok_or_else(|| Error::build(format!("path parameter {name} is missing")))?;
        let value = if keeps_slashes { Cow::Owned(value.replace("%2F", "/")) } else { Cow::Borrowed(value) };
        check(name, &value)?;
        filled.push_str(&encode(before));
        filled.push_str(&value);
        rest = after;
    }
    filled.push_str(&encode(rest));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(value: &str) -> String {
        percent::unreserved(value)
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
    fn a_template_may_have_a_query_a_fragment_and_encoded_characters() {
        let base = parse_base("https://example.com/api", false).unwrap();
        for (template, url) in [
            ("/jobs?action=start", "/api/jobs?action=start"),
            ("/jobs/{id}?expand={id}&all", "/api/jobs/a%2Fb?expand=a%2Fb&all"),
            ("/jobs?a=%20 b", "/api/jobs?a=%20%20b"),
            ("/list#byName", "/api/list"),
            ("/?a=1#Action=b?", "/api/?a=1"),
            ("/enc%20oded/%40me/100%/%zz", "/api/enc%20oded/%40me/100%25/%25zz"),
            ("/files/{+id}/raw", "/api/files/a/b/raw"),
        ] {
            let joined = join(&base, template, &[("id", encoded("a/b"))]).unwrap();
            assert_eq!(joined.as_str(), format!("https://example.com{url}"), "{template}");
        }
        assert!(join(&base, "/q?a={id}", &[("id", String::new())]).is_ok());
    }

    #[test]
    fn a_value_with_slashes_stays_below_its_place() {
        let base = parse_base("https://example.com/api", false).unwrap();
        for value in ["", "..", "../a", "a/../../b", "a/."] {
            assert!(join(&base, "/dns/{+id}", &[("id", encoded(value))]).is_err(), "{value:?}");
        }
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
    fn a_page_is_on_the_host_of_the_api() {
        let base = Url::parse("https://api.example.com/v1/pets?limit=2").unwrap();
        for (page, url) in [
            ("https://api.example.com/v1/pets?page=2#top", "https://api.example.com/v1/pets?page=2"),
            ("http://API.example.com:8080/v2/pets?page=%202", "https://api.example.com/v2/pets?page=%202"),
            ("?page=2", "https://api.example.com/v1/pets?page=2"),
            ("/v1/pets/next", "https://api.example.com/v1/pets/next"),
        ] {
            assert_eq!(page_of(&base, page).unwrap().as_str(), url, "{page}");
        }
        for page in ["https://evil.example/v1/pets?page=2", "//evil.example/", "mailto:a@b", "https://"] {
            let error = page_of(&base, page).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Paging, "{page}");
            assert!(!error.to_string().contains("evil"), "{error}");
        }
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
