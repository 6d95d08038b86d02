//! Checks what a request brings along against the document, as forgivingly as PHP does.

use crate::document::{Operation, Parameter};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// The values that a request brings along, before they are checked.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) path: Map<String, Value>,
    pub(crate) query: Map<String, Value>,
    pub(crate) body: Map<String, Value>,
}

/// The arguments of a call by their names, each of the type that the document says; or everything that is wrong with
/// them, as messages. An argument that the document does not know is wrong, or ignored.
pub(crate) fn check(
    operation: &Operation,
    given: &Given,
    schemas: &Map<String, Value>,
    ignore_unknown: bool,
) -> Result<Map<String, Value>, Vec<String>> {
    let (path, query): (Vec<_>, Vec<_>) = operation.parameters.iter().partition(|parameter| parameter.in_path);
    let mut checker = Checker { schemas, ignore_unknown, arguments: Map::new(), messages: Vec::new() };
    match (operation.method.as_str(), &operation.body) {
        // the server takes a body here, which the document does not know
        ("GET" | "DELETE", _) => {}
        (_, Some(fields)) => checker.all(&fields.iter().collect::<Vec<_>>(), &given.body),
        // nobody knows what these take, if anything
        (_, None) => checker.arguments = given.body.clone(),
    }
    checker.all(&query, &given.query);
    checker.all(&path, &ids(&path, &given.path));
    if checker.messages.is_empty() { Ok(checker.arguments) } else { Err(checker.messages) }
}

/// The values in the path. One that is no number where an id belongs is 0 to PHP, which is the id of nothing.
fn ids(parameters: &[&Parameter], given: &Map<String, Value>) -> Map<String, Value> {
    let is_id = |name: &str| {
        let mut schemas =
            parameters.iter().filter(|parameter| parameter.name == name).map(|parameter| &parameter.schema);
        schemas.any(|schema| schema.get("type").and_then(Value::as_str) == Some("integer"))
    };
    let id = |name: &String, value: &Value| match integer(value) {
        None if is_id(name) => 0.into(),
        _ => value.clone(),
    };
    given.iter().map(|(name, value)| (name.clone(), id(name, value))).collect()
}

struct Checker<'d> {
    schemas: &'d Map<String, Value>,
    ignore_unknown: bool,
    arguments: Map<String, Value>,
    messages: Vec<String>,
}

