//! Places in answers, without what is somebody's.

use serde_json::Value;
use std::fmt;

/// A step from a value to one inside of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Field(String),
    /// Any item of a list, or any value of a map.
    Any,
}

/// A place that many values have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(pub(super) Vec<Step>);

impl Place {
    /// Reads a path of the decoder, such as `records["17"].ttl`. Numbers and keys are left out. `None` if the last name
    /// looks like a value, and not like the name of a field.
    pub(super) fn read(path: &str) -> Option<Self> {
        let (mut steps, mut rest) = (Vec::new(), path);
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("[\"") {
                let end = after.find("\"]")?;
                steps.push(Step::Any);
                rest = after.get(end + 2..)?;
            } else if let Some(after) = rest.strip_prefix('[') {
                let end = after.find(']')?;
                steps.push(Step::Any);
                rest = after.get(end + 1..)?;
            } else {
                let after = rest.strip_prefix('.').unwrap_or(rest);
                let end = after.find(['.', '[']).unwrap_or(after.len());
                let (name, left) = after.split_at_checked(end)?;
                if !is_name(name) {
                    return None;
                }
                steps.push(Step::Field(name.to_owned()));
                rest = left;
            }
        }
        Some(Self(steps))
    }

    /// The kind of the first value at this place.
    pub(super) fn kind_in(&self, value: &Value) -> Option<&'static str> {
        fn find<'v>(value: &'v Value, steps: &[Step]) -> Option<&'v Value> {
            match (steps.split_first(), value) {
                (None, value) => Some(value),
                (Some((Step::Field(name), rest)), Value::Object(fields)) => find(fields.get(name)?, rest),
                (Some((Step::Any, rest)), Value::Array(items)) => items.iter().find_map(|item| find(item, rest)),
                (Some((Step::Any, rest)), Value::Object(fields)) => fields.values().find_map(|item| find(item, rest)),
                _ => None,
            }
        }
        Some(match find(value, &self.0)? {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_f64() => "number",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        })
    }
}

/// Returns whether it can be the name of a field, and is neither a number nor a domain nor an address.
fn is_name(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    text.len() <= 40 && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && text.chars().all(is_letter)
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if index == 0 => write!(formatter, "{name}")?,
                Step::Field(name) => write!(formatter, ".{name}")?,
                Step::Any => write!(formatter, "[]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use serde_json::json;

    #[test]
    fn places_show_no_values() {
        for (path, expected) in [
            ("records[\"17\"].ttl", Some("records[].ttl")),
            ("zones[3].name", Some("zones[].name")),
            ("domains[\"my.name.example\"].price", Some("domains[].price")),
            ("", Some("")),
            ("details.47", None),
            ("a.b c", None),
        ] {
            assert_eq!(Place::read(path).map(|place| place.to_string()).as_deref(), expected, "{path}");
        }
        let value = json!({"records": {"0": {"x": 1}, "2": {"ttl": "60"}}});
        assert_eq!(Place::read("records[\"2\"].ttl").unwrap().kind_in(&value), Some("string"));
    }
}
