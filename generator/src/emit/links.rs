//! Types and operations in prose, with links where rustdoc can follow them.

use super::prose::code;
use super::scope::Scope;
use crate::model::{Part, Type, TypeDef, Use, User, Within};

/// Names that are derives as well: without a path, rustdoc would not know which is meant.
const DERIVES: [&str; 8] = ["Clone", "Copy", "Debug", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// A name of the same module, with a link.
pub(super) fn near(name: &str) -> String {
    if DERIVES.contains(&name) { format!("[`{name}`](self::{name})") } else { format!("[`{name}`]") }
}

/// A type with a link to it, or to the type it is made of.
pub(super) fn link(api: &Scope<'_>, ty: &Type) -> String {
    let name = api.describe(ty);
    let text = code(&name);
    let [id] = ty.references()[..] else { return text };
    match api.types.get(id) {
        def if api.knows(def) && name == def.name => near(&name),
        def if api.knows(def) && !DERIVES.contains(&def.name.as_str()) => format!("[{text}]({})", def.name),
        def => format!("[{text}]({})", path(api, def)),
    }
}

/// A type in words, with a link to each type of the client.
pub(super) fn described(api: &Scope<'_>, ty: &Type) -> String {
    match ty {
        Type::Named(_) => link(api, ty),
        Type::Boxed(inner) | Type::Text(inner) => described(api, inner),
        Type::Nullable(inner) => format!("{} or null", described(api, inner)),
        Type::List(inner) => format!("a list of {}", several(api, inner)),
        Type::Map(inner) => format!("a map of texts to {}", several(api, inner)),
        other => link(api, other),
    }
}

fn several(api: &Scope<'_>, ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("lists of {}", several(api, inner)),
        Type::Map(inner) => format!("maps of texts to {}", several(api, inner)),
        other => described(api, other),
    }
}

/// The first use of a type, in words.
pub(super) fn used(api: &Scope<'_>, def: &TypeDef, used: &Use) -> String {
    let Some((user, shared)) = user(api, def, used.user).zip(Some(used.is_one_of_several)) else {
        return "Not used by any operation.".to_owned();
    };
    let part = match &used.part {
        Part::Field(name) if used.within == Within::One => format!("the value of {} in {user}", code(name)),
        Part::Field(name) => format!("{} of {user}", code(name)),
        Part::Others => format!("the members of {user}"),
        Part::Variant => format!("one kind of {user}"),
        Part::Held => user,
        Part::Body => format!("the body of {user}"),
        Part::Response => format!("the response of {user}"),
        Part::Error => format!("the body of errors of {user}"),
    };
    let text = match (used.within, &used.part) {
        (Within::Map, _) | (Within::One, Part::Others) => format!("a value in {part}"),
        (Within::List, Part::Field(_)) => format!("an item of {part}"),
        (Within::List, _) => format!("an item in {part}"),
        (Within::One, _) => part,
    };
    let others = if shared { ", among others" } else { "" };
    format!("{text}{others}.")
}

/// The user of a type, with a link if that does not depend on which features are on.
fn user(api: &Scope<'_>, def: &TypeDef, user: User) -> Option<String> {
    match user {
        User::Type(id) => {
            let other = api.types.get(id);
            Some(match other.group {
                group if group == def.group => near(&other.name),
                Some(_) => code(&other.name),
                None => format!("[`{}`]({})", other.name, path(api, other)),
            })
        }
        User::Operation(at) => {
            let (group, operation) = api.operation(at)?;
            let name = format!("{}::{}", group.handle, operation.name);
            let is_near = def.group == Some(at.group) && !api.output.types_only;
            Some(if is_near { format!("[`{name}`](super::{name})") } else { code(&name) })
        }
    }
}

fn path(api: &Scope<'_>, def: &TypeDef) -> String {
    format!("{}::{}::{}", api.root_text(), api.module_of(def), def.name)
}
