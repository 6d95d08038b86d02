//! Single values: numbers, texts, dates; and those of which only some are possible.

use super::chosen::Chosen;
use super::schema::Schema;
use super::shape::{Choice, Enumeration, Shape};
use crate::document::vendors;
use crate::document::{Node, Value};
use crate::lower::docs;
use crate::lower::names;
use crate::model::{Enum, EnumValue, Name, Type};
use std::collections::HashSet;

/// The type of a single value. Numbers of PHP servers are money more often than not.
pub(super) fn scalar(name: &str, schema: &Schema<'_>, chosen: &Chosen) -> Option<Type> {
    if let Some(ty) = schema.str("format").and_then(|format| chosen.of_format(name, format)) {
        return Some(ty);
    }
    let text = |ty| Type::Text(Box::new(ty));
    Some(match (name, schema.str("format")) {
        ("boolean", _) => Type::Boolean,
        ("integer", Some("flag")) => Type::Flag,
        ("integer", format) => integer(format, schema),
        ("number", Some("decimal" | "decimal128")) => Type::Decimal,
        ("number", None) if chosen.php => Type::Decimal,
        ("number", _) => Type::Float,
        ("string", Some("int32" | "int64")) => text(Type::Int64),
        ("string", Some("uint32" | "uint64")) => text(Type::Uint64),
        ("string", Some("decimal" | "decimal128")) => text(Type::Decimal),
        ("string", Some("boolean")) => text(Type::Boolean),
        ("string", Some("flag")) => text(Type::Flag),
        ("string", Some("date")) => Type::Date,
        ("string", Some("date-time")) => Type::DateTime,
        ("string", Some("uuid")) => Type::Uuid,
        ("string", Some("byte")) => Type::Base64,
        ("string", Some("password")) => Type::Secret,
        ("string", _) => match schema.str("contentEncoding") {
            Some("base64") => Type::Base64,
            _ => Type::String,
        },
        _ => return None,
    })
}

/// An integer that is never negative is unsigned, and so is one that is seen to be beyond the signed ones. One that is seen to
/// be beyond all of these is a decimal number.
fn integer(format: Option<&str>, schema: &Schema<'_>) -> Type {
    let seen = ["minimum", "maximum", "example", "default"].into_iter().filter_map(|key| schema.get(key));
    if format.is_none() && seen.map(Node::to_json).any(|number| is_beyond(&number)) {
        return Type::Decimal;
    }
    let number = |key| schema.get(key).and_then(|node| node.to_json().as_f64());
    let is_large =
        ["maximum", "example", "default"].into_iter().filter_map(number).any(|number| number >= i64::MAX as f64);
    let is_negative = number("minimum").is_some_and(|minimum| minimum < 0.0);
    let is_unsigned = number("minimum").is_some_and(|minimum| minimum >= 0.0) || (is_large && !is_negative);
    match (format, is_unsigned) {
        (Some("uint8" | "uint16" | "uint32"), _) | (Some("int32"), true) => Type::Uint32,
        (Some("int8" | "int16" | "int32"), false) => Type::Int32,
        (Some("uint" | "uint64"), _) | (_, true) => Type::Uint64,
        _ => Type::Int64,
    }
}

/// Returns whether a number is one that no integer of 64 bits holds, and a decimal number does.
fn is_beyond(number: &serde_json::Value) -> bool {
    /// The largest decimal number is somewhat larger.
    const MOST: f64 = 7.9e28;
    let is_whole = |float: f64| float.fract() == 0.0 && float.abs() < MOST;
    !number.is_i64() && !number.is_u64() && number.as_f64().is_some_and(|float| is_whole(float) && float.abs() >= 9e18)
}

