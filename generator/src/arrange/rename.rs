//! Types, fields and variants that somebody has given other names. Nothing else changes by that: names that are put
//! together of a type's name keep it.

use crate::choices::Naming;
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::Origin;
use crate::lower::names::{self, BUILDER_METHODS, OWN_METHODS};
use crate::model::{
    Api, Content, FieldPath, Group, GroupId, Operation, PageStep, Payload, Table, Type, TypeDef, TypeId, TypeKind,
};
use std::collections::BTreeMap;

/// The kind of thing that a table renames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// A type.
    Type(TypeId),
    /// The request of an operation, by its group and its place there.
    Request(GroupId, usize),
}

/// The names of an API before any is changed.
struct Known {
    owners: BTreeMap<String, Vec<Owner>>,
    origin: Origin,
}

/// Gives types, fields and variants the names that somebody has chosen for them.
pub(super) fn run(api: &mut Api, naming: &Naming, origin: Origin, diagnostics: &mut Diagnostics) {
    if naming.types.is_empty() && naming.fields.is_empty() && naming.variants.is_empty() {
        return;
    }
    let known = Known::of(api, origin);
    for (key, name) in &naming.fields {
        let done = names::chosen("fields", key, name, &[], origin, diagnostics).map(|name| {
            known
                .member("fields", key, &fields(api))
                .and_then(|(owner, wire)| field(api, owner, &wire, &name, key, origin))
        });
        done.and_then(Result::err).into_iter().for_each(|finding| diagnostics.push(finding));
    }
    for (key, name) in &naming.variants {
        let done = names::chosen("variants", key, name, &["Unknown"], origin, diagnostics).map(|name| {
            known
                .member("variants", key, &variants(api))
                .and_then(|(owner, value)| variant(api, owner, &value, &name, key, origin))
        });
        done.and_then(Result::err).into_iter().for_each(|finding| diagnostics.push(finding));
    }
    for (key, name) in &naming.types {
        let Some(name) = names::chosen("types", key, name, names::PRELUDE, origin, diagnostics) else { continue };
        match known.owner("types", key) {
            Ok(Owner::Type(id)) => {
                api.types.get_mut(id).name = name;
            }
            Ok(Owner::Request(group, index)) => {
                if let Some(operation) = operation(api, group, index) {
                    operation.builder = name;
                }
            }
            Err(finding) => diagnostics.push(finding),
        }
    }
    name_steps(api);
    report_twice(api, naming, origin, diagnostics);
}

/// Gives the fields on the ways through pages the names that they have in their types.
fn name_steps(api: &mut Api) {
    let types = &api.types;
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        let (Some(paging), Some(page)) = (&mut operation.paging, operation.response.json()) else { continue };
        let of_step = match &mut paging.step {
            PageStep::Field(path) | PageStep::Url(path) => Some((page, path)),
            PageStep::LastItem(path) => Some((&paging.item, path)),
            PageStep::Header(_) | PageStep::UrlHeader(_) | PageStep::Page(_) | PageStep::Offset(_) | PageStep::Link => {
                None
            }
        };
        let of_page = [Some(&mut paging.items), paging.has_more.as_mut(), paging.count.as_mut()];
        let of_page = of_page.into_iter().flatten().map(|path| (page, path));
        of_page.chain(of_step).for_each(|(from, path)| follow(types, from, path));
    }
}

fn follow(types: &Table<TypeId, TypeDef>, from: &Type, path: &mut FieldPath) {
    let mut ty = from;
    for step in &mut path.fields {
        while let Type::Nullable(inner) | Type::Boxed(inner) = ty {
            ty = inner;
        }
        let Type::Named(id) = ty else { return };
        let TypeKind::Struct(structure) = &types.get(*id).kind else { return };
        let Some(field) = structure.fields.iter().find(|field| field.name.wire == step.name.wire) else { return };
        step.name.rust.clone_from(&field.name.rust);
        ty = &field.ty;
    }
}

fn operation(api: &mut Api, group: GroupId, index: usize) -> Option<&mut Operation> {
    api.groups.get_mut(group).operations.get_mut(index)
}

