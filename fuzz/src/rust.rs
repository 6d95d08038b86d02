//! What the compiler demands of names, and a parser does not: that none is defined twice.

use std::collections::BTreeSet;
use syn::{Fields, File, FnArg, ImplItem, Item, Meta, Pat, Signature, Type};

/// The first name that a file defines twice in the same place.
pub fn check_names(file: &File) -> Result<(), String> {
    items(&file.items)
}

/// Names that were met, each with the place where it is one of a kind.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn add(&mut self, place: &str, name: &impl ToString) -> Result<(), String> {
        let name = format!("{place}{}", name.to_string());
        if self.0.insert(name.clone()) { Ok(()) } else { Err(format!("`{name}` is defined twice")) }
    }
}

/// Returns whether a function of the runtime stands in for another one, which other systems do not have.
fn is_for_other_systems(item: &Item) -> bool {
    let Item::Fn(item) = item else { return false };
    item.attrs.iter().any(|attribute| matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string().starts_with("not")))
}

fn items(items: &[Item]) -> Result<(), String> {
    let mut names = Names::default();
    for item in items.iter().filter(|item| !is_for_other_systems(item)) {
        match item {
            Item::Struct(item) => {
                names.add("type ", &item.ident)?;
                fields(&item.fields)?;
            }
            Item::Enum(item) => {
                names.add("type ", &item.ident)?;
                let mut variants = Names::default();
                for variant in &item.variants {
                    variants.add("variant ", &variant.ident)?;
                    fields(&variant.fields)?;
                }
            }
            Item::Type(item) => names.add("type ", &item.ident)?,
            Item::Mod(item) => {
                names.add("type ", &item.ident)?;
                self::items(item.content.as_ref().map_or(&[], |(_, items)| items))?;
            }
            Item::Const(item) if item.ident != "_" => names.add("value ", &item.ident)?,
            Item::Static(item) => names.add("value ", &item.ident)?,
            Item::Fn(item) => {
                names.add("value ", &item.sig.ident)?;
                arguments(&item.sig)?;
            }
            Item::Impl(item) => {
                // Of a trait there may be several with other arguments; those are looked at one by one.
                let place = match (&item.trait_, &*item.self_ty) {
                    (None, Type::Path(ty)) => ty.path.segments.last().map(|segment| segment.ident.to_string()),
                    _ => None,
                };
                let mut own = Names::default();
                for member in &item.items {
                    let (kind, name) = match member {
                        ImplItem::Fn(member) => {
                            arguments(&member.sig)?;
                            ("value ", &member.sig.ident)
                        }
                        ImplItem::Const(member) => ("value ", &member.ident),
                        ImplItem::Type(member) => ("type ", &member.ident),
                        _ => continue,
                    };
                    own.add(kind, name)?;
                    if let Some(place) = &place {
                        names.add(&format!("{place}::{kind}"), name)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn fields(fields: &Fields) -> Result<(), String> {
    let mut names = Names::default();
    fields.iter().filter_map(|field| field.ident.as_ref()).try_for_each(|name| names.add("field ", name))
}

fn arguments(signature: &Signature) -> Result<(), String> {
    let mut names = Names::default();
    let typed = signature.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(argument) => Some(&*argument.pat),
        FnArg::Receiver(_) => None,
    });
    typed
        .filter_map(|pattern| if let Pat::Ident(pattern) = pattern { Some(&pattern.ident) } else { None })
        .try_for_each(|name| names.add("argument ", name))
}
