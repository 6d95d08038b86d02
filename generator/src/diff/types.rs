//! Types, their fields and values.

use super::matching::{Key, Pair, pairs};
use super::{Changes, Prose, Retyped, retyped, reworded, structure};
use crate::model::{Api, EnumValue, Field, Presence, Struct, Type, TypeDef, TypeId, TypeKind, Variant};

/// Types that are called differently now: their numbers in the old and the new model.
pub(super) type Renamed = Vec<(TypeId, TypeId)>;

/// Types that came, went, or got another name or module.
pub(super) fn names(old: &Api, new: &Api) -> (Changes, Renamed) {
    let (before, after) = (numbered(old), numbered(new));
    let mut changes = Changes::default();
    let mut renamed = Vec::new();
    let shape = |(api, id): &Numbered<'_>| shape(api, api.types.get(*id));
    let name = |(api, id): &Numbered<'_>| api.types.get(*id).name.clone();
    for pair in pairs(&before, &after, &[&path, &name, &shape], &|_, _| false) {
        match pair {
            Pair::Kept(before, after) | Pair::Likely(before, after) => {
                if path(before) != path(after) {
                    changes.major("type-renamed", &path(after), format!("it was `{}`", path(before)));
                    renamed.push((before.1, after.1));
                }
            }
            Pair::Gone(one) => changes.major("type-removed", &path(one), "it is gone"),
            Pair::New(one) => changes.minor("type-added", &path(one), "it is new"),
        }
    }
    (changes, renamed)
}

/// A model, and the number of a type in it.
type Numbered<'a> = (&'a Api, TypeId);

fn numbered(api: &Api) -> Vec<Numbered<'_>> {
    let mut all: Vec<_> = api.types.ids().map(|id| (api, id)).collect();
    all.sort_by_key(path);
    all
}

/// As programs can name it, whichever group it stands in.
fn path((api, id): &Numbered<'_>) -> String {
    named(api.types.get(*id))
}

fn named(def: &TypeDef) -> String {
    format!("types::{}", def.name)
}

/// The parts of a type. Types with the same shape are the same.
fn shape(api: &Api, def: &TypeDef) -> String {
    format!("{} {} {}", def.input, def.header.is_some(), structure(api, &def.kind))
}

/// The old model with the new names.
pub(super) fn rename(old: &Api, new: &Api, renamed: &Renamed) -> Api {
    let mut old = old.clone();
    for (before, after) in renamed {
        let now = new.types.get(*after);
        let group = now.group.map(|group| &new.groups.get(group).name.rust);
        let known = |name: &String| old.groups.numbered().find(|(_, group)| group.name.rust == *name).map(|(id, _)| id);
        let group = group.and_then(known);
        let def = old.types.get_mut(*before);
        (def.name, def.group) = (now.name.clone(), group);
    }
    old
}

/// Compares the insides of types that both models have.
pub(super) fn compare(old: &Api, new: &Api, changes: &mut Changes) {
    for (_, id) in numbered(new) {
        let after = new.types.get(id);
        let item = named(after);
        let Some(before) = old.types.iter().find(|before| named(before) == item) else { continue };
        let comparison = Comparison { old, new, item: &item };
        match (&before.kind, &after.kind) {
            (TypeKind::Struct(one), TypeKind::Struct(other)) => {
                comparison.constructor((before.input, one), (after.input, other), changes);
                comparison.structs(one, other, changes);
            }
            (TypeKind::Enum(one), TypeKind::Enum(other)) if one.integers == other.integers => {
                comparison.enums(&one.values, &other.values, changes);
            }
            (TypeKind::Union(one), TypeKind::Union(other)) if before.header.is_some() == after.header.is_some() => {
                let one = comparison.header((before, one), after, changes);
                comparison.unions(&one, other, changes);
            }
            (TypeKind::Wrapper(one), TypeKind::Wrapper(other)) => {
                if comparison.retyped(one, other) == Retyped::Rust {
                    let message = format!("it held `{}`, holds `{}`", old.describe(one), new.describe(other));
                    changes.major("type-retyped", &item, message);
                }
            }
            _ => {
                let message = format!("it was {}, is {}", kind(before), kind(after));
                changes.major("type-retyped", &item, message);
            }
        }
        if reworded(&prose(before), &prose(after)) {
            changes.patch("documentation-changed", &item, "its documentation has changed");
        }
    }
}

