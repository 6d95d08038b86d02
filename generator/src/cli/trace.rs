//! One parameter's way through the stages.

use super::{Codegen, Failure, Project, say};
use crate::diagnostic::{Severity, nearest};
use crate::document::extension::NAME;
use crate::document::{Document, Node, Origin, operations_of, verb};
use crate::model::{Api, Operation, Parameter};
use crate::{Generator, Report, Request, STALE, Snapshot};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The arguments.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Trace {
    /// The operation, such as "PUT /domain/@id/ns" as the document writes it, or "PUT /domain/{id}/ns"
    pub operation: String,
    /// The name of the parameter
    pub parameter: String,
    /// The API's description; the first that `ampersat.toml` names if not given
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,
    /// A correction to apply; may be given several times, applied in order
    #[arg(long, value_name = "FILE", requires = "spec")]
    pub overlay: Vec<PathBuf>,
    /// A folder outside of the document's from which files may be read that it refers to; may be given several times
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub allow_dir: Vec<PathBuf>,
}

impl Trace {
    /// Prints one row for each stage.
    pub fn run(&self, project: &Project) -> Result<(), Failure> {
        let mut before = String::new();
        for (stage, text) in self.rows(project)? {
            say(&format!("{stage:<10} {}", if text == before { "(unchanged)" } else { &text }))?;
            before = text;
        }
        Ok(())
    }

    /// The place where the parameter was written, its form after each stage, and the findings about it.
    pub fn rows(&self, project: &Project) -> Result<Vec<(String, String)>, Failure> {
        let options = self.options(project)?;
        let request = options.request(&project.command)?;
        let origins = self.search(&request, &options)?;
        let mut route = None;
        let mut rows = Vec::new();
        let watch = |stage: &str, snapshot: Snapshot<'_>| match snapshot {
            // All operations are traced.
            Snapshot::Document(_) if stage == "select" => {}
            Snapshot::Document(document) => {
                if let Some((found, node)) = locate(document, origins) {
                    route = Some((found.0, found.1));
                    rows.push((stage.to_owned(), format!("{} in {}", shown(node), found.2), node.origin));
                }
            }
            Snapshot::Model(api) => {
                let rust = route.as_ref().and_then(|(method, path)| rust(api, method, path, &self.parameter, &rows));
                rows.extend(rust.map(|text| (stage.to_owned(), text, origins.1)));
            }
        };
        let model = Generator::new().files(options.files()).watch(watch).model(&request);
        let report = Report::of(&model);
        let location = report.sources.location(origins.1);
        let source = location.iter().map(|location| {
            let place = format!("{}:{}:{}", location.source, location.line, location.column);
            ("source".to_owned(), format!("{place} {}", location.pointer))
        });
        let said = |one: &&crate::diagnostic::Diagnostic| {
            one.location == location
                || STALE.contains(&one.code)
                || (model.is_err() && one.severity == Severity::Invalid)
        };
        let findings = report.diagnostics.iter().filter(said).map(|one| {
            let place = one.location.as_ref().filter(|place| Some(*place) != location.as_ref());
            let place = place.map(|at| format!("{}:{}:{}: ", at.source, at.line, at.column)).unwrap_or_default();
            ("finding".to_owned(), format!("{place}{}: {}", one.code, one.message))
        });
        Ok(source.chain(rows.into_iter().map(|(stage, text, _)| (stage, text))).chain(findings).collect())
    }

    fn options(&self, project: &Project) -> Result<Codegen, Failure> {
        if self.spec.is_none() {
            let help = "which description? give one with `--spec FILE`; `ampersat.toml` names none";
            return project.first().cloned().ok_or_else(|| help.into());
        }
        let name = Some("client".to_owned());
        let (overlay, allow_dir) = (self.overlay.clone(), self.allow_dir.clone());
        Ok(Codegen { spec: self.spec.clone(), overlay, allow_dir, name, ..Codegen::default() })
    }

    /// The origins of the operation and of its parameter, by the names that they have in the document or after any stage.
    fn search(&self, request: &Request, options: &Codegen) -> Result<(Origin, Origin), Failure> {
        let (method, path) = self.operation.split_once(' ').ok_or("an operation is a method and a path")?;
        let method = method.to_uppercase();
        let (mut found, mut routes, mut parameters) = (None, BTreeSet::new(), None);
        let watch = |_: &str, snapshot: Snapshot<'_>| {
            let Snapshot::Document(document) = snapshot else { return };
            routes.extend(all(document).map(|(method, path, _)| format!("{method} {path}")));
            let bare = path.trim_start_matches('/');
            let is_it = |(of, at, _): &(String, &String, &Node)| *of == method && at.trim_start_matches('/') == bare;
            let Some((.., operation)) = all(document).find(is_it) else { return };
            let names = parameters.get_or_insert_with(BTreeSet::new);
            for parameter in operation.list("parameters") {
                let known = ["name", NAME].map(|key| parameter.str(key));
                names.extend(known.into_iter().flatten().map(str::to_owned));
                if known.contains(&Some(self.parameter.as_str())) {
                    found.get_or_insert((operation.origin, parameter.origin));
                }
            }
        };
        // The search sees a document also if no client can be made of it.
        _ = Generator::new().files(options.files()).watch(watch).model(request);
        found.ok_or_else(|| match parameters {
            None => {
                let near = nearest(&self.operation, routes.iter().map(String::as_str));
                let near = near.map(|near| format!("; the nearest is `{near}`")).unwrap_or_default();
                format!("{} has no operation `{}`{near}", request.document.name, self.operation).into()
            }
            Some(names) if names.is_empty() => format!("`{}` has no parameters", self.operation).into(),
            Some(names) => {
                let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
                let (operation, parameter) = (&self.operation, &self.parameter);
                format!("`{operation}` has no parameter `{parameter}`; it has {}", names.join(", ")).into()
            }
        })
    }
}