impl Checker<'_> {
    fn all(&mut self, parameters: &[&Parameter], given: &Map<String, Value>) {
        let known = |name: &str| parameters.iter().any(|parameter| parameter.name == name);
        let unknown = given.keys().filter(|name| !self.ignore_unknown && !known(name));
        self.messages.extend(unknown.map(|name| format!("unknown parameter: {name}")));
        for Parameter { name, required, schema, .. } in parameters {
            match given.get(name).filter(|value| !value.is_null()) {
                None if *required => self.messages.push(format!("missing parameter: {name}")),
                None => {}
                Some(value) => match self.fit(schema, value, name) {
                    Ok(value) => drop(self.arguments.insert(name.clone(), value)),
                    Err(message) => self.messages.push(message),
                },
            }
        }
    }

    /// The value in the type of the schema.
    fn fit(&self, schema: &Value, value: &Value, place: &str) -> Result<Value, String> {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let name = target.rsplit('/').next().unwrap_or_default();
            let schema = self.schemas.get(name).ok_or_else(|| format!("the document has no schema {name}"))?;
            return self.fit(schema, value, place);
        }
        if let Some(variants) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            return self.fit_any(variants, value, place);
        }
        match schema.get("type").and_then(Value::as_str).unwrap_or_default() {
            "integer" => integer(value).map(Value::from).ok_or_else(|| format!("{place} must be an integer")),
            "number" => {
                number(value).map(|number| number.to_string().into()).ok_or(format!("{place} must be a number"))
            }
            "boolean" => boolean(value).map(Value::from).ok_or_else(|| format!("{place} must be true or false")),
            "string" => {
                let text = text(value).ok_or_else(|| format!("{place} must be a text"))?;
                permitted(schema, &text, place).map(|()| Value::from(text))
            }
            "array" => {
                let items = items(value).ok_or_else(|| format!("{place} must be a list"))?;
                let schema = schema.get("items").unwrap_or(&Value::Null);
                let fit = |(index, item)| self.fit(schema, item, &format!("{place}[{index}]"));
                items.into_iter().enumerate().map(fit).collect()
            }
            "object" => self.fit_object(schema, value, place),
            _ => Ok(value.clone()),
        }
    }

    fn fit_any(&self, variants: &[Value], value: &Value, place: &str) -> Result<Value, String> {
        let mut candidates: Vec<_> = variants.iter().filter(|variant| self.constants_fit(variant, value)).collect();
        candidates.first().ok_or_else(|| format!("{place} is of no known kind"))?;
        // a number stays one where text is possible, too
        candidates.sort_by_key(|variant| !is_of_type(value, variant));
        let mut problem = String::new();
        for variant in candidates {
            match self.fit(variant, value, place) {
                Ok(value) => return Ok(value),
                Err(message) => problem = message,
            }
        }
        Err(problem)
    }

    /// Returns whether the fields by which variants are told apart have the values of this one.
    fn constants_fit(&self, variant: &Value, value: &Value) -> bool {
        let target = variant.get("$ref").and_then(Value::as_str).and_then(|target| target.rsplit('/').next());
        let schema = target.and_then(|name| self.schemas.get(name)).unwrap_or(variant);
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let mut constants = properties.filter_map(|(name, schema)| match schema.get("enum")?.as_array()?.as_slice() {
            [constant] => Some((name, constant)),
            _ => None,
        });
        constants.all(|(name, constant)| value.get(name) == Some(constant))
    }

    fn fit_object(&self, schema: &Value, value: &Value, place: &str) -> Result<Value, String> {
        let empty = Map::new();
        let given = match value {
            Value::Object(fields) => fields,
            Value::Array(items) if items.is_empty() => &empty,
            _ => return Err(format!("{place} must be an object")),
        };
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return Ok(value.clone());
        };
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            given.get(name).ok_or_else(|| format!("missing parameter: {place}.{name}"))?;
        }
        let wanted = |name: &String| !self.ignore_unknown || properties.contains_key(name);
        let present = given.iter().filter(|(name, value)| !value.is_null() && wanted(name));
        let fields = present.map(|(name, value)| {
            let place = format!("{place}.{name}");
            let schema = properties.get(name).ok_or_else(|| format!("unknown parameter: {place}"))?;
            Ok((name.clone(), self.fit(schema, value, &place)?))
        });
        fields.collect::<Result<Map<_, _>, _>>().map(Value::Object)
    }
}

/// Returns whether a value is of a schema's type as it stands.
fn is_of_type(value: &Value, schema: &Value) -> bool {
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("array") => value.is_array(),
        _ => false,
    }
}

