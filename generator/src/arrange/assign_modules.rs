//! The module in which each type stands, and its final name there.

use crate::lower::names::{self, Scope};
use crate::model::{Api, Group, GroupId, Operation, Payload, Table, Type, TypeDef, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// A type that one group uses stands in that group's module, one that several use in the shared one. So do those that no
/// group uses, such as what webhooks hold, and what those hold.
pub(super) fn run(api: &mut Api) {
    let mut users: Users = api.types.map(|_| BTreeSet::new());
    for (id, group) in api.groups.numbered() {
        let types = group.operations.iter().flat_map(Operation::types).flat_map(Type::references);
        add_user(api, Some(id), types, &mut users);
    }
    let unused: Vec<_> = users.numbered().filter(|(_, users)| users.is_empty()).map(|(id, _)| id).collect();
    add_user(api, None, unused, &mut users);
    for (def, users) in api.types.iter_mut().zip(&users) {
        def.group = users.first().copied().flatten().filter(|_| users.len() == 1);
    }
    name(api);
}

/// The groups that use each type; `None` stands for types that no group uses.
type Users = Table<TypeId, BTreeSet<Option<GroupId>>>;

/// Notes a user of types, and of all that they hold.
fn add_user(api: &Api, user: Option<GroupId>, types: impl IntoIterator<Item = TypeId>, users: &mut Users) {
    for id in api.types.reached(types) {
        users.get_mut(id).insert(user);
    }
}

/// Settles the names of types, each of which is one of its own in the whole crate. A component keeps its name, whichever groups
/// use it, so it is named first and requests give way to it.
fn name(api: &mut Api) {
    let mut types = Scope::default();
    for def in api.types.iter_mut().filter(|def| def.is_component) {
        def.name = types.take(type_name(def));
    }
    let mut all_requests = Scope::default();
    let mut requests: Table<GroupId, Scope> =
        api.groups.iter_mut().map(|group| name_requests(group, &types, &mut all_requests)).collect();
    name_inline(api, &mut types, &requests, &all_requests);
    // The name of a handle is hardly ever written: it gives way to what the API has.
    for (group, requests) in api.groups.iter_mut().zip(&mut requests) {
        let names = [group.handle.clone(), names::joined(&[&group.handle, "Api"])];
        group.handle = requests.take_first(names.into_iter(), &types);
    }
}

/// Names the types that are no components. Where several groups have one of a name, each begins with that of its group.
fn name_inline(api: &mut Api, types: &mut Scope, requests: &Table<GroupId, Scope>, all_requests: &Scope) {
    let mut homes: BTreeMap<String, BTreeSet<Option<GroupId>>> = BTreeMap::new();
    for def in api.types.iter_mut().filter(|def| !def.is_component) {
        def.name = type_name(def);
        homes.entry(def.name.clone()).or_default().insert(def.group);
    }
    for def in api.types.iter_mut().filter(|def| !def.is_component) {
        let others = def.group.map_or(all_requests, |group| requests.get(group));
        let qualified = def.group.and_then(|group| names::pascal(&api.groups.get(group).name.rust));
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
