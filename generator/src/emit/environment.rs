//! The environment variables that configure a client: for the runtime, and for the reader.

use super::docs::comment;
use super::prose::code;
use super::scope::Scope;
use super::tokens::ident;
use crate::model::Api;
use proc_macro2::TokenStream;
use quote::quote;

/// What variables say: the field of the runtime that has their names, what a reader calls it, and the names.
fn variables(api: &Api) -> [(&'static str, &'static str, &[String]); 7] {
    let names = &api.environment;
    [
        ("base_url", "base URL", &names.base_url),
        ("username", "user name", &names.username),
        ("password", "password", &names.password),
        ("token", "ready-made token", &names.token),
        ("client_id", "identifier of your program", &names.client_id),
        ("client_secret", "secret of your program", &names.client_secret),
        ("scopes", "scopes that your program asks for, separated by spaces", &names.scopes),
    ]
}

/// The `environment` of the description of the API.
pub(super) fn value(api: &Api) -> TokenStream {
    let all = variables(api);
    let known: Vec<_> = all.iter().filter(|(_, _, names)| !names.is_empty()).collect();
    if known.is_empty() {
        return quote!(runtime::Environment::NONE);
    }
    let rest = (known.len() < all.len()).then(|| quote!(..runtime::Environment::NONE));
    let fields = known.into_iter().map(|(field, _, names)| {
        let field = ident(field);
        quote!(#field: &[#(#names),*],)
    });
    quote!(runtime::Environment { #(#fields)* #rest })
}

/// The method that makes a client of what the environment says.
pub(super) fn from_env(api: &Scope<'_>) -> Option<TokenStream> {
    let known = variables(api).into_iter().filter(|(_, _, names)| !names.is_empty());
    let rows: Vec<_> = known
        .map(|(_, what, names)| {
            let names: Vec<_> = names.iter().map(|name| code(name)).collect();
            format!("* {what}: {}", names.join(", "))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let docs = comment(&format!(
        "A client configured by the environment; the first variable that is set wins.\n\n{}\n\n\
         # Errors\nIf credentials are missing or a value cannot be used.",
        rows.join("\n")
    ));
    Some(quote! {
        #docs
        #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
        pub fn from_env() -> Result<Self, runtime::Error> {
            runtime::ClientBuilder::from_env(&API)?.build()
        }
    })
}

/// The line about credentials of the environment in the chapter about signing in.
pub(super) fn sign_in(api: &Api) -> Option<String> {
    let names = &api.environment;
    let first = |names: &[String]| names.first().map(|name| code(name));
    let pair = |one, other| Some(format!("{} and {}", first(one)?, first(other)?));
    let user = pair(&names.username, &names.password);
    let program = pair(&names.client_id, &names.client_secret);
    let ways: Vec<_> = [first(&names.token), user, program].into_iter().flatten().collect();
    (!ways.is_empty()).then(|| format!("* `Client::from_env()`: from the environment: {}", ways.join(", or ")))
}
