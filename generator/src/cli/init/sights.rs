//! The report of `ampersat init` on a document, and the keys of `ampersat.toml` that fit it.

use super::quoted;
use crate::Client;
use crate::choices::NamingRule;
use crate::cli::terminal::many;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::model::{Api, Name, Operation, Payload, SchemeKind, Type, TypeDef, TypeKind};

/// An API with more operations is one of which few programs need all.
const MANY: usize = 100;

/// Parts of the names of fields that hold secrets.
const SECRET: [&str; 6] = ["password", "secret", "api_key", "apikey", "access_token", "private_key"];

/// The rules by which names are made shorter, and the ids to which each is applied.
const RULES: [(NamingRule, &str); 4] = [
    (NamingRule::Route, "repeat their path and method, as FastAPI makes them"),
    (NamingRule::Number, "end in a number, as springdoc makes them"),
    (NamingRule::CommonWords, "share words with all others"),
    (NamingRule::Extension, "have another name in an extension"),
];

/// The things found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sights {
    title: String,
    counts: String,
    /// Each with a heading.
    lines: Vec<(&'static str, String)>,
    /// The first group, if there are many operations.
    large: Option<String>,
    has_dates: bool,
    /// The rule by which most names were made shorter, if any were.
    rule: Option<&'static str>,
}

/// The standard that a document follows, as it was read.
pub(super) fn standard(root: &Node) -> String {
    match (root.str("openapi"), root.str("swagger")) {
        (Some(version), _) => format!("OpenAPI {version}"),
        (None, Some(version)) => format!("Swagger {version}"),
        (None, None) => "a description".to_owned(),
    }
}

impl Sights {
    pub(super) fn of(client: &Client, diagnostics: &[Diagnostic]) -> Self {
        let api = &client.api;
        let count = |code: &str| diagnostics.iter().filter(|one| one.code == code).count();
        let found = RULES.into_iter().find(|(rule, _)| count(rule.code()) > 0);
        let mut lines = Vec::new();
        if let Some((rule, what)) = found {
            let example = example(api).map(|example| format!(": {example}")).unwrap_or_default();
            let help = format!("`names.without = [\"{}\"]` keeps them", rule.name());
            lines.push(("names", format!("{} operationIds {what}{example}; {help}", count(rule.code()))));
        }
        lines.extend(paging(api, count("paging-unclear")).map(|text| ("paging", text)));
        lines.extend(waiting(api).map(|text| ("waiting", text)));
        lines.extend(streams(api).map(|text| ("streams", text)));
        lines.extend(inheritance(api).map(|text| ("inheritance", text)));
        lines.push(("signing in", signing_in(api)));
        lines.extend(secrets(api).map(|text| ("secrets", text)));
        lines.push(("server", server(api)));
        lines.extend(findings(diagnostics).map(|text| ("findings", text)));
        let (operations, groups) = (client.operations, api.groups.len());
        Self {
            title: format!("{} {}", api.title, api.version).trim().to_owned(),
            counts: format!(
                "{} in {}, {}",
                many(operations, "operation", "operations"),
                many(groups, "group", "groups"),
                many(api.types.len(), "type", "types")
            ),
            lines,
            large: api.groups.first().filter(|_| operations > MANY).map(|group| group.name.wire.clone()),
            has_dates: api.has(&|ty| *ty == Type::DateTime),
            rule: found.map(|(rule, _)| rule.name()),
        }
    }

    /// Returns a line for each thing that was found, for people.
    pub(super) fn report(&self, standard: &str) -> String {
        let lines = self.lines.iter().map(|(heading, text)| format!("  {heading:<12} {text}\n"));
        format!("{}, {standard}: {}\n{}", self.title, self.counts, lines.collect::<String>())
    }

    /// Further keys of the client that fit, and why.
    pub(super) fn keys(&self, name: &str) -> Vec<(String, String)> {
        let mut keys = vec![(
            format!("overlays = [\"{name}.overlay.yaml\"]"),
            "corrections of the document, and names that stay: `ampersat pin` writes them".to_owned(),
        )];
        if let Some(tag) = &self.large {
            let tag = quoted(tag);
            let why = "only some of the operations; `ampersat list` says what each costs".to_owned();
            keys.push((format!("selection.include = [{{tag = {tag}}}]"), why));
        }
        if let Some(rule) = self.rule {
            keys.push((format!("names.without = [\"{rule}\"]"), "the operationIds as they are".to_owned()));
        }
        if self.has_dates {
            keys.push((
                "types.formats = {date-time = \"jiff\"}".to_owned(),
                "or \"chrono\", \"time\", or a type of yours".to_owned(),
            ));
        }
        keys.push(("features = [\"blocking\"]".to_owned(), "calls without async".to_owned()));
        keys
    }
}

/// The operation of which the name is shortest by its id.
fn example(api: &Api) -> Option<String> {
    let spared = |(_, one): &(_, &Operation)| one.id.as_ref().map_or(0, |id| id.len().saturating_sub(one.name.len()));
    let (group, operation) = api.operations().max_by_key(spared)?;
    let id = operation.id.as_deref()?;
    Some(format!("`{id}` is `client.{}().{}()`", group.name.rust, operation.name))
}

