//! Finds raw JSON in a client and its reason, and other parts of the document that the client lacks. Walks the model and the
//! completed document side by side; `lost` compares types with schemas.
//!
//! The document decides which reason holds, not what the generator has to say for itself. So a value that lost its type on
//! the way is found even where no finding tells of it.

use super::lost::{Held, MAX_DEPTH, Schemas, lost_media};
use super::media::Medium;
use super::reasons::{CONTRADICTION, FREE_FORM, LOST, NO_CONTENT, NO_ITEMS, NO_SCHEMA, UNDECLARED, is_boolean, reason};
use ampersat::document::operations;
use ampersat::document::{Node, pointer, verb};
use ampersat::model::{
    Api, Body, Content, Operation, Parameter, PartKind, Payload, Place, Type, TypeDef, TypeId, TypeKind, Whole,
};
use std::collections::{BTreeMap, HashSet};

/// The places that are raw JSON, by reason.
pub(super) fn untyped(api: &Api, root: &Node) -> BTreeMap<String, Vec<String>> {
    let nodes = operations(root).into_iter();
    let nodes: BTreeMap<_, _> = nodes.map(|(path, method, node)| ((verb(method), path), node)).collect();
    let mut walk = Walk { api, root, schemas: Schemas::new(root), seen: HashSet::new(), found: BTreeMap::new() };
    for (_, operation) in api.operations() {
        let node = nodes.get(&(operation.method.clone(), operation.path.as_str())).copied();
        walk.operation(operation, node);
    }
    for operation in api.documented() {
        let node = nodes.get(&(operation.method.clone(), operation.path.as_str())).copied();
        node.into_iter().for_each(|node| walk.media(operation, node));
    }
    walk.found
}

struct Walk<'a> {
    api: &'a Api,
    root: &'a Node,
    schemas: Schemas<'a>,
    /// The types that have been walked through; each counts once.
    seen: HashSet<TypeId>,
    found: BTreeMap<String, Vec<String>>,
}

impl<'a> Walk<'a> {
    fn operation(&mut self, operation: &'a Operation, node: Option<&'a Node>) {
        let subject = format!("{} {}", operation.method, operation.path);
        let item = self.root.get("paths").and_then(|paths| paths.get(&operation.path));
        for parameter in operation.path_parameters.iter().chain(&operation.parameters) {
            let lists = node.into_iter().chain(item).flat_map(|node| node.list("parameters"));
            let declared = lists.map(|node| self.resolve(node)).find(|node| is_of(node, parameter));
            let place = format!("{subject} parameter {}", parameter.name.wire);
            let in_content = || declared?.members("content").next()?.1.get("schema");
            let schema = declared.and_then(|node| node.get("schema")).or_else(in_content);
            match (declared, schema) {
                (Some(_), None) if parameter.ty == Type::Json => self.push(NO_SCHEMA, place),
                _ => self.walk(&parameter.ty, schema, &place, 0),
            }
        }
        let body = node.and_then(|node| node.get("requestBody"));
        let schemas: Vec<_> = body.into_iter().flat_map(|body| self.schemas(body)).collect();
        let is_value = |field: &&Parameter| !matches!(field.part, Some(PartKind::File | PartKind::Files));
        for field in operation.body.fields.iter().filter(is_value) {
            let schema = schemas.iter().find_map(|body| self.property(body, &field.name.wire));
            let place = format!("{subject} body {}", field.name.wire);
            let is_required = || schemas.iter().any(|body| self.is_required(body, &field.name.wire, 0));
            match schema {
                None if field.ty == Type::Json && is_required() => self.push(UNDECLARED, place),
                _ => self.walk(&field.ty, schema, &place, 0),
            }
        }
        let json = body.and_then(|body| self.json(body)).or_else(|| schemas.first().copied());
        for whole in operation.body.wholes() {
            let (Content::Json(ty) | Content::Fields(ty) | Content::Form(ty, _) | Content::Lines(ty)) = &whole.content
            else {
                continue;
            };
            // a JSON Patch is a list, whatever its schema says
            if whole.content_type.as_deref().is_some_and(|name| name.contains("json-patch")) {
                continue;
            }
            let own = body.and_then(|body| self.schema_of(body, whole, &operation.body));
            self.described(ty, body, own.or(json), &format!("{subject} body"));
        }
        self.responses(operation, node, &subject);
    }

