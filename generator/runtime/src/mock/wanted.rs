//! The form that a request must have to be the expected one.

use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap};
use reqwest::{Method, Url};

use crate::api::{Operation, SchemeKind};
use crate::client::target;
use crate::exchange::{header, is_lines};
use crate::json::{Json, Tree, shorten};
use crate::request::{Content, Part, encode_with};
use crate::{Error, Request};

/// Marks around the name of a placeholder for which any value will do. The encoder writes `{` as `%7B`, so no value
/// looks like that.
const ANY: (&str, &str) = ("%7b", "%7d");

/// Characters of a value that are shown.
const SHOWN: usize = 100;

/// The form of an expected request.
#[derive(Debug)]
pub(super) struct Wanted {
    operation: Operation,
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    /// The way in which the answer is asked for.
    form: AnswerForm,
    body: Body,
    /// True if there may be nothing but that.
    exact: bool,
    /// Query parameters that may have any value: placeholders, and those that say who calls, and not what for.
    free: Vec<String>,
}

#[derive(Debug)]
enum Body {
    /// It makes no difference.
    Any,
    Fields(BTreeMap<String, Json>),
    Json(Json),
    Form(Vec<(String, String)>),
    Parts(Vec<Part>),
    /// Parts without names, whose order counts.
    Sequence(Vec<Part>),
    Bytes(Bytes),
}

/// The form in which an answer is asked for, which tells the two methods of an operation apart.
#[derive(Debug, PartialEq, Eq)]
enum AnswerForm {
    Events,
    Lines,
    Whole,
}

impl AnswerForm {
    fn of(accept: &str) -> Self {
        match accept.to_ascii_lowercase() {
            accept if accept.contains("text/event-stream") => Self::Events,
            accept if is_lines(&accept) => Self::Lines,
            _ => Self::Whole,
        }
    }
}

/// Stands in a path for any value of a placeholder.
pub(super) fn any(placeholder: &str) -> String {
    format!("{}{placeholder}{}", ANY.0, ANY.1)
}

impl Wanted {
    /// Returns the form of requests that have at least everything that this one has.
    pub(super) fn of(request: &Request, exact: bool) -> Result<Self, Error> {
        let (method, url) = target(request)?;
        let mut headers = HeaderMap::new();
        request.parameters.add_headers(&mut headers)?;
        let body = body(request)?;
        let path = url.path().to_owned();
        let (query, free) = query_of(&url);
        let schemes = request.client.0.exchange.api.security.schemes.iter();
        let keys = schemes.filter_map(|scheme| match scheme.kind {
            SchemeKind::Query(name) => Some(name.to_owned()),
            _ => None,
        });
        let free = keys.chain(free).collect();
        let form = AnswerForm::of(request.expected.accept);
        Ok(Self { operation: request.operation.clone(), method, path, query, headers, form, body, exact, free })
    }

    /// Returns whether this is about the same method and the same path.
    pub(super) fn is_about(&self, request: &wiremock::Request) -> bool {
        self.method == request.method && fits(&self.path, request.url.path())
    }

    /// The first thing in which a request differs from this.
    pub(super) fn difference(&self, request: &wiremock::Request) -> Option<String> {
        if !self.is_about(request) {
            return Some("that is another call".to_owned());
        }
        if self.form != AnswerForm::of(header(&request.headers, &ACCEPT)) {
            return Some("the answer is asked for in another form".to_owned());
        }
        let is_known = |name: &str| self.query.iter().any(|(known, _)| known == name);
        let mut query = pairs(&request.url);
        query.retain(|(name, _)| is_known(name) || !self.free.contains(name));
        let query = lacking("the query", &self.query, &query, self.exact);
        query.or_else(|| self.other_header(&request.headers)).or_else(|| self.other_body(request))
    }

    fn other_header(&self, received: &HeaderMap) -> Option<String> {
        self.headers.iter().find_map(|(name, value)| {
            // cookies are many in one
            let separator = if name == COOKIE { "; " } else { "\0" };
            let of = |name| received.get_all(name).iter().filter_map(|value| value.to_str().ok());
            let received: Vec<_> = of(name).flat_map(|value| value.split(separator)).collect();
            let mut wanted = value.to_str().unwrap_or_default().split(separator);
            let missing = wanted.find(|wanted| !received.contains(wanted));
            missing.map(|value| format!("there is no {name}: {}", shorten(value, SHOWN)))
        })
    }

