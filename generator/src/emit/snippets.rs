//! Code that documentation shows: a call of the client that can be made without knowing its API.

use crate::model::{Api, OperationIndex, Parameter, Type};

/// The path of the client for those who use it. The place of a module in its crate is not known.
pub(super) fn path(api: &Api) -> String {
    let name = api.name.replace('-', "_");
    if api.output.kind.is_module() { format!("crate::{name}") } else { name }
}

/// Returns the first line of an example in the documentation. Only those of a crate can be compiled.
pub(super) fn fence(api: &Api) -> &'static str {
    if api.output.kind.is_module() { "ignore" } else { "no_run" }
}

/// A call of an operation that documentation shows.
pub(super) fn call(api: &Api, at: Option<OperationIndex>) -> Option<String> {
    let (group, operation) = api.operation(at?)?;
    let arguments = operation.path_parameters.iter().map(|parameter| value(&parameter.ty));
    let arguments = arguments.collect::<Option<Vec<_>>>()?.join(", ");
    let setter = |parameter: &Parameter| Some(format!(".{}({})", parameter.name.rust, value(&parameter.ty)?));
    let setters: String = operation.required().map(setter).collect::<Option<_>>()?;
    Some(format!("client.{}().{}({arguments}){setters}", group.name.rust, operation.name))
}

/// An example of a test with the feature `mock`, for the documentation.
pub(super) fn mocked(api: &Api) -> String {
    let answered = call(api, api.shown.answered).map(|call| (call, "answer_example()"));
    let refused = || call(api, api.shown.call).map(|call| (call, "answer_error(404, \"not found\")"));
    let Some((call, answer)) = answered.or_else(refused) else { return String::new() };
    let (krate, fence) = (path(api), fence(api));
    format!(
        "```{fence}\nlet mock = {krate}::mock::Mock::start();\nlet client = mock.client();\n\
         mock.when({call}).{answer};\n# async fn run(client: {krate}::Client) {{\n\
         let response = {call}.await;\n# }}\n```"
    )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_can_be_written_of_every_plain_type() {
        let text = |inner| Type::Text(Box::new(inner));
        for ty in [
            Type::Unit,
            Type::Boolean,
            Type::Flag,
            Type::Int32,
            Type::Int64,
            Type::Uint32,
            Type::Uint64,
            Type::Float,
            Type::String,
            Type::Secret,
            Type::Date,
            Type::Json,
            Type::TextOrList,
            Type::List(Box::new(Type::String)),
            text(Type::Int64),
            text(Type::Float),
        ] {
            assert_eq!(value(&ty).is_some(), ty.is_plain(), "{ty:?}");
        }
    }
}