    /// The schema of what a setter takes.
    fn schema_of(&self, node: &'a Node, whole: &Whole, body: &Body) -> Option<&'a Node> {
        let wanted = Medium::of_whole(whole, body.form);
        let content = || self.resolve(node).members("content").filter(|(name, _)| Medium::of(name) == wanted);
        let named = content().find(|(name, _)| whole.content_type.as_deref() == Some(name.as_str()));
        named.or_else(|| content().next())?.1.get("schema")
    }

    fn responses(&mut self, operation: &'a Operation, node: Option<&'a Node>, subject: &str) {
        let responses = || node.into_iter().flat_map(|node| node.members("responses"));
        let of =
            |wanted: &str| responses().find(|(status, _)| status.eq_ignore_ascii_case(wanted)).map(|(_, node)| node);
        let successes = || responses().filter(|(status, _)| status.starts_with('2'));
        let with_json = successes().filter(|_| !operation.redirect).find(|(_, response)| self.json(response).is_some());
        let response = with_json.or_else(|| successes().next()).map(|(_, response)| response);
        let redirect = || responses().find(|(status, _)| operation.redirect && status.starts_with('3'));
        let response = redirect().map(|(_, response)| response).or(response).or_else(|| of("default"));
        let place = format!("{subject} response");
        let mut payloads = vec![(&operation.response, response, place.clone())];
        while let Some((payload, response, place)) = payloads.pop() {
            match payload {
                Payload::Json(ty) => {
                    let schema = response.and_then(|response| self.json(response));
                    self.described(ty, response, schema, &place);
                }
                Payload::Maybe(inner) => payloads.push((inner, response, place)),
                Payload::ByStatus(by_status) => payloads.extend(by_status.variants.iter().map(|variant| {
                    let status = variant.status.map(|status| status.to_string());
                    let response = status.as_deref().and_then(of).or_else(|| of("2XX")).or_else(|| of("default"));
                    (&variant.payload, response, format!("{place} {}", status.unwrap_or_default()))
                })),
                Payload::Nothing
                | Payload::Text
                | Payload::Stream
                | Payload::Events(_)
                | Payload::NamedEvents(_)
                | Payload::Lines(_) => {}
            }
        }
        for error in &operation.errors {
            let response = error.statuses.first().and_then(|status| of(status));
            let schema = response.and_then(|response| self.json(response));
            let Some(ty) = &error.ty else { continue };
            self.described(ty, response, schema, &format!("{subject} error {}", error.statuses.join(", ")));
        }
    }

    /// The media types of an operation that none of its methods can say or read.
    fn media(&mut self, operation: &Operation, node: &'a Node) {
        let subject = format!("{} {}", operation.method, operation.path);
        let is_same = |other: &Operation| (&other.method, &other.path) == (&operation.method, &operation.path);
        let methods = self.api.operations().map(|(_, other)| other).filter(|other| is_same(other));
        let read: Vec<_> = methods.flat_map(|method| Medium::read(&method.response)).collect();
        let sent = Medium::sent(&operation.body);
        let contents = |holder: &'a Node| -> Vec<_> {
            self.resolve(holder).members("content").map(|(name, media)| (name.as_str(), media)).collect()
        };
        let successes = node.members("responses").filter(|(status, _)| status.starts_with('2'));
        let answers: Vec<_> = successes.flat_map(|(_, response)| contents(response)).collect();
        let bodies = node.get("requestBody").map(contents).unwrap_or_default();
        for (media, used, place) in [(bodies, sent, "body"), (answers, read, "response")] {
            let lost = if used.is_empty() { Vec::new() } else { lost_media(&media, &used) };
            for name in lost {
                self.push(&format!("{LOST}: media type"), format!("{subject} {place} as {name}"));
            }
        }
    }

    /// Notes the values of a schema that a type cannot hold.
    fn compared(&mut self, ty: &'a Type, schema: &'a Node, place: &str) {
        let held = Held::by(self.api, ty);
        let lost = held.lost(&self.schemas.said(schema));
        lost.into_iter().for_each(|(what, names)| self.push(&format!("{LOST}: {what}"), format!("{place}: {names}")));
    }

