//! Finds the faults of a request: missing values, and those of another type than the description says.

use super::api::{Received, Route};
use crate::cli::schemas::{Schemas, Way, essence, join};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use serde_json::Value;

/// A request for an operation.
pub(super) struct Asked<'a> {
    /// The values in the path.
    pub(super) values: &'a [(String, String)],
    pub(super) received: &'a Received,
}

/// Returns the status and all that is wrong.
pub(super) fn faults(schemas: &Schemas, route: &Route, asked: &Asked<'_>) -> Result<(), (u16, Vec<String>)> {
    asked.credentials(schemas, route).map_err(|fault| (401, vec![fault]))?;
    let mut faults = Vec::new();
    for pointer in schemas.parameters(&route.path, &route.method) {
        faults.extend(asked.parameter(schemas, &pointer).err());
    }
    match asked.body(schemas, route) {
        Err((status, fault)) if status != 400 => return Err((status, vec![fault])),
        Err((_, fault)) => faults.push(fault),
        Ok(()) => {}
    }
    if faults.is_empty() { Ok(()) } else { Err((400, faults)) }
}

impl Asked<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.received.headers.get(name)?.to_str().ok()
    }

    fn query(&self) -> impl Iterator<Item = (String, String)> {
        form(self.received.query.as_deref().unwrap_or_default().as_bytes())
    }

    fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.header(COOKIE.as_str())?.split(';').filter_map(|pair| pair.trim().split_once('='));
        cookies.filter(|(known, _)| *known == name).map(|(_, value)| value).next()
    }

    /// Fails if none of the alternatives of signing in is there.
    fn credentials(&self, schemas: &Schemas, route: &Route) -> Result<(), String> {
        let own = schemas.get(&join(&route.pointer, "security"));
        let wanted = own.or_else(|| schemas.get("/security")).and_then(Value::as_array);
        let alternatives: Vec<_> = wanted.into_iter().flatten().filter_map(Value::as_object).collect();
        let has = |name: &String| self.has_scheme(schemas, name);
        if alternatives.is_empty() || alternatives.iter().any(|one| one.keys().all(has)) {
            return Ok(());
        }
        let names: Vec<_> = alternatives.iter().flat_map(|one| one.keys()).map(|name| format!("`{name}`")).collect();
        Err(format!("the credentials are missing: {}", names.join(" or ")))
    }

    fn has_scheme(&self, schemas: &Schemas, name: &str) -> bool {
        let Some(scheme) = schemas.get(&schemas.follow(&join("/components/securitySchemes", name))) else {
            return true;
        };
        let text = |key: &str| scheme.get(key).and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let begins = |word: &str| {
            let given = self.header(AUTHORIZATION.as_str()).unwrap_or_default().to_lowercase();
            given.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
        };
        match (text("type").as_str(), text("in").as_str()) {
            ("http", _) => begins(&text("scheme")),
            ("oauth2" | "openidconnect", _) => begins("bearer"),
            ("apikey", "header") => self.header(&text("name")).is_some(),
            ("apikey", "query") => self.query().any(|(key, _)| key.to_lowercase() == text("name")),
            ("apikey", "cookie") => {
                self.header(COOKIE.as_str()).is_some_and(|all| all.to_lowercase().contains(&text("name")))
            }
            _ => true,
        }
    }

    fn parameter(&self, schemas: &Schemas, pointer: &str) -> Result<(), String> {
        let text = |key: &str| schemas.get(&join(pointer, key)).and_then(Value::as_str).unwrap_or_default();
        let (name, place) = (text("name"), text("in"));
        let is_required = schemas.get(&join(pointer, "required")) == Some(&Value::Bool(true));
        let texts: Vec<String> = match place {
            "path" => self.values.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect(),
            "query" => self
                .query()
                .filter(|(key, _)| key.strip_suffix("[]").unwrap_or(key) == name)
                .map(|(_, value)| value)
                .collect(),
            "header" if ["accept", "content-type", "authorization"].contains(&name.to_lowercase().as_str()) => {
                return Ok(());
            }
            "header" => self.header(name).into_iter().map(str::to_owned).collect(),
            "cookie" => self.cookie(name).into_iter().map(str::to_owned).collect(),
            _ => return Ok(()),
        };
        let schema = schemas.get(&join(pointer, "schema")).map(|schema| schemas.resolve(schema));
        // The fields of an object may stand by themselves.
        let is_object = schema.is_none_or(|schema| has_type(schema, "object") || schema.get("properties").is_some());
        let is_styled = !["", "simple", "form"].contains(&text("style"));
        if texts.is_empty() {
            return match is_required && !is_object && !is_styled {
                true => Err(format!("{place} `{name}` is missing")),
                false => Ok(()),
            };
        }
        let Some(schema) = schema.filter(|_| !is_object && !is_styled) else { return Ok(()) };
        judged(schemas, schema, &join(pointer, "schema"), &texts).map_err(|why| format!("{place} `{name}`: {why}"))
    }

    fn body(&self, schemas: &Schemas, route: &Route) -> Result<(), (u16, String)> {
        let holder = schemas.follow(&join(&route.pointer, "requestBody"));
        let Some(described) = schemas.get(&holder) else { return Ok(()) };
        let body = &self.received.body;
        if body.is_empty() {
            let is_required = described.get("required") == Some(&Value::Bool(true));
            return if is_required { Err((400, "the body is missing".to_owned())) } else { Ok(()) };
        }
        let sent = essence(self.header(CONTENT_TYPE.as_str()).unwrap_or_default());
        let contents: Vec<_> = described.get("content").and_then(Value::as_object).into_iter().flatten().collect();
        let fits = |name: &str| {
            let name = essence(name);
            name == sent || name == "*/*" || name.strip_suffix('*').is_some_and(|kind| sent.starts_with(kind))
        };
        let Some((name, _)) = contents.iter().find(|(name, _)| fits(name)) else {
            let known: Vec<_> = contents.iter().map(|(name, _)| format!("`{name}`")).collect();
            return Err((415, format!("the body is `{sent}`, and described is {}", known.join(" or "))));
        };
        let pointer = join(&join(&join(&holder, "content"), name), "schema");
        let wrong = |why: String| (400, format!("the body{why}"));
        if sent.ends_with("/json") || sent.ends_with("+json") {
            let value = serde_json::from_slice(body).map_err(|error| wrong(format!(" is no JSON: {error}")))?;
            return schemas.error(Way::Request, &pointer, &value).map_or(Ok(()), |why| Err(wrong(placed(&why))));
        }
        if sent == "application/x-www-form-urlencoded" {
            return self.fields(schemas, &pointer).map_err(|why| wrong(format!(": {why}")));
        }
        Ok(())
    }

    /// Fails if a field of a form is missing, or has another type.
    fn fields(&self, schemas: &Schemas, pointer: &str) -> Result<(), String> {
        let pointer = schemas.follow(pointer);
        let Some(schema) = schemas.get(&pointer) else { return Ok(()) };
        let fields: Vec<_> = form(&self.received.body).collect();
        let is_of =
            |key: &str, name: &str| key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('['));
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !fields.iter().any(|(key, _)| is_of(key, name)) {
                return Err(format!("`{name}` is missing"));
            }
        }
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let texts: Vec<_> = fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect();
            let property = schemas.resolve(property);
            if !texts.is_empty() && !has_type(property, "object") && property.get("properties").is_none() {
                let pointer = join(&join(&pointer, "properties"), name);
                judged(schemas, property, &pointer, &texts).map_err(|why| format!("`{name}`: {why}"))?;
            }
        }
        Ok(())
    }
}

