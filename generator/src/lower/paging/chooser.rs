//! What may choose a page: a parameter, a field of a body, or a member of an object that is one of these.

use super::fields::{is_number, is_text, plain, structure};
use super::words::{OF_LISTS, OF_PAGES, OFFSETS, PAGES, SIZES};
use crate::document::Node;
use crate::lower::types::{resolve, within};
use crate::model::{Dialect, Field, PageSlot, Parameter, Place, Struct, StyleKind, Table, Type, TypeDef, TypeId};

/// The document, and the path item and the operation in it where parameters are described.
pub(super) type Site<'a> = (&'a Node, Option<&'a Node>, &'a Node);

/// A parameter or a field of a body, or a member of one.
#[derive(Clone, Copy)]
pub(super) struct Chooser<'a> {
    parameter: &'a Parameter,
    member: Option<&'a Field>,
}

/// Lists what may choose a page, each by the names under which rules know it: parameters before members, and members that their
/// parameter tells of before those that only their own name does.
pub(super) fn all<'a>(
    parameters: &[&'a Parameter],
    types: &'a Table<TypeId, TypeDef>,
    dialect: Dialect,
) -> Vec<(String, Chooser<'a>)> {
    let (mut plain_ones, mut told, mut own_named) = (Vec::new(), Vec::new(), Vec::new());
    for &parameter in parameters {
        let outer = plain(&parameter.name.wire);
        let in_object = matches!(parameter.place, Place::Query | Place::Body);
        let Some(object) = structure(&parameter.ty, types).filter(|_| in_object) else {
            plain_ones.push((outer, Chooser { parameter, member: None }));
            continue;
        };
        for member in members(object, parameter.required) {
            let own = plain(&member.name.wire);
            let chooser = Chooser { parameter, member: Some(member) };
            // `number` of `page` is a page number
            told.push((format!("{outer}_{own}"), chooser));
            if is_about_all(parameter, &outer, &own, dialect) {
                own_named.push((own, chooser));
            }
        }
    }
    plain_ones.into_iter().chain(told).chain(own_named).collect()
}

/// The members of an object that can be set alone: an object that the caller leaves out has nothing else.
fn members(object: &Struct, is_required: bool) -> impl Iterator<Item = &Field> {
    let needs = |field: &Field| !field.read_only && (field.is_needed() || field.preset.is_some());
    let can_be_set = move |one: &&Field| {
        let is_alone = object.fields.iter().all(|other| std::ptr::eq(*one, other) || !needs(other));
        !one.read_only && (is_required || is_alone)
    };
    let can_choose = |one: &&Field| is_text(one.ty.without_null()) || is_number(&one.ty);
    object.fields.iter().filter(can_be_set).filter(can_choose)
}

/// Returns whether a member is about the list as a whole: `after` of `page` chooses a page, and `after` of `created` chooses items.
fn is_about_all(parameter: &Parameter, outer: &str, own: &str, dialect: Dialect) -> bool {
    let ends = |names: &[&str]| names.iter().any(|name| outer == *name || outer.ends_with(&format!("_{name}")));
    // its members are parameters of their own on the wire
    let is_spread = dialect == Dialect::Json
        && match parameter.style {
            None => parameter.place == Place::Query,
            Some(style) => style.kind == StyleKind::Form && style.explode,
        };
    // a search may have a `position` or an `after` of another meaning
    let counts = || [&PAGES[..], &OFFSETS, &SIZES].concat().contains(&own);
    let is_cursor = || own.ends_with("cursor") || own.ends_with("page_token");
    is_spread || ends(&OF_PAGES) || (ends(&OF_LISTS) && (counts() || is_cursor()))
}

impl<'a> Chooser<'a> {
    /// The name on the wire: that of the member, if it is one.
    pub(super) fn wire(self) -> &'a str {
        &self.member.map_or(&self.parameter.name, |field| &field.name).wire
    }

    /// The name of the parameter on the wire, and that of the member.
    pub(super) fn place(self) -> (&'a str, Option<&'a str>) {
        (&self.parameter.name.wire, self.member.map(|field| field.name.wire.as_str()))
    }

    /// The documentation in the client.
    pub(super) fn docs(self) -> &'a str {
        self.member.map_or(&self.parameter.docs, |field| &field.docs)
    }

    /// Returns whether it is a number.
    pub(super) fn is_number(self) -> bool {
        is_number(self.ty())
    }

    fn ty(self) -> &'a Type {
        self.member.map_or(&self.parameter.ty, |field| &field.ty)
    }

    /// The slot that it is for the cursor or number of a page.
    pub(super) fn slot(self) -> PageSlot {
        let Parameter { name, place, style, .. } = self.parameter;
        let member = self.member.map(|field| field.name.wire.clone());
        PageSlot { name: name.wire.clone(), place: *place, style: *style, member, is_number: self.is_number() }
    }

    /// Returns the value of a key where the document describes it: of the parameter, or of its schema or the member's.
    pub(super) fn says(self, (root, item, operation): Site<'a>, key: &str) -> Option<&'a Node> {
        let (wire, member) = self.place();
        let place = match self.parameter.place {
            Place::Body => {
                let body = resolve(root, operation.get("requestBody")?);
                let (_, media) = body.members("content").find(|(name, _)| name.contains("json"))?;
                return within(root, media.get("schema")?, std::iter::once(wire).chain(member), key);
            }
            Place::Header => "header",
            _ => "query",
        };
        let of_item = item.into_iter().flat_map(|item| item.list("parameters"));
        let mut all = operation.list("parameters").chain(of_item).map(|node| resolve(root, node));
        let node = all.find(|node| node.str("name") == Some(wire) && node.str("in") == Some(place))?;
        let of_media = || node.members("content").find_map(|(_, media)| media.get("schema"));
        let schema = || node.get("schema").or_else(of_media);
        let own = node.get(key).filter(|_| member.is_none());
        own.or_else(|| within(root, schema()?, member, key))
    }
}
