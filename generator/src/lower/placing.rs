//! Which module each type stands in, and its final name there.

use super::names::Scope;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, Operation, Type};
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
    let mut shared = Scope::default();
    let mut modules: Vec<Scope> = Vec::new();
    for group in &api.groups {
        let mut scope = Scope::default();
        scope.take(group.handle.clone());
        group.operations.iter().for_each(|operation| _ = scope.take(operation.builder.clone()));
        modules.push(scope);
    }
    for def in &mut api.types {
        let scope = def.group.and_then(|group| modules.get_mut(group)).unwrap_or(&mut shared);
        def.name = scope.take(std::mem::take(&mut def.name));
    }
}