/// The operations of a document: method, path and value.
fn all(document: &Document) -> impl Iterator<Item = (String, &String, &Node)> {
    document
        .root
        .members("paths")
        .flat_map(|(path, item)| operations_of(item).map(move |(method, operation)| (verb(method), path, operation)))
}

/// The method and path, the place within the operation, and the value that has the parameter's origin.
fn locate(document: &Document, (operation, parameter): (Origin, Origin)) -> Option<((String, String, String), &Node)> {
    let (method, path, found) = all(document).find(|(.., node)| node.origin == operation)?;
    if let Some(node) = found.list("parameters").find(|node| node.origin == parameter) {
        return Some(((method, path.clone(), format!("parameters of {path}")), node));
    }
    let body = found.get("requestBody")?.members("content").next()?.1.get("schema")?;
    let (name, node) = body.members("properties").find(|(_, node)| node.origin == parameter)?;
    Some(((method, path.clone(), format!("field `{name}` of the JSON body of {path}")), node))
}

fn shown(node: &Node) -> String {
    serde_json::to_string(node).unwrap_or_default()
}

fn rust(api: &Api, method: &str, path: &str, declared: &str, rows: &[(String, String, Origin)]) -> Option<String> {
    let (group, operation) =
        api.operations().find(|(_, operation)| operation.method == method && operation.path == path)?;
    let wire = rows.iter().rev().find_map(|(_, text, _)| {
        let json: serde_json::Value = serde_json::from_str(text.rsplit_once(" in ").map(|(json, _)| json)?).ok()?;
        Some(json.get("name")?.as_str()?.to_owned())
    });
    let wire = wire.unwrap_or_else(|| declared.to_owned());
    let (kind, parameter) = parameter(operation, &wire)?;
    let (ty, name) = (api.describe(&parameter.ty), &parameter.name.rust);
    let call = format!("client.{}().{}()", group.name.rust, operation.name);
    Some(format!("{kind} `{name}: {ty}` of `{call}`, sent as `{}`", parameter.name.wire))
}

fn parameter<'a>(operation: &'a Operation, wire: &str) -> Option<(&'static str, &'a Parameter)> {
    let named = |list: &'a [Parameter]| list.iter().find(|parameter| parameter.name.wire == wire);
    named(&operation.path_parameters)
        .map(|found| ("argument", found))
        .or_else(|| named(&operation.parameters).map(|found| ("setter", found)))
        .or_else(|| named(&operation.body.fields).map(|found| ("body setter", found)))
}
