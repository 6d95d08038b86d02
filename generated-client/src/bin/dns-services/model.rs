//! The API as its description has it: the operations, and their parameters.

use crate::failure::{Code, Failure};
use serde_json::{Map, Value};

/// The description from which the client is generated.
const DOCUMENT: &str = include_str!("../../../openapi.json");

/// All operations.
pub(crate) struct Model {
    document: Value,
}

/// One operation, found by a request.
pub(crate) struct Operation<'m> {
    model: &'m Model,
    value: &'m Value,
    /// True if it may cost money.
    pub(crate) spends: bool,
}

/// A parameter and where it belongs.
#[derive(Debug, PartialEq)]
pub(crate) enum Place {
    Query,
    Body,
}

impl Model {
    pub(crate) fn new() -> Result<Self, Failure> {
        let broken = |error| Failure::new(Code::Failed, format!("the API description: {error}"));
        Ok(Self { document: serde_json::from_str(DOCUMENT).map_err(broken)? })
    }

    pub(crate) fn at(&self, pointer: &str) -> Option<&Value> {
        self.document.pointer(pointer)
    }

    /// The operation of a method and a path whose placeholders have values.
    pub(crate) fn find(&self, method: &str, path: &str) -> Result<Operation<'_>, Failure> {
        let paths = self.at("/paths").and_then(Value::as_object).into_iter().flatten();
        let mut fitting: Vec<_> = paths.filter(|(template, _)| fits(template, path)).collect();
        // `/domain/order` is not `/domain/{id}`
        fitting.sort_by_key(|(template, _)| template.matches('{').count());
        let method = method.to_lowercase();
        let found = fitting.iter().find_map(|(template, item)| Some((template, item.get(&method)?)));
        let Some((template, value)) = found else {
            let methods =
                fitting.iter().flat_map(|(_, item)| item.as_object().into_iter().flatten().map(|(name, _)| name));
            let methods: Vec<_> = methods.filter(|name| name.len() <= 6).map(|name| name.to_uppercase()).collect();
            let message = match methods.is_empty() {
                true => format!("no operation has the path {path}; `dns-services api --list` shows all"),
                false => {
                    format!("{path} is not asked for with {}, but with {}", method.to_uppercase(), methods.join(", "))
                }
            };
            return Err(Failure::usage(message));
        };
        self.check_ids(value, template, path)?;
        let class = value.get("x-ampersat-class").and_then(Value::as_str);
        Ok(Operation { model: self, value, spends: class == Some("spends") })
    }

    /// Checks that ids in a path are numbers.
    fn check_ids(&self, operation: &Value, template: &str, path: &str) -> Result<(), Failure> {
        for (segment, value) in template.split('/').zip(path.split('/')) {
            let Some(name) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { continue };
            let parameter = parameters(operation).find(|parameter| text(parameter, "name") == Some(name));
            let schema = parameter.and_then(|parameter| parameter.get("schema"));
            if schema.and_then(|schema| text(schema, "type")) == Some("integer") && value.parse::<i64>().is_err() {
                return Err(Failure::usage(format!("`{value}` in the path must be a number, the {name}")));
            }
        }
        Ok(())
    }

    /// All operations, as method, path and summary.
    pub(crate) fn list(&self) -> Vec<(String, String, String)> {
        let paths = self.at("/paths").and_then(Value::as_object).into_iter().flatten();
        let mut all = Vec::new();
        for (path, item) in paths {
            for (method, operation) in item.as_object().into_iter().flatten() {
                if let Some(summary) = text(operation, "summary") {
                    all.push((method.to_uppercase(), path.clone(), summary.to_owned()));
                }
            }
        }
        all.sort_by(|one, two| (&one.1, &one.0).cmp(&(&two.1, &two.0)));
        all
    }
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}

fn parameters(operation: &Value) -> impl Iterator<Item = &Value> {
    operation.get("parameters").and_then(Value::as_array).into_iter().flatten()
}

/// Returns whether a path fits a template, segment by segment.
fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(path).all(
            |(expected, given)| {
                if expected.starts_with('{') { !given.is_empty() } else { *expected == given }
            },
        )
}