fn permitted(schema: &Value, text: &str, place: &str) -> Result<(), String> {
    let Some(values) = schema.get("enum").and_then(Value::as_array) else { return Ok(()) };
    let values: Vec<_> = values.iter().filter_map(Value::as_str).collect();
    if values.contains(&text) { Ok(()) } else { Err(format!("{place} must be one of {}", values.join(", "))) }
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Bool(value) => Some(i64::from(*value)),
        Value::Number(number) => number.as_i64(),
        _ => None,
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match text(value)?.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "on" | "yes" => Some(true),
        "false" | "0" | "off" | "no" | "" => Some(false),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// The items of a list, of an object whose keys are numbers, or the one that stands for a list.
fn items(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(items) => Some(items.iter().collect()),
        Value::Object(fields) => {
            let numbered = fields.iter().map(|(key, value)| Some((key.parse::<u64>().ok()?, value)));
            let mut numbered = numbered.collect::<Option<Vec<_>>>()?;
            numbered.sort_by_key(|(key, _)| *key);
            Some(numbered.into_iter().map(|(_, value)| value).collect())
        }
        Value::Null => None,
        scalar => Some(vec![scalar]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use serde_json::json;

    fn checked(name: &str, body: Value) -> Result<Value, Vec<String>> {
        let document = Document::embedded().unwrap();
        let operation = document.operations.iter().find(|operation| operation.name == name).unwrap();
        let path = operation.parameters.iter().filter(|parameter| parameter.in_path);
        let path = path.map(|parameter| (parameter.name.clone(), json!("1"))).collect();
        let given = Given { path, query: Map::new(), body: body.as_object().unwrap().clone() };
        check(operation, &given, &document.schemas, false).map(Value::Object)
    }

    #[test]
    fn spellings_that_php_takes_are_taken() {
        let record = json!({"name": "www", "type": "A", "content": "192.0.2.1", "ttl": "60", "priority": null});
        let expected = json!({
            "name": "www", "type": "A", "content": "192.0.2.1", "ttl": 60, "service_id": 1, "zone_id": 1
        });
        assert_eq!(checked("dns.add_record", record), Ok(expected));
        let srv = json!({"name": 1, "type": "SRV", "content": {"0": 10, "2": "vc01", "1": "5060"}});
        let expected =
            json!({"name": "1", "type": "SRV", "content": [10, "5060", "vc01"], "service_id": 1, "zone_id": 1});
        assert_eq!(checked("dns.add_record", srv), Ok(expected));
        for (spelling, value) in
            [(json!(true), true), (json!(1), true), (json!("on"), true), (json!("0"), false), (json!(""), false)]
        {
            assert_eq!(checked("services.upgrade", json!({"send": spelling})), Ok(json!({"id": 1, "send": value})));
        }
        let cancel = json!({"immediate": true});
        assert_eq!(checked("services.cancel", cancel), Ok(json!({"id": 1, "immediate": "true"})));
        let item = json!({"type": "domain", "action": "renew", "domain_id": "47", "years": "1"});
        let expected = json!({"items": [{"type": "domain", "action": "renew", "domain_id": 47, "years": 1}]});
        assert_eq!(checked("cart.quote", json!({"items": {"0": item}})), Ok(expected));
    }

    #[test]
    fn everything_wrong_is_named() {
        let long = json!({"name": ["a"], "type": "A", "ttl": "soon", "colour": "red", "prio": 1});
        for (name, body, messages) in [
            (
                "dns.add_record",
                long,
                &[
                    "unknown parameter: colour",
                    "unknown parameter: prio",
                    "missing parameter: content",
                    "name must be a text",
                    "ttl must be an integer",
                ][..],
            ),
            ("dns.add_record", json!({"name": "a", "type": "A", "content": {"a": 1}}), &["content must be a list"]),
            ("services.upgrade", json!({"send": "maybe"}), &["send must be true or false"]),
            ("billing.apply_credit", json!({"amount": "much"}), &["amount must be a number"]),
            (
                "domains.order",
                json!({"name": "x.com", "years": 1, "tld_id": 1, "action": "steal"}),
                &["action must be one of register, transfer"],
            ),
            ("cart.order", json!({"items": [{"type": "pony"}]}), &["items[0] is of no known kind"]),
            ("cart.order", json!({"items": [{"type": "product"}]}), &["missing parameter: items[0].product_id"]),
            (
                "cart.order",
                json!({"items": [{"type": "product", "product_id": 1, "x": 2}]}),
                &["unknown parameter: items[0].x"],
            ),
        ] {
            let expected = messages.iter().map(|message| (*message).to_owned()).collect::<Vec<_>>();
            assert_eq!(checked(name, body), Err(expected));
        }
    }

    #[test]
    fn what_is_unknown_can_be_ignored() {
        let document = Document::embedded().unwrap();
        let operation = document.operations.iter().find(|operation| operation.name == "cart.quote").unwrap();
        let body = json!({"x": 1, "items": [{"type": "product", "product_id": 1, "y": 2}]});
        let given = Given { body: body.as_object().unwrap().clone(), ..Given::default() };
        let arguments = check(operation, &given, &document.schemas, true).map(Value::Object);
        assert_eq!(arguments, Ok(json!({"items": [{"type": "product", "product_id": 1}]})));
    }

    #[test]
    fn what_the_document_does_not_know_is_not_checked() {
        let expected = json!({"id": 1, "autorenew": true});
        assert_eq!(checked("domains.set_auto_renew", json!({"autorenew": true})), Ok(expected));
        assert_eq!(checked("dns.get_zone", json!({"x": [1]})), Ok(json!({"service_id": 1, "zone_id": 1})));
    }
}
