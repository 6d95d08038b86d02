//! The shape of a schema: the kind of Rust type that can hold its values.

use super::chosen::Chosen;
use super::scalars;
use super::schema::{Schema, at};
use super::shape::Shape;
use crate::document::Node;
use heck::ToSnakeCase as _;

/// So many types come of the alternatives of one schema, and no more.
const MAX_VARIANTS: usize = 300;

/// So many combinations of alternatives within alternatives are told apart, and no more.
const MAX_COMBINATIONS: usize = 1000;

/// The shape of a schema whose references have been followed, but for one that says everything.
pub(super) fn shape<'a>(schema: &Schema<'a>, root: &'a Node, chosen: &Chosen) -> Shape<'a> {
    if let Some(reference) = schema.only_reference() {
        return Shape::Reference(reference);
    }
    if let Some(enumeration) = scalars::enumeration(schema) {
        return enumeration;
    }
    if let Some((index, alternatives)) = schema.alternatives.iter().enumerate().next() {
        if let Some(enumeration) = scalars::alternatives(schema, alternatives, root, chosen) {
            return enumeration;
        }
        return match alternatives.len() {
            too_many if too_many > MAX_VARIANTS => Shape::Unclear(format!("has {too_many} alternatives")),
            some if schema.combined(some) > MAX_COMBINATIONS => {
                Shape::Unclear(format!("is one of more than {MAX_COMBINATIONS} combinations of alternatives"))
            }
            _ => Shape::Union(alternatives.iter().map(|choice| schema.choose(index, choice)).collect()),
        };
    }
    let Some(types) = schema.types() else {
        return Shape::Unclear("is of several types at once, which no value is".to_owned());
    };
    let both = schema.str("format").and_then(of_two_formats);
    match types.as_slice() {
        [] | [_] if schema.chosen_type.is_none() && both.is_some() => {
            Shape::Union(both.iter().flatten().map(|name| schema.of_type(name)).collect())
        }
        [] => untyped(schema, chosen),
        [only] => typed(schema, only, chosen),
        ["integer", "number"] | ["number", "integer"] => typed(schema, "number", chosen),
        several => Shape::Union(several.iter().map(|name| schema.of_type(name)).collect()),
    }
}

fn typed<'a>(schema: &Schema<'a>, name: &str, chosen: &Chosen) -> Shape<'a> {
    match name {
        "object" if schema.has_properties() => Shape::Object,
        "object" => Shape::Map,
        "array" => schema.tuple().map_or(Shape::List, Shape::Tuple),
        _ => match scalars::scalar(name, schema, chosen) {
            Some(ty) => Shape::Scalar(ty),
            None => Shape::Any,
        },
    }
}

/// Returns the type that keywords imply where none is given.
fn untyped<'a>(schema: &Schema<'a>, chosen: &Chosen) -> Shape<'a> {
    let has = |keywords: &[&str]| keywords.iter().any(|keyword| schema.get(keyword).is_some());
    if schema.has_properties() {
        Shape::Object
    } else if has(&["additionalProperties"]) || schema.additional().is_some() {
        Shape::Map
    } else if has(&["items", "prefixItems"]) {
        typed(schema, "array", chosen)
    } else if has(&["pattern", "minLength", "maxLength"]) {
        typed(schema, "string", chosen)
    } else if let Some(name) = schema.str("format").and_then(of_format) {
        typed(schema, name, chosen)
    } else if has(&["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]) {
        typed(schema, "number", chosen)
    } else {
        Shape::Any
    }
}

/// The type of which this is a format. Some name the type itself there.
fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "string" | "date" | "date-time" | "time" | "duration" | "uuid" | "byte" | "binary" | "password" | "regex" => {
            "string"
        }
        "email" | "idn-email" | "hostname" | "host-name" | "idn-hostname" | "ipv4" | "ipv6" => "string",
        "uri" | "uri-reference" | "uri-template" | "iri" | "iri-reference" | "url" | "json-pointer" => "string",
        "integer" | "int" | "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => {
            "integer"
        }
        "number" | "float" | "double" => "number",
        "boolean" => "boolean",
        _ => return None,
    })
}

/// The two types that a format names, such as `int-or-string` of Kubernetes.
fn of_two_formats(format: &str) -> Option<[&'static str; 2]> {
    let words = format.to_snake_case();
    let (one, other) = words.split_once("_or_")?;
    let named = |word: &str| match word {
        "str" | "text" => Some("string"),
        "bool" => Some("boolean"),
        word => of_format(word).filter(|_| matches!(word, "string" | "number" | "boolean") || word.starts_with("int")),
    };
    let both = [named(one)?, named(other)?];
    let [one, other] = both;
    (one != other).then_some(both)
}

impl<'a> Schema<'a> {
    /// The same for values of one of its types.
    pub(super) fn of_type(&self, name: &'a str) -> Self {
        Self { chosen_type: Some(name), ..self.clone() }
    }
}

/// Returns the target of a schema that is a reference, or else itself; references to references are followed, but not in circles.
pub(in crate::lower) fn resolve<'a>(root: &'a Node, mut node: &'a Node) -> &'a Node {
    for _ in 0..32 {
        match node.str("$ref").and_then(|reference| at(root, reference)) {
            Some(target) => node = target,
            None => break,
        }
    }
    node
}
