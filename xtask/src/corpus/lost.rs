//! Compares types with their schemas: the kinds of values and the members of objects that a type cannot hold. So a
//! union that lost an alternative is found, and a schema whose children are nowhere.

use super::media::Medium;
use ampersat::document::{Node, Value, pointer};
use ampersat::model::{Api, Type, TypeId, TypeKind};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::{BitAnd, BitOr};

/// The most schemas that are followed into each other.
pub(super) const MAX_DEPTH: usize = 64;

/// Kinds of JSON values; null is none of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    const NONE: Self = Self(0);
    const BOOLEAN: Self = Self(1);
    const NUMBER: Self = Self(2);
    const TEXT: Self = Self(4);
    const LIST: Self = Self(8);
    const OBJECT: Self = Self(16);
    const ALL: Self = Self(31);

    fn of(value: &Json) -> Self {
        match value {
            Json::Null => Self::NONE,
            Json::Bool(_) => Self::BOOLEAN,
            Json::Number(_) => Self::NUMBER,
            Json::String(_) => Self::TEXT,
            Json::Array(_) => Self::LIST,
            Json::Object(_) => Self::OBJECT,
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "boolean" => Self::BOOLEAN,
            "integer" | "number" => Self::NUMBER,
            "string" | "file" => Self::TEXT,
            "array" => Self::LIST,
            "object" => Self::OBJECT,
            _ => Self::NONE,
        }
    }

    /// The names of those that others are not.
    fn without(self, others: Self) -> Vec<&'static str> {
        let all = [(1, "booleans"), (2, "numbers"), (4, "texts"), (8, "lists"), (16, "objects")];
        all.into_iter().filter(|(bit, _)| self.0 & !others.0 & bit != 0).map(|(_, name)| name).collect()
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Kinds {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// A set of values: their kinds, and the members of those that are objects.
#[derive(Debug, Default)]
pub(super) struct Held<'a> {
    kinds: Kinds,
    members: BTreeSet<&'a str>,
}

impl<'a> Held<'a> {
    /// Returns the values that a type can hold.
    pub(super) fn by(api: &'a Api, ty: &'a Type) -> Self {
        let mut held = Self::default();
        held.add_type(api, ty, &mut HashSet::new());
        held
    }

    fn add_type(&mut self, api: &'a Api, ty: &'a Type, seen: &mut HashSet<TypeId>) {
        let kinds = match ty {
            Type::Unit | Type::Json | Type::Custom(_) => Kinds::ALL,
            Type::Boolean => Kinds::BOOLEAN,
            Type::Flag => Kinds::BOOLEAN | Kinds::NUMBER | Kinds::TEXT,
            Type::Int32 | Type::Int64 | Type::Uint32 | Type::Uint64 | Type::Float => Kinds::NUMBER,
            Type::Decimal => Kinds::NUMBER | Kinds::TEXT,
            Type::String | Type::Secret | Type::Uuid | Type::Base64 | Type::Text(_) => Kinds::TEXT,
            Type::Date | Type::DateTime => Kinds::TEXT,
            Type::TextOrList => Kinds::TEXT | Kinds::LIST,
            Type::List(_) | Type::Tuple(_) => Kinds::LIST,
            Type::Map(_) => Kinds::OBJECT,
            Type::Boxed(inner) | Type::Nullable(inner) => return self.add_type(api, inner, seen),
            Type::Named(id) => return self.add_definition(api, *id, seen),
        };
        self.kinds = self.kinds | kinds;
    }

