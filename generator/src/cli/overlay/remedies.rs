//! Finds the lines of an overlay with which a finding goes. Where only a person knows the right value, the lines hold the one that
//! the client assumes.

use super::sites::Site;
use crate::cli::action::{Action, Change, target};
use crate::diagnostic::Diagnostic;
use crate::document::extension::FILES;
use crate::document::extension::{LIST_FORMAT, PAGING, POLLING};
use crate::document::{Node, pointer};
use crate::lower::{pointer_to, reference_to};
use crate::model::{Api, Operation, PageStep, ResultPlace, StatePlace};
use serde_json::{Map, Value, json};

/// The codes of findings about names.
const NAMES: [&str; 7] = [
    "missing-operation-id",
    "name-by-extension",
    "name-not-pinned",
    "name-without-common-words",
    "name-without-number",
    "name-without-route",
    "operation-renamed",
];

/// The facts of which remedies are made.
pub(super) struct Known<'a> {
    /// The model, if there is a client.
    pub(super) api: Option<&'a Api>,
    /// The completed document.
    pub(super) completed: Option<&'a Node>,
}

impl Known<'_> {
    /// The actions after which a finding is gone, as far as is known.
    pub(super) fn remedy(&self, finding: &Diagnostic, sites: Vec<Site<'_>>) -> Vec<Action> {
        if NAMES.contains(&finding.code) {
            return self.pins();
        }
        if let Some(action) = of_document(finding) {
            return vec![action];
        }
        sites.into_iter().flat_map(|site| self.at(finding, site)).collect()
    }

    fn at(&self, finding: &Diagnostic, site: Site<'_>) -> Vec<Action> {
        let action =
            |site: Site<'_>, change: Change| Action { target: site.path(), description: description(finding), change };
        let remove = |site: Option<Site<'_>>| site.map(|site| action(site, Change::Remove)).into_iter().collect();
        let update = |value: Value| vec![action(site.clone(), Change::Update(value))];
        let word = quoted(&finding.message).next().unwrap_or_default();
        match finding.code {
            "callback-ignored" | "upgrade-ignored" | "no-content-with-schema" | "unknown-type" | "webhook-ignored" => {
                remove(Some(site))
            }
            "link-ignored" => remove(site.member("links")),
            "invalid-style" => remove(site.member("style")),
            "encoding-ignored" => remove(site.member(word)),
            "unknown-security-scheme" => remove(site.parent()),
            "empty-body-ignored" => {
                remove(Some(site).filter(|site| site.tokens.last().is_some_and(|last| last == "requestBody")))
            }
            "credential-as-parameter"
            | "duplicate-parameter"
            | "header-parameter-ignored"
            | "parameter-in-path-query"
            | "parameter-without-placeholder"
            | "unsupported-parameter" => site.uses().into_iter().map(|site| action(site, Change::Remove)).collect(),
            "media-type-unused" => match site.member("content") {
                None => remove(Some(site)),
                Some(contents) => {
                    let (unused, _) = finding.message.split_once(", of which only ").unwrap_or_default();
                    let unused = quoted(unused).filter_map(|name| contents.member(name));
                    unused.map(|site| action(site, Change::Remove)).collect()
                }
            },
            "tag-ignored" => {
                let target = site.path() + ".tags[1:]";
                vec![Action { target, description: description(finding), change: Change::Remove }]
            }
            "placeholder-without-parameter" => {
                let name = word.trim_start_matches('{').trim_end_matches('}');
                let parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
                update(json!({"parameters": [parameter]}))
            }
            // The place is the name in the list `required` of the schema.
            "required-without-property" => {
                let schema = site.parent().and_then(|list| list.parent());
                let change = Change::Update(json!({"properties": {word: {}}}));
                schema.map(|schema| action(schema, change)).into_iter().collect()
            }
            "duplicate-operation-id" => {
                let other = other_id(&site).map(update).unwrap_or_default();
                [self.pins(), other].concat()
            }
            "default-as-success" => {
                let success = site.node().map(|node| json!({"200": node.to_json()}));
                let success = site.parent().zip(success).map(|(all, value)| action(all, Change::Update(value)));
                success.into_iter().chain(remove(Some(site))).collect()
            }
            "server-variable" => update(json!({"variables": first_values(site.node())})),
            // These are read and sent anyway.
            "text-as-file" => [remove(site.member("anyOf")), remove(site.member("oneOf")), update(file())].concat(),
            "json-patch-as-list" => {
                [remove(site.member("schema")), update(json!({"schema": {"type": "array", "items": {}}}))].concat()
            }
            "paging-unclear" => update(json!({PAGING: false})),
            "paging-recognised" => self.paging(&site).map(update).unwrap_or_default(),
            "polling-recognised" => self.polling(&site).map(update).unwrap_or_default(),
            "credentials-in-url" => self.cleaned(&site).map(|action_of| action_of(finding)).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Pins all names: a pinned name makes a finding of every other one.
    fn pins(&self) -> Vec<Action> {
        let open = self.api.into_iter().flat_map(Api::documented).filter(|operation| !operation.name_is_pinned);
        open.map(|operation| Action::pin(target(operation), &operation.name)).collect()
    }

    /// The operation of a place.
    fn operation(&self, site: &Site<'_>) -> Option<&Operation> {
        let (path, method) = site.operation()?;
        let is_meant = |one: &&Operation| one.path == path && one.method.eq_ignore_ascii_case(method);
        self.api?.documented().find(is_meant)
    }

    /// The end of an operation that goes on, as it was recognised.
    fn polling(&self, site: &Site<'_>) -> Option<Value> {
        let polling = self.operation(site)?.polling.as_ref()?;
        let mut said = match &polling.state {
            StatePlace::Azure => json!({"azure": true}),
            StatePlace::Header(name) => json!({"header": name}),
            StatePlace::Field(_) | StatePlace::Path(_) => return None,
        };
        let result = match &polling.result {
            ResultPlace::State => "state",
            ResultPlace::Original => "original",
            ResultPlace::Location => "location",
            ResultPlace::Field(_) | ResultPlace::Path(_) => return None,
        };
        said.as_object_mut()?.insert("result".to_owned(), result.into());
        Some(json!({POLLING: said}))
    }

    /// The paging of a list, as it was recognised.
    fn paging(&self, site: &Site<'_>) -> Option<Value> {
        let paging = self.operation(site)?.paging.as_ref()?;
        let slot = paging.slot.as_ref().map(reference_to).unwrap_or_default();
        let said = match &paging.step {
            PageStep::Field(field) => json!({"cursor": slot, "next": pointer_to(field)}),
            PageStep::LastItem(field) => json!({"cursor": slot, "last": pointer_to(field)}),
            PageStep::Header(header) => json!({"cursor": slot, "header": header}),
            PageStep::Page(first) => json!({"page": slot, "first": first}),
            PageStep::Offset(first) => json!({"offset": slot, "first": first}),
            PageStep::Url(field) => json!({"url": pointer_to(field)}),
            PageStep::UrlHeader(header) => json!({"header": header}),
            PageStep::Link => json!({"link": true}),
        };
        let more =
            [("items", Some(&paging.items)), ("has-more", paging.has_more.as_ref()), ("pages", paging.count.as_ref())];
        let more = more.into_iter().filter_map(|(key, path)| Some((key.to_owned(), pointer_to(path?).into())));
        let said: Map<_, _> = said.as_object().cloned().into_iter().flatten().chain(more).collect();
        Some(json!({PAGING: said}))
    }

    /// Puts the URL without credentials in the place of one with them.
    fn cleaned(&self, site: &Site<'_>) -> Option<impl Fn(&Diagnostic) -> Action + use<>> {
        let clean = site.tokens.iter().try_fold(self.completed?, |node, token| node.child(token))?;
        let (key, clean) = (site.tokens.last()?.clone(), clean.as_str()?.to_owned());
        let target = site.parent()?.path();
        Some(move |finding: &Diagnostic| {
            let change = Change::Update(json!({(key.as_str()): clean}));
            Action { target: target.clone(), description: description(finding), change }
        })
    }
}

/// An id that no other operation has.
fn other_id(site: &Site<'_>) -> Option<Value> {
    let (path, method) = site.operation()?;
    let words = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    Some(json!({"operationId": std::iter::once(method).chain(words).collect::<Vec<_>>().join("_")}))
}

/// The schema of a file.
fn file() -> Value {
    json!({"type": "string", "format": "binary"})
}

/// The first value of each variable of a server that has no default.
fn first_values(server: Option<&Node>) -> Value {
    let open = server.into_iter().flat_map(|server| server.members("variables"));
    let open = open.filter(|(_, variable)| variable.get("default").is_none());
    let first = open.filter_map(|(name, variable)| Some((name.clone(), variable.list("enum").next()?.to_json())));
    first.map(|(name, value)| (name, json!({"default": value}))).collect::<Map<_, _>>().into()
}

/// An action at the root of the document.
fn of_document(finding: &Diagnostic) -> Option<Action> {
    let (update, more) = match finding.code {
        "undefined-style" | "form-field-as-json" if finding.help.is_some() => {
            let more = "; this sends brackets, or `indices` or `repeat`: see what the server reads";
            (json!({LIST_FORMAT: "brackets"}), more)
        }
        "dangling-reference" => (missing(&finding.message)?, "; say here what it is"),
        _ => return None,
    };
    let description = description(finding) + more;
    Some(Action { target: "$".to_owned(), description, change: Change::Update(update) })
}

/// The value that a reference to nothing wants, by its message. One that a file lacks hangs where the file would.
fn missing(message: &str) -> Option<Value> {
    let reference = quoted(message).next()?;
    if !reference.starts_with('#') {
        let value = match message {
            _ if message.contains(": this is raw JSON") => json!({}),
            _ if message.contains(": the answer is raw JSON") => json!({"description": ""}),
            _ if message.contains(": any JSON can be sent") => json!({"content": {"application/json": {}}}),
            _ => return None,
        };
        let (path, inside) = reference.split_once('#').unwrap_or((reference, ""));
        let names: Vec<_> = pointer::tokens(inside).collect();
        let value = names.iter().rev().fold(value, |inner, name| json!({name.as_ref(): inner}));
        return Some(json!({FILES: {path: value}}));
    }
    let names: Vec<_> = pointer::tokens(reference.strip_prefix('#')?).collect();
    let (shared, name) = match names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().as_slice() {
        ["components", shared, name] => (*shared, *name),
        ["definitions", name] => ("schemas", *name),
        ["responses", name] => ("responses", *name),
        _ => return None,
    };
    let value = match shared {
        "schemas" => json!({}),
        "responses" => json!({"description": ""}),
        "requestBodies" => json!({"content": {"application/json": {}}}),
        _ => return None,
    };
    Some(json!({"components": {shared: {name: value}}}))
}

fn description(finding: &Diagnostic) -> String {
    format!("{}: {}", finding.code, finding.message)
}

/// The quoted parts of a message.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}
