//! Parameters, fields of bodies, and how they are written.

use super::{Api, Dialect, Name, Type, TypeKind};
use serde::{Deserialize, Serialize};

/// A parameter or a field of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// On the wire, and as argument or setter.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// Its place in the request.
    pub place: Place,
    /// Its style, if it is not the default of its place.
    pub style: Option<Style>,
    /// Its kind as a part of `multipart/form-data`.
    pub part: Option<PartKind>,
    /// The media type of the part, if it is not the usual one.
    pub content_type: Option<String>,
    /// True if the request is refused without it.
    pub required: bool,
    /// The value that is sent unless it is set: the only one that it may have.
    pub preset: Option<serde_json::Value>,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// Its documentation, as safe Markdown.
    pub docs: String,
    /// A value that it may have, as JSON.
    pub example: Option<String>,
}

/// The kinds of fields of `multipart/form-data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    /// A value.
    Value,
    /// A file.
    File,
    /// Several files.
    Files,
}

/// The places of parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
    /// Into the body.
    Body,
}

/// The style of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// True if lists and objects are several values rather than one.
    pub explode: bool,
    /// True if characters with a meaning in URLs stay as they are.
    pub reserved: bool,
    /// The format of lists in brackets.
    pub lists: ListFormat,
    /// True if a list without items is sent, since it is required.
    pub kept: bool,
}

/// The formats of lists in the style `deepObject`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListFormat {
    /// `name[]=value`, or `name[0][key]=value` if the items have parts.
    #[default]
    Brackets,
    /// `name[0]=value`
    Indices,
    /// `name=value`, once for each item.
    Repeat,
}

/// The styles of OpenAPI, and JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StyleKind {
    /// `name=value`, with `,` or `&` between several.
    Form,
    /// `name=value`, with spaces between several.
    SpaceDelimited,
    /// `name=value`, with `|` between several.
    PipeDelimited,
    /// `name[key]=value`
    DeepObject,
    /// The style of a field of a form that says none: `name=value` for each item of a list, objects as JSON text.
    Field,
    /// The value alone.
    Simple,
    /// `.value`
    Label,
    /// `;name=value`
    Matrix,
    /// JSON text.
    Json,
}

impl Parameter {
    /// Returns whether an object is sent as values of their own rather than as one with a name.
    pub fn is_spread(&self, api: &Api) -> bool {
        let is_exploded = match self.style {
            None => self.place != Place::Body && api.dialect == Dialect::Json,
            Some(Style { kind: StyleKind::DeepObject | StyleKind::Field | StyleKind::Json, .. }) => false,
            Some(Style { kind, explode, .. }) => explode && (kind != StyleKind::Form || api.dialect == Dialect::Json),
        };
        is_exploded && self.part.is_none() && is_object(api, &self.ty)
    }
}

fn is_object(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Map(_) => true,
        Type::Boxed(inner) | Type::Nullable(inner) => is_object(api, inner),
        Type::Named(id) => matches!(api.types.get(*id).kind, TypeKind::Struct(_)),
        _ => false,
    }
}
