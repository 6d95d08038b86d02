//! Judges calls: the mock server has to take the request, and the client has to read the answer.

use super::cases::Case;
use ampersat::cli::schemas::{Schemas, Way, excerpt};
use ampersat::model::Operation;
use serde_json::Value;

/// The outcome of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing was sent, since no arguments were found.
    NotCalled(String),
    /// The client refused the arguments.
    Refused(String),
    /// The mock server says that the request is wrong.
    Rejected(String),
    /// Nothing follows from the call: the mock server or the document is to blame.
    Foreign(String),
    /// The body that arrived is another one than the one that was given.
    Sent(String),
    /// A valid answer could not be read.
    NotRead(String),
    /// The value that was read is written in another way than it came.
    Differs(String),
    /// All is right.
    Equal,
}

/// Judges a call by the line that the driver printed of it.
pub(super) fn verdict(case: &Case, operation: &Operation, line: &Value, schemas: &Schemas) -> Verdict {
    let text = |pointer: &str| line.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    if let Some(message) = line.get("argument").and_then(Value::as_str) {
        return Verdict::Refused(message.to_owned());
    }
    let Some(answer) = line.pointer("/exchange/answer") else {
        return match text("/exchange/lost") {
            "" => Verdict::Refused(text("/error/message").to_owned()),
            lost => Verdict::Foreign(format!("the mock server gives no answer: {lost}")),
        };
    };
    if let Some(verdict) = complaint(answer, line.pointer("/exchange/request").unwrap_or(&Value::Null)) {
        return match verdict {
            Verdict::Rejected(_) if schemas.is_ambiguous(&operation.path, &operation.method) => {
                Verdict::Foreign("the mock server takes it for another operation whose path fits as well".to_owned())
            }
            verdict => verdict,
        };
    }
    let sent = serde_json::from_str::<Value>(text("/exchange/request/body"));
    if let (Some(given), Ok(sent)) = (&case.body, sent)
        && let Some(difference) = difference(given, &sent, "")
        // the field that tells alternatives apart is filled in
        && !difference.ends_with(" is made up")
    {
        return Verdict::Sent(difference);
    }
    let status = answer.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
    let media_type = answer.pointer("/headers/content-type").and_then(Value::as_str).unwrap_or_default();
    let body = answer.get("body").and_then(Value::as_str).unwrap_or_default();
    let came = serde_json::from_str::<Value>(body).ok().filter(|_| media_type.contains("json"));
    let place = schemas.operation(&operation.path, &operation.method);
    let schema = schemas.answer(&place, status.unwrap_or_default(), media_type);
    let invalid = || match (&schema, &came) {
        (Some(schema), Some(came)) => {
            schemas.error(Way::Answer, schema, came).map(|error| format!("answers with what is not valid: {error}"))
        }
        (Some(_), None) if body.is_empty() => Some("answers without the body that is documented".to_owned()),
        _ => None,
    };
    let other = || operation.path.contains('?').then(|| "takes a path with a query for the one without".to_owned());
    let wrong = || invalid().or_else(other).or_else(|| guessed(schemas, &place, status.unwrap_or_default()));
    let is_success = status.is_some_and(|status| (200..300).contains(&status));
    let shown = excerpt(body, 300);
    let judged = match (line.get("read"), is_success) {
        (Some(read), _) => read_back(read, body, came.as_ref()).map(Verdict::Differs),
        (None, true) => Some(Verdict::NotRead(format!("{} in {shown}", text("/error/message")))),
        (None, false) => match (line.pointer("/error/details"), text("/error/unread")) {
            (_, message) if !message.is_empty() => Some(Verdict::NotRead(format!("error: {message} in {shown}"))),
            (Some(details), _) if !details.is_null() => came
                .as_ref()
                .and_then(|came| difference(came, details, ""))
                .map(|difference| Verdict::Differs(format!("error: {difference}"))),
            _ => None,
        },
    };
    match judged {
        None => Verdict::Equal,
        Some(verdict) => match wrong() {
            Some(wrong) => Verdict::Foreign(format!("the mock server {wrong}")),
            None => verdict,
        },
    }
}

/// Says so if an answer is that of all statuses that are not documented, which are errors.
fn guessed(schemas: &Schemas, operation: &str, status: u16) -> Option<String> {
    let responses = schemas.get(&format!("{operation}/responses")).and_then(Value::as_object)?;
    let names = [status.to_string(), format!("{}XX", status / 100)];
    let is_documented = names.iter().any(|name| responses.contains_key(name));
    (!is_documented && status < 300).then(|| "serves `default` as a success".to_owned())
}

