//! What the runtime and the reader must know of servers and credentials.

use super::prose::code;
use super::scope::Scope;
use crate::model::{SchemeKind, SecurityScheme, Server};
use proc_macro2::TokenStream;
use quote::quote;

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
            SchemeKind::Header(name) => quote!(Header(#name)),
            SchemeKind::Query(name) => quote!(Query(#name)),
            SchemeKind::Cookie(name) => quote!(Cookie(#name)),
        };
        quote!(runtime::SecurityScheme { name: #name, kind: runtime::SchemeKind::#kind })
    });
    let wanted = alternatives(&api.security);
    quote!(runtime::Security { schemes: &[#(#schemes),*], wanted: #wanted })
}

/// Alternatives of schemes that are needed together.
pub(super) fn alternatives(alternatives: &[Vec<String>]) -> TokenStream {
    quote!(&[#(&[#(#alternatives),*]),*])
}

/// What `Client::builder` says.
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
            let each: Vec<_> = schemes.iter().map(scheme).collect();
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

fn scheme(scheme: &SecurityScheme) -> String {
    let kind = match &scheme.kind {
        SchemeKind::Basic => "user name and password".to_owned(),
        SchemeKind::Bearer => "a token".to_owned(),
        SchemeKind::Header(name) => format!("a key, sent in the header {}", code(name)),
        SchemeKind::Query(name) => format!("a key, sent in the query as {}", code(name)),
        SchemeKind::Cookie(name) => format!("a key, sent in the cookie {}", code(name)),
    };
    let docs = if scheme.docs.is_empty() { String::new() } else { format!(". {}", scheme.docs) };
    format!("* {}, {kind}{docs}", code(&scheme.name))
}
