//! Inline types that say the same in the same place of several objects are one type.
//!
//! The status of a pet is one enum, whether it is a field of the pet or of the request that adds it. A type that says
//! the same under another name stays apart: an order and a direction are not one because they have the same values
//! today.

use crate::model::{Api, Operation, Payload, Polling, PollingOutcome, Type, TypeDef, TypeKind};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The role of an inline type in what holds it.
#[derive(Debug, Clone)]
pub(super) struct Role {
    /// The name of the property, or the title of the schema.
    pub(super) name: String,
    /// True if it stands in a component, by whose name it is found.
    pub(super) of_component: bool,
}

/// The depth to which shared types may stand inside of each other.
const MAX_ROUNDS: usize = 8;

/// Leaves one of each set of types that are the same. Types to which no operation and none of `others` leads, such as
/// the values of a parameter of which two methods are made, go.
pub(super) fn share(api: &mut Api, roles: &[Option<Role>], others: Vec<usize>) {
    let same = same(&api.types, roles);
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    same.iter().enumerate().for_each(|(id, first)| sets.entry(*first).or_default().push(id));
    let used = used(api, others);
    sets.retain(|_, set| set.iter().any(|id| used.contains(id)));
    if sets.len() == api.types.len() {
        return;
    }
    let mut taken: HashSet<String> = api.types.iter().map(|def| def.name.clone()).collect();
    let mut numbers = vec![0; same.len()];
    for (number, set) in sets.values().enumerate() {
        set.iter().for_each(|id| numbers.get_mut(*id).into_iter().for_each(|slot| *slot = number));
    }
    let merged = |set: &Vec<usize>| merged(&api.types, roles, set, &mut taken);
    let mut types: Vec<_> = sets.values().filter_map(merged).collect();
    types.iter_mut().flat_map(TypeDef::types_mut).for_each(|ty| renumber(ty, &numbers));
    let operations = api.groups.iter_mut().flat_map(|group| &mut group.operations);
    operations.for_each(|operation| of_operation(operation, &mut |ty| renumber(ty, &numbers)));
    api.types = types;
}

/// The types to which operations and others lead, and components.
fn used(api: &Api, others: Vec<usize>) -> HashSet<usize> {
    let components = api.types.iter().enumerate().filter(|(_, def)| def.is_component).map(|(id, _)| id);
    let of_operations = api.operations().flat_map(|(_, operation)| operation.types()).flat_map(Type::references);
    let mut pending: Vec<usize> = of_operations.chain(components).chain(others).collect();
    let mut used = HashSet::new();
    while let Some(id) = pending.pop() {
        if used.insert(id) {
            pending.extend(api.types.get(id).into_iter().flat_map(TypeDef::references));
        }
    }
    used
}

/// For each type the first one that is the same. Types that hold some that are the same are found to be so a round later.
fn same(types: &[TypeDef], roles: &[Option<Role>]) -> Vec<usize> {
    let mut same: Vec<usize> = (0..types.len()).collect();
    for _ in 0..MAX_ROUNDS {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut next = same.clone();
        for ((id, def), role) in types.iter().enumerate().zip(roles) {
            let (Some(role), Some(slot)) = (role, next.get_mut(id)) else { continue };
            let mut def = def.clone();
            def.types_mut().into_iter().for_each(|ty| renumber(ty, &same));
            let Ok(says) = serde_json::to_string(&(&role.name, &def.kind, def.observed)) else { continue };
            *slot = *known.entry(says).or_insert(id);
        }
        if next == same {
            break;
        }
        same = next;
    }
    same
}

/// The one type of a set.
fn merged(types: &[TypeDef], roles: &[Option<Role>], set: &[usize], taken: &mut HashSet<String>) -> Option<TypeDef> {
    let members: Vec<_> = set.iter().filter_map(|id| Some((types.get(*id)?, roles.get(*id)?.as_ref()))).collect();
    let (first, role) = members.first()?;
    let mut def = TypeDef { input: members.iter().any(|(def, _)| def.input), ..(*first).clone() };
    let (Some(role), [_, _, ..]) = (role, members.as_slice()) else { return Some(def) };
    if members.iter().any(|(other, _)| other.docs != def.docs) {
        def.docs.clear();
    }
    let of_component = || members.iter().filter(|(_, role)| role.is_some_and(|role| role.of_component));
    let shortest = of_component().map(|(def, _)| &def.name).min_by_key(|name| (name.len(), name.as_str()));
    def.name = match shortest {
        _ if members.iter().any(|(def, _)| def.name == role.name) => role.name.clone(),
        Some(shortest) => shortest.clone(),
        None if taken.insert(role.name.clone()) => role.name.clone(),
        None => members.iter().map(|(def, _)| &def.name).min_by_key(|name| (name.len(), name.as_str()))?.clone(),
    };
    Some(def)
}

fn renumber(ty: &mut Type, numbers: &[usize]) {
    match ty {
        Type::Named(id) => *id = numbers.get(*id).copied().unwrap_or(*id),
        Type::Text(inner) | Type::Boxed(inner) | Type::Nullable(inner) | Type::List(inner) | Type::Map(inner) => {
            renumber(inner, numbers);
        }
        Type::Tuple(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        _ => {}
    }
}

fn of_operation(operation: &mut Operation, change: &mut impl FnMut(&mut Type)) {
    let parameters = operation.path_parameters.iter_mut().chain(&mut operation.parameters);
    parameters.chain(&mut operation.body.fields).for_each(|parameter| change(&mut parameter.ty));
    for whole in operation.body.all.iter_mut().chain(&mut operation.body.others) {
        whole.content.ty_mut().into_iter().for_each(&mut *change);
    }
    of_payload(&mut operation.response, change);
    if let Some(Polling { outcome: PollingOutcome::Other(payload), .. }) = &mut operation.polling {
        of_payload(payload, change);
    }
    operation.errors.iter_mut().filter_map(|error| error.ty.as_mut()).for_each(&mut *change);
    operation.headers.iter_mut().for_each(|header| change(&mut header.ty));
}

fn of_payload(payload: &mut Payload, change: &mut impl FnMut(&mut Type)) {
    match payload {
        Payload::Json(ty) | Payload::Events(Some(ty)) | Payload::NamedEvents(ty) | Payload::Lines(ty) => change(ty),
        Payload::Maybe(inner) => of_payload(inner, change),
        Payload::ByStatus(by_status) => {
            by_status.variants.iter_mut().for_each(|variant| of_payload(&mut variant.payload, change));
        }
        Payload::Nothing | Payload::Text | Payload::Stream | Payload::Events(None) => {}
    }
}

impl TypeDef {
    fn types_mut(&mut self) -> Vec<&mut Type> {
        match &mut self.kind {
            TypeKind::Struct(structure) => {
                let fields = structure.fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(structure.rest.iter_mut().map(|(_, ty)| ty)).collect()
            }
            TypeKind::Union(variants) => variants.iter_mut().map(|variant| &mut variant.ty).collect(),
            TypeKind::Wrapper(ty) => vec![ty],
            TypeKind::Enum(_) => Vec::new(),
        }
    }
}