    fn add_definition(&mut self, api: &'a Api, id: TypeId, seen: &mut HashSet<TypeId>) {
        if !seen.insert(id) {
            return;
        }
        match &api.types.get(id).kind {
            TypeKind::Struct(structure) => {
                self.kinds = self.kinds | Kinds::OBJECT;
                self.members.extend(structure.fields.iter().map(|field| field.name.wire.as_str()));
                self.members.extend(structure.constants.iter().map(|constant| constant.key.as_str()));
            }
            TypeKind::Enum(values) => {
                self.kinds = self.kinds | if values.integers { Kinds::NUMBER } else { Kinds::TEXT };
            }
            TypeKind::Union(variants) => {
                for variant in variants {
                    self.members.extend(variant.tags.iter().map(|tag| tag.key.as_str()));
                    match &variant.constant {
                        Some(value) => self.kinds = self.kinds | Kinds::of(value),
                        None => self.add_type(api, &variant.ty, seen),
                    }
                }
            }
            TypeKind::Wrapper(ty) => self.add_type(api, ty, seen),
        }
    }

    /// Lists the values of a schema that are not among these.
    pub(super) fn lost(&self, said: &Held<'_>) -> Vec<(&'static str, String)> {
        let kinds = said.kinds.without(self.kinds);
        let members: Vec<_> = said.members.difference(&self.members).copied().collect();
        let is_open = self.kinds == Kinds::ALL;
        let mut lost = Vec::new();
        if !kinds.is_empty() {
            lost.push(("alternatives", kinds.join(", ")));
        }
        if !members.is_empty() && !is_open && kinds.is_empty() {
            lost.push(("members", members.join(", ")));
        }
        lost
    }
}

/// The schemas of a document, and which of them extend which.
pub(super) struct Schemas<'a> {
    root: &'a Node,
    children: BTreeMap<*const Node, Vec<&'a Node>>,
}

impl<'a> Schemas<'a> {
    pub(super) fn new(root: &'a Node) -> Self {
        let mut schemas = Self { root, children: BTreeMap::new() };
        let components = root.get("components").and_then(|node| node.get("schemas"));
        for (_, child) in components.and_then(Node::as_object).into_iter().flatten() {
            for parent in child.list("allOf").filter(|part| part.get("$ref").is_some()) {
                let parent = std::ptr::from_ref(schemas.resolve(parent));
                schemas.children.entry(parent).or_default().push(child);
            }
        }
        schemas
    }