fn has_type(schema: &Value, wanted: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(name)) => name == wanted,
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        _ => false,
    }
}

/// Fails if none of the values that texts may stand for is one of a schema.
fn judged(schemas: &Schemas, schema: &Value, pointer: &str, texts: &[String]) -> Result<(), String> {
    let error = |value: &Value| schemas.error(Way::Request, pointer, value);
    let scalars = |text: &String| {
        let read = serde_json::from_str(text).ok().filter(|value: &Value| !value.is_object() && !value.is_array());
        read.into_iter().chain([Value::from(text.as_str())]).collect::<Vec<_>>()
    };
    let split = |by: char| {
        let parts = texts.iter().flat_map(|text| text.split(by)).map(str::to_owned);
        parts.map(|text| scalars(&text).swap_remove(0)).collect::<Value>()
    };
    let candidates = match texts {
        _ if has_type(schema, "array") => {
            let whole = texts.iter().map(|text| scalars(text).swap_remove(0)).collect::<Value>();
            let alone = if texts.len() == 1 { vec![split('|'), split(' '), whole, split(',')] } else { vec![whole] };
            [vec![texts.iter().cloned().map(Value::from).collect()], alone].concat()
        }
        [only] => scalars(only),
        _ => return Err("it is given several times".to_owned()),
    };
    if candidates.iter().any(|value| error(value).is_none()) {
        return Ok(());
    }
    // The first reading of the text says best what is wrong.
    let told = candidates.last().and_then(error).unwrap_or_default();
    Err(told.trim_start_matches(": ").to_owned())
}

/// A fault of JSON, whose place comes first, behind the words that say whose place it is.
fn placed(why: &str) -> String {
    match why.strip_prefix(": ") {
        Some(why) => format!(": {why}"),
        None => format!(", at {why}"),
    }
}

/// The fields of a form or of a query.
fn form(bytes: &[u8]) -> impl Iterator<Item = (String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect::<Vec<_>>().into_iter()
}