    fn other_body(&self, request: &wiremock::Request) -> Option<String> {
        let json = || Tree::parse(&request.body).ok().map(|tree| Json::from(tree.root()));
        match &self.body {
            Body::Any if self.exact && !request.body.is_empty() => Some("there is a body".to_owned()),
            Body::Any => None,
            Body::Fields(fields) => match json() {
                Some(Json::Object(received)) => other_fields(fields, &received, self.exact),
                _ if fields.is_empty() => None,
                _ => Some("the body is no JSON object".to_owned()),
            },
            Body::Json(value) => (json().as_ref() != Some(value)).then(|| "the body is another one".to_owned()),
            Body::Form(form) => lacking("the body", form, &form_of(&request.body), self.exact),
            Body::Parts(parts) => other_parts(parts, request, self.exact),
            Body::Sequence(parts) => other_sequence(parts, request),
            Body::Bytes(bytes) => (request.body != *bytes).then(|| "the body is another one".to_owned()),
        }
    }
}

/// Such as `dns.add_record: POST /service/10/dns/{zone_id}/records, name = "www"`.
impl fmt::Display for Wanted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.replace(ANY.0, "{").replace(ANY.1, "}");
        write!(formatter, "{}: {} {path}", self.operation.name, self.method)?;
        let pairs = |pairs: &[(String, String)]| {
            pairs.iter().map(|(name, value)| format!(", {name} = \"{}\"", shorten(value, SHOWN))).collect::<String>()
        };
        formatter.write_str(&pairs(&self.query))?;
        for (name, value) in &self.headers {
            write!(formatter, ", {name}: {}", shorten(value.to_str().unwrap_or_default(), SHOWN))?;
        }
        match &self.body {
            Body::Any => Ok(()),
            Body::Fields(fields) => fields
                .iter()
                .try_for_each(|(name, value)| write!(formatter, ", {name} = {}", shorten(&value.to_string(), SHOWN))),
            Body::Json(value) => write!(formatter, ", {}", shorten(&value.to_string(), SHOWN)),
            Body::Form(form) => formatter.write_str(&pairs(form)),
            Body::Parts(parts) => parts.iter().try_for_each(|part| write!(formatter, ", a part {}", name_of(part))),
            Body::Sequence(parts) => write!(formatter, ", a body of {} parts", parts.len()),
            Body::Bytes(bytes) => write!(formatter, ", a body of {} bytes", bytes.len()),
        }
    }
}

fn body(request: &Request) -> Result<Body, Error> {
    let encoded = request.content.encode(request.client.0.exchange.api.dialect, &mut HeaderMap::new())?.bytes();
    Ok(match request.content.complete().into_owned() {
        Content::Nothing => Body::Any,
        Content::Fields(fields) => Body::Fields(fields),
        Content::Json(value) => Body::Json(value),
        Content::Form(_) => Body::Form(form_of(&encoded.unwrap_or_default())),
        Content::Multipart(parts) => Body::Parts(parts),
        Content::Parts(parts) => Body::Sequence(parts),
        Content::Text(_) | Content::Bytes(_) => encoded.map_or(Body::Any, Body::Bytes),
    })
}

