//! Which module each type stands in, and its final name there.

use super::names::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, Group, Operation, Type};
use std::collections::BTreeSet;

/// A type that one group uses stands in that group's module, one that several use in the shared one.
pub(super) fn place(api: &mut Api, _: &mut Diagnostics) {
    let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); api.types.len()];
    for (index, group) in api.groups.iter().enumerate() {
        let mut pending: Vec<usize> = group.operations.iter().flat_map(operation_types).collect();
        while let Some(id) = pending.pop() {
            let is_new = users.get_mut(id).is_some_and(|users| users.insert(index));
            if let (true, Some(def)) = (is_new, api.types.get(id)) {
                pending.extend(def.references());
            }
        }
    }
    for (def, users) in api.types.iter_mut().zip(&users) {
        def.group = users.first().copied().filter(|_| users.len() == 1);
    }
    name(api);
}

fn operation_types(operation: &Operation) -> Vec<usize> {
    let parameters = operation.path_parameters.iter().chain(&operation.query).chain(&operation.body);
    parameters.map(|parameter| &parameter.ty).chain([&operation.response]).filter_map(Type::references).collect()
}

fn name(api: &mut Api) {
    let own = |group: &Group| {
        let builders = group.operations.iter().map(|operation| operation.builder.clone());
        builders.chain([group.handle.clone()]).collect::<Vec<_>>()
    };
    // A shared type is imported into every module that uses it, so its name is free in all of them.
    let mut shared = Scope::of_types();
    api.groups.iter().flat_map(own).for_each(|name| _ = shared.try_take(&name));
    for def in api.types.iter_mut().filter(|def| def.group.is_none()) {
        def.name = shared.take(std::mem::take(&mut def.name));
    }
    let taken = api.types.iter().filter(|def| def.group.is_none()).map(|def| def.name.clone());
    let mut module = Scope::of_types();
    taken.for_each(|name| _ = module.try_take(&name));
    let mut modules: Vec<Scope> = vec![module; api.groups.len()];
    for (group, scope) in api.groups.iter().zip(&mut modules) {
        own(group).iter().for_each(|name| _ = scope.try_take(name));
    }
    for def in &mut api.types {
        if let Some(scope) = def.group.and_then(|group| modules.get_mut(group)) {
            def.name = scope.take(std::mem::take(&mut def.name));
        }
    }
}