    fn resolve(&self, mut node: &'a Node) -> &'a Node {
        for _ in 0..MAX_DEPTH {
            let Some(reference) = node.str("$ref") else { break };
            let Some(next) = pointer::tokens(reference).try_fold(self.root, |node, token| node.child(&token)) else {
                break;
            };
            node = next;
        }
        node
    }

    /// Returns whether the parts of a schema exclude each other.
    pub(super) fn allows_nothing(&self, schema: &'a Node) -> bool {
        schema.get("allOf").is_some() && self.kinds(schema, 0) == Some(Kinds::NONE)
    }

    /// Returns the values that a schema allows.
    pub(super) fn said(&self, schema: &'a Node) -> Held<'a> {
        let kinds = self.kinds(schema, 0).unwrap_or_default();
        let mut held = Held { kinds, members: BTreeSet::new() };
        self.add_members(schema, true, &mut HashSet::new(), &mut held.members);
        held
    }

    /// The kinds of values; none if it says nothing of them.
    fn kinds(&self, schema: &'a Node, depth: usize) -> Option<Kinds> {
        let schema = self.resolve(schema);
        if depth > 16 {
            return None;
        }
        let either = |all: Vec<Option<Kinds>>| all.into_iter().try_fold(Kinds::NONE, |sum, kinds| Some(sum | kinds?));
        let both = |a: Option<Kinds>, b: Option<Kinds>| a.zip(b).map(|(a, b)| a & b).or(a).or(b);
        let json = |node: &Node| node.to_json();
        let values = schema
            .get("enum")
            .and_then(Node::as_array)
            .map(|values| values.iter().map(json).fold(Kinds::NONE, |sum, value| sum | Kinds::of(&value)));
        let only = schema.get("const").map(|value| Kinds::of(&json(value)));
        let names = schema.str("type").into_iter().chain(schema.list("type").filter_map(Node::as_str));
        let named = schema.get("type").map(|_| names.fold(Kinds::NONE, |sum, name| sum | Kinds::named(name)));
        let told = [("properties", Kinds::OBJECT), ("additionalProperties", Kinds::OBJECT), ("items", Kinds::LIST)];
        let implied = told.into_iter().find(|(key, _)| schema.get(key).is_some()).map(|(_, kinds)| kinds);
        let listed = values.or(only);
        // a list of values that are none of the type says nothing that could be lost
        if listed.zip(named).is_some_and(|(listed, named)| listed & named == Kinds::NONE) {
            return None;
        }
        let own = listed.or(named).or(implied);
        let parts = schema.list("allOf").map(|part| self.kinds(part, depth + 1));
        let all = parts.fold(own, both);
        ["oneOf", "anyOf"].into_iter().fold(all, |all, key| {
            let alternatives: Vec<_> = schema.list(key).map(|one| self.kinds(one, depth + 1)).collect();
            if alternatives.is_empty() { all } else { both(all, either(alternatives)) }
        })
    }

    /// The members that objects may have; of a schema that stands for its children those of the children as well.
    fn add_members(
        &self,
        schema: &'a Node,
        is_whole: bool,
        seen: &mut HashSet<*const Node>,
        members: &mut BTreeSet<&'a str>,
    ) {
        let schema = self.resolve(schema);
        if !seen.insert(std::ptr::from_ref(schema)) {
            return;
        }
        let is_possible = |node: &Node| !matches!(node.value, Value::Bool(false));
        let own = schema.members("properties").filter(|(_, node)| is_possible(node));
        members.extend(own.map(|(name, _)| name.as_str()));
        schema.list("allOf").for_each(|part| self.add_members(part, false, seen, members));
        let alternatives = ["oneOf", "anyOf"].into_iter().flat_map(|key| schema.list(key));
        alternatives.for_each(|one| self.add_members(one, is_whole, seen, members));
        if is_whole && schema.get("discriminator").is_some() {
            let children = self.children.get(&std::ptr::from_ref(schema)).into_iter().flatten();
            children.for_each(|child| self.add_descendant(child, seen, members));
        }
    }

    fn add_descendant(&self, child: &'a Node, seen: &mut HashSet<*const Node>, members: &mut BTreeSet<&'a str>) {
        let is_new = !seen.contains(&std::ptr::from_ref(child));
        self.add_members(child, false, seen, members);
        let children = self.children.get(&std::ptr::from_ref(child)).into_iter().flatten().filter(|_| is_new);
        children.for_each(|child| self.add_descendant(child, seen, members));
    }
}

/// The media types that no method can say or read, of those that a document names: such as are of another kind than the
/// ones that are used, and have a schema of their own.
pub(super) fn lost_media<'a>(media: &[(&'a str, &'a Node)], used: &[Medium]) -> Vec<&'a str> {
    // bytes are whatever came, and a range of types is whatever is used
    let is_used = |name: &str| used.contains(&Medium::Bytes) || name.contains('*') || used.contains(&Medium::of(name));
    let schema = |node: &'a Node| node.get("schema");
    let said: Vec<_> = media.iter().filter(|(name, _)| is_used(name)).map(|(_, node)| schema(node)).collect();
    let lost = media.iter().filter(|(name, node)| !is_used(name) && !said.contains(&schema(node)));
    lost.map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::super::untyped::untyped;
    use ampersat::Input;
    use ampersat::choices::Choices;
    use ampersat::model::{Api, Kind, Output, Payload, Runtime, Type, TypeDef, TypeKind};
    use ampersat::{Generator, Request, Snapshot};

    const DOCUMENT: &str = r##"
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      operationId: pets
      responses:
        '200':
          description: ''
          content:
            application/json: {schema: {$ref: '#/components/schemas/Pet'}}
            text/event-stream: {schema: {type: object, properties: {line: {type: string}}}}
            text/csv: {schema: {type: string}}
  /sizes:
    get:
      operationId: sizes
      parameters:
      - {name: id, in: cookie, schema: {type: array, items: {type: integer}}}
      - {name: id, in: query, schema: {type: string}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Sizes'}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {bark: {type: string}}}]}
    Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {properties: {age: {type: integer}}}]}
    Sizes:
      type: object
      properties:
        size: {oneOf: [{type: string}, {type: integer}]}
        open: {type: object, patternProperties: {'^x': {$ref: '#/components/schemas/Size'}}}
        odd: {type: string, enum: [1, 2]}
        free: {anyOf: [{type: object, additionalProperties: {}}, {type: 'null'}]}
    Size: {type: object, properties: {width: {type: integer}}}
"##;

    /// Lists the losses in a model that was changed.
    fn lost(change: impl FnOnce(&mut Api)) -> Vec<(String, Vec<String>)> {
        let request = Request {
            document: Input { name: "a.yaml".to_owned(), text: DOCUMENT.to_owned() },
            overlays: Vec::new(),
            name: "a".to_owned(),
            features: Vec::new(),
            choices: Choices::default(),
            output: Output::new(Kind::Crate, Runtime::Crate),
            header: String::new(),
        };
        let mut root = None;
        let watch = |stage: &str, snapshot: Snapshot<'_>| {
            if let ("complete", Snapshot::Document(document)) = (stage, snapshot) {
                root = Some(document.root.clone());
            }
        };
        let mut api = Generator::new().watch(watch).generate(&request).unwrap().api;
        change(&mut api);
        untyped(&api, &root.unwrap()).into_iter().filter(|(reason, _)| reason.starts_with("lost")).collect()
    }

