//! Assertions for the tests of generated clients.

mod respell;

use std::fmt::Write as _;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::codec::{boolean_of_text, decode_tree};
use crate::json::{Codec, Reading, Tree, by_index, is_zero_date, number};

/// Asserts that a documented example survives: decoded as a PHP server's answer and encoded again, it says the same.
///
/// Spellings may differ: a number or boolean and its text, none and the ways to write it, a list and an object with
/// integer keys, a list of one and its item. A value that is lost, added or changed is a failure.
///
/// Then the value is spelled in every way in which such a server may (numbers and booleans as text, lists as objects
/// with gaps, `[]` for `{}`, null or `""` for none, and so on), one place after the other: each spelling must be read as
/// the same value, and be an error in strict mode.
///
/// # Panics
/// With the path and both values, when the example does not survive, or a spelling of it does not.
#[track_caller]
#[expect(clippy::panic, reason = "this is an assertion")]
pub fn assert_example<C: Codec>(json: &str) {
    let tree = match Tree::parse(json.as_bytes()) {
        Ok(tree) => tree,
        Err(error) => panic!("the example is not JSON: {error}"),
    };
    let value = match decode_tree::<C>(&tree, Reading::Php) {
        Ok(value) => value,
        Err(error) => panic!("the example cannot be decoded: {error}"),
    };
    let differences = differences(&tree.root().to_value(), &C::encode(&value).into());
    assert!(differences.is_empty(), "the example changed:{differences}");
    let failures = respell::failures::<C>(&value);
    assert!(failures.is_empty(), "not every spelling is read as what it means:{failures}");
}

/// Each difference on a line of its own.
fn differences(before: &Value, after: &Value) -> String {
    let mut found = String::new();
    compare("", Some(before), Some(after), &mut found);
    found
}

fn compare(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut String) {
    if let (Some(Value::Object(before)), Some(Value::Object(after))) = (before, after) {
        return compare_objects(path, before, after, found);
    }
    match (before.filter(|value| !is_none(value)), after.filter(|value| !is_none(value))) {
        (None, None) => {}
        (Some(before), Some(after)) => compare_values(path, before, after, found),
        // "" is a way to write false, which an encoder that means false spells out
        _ if before == Some(&Value::from("")) && after.and_then(truth) == Some(false) => {}
        _ => report(path, before, after, found),
    }
}

fn compare_values(path: &str, before: &Value, after: &Value, found: &mut String) {
    match (before, after) {
        (Value::Array(before), Value::Array(after)) => compare_lists(path, before, after, found),
        (Value::Object(fields), Value::Array(after)) => match indexed(fields) {
            Some(items) => compare_lists(path, &items, after, found),
            None => compare_lists(path, std::slice::from_ref(before), after, found),
        },
        (_, Value::Array(after)) => compare_lists(path, std::slice::from_ref(before), after, found),
        _ if same_scalar(before, after) => {}
        _ => report(path, Some(before), Some(after), found),
    }
}

fn compare_lists(path: &str, before: &[Value], after: &[Value], found: &mut String) {
    for index in 0..before.len().max(after.len()) {
        match (before.get(index), after.get(index)) {
            (Some(before), Some(after)) => compare(&format!("{path}[{index}]"), Some(before), Some(after), found),
            // an item that says none still counts as one
            (before, after) => report(&format!("{path}[{index}]"), before, after, found),
        }
    }
}

fn compare_objects(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, found: &mut String) {
    let added = after.keys().filter(|key| !before.contains_key(*key));
    for key in before.keys().chain(added) {
        let dot = if path.is_empty() { "" } else { "." };
        compare(&format!("{path}{dot}{key}"), before.get(key), after.get(key), found);
    }
}

fn report(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut String) {
    let show = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
    let path = if path.is_empty() { "the value itself" } else { path };
    // writing to a String cannot fail
    let _ = write!(found, "\n  {path}: {} became {}", show(before), show(after));
}

/// Returns whether a value is one of the ways to write none.
fn is_none(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty() || is_zero_date(text),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_none),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn indexed(fields: &Map<String, Value>) -> Option<Vec<Value>> {
    Some(by_index(fields.iter())?.into_iter().map(|(.., value)| value.clone()).collect())
}

fn same_scalar(before: &Value, after: &Value) -> bool {
    let same = |a: Option<Decimal>, b: Option<Decimal>| a.is_some() && a == b;
    before == after
        || same(amount(before), amount(after))
        || (truth(before).is_some() && truth(before) == truth(after))
        || matches!((float(before), float(after)), (Some(a), Some(b)) if a == b)
}

fn amount(value: &Value) -> Option<Decimal> {
    number::decimal(&scalar_text(value)?)
}

/// Numbers that are too large or too small for a decimal.
fn float(value: &Value) -> Option<f64> {
    if amount(value).is_some() { None } else { number::float(&scalar_text(value)?) }
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::Number(number) => number.as_u64().filter(|number| *number < 2).map(|number| number == 1),
        Value::String(text) => boolean_of_text(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn other_spellings_are_no_difference() {
        for (before, after) in [
            (json!({"a": "60"}), json!({"a": 60})),
            (json!({"a": 10.10}), json!({"a": "10.10"})),
            (json!({"a": "1"}), json!({"a": true})),
            (json!({"a": ""}), json!({"a": false})),
            (json!({"a": null, "b": "", "c": [], "d": {}, "e": "0000-00-00"}), json!({})),
            (json!({"a": {"b": null}}), json!({})),
            (json!({"a": {"0": "x", "17": "y"}}), json!({"a": ["x", "y"]})),
            (json!({"a": {"10": "y", "9": "x"}}), json!({"a": ["x", "y"]})),
            (json!({"a": {"id": 1}}), json!({"a": [{"id": 1}]})),
            (json!({"a": "x"}), json!({"a": ["x"]})),
        ] {
            assert_eq!(differences(&before, &after), "", "{before} and {after}");
        }
    }

    #[test]
    fn what_is_lost_added_or_changed_is_named() {
        for (before, after, path) in [
            (json!({"a": {"b": [1, 2]}}), json!({"a": {"b": [1]}}), "a.b[1]"),
            (json!({"a": [""]}), json!({"a": []}), "a: "),
            (json!({"a": false}), json!({}), "a: "),
            (json!({"a": 0}), json!({}), "a: "),
            (json!({}), json!({"a": 0}), "a: "),
            (json!({"a": "007"}), json!({"a": 7}), "a: "),
            (json!({"a": "10.10"}), json!({"a": 10.11}), "a: "),
            (json!({"a": ["x", "y"]}), json!({"a": ["y", "x"]}), "a[0]"),
            (json!({"a": true}), json!({"a": false}), "a: "),
            (json!({"a": "x"}), json!({"a": "X"}), "a: "),
            (json!([1]), json!({}), "the value itself"),
        ] {
            let found = differences(&before, &after);
            assert!(found.contains(path), "{before} and {after}: {found:?}");
        }
    }

    #[test]
    fn an_example_that_survives_passes() {
        assert_example::<Vec<String>>(r#"["a", "b"]"#);
    }

    #[test]
    #[should_panic(expected = "cannot be decoded: [1]: expected an integer")]
    fn an_example_of_another_type_fails() {
        assert_example::<Vec<i64>>(r#"[1, "x"]"#);
    }
}