impl Known {
    fn of(api: &Api, origin: Origin) -> Self {
        let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        let mut add = |group: Option<&str>, name: &str, owner| {
            owners.entry(name.to_owned()).or_default().push(owner);
            group.into_iter().for_each(|group| owners.entry(format!("{group}::{name}")).or_default().push(owner));
        };
        for (id, def) in api.types.numbered() {
            let group = def.group.map(|group| api.groups.get(group).name.rust.as_str());
            add(group, &def.name, Owner::Type(id));
        }
        for (number, group) in api.groups.numbered() {
            let own = |(_, operation): &(usize, &Operation)| operation.has_request_type();
            for (index, operation) in group.operations.iter().enumerate().filter(own) {
                add(Some(&group.name.rust), &operation.builder, Owner::Request(number, index));
            }
        }
        Self { owners, origin }
    }

    fn owner(&self, table: &str, key: &str) -> Result<Owner, Finding> {
        let invalid = |message: String| Finding::invalid("name-no-match", self.origin, message);
        match self.owners.get(key).map(Vec::as_slice) {
            Some([only]) => Ok(*only),
            Some(_) => {
                let qualified = self.owners.keys().filter(|name| name.ends_with(&format!("::{key}")));
                let qualified: Vec<_> = qualified.map(|name| format!("`{name}`")).collect();
                let message = format!("`{table}` has `{key}`, and there are several types of that name");
                Err(invalid(message).help(format!("say which is meant: {}", qualified.join(", "))))
            }
            None => {
                let finding = invalid(format!("`{table}` has `{key}`, and no type has that name"));
                Err(match nearest(key, self.owners.keys().map(String::as_str)) {
                    Some(near) => finding.help(format!("the nearest is `{near}`")),
                    None => finding,
                })
            }
        }
    }

    /// The type of `Type.member`, and the member, which must be one of those that types have.
    fn member(
        &self,
        table: &str,
        key: &str,
        members: &dyn Fn(Owner) -> Vec<String>,
    ) -> Result<(Owner, String), Finding> {
        let Some((name, member)) = key.split_once('.') else {
            let message = format!("`{table}` has `{key}`, which is not of the form `Type.name`");
            return Err(Finding::invalid("name-no-match", self.origin, message));
        };
        let owner = self.owner(table, name)?;
        let members = members(owner);
        if members.iter().any(|known| known == member) {
            return Ok((owner, member.to_owned()));
        }
        let finding = Finding::invalid(
            "name-no-match",
            self.origin,
            format!("`{table}` has `{key}`, and `{name}` has no `{member}`"),
        );
        Err(match nearest(member, members.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("the nearest is `{near}`")),
            None => finding,
        })
    }
}

/// The fields of types and requests, as they are on the wire.
fn fields(api: &Api) -> impl Fn(Owner) -> Vec<String> + use<> {
    let structures: Table<TypeId, Vec<String>> = api.types.map(|def| match &def.kind {
        TypeKind::Struct(structure) => structure.fields.iter().map(|field| field.name.wire.clone()).collect(),
        _ => Vec::new(),
    });
    let setters = |operation: &Operation| {
        let all = operation.path_parameters.iter().chain(&operation.parameters).chain(&operation.body.fields);
        all.map(|parameter| parameter.name.wire.clone()).collect::<Vec<_>>()
    };
    let requests: Table<GroupId, Vec<Vec<String>>> =
        api.groups.map(|group| group.operations.iter().map(setters).collect());
    move |owner| match owner {
        Owner::Type(id) => structures.get(id).clone(),
        Owner::Request(group, index) => requests.get(group).get(index).cloned().unwrap_or_default(),
    }
}

/// The variants of types, by their values and their names.
fn variants(api: &Api) -> impl Fn(Owner) -> Vec<String> + use<> {
    let all: Table<TypeId, Vec<String>> = api.types.map(|def| match &def.kind {
        TypeKind::Enum(values) => {
            values.values.iter().flat_map(|value| [value.name.wire.clone(), value.name.rust.clone()]).collect()
        }
        TypeKind::Union(variants) => variants.iter().map(|variant| variant.name.clone()).collect(),
        _ => Vec::new(),
    });
    move |owner| match owner {
        Owner::Type(id) => all.get(id).clone(),
        Owner::Request(..) => Vec::new(),
    }
}