fn paging(api: &Api, unclear: usize) -> Option<String> {
    let known = api.operations().filter(|(_, one)| one.paging.is_some()).count();
    let unknown = many(unclear, "list goes on", "lists go on");
    let open = format!("it is not known how {unknown} (`ampersat explain paging-unclear`)");
    let has = many(known, "list has", "lists have");
    match (known, unclear) {
        (0, 0) => None,
        (0, _) => Some(open),
        (_, 0) => Some(format!("{has} `pages()` and `items()`")),
        _ => Some(format!("{has} `pages()` and `items()`; {open}")),
    }
}

fn waiting(api: &Api) -> Option<String> {
    let count = api.operations().filter(|(_, one)| one.polling.is_some()).count();
    let (has, is) = (many(count, "operation has", "operations have"), if count == 1 { "it has" } else { "they have" });
    (count > 0).then(|| format!("{has} `wait()`: {is} not ended when the server answers"))
}

fn streams(api: &Api) -> Option<String> {
    let is_stream = |payload: &&Payload| {
        matches!(payload, Payload::Events(_) | Payload::NamedEvents(_) | Payload::Lines(_) | Payload::Stream)
    };
    let streams = api.operations().filter(|(_, one)| one.response.parts().iter().any(is_stream)).count();
    (streams > 0).then(|| format!("{} read as it arrives", many(streams, "answer is", "answers are")))
}

/// The enums of components that others extend.
fn inheritance(api: &Api) -> Option<String> {
    let is_base = |def: &TypeDef, ty: &Type| match ty {
        Type::Named(id) => api.types.get(*id).name == format!("{}Base", def.name),
        Type::Boxed(_) => true,
        _ => false,
    };
    let parents: Vec<_> = api
        .types
        .iter()
        .filter(|def| match &def.kind {
            TypeKind::Union(variants) => variants.iter().any(|one| one.name == "Base" && is_base(def, &one.ty)),
            _ => false,
        })
        .map(|def| format!("`{}`", def.name))
        .collect();
    (!parents.is_empty()).then(|| format!("the schemas that extend {} are variants of an enum", few(&parents)))
}

fn signing_in(api: &Api) -> String {
    let schemes: Vec<_> = api
        .security_schemes
        .iter()
        .map(|scheme| match &scheme.kind {
            SchemeKind::Basic => "user name and password".to_owned(),
            SchemeKind::Bearer => "a bearer token".to_owned(),
            SchemeKind::OAuth2(_) => "a token of OAuth 2".to_owned(),
            SchemeKind::Header(name) => format!("a key in the header `{name}`"),
            SchemeKind::Query(name) => format!("a key in the query parameter `{name}`"),
            SchemeKind::Cookie(name) => format!("a key in the cookie `{name}`"),
        })
        .collect();
    if schemes.is_empty() { "the document describes no way".to_owned() } else { few(&schemes) }
}

/// The values that are secret: those that are never shown, and those of which only the name says it.
fn secrets(api: &Api) -> Option<String> {
    let values: Vec<_> = values(api).map(|(of, name, ty)| (of, name, ty.without_null())).collect();
    let hidden = values.iter().filter(|(.., ty)| **ty == Type::Secret).count();
    let is_open = |name: &Name| SECRET.iter().any(|word| name.rust.contains(word));
    let open: Vec<_> = values
        .iter()
        .filter(|(_, name, ty)| **ty == Type::String && is_open(name))
        .map(|(of, name, _)| format!("`{}` of {of}", name.wire))
        .collect();
    let hidden =
        (hidden > 0).then(|| format!("{} never shown in `Debug` output", many(hidden, "value is", "values are")));
    let help = "an overlay that says `format: password` hides it";
    let open = (!open.is_empty()).then(|| format!("{} would be shown: {help}", few(&open)));
    let parts: Vec<_> = hidden.into_iter().chain(open).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The values of structs, parameters and bodies, with what they belong to.
fn values(api: &Api) -> impl Iterator<Item = (String, &Name, &Type)> {
    let of_types = api.types.iter().flat_map(|def| {
        let TypeKind::Struct(structure) = &def.kind else { return Vec::new() };
        structure.fields.iter().map(|one| (format!("`{}`", def.name), &one.name, &one.ty)).collect()
    });
    let of_operations = api.operations().flat_map(|(_, operation)| {
        let all = operation.parameters.iter().chain(&operation.body.fields);
        all.map(|one| (format!("{} {}", operation.method, operation.path), &one.name, &one.ty))
    });
    of_types.chain(of_operations)
}

fn server(api: &Api) -> String {
    match api.base_url.as_str() {
        "" => "none is named: `Client::builder().base_url(…)` says where the API is".to_owned(),
        path if path.starts_with('/') => format!("{path}, on a host that `Client::builder().base_url(…)` names"),
        url => url.to_owned(),
    }
}

fn findings(diagnostics: &[Diagnostic]) -> Option<String> {
    let kinds = [
        (Severity::Unsupported, "thing left out", "things left out"),
        (Severity::Repaired, "repair", "repairs"),
        (Severity::Note, "note", "notes"),
    ];
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let kinds = kinds.map(|(severity, one, several)| (count(severity), one, several));
    let kinds = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let counts: Vec<_> = kinds.map(|(count, one, several)| many(count, one, several)).collect();
    (!counts.is_empty()).then(|| format!("{}; `ampersat lint` prints them", counts.join(", ")))
}

/// The first of several texts, and how many more there are.
fn few(texts: &[String]) -> String {
    match texts {
        [first, second, third, _, ..] => format!("{first}, {second}, {third} and {} more", texts.len() - 3),
        _ => texts.join(", "),
    }
}