    fn def<'a>(api: &'a mut Api, name: &str) -> &'a mut TypeDef {
        api.types.iter_mut().find(|def| def.name == name).unwrap()
    }

    #[test]
    fn what_the_model_has_not_is_found() {
        let csv = ("lost: media type", "GET /pets response as text/csv");
        let check = |change: fn(&mut Api), expected: &[(&str, &str)]| {
            let found = lost(change);
            let found: Vec<_> = found.iter().map(|(reason, places)| (reason.as_str(), places.join("; "))).collect();
            let expected: Vec<_> = expected.iter().map(|(reason, places)| (*reason, (*places).to_owned())).collect();
            assert_eq!(found, expected);
        };
        check(|_| {}, &[csv]);
        // the order of variants is the generator's
        check(
            |api| {
                let kind = &mut def(api, "SizesSize").kind;
                assert!(matches!(kind, TypeKind::Union(_)));
                if let TypeKind::Union(variants) = kind {
                    variants.reverse();
                }
            },
            &[csv],
        );
        // the children of a schema, and their children
        check(
            |api| {
                let puppy = api.types.numbered().find(|(_, def)| def.name == "Puppy").map(|(id, _)| Type::Named(id));
                let kind = &mut def(api, "Pet").kind;
                assert!(matches!(kind, TypeKind::Union(_)));
                if let TypeKind::Union(variants) = kind {
                    variants.retain(|variant| Some(&variant.ty) != puppy.as_ref());
                }
            },
            &[csv, ("lost: members", "GET /pets response: age")],
        );
        check(
            |api| {
                let TypeKind::Struct(sizes) = &mut def(api, "Sizes").kind else { panic!("no struct") };
                sizes
                    .fields
                    .iter_mut()
                    .filter(|field| field.name.wire == "size")
                    .for_each(|field| field.ty = Type::String);
            },
            &[("lost: alternatives", "Sizes.size: numbers"), csv],
        );
        check(
            |api| {
                for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
                    if let Payload::Events(_) = operation.response {
                        operation.response = Payload::Text;
                    }
                }
            },
            &[("lost: media type", "GET /pets response as text/event-stream")],
        );
    }
}
