//! Operations that the document declares to go on: by `x-ampersat-polling`, or as Azure's descriptions have it.

use crate::document::operations;
use crate::document::vendors;
use crate::document::{Node, Origin, pointer, verb};
use crate::model::StateWords;
use std::collections::HashMap;

/// The extension of this generator.
pub(super) use crate::document::extension::POLLING as OWN;

/// References to the schemas that results are declared to have, by the path and the method of their operation.
pub(in crate::lower) type Results = HashMap<(String, String), Node>;

/// Returns the schemas that results are declared to have. The extension has no reference, but the text of one.
pub(in crate::lower) fn results(root: &Node) -> Results {
    let found = operations(root).into_iter().filter_map(|(path, method, node)| {
        let options = node
            .get(vendors::AZURE_LONG_RUNNING_OPTIONS)
            .filter(|_| node.get(vendors::AZURE_LONG_RUNNING).and_then(Node::as_bool) == Some(true))?;
        let schema = options.get("final-state-schema")?;
        let text = schema.as_str().or_else(|| schema.str("$ref"))?;
        let name = text.strip_prefix("#/definitions/").or_else(|| text.strip_prefix("#/components/schemas/"))?;
        let name = pointer::tokens(&format!("/{name}")).next()?.into_owned();
        root.get("components")?.get("schemas")?.get(&name)?;
        let mut reference = Node::object(schema.origin);
        reference.set("$ref", pointer::join("#/components/schemas", &name));
        Some(((path.to_owned(), verb(method)), reference))
    });
    found.collect()
}

/// The declaration of an operation's end.
pub(super) struct Declared {
    pub(super) extension: &'static str,
    pub(super) origin: Origin,
    /// `None` if it says that the operation has ended with its answer; otherwise how its end is known, or why that cannot be read.
    pub(super) wanted: Option<Result<Wanted, String>>,
}

/// The way in which the end of an operation is known, in the words of the document.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) state: WantedPlace,
    pub(super) words: Option<StateWords>,
    pub(super) result: WantedResult,
}

/// The place of the state of an operation.
#[derive(Debug)]
pub(super) enum WantedPlace {
    Azure,
    Header(String),
    Field(String),
    Operation(WantedOperation),
}

/// The place of the result of an operation.
#[derive(Debug)]
pub(super) enum WantedResult {
    State,
    Original,
    Location,
    Field(String),
    Operation(WantedOperation),
}

/// Another operation of the document, and pointers to the values of its parameters.
#[derive(Debug)]
pub(super) struct WantedOperation {
    pub(super) id: String,
    pub(super) values: Vec<(String, String)>,
}

impl Declared {
    /// Returns the declaration of an operation; the extension of this generator counts most.
    pub(super) fn of(operation: &Node, method: &str) -> Option<Self> {
        if let Some(node) = operation.get(OWN) {
            let wanted = (node.as_bool() != Some(false)).then(|| own(node, method));
            return Some(Self { extension: OWN, origin: node.origin, wanted });
        }
        let node = operation.get(vendors::AZURE_LONG_RUNNING)?;
        let via = operation.get(vendors::AZURE_LONG_RUNNING_OPTIONS).and_then(|options| options.str("final-state-via"));
        let wanted = (node.as_bool() == Some(true)).then(|| Wanted::azure(method, via));
        Some(Self { extension: vendors::AZURE_LONG_RUNNING, origin: node.origin, wanted })
    }
}

impl Wanted {
    /// <https://azure.github.io/autorest/extensions/#x-ms-long-running-operation>
    pub(super) fn azure(method: &str, via: Option<&str>) -> Result<Self, String> {
        let result = match (method, via) {
            ("PUT" | "PATCH", _) => WantedResult::Original,
            ("DELETE", _) | (_, Some("azure-async-operation" | "operation-location" | "final-state-schema")) => {
                WantedResult::State
            }
            (_, Some("original-uri")) => WantedResult::Original,
            (_, Some("location") | None) => WantedResult::Location,
            (_, Some(other)) => return Err(format!("`{other}` is no `final-state-via` that is known")),
        };
        Ok(Self { state: WantedPlace::Azure, words: None, result })
    }

