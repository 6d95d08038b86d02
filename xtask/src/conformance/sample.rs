//! Values of schemas: the same ones for the same seed.

use ampersat::cli::schemas::{Schemas, Way};
use fastrand::Rng;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

/// The depth of values from which only required members are made.
const DEEP: usize = 4;
/// The greatest depth of values.
const DEEPEST: usize = 14;
/// Texts that are easily written wrongly.
const TEXTS: [&str; 8] = ["text", "a b", "x&y=z", "50%+1", "ü€", "q\"uo'te", "a/b?c#d", "a,b|c;d"];

/// A maker of values.
pub(super) struct Sampler<'a> {
    schemas: &'a Schemas,
    rng: Rng,
    seed: u64,
    /// True if optional members are made.
    is_full: bool,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(schemas: &'a Schemas, seed: u64, is_full: bool) -> Self {
        Self { schemas, rng: Rng::with_seed(seed), seed, is_full }
    }

    /// A value for a request.
    pub(super) fn value(&mut self, schema: &Value) -> Value {
        self.make(schema, 0)
    }

    fn make(&mut self, schema: &Value, depth: usize) -> Value {
        let all = self.merged(schema, 0);
        // of an alternative that was chosen, which other parts may not allow
        let is_possible =
            |only: &&Value| all.get("enum").and_then(Value::as_array).is_none_or(|list| list.contains(only));
        if let Some(only) = all.get("const").filter(is_possible) {
            return only.clone();
        }
        if let Some(Value::Array(values)) = all.get("enum") {
            let known: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
            return self.rng.choice(known).cloned().unwrap_or_default();
        }
        match self.kind(&all) {
            "object" => self.object(&all, depth),
            "array" => self.array(&all, depth),
            "boolean" => Value::Bool(self.rng.bool()),
            "integer" => self.integer(&all),
            "number" => self.number(&all),
            "null" => Value::Null,
            "string" => Value::String(self.text(&all)),
            _ => json!("anything"),
        }
    }

    /// A schema with all that its parts say, and one of its alternatives.
    fn merged(&mut self, schema: &Value, depth: usize) -> Map<String, Value> {
        let schemas = self.schemas;
        let resolved = schemas.resolve(schema);
        let Value::Object(own) = resolved else { return Map::new() };
        let mut all = own.clone();
        if depth > DEEPEST {
            return all;
        }
        let parts = all.remove("allOf");
        for part in parts.as_ref().and_then(Value::as_array).into_iter().flatten() {
            let part = self.merged(part, depth + 1);
            join(&mut all, part);
        }
        for key in ["oneOf", "anyOf"] {
            let Some(Value::Array(alternatives)) = all.remove(key) else { continue };
            let is_null = |one: &Value| schemas.resolve(one).get("type").and_then(Value::as_str) == Some("null");
            let some: Vec<_> = alternatives.iter().filter(|one| !is_null(one)).collect();
            let Some(chosen) = self.rng.choice(some) else { continue };
            let tag = all.get("discriminator").and_then(|tags| tag(tags, chosen));
            let chosen = self.merged(chosen, depth + 1);
            join(&mut all, chosen);
            tag.into_iter().for_each(|tag| set_tag(&mut all, tag));
        }
        let is_alone = resolved.get("oneOf").is_none() && resolved.get("anyOf").is_none();
        let tag = own.get("discriminator").filter(|_| is_alone).and_then(|tags| tag(tags, schema));
        tag.into_iter().for_each(|tag| set_tag(&mut all, tag));
        all
    }

    fn kind(&mut self, all: &Map<String, Value>) -> &'static str {
        const KINDS: [&str; 7] = ["object", "array", "boolean", "integer", "number", "string", "null"];
        let named: Vec<&str> = match all.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect()
            }
            _ => Vec::new(),
        };
        let has = |keys: &[&str]| keys.iter().any(|key| all.contains_key(*key));
        let is_whole = all.get("format").and_then(Value::as_str).is_some_and(|format| format.contains("int"));
        let chosen = match self.rng.choice(named) {
            Some("file") => "string",
            Some("number") if is_whole => "integer",
            Some(name) => name,
            None if has(&["properties", "additionalProperties", "patternProperties"]) => "object",
            None if has(&["items", "prefixItems"]) => "array",
            None if has(&["pattern", "format", "minLength", "maxLength"]) => "string",
            None if has(&["minimum", "maximum", "multipleOf"]) => "integer",
            None => "",
        };
        KINDS.into_iter().find(|kind| *kind == chosen).unwrap_or("")
    }

    fn object(&mut self, all: &Map<String, Value>, depth: usize) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> = strings(all.get("required")).collect();
        let properties = all.get("properties").and_then(Value::as_object);
        let least = all.get("minProperties").and_then(Value::as_u64).unwrap_or_default();
        for (name, property) in properties.into_iter().flatten() {
            let is_elsewhere = self.schemas.resolve(property).get(Way::Request.other()) == Some(&Value::Bool(true))
                || property.get(Way::Request.other()) == Some(&Value::Bool(true));
            let is_needed = required.contains(&name.as_str()) || (object.len() as u64) < least;
            let is_wanted = is_needed || (self.is_full && depth < DEEP);
            if !is_elsewhere && is_wanted && depth <= DEEPEST {
                object.insert(name.clone(), self.make(property, depth + 1));
            }
        }
        let additional = all.get("additionalProperties").filter(|node| node.is_object());
        for name in required {
            let is_unknown = !object.contains_key(name) && properties.is_none_or(|known| !known.contains_key(name));
            if is_unknown && depth <= DEEPEST {
                let value = additional.map_or_else(|| json!("anything"), |schema| self.make(schema, depth + 1));
                object.insert(name.to_owned(), value);
            }
        }
        if let (Some(schema), true) = (additional, self.is_full && depth < DEEP && self.seed.is_multiple_of(2)) {
            object.insert("a key".to_owned(), self.make(schema, depth + 1));
        }
        if let Some((name, value)) =
            all.get("x-tag").and_then(Value::as_array).and_then(|tag| tag.first().zip(tag.get(1)))
        {
            let name = name.as_str().unwrap_or_default();
            if object.contains_key(name) {
                object.insert(name.to_owned(), value.clone());
            }
        }
        Value::Object(object)
    }

    fn array(&mut self, all: &Map<String, Value>, depth: usize) -> Value {
        if let Some(Value::Array(items)) = all.get("prefixItems") {
            return items.iter().map(|item| self.make(item, depth + 1)).collect();
        }
        let bound = |key: &str| all.get(key).and_then(Value::as_u64);
        let (least, most) = (bound("minItems").unwrap_or_default(), bound("maxItems").unwrap_or(u64::MAX));
        let wanted = if depth > DEEP || self.seed % 3 == 2 { 0 } else { self.seed.min(2) };
        let is_unique = all.get("uniqueItems") == Some(&Value::Bool(true));
        let item = all.get("items").cloned().unwrap_or_default();
        let mut items: Vec<Value> = Vec::new();
        for _ in 0..wanted.clamp(least, most.max(least)) * 16 {
            if items.len() as u64 >= wanted.clamp(least, most.max(least)) || depth > DEEPEST {
                break;
            }
            let value = self.make(&item, depth + 1);
            if !is_unique || !items.contains(&value) {
                items.push(value);
            }
        }
        Value::Array(items)
    }

    fn integer(&mut self, all: &Map<String, Value>) -> Value {
        let (low, high) = bounds(all, 1.0);
        let format = all.get("format").and_then(Value::as_str);
        let most = match format {
            Some("int8") => Some(f64::from(i8::MAX)),
            Some("uint8") => Some(f64::from(u8::MAX)),
            _ => None,
        };
        let high = high.or(most);
        let unsigned = format.is_some_and(|format| format.starts_with("uint"));
        let low = low.unwrap_or_else(|| high.filter(|high| *high < 1.0).map_or(0.0, |high| high - 10.0));
        let low = if unsigned { low.max(0.0) } else { low } as i64;
        let high = high.map_or(low.saturating_add(1000), |high| (high as i64).min(low.saturating_add(1000)));
        let value = self.rng.i64(low..=high.max(low));
        let step = all.get("multipleOf").and_then(Value::as_i64).filter(|step| *step > 0);
        json!(step.map_or(value, |step| value.div_euclid(step) * step + if value % step == 0 { 0 } else { step }))
    }

    fn number(&mut self, all: &Map<String, Value>) -> Value {
        let (low, high) = bounds(all, 0.5);
        let low = low.unwrap_or_else(|| high.map_or(-1000.0, |high| high - 10.0));
        let high = high.unwrap_or(low + 2000.0);
        match all.get("multipleOf").and_then(Value::as_f64) {
            Some(step) => json!((low / step).ceil() * step),
            None => json!(((low + (high - low) * self.rng.f64()) * 4.0).floor().max(low.ceil() * 4.0) / 4.0),
        }
    }

    fn text(&mut self, all: &Map<String, Value>) -> String {
        let named = |key: &str| all.get(key).and_then(Value::as_str);
        let format = named("format").or_else(|| named("contentEncoding")).unwrap_or_default();
        let bound = |key: &str| all.get(key).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
        let (least, most) = (bound("minLength").unwrap_or(0), bound("maxLength").unwrap_or(usize::MAX));
        let usual = formatted(format, self.seed);
        let pattern = all.get("pattern").and_then(Value::as_str);
        if let Some(pattern) = pattern.filter(|_| usual.is_none() || self.rng.bool()) {
            let text = (0..20).find_map(|_| {
                let text = self.matching(pattern)?;
                (least..=most).contains(&text.chars().count()).then_some(text)
            });
            if let Some(text) = text {
                return text;
            }
        }
        let text = match usual.filter(|text| text.chars().count() <= most) {
            Some(text) => text.to_owned(),
            None if self.seed == 1 => "text".to_owned(),
            None => self.rng.choice(TEXTS).unwrap_or("text").to_owned(),
        };
        let missing = least.saturating_sub(text.chars().count());
        text.chars().chain(std::iter::repeat_n('x', missing)).take(most).collect()
    }

    fn matching(&mut self, pattern: &str) -> Option<String> {
        let plain = pattern.replace("\\/", "/").replace("\\d", "[0-9]").replace("\\w", "[a-z]").replace("\\s", " ");
        let is_begun = plain.starts_with('^');
        let plain = without_conditions(plain.trim_start_matches('^'));
        let plain = bounded(plain.trim_start_matches('^').trim_end_matches('$'));
        let mut seed = [0; 32];
        self.rng.fill(&mut seed);
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let text = string_regex(&plain).ok()?.new_tree(&mut runner).ok()?.current();
        let is_printable = text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
        (is_printable || !is_begun).then_some(text)
    }
}