/// Renames a field, and the setters of requests whose body is the type.
fn field(api: &mut Api, owner: Owner, wire: &str, name: &str, key: &str, origin: Origin) -> Result<(), Finding> {
    let own = if matches!(owner, Owner::Type(_)) { OWN_METHODS } else { BUILDER_METHODS };
    if own.contains(&name) {
        let message = format!("the name `{name}` of `{key}` in `fields` is that of a method we emit anyway");
        return Err(Finding::invalid("invalid-name", origin, message));
    }
    let mut is_twice = false;
    if let Owner::Type(id) = owner
        && let TypeKind::Struct(structure) = &mut api.types.get_mut(id).kind
    {
        set(
            structure.fields.iter_mut().map(|field| (&field.name.wire, &mut field.name.rust)),
            wire,
            name,
            &mut is_twice,
        );
    }
    for (number, group) in api.groups.numbered_mut() {
        for (index, operation) in group.operations.iter_mut().enumerate() {
            let is_body = operation.body.all.as_ref().is_some_and(|whole| match &whole.content {
                Content::Json(ty) | Content::Fields(ty) | Content::Form(ty, _) => {
                    matches!((ty, owner), (Type::Named(id), Owner::Type(owner)) if *id == owner)
                }
                _ => false,
            });
            if owner == Owner::Request(number, index) || is_body {
                let others = operation.path_parameters.iter_mut().chain(&mut operation.parameters);
                let others = others.filter(|_| !is_body);
                let all = others.chain(&mut operation.body.fields);
                set(all.map(|one| (&one.name.wire, &mut one.name.rust)), wire, name, &mut is_twice);
            }
        }
    }
    if is_twice { Err(twice(name, key, "fields", origin)) } else { Ok(()) }
}

fn set<'n>(all: impl Iterator<Item = (&'n String, &'n mut String)>, wire: &str, name: &str, is_twice: &mut bool) {
    for (known, rust) in all {
        if known == wire {
            *rust = name.to_owned();
        } else {
            *is_twice |= rust == name;
        }
    }
}

fn variant(api: &mut Api, owner: Owner, value: &str, name: &str, key: &str, origin: Origin) -> Result<(), Finding> {
    let Owner::Type(id) = owner else { return Ok(()) };
    let names: Vec<(bool, &mut String)> = match &mut api.types.get_mut(id).kind {
        TypeKind::Enum(values) => {
            let has_wire = values.values.iter().any(|one| one.name.wire == value);
            let is_meant = |wire: &str, rust: &str| if has_wire { wire == value } else { rust == value };
            values.values.iter_mut().map(|one| (is_meant(&one.name.wire, &one.name.rust), &mut one.name.rust)).collect()
        }
        TypeKind::Union(variants) => variants.iter_mut().map(|one| (one.name == value, &mut one.name)).collect(),
        _ => Vec::new(),
    };
    let mut is_twice = false;
    for (is_meant, rust) in names {
        if is_meant {
            *rust = name.to_owned();
        } else {
            is_twice |= rust == name;
        }
    }
    if is_twice { Err(twice(name, key, "variants", origin)) } else { Ok(()) }
}

fn twice(name: &str, key: &str, table: &str, origin: Origin) -> Finding {
    let message = format!("`{key}` in `{table}` is to be called `{name}`, and so is something beside it");
    Finding::invalid("duplicate-name", origin, message)
}

/// Reports types that are called as others of their module.
fn report_twice(api: &Api, naming: &Naming, origin: Origin, diagnostics: &mut Diagnostics) {
    for (key, name) in &naming.types {
        let count =
            |group: Option<GroupId>| api.types.iter().filter(|def| def.group == group && def.name == *name).count();
        let shared = count(None);
        let is_twice = |(index, group): (GroupId, &Group)| {
            let requests = group.operations.iter().flat_map(|one| {
                let by_status = match &one.response {
                    Payload::ByStatus(by_status) => Some(&by_status.name),
                    _ => None,
                };
                [&one.builder].into_iter().chain(by_status)
            });
            let requests = requests.chain([&group.handle]).filter(|other| *other == name).count();
            shared + count(Some(index)) + requests > 1
        };
        if api.groups.numbered().any(is_twice) {
            diagnostics.push(twice(name, key, "types", origin));
        }
    }
}