/// Faults of the mock server and of documents: the words of a complaint, a condition of the request, and the fault.
type Known = (&'static str, fn(&Sent<'_>) -> bool, &'static str);

const AMBIGUOUS: &str = "exactly one schema in oneOf";

const KNOWN: [Known; 16] = [
    ("No supported content types", |_| true, "the mock server knows no bodies of Swagger 2.0 without `consumes`"),
    ("INVALID_CONTENT_TYPE", |_| true, "the mock server knows no bodies of Swagger 2.0 without `consumes`"),
    ("Supported content types: ", |_| true, "the mock server knows no ranges of media types"),
    ("Body parameter is required", |_| true, "the mock server takes 0, false and an empty text for no body"),
    (AMBIGUOUS, |_| true, "the document excludes what fits several of its alternatives"),
    ("must match pattern \"^[\\w\\d+\\/=]*$\"", |_| true, "the mock server takes bytes for base64"),
    ("must match format \"byte\"", |_| true, "the mock server takes bytes for base64"),
    ("NO_COMPLEX_OBJECT_TEXT", |_| true, "the mock server writes no objects as text"),
    ("unevaluated properties", |_| true, "the mock server takes the parts of a schema apart"),
    ("%", |sent| sent.url.contains("%25"), "the mock server does not decode names with a percent sign"),
    ("must be object", |sent| sent.media_type.contains("json-patch"), "the document takes a JSON Patch for an object"),
    ("body", |sent| sent.is_form(), "the mock server reads no lists, objects and files of forms"),
    ("path: Request path must have", |_| true, "the document names a parameter that its path does not have"),
    ("required property", |sent| sent.has_empty_value(), "the mock server takes an empty value for none"),
    ("one of the allowed values", |sent| sent.is_allowed(), "the document names numbers as the values of a text"),
    ("query.", |sent| sent.has_query(), "the mock server reads no objects of queries"),
];

/// The request that a complaint is about.
struct Sent<'a> {
    url: &'a str,
    media_type: &'a str,
    body: &'a str,
    complaint: &'a str,
}

impl Sent<'_> {
    fn is_form(&self) -> bool {
        const TOLD: [&str; 5] =
            ["must be array", "must be object", "Reserved characters", "required property", "must be equal to one of"];
        let is_form = ["form", "multipart"].iter().any(|name| self.media_type.contains(name));
        is_form && TOLD.iter().any(|told| self.complaint.contains(told))
    }

    /// Returns whether what is missing is there without a value.
    fn has_empty_value(&self) -> bool {
        let missing = self.complaint.split("required property '").nth(1).and_then(|rest| rest.split('\'').next());
        let is_empty = |text: &str, name: &str| {
            text.split(['?', '&']).any(|pair| pair.strip_suffix('=').is_some_and(|key| key == name))
        };
        missing.is_some_and(|name| is_empty(self.url, name) || is_empty(self.body, name))
    }

    /// Returns whether the value of a parameter is one of those that the complaint allows, if they are read as text.
    fn is_allowed(&self) -> bool {
        let (place, allowed) = self.complaint.split_once("allowed values: ").unwrap_or_default();
        let name = place.split([':', ' ']).next().and_then(|place| place.rsplit('.').next()).unwrap_or_default();
        let pairs = self.url.split(['?', '&']).filter_map(|pair| pair.split_once('='));
        pairs.into_iter().any(|(key, value)| key == name && allowed.split(", ").any(|one| one == value))
    }

    /// Returns whether the complaint is about a part of a parameter of the query.
    fn has_query(&self) -> bool {
        let place = self.complaint.split(": ").next().unwrap_or_default();
        let inside = place.trim_start_matches("request.").strip_prefix("query.").unwrap_or_default();
        inside.contains('.') || (!inside.is_empty() && self.complaint.contains("required property"))
    }
}