    /// The URL of the state is in a header, and HTTP says when the operation has ended.
    pub(super) fn header(name: &str) -> Self {
        Self { state: WantedPlace::Header(name.to_owned()), words: None, result: WantedResult::State }
    }
}

/// An object: see the README of the repository's overlays.
fn own(node: &Node, method: &str) -> Result<Wanted, String> {
    let text = |key: &str| node.str(key).map(str::to_owned);
    let is_azure = node.get("azure").and_then(Node::as_bool) == Some(true);
    let places = [
        is_azure.then_some(Ok(WantedPlace::Azure)),
        text("header").map(|name| Ok(WantedPlace::Header(name))),
        text("url").map(|text| Ok(WantedPlace::Field(pointed("url", text)?))),
        node.get("operation").is_some().then(|| other(node).map(WantedPlace::Operation)),
    ];
    let mut places = places.into_iter().flatten();
    let (Some(state), None) = (places.next(), places.next()) else {
        return Err("it says one of `header`, `url`, `operation` and `azure: true`, or is `false`".to_owned());
    };
    let state = state?;
    let words = words(node)?;
    if is_azure && words.is_some() {
        return Err("the words of `azure` are known".to_owned());
    }
    let result = match node.get("result") {
        None if is_azure => Wanted::azure(method, None)?.result,
        None => WantedResult::State,
        Some(result) => match result.as_str() {
            Some("state") => WantedResult::State,
            Some("original") => WantedResult::Original,
            Some("location") => WantedResult::Location,
            Some(text) if text.starts_with('/') => WantedResult::Field(text.to_owned()),
            None if result.get("operation").is_some() => WantedResult::Operation(other(result)?),
            _ => {
                let known = "`state`, `original`, `location`, a JSON pointer to its URL, or an `operation`";
                return Err(format!("its `result` is one of {known}"));
            }
        },
    };
    Ok(Wanted { state, words, result })
}

/// Another operation, and the pointers to the values of its parameters.
fn other(node: &Node) -> Result<WantedOperation, String> {
    let id = node.str("operation").ok_or("its `operation` is the operationId of another one")?.to_owned();
    let values = node.members("parameters").map(|(name, value)| {
        let text = value.as_str().unwrap_or_default().to_owned();
        Ok((name.clone(), pointed(name, text)?))
    });
    Ok(WantedOperation { id, values: values.collect::<Result<_, String>>()? })
}

/// The words for the state, if it has some.
fn words(node: &Node) -> Result<Option<StateWords>, String> {
    let list = |key: &str| node.list(key).filter_map(word).collect::<Vec<_>>();
    let (finished, failed) = (list("finished"), list("failed"));
    let error = node.str("error").map(|text| pointed("error", text.to_owned())).transpose()?;
    match node.str("status") {
        Some(_) if finished.is_empty() && failed.is_empty() => {
            Err("a `status` wants the words that end the operation: `finished` and `failed`".to_owned())
        }
        Some(pointer) => {
            let pointer = pointed("status", pointer.to_owned())?;
            Ok(Some(StateWords { pointer, finished, failed, error }))
        }
        None if finished.is_empty() && failed.is_empty() && error.is_none() => Ok(None),
        None => Err("`finished`, `failed` and `error` want a `status`, the JSON pointer to the words".to_owned()),
    }
}

/// A text, a number, or a yes or no.
fn word(node: &Node) -> Option<String> {
    let json = node.to_json();
    let is_scalar = json.is_boolean() || json.is_number();
    node.as_str().map(str::to_owned).or_else(|| is_scalar.then(|| json.to_string()))
}

/// A JSON pointer.
fn pointed(key: &str, text: String) -> Result<String, String> {
    match text.starts_with('/') {
        true => Ok(text),
        false => Err(format!("`{key}` is no JSON pointer, such as `/id`")),
    }
}
