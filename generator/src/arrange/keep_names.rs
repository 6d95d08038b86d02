//! A client of some operations has the names that it would have if it had all of them.
//!
//! Names depend on each other: words that all ids have are left out, and what is called as something else gets a number. So they
//! are decided with the whole document in sight. Operations are named with all others beside them; types get the names that they
//! have in the model of the whole, to which the same operations lead.

use crate::lower::names::Scope;
use crate::model::{Api, Group, Operation, Payload, Table, Type, TypeDef, TypeId, TypeKind, Variant};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Gives all that has a name the name that it has in the model of the whole.
pub(super) fn run(api: &mut Api, whole: &Api) {
    let known: BTreeMap<&str, &Group> = whole.groups.iter().map(|group| (group.name.wire.as_str(), group)).collect();
    let mut pairs = Pairs { own: &api.types, whole: &whole.types, found: HashMap::new(), pending: Vec::new() };
    for group in &api.groups {
        let Some(other) = known.get(group.name.wire.as_str()) else { continue };
        let known = by_key(other);
        for operation in &group.operations {
            known.get(&key(operation)).into_iter().for_each(|other| pairs.operation(operation, other));
        }
    }
    let found = pairs.finish();
    for group in &mut api.groups {
        let Some(other) = known.get(group.name.wire.as_str()) else { continue };
        group.handle.clone_from(&other.handle);
        let known = by_key(other);
        let others: Vec<_> = group.operations.iter().map(|operation| known.get(&key(operation)).copied()).collect();
        for (operation, other) in group.operations.iter_mut().zip(others) {
            let Some(other) = other else { continue };
            operation.builder.clone_from(&other.builder);
            if let (Payload::ByStatus(own), Payload::ByStatus(other)) = (&mut operation.response, &other.response) {
                own.name.clone_from(&other.name);
            }
        }
    }
    rename(api, whole, &found);
}

/// Path, method and name of an operation, which tell it from all others.
type Key<'a> = (&'a str, &'a str, &'a str);

fn key(operation: &Operation) -> Key<'_> {
    (&operation.path, &operation.method, &operation.name)
}

/// The operations of a group.
fn by_key(group: &Group) -> HashMap<Key<'_>, &Operation> {
    group.operations.iter().map(|operation| (key(operation), operation)).collect()
}

/// Names types. A type that is in no model but this one gets out of the way of the one with its name in the whole.
fn rename(api: &mut Api, whole: &Api, found: &HashMap<TypeId, TypeId>) {
    let mut scope = Scope::default();
    let operations = || whole.groups.iter().flat_map(|group| &group.operations);
    let builders = operations().map(|operation| &operation.builder);
    let handles = whole.groups.iter().map(|group| &group.handle);
    let all = whole.types.iter().map(|def| &def.name).chain(builders).chain(handles);
    all.for_each(|name| _ = scope.try_take(name));
    let used: BTreeSet<TypeId> = found.values().copied().collect();
    let left = whole.types.numbered().filter(|(id, _)| !used.contains(id));
    let left: BTreeMap<&str, TypeId> = left.map(|(id, def)| (def.name.as_str(), id)).collect();
    let mut given = BTreeSet::new();
    for (id, def) in api.types.numbered_mut() {
        let other = found.get(&id).or_else(|| left.get(def.name.as_str()));
        let name = other.map(|other| &whole.types.get(*other).name);
        def.name = match name.filter(|name| given.insert((*name).clone())) {
            Some(name) => name.clone(),
            None => scope.take(std::mem::take(&mut def.name)),
        };
    }
}

/// The types of a model, and what they are in that of the whole.
struct Pairs<'a> {
    own: &'a Table<TypeId, TypeDef>,
    whole: &'a Table<TypeId, TypeDef>,
    found: HashMap<TypeId, TypeId>,
    pending: Vec<(TypeId, TypeId)>,
}

impl Pairs<'_> {
    fn operation(&mut self, one: &Operation, other: &Operation) {
        self.all(one.types(), other.types());
    }

    fn all<'t>(&mut self, one: impl Iterator<Item = &'t Type>, other: impl Iterator<Item = &'t Type>) {
        one.zip(other).for_each(|(one, other)| self.types(one, other));
    }

    /// Notes what two types, of which one stands where the other one does, have in common.
    fn types(&mut self, one: &Type, other: &Type) {
        match (one, other) {
            (Type::Boxed(one), other) => self.types(one, other),
            (one, Type::Boxed(other)) => self.types(one, other),
            (Type::Nullable(one), other) => self.types(one, other.without_null()),
            (one, Type::Nullable(other)) => self.types(one, other),
            (Type::Text(one), Type::Text(other))
            | (Type::List(one), Type::List(other))
            | (Type::Map(one), Type::Map(other)) => self.types(one, other),
            (Type::Tuple(one), Type::Tuple(other)) => self.all(one.iter(), other.iter()),
            (Type::Named(one), Type::Named(other)) if !self.found.contains_key(one) => {
                self.found.insert(*one, *other);
                self.pending.push((*one, *other));
            }
            _ => {}
        }
    }

    /// Goes into all types that were found.
    fn finish(mut self) -> HashMap<TypeId, TypeId> {
        while let Some((one, other)) = self.pending.pop() {
            self.defs(self.own.get(one), self.whole.get(other));
        }
        self.found
    }

    fn defs(&mut self, one: &TypeDef, other: &TypeDef) {
        match (&one.kind, &other.kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                for field in &one.fields {
                    let same = other.fields.iter().find(|other| other.name.wire == field.name.wire);
                    same.into_iter().for_each(|other| self.types(&field.ty, &other.ty));
                }
                if let (Some((_, one)), Some((_, other))) = (&one.rest, &other.rest) {
                    self.types(one, other);
                }
            }
            (TypeKind::Union(one), TypeKind::Union(other)) => {
                let variant = |name: &str| other.iter().find(|variant| variant.name == name);
                let in_place = |index| other.get(index).filter(|_| one.len() == other.len());
                let both =
                    |(index, own): (usize, &Variant)| variant(&own.name).or(in_place(index)).map(|other| &other.ty);
                let found: Vec<_> = one.iter().enumerate().filter_map(|pair| Some((&pair.1.ty, both(pair)?))).collect();
                found.into_iter().for_each(|(one, other)| self.types(one, other));
            }
            (TypeKind::Wrapper(one), TypeKind::Wrapper(other)) => self.types(one, other),
            _ => {}
        }
    }
}
