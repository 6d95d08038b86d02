//! Code that documentation shows: a call of the client that can be made without knowing its API.

use crate::model::{Api, Class, Group, Operation, Parameter, Type};
use std::collections::BTreeSet;

/// The path of the client for those who use it. The place of a module in its crate is not known.
pub(super) fn path(api: &Api) -> String {
    let name = api.name.replace('-', "_");
    if api.output.kind.is_module() { format!("crate::{name}") } else { name }
}

/// Returns the first line of an example in the documentation. Only those of a crate can be compiled.
pub(super) fn fence(api: &Api) -> &'static str {
    if api.output.kind.is_module() { "ignore" } else { "no_run" }
}

/// The call that changes nothing and needs least of those that are wanted.
pub(super) fn first_call(api: &Api, wanted: fn(&Operation) -> bool) -> Option<String> {
    let features: BTreeSet<&String> = api.default_features.iter().collect();
    let is_shown = |operation: &&Operation| {
        operation.class == Class::Read && !operation.deprecated && operation.body.others.is_empty() && wanted(operation)
    };
    let mut least: Option<(usize, String)> = None;
    for group in api.groups.iter().filter(|group| features.contains(&group.name.rust)) {
        for operation in group.operations.iter().filter(is_shown) {
            let effort = effort(operation);
            if least.as_ref().is_none_or(|(least, _)| effort < *least) {
                least = call(group, operation).map(|call| (effort, call)).or(least);
            }
        }
    }
    least.map(|(_, call)| call)
}

/// An example of a test with the feature `mock`, for the documentation.
pub(super) fn mocked(api: &Api) -> String {
    let answered = first_call(api, |operation| operation.example.is_some()).map(|call| (call, "answer_example()"));
    let refused = || first_call(api, |_| true).map(|call| (call, "answer_error(404, \"not found\")"));
    let Some((call, answer)) = answered.or_else(refused) else { return String::new() };
    let (krate, fence) = (path(api), fence(api));
    format!(
        "```{fence}\nlet mock = {krate}::mock::Mock::start();\nlet client = mock.client();\n\
         mock.when({call}).{answer};\n# async fn run(client: {krate}::Client) {{\n\
         let response = {call}.await;\n# }}\n```"
    )
}

fn effort(operation: &Operation) -> usize {
    required(operation).count() + operation.path_parameters.len()
}

fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    let fields = operation.body.required_fields().filter(|_| operation.body.required);
    operation.parameters.iter().filter(|parameter| parameter.required).chain(fields)
}

fn call(group: &Group, operation: &Operation) -> Option<String> {
    let arguments = operation.path_parameters.iter().map(|parameter| value(&parameter.ty));
    let arguments = arguments.collect::<Option<Vec<_>>>()?.join(", ");
    let setter = |parameter: &Parameter| Some(format!(".{}({})", parameter.name.rust, value(&parameter.ty)?));
    let setters: String = required(operation).map(setter).collect::<Option<_>>()?;
    Some(format!("client.{}().{}({arguments}){setters}", group.name.rust, operation.name))
}

/// A value of a type, as code.
fn value(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Boolean | Type::Flag => Some("true"),
        Type::Int32 | Type::Int64 => Some("1"),
        Type::String => Some("\"…\""),
        Type::Text(inner) => value(inner),
        _ => None,
    }
}