/// A pattern without parts that only look ahead or behind. A check afterwards shows whether a text fits.
fn without_conditions(pattern: &str) -> String {
    let (mut text, mut rest) = (String::new(), pattern);
    while let Some(start) = ["(?!", "(?=", "(?<!", "(?<="].iter().filter_map(|sign| rest.find(sign)).min() {
        let (before, group) = rest.split_at(start);
        text.push_str(before);
        let mut depth = 0;
        let end = group.char_indices().find(|(_, c)| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        });
        rest = end.and_then(|(end, _)| group.get(end + 1..)).unwrap_or_default();
    }
    text + rest
}

/// A pattern in which nothing is repeated without end.
fn bounded(pattern: &str) -> String {
    let (mut text, mut is_escaped, mut is_class) = (String::new(), false, false);
    for c in pattern.chars() {
        match c {
            '+' if !is_escaped && !is_class => text.push_str("{1,4}"),
            '*' if !is_escaped && !is_class => text.push_str("{0,4}"),
            c => text.push(c),
        }
        is_class = !is_escaped && (c == '[' || is_class && c != ']') || is_escaped && is_class;
        is_escaped = !is_escaped && c == '\\';
    }
    text
}

/// The value that tells an alternative from others, and its name.
fn tag(tags: &Value, chosen: &Value) -> Option<(String, String)> {
    let name = tags.get("propertyName")?.as_str()?;
    let reference = chosen.get("$ref")?.as_str()?;
    let own = reference.rsplit('/').next().unwrap_or_default();
    let mapping = tags.get("mapping").and_then(Value::as_object);
    let is_it = |target: &Value| target.as_str().is_some_and(|target| target == reference || target == own);
    let mapped = mapping.into_iter().flatten().find(|(_, target)| is_it(target)).map(|(value, _)| value.clone());
    Some((name.to_owned(), mapped.unwrap_or_else(|| own.to_owned())))
}

