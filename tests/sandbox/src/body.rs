//! The fields that a request brings along, as JSON or as a form.

use serde_json::{Map, Value};

/// The depth that the names of a form's fields may have: `a[b][c]`.
const DEPTH: usize = 16;

/// The fields of a body; an error says what is wrong with it. Without a type that is a form's, it is taken for JSON.
pub(crate) fn fields(body: &[u8], content_type: &str) -> Result<Map<String, Value>, String> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    if content_type.starts_with("application/x-www-form-urlencoded") {
        return form(body);
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(Value::Array(items)) if items.is_empty() => Ok(Map::new()),
        Ok(_) => Err("the body must be an object".to_owned()),
        Err(error) => Err(format!("the body is no JSON: {error}")),
    }
}

/// The fields of a form or of a query, with PHP's names for lists and objects: `a[]`, `a[0]`, `a[b][c]`.
pub(crate) fn form(text: &[u8]) -> Result<Map<String, Value>, String> {
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(text) {
        let (first, rest) = name.split_once('[').map_or((&*name, ""), |(first, rest)| (first, rest));
        let rest = rest.trim_end_matches(']').split("][");
        let inner: Vec<_> = if name.contains('[') { rest.take(DEPTH + 1).collect() } else { Vec::new() };
        if inner.len() > DEPTH {
            return Err("the form is nested too deeply".to_owned());
        }
        insert(&mut fields, first, &inner, value.into_owned());
    }
    Ok(fields)
}

fn insert(fields: &mut Map<String, Value>, name: &str, inner: &[&str], value: String) {
    let name = if name.is_empty() { fields.len().to_string() } else { name.to_owned() };
    let Some((next, inner)) = inner.split_first() else {
        // the last one counts, as in PHP
        fields.insert(name, Value::String(value));
        return;
    };
    let field = fields.entry(name).or_insert_with(|| Value::Object(Map::new()));
    if !field.is_object() {
        *field = Value::Object(Map::new());
    }
    if let Value::Object(fields) = field {
        insert(fields, next, inner, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn forms_have_phps_lists_and_objects() {
        let form = "a=1&a=2&b[]=x&b[]=y%2F&c[d][e]=+z&c[d][f]=&items[0][type]=product&b2=%C3%A4";
        let expected = json!({
            "a": "2", "b": {"0": "x", "1": "y/"}, "c": {"d": {"e": " z", "f": ""}},
            "items": {"0": {"type": "product"}}, "b2": "ä",
        });
        let fields = fields(form.as_bytes(), "application/x-www-form-urlencoded; charset=utf-8").unwrap();
        assert_eq!(Value::Object(fields), expected);
        assert_eq!(
            super::form(format!("a{}=1", "[b]".repeat(17)).as_bytes()).unwrap_err(),
            "the form is nested too deeply"
        );
    }

    #[test]
    fn bodies_that_are_no_object() {
        for (body, outcome) in [
            ("", Ok(())),
            (" \n", Ok(())),
            ("null", Ok(())),
            ("[]", Ok(())),
            ("{}", Ok(())),
            ("[1]", Err("the body must be an object".to_owned())),
            ("3", Err("the body must be an object".to_owned())),
            ("{", Err("the body is no JSON: EOF while parsing an object at line 1 column 1".to_owned())),
        ] {
            assert_eq!(fields(body.as_bytes(), "").map(drop), outcome, "{body:?}");
        }
    }
}
