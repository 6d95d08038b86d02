//! URLs of servers and of sign-in lose the credentials in them: a client and its documentation are public.

use crate::diagnostic::{Diagnostics, Finding};
use crate::document::{Document, Node, Value, each_operation};

/// The members of a security scheme, or of one of its flows, that are URLs.
const SIGN_IN: [&str; 4] = ["authorizationUrl", "tokenUrl", "refreshUrl", "openIdConnectUrl"];

pub(super) fn run(document: &mut Document, diagnostics: &mut Diagnostics) {
    servers(&mut document.root, diagnostics);
    if let Some(paths) = document.root.get_mut("paths").and_then(Node::as_object_mut) {
        paths.values_mut().for_each(|item| servers(item, diagnostics));
    }
    each_operation(&mut document.root, |_, _, operation| servers(operation, diagnostics));
    let schemes = document.root.get_mut("components").and_then(|components| components.get_mut("securitySchemes"));
    for scheme in members(schemes) {
        SIGN_IN.iter().for_each(|key| clean(scheme.get_mut(key), without_credentials, diagnostics));
        for flow in members(scheme.get_mut("flows")) {
            SIGN_IN.iter().for_each(|key| clean(flow.get_mut(key), without_credentials, diagnostics));
        }
    }
}

fn members(node: Option<&mut Node>) -> impl Iterator<Item = &mut Node> {
    node.and_then(Node::as_object_mut).into_iter().flat_map(|map| map.values_mut())
}

fn servers(node: &mut Node, diagnostics: &mut Diagnostics) {
    let servers = node.get_mut("servers").and_then(Node::as_array_mut).into_iter().flatten();
    for server in servers {
        clean(server.get_mut("url"), without_credentials, diagnostics);
        // A variable may stand for the URL, for its host, or for what stands before that.
        let url = server.str("url").unwrap_or_default().to_owned();
        let is_of_host = |name: &str| {
            let placeholder = format!("{{{name}}}");
            url.find(&placeholder).is_some_and(|at| at <= authority(&url).map_or(0, |(_, end)| end))
        };
        let variables = server.get_mut("variables").and_then(Node::as_object_mut).into_iter().flatten();
        for (_, variable) in variables.filter(|(name, _)| is_of_host(name)) {
            clean(variable.get_mut("default"), of_variable, diagnostics);
            let values = variable.get_mut("enum").and_then(Node::as_array_mut).into_iter().flatten();
            values.for_each(|value| clean(Some(value), of_variable, diagnostics));
        }
    }
}

fn clean(node: Option<&mut Node>, without: fn(&str) -> Option<String>, diagnostics: &mut Diagnostics) {
    let Some(node) = node else { return };
    if let Some(cleaned) = node.as_str().and_then(without) {
        let message = "this URL holds credentials: they are left out, since a client is no place for them";
        let help = "take them out of the document; whoever uses the client gives their own";
        diagnostics.push(Finding::repaired("credentials-in-url", node.origin, message).help(help));
        node.value = Value::String(cleaned);
    }
}

/// The bytes of a URL between `//` and the path.
fn authority(url: &str) -> Option<(usize, usize)> {
    let start = url.find("//")? + 2;
    let rest = url.get(start..)?;
    Some((start, start + rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())))
}

/// A URL without credentials; nothing if it has none.
fn without_credentials(url: &str) -> Option<String> {
    let (start, end) = authority(url)?;
    let at = url.get(start..end)?.rfind('@')?;
    Some(format!("{}{}", url.get(..start)?, url.get(start + at + 1..)?))
}

/// As [`without_credentials`], of what is put into a URL.
fn of_variable(value: &str) -> Option<String> {
    if authority(value).is_some() {
        return without_credentials(value);
    }
    let end = value.find(['/', '?', '#', '\\']).unwrap_or(value.len());
    let at = value.get(..end)?.rfind('@')?;
    value.get(at + 1..).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_what_stands_before_the_host() {
        for (url, without) in [
            ("https://user:pass@host/a", Some("https://host/a")),
            ("https://user@host", Some("https://host")),
            ("https://a@b:p@ss@host:8080?q=@", Some("https://host:8080?q=@")),
            ("//user:pass@host/a", Some("//host/a")),
            ("https://{user}:{pass}@{host}/a", Some("https://{host}/a")),
            ("https://host/@user", None),
            ("https://host?a=b@c", None),
            ("/a@b", None),
            ("", None),
        ] {
            assert_eq!(without_credentials(url).as_deref(), without, "{url}");
        }
        for (value, without) in [
            ("user:pass@host", Some("host")),
            ("user:pass@", Some("")),
            ("https://a:b@c", Some("https://c")),
            ("v1/@a", None),
        ] {
            assert_eq!(of_variable(value).as_deref(), without, "{value}");
        }
    }
}
