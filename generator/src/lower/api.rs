//! Facts of the whole API: title, dialect, errors, environment, sign-in. Mostly extensions at the root.

use super::docs;
use super::security::Security;
use crate::diagnostic::{Diagnostics, Finding};
use crate::document::Node;
use crate::document::extension;
use crate::model::{
    Api, Dialect, Environment, ErrorEnvelope, Group, Licence, OAuthFlow, OAuthGrant, Output, SchemeKind,
    SecurityScheme, Server, Shown, Table, TokenFlow,
};

/// The API without its groups and types.
pub(super) fn frame(root: &Node, name: &str, servers: Vec<Server>, security: Security) -> Api {
    let info = root.get("info");
    let text = |key| info.and_then(|info| info.str(key)).unwrap_or_default();
    Api {
        name: name.to_owned(),
        title: docs::line(text("title")),
        version: docs::line(text("version")),
        licence: info.and_then(|info| info.get("license")).and_then(licence),
        output: Output::default(),
        runtime_features: Vec::new(),
        type_features: Vec::new(),
        description: docs::clean(text("description")),
        base_url: servers.first().map(|server| server.url.clone()).unwrap_or_default(),
        servers,
        security: security.general(),
        security_schemes: security.schemes,
        dialect: if extension::is_php(root) { Dialect::Php } else { Dialect::Json },
        errors: root.get(extension::ERRORS).and_then(errors),
        environment: root.get(extension::ENVIRONMENT).map(environment).unwrap_or_default(),
        token_flow: token_flow(root),
        default_features: Vec::new(),
        hashed_maps: false,
        shown: Shown::default(),
        dependencies: Vec::new(),
        groups: Table::default(),
        others: Vec::new(),
        types: Table::default(),
    }
}

/// Reports variables of a program that no way of signing in takes.
pub(super) fn check_environment(root: &Node, api: &Api, diagnostics: &mut Diagnostics) {
    let Some(node) = root.get(extension::ENVIRONMENT).and_then(|node| node.get("client-id")) else { return };
    let names = &api.environment;
    // Where basic authentication takes user name and password, they become no token.
    let is_basic = api.security_schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Basic));
    let has_user = !names.username.is_empty() && !names.password.is_empty() && !is_basic;
    let takes = |flow: &OAuthFlow| match flow.grant {
        OAuthGrant::ClientCredentials => true,
        OAuthGrant::Password => has_user,
        OAuthGrant::AuthorizationCode(_) | OAuthGrant::Device(_) => false,
    };
    let is_taken =
        |scheme: &SecurityScheme| matches!(&scheme.kind, SchemeKind::OAuth2(flows) if flows.iter().any(takes));
    if !names.client_id.is_empty() && !api.security_schemes.iter().any(is_taken) {
        let message = "`client-id` of `x-ampersat-environment` is of no use: no security scheme has a flow with client credentials";
        let help = "describe the flow, such as `flows: {clientCredentials: {tokenUrl: /oauth/token, scopes: {}}}`";
        diagnostics.push(Finding::invalid("environment-not-usable", node.origin, message).help(help));
    }
}

fn licence(node: &Node) -> Option<Licence> {
    let name = node.str("identifier").or_else(|| node.str("name")).map(docs::line)?;
    let url = node.str("url").filter(|url| docs::is_web(url) && !url.contains(char::is_whitespace));
    (!name.is_empty()).then(|| Licence { name, url: url.map(str::to_owned) })
}

fn errors(node: &Node) -> Option<ErrorEnvelope> {
    Some(ErrorEnvelope { messages: node.str("messages")?.to_owned(), flag: node.str("flag").map(str::to_owned) })
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    node.list(key).filter_map(Node::as_str).map(str::to_owned).collect()
}

fn environment(node: &Node) -> Environment {
    Environment {
        base_url: texts(node, "base-url"),
        username: texts(node, "username"),
        password: texts(node, "password"),
        token: texts(node, "token"),
        client_id: texts(node, "client-id"),
        client_secret: texts(node, "client-secret"),
        scopes: texts(node, "scopes"),
    }
}

fn token_flow(root: &Node) -> Option<TokenFlow> {
    let schemes = root.get("components")?.members("securitySchemes");
    let flow = schemes.into_iter().find_map(|(_, scheme)| scheme.get(extension::TOKEN_FLOW))?;
    let login = flow.get("login")?;
    let request = |key: &str| {
        let node = flow.get(key)?;
        Some((node.str("path")?.to_owned(), node.str("field")?.to_owned()))
    };
    Some(TokenFlow {
        login: (
            login.str("path")?.to_owned(),
            login.str("username").unwrap_or("username").to_owned(),
            login.str("password").unwrap_or("password").to_owned(),
        ),
        refresh: request("refresh"),
        revoke: request("revoke"),
        token: texts(flow, "token"),
        refresh_token: texts(flow, "refresh-token"),
        wrong_credentials: texts(flow, "wrong-credentials"),
        unauthorized: texts(flow, "unauthorized"),
    })
}

/// The groups that are on by default: those asked for, which must exist, or all of them.
pub(super) fn default_features(
    wanted: &[String],
    groups: &[Group],
    root: &Node,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let names: Vec<&str> = groups.iter().map(|group| group.name.rust.as_str()).collect();
    for unknown in wanted.iter().filter(|name| !names.contains(&name.as_str())) {
        let message = format!("there is no group `{unknown}`");
        let help = format!("the groups are {}", names.join(", "));
        diagnostics.push(Finding::invalid("unknown-group", root.origin, message).help(help));
    }
    let is_wanted = |name: &&str| wanted.is_empty() || wanted.iter().any(|one| one == name);
    names.iter().filter(|name| is_wanted(name)).map(|name| (*name).to_owned()).collect()
}
