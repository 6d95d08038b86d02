//! The operation that is looked at: its parameters, its page, and what the document says of them.

use super::fields::{PageValue, is_number, plain};
use super::words::names_link_header;
use crate::document::Node;
use crate::lower::types::resolve;
use crate::model::{BodyForm, Operation, PageSlot, Parameter, Table, TypeDef, TypeId};

/// An operation that may be a list.
pub(super) struct Subject<'a> {
    pub(super) root: &'a Node,
    /// The texts of components about a header with links to other pages.
    pub(super) links: &'a str,
    pub(super) item: Option<&'a Node>,
    pub(super) node: &'a Node,
    pub(super) operation: &'a Operation,
    pub(super) page: PageValue<'a>,
    /// The parameters that may choose a page, by their names in words.
    parameters: Vec<(String, &'a Parameter)>,
}

impl<'a> Subject<'a> {
    /// The operation, unless its answer is nothing that can be a page.
    pub(super) fn new(
        (root, links): (&'a Node, &'a str),
        item: Option<&'a Node>,
        node: &'a Node,
        operation: &'a Operation,
        types: &'a Table<TypeId, TypeDef>,
    ) -> Option<Self> {
        let page = PageValue::page(&operation.response, types)?;
        let fields = operation.body.fields.iter().filter(|_| operation.body.form == BodyForm::Json);
        let parameters = operation.parameters.iter().chain(fields);
        let parameters = parameters.map(|parameter| (plain(&parameter.name.wire), parameter)).collect();
        Some(Self { root, links, item, node, operation, page, parameters })
    }

    /// The first parameter of these names, in the order of the names.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<&'a Parameter> {
        names.iter().find_map(|name| self.parameters.iter().find(|(plain, _)| plain == name).map(|(_, one)| *one))
    }

    /// The parameter of a name on the wire.
    pub(super) fn named(&self, wire: &str) -> Option<&'a Parameter> {
        self.parameters.iter().map(|(_, one)| *one).find(|parameter| parameter.name.wire == wire)
    }

    /// The first parameter of these names that is a number.
    pub(super) fn counter(&self, names: &[&str]) -> Option<&'a Parameter> {
        self.parameter(names).filter(|parameter| is_number(&parameter.ty))
    }

    /// Returns the documented number of the first page or item: by a default, in words, or by a minimum.
    pub(super) fn first_of(&self, parameter: &Parameter) -> Option<i64> {
        let first = |node: &Node| node.as_u64().and_then(|number| i64::try_from(number).ok()).filter(|one| *one <= 1);
        if let Some(default) = self.says(parameter, "default") {
            return first(default);
        }
        in_words(&self.description(parameter)).or_else(|| self.says(parameter, "minimum").and_then(first))
    }

    /// Returns the number of the first page, if the example of a page number shows it.
    pub(super) fn shown_first(&self, parameter: &Parameter) -> Option<i64> {
        let docs = self.description(parameter);
        let is_page = docs.contains("page number") || docs.contains("number of the page");
        let shown = self.says(parameter, "example")?.as_u64().and_then(|number| i64::try_from(number).ok())?;
        let is_first = is_page && shown <= 1 && !docs.contains("index") && !docs.contains("zero");
        is_first.then_some(shown)
    }

    /// Returns the description of a parameter in small letters.
    pub(super) fn description(&self, parameter: &Parameter) -> String {
        self.prose(parameter).to_lowercase()
    }

    /// Returns the description of a parameter as the document writes it.
    pub(super) fn prose(&self, parameter: &Parameter) -> &str {
        self.says(parameter, "description").and_then(Node::as_str).unwrap_or_default()
    }

    /// Returns summary and description of the operation in small letters.
    pub(super) fn about(&self) -> String {
        let texts = ["summary", "description"].map(|key| self.node.str(key).unwrap_or_default().to_lowercase());
        texts.join(" ")
    }

    /// Returns a key of a parameter or of its schema.
    fn says(&self, parameter: &Parameter, key: &str) -> Option<&Node> {
        let wire = Some(parameter.name.wire.as_str());
        let of_item = self.item.into_iter().flat_map(|item| item.list("parameters"));
        let all = self.node.list("parameters").chain(of_item).map(|node| resolve(self.root, node));
        let node = all.into_iter().find(|node| node.str("name") == wire)?;
        node.get(key).or_else(|| node.get("schema").and_then(|schema| resolve(self.root, schema).get(key)))
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

/// Returns the slot of a parameter that chooses a page.
pub(super) fn slot(parameter: &Parameter) -> PageSlot {
    PageSlot { name: parameter.name.wire.clone(), place: parameter.place, is_number: is_number(&parameter.ty) }
}
