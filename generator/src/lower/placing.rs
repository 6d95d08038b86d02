//! The module in which each type stands, and its final name there.

use super::names::{self, Scope};
use crate::diagnostic::Diagnostics;
use crate::model::{Api, Group, Operation, Payload, Type, TypeDef};
use std::collections::{BTreeMap, BTreeSet};

/// A type that one group uses stands in that group's module, one that several use in the shared one. So do those that no
/// group uses, such as what webhooks hold, and what those hold.
pub(super) fn place(api: &mut Api, _: &mut Diagnostics) {
    let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); api.types.len()];
    for (index, group) in api.groups.iter().enumerate() {
        add_user(api, index, group.operations.iter().flat_map(operation_types).collect(), &mut users);
    }
    let outside = api.groups.len();
    let unused = (0..).zip(&users).filter(|(_, users)| users.is_empty()).map(|(id, _)| id).collect();
    add_user(api, outside, unused, &mut users);
    for (def, users) in api.types.iter_mut().zip(&users) {
        def.group = users.first().copied().filter(|group| users.len() == 1 && *group != outside);
    }
    name(api);
}

/// Notes a user of types, and of all that they hold.
fn add_user(api: &Api, user: usize, mut pending: Vec<usize>, users: &mut [BTreeSet<usize>]) {
    while let Some(id) = pending.pop() {
        let is_new = users.get_mut(id).is_some_and(|users| users.insert(user));
        if let (true, Some(def)) = (is_new, api.types.get(id)) {
            pending.extend(def.references());
        }
    }
}

fn operation_types(operation: &Operation) -> Vec<usize> {
    operation.types().flat_map(Type::references).collect()
}

/// Settles the names of types, each of which is one of its own in the whole crate. A component keeps its name, whichever groups
/// use it, so it is named first and requests give way to it.
fn name(api: &mut Api) {
    let mut types = Scope::default();
    for def in api.types.iter_mut().filter(|def| def.is_component) {
        def.name = types.take(type_name(def));
    }
    let mut all_requests = Scope::default();
    let mut requests = Vec::new();
    for group in &mut api.groups {
        requests.push(name_requests(group, &types, &mut all_requests));
    }
    name_inline(api, &mut types, &requests, &all_requests);
    // The name of a handle is hardly ever written: it gives way to what the API has.
    for (group, requests) in api.groups.iter_mut().zip(&mut requests) {
        let names = [group.handle.clone(), names::joined(&[&group.handle, "Api"])];
        group.handle = requests.take_first(names.into_iter(), &types);
    }
}

/// Names the types that are no components. Where several groups have one of a name, each begins with that of its group.
fn name_inline(api: &mut Api, types: &mut Scope, requests: &[Scope], all_requests: &Scope) {
    let mut homes: BTreeMap<String, BTreeSet<Option<usize>>> = BTreeMap::new();
    for def in api.types.iter_mut().filter(|def| !def.is_component) {
        def.name = type_name(def);
        homes.entry(def.name.clone()).or_default().insert(def.group);
    }
    for def in api.types.iter_mut().filter(|def| !def.is_component) {
        let of_group = def.group.and_then(|index| Some((api.groups.get(index)?, requests.get(index)?)));
        let others = of_group.map_or(all_requests, |(_, requests)| requests);
        let qualified = of_group.and_then(|(group, _)| names::pascal(&group.name.rust));
        let qualified = qualified.map(|group| names::joined(&[&group, &def.name]));
        let is_alone = homes.get(&def.name).is_none_or(|homes| homes.len() == 1);
        let plain = Some(def.name.clone()).filter(|_| is_alone || qualified.is_none());
        def.name = types.take_first([plain, qualified].into_iter().flatten(), others);
    }
}

fn type_name(def: &mut TypeDef) -> String {
    names::type_name(names::shortened(std::mem::take(&mut def.name)))
}

/// Names the requests of a group, and the enums of what they answer, out of the way of types.
fn name_requests(group: &mut Group, types: &Scope, all: &mut Scope) -> Scope {
    let mut scope = Scope::default();
    for operation in &mut group.operations {
        let pascal = names::pascal(&operation.name).unwrap_or_else(|| "Operation".to_owned());
        let words = ["Request", "Call"].map(|word| names::shortened(names::joined(&[&pascal, word])));
        operation.builder = scope.take_first(words.into_iter(), types);
        all.try_take(&operation.builder);
        if let Payload::ByStatus(by_status) = &mut operation.response {
            let name = names::shortened(std::mem::take(&mut by_status.name));
            by_status.name = scope.take_first(std::iter::once(name), types);
            all.try_take(&by_status.name);
        }
    }
    scope
}
