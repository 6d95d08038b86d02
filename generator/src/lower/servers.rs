//! Servers: the API's own, and those that single paths and operations have in its place.

use super::docs;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::operations;
use crate::document::{Node, Value};
use crate::model::{Server, Variable};

/// The servers of the API. If only paths and operations name any, the first of those is the API's.
pub(super) fn of_api(root: &Node, diagnostics: &mut Diagnostics) -> Vec<Server> {
    let own: Vec<_> = root.list("servers").collect();
    let all = if own.is_empty() { elsewhere(root).into_iter().collect() } else { own };
    all.into_iter().filter_map(|node| server(node, diagnostics)).collect()
}

fn elsewhere(root: &Node) -> Option<&Node> {
    operations(root).into_iter().find_map(|(path, _, operation)| {
        let item = root.get("paths").and_then(|paths| paths.get(path));
        operation.list("servers").next().or_else(|| item?.list("servers").next())
    })
}

/// The server of an operation, if it is not the API's.
pub(super) fn of_operation(
    item: Option<&Node>,
    operation: &Node,
    base_url: &str,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let node = operation.list("servers").next().or_else(|| item?.list("servers").next())?;
    let server = server(node, diagnostics)?;
    (server.url != base_url && !server.url.contains('{')).then_some(server.url)
}

fn server(node: &Node, diagnostics: &mut Diagnostics) -> Option<Server> {
    let template = node.str("url")?;
    let mut url = template.to_owned();
    let mut variables = Vec::new();
    for (name, variable) in node.members("variables") {
        let placeholder = format!("{{{name}}}");
        let default = variable.get("default").and_then(text);
        if let Some(default) = &default {
            url = url.replace(&placeholder, default);
        }
        variables.push(Variable {
            name: name.clone(),
            default,
            values: variable.list("enum").filter_map(text).collect(),
            docs: docs::line(variable.str("description").unwrap_or_default()),
        });
    }
    if let Some(open) = crate::document::placeholders(&url).first() {
        let message = format!("`{{{open}}}` of the server `{template}` has no default");
        let help = "whoever uses the client has to give a base URL";
        let finding = Finding::unsupported("server-variable", node.origin, message);
        diagnostics.push(finding.help(help));
    }
    let said = ["name", "description"].into_iter().filter_map(|key| node.str(key)).map(docs::line);
    let docs = said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
    Some(Server { template: template.to_owned(), url: url.trim_end_matches('/').to_owned(), variables, docs })
}

/// The values of variables are texts; `80` without quotes means the same.
fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