/// The shape that `enum` or `const` make of a schema; `None` if it has neither.
pub(super) fn enumeration<'a>(schema: &Schema<'a>) -> Option<Shape<'a>> {
    let part = schema.parts.iter().find(|part| part.get("enum").is_some() || part.get("const").is_some())?;
    let is_meant = |value: &Value| schema.chosen_type.is_none_or(|name| is_of(name, value));
    let indexed: Vec<(usize, &Node)> = match part.get("const") {
        Some(only) => vec![(0, only)],
        None => part.list("enum").enumerate().filter(|(_, value)| value.value != Value::Null).collect(),
    };
    let indexed: Vec<_> = indexed.into_iter().filter(|(_, value)| is_meant(&value.value)).collect();
    let values: Vec<&Node> = indexed.iter().map(|(_, value)| *value).collect();
    let types = schema.types();
    let declared = |name: &str| types.as_ref().is_none_or(|types| types.is_empty() || types.contains(&name));
    let all = |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| is(&value.value));
    let is_integer = |value: &Value| matches!(value, Value::Number(number) if number.is_i64());
    let is_unsigned = |value: &Value| matches!(value, Value::Number(number) if number.is_u64());
    let is_large = |value: &Value| match value {
        Value::Number(number) => number.is_i64() || number.is_u64() || is_beyond(&number.clone().into()),
        _ => false,
    };
    if all(|value| matches!(value, Value::String(_))) && declared("string") {
        Some(Shape::Enumeration(Enumeration { integers: false, values: choices(part, &indexed) }))
    } else if all(is_integer) && declared("integer") {
        Some(Shape::Enumeration(Enumeration { integers: true, values: choices(part, &indexed) }))
    } else if all(is_unsigned) && declared("integer") {
        // One is larger than what an enum of integers holds.
        Some(Shape::Scalar(Type::Uint64))
    } else if all(is_large) && declared("integer") {
        Some(Shape::Scalar(Type::Decimal))
    } else if all(|value| matches!(value, Value::Bool(_))) {
        Some(Shape::Scalar(Type::Boolean))
    } else if all(|value| matches!(value, Value::Number(_))) && declared("number") {
        Some(Shape::Scalar(Type::Float))
    } else {
        // Values that are not of the declared type say nothing about it; those without a type are of several.
        types.is_some_and(|types| types.is_empty() && !values.is_empty()).then(|| of_several_types(schema, &values))
    }
}

/// Values of several types are one of these types each.
fn of_several_types<'a>(schema: &Schema<'a>, values: &[&Node]) -> Shape<'a> {
    let mut names: Vec<&str> = Vec::new();
    for name in values.iter().map(|value| type_of(&value.value)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.contains(&"number") {
        names.retain(|name| *name != "integer");
    }
    match names.iter().any(|name| matches!(*name, "array" | "object")) {
        true => Shape::Unclear("allows only some lists or objects".to_owned()),
        false => Shape::Union(names.into_iter().map(|name| schema.of_type(name)).collect()),
    }
}

/// The name of the type of a value.
fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Number(number) if number.is_i64() || number.is_u64() || is_beyond(&number.clone().into()) => "integer",
        Value::Number(_) => "number",
    }
}

/// Returns whether a value is of the type of this name. An integer is a number.
fn is_of(name: &str, value: &Value) -> bool {
    let own = type_of(value);
    own == name || (name == "number" && own == "integer")
}

/// The text or integer that is the only value of a schema.
pub(super) fn only_value(schema: &Schema<'_>) -> Option<serde_json::Value> {
    let Some(Shape::Enumeration(Enumeration { integers, values })) = enumeration(schema) else { return None };
    match values.as_slice() {
        [only] if schema.is_nullable() => None,
        [only] if integers => only.wire.parse::<i64>().ok().map(Into::into),
        [only] => Some(only.wire.as_str().into()),
        _ => None,
    }
}

