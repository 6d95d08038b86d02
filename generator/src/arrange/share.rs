//! Inline types that say the same in the same place of several objects are one type.
//!
//! The status of a pet is one enum, whether it is a field of the pet or of the request that adds it. A type that says
//! the same under another name stays apart: an order and a direction are not one because they have the same values
//! today.

use crate::model::{Api, Operation, Table, Type, TypeDef, TypeId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The depth to which shared types may stand inside of each other.
const MAX_ROUNDS: usize = 8;

/// Keeps one of each set of types that are the same. Removes types to which nothing leads, such as the values of a parameter of
/// which two methods are made.
pub(super) fn run(api: &mut Api) {
    let same = same(&api.types);
    let mut sets: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    same.numbered().for_each(|(id, first)| sets.entry(first.unwrap_or(id)).or_default().push(id));
    let used = used(api);
    sets.retain(|_, set| set.iter().any(|id| used.contains(id)));
    if sets.len() == api.types.len() {
        return;
    }
    let mut taken: HashSet<String> = api.types.iter().map(|def| def.name.clone()).collect();
    let mut types: Table<TypeId, TypeDef> = Table::default();
    let mut numbers: Table<TypeId, Option<TypeId>> = api.types.map(|_| None);
    for set in sets.values() {
        let Some(def) = merged(&api.types, set, &mut taken) else { continue };
        let number = types.push(def);
        set.iter().for_each(|id| *numbers.get_mut(*id) = Some(number));
    }
    let renumber = |ty: &mut Type| ty.renumber(&|id| numbers.get(id).unwrap_or(id));
    types.iter_mut().flat_map(TypeDef::types_mut).for_each(renumber);
    api.operations_mut().flat_map(Operation::types_mut).for_each(renumber);
    api.others.iter_mut().for_each(|id| *id = numbers.get(*id).unwrap_or(*id));
    api.types = types;
}

/// The types to which operations and webhooks lead, and components.
fn used(api: &Api) -> BTreeSet<TypeId> {
    let components = api.types.numbered().filter(|(_, def)| def.is_component).map(|(id, _)| id);
    let of_operations = api.operations().flat_map(|(_, operation)| operation.types()).flat_map(Type::references);
    api.types.reached(of_operations.chain(components).chain(api.others.iter().copied()))
}

/// Finds for each type the first one that is the same, if that is another one. Types that are the same only because the types
/// that they hold are take another round.
fn same(types: &Table<TypeId, TypeDef>) -> Table<TypeId, Option<TypeId>> {
    let mut same: Table<TypeId, Option<TypeId>> = types.map(|_| None);
    for _ in 0..MAX_ROUNDS {
        let mut known: HashMap<String, TypeId> = HashMap::new();
        let mut next = same.clone();
        for (id, def) in types.numbered() {
            let Some(inline) = &def.inline else { continue };
            let mut def = def.clone();
            let first = |id| same.get(id).unwrap_or(id);
            def.types_mut().into_iter().for_each(|ty| ty.renumber(&first));
            let Ok(says) = serde_json::to_string(&(&inline.name, &def.kind, def.observed)) else { continue };
            *next.get_mut(id) = Some(*known.entry(says).or_insert(id)).filter(|first| *first != id);
        }
        if *next == *same {
            break;
        }
        same = next;
    }
    same
}

/// The one type of a set.
fn merged(types: &Table<TypeId, TypeDef>, set: &[TypeId], taken: &mut HashSet<String>) -> Option<TypeDef> {
    let members: Vec<_> = set.iter().map(|id| types.get(*id)).collect();
    let first = members.first()?;
    let mut def = TypeDef { input: members.iter().any(|def| def.input), ..(*first).clone() };
    let (Some(role), [_, _, ..]) = (&first.inline, members.as_slice()) else { return Some(def) };
    if members.iter().any(|other| other.docs != def.docs) {
        def.docs.clear();
    }
    let of_component = members.iter().filter(|def| def.inline.as_ref().is_some_and(|role| role.of_component));
    let shortest = of_component.map(|def| &def.name).min_by_key(|name| (name.len(), name.as_str()));
    def.name = match shortest {
        _ if members.iter().any(|def| def.name == role.name) => role.name.clone(),
        Some(shortest) => shortest.clone(),
        None if taken.insert(role.name.clone()) => role.name.clone(),
        None => members.iter().map(|def| &def.name).min_by_key(|name| (name.len(), name.as_str()))?.clone(),
    };
    Some(def)
}
