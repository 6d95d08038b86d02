//! Bodies of requests.

use super::identifier::identifier;
use super::{Parameter, Style, Type};
use serde::{Deserialize, Serialize};

/// The body of a request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// True if the request is refused without it.
    pub required: bool,
    /// The format of its fields.
    pub form: BodyForm,
    /// The fields that are setters of the builder.
    pub fields: Vec<Parameter>,
    /// True if fields that are not declared may be sent.
    pub open: bool,
    /// The media type of the fields, if it is not the usual one of their form.
    pub content_type: Option<String>,
    /// A setter for all fields at once, where they are those of a type that the client has anyway.
    pub all: Option<Whole>,
    /// Setters that take a body as a whole.
    pub others: Vec<Whole>,
}

/// The format of the fields of a body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodyForm {
    /// As a JSON object.
    #[default]
    Json,
    /// As `application/x-www-form-urlencoded`.
    Form,
    /// As `multipart/form-data`.
    Multipart,
}

/// A setter that takes a body as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// Its name.
    #[serde(deserialize_with = "identifier")]
    pub setter: String,
    /// The body that it takes.
    pub content: Content,
    /// The media type, if it is not the usual one.
    pub content_type: Option<String>,
    /// Its documentation, as safe Markdown.
    pub docs: String,
}

/// The kinds of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// JSON.
    Json(Type),
    /// The fields of a JSON object.
    Fields(Type),
    /// An object as `application/x-www-form-urlencoded`, and the styles of fields that have one.
    Form(Type, Vec<(String, Style)>),
    /// `multipart/form-data`, which the caller puts together.
    Multipart,
    /// JSON texts one after the other, each of this type.
    Lines(Type),
    /// Parts without names, each of this type, and their media type if it is not the usual one.
    Parts(Type, Option<String>),
    /// Files without names of fields, and their media type.
    FileParts(Option<String>),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl Body {
    /// All setters that take more than a field.
    pub fn wholes(&self) -> impl Iterator<Item = &Whole> {
        self.all.iter().chain(&self.others)
    }

    /// The types of bodies that are set as a whole.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.wholes().filter_map(|whole| whole.content.ty())
    }

    /// The fields without which the body is not sent.
    pub fn required_fields(&self) -> impl Iterator<Item = &Parameter> {
        self.fields.iter().filter(|field| field.required)
    }

    /// Returns whether a body without any field is still to be sent.
    pub fn is_sent_empty(&self) -> bool {
        self.required && !self.fields.is_empty() && self.required_fields().next().is_none()
    }

    /// Returns whether its fields are required of every request.
    pub fn needs_fields(&self) -> bool {
        self.required && self.others.is_empty()
    }

    /// Returns whether a request must have a body, of whatever kind.
    pub fn is_needed(&self) -> bool {
        self.required && !self.others.is_empty() && !self.is_sent_empty()
    }
}
