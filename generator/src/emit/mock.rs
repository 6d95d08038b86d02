//! `generated/mock.rs`: the stand-in for the API in tests, which is the runtime's, and the documented answers that it needs.

use super::docs::inner_comment;
use super::prose::paragraphs;
use super::readme;
use super::scope::Scope;
use super::tokens::{runtime, text};
use crate::model::{Group, Operation};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn module(api: &Scope<'_>) -> TokenStream {
    let examples = api.operations().filter_map(|(group, operation)| example(group, operation));
    let runtime = runtime(api);
    let about = "A stand-in for the API, for the tests of programs that use this client. It answers what a test says, and needs \
                 no network.";
    let more = "A request says what is expected; [`Expectation`] says how it can be answered.";
    let docs = inner_comment(&paragraphs([about, &readme::mocked(api), more]));
    quote! {
        #docs

        #runtime
        use super::{API, Client};

        pub use runtime::mock::{Example, Expectation, Mocked, ResponseTemplate, wiremock};

        /// A server on this machine that answers calls of this client as a test tells it to.
        pub type Mock = runtime::mock::Mock<Client>;

        impl Mocked for Client {
            const API: &'static runtime::Api = &API;
            const EXAMPLES: &'static [Example] = &[#(#examples),*];
        }
    }
}

/// How many lines an example may have; a longer one is one line, which nobody reads either.
const MAX_LINES: usize = 60;

fn short(json: &str) -> String {
    // In JSON that is indented, a line never ends inside of a string.
    if json.lines().count() > MAX_LINES { json.lines().map(str::trim_start).collect() } else { json.to_owned() }
}

fn example(group: &Group, operation: &Operation) -> Option<TokenStream> {
    let example = operation.example.as_ref()?;
    let name = format!("{}.{}", group.name.rust, operation.name);
    let (status, body) = (Literal::u16_unsuffixed(example.status), text(&short(&example.whole)));
    Some(quote!(Example { operation: #name, status: #status, body: #body }))
}