    /// Looks through the content of a body or a response.
    fn described(&mut self, ty: &'a Type, holder: Option<&'a Node>, schema: Option<&'a Node>, place: &str) {
        let content = holder.map(|holder| self.resolve(holder)).and_then(|holder| holder.get("content"));
        let is_empty = content.and_then(Node::as_object).is_none_or(|content| content.is_empty());
        match schema {
            None if *ty == Type::Json && is_empty => self.push(NO_CONTENT, place.to_owned()),
            None if *ty == Type::Json => self.push(NO_SCHEMA, place.to_owned()),
            _ => self.walk(ty, schema, place, 0),
        }
    }

    /// The schema of the JSON that a body or a response holds.
    fn json(&self, node: &'a Node) -> Option<&'a Node> {
        let media = || self.resolve(node).members("content").filter(|(_, media)| media.get("schema").is_some());
        let named = media().find(|(name, _)| name.contains("json")).or_else(|| media().next());
        named?.1.get("schema")
    }

    /// The schemas of all that a body or a response may be.
    fn schemas(&self, node: &'a Node) -> Vec<&'a Node> {
        self.resolve(node).members("content").filter_map(|(_, media)| media.get("schema")).collect()
    }

    fn walk(&mut self, ty: &'a Type, schema: Option<&'a Node>, place: &str, depth: usize) {
        let schema = schema.map(|schema| self.resolve(schema));
        let inner = |key: &str| schema.and_then(|schema| schema.get(key));
        let is_compared = match ty {
            Type::Named(id) => !self.seen.contains(id),
            Type::Boxed(_) | Type::Nullable(_) => false,
            _ => true,
        };
        if let Some(schema) = schema.filter(|_| is_compared) {
            self.compared(ty, schema, place);
        }
        match ty {
            Type::Json if schema.is_some_and(|schema| self.schemas.allows_nothing(schema)) => {
                self.push(CONTRADICTION, place.to_owned());
            }
            Type::Json => self.push(&reason(schema), place.to_owned()),
            Type::List(items) if **items == Type::Json && inner("items").is_none() => {
                let reason = if says(schema, "array") { NO_ITEMS.to_owned() } else { reason(schema) };
                self.push(&reason, place.to_owned());
            }
            Type::Map(values) if **values == Type::Json && inner("additionalProperties").is_none_or(is_boolean) => {
                let reason = if says(schema, "object") || inner("additionalProperties").is_some() {
                    FREE_FORM.to_owned()
                } else {
                    reason(schema)
                };
                self.push(&reason, place.to_owned());
            }
            Type::List(items) => self.walk(items, inner("items"), &format!("{place}[]"), depth + 1),
            Type::Map(values) => {
                let values_of = |keys: &[&str]| schema.and_then(|schema| self.find(schema, keys, 0));
                let of_patterns =
                    || values_of(&["patternProperties"])?.as_object()?.iter().next().map(|(_, node)| node);
                let declared =
                    ["additionalProperties", "unevaluatedProperties"].into_iter().find_map(|key| values_of(&[key]));
                let declared = declared.filter(|node| !is_boolean(node)).or_else(of_patterns);
                self.walk(values, declared, &format!("{place}{{}}"), depth + 1);
            }
            Type::Boxed(inner) | Type::Nullable(inner) => self.walk(inner, schema, place, depth),
            Type::Tuple(items) => {
                let schemas = inner("prefixItems").or(inner("items")).and_then(Node::as_array);
                for (index, item) in items.iter().enumerate() {
                    let schema = schemas.and_then(|schemas| schemas.get(index));
                    self.walk(item, schema, &format!("{place}[{index}]"), depth + 1);
                }
            }
            Type::Named(id) if self.seen.insert(*id) => self.definition(self.api.types.get(*id), schema, depth + 1),
            _ => {}
        }
    }

    fn definition(&mut self, def: &'a TypeDef, schema: Option<&'a Node>, depth: usize) {
        match &def.kind {
            TypeKind::Struct(structure) => {
                for field in &structure.fields {
                    let property = schema.and_then(|schema| self.property(schema, &field.name.wire));
                    if let (None, Type::Json) = (property, &field.ty)
                        && schema.is_some_and(|schema| self.is_required(schema, &field.name.wire, 0))
                    {
                        self.push(UNDECLARED, format!("{}.{}", def.name, field.name.wire));
                        continue;
                    }
                    self.walk(&field.ty, property, &format!("{}.{}", def.name, field.name.wire), depth);
                }
                if let Some((name, ty)) = &structure.rest {
                    let values = schema.and_then(|schema| self.find(schema, &["additionalProperties"], 0));
                    match values {
                        None if *ty == Type::Json => self.push(FREE_FORM, format!("{}.{name}", def.name)),
                        _ => self.walk(ty, values, &format!("{}.{name}", def.name), depth),
                    }
                }
            }
            TypeKind::Union(variants) => {
                let members = ["oneOf", "anyOf"].into_iter().find_map(|key| schema?.get(key)?.as_array());
                for (index, variant) in variants.iter().enumerate() {
                    let member = members.and_then(|members| self.alternative(members, index, &variant.ty));
                    self.walk(&variant.ty, member, &format!("{}::{}", def.name, variant.name), depth);
                }
            }
            TypeKind::Wrapper(ty) => self.walk(ty, schema, &def.name, depth),
            TypeKind::Enum(_) => {}
        }
    }

    /// Returns the alternative that a variant stands for: the one in its place, or else one of which it loses nothing. Variants
    /// are ordered by what they tell apart.
    fn alternative(&self, members: &'a [Node], index: usize, ty: &'a Type) -> Option<&'a Node> {
        let held = Held::by(self.api, ty);
        let fits = |member: &&Node| held.lost(&self.schemas.said(member)).is_empty();
        let all = || members.iter().map(|member| self.resolve(member));
        all().nth(index).filter(fits).or_else(|| all().find(fits)).or_else(|| all().nth(index))
    }

    fn property(&self, schema: &'a Node, wire: &str) -> Option<&'a Node> {
        self.find(schema, &["properties", wire], 0)
    }

    /// Returns whether a schema, or one that it is put together from, requires a member.
    fn is_required(&self, schema: &'a Node, wire: &str, depth: usize) -> bool {
        let schema = self.resolve(schema);
        let mut parts = ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|key| schema.list(key));
        schema.list("required").any(|name| name.as_str() == Some(wire))
            || (depth < MAX_DEPTH && parts.any(|part| self.is_required(part, wire, depth + 1)))
    }

    /// Returns the first value under the keys in a schema, or in one that it is put together from.
    fn find(&self, schema: &'a Node, keys: &[&str], depth: usize) -> Option<&'a Node> {
        let schema = self.resolve(schema);
        let own = keys.iter().try_fold(schema, |node, key| node.get(key));
        if own.is_some() || depth > MAX_DEPTH {
            return own;
        }
        let mut parts = ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|key| schema.list(key));
        parts.find_map(|part| self.find(part, keys, depth + 1))
    }

    /// Follows references, and the only alternative of an `allOf` or beside null.
    fn resolve(&self, mut node: &'a Node) -> &'a Node {
        for _ in 0..MAX_DEPTH {
            let next = match (node.str("$ref"), node.get("allOf").and_then(Node::as_array).map(Vec::as_slice)) {
                (Some(reference), _) => {
                    pointer::tokens(reference).try_fold(self.root, |node, token| node.child(&token))
                }
                (None, Some([only])) if node.get("properties").is_none() => Some(only),
                (None, None) => or_null(node),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    fn push(&mut self, reason: &str, place: String) {
        self.found.entry(reason.to_owned()).or_default().push(place);
    }
}

/// Returns whether a node describes a parameter.
fn is_of(node: &Node, parameter: &Parameter) -> bool {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "body",
    };
    node.str("name") == Some(&parameter.name.wire) && node.str("in") == Some(place)
}

/// The schema of which values are, if they are not null.
fn or_null(node: &Node) -> Option<&Node> {
    let all = ["anyOf", "oneOf"].into_iter().find_map(|key| node.get(key)?.as_array())?;
    match all.as_slice() {
        [only, null] | [null, only] if says(Some(null), "null") && node.get("properties").is_none() => Some(only),
        _ => None,
    }
}

fn says(schema: Option<&Node>, name: &str) -> bool {
    let is = |node: &Node| node.as_str() == Some(name);
    schema.is_some_and(|schema| schema.get("type").is_some_and(is) || schema.list("type").any(is))
}
