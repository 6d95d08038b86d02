//! The flows of OAuth 2: the places where tokens are given, and their scopes.

use super::docs;
use crate::document::Node;
use crate::model::{OAuthFlow, OAuthGrant, OAuthScope, Server};

/// The flows of a scheme by which a program gets tokens. Those of an implicit flow reach a browser only.
pub(super) fn flows(scheme: &Node, server: Option<&Server>) -> Vec<OAuthFlow> {
    let flows = scheme.members("flows");
    flows.filter_map(|(name, node)| flow(name, node, server)).collect()
}

fn flow(name: &str, node: &Node, server: Option<&Server>) -> Option<OAuthFlow> {
    let url = |key: &str| node.str(key).filter(|url| !url.is_empty()).map(|url| resolved(url, server));
    let grant = match name {
        "authorizationCode" => OAuthGrant::AuthorizationCode(url("authorizationUrl")?),
        "clientCredentials" => OAuthGrant::ClientCredentials,
        "deviceAuthorization" => OAuthGrant::Device(url("deviceAuthorizationUrl")?),
        "password" => OAuthGrant::Password,
        _ => return None,
    };
    let said = |docs: &Node| docs::line(docs.as_str().unwrap_or_default());
    let scopes =
        node.members("scopes").map(|(name, docs)| OAuthScope { name: name.clone(), docs: said(docs) }).collect();
    Some(OAuthFlow { grant, token_url: url("tokenUrl")?, refresh_url: url("refreshUrl"), scopes })
}

/// An address that is relative to that of the server, as RFC 3986 says. One at the server itself is a path, so that it goes along
/// when a client is given another base URL.
fn resolved(url: &str, server: Option<&Server>) -> String {
    let Some(server) = server else { return url.to_owned() };
    let (origin, path) = split(&server.url);
    if url.contains("://") {
        let own = url.strip_prefix(origin).filter(|rest| !origin.is_empty() && rest.starts_with(['/', '?']));
        return own.map_or_else(|| url.to_owned(), |path| path.to_owned());
    }
    if url.starts_with(['/', '?', '#']) {
        return url.to_owned();
    }
    // the slash at the end of the server's address counts here
    let folder = match server.template.ends_with('/') {
        true => path,
        false => path.rsplit_once('/').map_or("", |(folder, _)| folder),
    };
    format!("{folder}/{url}")
}

/// The part of an address up to its path, which is empty if it is not whole, and the path.
fn split(url: &str) -> (&str, &str) {
    let Some(start) = url.find("://").map(|at| at + 3) else { return ("", url) };
    let end = url.get(start..).and_then(|rest| rest.find('/')).map_or(url.len(), |at| start + at);
    url.split_at_checked(end).unwrap_or((url, ""))
}
