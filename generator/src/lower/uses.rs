//! The places where types are used.

use crate::model::{Api, Operation, Part, Type, TypeDef, TypeKind, Use, User, Within};

/// Notes the first place of each type; operations come before other types.
pub(super) fn note(api: &mut Api) {
    let mut found: Vec<Option<Use>> = vec![None; api.types.len()];
    for (group, all) in api.groups.iter().enumerate() {
        for (index, operation) in all.operations.iter().enumerate() {
            let user = User::Operation(group, index);
            // the second method of an operation is sent the same
            let is_new = |(part, _): &(Part, &Type)| !operation.is_second() || matches!(part, Part::Response);
            parts_of_operation(operation)
                .into_iter()
                .filter(is_new)
                .for_each(|(part, ty)| add(&mut found, user, &part, ty, Within::One));
        }
    }
    for (index, def) in api.types.iter().enumerate() {
        let user = User::Type(index);
        parts_of_type(def).into_iter().for_each(|(part, ty)| add(&mut found, user, &part, ty, Within::One));
    }
    for (def, used) in api.types.iter_mut().zip(found) {
        def.used = used;
    }
}

fn parts_of_operation(operation: &Operation) -> Vec<(Part, &Type)> {
    let parameters = operation.path_parameters.iter().chain(&operation.parameters).chain(&operation.body.fields);
    let response = operation.response.types().map(|ty| (Part::Response, ty));
    let body = operation.body.types().map(|ty| (Part::Body, ty));
    let parameters = parameters.map(|field| (Part::Field(field.name.wire.clone()), &field.ty));
    let headers = operation.headers.iter().map(|header| (Part::Field(header.name.clone()), &header.ty));
    let errors = operation.errors.iter().filter_map(|error| Some((Part::Error, error.ty.as_ref()?)));
    response.chain(body).chain(parameters).chain(headers).chain(errors).collect()
}

fn parts_of_type(def: &TypeDef) -> Vec<(Part, &Type)> {
    match &def.kind {
        TypeKind::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| (Part::Field(field.name.wire.clone()), &field.ty));
            fields.chain(structure.rest.iter().map(|(_, ty)| (Part::Others, ty))).collect()
        }
        TypeKind::Union(variants) => variants.iter().map(|variant| (Part::Variant, &variant.ty)).collect(),
        TypeKind::Wrapper(ty) => vec![(Part::Held, ty)],
        TypeKind::Enum(_) => Vec::new(),
    }
}

fn add(found: &mut [Option<Use>], user: User, part: &Part, ty: &Type, within: Within) {
    match ty {
        Type::Named(id) => match found.get_mut(*id) {
            Some(Some(first)) => first.is_one_of_several = true,
            Some(none) => *none = Some(Use { user, part: part.clone(), within, is_one_of_several: false }),
            None => {}
        },
        Type::Boxed(inner) | Type::Nullable(inner) | Type::Text(inner) => add(found, user, part, inner, within),
        Type::List(inner) => add(found, user, part, inner, Within::List),
        Type::Map(inner) => add(found, user, part, inner, Within::Map),
        Type::Tuple(items) => items.iter().for_each(|item| add(found, user, part, item, Within::List)),
        _ => {}
    }
}
