//! The places where types are used.

use crate::model::{Api, Operation, OperationIndex, Part, Role, Table, Type, TypeId, Use, User, Within};

/// The first use of each type.
type Found = Table<TypeId, Option<Use>>;

/// Notes the first place of each type; operations come before other types.
pub(super) fn run(api: &mut Api) {
    let mut found: Found = api.types.map(|_| None);
    for (group, all) in api.groups.numbered() {
        for (index, operation) in all.operations.iter().enumerate() {
            let user = User::Operation(OperationIndex { group, operation: index });
            let roles = roles(operation).into_iter().filter_map(|(role, ty)| Some((role.part()?, ty)));
            roles.for_each(|(part, ty)| add(&mut found, user, &part, ty, Within::One));
        }
    }
    for (id, def) in api.types.numbered() {
        let roles = def.roles().into_iter().filter_map(|(role, ty)| Some((role.part()?, ty)));
        roles.for_each(|(part, ty)| add(&mut found, User::Type(id), &part, ty, Within::One));
    }
    for (def, used) in api.types.iter_mut().zip(found) {
        def.used = used;
    }
}

/// The types of an operation, those of bodies first. The second method of an operation takes what the first one takes.
fn roles(operation: &Operation) -> Vec<(Role<'_>, &Type)> {
    let rank = |role: &Role<'_>| match role {
        Role::Response => 0,
        Role::Body => 1,
        Role::Error => 4,
        Role::Header(_) => 3,
        _ => 2,
    };
    let is_new = |role: &Role<'_>| !operation.is_second() || *role == Role::Response;
    let mut roles: Vec<_> = operation.roles().filter(|(role, _)| is_new(role)).collect();
    roles.sort_by_key(|(role, _)| rank(role));
    roles
}

fn add(found: &mut Found, user: User, part: &Part, ty: &Type, within: Within) {
    if let Type::Named(id) = ty {
        let used = || Use { user, part: part.clone(), within, is_one_of_several: false };
        match found.get_mut(*id) {
            Some(first) => first.is_one_of_several = true,
            none => *none = Some(used()),
        }
    }
    let within = match ty {
        Type::List(_) | Type::Tuple(_) => Within::List,
        Type::Map(_) => Within::Map,
        _ => within,
    };
    ty.inner().iter().for_each(|inner| add(found, user, part, inner, within));
}
