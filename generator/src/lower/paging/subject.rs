//! The operation that is looked at: its parameters, its page, and what the document says of them.

use super::chooser::{Chooser, Choosers};
use super::fields::PageValue;
use super::words::names_link_header;
use crate::document::{Node, pointer};
use crate::model::{BodyForm, Dialect, Operation, Place, Table, TypeDef, TypeId};

/// An operation that may be a list.
pub(super) struct Subject<'a> {
    pub(super) root: &'a Node,
    /// The texts of components about a header with links to other pages.
    pub(super) links: &'a str,
    pub(super) item: Option<&'a Node>,
    pub(super) node: &'a Node,
    pub(super) operation: &'a Operation,
    pub(super) page: PageValue<'a>,
    pub(super) choosers: Choosers<'a>,
}

impl<'a> Subject<'a> {
    /// The operation, unless its answer is nothing that can be a page.
    pub(super) fn new(
        (root, links, dialect): (&'a Node, &'a str, Dialect),
        item: Option<&'a Node>,
        node: &'a Node,
        operation: &'a Operation,
        types: &'a Table<TypeId, TypeDef>,
    ) -> Option<Self> {
        let page = PageValue::page(&operation.response, types)?;
        let fields = operation.body.fields.iter().filter(|_| operation.body.form == BodyForm::Json);
        let in_head = operation.parameters.iter().filter(|one| matches!(one.place, Place::Query | Place::Header));
        let in_head = in_head.map(|one| (one, one.required));
        let choosers = in_head.chain(fields.map(|one| (one, one.required && operation.body.required)));
        let choosers = Choosers::new(choosers, types, dialect);
        Some(Self { root, links, item, node, operation, page, choosers })
    }

    /// The first chooser of these names.
    pub(super) fn chooser(&self, names: &[&str]) -> Option<Chooser<'a>> {
        self.choosers.of_names(names).next()
    }

    /// Returns whether a parameter or a field of the body has this name on the wire.
    pub(super) fn takes(&self, wire: &str) -> bool {
        let Operation { parameters, body, .. } = self.operation;
        parameters.iter().chain(&body.fields).any(|parameter| parameter.name.wire == wire)
    }

    /// The chooser that a declaration names: a parameter by its name on the wire, or else a member of one by a JSON pointer or
    /// with a dot.
    pub(super) fn named(&self, name: &str) -> Option<Chooser<'a>> {
        let tokens: Vec<_> = pointer::tokens(name).collect();
        let member = match tokens.as_slice() {
            [outer, inner] => Some((&**outer, &**inner)),
            _ => name.split_once('.'),
        };
        let at = |parameter, member| self.choosers.at(parameter, member);
        at(name, None).or_else(|| at(member?.0, Some(member?.1)))
    }

    /// The first chooser of these names, if it is a number. Members of other types are passed over.
    pub(super) fn counter(&self, names: &[&str]) -> Option<Chooser<'a>> {
        self.choosers.of_names(names).find(|one| one.is_number() || one.is_whole()).filter(|one| one.is_number())
    }

    /// Returns the documented number of the first page or item: by a default, in words, or by a minimum.
    pub(super) fn first_of(&self, chooser: Chooser<'a>) -> Option<i64> {
        let first = |node: &Node| node.as_u64().and_then(|number| i64::try_from(number).ok()).filter(|one| *one <= 1);
        if let Some(default) = self.says(chooser, "default") {
            return first(default);
        }
        in_words(&self.description(chooser)).or_else(|| self.says(chooser, "minimum").and_then(first))
    }

    /// Returns the number of the first page, if the example of a page number shows it.
    pub(super) fn shown_first(&self, chooser: Chooser<'a>) -> Option<i64> {
        let docs = self.description(chooser);
        let is_page = docs.contains("page number") || docs.contains("number of the page");
        let shown = self.says(chooser, "example")?.as_u64().and_then(|number| i64::try_from(number).ok())?;
        let is_first = is_page && shown <= 1 && !docs.contains("index") && !docs.contains("zero");
        is_first.then_some(shown)
    }

    /// Returns the description of a chooser in small letters.
    pub(super) fn description(&self, chooser: Chooser<'a>) -> String {
        self.prose(chooser).to_lowercase()
    }

    /// Returns the description of a chooser as the document writes it.
    pub(super) fn prose(&self, chooser: Chooser<'a>) -> &str {
        self.says(chooser, "description").and_then(Node::as_str).unwrap_or_default()
    }

    /// Returns summary and description of the operation in small letters.
    pub(super) fn about(&self) -> String {
        let texts = ["summary", "description"].map(|key| self.node.str(key).unwrap_or_default().to_lowercase());
        texts.join(" ")
    }

    fn says(&self, chooser: Chooser<'a>, key: &str) -> Option<&'a Node> {
        chooser.says((self.root, self.item, self.node), key)
    }
}

/// Returns the descriptions of schemas that are about a header with links to other pages.
pub(super) fn links(root: &Node) -> String {
    let schemas = root.get("components").into_iter().flat_map(|components| components.members("schemas"));
    let texts = schemas.filter_map(|(_, schema)| schema.str("description"));
    let is_of_links = |text: &&str| {
        let text = text.to_lowercase();
        names_link_header(&text) && text.contains("next")
    };
    texts.filter(is_of_links).collect::<Vec<_>>().join("\n")
}

/// The number of the first page, as a description says it.
fn in_words(docs: &str) -> Option<i64> {
    let says = |number: &str, words: &str| {
        let phrases = [
            "{n}-based",
            "starts at {n}",
            "starting at {n}",
            "starts with {n}",
            "starting with {n}",
            "starts from {n}",
            "starting from {n}",
            "begins at {n}",
            "begins with {n}",
            "first page is {n}",
            "defaults to {n}",
            "default is {n}",
            "default: {n}",
            "default {n}",
            "default value is {n}",
            "{n}-indexed",
            "{n} indexed",
            "{w}-based",
            "{w} based",
            "{w}-indexed",
            "{w} indexed",
        ];
        phrases.iter().any(|phrase| {
            let phrase = phrase.replace("{n}", number).replace("{w}", words);
            // `1` is not the beginning of `10`
            docs.split(&phrase).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    match (says("0", "zero"), says("1", "one")) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        _ => None,
    }
}