impl Operation<'_> {
    /// The fields of the body.
    fn body(&self) -> Option<&Value> {
        let schema = self.value.pointer("/requestBody/content/application~1json/schema")?;
        Some(self.resolved(schema))
    }

    fn resolved<'v>(&'v self, schema: &'v Value) -> &'v Value {
        let target = text(schema, "$ref").and_then(|target| self.model.at(target.strip_prefix('#')?));
        target.unwrap_or(schema)
    }

    /// Returns the place of a field, and its value in the type that the description says.
    pub(crate) fn field(&self, name: &str, given: &str) -> Result<(Place, Value), Failure> {
        let properties = self.body().and_then(|body| body.get("properties")).and_then(Value::as_object);
        let query = || parameters(self.value).filter(|parameter| text(parameter, "in") == Some("query"));
        if let Some(schema) = properties.and_then(|properties| properties.get(name)) {
            return Ok((Place::Body, self.typed(name, given, schema)?));
        }
        if let Some(parameter) = query().find(|parameter| text(parameter, "name") == Some(name)) {
            let empty = Value::Null;
            return Ok((Place::Query, self.typed(name, given, parameter.get("schema").unwrap_or(&empty))?));
        }
        let known = properties.into_iter().flatten().map(|(name, _)| name.as_str());
        let known: Vec<_> = known.chain(query().filter_map(|parameter| text(parameter, "name"))).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Err(Failure::usage(format!("there is no field `{name}`; the fields are: {known} (:= sends any field as JSON)")))
    }

    fn typed(&self, name: &str, given: &str, schema: &Value) -> Result<Value, Failure> {
        let schema = self.resolved(schema);
        let wrong = |kind: &str| Failure::usage(format!("`{name}` must be {kind}, not `{given}`"));
        let kind = text(schema, "type").or_else(|| {
            let variants = schema.get("oneOf").or_else(|| schema.get("anyOf"))?.as_array()?;
            variants.iter().find_map(|variant| text(variant, "type")).filter(|kind| *kind == "string")
        });
        match kind {
            Some("integer") => given.parse::<i64>().map(Value::from).map_err(|_| wrong("a number")),
            Some("number") => {
                let number = serde_json::from_str::<serde_json::Number>(given);
                number.map(Value::Number).map_err(|_| wrong("a number"))
            }
            Some("boolean") => given.parse::<bool>().map(Value::from).map_err(|_| wrong("`true` or `false`")),
            Some("string") => {
                let allowed = schema
                    .get("enum")
                    .and_then(Value::as_array)
                    .map(|values| values.iter().filter_map(Value::as_str).collect::<Vec<_>>());
                match allowed {
                    Some(allowed) if !allowed.contains(&given) => Err(wrong(&format!("one of {}", allowed.join(", ")))),
                    _ => Ok(given.into()),
                }
            }
            Some("array" | "object") => {
                Err(Failure::usage(format!("`{name}` is a list or an object: write {name}:=JSON")))
            }
            _ => Ok(given.into()),
        }
    }

    /// Checks that nothing is missing that the description requires.
    pub(crate) fn check_complete(&self, query: &Map<String, Value>, body: &Map<String, Value>) -> Result<(), Failure> {
        let required = self.body().and_then(|schema| schema.get("required")).and_then(Value::as_array);
        let of_body = required.into_iter().flatten().filter_map(Value::as_str).filter(|name| !body.contains_key(*name));
        let of_query = parameters(self.value).filter(|parameter| {
            text(parameter, "in") == Some("query") && parameter.get("required").and_then(Value::as_bool) == Some(true)
        });
        let of_query =
            of_query.filter_map(|parameter| text(parameter, "name")).filter(|name| !query.contains_key(*name));
        let missing: Vec<_> = of_body.chain(of_query).collect();
        if missing.is_empty() { Ok(()) } else { Err(Failure::usage(format!("missing: {}", missing.join(", ")))) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, Place};
    use serde_json::{Map, json};

    #[test]
    fn all_operations_are_known() {
        assert_eq!(Model::new().unwrap().list().len(), 83);
    }

    #[test]
    fn a_request_is_checked_before_it_is_sent() {
        let model = Model::new().unwrap();
        let refused = |method: &str, path: &str| model.find(method, path).err().unwrap().to_string();
        let add = model.find("post", "/service/10/dns/60/records").unwrap();
        assert_eq!(add.field("ttl", "60").unwrap(), (Place::Body, json!(60)));
        assert_eq!(add.field("content", "192.0.2.1").unwrap(), (Place::Body, json!("192.0.2.1")));
        assert_eq!(add.field("ttl", "soon").unwrap_err().to_string(), "`ttl` must be a number, not `soon`");
        assert!(
            add.field("colour", "red")
                .unwrap_err()
                .to_string()
                .starts_with("there is no field `colour`; the fields are: ")
        );
        assert_eq!(
            add.check_complete(&Map::new(), &Map::new()).unwrap_err().to_string(),
            "missing: name, type, content"
        );
        let file = model.find("GET", "/ticket/attachment/a.png").unwrap();
        assert_eq!(file.field("number", "7").unwrap(), (Place::Query, json!(7)));
        assert!(!add.spends);
        assert!(model.find("POST", "/order").unwrap().spends);
        assert!(!model.find("GET", "/domain/order").unwrap().spends);
        assert_eq!(
            refused("GET", "/nothing"),
            "no operation has the path /nothing; `dns-services api --list` shows all"
        );
        assert_eq!(refused("DELETE", "/dns"), "/dns is not asked for with DELETE, but with GET");
        assert_eq!(refused("GET", "/invoice/x"), "`x` in the path must be a number, the id");
    }
}
