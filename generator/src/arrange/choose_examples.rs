//! The calls and the error that documentation shows.

use crate::model::{Api, Class, Operation, OperationIndex, Payload, Shown, Type, TypeId};
use std::collections::BTreeMap;

pub(super) fn run(api: &mut Api) {
    api.shown = Shown {
        call: easiest(api, |_| true),
        answered: easiest(api, |operation| operation.example.is_some()),
        without_timeout: easiest(api, has_no_timeout),
        error: most_documented_error(api),
    };
}

/// The wanted call with the fewest values. It changes nothing, and its values are plain. Calls whose answer can be printed come
/// first.
fn easiest(api: &Api, is_wanted: fn(&Operation) -> bool) -> Option<OperationIndex> {
    let is_on = |name: &String| api.default_features.contains(name);
    let groups = api.groups.numbered().filter(|(_, group)| is_on(&group.name.rust));
    let all = groups.flat_map(|(group, all)| {
        let numbered = all.operations.iter().enumerate();
        numbered.map(move |(index, operation)| (OperationIndex { group, operation: index }, operation))
    });
    let wanted = all.filter(|(_, operation)| can_be_shown(operation) && is_wanted(operation));
    wanted.min_by_key(|(_, operation)| (unseen(&operation.response), effort(operation))).map(|(at, _)| at)
}

fn can_be_shown(operation: &Operation) -> bool {
    let mut needed = operation.path_parameters.iter().chain(operation.required());
    let is_harmless = operation.class == Class::Read && !operation.deprecated;
    is_harmless && operation.body.others.is_empty() && needed.all(|parameter| parameter.ty.is_plain())
}

/// How little of an answer the example prints: all of it, nothing since there is nothing, or nothing since it has not arrived.
fn unseen(payload: &Payload) -> u8 {
    match payload {
        Payload::Json(_) | Payload::Text | Payload::Maybe(_) | Payload::ByStatus(_) => 0,
        Payload::Nothing => 1,
        Payload::Stream | Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) => 2,
    }
}

fn effort(operation: &Operation) -> usize {
    operation.required().count() + operation.path_parameters.len()
}

/// Returns whether no parameter of an operation has the name of the option that the example sets.
fn has_no_timeout(operation: &Operation) -> bool {
    operation.parameters.iter().chain(&operation.body.fields).all(|parameter| parameter.name.rust != "timeout")
}

fn most_documented_error(api: &Api) -> Option<TypeId> {
    let mut counts: BTreeMap<TypeId, usize> = BTreeMap::new();
    let errors = api.operations().flat_map(|(_, operation)| &operation.errors);
    for id in errors.filter_map(|error| if let Some(Type::Named(id)) = error.ty { Some(id) } else { None }) {
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(id, _)| id)
}
