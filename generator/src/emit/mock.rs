//! `generated/mock.rs`: the stand-in for the API in tests, which is the runtime's, and the documented responses that it needs.

use super::docs::inner_comment;
use super::part::{Part, Parts};
use super::prose::paragraphs;
use super::scope::{Scope, of_group};
use super::snippets;
use super::structs;
use super::tokens::{map_import, runtime, text};
use crate::model::{Group, GroupId, Operation, Presence, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn module(api: &Scope<'_>) -> TokenStream {
    let examples = api.operations().filter_map(|(group, operation)| example(group, operation));
    let runtime = runtime(api);
    let about = "A stand-in for the API, for the tests of programs that use this client. It answers what a test says, and needs \
                 no network.";
    let more = "[`Expectation`] lists the ways to answer. Response-only types get `new` with this feature, or have `Default`. \
                Read-only fields get a setter.";
    let docs = inner_comment(&paragraphs([about, &snippets::mocked(api), more]));
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

/// The declaration of the module that makes values of a group, or of those that several groups use.
pub(super) fn declaration(api: &Scope<'_>, group: Option<GroupId>) -> Option<TokenStream> {
    let gate = api.gate("mock").filter(|_| has_makers(api, group))?;
    Some(quote!(#gate mod mock;))
}

/// Returns whether a group has values or fields that only responses have and that tests make.
pub(super) fn has_makers(api: &Scope<'_>, group: Option<GroupId>) -> bool {
    !api.output.types_only && of_group(api, group).any(|def| structs::mocked_fields(def).next().is_some())
}

/// `generated/GROUP/mock.rs` and `generated/types/shared/mock.rs`: makers of the values and fields that only responses have.
pub(super) fn makers<'a>(api: &'a Scope<'a>, group: Option<GroupId>) -> Parts<'a> {
    // A map is taken as any iterator of pairs, whose values alone are named.
    let named = of_group(api, group).flat_map(structs::mocked_fields).map(|field| match (field.presence, &field.ty) {
        (Presence::Nullable, ty) => ty,
        (_, Type::Map(values)) => values,
        (_, ty) => ty,
    });
    let map = map_import(api, named);
    let top = quote! {
        #![doc = " Constructors and setters for tests: what only responses have."]

        use super::*;
        #map
    };
    let makers = of_group(api, group).filter_map(|def| structs::for_mocks(api, def));
    Box::new([top].into_iter().chain(makers).map(Part::from))
}

/// The most lines of an example; a longer one is one line, which nobody reads either.
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
