//! Schemas → types. One type for each component and for each inline object; what cannot be expressed is raw JSON, with a
//! finding.

use super::docs;
use super::names::{self, Scope};
use crate::complete::OBSERVED;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Node, pointer};
use crate::model::{EnumValue, Field, Name, Presence, Struct, Type, TypeDef, TypeKind, Variant};
use std::collections::{HashMap, HashSet};

/// Where a schema stands, which names its type if it needs a name.
#[derive(Debug, Clone)]
pub(super) struct Place {
    hint: String,
    input: bool,
    /// The operation whose whole response it is.
    response_of: Option<String>,
}

impl Place {
    pub(super) fn inline(hint: String) -> Self {
        Self { hint, input: false, response_of: None }
    }

    pub(super) fn input(self) -> Self {
        Self { input: true, ..self }
    }

    pub(super) fn response(self, subject: String) -> Self {
        Self { response_of: Some(subject), ..self }
    }

    fn inner(&self, suffix: &str) -> Self {
        Self { hint: format!("{}{suffix}", self.hint), input: self.input, response_of: None }
    }
}

/// How many schemas are followed into each other before the types that have a name are put off.
const PUT_OFF: usize = 100;

/// How many schemas are followed into each other before those that have no name are given up. It is much more: what has
/// a name never comes near it.
const MAX_DEPTH: usize = 250;

/// The types made so far.
pub(super) struct Types<'a> {
    root: &'a Node,
    defs: Vec<TypeDef>,
    components: HashMap<String, usize>,
    /// What components without a name are, by reference; nothing while they are being followed.
    nameless: HashMap<&'a str, Option<Type>>,
    /// How many schemas are being lowered inside of each other.
    depth: usize,
    /// Types whose number is known, and that are made once no other one is being made.
    put_off: Vec<(usize, &'a Node, Place)>,
}

impl<'a> Types<'a> {
    pub(super) fn new(root: &'a Node) -> Self {
        Self {
            root,
            defs: Vec::new(),
            components: HashMap::new(),
            nameless: HashMap::new(),
            depth: 0,
            put_off: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Vec<TypeDef> {
        self.defs
    }

    /// A type made so far, by its number.
    pub(super) fn def(&self, id: usize) -> Option<&TypeDef> {
        self.defs.get(id)
    }

    /// Whether a type is one value that has a text.
    pub(super) fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Boolean | Type::Flag | Type::Int32 | Type::Int64 | Type::Float | Type::Decimal => true,
            Type::String | Type::Date | Type::DateTime => true,
            Type::Text(inner) => self.is_scalar(inner),
            Type::Named(id) => self.defs.get(*id).is_some_and(|def| matches!(def.kind, TypeKind::Enum(_))),
            _ => false,
        }
    }

