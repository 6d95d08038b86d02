//! The kinds of things at each place in a document of either standard.
//!
//! A walk over all objects would also meet examples, defaults and extensions, whose content is data: a `$ref` in there
//! refers to nothing, and nothing in there is wrong. These walks know at each step what the standards put there.

use super::vendors;
use super::{METHODS, Node, Value};

/// The kind of thing that the standards put at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole.
    Document,
    /// `components` of OpenAPI 3.
    Components,
    /// The value under a path.
    PathItem,
    /// The value under a method.
    Operation,
    /// A parameter, of a path item or an operation.
    Parameter,
    /// A request body.
    Body,
    /// A response.
    Response,
    /// A header of a response.
    Header,
    /// The value under a media type.
    MediaType,
    /// The encoding of a property of a form.
    Encoding,
    /// A schema; in OpenAPI 3.1 perhaps a boolean.
    Schema,
    /// A schema, or a list of schemas for the places of a tuple.
    Items,
    /// An example of OpenAPI 3.
    Example,
    /// A link.
    Link,
    /// A callback.
    Callback,
    /// A security scheme.
    SecurityScheme,
    /// Things under names that are free.
    Named(&'static Kind),
    /// Things under keys that the standards know; those with `x-` are extensions.
    Keyed(&'static Kind),
    /// A list of things.
    List(&'static Kind),
    /// Anything else.
    Data,
}

use Kind::{
    Body, Callback, Components, Data, Document, Encoding, Example, Header, Items, Keyed, Link, List, MediaType, Named,
    Operation, Parameter, PathItem, Response, Schema, SecurityScheme,
};

impl Kind {
    /// The kind of the value under a key, or an index, of a thing of this kind.
    pub fn within(self, key: &str) -> Self {
        match self {
            Named(kind) | List(kind) => *kind,
            Keyed(_) if key.starts_with("x-") => Data,
            Keyed(kind) => *kind,
            Document => in_document(key),
            Components => in_components(key),
            PathItem => in_path_item(key),
            Callback if key.starts_with("x-") => Data,
            Callback => PathItem,
            Schema => in_schema(key),
            Items => {
                if key.bytes().all(|byte| byte.is_ascii_digit()) {
                    Schema
                } else {
                    in_schema(key)
                }
            }
            _ => in_operation(self, key),
        }
    }

    /// The kind of what a JSON pointer into a document points at, by its tokens.
    pub fn at(tokens: impl IntoIterator<Item: AsRef<str>>) -> Self {
        tokens.into_iter().fold(Document, |kind, token| kind.within(token.as_ref()))
    }

    /// The kind of what a JSON pointer into a document points at.
    pub fn of_pointer(pointer: &str) -> Self {
        Self::at(super::pointer::tokens(pointer))
    }

    /// Returns whether a reference may stand for such a thing.
    pub fn may_be_reference(self) -> bool {
        !self.is_frame() && !matches!(self, Document | Operation | MediaType | Encoding | Data)
    }

    /// Returns whether a reference that stands for such a thing can mean nothing but a copy: it has no shared place.
    pub fn is_copied(self) -> bool {
        self.is_frame() || matches!(self, PathItem | Operation | MediaType | Encoding)
    }

    /// Takes away a reference that leads nowhere useful. The members beside it count where they say what the thing is.
    pub(crate) fn without_reference(self, node: &mut Node) {
        if matches!(self, Schema | Items) || self.is_copied() || self.says_more(node) {
            node.remove("$ref");
        } else {
            node.value = super::Map::default().into();
        }
    }

    /// Returns whether what stands beside a reference says what the thing is.
    pub(crate) fn says_more(self, node: &Node) -> bool {
        /// The members that describe a value without saying its type.
        const ANNOTATIONS: [&str; 13] = [
            "$ref",
            "summary",
            "description",
            "title",
            "default",
            "example",
            "examples",
            "nullable",
            "deprecated",
            "readOnly",
            "writeOnly",
            "externalDocs",
            "xml",
        ];
        let has = |key: &str| node.get(key).is_some();
        match self {
            Operation => has("responses"),
            Parameter => has("name") && has("in"),
            Header => has("schema") || has("content"),
            Body | Response => has("content"),
            Schema | Items => {
                let mut keys = node.as_object().into_iter().flatten().map(|(key, _)| key.as_str());
                keys.any(|key| !ANNOTATIONS.contains(&key) && !key.starts_with("x-"))
            }
            _ => false,
        }
    }

    /// Returns whether what stands at a place can be copied to one where something of another kind belongs.
    pub fn may_be_copied_as(self, wanted: Self) -> bool {
        self == wanted || self == Data || self.is_frame() || wanted.is_frame()
    }

    /// Returns whether it only holds things.
    fn is_frame(self) -> bool {
        matches!(self, Components | Named(_) | Keyed(_) | List(_))
    }

    /// The name of such a thing, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Document => "a document",
            PathItem => "a path item",
            Operation => "an operation",
            Parameter => "a parameter",
            Body => "a request body",
            Response => "a response",
            Header => "a header",
            MediaType => "a media type",
            Encoding => "an encoding",
            Schema | Items => "a schema",
            Example => "an example",
            Link => "a link",
            Callback => "a callback",
            SecurityScheme => "a security scheme",
            Components | Named(_) | Keyed(_) => "an object",
            List(_) => "a list",
            Data => "a value",
        }
    }
}

