//! `generated/mod.rs`: all that the runtime must know of the API, and the client with its handles.

use super::access;
use super::docs::comment;
use super::environment;
use super::group::summary;
use super::readme;
use super::scope::{Scope, of_group};
use super::tokens::{ident, runtime};
use crate::model::{Dialect, Group};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(api: &Scope<'_>) -> TokenStream {
    if api.output.types_only {
        return modules_of_types(api);
    }
    let modules = api.groups.iter().map(|group| module_of(api, group));
    let mock = api.gate("mock").map(|gate| quote!(#gate pub mod mock;));
    let description = description(api);
    let client = client(api);
    let runtime = runtime(api);
    let types = (!api.types.is_empty()).then(|| {
        quote!(
            pub mod types;
        )
    });
    quote! {
        #![allow(missing_docs, reason = "the description leaves items undocumented")]

        #(#modules)*
        #mock
        #types

        #runtime

        #description

        #client
    }
}

/// The modules of types alone.
fn modules_of_types(api: &Scope<'_>) -> TokenStream {
    let groups = api.groups.numbered().filter(|(id, _)| of_group(api, Some(*id)).next().is_some());
    let modules = groups.map(|(_, group)| module_of(api, group));
    let types = (!api.types.is_empty()).then(|| {
        quote!(
            pub mod types;
        )
    });
    quote! {
        #![allow(missing_docs, reason = "the description leaves items undocumented")]

        #(#modules)*
        #types
    }
}

fn module_of(api: &Scope<'_>, group: &Group) -> TokenStream {
    let (name, gate) = (ident(&group.name.rust), api.gate_of_group(&group.name.rust));
    quote!(#gate pub mod #name;)
}

fn description(api: &Scope<'_>) -> TokenStream {
    let name = &api.name;
    let base_url = &api.base_url;
    let dialect = match api.dialect {
        Dialect::Json => quote!(Json),
        Dialect::Php => quote!(Php),
    };
    let errors = match &api.errors {
        None => quote!(None),
        Some(errors) => {
            let messages = &errors.messages;
            let flag = option(errors.flag.as_ref().map(|flag| quote!(#flag)));
            quote!(Some(runtime::ErrorEnvelope { messages: #messages, flag: #flag }))
        }
    };
    let environment = environment::value(api);
    let flow = token_flow(api);
    let security = access::security(api);
    quote! {
        /// The facts of this API that the runtime needs.
        pub(crate) static API: runtime::Api = runtime::Api {
            client: #name,
            version: env!("CARGO_PKG_VERSION"),
            base_url: #base_url,
            dialect: runtime::Dialect::#dialect,
            errors: #errors,
            environment: #environment,
            token_flow: #flow,
            security: #security,
        };
    }
}

fn option(tokens: Option<TokenStream>) -> TokenStream {
    tokens.map_or_else(|| quote!(None), |tokens| quote!(Some(#tokens)))
}

fn token_flow(api: &Scope<'_>) -> TokenStream {
    let Some(flow) = &api.token_flow else { return quote!(None) };
    let (path, username, password) = &flow.login;
    let request = |request: &Option<(String, String)>| {
        option(request.as_ref().map(|(path, field)| quote!(runtime::RefreshRequest { path: #path, field: #field })))
    };
    let (refresh, revoke) = (request(&flow.refresh), request(&flow.revoke));
    let (token, refresh_token) = (&flow.token, &flow.refresh_token);
    let (wrong, unauthorized) = (&flow.wrong_credentials, &flow.unauthorized);
    quote! {
        Some(runtime::TokenFlow {
            login: runtime::TokenRequest { path: #path, username: #username, password: #password },
            refresh: #refresh,
            revoke: #revoke,
            token: &[#(#token),*],
            refresh_token: &[#(#refresh_token),*],
            wrong_credentials: &[#(#wrong),*],
            unauthorized: &[#(#unauthorized),*],
        })
    }
}

fn client(api: &Scope<'_>) -> TokenStream {
    let docs = comment(&format!(
        "A client of {}.\n\nCheap to clone: clones share connections and credentials. Each group of \
         operations has a handle.",
        readme::subject(api)
    ));
    let base = comment(&access::builder(api));
    let allow = access::allow_links(api);
    let from_env = environment::from_env(api);
    let handles = api.groups.iter().map(|group| handle(api, group));
    let logout = api.token_flow.as_ref().map(|_| logout(api));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            inner: runtime::Client,
        }

        impl Client {
            #base
            #allow
            pub fn builder() -> runtime::ClientBuilder<Self> {
                runtime::ClientBuilder::new(&API)
            }

            #from_env

            #(#handles)*

            #logout

            /// The underlying client, for calls without a method here.
            pub fn runtime(&self) -> &runtime::Client {
                &self.inner
            }
        }

        impl From<runtime::Client> for Client {
            fn from(inner: runtime::Client) -> Self {
                Self { inner }
            }
        }
    }
}

fn logout(api: &Scope<'_>) -> TokenStream {
    let blocking = api.gate("blocking").map(|gate| {
        quote! {
            /// As [`logout`](Self::logout), and blocks the thread until it is done.
            ///
            /// # Errors
            /// As [`logout`](Self::logout). Inside an async runtime it is refused.
            #gate
            pub fn logout_blocking(&self) -> Result<(), runtime::Error> {
                self.inner.logout_blocking()
            }
        }
    });
    quote! {
        /// Ends the session: gives the token back to the server and forgets it, here and in the session store.
        ///
        /// # Errors
        /// If the server does not take it back.
        pub async fn logout(&self) -> Result<(), runtime::Error> {
            self.inner.logout().await
        }

        #blocking
    }
}

fn handle(api: &Scope<'_>, group: &Group) -> TokenStream {
    let (module, handle) = (ident(&group.name.rust), ident(&group.handle));
    let gate = api.gate_of_group(&group.name.rust);
    let docs = comment(&summary(group));
    quote! {
        #docs
        #gate
        pub fn #module(&self) -> #module::#handle<'_> {
            #module::#handle(&self.inner)
        }
    }
}
