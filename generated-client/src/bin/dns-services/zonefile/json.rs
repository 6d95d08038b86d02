//! Zones as JSON.

use crate::failure::Failure;
use dns_services::zone::Record;
use serde_json::{Value, json};

pub(super) fn write(records: &[&Record], zone: &str) -> String {
    let record = |record: &&Record| {
        let mut value = json!({"name": record.name(), "type": record.record_type(), "value": record.value()});
        if let (Some(fields), Some(ttl)) = (value.as_object_mut(), record.time_to_live()) {
            fields.insert("ttl".to_owned(), ttl.into());
        }
        value
    };
    let records: Vec<Value> = records.iter().map(record).collect();
    format!("{:#}\n", json!({"zone": zone, "records": records}))
}

pub(super) fn read(text: &str, zone: &str) -> Result<Vec<Record>, Failure> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| Failure::usage(format!("the file is no JSON: {error}")))?;
    let named = value.get("zone").and_then(Value::as_str);
    if named != Some(zone) {
        let named = named.unwrap_or("none");
        return Err(Failure::usage(format!("the file is of the zone {named}, not of {zone}")));
    }
    let records = value.get("records").and_then(Value::as_array);
    let records = records.ok_or_else(|| Failure::usage("the file has no list `records`"))?;
    let record = |(index, value): (usize, &Value)| {
        let text = |name: &str| {
            let missing = || Failure::usage(format!("records[{index}].{name} must be text"));
            value.get(name).and_then(Value::as_str).ok_or_else(missing)
        };
        let (name, record_type, content) = (text("name")?, text("type")?.to_uppercase(), text("value")?);
        let name = name.trim_end_matches('.').to_lowercase();
        if !name.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')) {
            return Err(Failure::usage(format!("records[{index}]: {name} is not in the zone {zone}")));
        }
        let record = match record_type.as_str() {
            "TXT" => Record::txt(name, content),
            _ => Record::new(name, record_type, content),
        };
        match value.get("ttl") {
            None | Some(Value::Null) => Ok(record),
            Some(ttl) => {
                let wrong = || Failure::usage(format!("records[{index}].ttl must be a number of seconds"));
                ttl.as_i64().filter(|ttl| *ttl >= 0).map(|ttl| record.ttl(ttl)).ok_or_else(wrong)
            }
        }
    };
    records.iter().enumerate().map(record).collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn mistakes_are_named_with_their_place() {
        for (text, expected) in [
            ("{", "the file is no JSON: EOF while parsing an object at line 1 column 1"),
            (r#"{"zone": "b.test"}"#, "the file is of the zone b.test, not of a.test"),
            (r#"{"zone": "a.test"}"#, "the file has no list `records`"),
            (r#"{"zone": "a.test", "records": [{"name": "a.test"}]}"#, "records[0].type must be text"),
            (
                r#"{"zone": "a.test", "records": [{"name": "b.test", "type": "A", "value": "x"}]}"#,
                "records[0]: b.test is not in the zone a.test",
            ),
            (
                r#"{"zone": "a.test", "records": [{"name": "a.test", "type": "A", "value": "x", "ttl": -1}]}"#,
                "records[0].ttl must be a number of seconds",
            ),
        ] {
            assert_eq!(read(text, "a.test").unwrap_err().to_string(), expected);
        }
    }
}