/// Returns the mock server's complaint about a request.
fn complaint(answer: &Value, request: &Value) -> Option<Verdict> {
    let body = answer.get("body").and_then(Value::as_str).unwrap_or_default();
    let problem: Value = serde_json::from_str(body).unwrap_or_default();
    let name = problem.get("type").and_then(Value::as_str).and_then(|name| name.split("/errors#").nth(1));
    let header = answer.pointer("/headers/sl-violations").and_then(Value::as_str).unwrap_or_default();
    let told: Value = serde_json::from_str(header).unwrap_or_default();
    let mut found = violations(if name.is_some() { problem.get("validation") } else { Some(&told) });
    if name.is_none() && found.is_empty() {
        return None;
    }
    let refusals = ["UNPROCESSABLE_ENTITY", "UNAUTHORIZED", "NO_PATH_MATCHED_ERROR", "METHOD_NOT_ALLOWED"];
    let name = name.unwrap_or("VIOLATION");
    let is_alone = found.is_empty();
    if is_alone {
        found.push(name.to_owned());
    }
    let text = |pointer: &str| request.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let (url, media_type, body) = (text("/url"), text("/headers/content-type"), text("/body"));
    let fault = |complaint: &String| {
        let sent = Sent { url, media_type, body, complaint };
        KNOWN.iter().find(|(needle, holds, _)| complaint.contains(needle) && holds(&sent)).map(|(.., fault)| *fault)
    };
    // the other complaints say which alternatives a value does not fit
    let faults: Option<Vec<&str>> = match found.iter().find(|complaint| complaint.contains(AMBIGUOUS)) {
        Some(ambiguous) => fault(ambiguous).map(|fault| vec![fault]),
        None => found.iter().map(fault).collect(),
    };
    Some(match faults.as_deref() {
        Some([first, ..]) => Verdict::Foreign((*first).to_owned()),
        _ if is_alone && !refusals.contains(&name) => {
            Verdict::Foreign(format!("the mock server gives no answer: {name}"))
        }
        _ => Verdict::Rejected(format!("{name}: {}", found.join("; "))),
    })
}

/// The violations of a list that are those of the request.
fn violations(list: Option<&Value>) -> Vec<String> {
    let text = |part: &Value| part.as_str().map_or_else(|| part.to_string(), str::to_owned);
    let is_meant = |one: &&Value| {
        one.pointer("/location/0").and_then(Value::as_str) != Some("response")
            && one.get("severity").and_then(Value::as_str).is_none_or(|severity| severity == "Error")
    };
    let told = list.and_then(Value::as_array).into_iter().flatten().filter(is_meant).map(|one| {
        let place: Vec<_> = one.get("location").and_then(Value::as_array).into_iter().flatten().map(text).collect();
        format!("{}: {}", place.join("."), one.get("message").and_then(Value::as_str).unwrap_or_default())
    });
    told.collect()
}

/// Describes the difference between the value that was read and the one that came.
fn read_back(read: &Value, body: &str, came: Option<&Value>) -> Option<String> {
    match (read.get("json"), read.get("text")) {
        (Some(written), _) if body.is_empty() => (!written.is_null()).then(|| format!("nothing came, read {written}")),
        (Some(written), _) => match came {
            Some(came) => difference(came, written, ""),
            None if written.as_str() == Some(body) => None,
            None => Some(format!("{} was read as {}", excerpt(body, 200), excerpt(&written.to_string(), 200))),
        },
        (None, Some(text)) => {
            (text.as_str() != Some(body)).then(|| format!("{} was read as {text}", excerpt(body, 200)))
        }
        (None, None) => None,
    }
}

