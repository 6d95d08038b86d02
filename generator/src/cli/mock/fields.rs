//! Fields of forms, of the parts of a body and of objects in a query, and those that are missing or have another type.

use super::values::{has_type, judged};
use crate::cli::schemas::{Schemas, Way, essence, join};
use serde_json::Value;

/// A field that was sent.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its name, with brackets where it is a member of something: `filter[limit]`.
    pub(super) key: String,
    pub(super) given: Given,
}

/// The value of a field.
#[derive(Debug, Clone)]
pub(super) enum Given {
    Text(String),
    /// A text that says that it is JSON.
    Json(String),
    /// Bytes of a media type.
    Bytes(String),
}

/// The greatest depth of objects in each other.
const MAX_DEPTH: usize = 16;

/// Returns whether a schema is one of objects.
pub(super) fn is_object(schemas: &Schemas, pointer: &str) -> bool {
    !Members::of(schemas, pointer).all.is_empty()
        || schemas.get(&schemas.follow(pointer)).is_some_and(|schema| has_type(schema, "object"))
}

/// The members of an object, those of its `allOf` included.
#[derive(Default)]
pub(super) struct Members {
    /// The names, and the pointers to the schemas.
    pub(super) all: Vec<(String, String)>,
    required: Vec<String>,
    /// True if there are no others.
    is_closed: bool,
}

impl Members {
    pub(super) fn of(schemas: &Schemas, pointer: &str) -> Self {
        let mut members = Self::default();
        members.add(schemas, pointer, 0);
        members
    }

    fn add(&mut self, schemas: &Schemas, pointer: &str, depth: usize) {
        let pointer = schemas.follow(pointer);
        let Some(schema) = schemas.get(&pointer).filter(|_| depth < MAX_DEPTH) else { return };
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let inside = join(&pointer, "properties");
        self.all.extend(properties.map(|(name, _)| (name.clone(), join(&inside, name))));
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let is_sent = |name: &&str| {
            let property = schema.get("properties").and_then(|all| all.get(name)).map(|one| schemas.resolve(one));
            property.and_then(|property| property.get(Way::Request.other())) != Some(&Value::Bool(true))
        };
        self.required.extend(required.filter(is_sent).map(str::to_owned));
        let parts = schema.get("allOf").and_then(Value::as_array).map_or(0, Vec::len);
        self.is_closed |= depth == 0 && parts == 0 && schema.get("additionalProperties") == Some(&Value::Bool(false));
        for part in 0..parts {
            self.add(schemas, &format!("{pointer}/allOf/{part}"), depth + 1);
        }
    }
}

/// Fails if a field of an object is missing, has another type, or is none of those that the object may have. `prefix` is the name
/// of the object, if it has one.
pub(super) fn check(
    schemas: &Schemas,
    pointer: &str,
    prefix: &str,
    fields: &[Field],
    encoding: Option<&Value>,
) -> Result<(), String> {
    let members = Members::of(schemas, pointer);
    let shown = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}[{name}]") };
    if let Some(name) = members.required.iter().find(|name| !fields.iter().any(|field| field.is_of(name))) {
        return Err(format!("`{}` is missing", shown(name)));
    }
    let is_known = |field: &&Field| members.all.iter().any(|(name, _)| field.is_of(name));
    if let Some(other) = fields.iter().find(|field| members.is_closed && !is_known(field)) {
        let name = other.key.split('[').next().unwrap_or_default();
        return Err(format!("`{}` is not described", shown(name)));
    }
    for (name, pointer) in &members.all {
        let own: Vec<_> = fields.iter().filter(|field| field.is_of(name)).cloned().collect();
        let wanted = encoding.and_then(|all| all.get(name)?.get("contentType")?.as_str());
        wanted.map_or(Ok(()), |wanted| of_type(&own, &shown(name), wanted))?;
        if !own.is_empty() {
            value(schemas, pointer, &shown(name), name, &own)?;
        }
    }
    Ok(())
}

