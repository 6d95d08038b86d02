//! Traits and attributes that types have by choice.

use crate::choices::Derive;
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::document::Origin;
use crate::lower::names::is_path;
use crate::model::{Api, Type, TypeDef, TypeId, TypeKind};
use crate::select::matches_text;
use std::collections::HashSet;

/// Traits that every type derives.
const ALWAYS: [&str; 3] = ["Clone", "Debug", "PartialEq"];

/// Notes at each type what it derives.
pub(super) fn run(api: &mut Api, wanted: &[Derive], origin: Origin, diagnostics: &mut Diagnostics) {
    let without_eq = unable(api, &|ty| ty.any(&|ty| matches!(ty, Type::Float | Type::Secret | Type::TextOrList)));
    let hashed = api.hashed_maps;
    let without_hash = unable(api, &|ty| {
        ty.any(&|ty| {
            matches!(ty, Type::Float | Type::Secret | Type::TextOrList) || (hashed && matches!(ty, Type::Map(_)))
        })
    });
    for one in wanted {
        for wrong in one.derive.iter().chain(&one.rename).filter(|path| !is_path(path)) {
            let message = format!("`derive` has `{wrong}`, which is no path of a macro");
            diagnostics.push(Finding::invalid("invalid-type-path", origin, message));
        }
        for wrong in one.attributes.iter().filter(|text| !is_attribute(text)) {
            let message = format!("`derive` has `{wrong}`, which is no attribute without its brackets");
            diagnostics.push(Finding::invalid("invalid-type-path", origin, message));
        }
        if !api.types.iter().any(|def| matches_text(&one.types, &def.name)) {
            let message = format!("`derive` is for `{}`, and no type has such a name", one.types);
            let finding = Finding::invalid("type-no-match", origin, message);
            diagnostics.push(match nearest(&one.types, api.types.iter().map(|def| def.name.as_str())) {
                Some(near) => finding.help(format!("the nearest is `{near}`")),
                None => finding,
            });
        }
        for (id, def) in api.types.numbered_mut().filter(|(_, def)| matches_text(&one.types, &def.name)) {
            let is_enum = matches!(def.kind, TypeKind::Enum(_));
            let may = |path: &str| match path {
                "Eq" => !is_enum && !without_eq.contains(&id),
                "Hash" => !is_enum && !without_hash.contains(&id),
                path => !ALWAYS.contains(&path),
            };
            let new: Vec<_> =
                one.derive.iter().filter(|path| may(path) && !def.derives.macros.contains(path)).cloned().collect();
            let reads_serde = new.iter().any(|path| path.rsplit("::").next() == Some("JsonSchema"));
            def.derives.macros.extend(new);
            def.derives.attributes.extend(one.attributes.iter().cloned());
            let rename = one.rename.clone().or_else(|| reads_serde.then(|| "serde".to_owned()));
            def.derives.rename = def.derives.rename.take().or(rename);
        }
    }
}

/// The types that cannot have a trait because of what they hold.
fn unable(api: &Api, is_without: &dyn Fn(&Type) -> bool) -> HashSet<TypeId> {
    let mut unable = HashSet::new();
    loop {
        let lacks = |(id, def): (TypeId, &TypeDef)| {
            let is_new = !unable.contains(&id);
            let rest_is_map = matches!(&def.kind, TypeKind::Struct(structure) if structure.rest.is_some())
                && is_without(&Type::Map(Box::new(Type::String)));
            let lacks = rest_is_map || def.types().any(is_without);
            (is_new && (lacks || def.references().iter().any(|id| unable.contains(id)))).then_some(id)
        };
        let more: Vec<_> = api.types.numbered().filter_map(lacks).collect();
        if more.is_empty() {
            return unable;
        }
        unable.extend(more);
    }
}

/// Returns whether a text can stand between the brackets of an attribute: a path, and brackets that are balanced.
fn is_attribute(text: &str) -> bool {
    let path = text.split(['(', '=']).next().unwrap_or_default().trim();
    let mut depth = 0_i32;
    let balanced = text.chars().all(|c| {
        depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
        depth >= 0 && !c.is_control()
    });
    is_path(path) && balanced && depth == 0
}