/// The first difference between a value that came and the one that is written again. An empty value that is left out is
/// none: whether something is empty or absent is no difference to the types of a client.
fn difference(came: &Value, written: &Value, place: &str) -> Option<String> {
    let show = |value: &Value| excerpt(&value.to_string(), 100);
    match (came, written) {
        (Value::Object(came), Value::Object(written)) => {
            let lost = came.iter().find_map(|(key, value)| match written.get(key) {
                Some(other) => difference(value, other, &format!("{place}/{key}")),
                None if is_empty(value) => None,
                None => Some(format!("{place}/{key}: {} is lost", show(value))),
            });
            let made = || written.iter().find(|(key, _)| !came.contains_key(*key));
            lost.or_else(|| made().map(|(key, value)| format!("{place}/{key}: {} is made up", show(value))))
        }
        (Value::Array(came), Value::Array(written)) if came.len() == written.len() => {
            let pairs = came.iter().zip(written).enumerate();
            pairs
                .into_iter()
                .find_map(|(index, (came, written))| difference(came, written, &format!("{place}/{index}")))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        _ if came == written => None,
        _ => Some(format!("{place}: {} is written as {}", show(came), show(written))),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, complaint, difference, read_back};
    use serde_json::{Value, json};

    #[test]
    fn what_is_lost_made_up_or_altered_is_a_difference() {
        for (came, written, expected) in [
            (json!({"a": 1.0, "b": [], "c": null}), json!({"a": 1}), None),
            (json!({"a": [1, {"b": "x"}]}), json!({"a": [1, {}]}), Some("/a/1/b: \"x\" is lost")),
            (json!({"a": 1}), json!({"a": 1, "b": null}), Some("/b: null is made up")),
            (json!({"a": "1"}), json!({"a": 1}), Some("/a: \"1\" is written as 1")),
            (json!([1]), json!([1, 2]), Some(": [1] is written as [1,2]")),
        ] {
            assert_eq!(difference(&came, &written, "").as_deref(), expected, "{came} {written}");
        }
    }

    #[test]
    fn text_is_compared_as_it_came() {
        assert_eq!(read_back(&json!({"text": "a"}), "a", None), None);
        assert_eq!(read_back(&json!({"text": "b"}), "a", None).as_deref(), Some("a was read as \"b\""));
        assert_eq!(read_back(&json!({"json": "a"}), "a", None), None);
        assert_eq!(read_back(&json!({"json": {"a": 1}}), "{\"a\": 1}", Some(&json!({"a": 1}))), None);
    }

    #[test]
    fn a_complaint_about_the_answer_is_none_about_the_request() {
        let problem = |name: &str, part: &str| {
            let validation = json!([{"location": [part, "query", "a"], "severity": "Error", "message": "no"}]);
            let body = json!({"type": format!("https://stoplight.io/prism/errors#{name}"), "validation": validation});
            complaint(&json!({"status": 500, "headers": {}, "body": body.to_string()}), &json!({"url": "/?b=1"}))
        };
        let rejected = Verdict::Rejected("UNPROCESSABLE_ENTITY: request.query.a: no".to_owned());
        assert_eq!(problem("UNPROCESSABLE_ENTITY", "request"), Some(rejected));
        assert_eq!(
            problem("VIOLATIONS", "response"),
            Some(Verdict::Foreign("the mock server gives no answer: VIOLATIONS".to_owned()))
        );
        let told = json!([{"location": ["request", "body"], "severity": "Error", "message": "no"}]).to_string();
        let told = complaint(&json!({"status": 200, "headers": {"sl-violations": told}, "body": "{}"}), &json!({}));
        assert_eq!(told, Some(Verdict::Rejected("VIOLATION: request.body: no".to_owned())));
        assert_eq!(complaint(&json!({"status": 200, "headers": {}, "body": "{\"type\": \"cat\"}"}), &json!({})), None);
    }

    #[test]
    fn known_faults_are_named() {
        let told = |place: &[&str], message: &str, request: Value| {
            let told = json!([{"location": place, "severity": "Error", "message": message}]).to_string();
            complaint(&json!({"status": 400, "headers": {"sl-violations": told}, "body": ""}), &request)
        };
        let missing = "Request query must have required property 'tags'";
        for (url, is_known) in
            [("http://a/?a=1&tags=", true), ("http://a/?mytags=", false), ("http://a/?tags=1", false)]
        {
            let verdict = told(&["request", "query"], missing, json!({"url": url}));
            assert_eq!(matches!(verdict, Some(Verdict::Foreign(_))), is_known, "{url}: {verdict:?}");
        }
        let list = "Request body property a must be array";
        for (media_type, is_known) in [("multipart/form-data; boundary=a", true), ("application/json", false)] {
            let request = json!({"headers": {"content-type": media_type}});
            let verdict = told(&["request", "body", "a"], list, request);
            assert_eq!(matches!(verdict, Some(Verdict::Foreign(_))), is_known, "{media_type}: {verdict:?}");
        }
        let values = "Request query parameter type must be equal to one of the allowed values: 1, 2";
        for (url, is_known) in [("http://a/?type=2", true), ("http://a/?type=12", false), ("http://a/?a=2", false)] {
            let verdict = told(&["request", "query", "type"], values, json!({"url": url}));
            assert_eq!(matches!(verdict, Some(Verdict::Foreign(_))), is_known, "{url}: {verdict:?}");
        }
        let object = told(&["request", "query", "a", "b"], "must be array", json!({}));
        assert_eq!(object, Some(Verdict::Foreign("the mock server reads no objects of queries".to_owned())));
        assert!(matches!(told(&["request", "query", "a"], "must be array", json!({})), Some(Verdict::Rejected(_))));
    }
}