/// Fails if a part has another media type than those that are described.
fn of_type(fields: &[Field], shown: &str, wanted: &str) -> Result<(), String> {
    for field in fields {
        let Given::Bytes(sent) = &field.given else { continue };
        if !wanted.split(',').map(essence).any(|one| fits(&one, sent)) {
            return Err(format!("`{shown}` is `{sent}`, and described is `{wanted}`"));
        }
    }
    Ok(())
}

/// Returns whether a media type is one of a range.
pub(super) fn fits(range: &str, sent: &str) -> bool {
    range == sent || range == "*/*" || range.strip_suffix('*').is_some_and(|kind| sent.starts_with(kind))
}

/// Fails if the fields of one name are no value of a schema.
fn value(schemas: &Schemas, pointer: &str, shown: &str, name: &str, fields: &[Field]) -> Result<(), String> {
    let pointer = schemas.follow(pointer);
    let schema = schemas.get(&pointer).unwrap_or(&Value::Null);
    let is_list = has_type(schema, "array");
    let is_object = is_object(schemas, &pointer);
    let inner: Vec<_> = fields.iter().filter_map(|field| field.inside(name)).collect();
    if is_object && !inner.is_empty() {
        return check(schemas, &pointer, shown, &inner, None);
    }
    if is_list && inner.iter().any(|field| field.key.contains('[')) {
        return items(schemas, &join(&pointer, "items"), shown, &inner);
    }
    let says = |why: &str| format!("`{shown}`: {}", why.trim_start_matches(": "));
    // A text that holds an object is JSON, if nothing else is said.
    let is_json = is_object || is_list && self::is_object(schemas, &join(&pointer, "items"));
    let mut texts = Vec::new();
    for field in fields {
        match &field.given {
            Given::Bytes(_) => {}
            Given::Json(text) => json(schemas, &pointer, text).map_err(|why| says(&why))?,
            Given::Text(text) if is_json => json(schemas, &pointer, text).map_err(|why| says(&why))?,
            Given::Text(text) => texts.push(text.clone()),
        }
    }
    if texts.is_empty() { Ok(()) } else { judged(schemas, schema, &pointer, &texts).map_err(|why| says(&why)) }
}

/// Fails if a text is no JSON of a schema, or of the items of one of lists.
fn json(schemas: &Schemas, pointer: &str, text: &str) -> Result<(), String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
    let is_list = schemas.get(pointer).is_some_and(|schema| has_type(schema, "array"));
    let pointer = if is_list && !value.is_array() { join(pointer, "items") } else { pointer.to_owned() };
    schemas.error(Way::Request, &pointer, &value).map_or(Ok(()), Err)
}

/// Fails if an item whose members stand in brackets is none of a schema.
fn items(schemas: &Schemas, pointer: &str, shown: &str, fields: &[Field]) -> Result<(), String> {
    let number = |field: &Field| field.key.split('[').next().unwrap_or_default().to_owned();
    let mut numbers: Vec<_> = fields.iter().map(number).collect();
    numbers.dedup();
    for number in numbers {
        let own: Vec<_> = fields.iter().filter(|field| field.is_of(&number)).cloned().collect();
        value(schemas, pointer, &format!("{shown}[{number}]"), &number, &own)?;
    }
    Ok(())
}

impl Field {
    pub(super) fn text(key: String, text: String) -> Self {
        Self { key, given: Given::Text(text) }
    }

    /// Returns whether it is a member of this name, or is inside of it.
    pub(super) fn is_of(&self, name: &str) -> bool {
        self.key == name || self.key.strip_prefix(name).is_some_and(|rest| rest.starts_with('['))
    }

    /// The field as one of what is called so: `limit` of `filter[limit]`. An item without a number is none.
    pub(super) fn inside(&self, name: &str) -> Option<Self> {
        let (inner, rest) = self.key.strip_prefix(name)?.strip_prefix('[')?.split_once(']')?;
        let key = format!("{inner}{rest}");
        (!key.is_empty()).then(|| Self { key, given: self.given.clone() })
    }
}
