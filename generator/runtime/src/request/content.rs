//! The body of a call under construction.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::multipart::{Part, encode};
use super::style::Style;
use crate::body::Body;
use crate::json::Json;
use crate::{Dialect, Error};

/// Stands in the list of what an operation requires for a body, of whatever kind.
pub const BODY: &str = "the body";

/// The body of a request, and how far it is complete.
#[derive(Clone, Default)]
pub(crate) struct RequestBody {
    pub(crate) content: Content,
    /// The media type, if it is not the usual one of the content.
    pub(crate) media_type: Option<&'static str>,
    /// The fields that are required as soon as there are any.
    pub(crate) required: &'static [&'static str],
    /// The fields that have a value although nobody has set them, as soon as there are any.
    pub(crate) presets: Vec<(&'static str, Json)>,
    /// The fields that the method itself sets, whatever the body says of them.
    pub(crate) fixed: Vec<(&'static str, Json)>,
    /// True if a body of one kind was given, and then one of another.
    twice: bool,
}

#[derive(Clone, Default)]
pub(crate) enum Content {
    #[default]
    Nothing,
    /// A JSON object, field by field.
    Fields(BTreeMap<String, Json>),
    Json(Json),
    Form(Vec<(String, Json, Style)>),
    Multipart(Vec<Part>),
    /// Parts without names, in their order.
    Parts(Vec<Part>),
    Text(String),
    Bytes(Body),
}

impl Content {
    /// Adds a field, if there are any.
    fn add(&mut self, name: &str, value: &Json) {
        match self {
            Self::Fields(fields) => _ = fields.insert(name.to_owned(), value.clone()),
            Self::Form(fields) => fields.push((name.to_owned(), value.clone(), Style::FIELD)),
            Self::Multipart(parts) => parts.extend(Part::values(name, value, None)),
            Self::Nothing | Self::Json(_) | Self::Parts(_) | Self::Text(_) | Self::Bytes(_) => {}
        }
    }
}

impl RequestBody {
    /// Returns whether something is there already that another kind of body must not replace.
    fn is_empty(&self) -> bool {
        match &self.content {
            Content::Nothing => true,
            Content::Fields(fields) => fields.is_empty(),
            Content::Form(fields) => fields.is_empty(),
            Content::Multipart(parts) => parts.is_empty(),
            Content::Json(_) | Content::Parts(_) | Content::Text(_) | Content::Bytes(_) => false,
        }
    }

    /// Puts another content in place of this one, which is a mistake unless both are of one kind.
    pub(crate) fn replace(&mut self, content: Content) {
        let is_same = std::mem::discriminant(&self.content) == std::mem::discriminant(&content);
        self.twice |= !is_same && !self.is_empty();
        self.content = content;
    }

    /// The content if it is of this kind already, else this empty one in its place.
    pub(crate) fn kept(&mut self, empty: Content) -> &mut Content {
        if std::mem::discriminant(&self.content) != std::mem::discriminant(&empty) {
            self.replace(empty);
        }
        &mut self.content
    }

    /// Sets the parts of one field.
    pub(crate) fn put(&mut self, name: &str, new: Vec<Part>) {
        if let Content::Multipart(parts) = self.kept(Content::Multipart(Vec::new())) {
            parts.retain(|known| known.field != name);
            parts.extend(new);
        }
    }

    /// Returns whether a field is set, or [`BODY`].
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.content {
            Content::Nothing => false,
            _ if name == BODY => true,
            Content::Fields(fields) => fields.contains_key(name),
            Content::Form(fields) => fields.iter().any(|(known, ..)| known == name),
            Content::Multipart(parts) => parts.iter().any(|part| part.field == name),
            Content::Json(_) | Content::Parts(_) | Content::Text(_) | Content::Bytes(_) => false,
        }
    }

    /// Returns a field of the JSON object.
    pub(crate) fn field(&self, name: &str) -> Option<&Json> {
        if let Content::Fields(fields) = &self.content { fields.get(name) } else { None }
    }

    /// The fields that are missing though others are there.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static str> {
        let has_fields = matches!(self.content, Content::Fields(_) | Content::Form(_) | Content::Multipart(_));
        self.required.iter().copied().filter(move |name| has_fields && !self.has(name))
    }

    /// Returns whether it can still be sent from its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        match &self.content {
            Content::Bytes(body) => body.is_whole(),
            Content::Multipart(parts) | Content::Parts(parts) => parts.iter().all(Part::is_whole),
            _ => true,
        }
    }

    /// The content with the fields that the method itself sets, and those that nobody has set. Text and bytes have none.
    pub(crate) fn complete(&self) -> Cow<'_, Content> {
        let is_open = |name: &str| !self.has(name) && self.fixed.iter().all(|(known, _)| *known != name);
        let presets: Vec<_> = self.presets.iter().filter(|(name, _)| is_open(name)).collect();
        if self.fixed.is_empty() && presets.is_empty() {
            return Cow::Borrowed(&self.content);
        }
        let fixed = self.fixed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let is_fixed = |name: &str| self.fixed.iter().any(|(known, _)| *known == name);
        let mut content = self.content.clone();
        match &mut content {
            Content::Nothing if self.fixed.is_empty() => {}
            Content::Nothing => content = Content::Fields(fixed.collect()),
            Content::Fields(fields) | Content::Json(Json::Object(fields)) => fields.extend(fixed),
            Content::Form(fields) => {
                fields.retain(|(name, ..)| !is_fixed(name));
                fields.extend(fixed.map(|(name, value)| (name, value, Style::FIELD)));
            }
            Content::Multipart(parts) => {
                parts.retain(|part| !is_fixed(&part.field));
                parts.extend(self.fixed.iter().flat_map(|(name, value)| Part::values(name, value, None)));
            }
            Content::Json(_) | Content::Parts(_) | Content::Text(_) | Content::Bytes(_) => {}
        }
        presets.into_iter().for_each(|(name, value)| content.add(name, value));
        Cow::Owned(content)
    }

    /// Writes the body, and sets its media type unless the caller has set one.
    pub(crate) fn encode(&self, dialect: Dialect, headers: &mut HeaderMap) -> Result<Body, Error> {
        if self.twice {
            return Err(Error::build("the body is given twice, in different forms"));
        }
        if !self.is_whole() {
            return Err(Error::build("the body is a stream, which has been sent already"));
        }
        let (body, usual) = match &*self.complete() {
            Content::Nothing => return Ok(Body::default()),
            Content::Fields(fields) => (json(fields)?, "application/json"),
            Content::Json(value) => (json(value)?, "application/json"),
            Content::Form(fields) => (form(fields, dialect).into(), "application/x-www-form-urlencoded"),
            Content::Text(text) => (text.clone().into(), "text/plain"),
            Content::Bytes(body) => (body.clone(), "application/octet-stream"),
            Content::Multipart(parts) => (encode(parts, "multipart/form-data")?, ""),
            Content::Parts(parts) => (encode(parts, self.media_type.unwrap_or("multipart/mixed"))?, ""),
        };
        let media_type = body.content_type().or(self.media_type).unwrap_or(usual);
        let media_type =
            HeaderValue::from_str(media_type).map_err(|_| Error::build("the content type cannot stand in a header"))?;
        headers.entry(CONTENT_TYPE).or_insert(media_type);
        Ok(body)
    }
}

fn json(value: &impl serde::Serialize) -> Result<Body, Error> {
    let body = serde_json::to_vec(value);
    body.map(Body::from).map_err(|error| Error::build("the body cannot be written").with_source(error.into()))
}

fn form(fields: &[(String, Json, Style)], dialect: Dialect) -> String {
    let mut form = String::new();
    for (name, value, style) in fields {
        style.query(name, value, dialect, &mut form);
    }
    form
}

/// Shows names only.
impl fmt::Debug for RequestBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Nothing => formatter.write_str("[]"),
            Content::Fields(fields) => formatter.debug_list().entries(fields.keys()).finish(),
            Content::Form(fields) => formatter.debug_list().entries(fields.iter().map(|(name, ..)| name)).finish(),
            Content::Multipart(parts) => formatter.debug_list().entries(parts.iter().map(|part| &part.field)).finish(),
            Content::Json(_) => formatter.write_str("JSON"),
            Content::Parts(parts) => write!(formatter, "{} parts", parts.len()),
            Content::Text(text) => write!(formatter, "text ({} bytes)", text.len()),
            Content::Bytes(body) => fmt::Debug::fmt(body, formatter),
        }
    }
}