fn kind(def: &TypeDef) -> &'static str {
    match &def.kind {
        TypeKind::Struct(_) => "a struct",
        TypeKind::Enum(one) if one.integers => "an enum of integers",
        TypeKind::Enum(_) => "an enum of texts",
        TypeKind::Union(_) if def.header.is_some() => "an enum of types that a header tells apart",
        TypeKind::Union(_) => "an enum of types",
        TypeKind::Wrapper(_) => "a struct around another type",
    }
}

struct Comparison<'a> {
    old: &'a Api,
    new: &'a Api,
    item: &'a str,
}

impl Comparison<'_> {
    /// Structs of requests have a `new` with what is required, and structs without anything required have a `Default`.
    fn constructor(&self, (input, before): (bool, &Struct), (is_input, after): (bool, &Struct), changes: &mut Changes) {
        let (was, is) = (constructor(self.old, before), constructor(self.new, after));
        match (input, is_input) {
            (true, false) => changes.major("constructor-removed", self.item, format!("`{was}` is gone")),
            (false, true) => changes.minor("constructor-added", self.item, format!("`{is}` is new")),
            (true, true) if was != is => {
                changes.major("constructor-changed", self.item, format!("`{was}` is now `{is}`"));
            }
            _ => {}
        }
        let default = |one: &Struct| one.fields.iter().all(|field| !field.is_needed());
        match (default(before), default(after)) {
            (true, false) => changes.major("default-removed", self.item, "it has no `Default` any more"),
            (false, true) => changes.minor("default-added", self.item, "it has a `Default` now"),
            _ => {}
        }
    }

    fn structs(&self, before: &Struct, after: &Struct, changes: &mut Changes) {
        let keys: [Key<'_, Field>; 2] = [&|field| field.name.wire.clone(), &|field| field.name.rust.clone()];
        let alike = |before: &Field, after: &Field| {
            before.presence == after.presence && self.retyped(&before.ty, &after.ty) == Retyped::No
        };
        for pair in pairs(&before.fields, &after.fields, &keys, &alike) {
            match pair {
                Pair::Kept(before, after) => self.field(before, after, changes),
                Pair::Likely(before, after) => {
                    let message = format!("`{}` is now `{}` (likely)", before.name.rust, after.name.rust);
                    changes.major("field-renamed", self.item, message);
                }
                Pair::Gone(one) => changes.major("field-removed", self.item, format!("`{}`", declared(self.old, one))),
                Pair::New(one) => changes.minor("field-added", self.item, format!("`{}`", declared(self.new, one))),
            }
        }
        match (&before.rest, &after.rest) {
            (None, Some((name, _))) => {
                changes.minor("field-added", self.item, format!("`{name}`, for all other members"))
            }
            (Some((name, _)), None) => {
                changes.major("field-removed", self.item, format!("`{name}`, for all other members"));
            }
            (Some((was, before)), Some((is, after))) if was != is || self.retyped(before, after) == Retyped::Rust => {
                changes.major("field-retyped", self.item, format!("`{is}`, for all other members, was another one"));
            }
            _ => {}
        }
        if before.constants != after.constants {
            changes.patch("constants-changed", self.item, "members that are always the same are written differently");
        }
    }

    fn retyped(&self, before: &Type, after: &Type) -> Retyped {
        retyped((self.old, before), (self.new, after))
    }

    fn field(&self, before: &Field, after: &Field, changes: &mut Changes) {
        let name = &after.name.rust;
        if before.name.rust != *name {
            changes.major("field-renamed", self.item, format!("`{}` is now `{name}`", before.name.rust));
        }
        if before.name.wire != after.name.wire {
            let message = format!("`{name}` is `{}` on the wire, was `{}`", after.name.wire, before.name.wire);
            changes.patch("field-written", self.item, message);
        }
        let (was, is) = (rust_type(self.old, before), rust_type(self.new, after));
        if was != is {
            let code = match self.retyped(&before.ty, &after.ty) {
                Retyped::Rust => "field-retyped",
                _ if after.presence == Presence::Optional => "field-optional",
                _ => "field-required",
            };
            changes.major(code, self.item, format!("`{name}` was `{was}`, is `{is}`"));
        } else if before.presence != after.presence {
            let now = if after.presence == Presence::Required { "is always there" } else { "may be missing" };
            changes.patch("field-written", self.item, format!("`{name}` {now} on the wire"));
        } else if self.retyped(&before.ty, &after.ty) == Retyped::Wire {
            changes.patch("field-written", self.item, format!("`{name}` is written differently"));
        }
    }

    fn enums(&self, before: &[EnumValue], after: &[EnumValue], changes: &mut Changes) {
        let keys: [Key<'_, EnumValue>; 2] = [&|value| value.name.wire.clone(), &|value| value.name.rust.clone()];
        for pair in pairs(before, after, &keys, &|_, _| false) {
            match pair {
                Pair::Kept(before, after) | Pair::Likely(before, after) => {
                    let (was, is) = (&before.name, &after.name);
                    if was.rust != is.rust {
                        changes.major("value-renamed", self.item, format!("`{}` is now `{}`", was.rust, is.rust));
                    } else if was.wire != is.wire {
                        let message = format!("`{}` is {:?} on the wire, was {:?}", is.rust, is.wire, was.wire);
                        changes.patch("value-written", self.item, message);
                    }
                }
                Pair::Gone(one) => changes.major("value-removed", self.item, value(one)),
                Pair::New(one) => changes.minor("value-added", self.item, value(one)),
            }
        }
    }

    /// Compares the headers that tell the variants apart, and returns the old variants with the new one: a header with another
    /// name is reported once, and not for each variant.
    fn header(
        &self,
        (before, variants): (&TypeDef, &[Variant]),
        after: &TypeDef,
        changes: &mut Changes,
    ) -> Vec<Variant> {
        let mut variants = variants.to_vec();
        if let (Some(was), Some(is)) = (&before.header, &after.header)
            && was != is
        {
            changes.patch("header-renamed", self.item, format!("`{is}` names the event, was `{was}`"));
            variants.iter_mut().flat_map(|one| &mut one.tags).for_each(|tag| tag.key.clone_from(is));
        }
        variants
    }

    fn unions(&self, before: &[Variant], after: &[Variant], changes: &mut Changes) {
        let key: Key<'_, Variant> = &|variant| variant.name.clone();
        for pair in pairs(before, after, &[key], &|_, _| false) {
            match pair {
                Pair::Kept(before, after) | Pair::Likely(before, after) => {
                    if self.retyped(&before.ty, &after.ty) == Retyped::Rust
                        || before.constant.is_some() != after.constant.is_some()
                    {
                        let (was, is) = (self.old.describe(&before.ty), self.new.describe(&after.ty));
                        let message = format!("`{}` held `{was}`, holds `{is}`", after.name);
                        changes.major("variant-retyped", self.item, message);
                    } else if before.tags != after.tags || before.constant != after.constant {
                        changes.patch(
                            "variant-written",
                            self.item,
                            format!("`{}` is told apart differently", after.name),
                        );
                    }
                }
                Pair::Gone(one) => changes.major("variant-removed", self.item, format!("`{}`", one.name)),
                Pair::New(one) => changes.minor("variant-added", self.item, format!("`{}`", one.name)),
            }
        }
    }
}

fn constructor(api: &Api, one: &Struct) -> String {
    let required = one.fields.iter().filter(|field| field.is_needed());
    format!("new({})", required.map(|field| declared(api, field)).collect::<Vec<_>>().join(", "))
}

fn declared(api: &Api, field: &Field) -> String {
    format!("{}: {}", field.name.rust, rust_type(api, field))
}

fn rust_type(api: &Api, field: &Field) -> String {
    let inner = api.describe(&field.ty);
    match field.presence {
        Presence::Optional | Presence::WriteOnly => format!("Option<{inner}>"),
        Presence::Nullable => format!("Option<Option<{inner}>>"),
        Presence::Required | Presence::Defaulted => inner,
    }
}

fn value(value: &EnumValue) -> String {
    format!("`{}`, {:?} on the wire", value.name.rust, value.name.wire)
}

/// The texts that only people read, by their subjects.
fn prose(def: &TypeDef) -> Prose<'_> {
    let members: Vec<(&str, &str)> = match &def.kind {
        TypeKind::Struct(one) => {
            one.fields.iter().map(|field| (field.name.wire.as_str(), field.docs.as_str())).collect()
        }
        TypeKind::Enum(one) => one.values.iter().map(|value| (value.name.wire.as_str(), value.docs.as_str())).collect(),
        TypeKind::Union(_) | TypeKind::Wrapper(_) => Vec::new(),
    };
    members.into_iter().chain([("", def.docs.as_str())]).collect()
}
