//! Which module each type stands in, and its final name there.

use super::names::{self, Scope};
use crate::diagnostic::Diagnostics;
use crate::model::{Api, Operation, Payload, Type};
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
    operation.types().flat_map(Type::references).collect()
}

/// Settles the names of types. Files of a group import shared types by name, so those are named first, and are out of
/// the way of what any group defines.
fn name(api: &mut Api) {
    let mut shared = Scope::default();
    let mut modules: Vec<Scope> = Vec::new();
    for group in &api.groups {
        let mut scope = Scope::default();
        let enums = group.operations.iter().filter_map(|operation| match &operation.response {
            Payload::ByStatus(by_status) => Some(&by_status.name),
            _ => None,
        });
        let builders = group.operations.iter().map(|operation| &operation.builder);
        for name in builders.chain(enums) {
            scope.try_take(name);
            shared.try_take(name);
        }
        modules.push(scope);
    }
    for def in api.types.iter_mut().filter(|def| def.group.is_none()) {
        def.name = shared.take(names::type_name(names::shortened(std::mem::take(&mut def.name))));
        modules.iter_mut().for_each(|scope| _ = scope.try_take(&def.name));
    }
    for def in &mut api.types {
        if let Some(scope) = def.group.and_then(|group| modules.get_mut(group)) {
            def.name = scope.take(names::type_name(names::shortened(std::mem::take(&mut def.name))));
        }
    }
    // The name of a handle is hardly ever written: it gives way to what the API has.
    for (group, scope) in api.groups.iter_mut().zip(&mut modules) {
        if !scope.try_take(&group.handle) {
            group.handle = scope.take(names::joined(&[&group.handle, "Api"]));
        }
    }
}
