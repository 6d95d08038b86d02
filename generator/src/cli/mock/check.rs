//! Finds the faults of a request: missing values, and those of another type than the description says.

use super::fields::{self, Field, Members};
use super::parts::parts;
use super::route::{Received, Route};
use super::values::judged;
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
        let is_required = schemas.get(&join(pointer, "required")) == Some(&Value::Bool(true));
        let says = |why: String| format!("{place} `{name}`: {}", why.trim_start_matches(": "));
        let schema = join(pointer, "schema");
        if fields::is_object(schemas, &schema) {
            let Some(fields) = self.members(schemas, pointer, name, place, &texts) else { return Ok(()) };
            let is_left_out = fields.is_empty() && !is_required;
            let prefix = if text("style") == "deepObject" { name } else { "" };
            return match is_left_out {
                true => Ok(()),
                false => fields::check(schemas, &schema, prefix, &fields, None).map_err(|why| format!("{place} {why}")),
            };
        }
        let is_styled = !["", "simple", "form", "pipeDelimited", "spaceDelimited"].contains(&text("style"));
        match (schemas.get(&schema).map(|schema| schemas.resolve(schema)), texts.as_slice()) {
            (_, []) if is_required && !is_styled => Err(format!("{place} `{name}` is missing")),
            (_, []) => Ok(()),
            (Some(described), _) if !is_styled => judged(schemas, described, &schema, &texts).map_err(says),
            (None, [only]) => self.content(schemas, pointer, only).map_err(says),
            _ => Ok(()),
        }
    }

    /// Fails if a parameter that is said to be JSON is none.
    fn content(&self, schemas: &Schemas, pointer: &str, text: &str) -> Result<(), String> {
        let contents = schemas.contents(pointer);
        let Some((_, schema)) = contents.iter().find(|(name, _)| essence(name).ends_with("json")) else {
            return Ok(());
        };
        let value = serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
        schemas.error(Way::Request, schema, &value).map_or(Ok(()), Err)
    }

    /// The members of an object in a parameter: in brackets, by themselves, or one behind the other in a text. `None` if it is
    /// written in a way that is not read.
    fn members(
        &self,
        schemas: &Schemas,
        pointer: &str,
        name: &str,
        place: &str,
        texts: &[String],
    ) -> Option<Vec<Field>> {
        let style = schemas.get(&join(pointer, "style")).and_then(Value::as_str).unwrap_or_default();
        let is_form = ["", "form"].contains(&style) && ["query", "cookie"].contains(&place);
        let explode = schemas.get(&join(pointer, "explode")).and_then(Value::as_bool).unwrap_or(is_form);
        let in_query = || self.query().map(|(key, text)| Field::text(key, text));
        if style == "deepObject" {
            return Some(in_query().filter_map(|field| field.inside(name)).collect());
        }
        if !["", "form", "simple"].contains(&style) {
            return None;
        }
        if is_form && explode {
            let members = Members::of(schemas, &join(pointer, "schema"));
            let in_cookies = members.all.iter().filter_map(|(name, _)| Some((name, self.cookie(name)?)));
            let in_cookies = in_cookies.map(|(name, text)| Field::text(name.clone(), text.to_owned()));
            let in_query = in_query().filter(|field| members.all.iter().any(|(name, _)| field.is_of(name)));
            return Some(if place == "query" { in_query.collect() } else { in_cookies.collect() });
        }
        let words: Vec<_> = texts.iter().flat_map(|text| text.split(',')).collect();
        let pairs: Vec<(&str, &str)> = match explode {
            true => words.iter().filter_map(|pair| pair.split_once('=')).collect(),
            false => words.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect(),
        };
        Some(pairs.into_iter().map(|(key, text)| Field::text(key.to_owned(), text.to_owned())).collect())
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
        let Some((name, media)) = contents.iter().find(|(name, _)| fields::fits(&essence(name), &sent)) else {
            let known: Vec<_> = contents.iter().map(|(name, _)| format!("`{name}`")).collect();
            return Err((415, format!("the body is `{sent}`, and described is {}", known.join(" or "))));
        };
        let pointer = join(&join(&join(&holder, "content"), name), "schema");
        let wrong = |why: String| (400, format!("the body{why}"));
        if sent.ends_with("/json") || sent.ends_with("+json") {
            let value = serde_json::from_slice(body).map_err(|error| wrong(format!(" is no JSON: {error}")))?;
            return schemas.error(Way::Request, &pointer, &value).map_or(Ok(()), |why| Err(wrong(placed(&why))));
        }
        let fields = match sent.as_str() {
            "application/x-www-form-urlencoded" => form(body).map(|(key, text)| Field::text(key, text)).collect(),
            "multipart/form-data" => {
                let header = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
                parts(header, body).map_err(|why| wrong(format!(" has no parts: {why}")))?
            }
            _ => return Ok(()),
        };
        fields::check(schemas, &pointer, "", &fields, media.get("encoding")).map_err(|why| wrong(format!(": {why}")))
    }
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
