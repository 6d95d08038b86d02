//! What may choose a page: a parameter, a field of a body, or a member of an object that is one of these.

use super::fields::{is_number, plain, structure};
use super::words::WHOLE;
use crate::document::Node;
use crate::lower::types::{resolve, within};
use crate::model::{Field, PageSlot, Parameter, Place, StyleKind, Table, Type, TypeDef, TypeId};

/// The document, and the path item and the operation in it that declare what may choose a page.
pub(super) type Declaration<'a> = (&'a Node, Option<&'a Node>, &'a Node);

/// A parameter or a field of a body, or a member of one.
#[derive(Clone, Copy)]
pub(super) struct Chooser<'a> {
    parameter: &'a Parameter,
    member: Option<&'a Field>,
}

impl<'a> Chooser<'a> {
    /// Lists a parameter and the members that it has, each with the names by which rules know it.
    pub(super) fn all(parameter: &'a Parameter, types: &'a Table<TypeId, TypeDef>) -> Vec<(Vec<String>, Self)> {
        let outer = plain(&parameter.name.wire);
        let object = structure(&parameter.ty, types).filter(|_| matches!(parameter.place, Place::Query | Place::Body));
        let fields = object.into_iter().flat_map(|object| &object.fields).filter(|field| !field.read_only);
        let members = fields.map(|field| {
            let own = plain(&field.name.wire);
            // `number` of `page` is a page number
            let mut names = vec![format!("{outer}_{own}")];
            names.extend(is_about_all(parameter).then_some(own));
            (names, Self { parameter, member: Some(field) })
        });
        // an object as a whole chooses nothing
        let names = object.is_none().then(|| outer.clone());
        std::iter::once((names.into_iter().collect(), Self { parameter, member: None })).chain(members).collect()
    }

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

    /// Returns a key of what declares it in the document: of the parameter, or of its schema or the member's.
    pub(super) fn says(self, (root, item, operation): Declaration<'a>, key: &str) -> Option<&'a Node> {
        let (wire, member) = self.place();
        if self.parameter.place == Place::Body {
            let body = resolve(root, operation.get("requestBody")?);
            let (_, media) = body.members("content").find(|(name, _)| name.contains("json"))?;
            return within(root, media.get("schema")?, std::iter::once(wire).chain(member), key);
        }
        let of_item = item.into_iter().flat_map(|item| item.list("parameters"));
        let mut all = operation.list("parameters").chain(of_item).map(|node| resolve(root, node));
        let node = all.find(|node| node.str("name") == Some(wire))?;
        let of_media = || node.members("content").find_map(|(_, media)| media.get("schema"));
        let schema = || node.get("schema").or_else(of_media);
        let own = node.get(key).filter(|_| member.is_none());
        own.or_else(|| within(root, schema()?, member, key))
    }
}

/// Returns whether the members of a parameter are about the list as a whole: `after` of `page` chooses a page, and `after` of
/// `created` chooses items.
fn is_about_all(parameter: &Parameter) -> bool {
    let is_spread = match parameter.style {
        None => parameter.place == Place::Query,
        Some(style) => style.kind == StyleKind::Form && style.explode,
    };
    let name = plain(&parameter.name.wire);
    is_spread || name == "q" || WHOLE.iter().any(|end| name.ends_with(end))
}
