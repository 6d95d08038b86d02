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

/// All that may choose a page.
pub(super) struct Choosers<'a> {
    /// Those that rules look at, by the names under which they know them: parameters, then members that their parameter tells of, then
    /// those that only their own name does.
    ranks: [Vec<(String, Chooser<'a>)>; 3],
    /// Objects as wholes. They choose nothing, but they tell that pages are chosen.
    objects: Vec<(String, Chooser<'a>)>,
    /// Members that only a declaration may name: a caller who sets nothing else of their object sends less than it needs.
    others: Vec<Chooser<'a>>,
}

impl<'a> Choosers<'a> {
    /// Lists what parameters have. Each comes with whether it is always sent.
    pub(super) fn new(
        parameters: impl Iterator<Item = (&'a Parameter, bool)>,
        types: &'a Table<TypeId, TypeDef>,
        dialect: Dialect,
    ) -> Self {
        let mut all = Self { ranks: Default::default(), objects: Vec::new(), others: Vec::new() };
        let [plain_ones, told, own_named] = &mut all.ranks;
        for (parameter, is_sent) in parameters {
            let outer = plain(&parameter.name.wire);
            let whole = Chooser { parameter, member: None };
            let in_object = matches!(parameter.place, Place::Query | Place::Body);
            let Some(object) = structure(&parameter.ty, types).filter(|_| in_object) else {
                plain_ones.push((outer, whole));
                continue;
            };
            for member in object.fields.iter().filter(|field| can_choose(field)) {
                let own = plain(&member.name.wire);
                let chooser = Chooser { parameter, member: Some(member) };
                if !is_sent && needs_others(object, member) {
                    all.others.push(chooser);
                    continue;
                }
                // `number` of `page` is a page number
                told.push((format!("{outer}_{own}"), chooser));
                if is_about_all(parameter, &outer, &own, dialect) {
                    own_named.push((own, chooser));
                }
            }
            all.objects.push((outer, whole));
        }
        all
    }

    /// Those of some names: by their rank, and then in the order of the names.
    pub(super) fn of_names<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = Chooser<'a>> + 's {
        self.ranks.iter().flat_map(move |rank| of(rank, names))
    }

    /// Those of some names, and the objects that are called so.
    pub(super) fn mentions<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = Chooser<'a>> + 's {
        self.of_names(names).chain(of(&self.objects, names))
    }

    /// The one of a parameter, or of a member of it.
    pub(super) fn at(&self, parameter: &str, member: Option<&str>) -> Option<Chooser<'a>> {
        let ranked = self.ranks.iter().flatten().map(|(_, one)| *one);
        ranked.chain(self.others.iter().copied()).find(|one| one.place() == (parameter, member))
    }
}

fn of<'s, 'a>(all: &'s [(String, Chooser<'a>)], names: &'s [&str]) -> impl Iterator<Item = Chooser<'a>> + 's {
    let named = names.iter().flat_map(move |name| all.iter().filter(move |(known, _)| known == name));
    named.map(|(_, one)| *one)
}

/// Returns whether a member can be a cursor or a number, and is sent.
fn can_choose(field: &Field) -> bool {
    !field.read_only && (is_text(field.ty.without_null()) || is_number(&field.ty))
}

/// Returns whether an object has a member that must be sent beside another one.
fn needs_others(object: &Struct, member: &Field) -> bool {
    let is_needed = |field: &Field| !field.read_only && (field.is_needed() || field.preset.is_some());
    object.fields.iter().any(|other| !std::ptr::eq(member, other) && is_needed(other))
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

    /// Returns whether it is a parameter or field as a whole.
    pub(super) fn is_whole(self) -> bool {
        self.member.is_none()
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
