//! One parameter's way through the stages.

use super::{Failure, Project, say};
use crate::document::{Document, Node, Origin, operations_of};
use crate::model::{Api, Operation, Parameter};
use crate::{Snapshot, generate_with};

/// The arguments.
#[derive(Debug, Clone, clap::Args)]
pub struct Trace {
    /// The operation as the document writes it, such as "PUT /domain/@id/ns"
    pub operation: String,
    /// The name of the parameter as the document writes it
    pub parameter: String,
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

    /// Where the parameter was written, what it is after each stage, and what was found about it.
    pub fn rows(&self, project: &Project) -> Result<Vec<(String, String)>, Failure> {
        let options = project.first().ok_or("which description? `ampersat.toml` names none")?;
        let request = options.request(&project.command)?;
        let (method, path) = self.operation.split_once(' ').ok_or("an operation is a method and a path")?;
        let method = method.to_lowercase();
        let mut origins: Option<(Origin, Origin)> = None;
        let mut route = None;
        let mut rows = Vec::new();
        let outcome = generate_with(&request, &mut options.files(), &mut |stage, snapshot| match snapshot {
            // All operations are traced.
            Snapshot::Document(_) if stage == "select" => {}
            Snapshot::Document(document) => {
                if stage == "load" {
                    origins = find(document, &method, path, &self.parameter);
                }
                if let Some((found, node)) = origins.and_then(|origins| locate(document, origins)) {
                    route = Some((method.to_uppercase(), found.0));
                    rows.push((stage.to_owned(), format!("{} in {}", shown(node), found.1), node.origin));
                }
            }
            Snapshot::Model(api) => {
                let rust = route.as_ref().and_then(|(method, path)| rust(api, method, path, &self.parameter, &rows));
                if let (Some((_, origin)), Some(text)) = (origins, rust) {
                    rows.push((stage.to_owned(), text, origin));
                }
            }
        });
        let Some((_, origin)) = origins else {
            return Err(format!("`{}` has no parameter `{}`", self.operation, self.parameter).into());
        };
        let location = outcome.sources.location(origin);
        let source = location.iter().map(|location| {
            let place = format!("{}:{}:{}", location.source, location.line, location.column);
            ("source".to_owned(), format!("{place} {}", location.pointer))
        });
        let findings = outcome.diagnostics.iter().filter(|one| one.location == location);
        let findings = findings.map(|one| ("finding".to_owned(), format!("{}: {}", one.code, one.message)));
        Ok(source.chain(rows.into_iter().map(|(stage, text, _)| (stage, text))).chain(findings).collect())
    }
}

/// The origins of an operation and of its parameter, in the document as it was read.
fn find(document: &Document, method: &str, path: &str, name: &str) -> Option<(Origin, Origin)> {
    let bare = path.trim_start_matches('/');
    let mut paths = document.root.members("paths");
    let (_, item) = paths.find(|(key, _)| key.trim_start_matches('/') == bare)?;
    let operation = item.get(method)?;
    let parameter = operation.list("parameters").find(|parameter| parameter.str("name") == Some(name))?;
    Some((operation.origin, parameter.origin))
}

/// The path, the place within the operation, and the value that has the parameter's origin.
fn locate(document: &Document, (operation, parameter): (Origin, Origin)) -> Option<((String, String), &Node)> {
    for (path, item) in document.root.members("paths") {
        let mut operations = operations_of(item).map(|(_, operation)| operation);
        let Some(found) = operations.find(|node| node.origin == operation) else { continue };
        if let Some(node) = found.list("parameters").find(|node| node.origin == parameter) {
            return Some(((path.clone(), format!("parameters of {path}")), node));
        }
        let body = found.get("requestBody")?.members("content").next()?.1.get("schema")?;
        let (name, node) = body.members("properties").find(|(_, node)| node.origin == parameter)?;
        return Some(((path.clone(), format!("field `{name}` of the JSON body of {path}")), node));
    }
    None
}

fn shown(node: &Node) -> String {
    serde_json::to_string(node).unwrap_or_default()
}

fn rust(api: &Api, method: &str, path: &str, declared: &str, rows: &[(String, String, Origin)]) -> Option<String> {
    let (group, operation) =
        api.operations().find(|(_, operation)| operation.method == method && operation.path == path)?;
    let wire = rows.last().and_then(|(_, text, _)| {
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
