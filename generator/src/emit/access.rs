//! The servers and credentials of an API, as the runtime and the reader must know them.

use super::prose::code;
use super::scope::{Gate, Scope, gate};
use crate::model::{OAuthFlow, OAuthGrant, SchemeKind, SecurityScheme, Server};
use proc_macro2::TokenStream;
use quote::quote;

/// The feature of the runtime that has the ways of OAuth 2.
const OAUTH2: &str = "oauth2";

/// The `security` of the description of the API.
pub(super) fn security(api: &Scope<'_>) -> TokenStream {
    if api.security_schemes.is_empty() {
        return quote!(runtime::Security::UNKNOWN);
    }
    let schemes = api.security_schemes.iter().map(|scheme| {
        let name = &scheme.name;
        let kind = match &scheme.kind {
            SchemeKind::Basic => quote!(Basic),
            SchemeKind::Bearer => quote!(Bearer),
            SchemeKind::OAuth2(flows) => {
                let flows = flows.iter().map(flow);
                quote!(OAuth2(&[#(#flows),*]))
            }
            SchemeKind::Header(name) => quote!(Header(#name)),
            SchemeKind::Query(name) => quote!(Query(#name)),
            SchemeKind::Cookie(name) => quote!(Cookie(#name)),
        };
        quote!(runtime::SecurityScheme { name: #name, kind: runtime::SchemeKind::#kind })
    });
    let wanted = alternatives(&api.security);
    quote!(runtime::Security { schemes: &[#(#schemes),*], wanted: #wanted })
}

fn flow(flow: &OAuthFlow) -> TokenStream {
    let OAuthFlow { grant, token_url, refresh_url, .. } = flow;
    let grant = match grant {
        OAuthGrant::AuthorizationCode(url) => quote!(AuthorizationCode(#url)),
        OAuthGrant::ClientCredentials => quote!(ClientCredentials),
        OAuthGrant::Device(url) => quote!(Device(#url)),
        OAuthGrant::Password => quote!(Password),
    };
    let refresh_url = refresh_url.as_ref().map_or_else(|| quote!(None), |url| quote!(Some(#url)));
    quote!(runtime::OAuthFlow { grant: runtime::OAuthGrant::#grant, token_url: #token_url, refresh_url: #refresh_url })
}

/// Alternatives of schemes that are needed together.
pub(super) fn alternatives(alternatives: &[Vec<String>]) -> TokenStream {
    quote!(&[#(&[#(#alternatives),*]),*])
}

/// The documentation of `Client::builder`.
pub(super) fn builder(api: &Scope<'_>) -> String {
    let base = match api.base_url.as_str() {
        url if url.contains("://") && !url.contains('{') => {
            format!("Configures a client; the base URL is {} unless another one is given.", code(url))
        }
        "" => "Configures a client; a base URL must be given.".to_owned(),
        path => format!("Configures a client; a base URL must be given: all that is known of it is {}.", code(path)),
    };
    let servers = match api.servers.as_slice() {
        [] => String::new(),
        [only] if only.variables.is_empty() => String::new(),
        servers => format!("Servers:\n\n{}", servers.iter().map(server).collect::<Vec<_>>().join("\n")),
    };
    let schemes = match api.security_schemes.as_slice() {
        [] => String::new(),
        schemes => {
            let each: Vec<_> = schemes.iter().map(|one| scheme(api, one)).collect();
            format!(
                "Credentials, which [`credential`](runtime::ClientBuilder::credential) takes by these names:\n\n{}",
                each.join("\n")
            )
        }
    };
    super::prose::paragraphs([base.as_str(), &servers, &schemes])
}

fn about(docs: &str) -> String {
    if docs.is_empty() { String::new() } else { format!(": {docs}") }
}

fn server(server: &Server) -> String {
    let mut text = format!("* {}{}", code(&server.template), about(&server.docs));
    for variable in &server.variables {
        let values: Vec<_> = variable.values.iter().map(|value| code(value)).collect();
        let values = if values.is_empty() { String::new() } else { format!(" (one of {})", values.join(", ")) };
        let default = variable.default.as_ref().map(|value| format!(" = {}", code(value))).unwrap_or_default();
        text.push_str(&format!("\n  * {}{default}{values}{}", code(&variable.name), about(&variable.docs)));
    }
    text
}

fn scheme(api: &Scope<'_>, scheme: &SecurityScheme) -> String {
    let kind = match &scheme.kind {
        SchemeKind::Basic => "user name and password".to_owned(),
        SchemeKind::Bearer => "a token".to_owned(),
        SchemeKind::OAuth2(_) => "a token of OAuth 2".to_owned(),
        SchemeKind::Header(name) => format!("a key, sent in the header {}", code(name)),
        SchemeKind::Query(name) => format!("a key, sent in the query as {}", code(name)),
        SchemeKind::Cookie(name) => format!("a key, sent in the cookie {}", code(name)),
    };
    let docs = if scheme.docs.is_empty() { String::new() } else { format!(". {}", scheme.docs) };
    let flows = match &scheme.kind {
        SchemeKind::OAuth2(flows) => flows.iter().map(|flow| flow_docs(api, flow)).collect(),
        _ => String::new(),
    };
    format!("* {}, {kind}{docs}{flows}", code(&scheme.name))
}

/// Says of a flow its kind, its token endpoint and its scopes.
fn flow_docs(api: &Scope<'_>, flow: &OAuthFlow) -> String {
    let at = |url: &str| code(&whole(&api.base_url, url));
    let token = at(&flow.token_url);
    let way = match &flow.grant {
        OAuthGrant::ClientCredentials => {
            format!("{}, at {token}", linked("Credentials::client_credentials", "(id, secret)"))
        }
        OAuthGrant::Password => format!("{}, at {token}", linked("Credentials::password", "(username, password)")),
        OAuthGrant::AuthorizationCode(page) => {
            format!("{}, on the page {}, and at {token}", linked("SignIn::authorize", ""), at(page))
        }
        OAuthGrant::Device(url) => format!("{}, at {} and at {token}", linked("SignIn::device_code", ""), at(url)),
    };
    let scopes = flow.scopes.iter().map(|scope| format!("\n    * {}{}", code(&scope.name), about(&scope.docs)));
    format!("\n  * {way}{}", scopes.collect::<String>())
}

/// A method of the runtime, which leads to its documentation.
fn linked(path: &str, arguments: &str) -> String {
    format!("[`{path}{arguments}`](runtime::{path})")
}

/// Tells rustdoc to let the links of [`builder`] be in a crate whose user has switched off what they lead to.
pub(super) fn allow_links(api: &Scope<'_>) -> Option<TokenStream> {
    let has_ways = api.implied_features().any(|feature| feature == OAUTH2);
    let is_optional = has_ways && gate(api, OAUTH2) == Gate::Feature;
    is_optional.then(|| quote!(#[cfg_attr(not(feature = #OAUTH2), allow(rustdoc::broken_intra_doc_links))]))
}

/// An address, with the host of the server if it has none of its own.
fn whole(base: &str, url: &str) -> String {
    let host = base.match_indices('/').nth(2).map_or(base, |(end, _)| base.get(..end).unwrap_or(base));
    if url.contains("://") || !base.contains("://") { url.to_owned() } else { format!("{host}{url}") }
}