fn pairs(url: &Url) -> Vec<(String, String)> {
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// The fields of a form, which is written as a query is.
fn form_of(body: &[u8]) -> Vec<(String, String)> {
    let url = Url::parse("http://localhost").map(|mut url| {
        url.set_query(Some(&String::from_utf8_lossy(body)));
        url
    });
    url.map(|url| pairs(&url)).unwrap_or_default()
}

/// Returns names and values of a query, and the names for which any value will do.
fn query_of(url: &Url) -> (Vec<(String, String)>, Vec<String>) {
    let is_free = |pair: &&str| pair.contains(ANY.0);
    let (free, fixed): (Vec<&str>, Vec<&str>) = url.query().unwrap_or_default().split('&').partition(is_free);
    let free = form_of(free.join("&").as_bytes()).into_iter().map(|(name, _)| name);
    (form_of(fixed.join("&").as_bytes()), free.collect())
}

/// Returns whether a path is the expected one.
fn fits(wanted: &str, received: &str) -> bool {
    let Some((before, rest)) = wanted.split_once(ANY.0) else { return wanted == received };
    let Some(received) = received.strip_prefix(before) else { return false };
    let (name, after) = rest.split_once(ANY.1).unwrap_or((rest, ""));
    // some value, which is one segment or a part of one, and then the rest
    let keeps_slashes = name.starts_with('+');
    let value = received.char_indices().take_while(|(_, c)| keeps_slashes || *c != '/');
    let mut ends = value.map(|(start, c)| start + c.len_utf8());
    ends.any(|end| received.get(end..).is_some_and(|rest| fits(after, rest)))
}

/// Says what is wrong with some names and values, which may come several times each.
fn lacking(place: &str, wanted: &[(String, String)], received: &[(String, String)], exact: bool) -> Option<String> {
    let of = |pairs: &[(String, String)], name: &str| -> Vec<String> {
        pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    };
    let other = wanted.iter().map(|(name, _)| name).find(|name| of(wanted, name) != of(received, name));
    let surplus = || received.iter().map(|(name, _)| name).find(|name| exact && of(wanted, name).is_empty());
    match other {
        Some(name) => Some(match of(received, name).as_slice() {
            [] => format!("{place} has no {name}"),
            values => format!("{name} is \"{}\"", shorten(&values.join("\" and \""), SHOWN)),
        }),
        None => surplus().map(|name| format!("{place} has {name}, too")),
    }
}

fn other_fields(wanted: &BTreeMap<String, Json>, received: &BTreeMap<String, Json>, exact: bool) -> Option<String> {
    let other = wanted.iter().find(|(name, value)| received.get(*name) != Some(value));
    let surplus = || received.keys().find(|name| exact && !wanted.contains_key(*name));
    match other {
        Some((name, _)) => Some(match received.get(name) {
            None => format!("the body has no {name}"),
            Some(value) => format!("{name} is {}", shorten(&value.to_string(), SHOWN)),
        }),
        None => surplus().map(|name| format!("the body has {name}, too")),
    }
}

/// Parts are written with the boundary that the request has, and looked for. Those that are streams are not looked at.
fn other_parts(wanted: &[Part], request: &wiremock::Request, exact: bool) -> Option<String> {
    let declared = header(&request.headers, &CONTENT_TYPE);
    let Some(("multipart/form-data", boundary)) = declared.split_once("; boundary=") else {
        return Some("the body is no multipart/form-data".to_owned());
    };
    let end = format!("--{boundary}--\r\n");
    let written = |part: &Part| {
        let body = encode_with(std::slice::from_ref(part), boundary).ok()?;
        body.bytes()?.strip_suffix(end.as_bytes()).map(<[u8]>::to_vec)
    };
    let holds = |part: &[u8]| request.body.windows(part.len()).any(|window| window == part);
    let other = wanted.iter().find(|part| written(part).is_some_and(|text| !holds(&text)));
    let count = request.body.windows(boundary.len()).filter(|window| *window == boundary.as_bytes()).count();
    match other {
        Some(part) => Some(format!("there is no such part {}", name_of(part))),
        None => (exact && count != wanted.len() + 1).then(|| "there are other parts, too".to_owned()),
    }
}

fn name_of(part: &Part) -> &str {
    part.name.as_deref().unwrap_or_default()
}

/// Parts are written with the boundary that the request has. Where one of them is a stream, none is looked at.
fn other_sequence(wanted: &[Part], request: &wiremock::Request) -> Option<String> {
    let Some((_, boundary)) = header(&request.headers, &CONTENT_TYPE).rsplit_once("; boundary=") else {
        return Some("the body has no parts".to_owned());
    };
    let written = encode_with(wanted, boundary).ok()?.bytes()?;
    (request.body != written).then(|| "the body has other parts".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_value_fits_a_placeholder_and_nothing_else() {
        let id = any("id");
        for (wanted, received, expected) in [
            ("/a/7/b".to_owned(), "/a/7/b", true),
            ("/a/7".to_owned(), "/a/8", false),
            (format!("/a/{id}/b"), "/a/7/b", true),
            (format!("/a/{id}/b"), "/a/7/c", false),
            (format!("/a/{id}"), "/a/7/b", false),
            (format!("/a/{id}"), "/a", false),
            (format!("/a/{id}"), "/a/%C3%A4%20b", true),
            (format!("/a/{id}.json"), "/a/7.json", true),
            (format!("/a/{id}.json"), "/a/.json", false),
            (format!("/a/v{id}-{id}.x"), "/a/v1-2-3.x", true),
            (format!("/a/v{id}-{id}.x"), "/a/v1-.x", false),
            (format!("/a/{id}/b"), "/a/7/8/b", false),
            (format!("/a/{}/b", any("+id")), "/a/7/8/b", true),
            // a value that looks like a placeholder is what it is
            ("/a/%7Bid%7D".to_owned(), "/a/%7Bid%7D", true),
            ("/a/%7Bid%7D".to_owned(), "/a/7", false),
        ] {
            assert_eq!(fits(&wanted, received), expected, "{wanted} and {received}");
        }
    }
}