/// The values with what extensions say of them: at the same places of a list, or by the values in an object.
fn choices(part: &Node, values: &[(usize, &Node)]) -> Vec<Choice> {
    let said = |keys: [&str; 2], index: usize, wire: &str| {
        let of_value = keys.iter().find_map(|key| part.get(key)).and_then(|node| match &node.value {
            Value::Array(items) => items.get(index),
            Value::Object(members) => members.get(wire),
            _ => None,
        });
        of_value.and_then(Node::as_str)
    };
    let choice = |&(index, value): &(usize, &Node)| {
        let wire = value.to_text();
        let docs = said(vendors::ENUM_DESCRIPTIONS, index, &wire).map(docs::clean).unwrap_or_default();
        Choice { name: said(vendors::ENUM_NAMES, index, &wire).map(str::to_owned), docs, wire }
    };
    values.iter().map(choice).collect()
}

/// Alternatives all of which are values of one kind are one enumeration, or simply text if there are none.
pub(super) fn alternatives<'a>(
    schema: &Schema<'a>,
    members: &[&'a Node],
    root: &'a Node,
    chosen: &Chosen,
) -> Option<Shape<'a>> {
    let mut all = Enumeration::default();
    let mut open = false;
    for (index, member) in members.iter().enumerate() {
        let member = Schema::of([*member]).expanded(root);
        if !member.alternatives.is_empty() {
            return None;
        }
        let (integers, values) = match enumeration(&member) {
            Some(Shape::Enumeration(one)) => (one.integers, one.values),
            Some(_) => return None,
            None if scalar_name(&member) == Some("string") && is_text(&member, chosen) => (false, Vec::new()),
            None => return None,
        };
        if index > 0 && integers != all.integers {
            return None;
        }
        all.integers = integers;
        open |= values.is_empty();
        let (docs, title) = (docs::clean(member.description()), member.title().filter(|_| values.len() == 1));
        all.values.extend(values.into_iter().map(|choice| Choice {
            name: choice.name.or_else(|| title.map(str::to_owned)),
            docs: if choice.docs.is_empty() { docs.clone() } else { choice.docs },
            ..choice
        }));
    }
    let is_text = all.values.is_empty() && open && schema.chosen_type.is_none();
    Some(if is_text { Shape::Scalar(Type::String) } else { Shape::Enumeration(all) })
}

/// Returns whether a schema is that of several texts.
pub(super) fn is_one_of_texts(schema: &Schema<'_>) -> bool {
    schema.alternatives.is_empty()
        && matches!(enumeration(schema), Some(Shape::Enumeration(one)) if !one.integers && one.values.len() > 1)
}

/// Returns whether a schema is that of text, whatever it says.
pub(super) fn is_any_text(schema: &Schema<'_>, chosen: &Chosen) -> bool {
    schema.alternatives.is_empty()
        && enumeration(schema).is_none()
        && scalar_name(schema) == Some("string")
        && is_text(schema, chosen)
}

fn scalar_name<'a>(schema: &Schema<'a>) -> Option<&'a str> {
    match schema.types()?.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// Returns whether a string is read as text, not as something that is written as text.
fn is_text(schema: &Schema<'_>, chosen: &Chosen) -> bool {
    scalar("string", schema, chosen) == Some(Type::String)
}

impl Enumeration {
    /// Returns whether there is nothing to choose from.
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values of a type with their names, each once.
    pub(super) fn finish(self, name: &str) -> Enum {
        let mut known = HashSet::new();
        let once = self.values.into_iter().filter(|choice| known.insert(choice.wire.clone()));
        let choices: Vec<_> = once.collect();
        let names = names::of_values(&choices.iter().map(|choice| choice.wire.as_str()).collect::<Vec<_>>());
        let values = choices.into_iter().zip(names).map(|(choice, name)| {
            let rust = choice.name.as_deref().and_then(names::pascal).unwrap_or(name);
            EnumValue { name: Name { rust, wire: choice.wire }, docs: choice.docs }
        });
        let mut values: Vec<_> = values.collect();
        names::fit_values(name, values.iter_mut().map(|value| &mut value.name.rust));
        Enum { integers: self.integers, values }
    }
}