fn set_tag(all: &mut Map<String, Value>, (name, value): (String, String)) {
    all.insert("x-tag".to_owned(), json!([name, value]));
}

/// Adds what one more part of a schema says.
fn join(all: &mut Map<String, Value>, part: Map<String, Value>) {
    for (key, value) in part {
        let known = all.get_mut(&key);
        match (key.as_str(), known, value) {
            ("properties", Some(Value::Object(known)), Value::Object(more)) => {
                more.into_iter().for_each(|(name, schema)| {
                    let both = known.remove(&name).filter(|first| *first != schema);
                    known.insert(name, both.map_or(schema.clone(), |first| json!({"allOf": [first, schema]})));
                })
            }
            ("required", Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
            ("enum", Some(Value::Array(known)), Value::Array(more)) => known.retain(|value| more.contains(value)),
            (_, Some(_), _) => {}
            (_, None, value) => _ = all.insert(key, value),
        }
    }
}

fn strings(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The least and the largest number; `step` is a distance to one that is excluded.
fn bounds(all: &Map<String, Value>, step: f64) -> (Option<f64>, Option<f64>) {
    let bound = |key: &str, exclusive: &str, step: f64| {
        let own = all.get(key).and_then(Value::as_f64);
        match all.get(exclusive) {
            Some(Value::Bool(true)) => own.map(|own| own + step),
            Some(Value::Number(excluded)) => excluded.as_f64().map(|excluded| excluded + step).or(own),
            _ => own,
        }
    };
    (bound("minimum", "exclusiveMinimum", step), bound("maximum", "exclusiveMaximum", -step))
}

/// A text of a format.
fn formatted(format: &str, seed: u64) -> Option<&'static str> {
    let is_first = seed.is_multiple_of(2);
    Some(match format {
        "date-time" if is_first => "2024-02-29T12:34:56Z",
        "date-time" => "2024-02-29T12:34:56.789+02:00",
        "date" => "2024-02-29",
        "time" => "12:34:56Z",
        "duration" => "P1D",
        "uuid" => "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "email" | "idn-email" => "a@example.com",
        "uri" | "url" | "iri" => "https://example.com/a?b=c",
        "uri-reference" => "/a",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" | "ip" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" | "base64" | "base64url" => "aGVsbG8=",
        "binary" => "bytes",
        "int32" | "int64" | "uint32" | "uint64" | "snowflake" | "integer" => "12345",
        "float" | "double" | "decimal" | "number" => "1.5",
        "iso8601" => "2024-02-29T12:34:56Z",
        "json" => "{\"a\":1}",
        "" => return None,
        _ => "text",
    })
}

#[cfg(test)]
mod tests {
    use super::{Sampler, Schemas, Way};
    use serde_json::{Value, json};

    fn schemas() -> Schemas {
        let schema = json!({
            "Any": {"type": "object", "required": ["a", "kind", "tuple"], "properties": {
                "a": {"type": "string", "pattern": "^[a-c]{2}-\\d+$", "maxLength": 8},
                "b": {"type": "integer", "exclusiveMinimum": 3, "maximum": 5},
                "c": {"type": "array", "items": {"enum": [1, 2, 3]}, "minItems": 2, "uniqueItems": true},
                "d": {"type": "number", "minimum": 0.5, "maximum": 1.0},
                "e": {"type": "string", "minLength": 12},
                "g": {"type": "string", "pattern": "^(?!(x|y){2}$)^[a-d]{4}$"},
                "f": {"allOf": [{"type": "integer", "multipleOf": 7}, {"minimum": 15}]},
                "h": {"type": "integer", "enum": [7], "allOf": [{"oneOf": [{"const": 6}, {"const": 7}]}]},
                "id": {"type": "integer", "readOnly": true},
                "kind": {"$ref": "#/components/schemas/Kind"},
                "next": {"$ref": "#/components/schemas/Any"},
                "tuple": {"type": "array", "prefixItems": [{"type": "boolean"}, {"type": ["null", "integer"]}]}
            }},
            "Kind": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": "t", "mapping": {"cat": "#/components/schemas/Cat"}}},
            "Cat": {"type": "object", "required": ["t", "c"], "properties": {"t": {"type": "string"}, "c": {"const": 1}}},
            "Dog": {"type": "object", "required": ["t", "d"], "properties": {"t": {"type": "string"}, "d": {"const": 2}}}
        });
        Schemas::new(json!({"openapi": "3.1.0", "components": {"schemas": schema}})).unwrap()
    }

    #[test]
    fn what_is_made_is_valid_and_the_same_again() {
        let (schemas, pointer) = (schemas(), "/components/schemas/Any");
        let schema = schemas.get(pointer).unwrap();
        for (seed, is_full) in (1..50).flat_map(|seed| [(seed, false), (seed, true)]) {
            let value = Sampler::new(&schemas, seed, is_full).value(schema);
            assert_eq!(schemas.error(Way::Request, pointer, &value), None, "{value}");
            assert_eq!(value, Sampler::new(&schemas, seed, is_full).value(schema));
            let names: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
            match is_full {
                true => assert_eq!(names, ["a", "b", "c", "d", "e", "f", "g", "h", "kind", "next", "tuple"]),
                false => assert_eq!(names, ["a", "kind", "tuple"]),
            }
            let kind = &value["kind"];
            let expected: Value = if kind.get("c").is_some() { "cat".into() } else { "Dog".into() };
            assert_eq!(kind["t"], expected);
        }
    }
}
