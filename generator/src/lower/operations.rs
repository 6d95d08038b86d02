//! Groups and operations: tags become groups; names, classes, arguments, setters and answers are settled.

use super::docs;
use super::names::{self, Methods, Named, Scope, Source};
use super::polling::{self, Results};
use super::request::Lowering;
use super::response::Streamed;
use super::security::Security;
use super::servers;
use super::streams::{self, Settings};
use super::types::{Place, Types};
use crate::choices::Naming;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::extension;
use crate::document::operations;
use crate::document::{Node, verb};
use crate::model::{Class, Group, ListFormat, Name, Operation, Payload, Type};
use std::collections::{BTreeMap, HashMap};

/// The tag of operations that have none.
const UNTAGGED: &str = "operations";

/// The general rules from which operations deviate.
pub(super) struct Access<'a, 'u> {
    pub(super) security: Security,
    pub(super) base_url: &'u str,
    /// The style of lists in brackets, if the document chooses.
    pub(super) list_format: Option<ListFormat>,
    /// True if the document may describe parts by their positions.
    pub(super) has_positions: bool,
    /// The schemas that results are declared to have.
    pub(super) results: &'a Results,
}

/// Lowers all operations into groups, ordered by name.
pub(super) fn groups<'a>(
    root: &'a Node,
    whole: Option<&'a Node>,
    access: &Access<'a, '_>,
    naming: &Naming,
    types: &mut Types<'a>,
    diagnostics: &mut Diagnostics,
) -> Vec<Group> {
    report_duplicate_ids(root, diagnostics);
    let selected = operations(root).into_iter().map(|(path, method, node)| ((path, method), node));
    let selected: Option<HashMap<(&str, &str), &'a Node>> = whole.map(|_| selected.collect());
    // Names are decided with all operations of the document in sight.
    let all = whole.unwrap_or(root);
    let mut by_tag: BTreeMap<&str, Vec<Source<'_>>> = BTreeMap::new();
    for (path, method, node) in operations(all) {
        let own = selected.as_ref().map_or(Some(node), |selected| selected.get(&(path, method)).copied());
        let source = Source { path, method, node: own.unwrap_or(node), is_selected: own.is_some() };
        if source.is_selected {
            report_left_out(&source, diagnostics);
        }
        by_tag.entry(tag(node)).or_default().push(source);
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut error_types = HashMap::new();
    let mut modules = Scope::of_modules();
    let mut methods = Methods::new(all, naming);
    let is_selected = |sources: &[Source<'_>]| sources.iter().any(|source| source.is_selected);
    let tags = by_tag.iter().filter(|(_, sources)| is_selected(sources));
    let tags: Vec<String> = tags.map(|(tag, _)| (*tag).to_owned()).collect();
    names::report_unmatched("groups", naming.groups.keys(), &tags, root.origin, diagnostics);
    for (tag, sources) in by_tag {
        let mut unheard = Diagnostics::default();
        let heard = if is_selected(&sources) { &mut *diagnostics } else { &mut unheard };
        let mut group = group(all, tag, naming, &mut modules, heard);
        // Operations are large: a list that grows copies them again and again.
        group.operations.reserve(sources.len());
        let named = methods.name(tag, &sources, diagnostics);
        let mut taken = Scope::default();
        named.iter().for_each(|named| _ = taken.try_take(&named.name));
        for (source, name) in sources.iter().zip(named).filter(|(source, _)| source.is_selected) {
            let (operation, stream) = operation(root, access, source, name, types, &mut error_types, diagnostics);
            match stream {
                None => group.operations.push(operation),
                Some((stream, settings)) => {
                    let name = taken.take(names::streaming(&operation.name));
                    let (whole, streamed) = streams::twins(operation, stream, settings, name);
                    group.operations.extend([whole, streamed]);
                }
            }
        }
        if !group.operations.is_empty() {
            groups.push(group);
        }
    }
    methods.finish(root, diagnostics);
    groups.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    groups
}

/// The group of a tag, without its operations.
fn group(root: &Node, tag: &str, naming: &Naming, modules: &mut Scope, diagnostics: &mut Diagnostics) -> Group {
    let node = root.list("tags").find(|node| node.str("name") == Some(tag));
    let origin = node.map_or(root.origin, |node| node.origin);
    let chosen = naming.groups.get(tag).and_then(|name| names::chosen("groups", tag, name, &[], origin, diagnostics));
    let pinned = chosen.or_else(|| node.and_then(|node| names::pinned(node, &[], diagnostics)));
    let rust = pinned.or_else(|| names::module(tag)).unwrap_or_else(|| "group".to_owned());
    let rust = modules.take_module(rust);
    let prose = node.and_then(|node| node.str("description")).unwrap_or_default();
    Group {
        handle: names::type_name(names::pascal(&rust).unwrap_or_else(|| "Group".to_owned())),
        name: Name { wire: tag.to_owned(), rust },
        summary: docs::summary(prose),
        description: docs::clean(prose),
        operations: Vec::new(),
    }
}

/// The tag in whose group an operation stands.
fn tag(node: &Node) -> &str {
    node.list("tags").next().and_then(Node::as_str).unwrap_or(UNTAGGED)
}

/// Ids must be unique in the whole document, though only those of one group would be in each other's way.
fn report_duplicate_ids(root: &Node, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, &Node> = HashMap::new();
    for (path, method, node) in operations(root) {
        let Some(id) = node.str("operationId") else { continue };
        if let Some(first) = known.get(id) {
            let subject = format!("{} {path}", verb(method));
            let message = format!("{subject} has the operationId `{id}` of another operation");
            let finding = Finding::note("duplicate-operation-id", node.origin, message);
            diagnostics.push(finding.related(first.origin, format!("this one has the operationId `{id}`, too")));
        } else {
            known.insert(id, node);
        }
    }
}

/// Reports all that a document says of an operation and a client has no place for.
fn report_left_out(source: &Source<'_>, diagnostics: &mut Diagnostics) {
    if let Some(upgrade) = source.node.get("responses").and_then(|responses| responses.get("101")) {
        let message =
            format!("{} may go on in another protocol (101), which a client does not speak", source.subject());
        diagnostics.push(Finding::unsupported("upgrade-ignored", upgrade.origin, message));
    }
    if let Some(callbacks) = source.node.get("callbacks") {
        let message = format!("the callbacks of {} are not part of a client", source.subject());
        diagnostics.push(Finding::note("callback-ignored", callbacks.origin, message));
    }
    let others: Vec<_> =
        source.node.list("tags").filter_map(Node::as_str).skip(1).map(|tag| format!("`{tag}`")).collect();
    if !others.is_empty() {
        let message =
            format!("{} stands in the group of its first tag, not in {}", source.subject(), others.join(", "));
        diagnostics.push(Finding::note("tag-ignored", source.node.origin, message));
    }
}

fn operation<'a>(
    root: &'a Node,
    access: &Access<'a, '_>,
    source: &Source<'a>,
    Named { name, is_pinned }: Named,
    types: &mut Types<'a>,
    error_types: &mut HashMap<String, Type>,
    diagnostics: &mut Diagnostics,
) -> (Operation, Option<(Streamed, Option<Settings>)>) {
    let node = source.node;
    let pascal = names::pascal(&name).unwrap_or_else(|| "Operation".to_owned());
    let mut lowering = Lowering {
        types,
        diagnostics,
        subject: source.subject(),
        pascal: &pascal,
        error_types,
        list_format: access.list_format,
        has_positions: access.has_positions,
    };
    let item = root.get("paths").and_then(|paths| paths.get(source.path));
    let (mut path_parameters, mut parameters) = lowering.parameters(source.path, item, node);
    let idempotency_key = lowering.idempotency_key(item, node, &mut parameters);
    let taken: Vec<&str> = parameters.iter().map(|parameter| parameter.name.rust.as_str()).collect();
    let mut body = lowering.body(source.method, node, &taken);
    body.open |= has_open_body(root, source) && body.others.is_empty();
    let answers = lowering.answers(source.method, node);
    let has_events =
        matches!(&answers.stream, Some(Streamed { payload: Payload::Events(_) | Payload::NamedEvents(_), .. }));
    let result = || access.results.get(&(source.path.to_owned(), verb(source.method)));
    let result = (!access.results.is_empty()).then(result).flatten().map(|schema| {
        let ty = lowering.types.lower(schema, &Place::whole(&pascal, "Result"), lowering.diagnostics);
        Box::new(polling::draft(ty))
    });
    let settings = lowering.switch(item, node, has_events);
    let followed = || streams::followed(&answers.payload, answers.accept.as_ref()).filter(|_| settings.is_some());
    let stream = answers.stream.or_else(followed);
    // Parameters are large, and most lists of them have room for four.
    [&mut path_parameters, &mut parameters, &mut body.fields].into_iter().for_each(Vec::shrink_to_fit);
    let (summary, description) = prose(node);
    let class = class(source, diagnostics).unwrap_or_else(|| usual_class(source.method));
    let (authenticated, secured) = access.security.of_operation(node, diagnostics);
    let operation = Operation {
        method: verb(source.method),
        path: source.path.to_owned(),
        id: node.str("operationId").map(str::to_owned),
        builder: String::new(),
        name,
        name_is_pinned: is_pinned,
        summary,
        description,
        class,
        authenticated,
        secured,
        scopes: access.security.scopes(root, node),
        server: servers::of_operation(item, node, access.base_url, diagnostics),
        deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
        path_parameters,
        parameters,
        body,
        response: answers.payload,
        accept: answers.accept,
        redirect: answers.redirect,
        undeclared: answers.undeclared,
        errors: answers.errors,
        headers: answers.headers,
        example: answers.example,
        twin: None,
        switch: None,
        paging: None,
        polling: result,
        idempotency_key,
    };
    (operation, stream.map(|stream| (stream, settings)))
}

/// The summary and the description of an operation, which repeat nothing of each other.
fn prose(node: &Node) -> (String, String) {
    let prose = docs::clean(node.str("description").unwrap_or_default());
    let summary = node.str("summary").map(docs::line).filter(|text| !text.is_empty());
    match summary {
        Some(summary) if summary == prose.trim_end_matches('.') => (summary, String::new()),
        Some(summary) => (summary, prose),
        None => {
            let (summary, rest) = docs::split(&prose);
            (summary, rest.to_owned())
        }
    }
}

fn class(source: &Source<'_>, diagnostics: &mut Diagnostics) -> Option<Class> {
    let declared = source.node.get(extension::CLASS)?;
    match declared.as_str()? {
        "read" => Some(Class::Read),
        "idempotent" => Some(Class::Idempotent),
        "unsafe" => Some(Class::Unsafe),
        "spends" => Some(Class::Spends),
        other => {
            let message = format!("`{other}` is no class of operations: read, idempotent, unsafe or spends");
            diagnostics.push(Finding::invalid("unknown-class", declared.origin, message));
            None
        }
    }
}

/// The effect of repeating an operation if its method means what HTTP says.
fn usual_class(method: &str) -> Class {
    match method {
        "get" | "head" | "options" | "trace" | "query" => Class::Read,
        "put" | "delete" => Class::Idempotent,
        _ => Class::Unsafe,
    }
}

/// Returns whether the body is an object to which more fields may be added: where the document is known to declare
/// fields badly, they may be needed.
fn has_open_body(root: &Node, source: &Source<'_>) -> bool {
    root.list(extension::QUERY_AS_BODY).any(|method| method.as_str() == Some(source.method))
}