    /// What a reference refers to; what is none stays. References to references are followed, but not in circles.
    pub(super) fn resolve(&self, mut node: &'a Node) -> &'a Node {
        for _ in 0..32 {
            let Some(reference) = node.str("$ref") else { break };
            let target = pointer::tokens(reference).try_fold(self.root, |node, token| node.child(&token));
            match target {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// The type of a schema.
    pub(super) fn lower(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        self.depth += 1;
        let ty = self.schema(schema, place, diagnostics);
        self.depth -= 1;
        if self.depth == 0 {
            while let Some((id, target, place)) = self.put_off.pop() {
                self.depth += 1;
                let def = self.definition(target, &place, diagnostics);
                self.fill(id, def);
                self.depth -= 1;
            }
        }
        ty
    }

    fn schema(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        if let Some(reference) = schema.str("$ref") {
            if !reference.starts_with('#') {
                let message = format!("`{reference}` stands in another document, which is not read: this is raw JSON");
                diagnostics.push(Finding::unsupported("unsupported-reference", schema.origin, message));
                return Type::Json;
            }
            return self.component(schema, reference, place, diagnostics);
        }
        if let Some([only]) = schema.get("allOf").and_then(Node::as_array).map(Vec::as_slice) {
            return self.lower(only, place, diagnostics);
        }
        if let Some(variants) = schema.get("oneOf").and_then(Node::as_array) {
            return self.one_of(schema, variants, place, diagnostics);
        }
        for keyword in ["anyOf", "allOf", "not"] {
            if let Some(node) = schema.get(keyword) {
                let message = format!("`{keyword}` cannot be expressed yet: this is raw JSON");
                diagnostics.push(Finding::unsupported("unsupported-schema", node.origin, message));
                return Type::Json;
            }
        }
        match schema.str("type") {
            Some("string") if is_enumeration(schema) => self.enumeration(schema, place, diagnostics),
            Some("array") => {
                let items = schema.get("items").map(|items| self.lower(items, &place.inner("Item"), diagnostics));
                Type::List(Box::new(items.unwrap_or(Type::Json)))
            }
            Some("object") => self.object(schema, place, diagnostics),
            Some(name) => scalar(name, schema.str("format")),
            None if schema.get("properties").is_some() => self.object(schema, place, diagnostics),
            None => {
                if let Some(types) = schema.get("type") {
                    let message = "several types for one value cannot be expressed yet: this is raw JSON";
                    diagnostics.push(Finding::unsupported("unsupported-type-list", types.origin, message));
                }
                Type::Json
            }
        }
    }

    fn component(&mut self, at: &'a Node, reference: &'a str, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        let target = self.resolve(at);
        if let Some(&id) = self.components.get(reference) {
            if place.input {
                self.mark_input(id);
            }
            return Type::Named(id);
        }
        let name = reference.rsplit('/').next().unwrap_or_default();
        let hint = names::pascal(name).unwrap_or_else(|| "Schema".to_owned());
        if !self.needs_name(target) {
            return self.nameless(at, reference, &Place { hint, ..place.clone() }, diagnostics);
        }
        // The number is known before the type is made, so that the type may refer to itself.
        let id = self.reserve();
        self.components.insert(reference.to_owned(), id);
        let place = Place { hint, input: place.input, response_of: None };
        if self.depth > PUT_OFF {
            self.put_off.push((id, target, place));
            return Type::Named(id);
        }
        let def = self.definition(target, &place, diagnostics);
        self.fill(id, def)
    }

    /// What a component without a name of its own is. It is found out once, or a few that hold each other twice would be
    /// lowered without end.
    fn nameless(&mut self, at: &'a Node, reference: &'a str, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        let target = self.resolve(at);
        let known = self.nameless.get(reference).cloned();
        if let Some(Some(ty)) = known {
            if let (true, Some(id)) = (place.input, ty.references()) {
                self.mark_input(id);
            }
            return ty;
        }
        let why = if target.get("$ref").is_some() || known.is_some() {
            "holds itself and is no object"
        } else if self.depth > MAX_DEPTH {
            "is reached through too many others"
        } else {
            self.nameless.insert(reference, None);
            let ty = self.lower(target, place, diagnostics);
            self.nameless.insert(reference, Some(ty.clone()));
            return ty;
        };
        let message = format!("`{reference}` {why}: this is raw JSON");
        diagnostics.push(Finding::unsupported("unsupported-schema", at.origin, message));
        Type::Json
    }

    /// Whether a component becomes a type of its own rather than what it stands for.
    fn needs_name(&self, schema: &'a Node) -> bool {
        match schema.get("oneOf").and_then(Node::as_array) {
            Some(variants) => self.is_told_apart(variants),
            None if is_enumeration(schema) => !enum_values(schema).is_empty(),
            None => schema.get("properties").is_some(),
        }
    }

    fn mark_input(&mut self, id: usize) {
        let mut pending = vec![id];
        while let Some(id) = pending.pop() {
            let Some(def) = self.defs.get_mut(id) else { continue };
            if !std::mem::replace(&mut def.input, true) {
                pending.extend(def.references());
            }
        }
    }

    fn reserve(&mut self) -> usize {
        let kind = TypeKind::Struct(Struct::default());
        let (name, docs) = (String::new(), String::new());
        self.defs.push(TypeDef { name, group: None, docs, observed: None, input: false, kind });
        self.defs.len() - 1
    }

    fn fill(&mut self, id: usize, def: TypeDef) -> Type {
        if let Some(slot) = self.defs.get_mut(id) {
            *slot = def;
        }
        Type::Named(id)
    }

    fn define(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        let id = self.reserve();
        let def = self.definition(schema, place, diagnostics);
        self.fill(id, def)
    }

    fn definition(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> TypeDef {
        let kind = if let Some(variants) = schema.get("oneOf").and_then(Node::as_array) {
            TypeKind::Union(self.variants(variants, place, diagnostics))
        } else if is_enumeration(schema) {
            TypeKind::Enum(enum_values(schema))
        } else {
            TypeKind::Struct(self.structure(schema, place, diagnostics))
        };
        let own = docs::clean(schema.str("description").unwrap_or_default());
        let docs = match &place.response_of {
            Some(subject) if own.is_empty() => format!("The response of `{subject}`."),
            _ => own,
        };
        TypeDef {
            name: place.hint.clone(),
            group: None,
            docs,
            observed: schema.get(OBSERVED).and_then(Node::as_u64),
            input: place.input,
            kind,
        }
    }

    fn object(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        if schema.get("properties").is_some() {
            return self.define(schema, place, diagnostics);
        }
        match schema.get("additionalProperties").filter(|node| node.as_object().is_some()) {
            Some(values) => Type::Map(Box::new(self.lower(values, &place.inner("Value"), diagnostics))),
            None => Type::Map(Box::new(Type::Json)),
        }
    }

    fn structure(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Struct {
        let required: Vec<&str> = schema.list("required").filter_map(Node::as_str).collect();
        let mut scope = Scope::default();
        let mut structure = Struct::default();
        for (wire, property) in schema.members("properties") {
            let is_required = required.contains(&wire.as_str());
            if let (Some(constant), true) = (constant(property), is_required) {
                structure.constants.push((wire.clone(), constant.to_owned()));
                continue;
            }
            let pinned = names::pinned(property, names::OWN_METHODS, diagnostics);
            let rust = pinned.or_else(|| names::member(wire)).unwrap_or_else(|| "field".to_owned());
            let inner = place.inner(&names::pascal(wire).unwrap_or_default());
            let ty = self.lower(property, &inner, diagnostics);
            let presence = match &ty {
                _ if is_required => Presence::Required,
                Type::List(_) | Type::Map(_) => Presence::Defaulted,
                _ => Presence::Optional,
            };
            let docs = docs::clean(property.str("description").unwrap_or_default());
            let name = Name { wire: wire.clone(), rust: scope.take(rust) };
            let example = property.get("example").and_then(|example| serde_json::to_string(example).ok());
            structure.fields.push(Field { name, ty, presence, docs, example });
        }
        if let Some(rest) = schema.get("additionalProperties").filter(|node| node.as_object().is_some()) {
            let ty = self.lower(rest, &place.inner("Value"), diagnostics);
            structure.rest = Some((scope.take("others".to_owned()), ty));
        }
        structure
    }

    fn enumeration(&mut self, schema: &'a Node, place: &Place, diagnostics: &mut Diagnostics) -> Type {
        if enum_values(schema).is_empty() { Type::String } else { self.define(schema, place, diagnostics) }
    }

    fn one_of(&mut self, schema: &'a Node, variants: &'a [Node], place: &Place, diagnostics: &mut Diagnostics) -> Type {
        let is = |node: &Node, name: &str| node.str("type") == Some(name) && node.get("enum").is_none();
        if let [a, b] = variants
            && ((is(a, "string") && is(b, "array")) || (is(a, "array") && is(b, "string")))
        {
            return Type::TextOrList;
        }
        if self.is_told_apart(variants) {
            return self.define(schema, place, diagnostics);
        }
        let message = "the variants of this `oneOf` cannot be told apart yet: this is raw JSON";
        diagnostics.push(Finding::unsupported("unsupported-schema", schema.origin, message));
        Type::Json
    }

    /// Whether every variant is an object with constants of its own.
    fn is_told_apart(&self, variants: &'a [Node]) -> bool {
        let mut known = HashSet::new();
        variants.iter().map(|variant| constants(self.resolve(variant))).all(|own| !own.is_empty() && known.insert(own))
    }

    fn variants(&mut self, variants: &'a [Node], place: &Place, diagnostics: &mut Diagnostics) -> Vec<Variant> {
        let mut scope = Scope::default();
        scope.try_take("Unknown");
        let mut lowered = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            let hint = place.inner(&format!("Variant{}", index + 1));
            if let Type::Named(ty) = self.lower(variant, &hint, diagnostics) {
                let target = self.resolve(variant);
                let reference = variant.str("$ref").and_then(|reference| reference.rsplit('/').next());
                let name = target.str(names::PIN).or(reference).and_then(names::pascal);
                let name = scope.take(name.unwrap_or_else(|| format!("Variant{}", index + 1)));
                lowered.push(Variant { name, ty, constants: constants(target) });
            }
        }
        lowered
    }
}

/// The only value of a property that has but one.
fn constant(property: &Node) -> Option<&str> {
    match property.get("enum").and_then(Node::as_array).map(Vec::as_slice) {
        Some([only]) => only.as_str(),
        _ => None,
    }
}

fn constants(schema: &Node) -> Vec<(String, String)> {
    let required: Vec<&str> = schema.list("required").filter_map(Node::as_str).collect();
    let each = schema.members("properties").filter(|(wire, _)| required.contains(&wire.as_str()));
    each.filter_map(|(wire, property)| Some((wire.clone(), constant(property)?.to_owned()))).collect()
}

fn is_enumeration(schema: &Node) -> bool {
    schema.str("type") == Some("string") && schema.get("enum").is_some()
}

fn enum_values(schema: &Node) -> Vec<EnumValue> {
    let mut scope = Scope::default();
    scope.try_take("Unknown");
    let values = schema.list("enum").filter_map(Node::as_str);
    let value = |wire: &str| {
        let rust = names::pascal(wire).unwrap_or_else(|| "Empty".to_owned());
        EnumValue { name: Name { wire: wire.to_owned(), rust: scope.take(rust) }, docs: String::new() }
    };
    values.map(value).collect()
}

fn scalar(name: &str, format: Option<&str>) -> Type {
    let text = |ty| Type::Text(Box::new(ty));
    match (name, format) {
        ("boolean", _) => Type::Boolean,
        ("integer", Some("flag")) => Type::Flag,
        ("integer", Some("int32")) => Type::Int32,
        ("integer", _) => Type::Int64,
        ("number", Some("float" | "double")) => Type::Float,
        ("number", _) => Type::Decimal,
        ("string", Some("int32" | "int64")) => text(Type::Int64),
        ("string", Some("decimal")) => text(Type::Decimal),
        ("string", Some("boolean")) => text(Type::Boolean),
        ("string", Some("flag")) => text(Type::Flag),
        ("string", Some("date")) => Type::Date,
        ("string", Some("date-time")) => Type::DateTime,
        ("string", Some("password")) => Type::Secret,
        ("string", _) => Type::String,
        _ => Type::Json,
    }
}
