//! Headers of answers: their values as types, and those whose meaning is known.

use reqwest::header::{HeaderMap, SET_COOKIE};

use crate::codec::decode_tree;
use crate::json::{Codec, DecodeError, Json, Reading, Tree};

/// Headers in which servers name a request. The last ones may come from a proxy.
const REQUEST_IDS: [&str; 7] = [
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-github-request-id",
    "request-id",
    "x-request-id",
    "x-correlation-id",
];

/// Returns the name that a server gave to a request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    let mut named = REQUEST_IDS.iter().filter_map(|name| headers.get(*name)?.to_str().ok());
    named.find(|id| !id.trim().is_empty())
}

/// Returns a header as a type.
pub(crate) fn decoded<C: Codec>(headers: &HeaderMap, name: &str) -> Option<Result<C::Value, DecodeError>> {
    let (text, items) = field(headers, name)?;
    let decode = |json: String| decode_tree::<C>(&Tree::parse_owned(json)?, Reading::Exact);
    let list = |form: fn(&str) -> String| {
        let items: Vec<_> = items.iter().map(|item| form(item)).collect();
        format!("[{}]", items.join(","))
    };
    let others = [as_json(&text), list(as_text), list(as_json)];
    let first = decode(as_text(&text));
    Some(others.into_iter().fold(first, |found, form| found.or_else(|error| decode(form).map_err(|_| error))))
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

    fn answered(named: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in named {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn a_header_that_comes_several_times_is_one_list() {
        let headers = answered(&[
            ("x-list", "a, b"),
            ("x-list", "c"),
            ("x-ids", "1"),
            ("x-ids", "2,3"),
            ("x-quoted", r#""a, \"b", c"#),
            ("set-cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT"),
            ("set-cookie", "b=2"),
        ]);
        assert_eq!(decoded::<Vec<String>>(&headers, "X-List"), Some(Ok(["a", "b", "c"].map(str::to_owned).into())));
        assert_eq!(decoded::<String>(&headers, "x-list"), Some(Ok("a, b, c".to_owned())));
        assert_eq!(decoded::<Vec<i64>>(&headers, "x-ids"), Some(Ok(vec![1, 2, 3])));
        let quoted = [r#""a, \"b""#, "c"].map(str::to_owned);
        assert_eq!(decoded::<Vec<String>>(&headers, "x-quoted"), Some(Ok(quoted.into())));
        let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"].map(str::to_owned);
        assert_eq!(decoded::<String>(&headers, "Set-Cookie"), Some(Ok(cookies[0].clone())));
        assert_eq!(decoded::<Vec<String>>(&headers, "Set-Cookie"), Some(Ok(cookies.into())));
        // two numbers are no number
        assert!(matches!(decoded::<i64>(&headers, "x-ids"), Some(Err(_))));
    }

    #[test]
    fn a_header_is_what_its_type_says() {
        let headers = answered(&[
            ("count", "42"),
            ("flag", "true"),
            ("list", "a, b,c"),
            ("ids", "1,2"),
            ("day", "2026-01-31"),
            ("object", r#"{"a": 1}"#),
        ]);
        assert_eq!(decoded::<i64>(&headers, "Count"), Some(Ok(42)));
        assert_eq!(decoded::<String>(&headers, "count"), Some(Ok("42".to_owned())));
        assert_eq!(decoded::<bool>(&headers, "flag"), Some(Ok(true)));
        assert_eq!(decoded::<Vec<String>>(&headers, "list"), Some(Ok(["a", "b", "c"].map(str::to_owned).into())));
        assert_eq!(decoded::<Vec<i64>>(&headers, "ids"), Some(Ok(vec![1, 2])));
        let day = decoded::<Date>(&headers, "day").map(|day| day.map(|day| day.to_string()));
        assert_eq!(day, Some(Ok("2026-01-31".to_owned())));
        assert_eq!(decoded::<Value>(&headers, "list"), Some(Ok(Value::from("a, b,c"))));
        assert_eq!(decoded::<i64>(&headers, "absent"), None);
        let error = decoded::<i64>(&headers, "flag").and_then(Result::err);
        assert_eq!(error.as_ref().map(|error| (error.expected(), error.found())), Some(("an integer", "text")));
    }

    #[test]
    fn a_server_names_a_request_rather_than_a_proxy() {
        let name = |headers| request_id(&answered(headers)).map(str::to_owned);
        assert_eq!(name(&[("x-correlation-id", "c"), ("x-request-id", "r")]), Some("r".to_owned()));
        assert_eq!(name(&[("x-request-id", "r"), ("x-amzn-requestid", "a")]), Some("a".to_owned()));
        assert_eq!(name(&[("x-request-id", " "), ("date", "today")]), None);
    }
}