fn in_document(key: &str) -> Kind {
    match key {
        "paths" | vendors::AZURE_PATHS => Keyed(&PathItem),
        "webhooks" | vendors::WEBHOOKS => Named(&PathItem),
        "components" => Components,
        "definitions" => Named(&Schema),
        "parameters" => Named(&Parameter),
        "responses" => Named(&Response),
        "securityDefinitions" => Named(&SecurityScheme),
        _ => Data,
    }
}

fn in_components(key: &str) -> Kind {
    match key {
        "schemas" => Named(&Schema),
        "responses" => Named(&Response),
        "parameters" => Named(&Parameter),
        "examples" => Named(&Example),
        "requestBodies" => Named(&Body),
        "headers" => Named(&Header),
        "securitySchemes" => Named(&SecurityScheme),
        "links" => Named(&Link),
        "callbacks" => Named(&Callback),
        "pathItems" => Named(&PathItem),
        "mediaTypes" => Named(&MediaType),
        _ => Data,
    }
}

fn in_path_item(key: &str) -> Kind {
    match key {
        "parameters" => List(&Parameter),
        "additionalOperations" => Named(&Operation),
        _ if METHODS.contains(&key) => Operation,
        _ => Data,
    }
}

fn in_operation(kind: Kind, key: &str) -> Kind {
    match (kind, key) {
        (Operation, "parameters") => List(&Parameter),
        (Operation, "requestBody") => Body,
        (Operation, "responses") => Keyed(&Response),
        (Operation, "callbacks") => Named(&Callback),
        (Body | Response | Parameter | Header, "content") => Named(&MediaType),
        (Response, "headers") | (Encoding, "headers") => Named(&Header),
        (Response, "links") => Named(&Link),
        (Response | Parameter | Header | MediaType, "schema") | (MediaType, "itemSchema") => Schema,
        // Swagger 2.0: a parameter or header is its own schema, but for bodies.
        (Parameter | Header, "items") => Items,
        (Parameter | Header | MediaType, "examples") => Named(&Example),
        (MediaType | Encoding, "encoding") => Named(&Encoding),
        (MediaType | Encoding, "itemEncoding") => Encoding,
        (MediaType | Encoding, "prefixEncoding") => List(&Encoding),
        _ => Data,
    }
}

fn in_schema(key: &str) -> Kind {
    match key {
        "items" => Items,
        "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "additionalItems"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Schema,
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => List(&Schema),
        "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions" => Named(&Schema),
        _ => Data,
    }
}

/// Calls `see` for every value of a document that is not data, outer ones first.
pub fn walk<'a>(node: &'a Node, kind: Kind, see: &mut dyn FnMut(&'a Node, Kind)) {
    if kind == Data {
        return;
    }
    see(node, kind);
    match &node.value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| walk(inner, kind.within(key), see)),
        Value::Array(items) => items.iter().for_each(|inner| walk(inner, kind.within("0"), see)),
        _ => {}
    }
}

/// As [`walk`], to change the values.
pub fn walk_mut(node: &mut Node, kind: Kind, see: &mut dyn FnMut(&mut Node, Kind)) {
    if kind == Data {
        return;
    }
    see(node, kind);
    match &mut node.value {
        Value::Object(map) => map.iter_mut().for_each(|(key, inner)| walk_mut(inner, kind.within(key), see)),
        Value::Array(items) => items.iter_mut().for_each(|inner| walk_mut(inner, kind.within("0"), see)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::pointer;

    #[test]
    fn the_kind_of_a_place_follows_from_its_pointer() {
        for (at, kind) in [
            ("/definitions/Pet/properties/definitions", Schema),
            ("/components/schemas/Pet/properties/example", Schema),
            ("/components/schemas/Pet/example", Data),
            ("/components/schemas/Pet/items/0", Schema),
            ("/components/schemas/Pet/items/properties/x", Schema),
            ("/paths/~1a/get/responses/200/content/a~1b/schema", Schema),
            ("/paths/~1a/get/responses/x-note", Data),
            ("/paths/~1a/parameters/0", Parameter),
            ("/paths/~1a/post/callbacks/done/{$url}/post", Operation),
            ("/paths/x-a", Data),
            ("/components/x-more/schemas/Pet", Data),
        ] {
            assert_eq!(Kind::at(pointer::tokens(at)), kind, "{at}");
        }
    }
}
