//! Fills in what tells the variants of a union apart: a caller who sends a variant need not say which one it is.

use crate::lower::names::{self, Scope};
use crate::model::{Constant, Enum, Field, Name, Presence, Struct, Table, Type, TypeDef, TypeId, TypeKind};
use serde_json::Value;
use std::collections::BTreeMap;

/// The values by which types are known, by type and member: a list for each union that says it.
#[derive(Debug, Default)]
pub(super) struct Tags(BTreeMap<(TypeId, String), Vec<Vec<Value>>>);

impl Tags {
    /// Notes by which values of a member a type is known; none if only its variant can say that.
    pub(super) fn note(&mut self, id: TypeId, key: &str, values: &[Value]) {
        let known = self.0.entry((id, key.to_owned())).or_default();
        if !known.iter().any(|one| one == values) {
            known.push(values.to_vec());
        }
    }

    /// Fills in the value that all unions of a type agree on. Where there is none, the variant writes it.
    pub(super) fn fill_in(self, defs: &mut Table<TypeId, TypeDef>) {
        // Only enums are asked for while structs change.
        let enums: Enums = defs.map(|def| enum_of(def).cloned());
        for ((id, key), lists) in self.0 {
            let def = defs.get_mut(id);
            let TypeKind::Struct(structure) = &mut def.kind else { continue };
            let mut lists = lists.into_iter();
            let Some(first) = lists.next() else { continue };
            let others: Vec<_> = lists.collect();
            let common: Vec<Value> =
                first.into_iter().filter(|value| others.iter().all(|list| list.contains(value))).collect();
            set(structure, &key, &common, def.input, &enums);
        }
    }
}

/// The enums among all types.
type Enums = Table<TypeId, Option<Enum>>;

fn enum_of(def: &TypeDef) -> Option<&Enum> {
    match &def.kind {
        TypeKind::Enum(one) => Some(one),
        _ => None,
    }
}

fn set(structure: &mut Struct, key: &str, common: &[Value], is_sent: bool, enums: &Enums) {
    if let Some(constant) = structure.constants.iter_mut().find(|constant| constant.key == key) {
        // One that it inherits is that of another type.
        if let [only] = common {
            constant.value = only.clone();
        }
        return;
    }
    if let Some(field) = structure.fields.iter_mut().find(|field| field.name.wire == key) {
        match common.first() {
            Some(value) if takes(&field.ty, value, enums) => field.preset = Some(value.clone()),
            None if is_sent && field.presence == Presence::Required => field.presence = Presence::Optional,
            _ => {}
        }
        return;
    }
    match common {
        [] => {}
        [only] => structure.constants.push(Constant { key: key.to_owned(), value: only.clone() }),
        [first, ..] => {
            let field = undeclared(structure, key, first.clone());
            structure.fields.push(field);
        }
    }
}

/// A field for a member that the document does not declare: it may have one of several values.
fn undeclared(structure: &Struct, key: &str, value: Value) -> Field {
    let mut scope = Scope::default();
    let names =
        structure.fields.iter().map(|field| &field.name.rust).chain(structure.rest.iter().map(|(name, _)| name));
    names.for_each(|name| _ = scope.try_take(name));
    let rust = scope.take(names::member(key).unwrap_or_else(|| "field".to_owned()));
    let name = Name { wire: key.to_owned(), rust };
    Field {
        name,
        ty: Type::String,
        presence: Presence::Optional,
        docs: String::new(),
        example: None,
        preset: Some(value),
        read_only: false,
    }
}

/// Returns whether a field of this type can hold a value.
fn takes(ty: &Type, value: &Value, enums: &Enums) -> bool {
    match ty {
        Type::String => value.is_string(),
        Type::Named(id) => match enums.get(*id) {
            Some(one) if one.integers => value.is_i64(),
            Some(_) => value.is_string(),
            None => false,
        },
        _ => false,
    }
}
