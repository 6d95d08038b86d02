//! `oneOf`, `anyOf` and lists of types → unions.
//!
//! A variant is told apart by members that always have the same value: by the discriminator, or by any others that no
//! other variant has. For those that have none the runtime takes the variant that fits a value best; where several are
//! objects, that is reported. A variant with a single value, such as a text, holds nothing.

use super::objects::constant;
use super::schema::{Property, Schema};
use super::shape::Shape;
use super::{Place, Types, scalars};
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::lower::names::{self, PIN};
use crate::model::{Tag, Type, Variant};
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// The properties of a variant.
type Properties<'a> = IndexMap<&'a str, Property<'a>>;

impl<'a> Types<'a> {
    pub(super) fn variants(
        &mut self,
        schema: &Schema<'a>,
        choices: Vec<Schema<'a>>,
        place: &Place<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Variant> {
        let discriminator = Discriminator::of(schema);
        let choices = self.without_any_text(choices);
        let expanded: Vec<Schema<'a>> = choices.iter().map(|choice| choice.clone().expanded(self.root)).collect();
        let default = |choice: &Schema<'a>| discriminator.as_ref()?.default_of(choice);
        let pairs = choices.iter().zip(&expanded);
        let tags =
            distinct(pairs.map(|(choice, expanded)| self.tags_of(schema, choice, expanded, discriminator.as_ref())));
        let mut variants: Vec<Variant> = Vec::new();
        let mut unclear = 0;
        let all: Vec<_> = expanded.iter().map(Schema::properties).collect();
        for ((choice, expanded), tags) in choices.into_iter().zip(&expanded).zip(tags) {
            let otherwise = self.otherwise(schema, &choice);
            let default = default(&choice);
            let name = match &otherwise {
                Some((name, _)) => (*name).to_owned(),
                None => variant_name(&choice, expanded, &tags, variants.len(), &all),
            };
            if let Some(constant) = scalars::only_value(expanded) {
                variants.push(Variant {
                    name,
                    ty: Type::Unit,
                    tags: Vec::new(),
                    constant: Some(constant),
                    otherwise: None,
                });
                continue;
            }
            let Some(node) = choice.parts.first().copied() else { continue };
            let is_noted = discriminator.is_none() || Self::is_noted(schema, &choice);
            unclear += usize::from(tags.is_empty() && expanded.has_properties());
            let ty = match choice.only_reference() {
                Some(own) if choice.is_own => self.own_type(own, place, diagnostics),
                _ => self.schema(choice, node, &place.inner(&name), diagnostics),
            };
            // Null has been taken out of the alternatives, but one of them may be null itself.
            let ty = ty.without_null().clone();
            match (&otherwise, &ty) {
                // It would say no more than that the value is unknown.
                (Some(_), Type::Json) => continue,
                (Some(_), _) => self.keep_others(&ty),
                (None, Type::Named(id)) if !is_noted => {
                    tags.iter().for_each(|tag| self.tags.note(*id, &tag.key, &tag.values));
                }
                _ => {}
            }
            let otherwise = otherwise.map(|(_, key)| key).or(default);
            variants.push(Variant { name, ty, tags, constant: None, otherwise });
        }
        names::shorten_variants(&place.name(), variants.iter_mut().map(|variant| &mut variant.name));
        if let (2.., Some(part)) = (unclear, schema.parts.first()) {
            let message = "nothing tells these variants apart: a value is read as the one that fits best";
            diagnostics.push(Finding::note("union-by-fit", part.origin, message));
        }
        sort(&mut variants);
        variants
    }

    /// The tags by which one of the choices is known: none for the one that is taken where no other one fits.
    fn tags_of(
        &self,
        schema: &Schema<'a>,
        choice: &Schema<'a>,
        expanded: &Schema<'a>,
        discriminator: Option<&Discriminator<'a>>,
    ) -> Vec<Tag> {
        let is_default = discriminator.and_then(|discriminator| discriminator.default_of(choice)).is_some();
        let key = discriminator.map(|discriminator| discriminator.property);
        match (self.inherited_tags(schema, choice, key), discriminator) {
            _ if self.otherwise(schema, choice).is_some() || is_default => Vec::new(),
            (Some(tag), _) => vec![tag],
            (None, Some(discriminator)) => discriminator.tags(choice, expanded),
            (None, None) => constants(expanded),
        }
    }

    /// Leaves out text where another choice is one of several texts: that one can be any other text as well, and knows some.
    fn without_any_text(&self, choices: Vec<Schema<'a>>) -> Vec<Schema<'a>> {
        let expanded: Vec<_> = choices.iter().map(|choice| choice.clone().expanded(self.root)).collect();
        if !expanded.iter().any(scalars::is_one_of_texts) {
            return choices;
        }
        let all = choices.into_iter().zip(&expanded);
        all.filter(|(_, expanded)| !scalars::is_any_text(expanded, &self.chosen)).map(|(choice, _)| choice).collect()
    }
}

/// Sorts variants in the order in which a value is tried as them.
fn sort(variants: &mut [Variant]) {
    // A variant with all tags of another one, and more, is tried before that one.
    let is_more = |one: &[Tag], other: &[Tag]| one.len() > other.len() && other.iter().all(|tag| one.contains(tag));
    let hidden = |index: usize, variant: &Variant| {
        let before = variants.iter().take(index);
        before.filter(|other| !other.tags.is_empty()).any(|other| is_more(&variant.tags, &other.tags))
    };
    if variants.iter().enumerate().any(|(index, variant)| hidden(index, variant)) {
        variants.sort_by_key(|variant| std::cmp::Reverse(variant.tags.len()));
    }
    // A variant that takes any value is tried last.
    variants.sort_by_key(|variant| generality(&variant.ty));
}

/// The openness of a type: larger where it says less of its values.
fn generality(ty: &Type) -> usize {
    match ty {
        Type::Json => 2,
        Type::Map(inner) | Type::List(inner) if **inner == Type::Json => 1,
        _ => 0,
    }
}

/// Text, or a list of anything.
pub(super) fn is_text_or_list(variants: &[Schema<'_>]) -> bool {
    let is =
        |schema: &Schema<'_>, name| schema.types().is_some_and(|types| types == [name]) && schema.get("enum").is_none();
    match variants {
        [a, b] => (is(a, "string") && is(b, "array")) || (is(a, "array") && is(b, "string")),
        _ => false,
    }
}

/// The property that says which variant a value is.
struct Discriminator<'a> {
    property: &'a str,
    mapping: Vec<(&'a str, &'a str)>,
    /// The component of what the mapping does not name, in OpenAPI 3.2.
    default: Option<&'a str>,
}

impl<'a> Discriminator<'a> {
    fn of(schema: &Schema<'a>) -> Option<Self> {
        // The discriminator of a component that this one extends tells other things apart.
        let says_which = |part: &&&'a Node| ["oneOf", "anyOf", "allOf"].iter().any(|key| part.get(key).is_some());
        let mut parts = schema.parts.iter().filter(|part| part.get("discriminator").is_some());
        let part = parts.find(|part| schema.family.is_some() || says_which(part))?;
        let node = part.get("discriminator")?;
        let mapping = node.members("mapping").filter_map(|(value, target)| Some((value.as_str(), target.as_str()?)));
        Some(Self {
            property: node.str("propertyName")?,
            mapping: mapping.collect(),
            default: node.str("defaultMapping"),
        })
    }

    /// Returns the property, if a choice is what none of the others is.
    fn default_of(&self, choice: &Schema<'_>) -> Option<String> {
        let reference = choice.references.first()?.str("$ref")?;
        let name = reference.rsplit('/').next();
        self.default.filter(|target| *target == reference || Some(*target) == name).map(|_| self.property.to_owned())
    }

    /// The values by which a choice is known: its own constant, what the mapping says, or else its name.
    fn tags(&self, choice: &Schema<'_>, expanded: &Schema<'_>) -> Vec<Tag> {
        let reference = choice.references.first().and_then(|node| node.str("$ref"));
        let name = reference.and_then(|reference| reference.rsplit('/').next());
        let own = expanded.properties().get(self.property).and_then(constant);
        let is_meant = |target: &str| Some(target) == reference || Some(target) == name;
        let mapped =
            || self.mapping.iter().filter(|(_, target)| is_meant(target)).map(|(value, _)| Value::from(*value));
        let values: Vec<Value> = match own {
            Some(own) => vec![own],
            None if mapped().next().is_some() => mapped().collect(),
            None => name.map(Value::from).into_iter().collect(),
        };
        let tag = |values| Tag { key: self.property.to_owned(), values };
        Some(values).filter(|values| !values.is_empty()).map(tag).into_iter().collect()
    }
}

/// The members of an object that must be there and always have the same value.
fn constants(schema: &Schema<'_>) -> Vec<Tag> {
    let properties = schema.properties().into_iter().filter(|(_, property)| property.required);
    properties
        .filter_map(|(key, property)| Some(Tag { key: key.to_owned(), values: vec![constant(&property)?] }))
        .collect()
}

/// Takes away what two variants have in common: it tells neither of them apart.
fn distinct(tags: impl Iterator<Item = Vec<Tag>>) -> Vec<Vec<Tag>> {
    let tags: Vec<_> = tags.collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let text = |tags: &[Tag]| serde_json::to_string(tags).unwrap_or_default();
    tags.iter().for_each(|tags| *counts.entry(text(tags)).or_default() += 1);
    let is_alone = |tags: &Vec<Tag>| counts.get(&text(tags)) == Some(&1);
    tags.into_iter().map(|tags| if is_alone(&tags) { tags } else { Vec::new() }).collect()
}

/// The name of a variant: its pin, its schema's name or title, the constants by which it is known, its only value, the
/// kind of value that it is, or the property that it alone demands. A blank text is called so whatever its schema is
/// called, and one of the types of a schema has nothing of the schema's own names.
fn variant_name(
    choice: &Schema<'_>,
    expanded: &Schema<'_>,
    tags: &[Tag],
    index: usize,
    all: &[Properties<'_>],
) -> String {
    let reference = choice.parts.first().and_then(|node| node.str("$ref"));
    let reference = reference.and_then(|reference| reference.rsplit('/').next());
    let named = expanded.str(PIN).or(reference).filter(|_| choice.chosen_type.is_none());
    let blank = matches!(scalars::only_value(expanded), Some(Value::String(text)) if text.is_empty());
    let kind = || match expanded.types()?.as_slice() {
        ["string"] => Some(match expanded.str("format") {
            Some("date") => "Date",
            Some("date-time") => "DateTime",
            Some("uuid") => "Uuid",
            _ => "Text",
        }),
        ["integer"] => Some("Integer"),
        ["number"] => Some("Number"),
        ["boolean"] => Some("Boolean"),
        ["array"] => Some("List"),
        ["object"] if !expanded.has_properties() => Some("Map"),
        [] => match scalars::enumeration(expanded)? {
            Shape::Scalar(Type::Boolean) => Some("Boolean"),
            Shape::Scalar(Type::Float) => Some("Number"),
            Shape::Enumeration(one) => Some(if one.integers { "Integer" } else { "Text" }),
            _ => None,
        },
        _ => None,
    };
    let is_only_object = all.iter().filter(|properties| !properties.is_empty()).count() == 1;
    let object = || Some("Object".to_owned()).filter(|_| is_only_object && expanded.has_properties());
    let is_short = |text: &&str| text.split_whitespace().count() <= 4;
    let title = choice.title().filter(is_short).filter(|_| choice.chosen_type.is_none());
    let known = known_by(tags).filter(|text| is_short(&text.as_str()));
    let given = match blank {
        true => expanded.str(PIN),
        false => named.or(title).or(known.as_deref()),
    };
    let name = given.and_then(names::pascal);
    let only = || {
        Some(match scalars::only_value(expanded)? {
            Value::String(text) => names::variant(&text),
            integer => format!("Integer{}", names::variant(&integer.to_string()).trim_start_matches('_')),
        })
    };
    let property = || {
        let is_alone = |key: &str| all.iter().filter(|properties| properties.contains_key(key)).count() == 1;
        let own = expanded.properties().into_iter().filter(|(key, _)| is_alone(key));
        let mut demanded = own.filter(|(_, property)| property.required).map(|(key, _)| key);
        demanded.next().filter(|_| demanded.next().is_none()).and_then(names::pascal)
    };
    let name = name.or_else(only).or_else(|| kind().map(str::to_owned)).or_else(property).or_else(object);
    name.unwrap_or_else(|| format!("Variant{}", index + 1))
}

/// The constants of a variant as words, unless it has one of several: texts stand for themselves, others for their keys.
fn known_by(tags: &[Tag]) -> Option<String> {
    let word = |Tag { key, values }: &Tag| match values.as_slice() {
        [Value::String(text)] => Some(text.clone()),
        [Value::Null] => None,
        [other] => Some(format!("{key} {}", names::variant(&other.to_string()))),
        _ => None,
    };
    let words: Option<Vec<_>> = tags.iter().map(word).collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
}
