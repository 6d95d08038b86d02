//! An answer with what came along with it.

use std::fmt;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{ETAG, HeaderMap, SET_COOKIE};

use super::validator::Validator;
use crate::codec::decode_tree;
use crate::json::{Codec, DecodeError, Json, Reading, Tree};
use crate::rate_limit::RateLimit;
use crate::time::unix_seconds;

/// An answer: the decoded body, and status, headers and bytes as they came. `Debug` shows neither the bytes nor the
/// values of headers, which may hold what the decoded body keeps secret.
#[derive(Clone)]
pub struct Response<T> {
    pub(crate) body: T,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) raw: Bytes,
    pub(crate) attempts: u32,
}

impl<T> Response<T> {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The HTTP headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header as one of the types that the documentation of the method names: text, a number, a list; `None` if it is not
    /// there: `response.header::<i64>("X-Total-Count")`. One that comes several times is one list, separated by commas (RFC
    /// 9110, section 5.3).
    pub fn header<C: Codec>(&self, name: &str) -> Option<Result<C::Value, DecodeError>> {
        let (text, items) = field(&self.headers, name)?;
        let decode = |json: String| decode_tree::<C>(&Tree::parse_owned(json)?, Reading::Exact);
        let list = |form: fn(&str) -> String| {
            let items: Vec<_> = items.iter().map(|item| form(item)).collect();
            format!("[{}]", items.join(","))
        };
        let others = [as_json(&text), list(as_text), list(as_json)];
        let first = decode(as_text(&text));
        Some(others.into_iter().fold(first, |found, form| found.or_else(|error| decode(form).map_err(|_| error))))
    }

    /// The version of what came, if the server says it: for [`CallExt::if_changed`](crate::CallExt::if_changed).
    pub fn validator(&self) -> Option<Validator> {
        Validator::of(&self.headers)
    }

    /// The entity tag of what came, as the server writes it: with quotes.
    pub fn etag(&self) -> Option<&str> {
        self.headers.get(ETAG).and_then(|value| value.to_str().ok())
    }

    /// The decoded body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body, without the rest.
    pub fn into_body(self) -> T {
        self.body
    }

    /// The body as it came.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// Returns the number of times that the call was tried.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the number of calls that the server still takes, if it says so.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::read(&self.headers, unix_seconds())
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
            .field("body", &self.body)
            .field("raw", &format_args!("{} bytes", self.raw.len()))
            .field("attempts", &self.attempts)
            .finish()
    }
}

/// Returns a header as one text, and as the items of a list. The lines of one that comes several times are those of one list.
fn field(headers: &HeaderMap, name: &str) -> Option<(String, Vec<String>)> {
    let lines = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let lines: Vec<String> = lines.collect();
    // the commas of a cookie separate nothing: each line is one (RFC 9110, section 5.3)
    if name.eq_ignore_ascii_case(SET_COOKIE.as_str()) {
        return Some((lines.first()?.clone(), lines));
    }
    lines.first()?;
    let text = lines.join(", ");
    let items = items(&text);
    Some((text, items))
}

/// The items of a list, as they are written. A comma within quotes separates nothing.
fn items(text: &str) -> Vec<String> {
    let (mut quoted, mut escaped) = (false, false);
    let items = text.split(|character| {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return character == ',' && !quoted,
        }
        false
    });
    items.map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

fn as_text(text: &str) -> String {
    Json::from(text).to_string()
}

/// A header does not say whether it is text or JSON; the type that it is read as does.
fn as_json(text: &str) -> String {
    if Tree::parse(text.as_bytes()).is_ok() { text.to_owned() } else { as_text(text) }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;
    use crate::{Date, Value};

    fn answered(headers: &[(&'static str, &'static str)]) -> Response<()> {
        let mut all = HeaderMap::new();
        for (name, value) in headers {
            all.append(*name, HeaderValue::from_static(value));
        }
        Response { body: (), status: StatusCode::OK, headers: all, raw: Bytes::new(), attempts: 1 }
    }

    #[test]
    fn a_header_that_comes_several_times_is_one_list() {
        let response = answered(&[
            ("x-list", "a, b"),
            ("x-list", "c"),
            ("x-ids", "1"),
            ("x-ids", "2,3"),
            ("x-quoted", r#""a, \"b", c"#),
            ("set-cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT"),
            ("set-cookie", "b=2"),
        ]);
        assert_eq!(response.header::<Vec<String>>("X-List"), Some(Ok(["a", "b", "c"].map(str::to_owned).into())));
        assert_eq!(response.header::<String>("x-list"), Some(Ok("a, b, c".to_owned())));
        assert_eq!(response.header::<Vec<i64>>("x-ids"), Some(Ok(vec![1, 2, 3])));
        let quoted = [r#""a, \"b""#, "c"].map(str::to_owned);
        assert_eq!(response.header::<Vec<String>>("x-quoted"), Some(Ok(quoted.into())));
        let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"].map(str::to_owned);
        assert_eq!(response.header::<String>("Set-Cookie"), Some(Ok(cookies[0].clone())));
        assert_eq!(response.header::<Vec<String>>("Set-Cookie"), Some(Ok(cookies.into())));
        // two numbers are no number
        assert!(response.header::<i64>("x-ids").unwrap().is_err());
    }

    #[test]
    fn a_header_is_what_its_type_says() {
        let response = answered(&[
            ("count", "42"),
            ("flag", "true"),
            ("list", "a, b,c"),
            ("ids", "1,2"),
            ("day", "2026-01-31"),
            ("object", r#"{"a": 1}"#),
        ]);
        assert_eq!(response.header::<i64>("Count"), Some(Ok(42)));
        assert_eq!(response.header::<String>("count"), Some(Ok("42".to_owned())));
        assert_eq!(response.header::<bool>("flag"), Some(Ok(true)));
        assert_eq!(response.header::<Vec<String>>("list"), Some(Ok(["a", "b", "c"].map(str::to_owned).into())));
        assert_eq!(response.header::<Vec<i64>>("ids"), Some(Ok(vec![1, 2])));
        assert_eq!(response.header::<Date>("day").unwrap().unwrap().to_string(), "2026-01-31");
        assert_eq!(response.header::<Value>("list"), Some(Ok(Value::from("a, b,c"))));
        assert_eq!(response.header::<i64>("absent"), None);
        let error = response.header::<i64>("flag").unwrap().unwrap_err();
        assert_eq!((error.expected(), error.found()), ("an integer", "text"));
    }
}
