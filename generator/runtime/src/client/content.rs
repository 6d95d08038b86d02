//! The body of a call under construction.

use std::collections::BTreeMap;
use std::fmt;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::{Request, Style};
use crate::body::{Body, FilePart, Multipart, Part, encode};
use crate::codec::Codec;
use crate::json::Json;
use crate::stream::RECORD_SEPARATOR;
use crate::{Dialect, Error, Value};

/// Stands in the list of what an operation requires for a body, of whatever kind.
pub const BODY: &str = "the body";

/// What is sent as a body, and how far it is complete.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    pub(crate) content: Content,
    /// The media type, if it is not the usual one of the content.
    media_type: Option<&'static str>,
    /// The fields that are required as soon as there are any.
    required: &'static [&'static str],
    /// Whether a body of one kind was given, and then one of another.
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
    Text(String),
    Bytes(Body),
}

impl Sent {
    /// A JSON object; nothing if it has no fields.
    pub(crate) fn of_fields(fields: BTreeMap<String, Json>) -> Self {
        let content = if fields.is_empty() { Content::Nothing } else { Content::Fields(fields) };
        Self { content, ..Self::default() }
    }

    /// Whether something is there already that another kind of body must not replace.
    fn is_empty(&self) -> bool {
        match &self.content {
            Content::Nothing => true,
            Content::Fields(fields) => fields.is_empty(),
            Content::Form(fields) => fields.is_empty(),
            Content::Multipart(parts) => parts.is_empty(),
            Content::Json(_) | Content::Text(_) | Content::Bytes(_) => false,
        }
    }

    /// Puts another content in place of this one, which is a mistake unless both are of one kind.
    fn replace(&mut self, content: Content) {
        let is_same = std::mem::discriminant(&self.content) == std::mem::discriminant(&content);
        self.twice |= !is_same && !self.is_empty();
        self.content = content;
    }

    /// The content if it is of this kind already, else this empty one in its place.
    fn kept(&mut self, empty: Content) -> &mut Content {
        if std::mem::discriminant(&self.content) != std::mem::discriminant(&empty) {
            self.replace(empty);
        }
        &mut self.content
    }

    /// Sets the parts of one name.
    fn put(&mut self, name: &str, new: Vec<Part>) {
        if let Content::Multipart(parts) = self.kept(Content::Multipart(Vec::new())) {
            parts.retain(|known| known.name != name);
            parts.extend(new);
        }
    }

    /// Whether a field is set, or [`BODY`].
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.content {
            Content::Nothing => false,
            _ if name == BODY => true,
            Content::Fields(fields) => fields.contains_key(name),
            Content::Form(fields) => fields.iter().any(|(known, ..)| known == name),
            Content::Multipart(parts) => parts.iter().any(|part| part.name == name),
            Content::Json(_) | Content::Text(_) | Content::Bytes(_) => false,
        }
    }

    /// The fields that are missing though others are there.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static str> {
        let has_fields = matches!(self.content, Content::Fields(_) | Content::Form(_) | Content::Multipart(_));
        self.required.iter().copied().filter(move |name| has_fields && !self.has(name))
    }

    /// Whether it can still be sent from its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        match &self.content {
            Content::Bytes(body) => body.is_whole(),
            Content::Multipart(parts) => parts.iter().all(Part::is_whole),
            _ => true,
        }
    }

    /// Writes the body, and sets its media type unless the caller has set one.
    pub(crate) fn encode(&self, dialect: Dialect, headers: &mut HeaderMap) -> Result<Body, Error> {
        if self.twice {
            return Err(Error::build("the body is given twice, in different forms"));
        }
        if !self.is_whole() {
            return Err(Error::build("the body is a stream, which has been sent already"));
        }
        let (body, usual) = match &self.content {
            Content::Nothing => return Ok(Body::default()),
            Content::Fields(fields) => (json(fields)?, "application/json"),
            Content::Json(value) => (json(value)?, "application/json"),
            Content::Form(fields) => (form(fields, dialect).into(), "application/x-www-form-urlencoded"),
            Content::Text(text) => (text.clone().into(), "text/plain"),
            Content::Bytes(body) => (body.clone(), "application/octet-stream"),
            Content::Multipart(parts) => {
                let (body, media_type) = encode(parts)?;
                (body.with_content_type(media_type), "")
            }
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
impl fmt::Debug for Sent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Nothing => formatter.write_str("[]"),
            Content::Fields(fields) => formatter.debug_list().entries(fields.keys()).finish(),
            Content::Form(fields) => formatter.debug_list().entries(fields.iter().map(|(name, ..)| name)).finish(),
            Content::Multipart(parts) => formatter.debug_list().entries(parts.iter().map(|part| &part.name)).finish(),
            Content::Json(_) => formatter.write_str("JSON"),
            Content::Text(text) => write!(formatter, "text ({} bytes)", text.len()),
            Content::Bytes(body) => fmt::Debug::fmt(body, formatter),
        }
    }
}

/// The body of a call. Fields set later replace earlier ones of the same name; a body of one kind and then one of another
/// is a mistake, which shows when the call is sent.
impl Request {
    /// Sets a field of the JSON body.
    pub fn field<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.member(name.to_owned(), C::encode(value))
    }

    /// Sets all fields of the JSON body that a value has, but for those that are read-only.
    pub fn fields<C: Codec>(mut self, value: &C::Value, read_only: &[&str]) -> Self {
        if let (Json::Object(all), Content::Fields(fields)) =
            (C::encode(value), self.content.kept(Content::Fields(BTreeMap::new())))
        {
            fields.extend(all.into_iter().filter(|(name, _)| !read_only.contains(&name.as_str())));
        }
        self
    }

    /// Sets a field of the JSON body that the API's description does not know.
    pub fn extra(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.member(name.into(), value.into().into())
    }

    fn member(mut self, name: String, value: Json) -> Self {
        if let Content::Fields(fields) = self.content.kept(Content::Fields(BTreeMap::new())) {
            fields.insert(name, value);
        }
        self
    }

    /// Sets the JSON body as a whole.
    pub fn json<C: Codec>(mut self, value: &C::Value) -> Self {
        self.content.replace(Content::Json(C::encode(value)));
        self
    }

    /// Sets a field of a form.
    pub fn form_field<C: Codec>(self, name: &'static str, value: &C::Value) -> Self {
        self.form_field_styled::<C>(name, value, Style::FIELD)
    }

    /// Sets a field of a form that is written in a style of its own.
    pub fn form_field_styled<C: Codec>(mut self, name: &'static str, value: &C::Value, style: Style) -> Self {
        if let Content::Form(fields) = self.content.kept(Content::Form(Vec::new())) {
            fields.retain(|(known, ..)| known != name);
            fields.push((name.to_owned(), C::encode(value), style));
        }
        self
    }

    /// Sets a form as a whole, which is complete: the members of an object, some of which are written in a style of their own.
    pub fn form<C: Codec>(mut self, value: &C::Value, styles: &[(&'static str, Style)]) -> Self {
        let members = match C::encode(value) {
            Json::Object(members) => members,
            _ => BTreeMap::new(),
        };
        let style =
            |name: &str| styles.iter().find(|(known, _)| *known == name).map_or(Style::FIELD, |(_, style)| *style);
        let fields = members.into_iter().map(|(name, value)| {
            let style = style(&name);
            (name, value, style)
        });
        self.content.replace(Content::Form(fields.collect()));
        self.content.required = &[];
        self
    }

    /// Sets a part of a `multipart/form-data` body: text, JSON for an object, several parts for a list.
    pub fn part<C: Codec>(mut self, name: &'static str, value: &C::Value) -> Self {
        self.content.put(name, Part::values(name, &C::encode(value), None));
        self
    }

    /// Sets a part of a `multipart/form-data` body that has a media type of its own.
    pub fn part_as<C: Codec>(mut self, name: &'static str, value: &C::Value, media_type: &'static str) -> Self {
        self.content.put(name, Part::values(name, &C::encode(value), Some(media_type)));
        self
    }

    /// Sets a file of a `multipart/form-data` body; it has this media type unless it says another one.
    pub fn file(self, name: &'static str, file: FilePart, media_type: Option<&'static str>) -> Self {
        self.files(name, [file], media_type)
    }

    /// Sets several files of a `multipart/form-data` body.
    pub fn files(
        mut self,
        name: &'static str,
        files: impl IntoIterator<Item = FilePart>,
        media_type: Option<&'static str>,
    ) -> Self {
        let parts = files.into_iter().map(|file| Part::file(name, file, media_type)).collect();
        self.content.put(name, parts);
        self
    }

    /// Sets a `multipart/form-data` body as a whole, which is complete.
    pub fn multipart(mut self, body: Multipart) -> Self {
        self.content.replace(Content::Multipart(body.0));
        self.content.required = &[];
        self
    }

    /// Sets the body to text.
    pub fn text(mut self, text: String) -> Self {
        self.content.replace(Content::Text(text));
        self
    }

    /// Sets the body to bytes, or to a stream of them.
    pub fn bytes(mut self, body: Body) -> Self {
        self.content.replace(Content::Bytes(body));
        self
    }

    /// Sets the body to JSON texts, one on each line; a sequence of them if the media type, which is said before, is that of
    /// one.
    pub fn lines<C: Codec>(self, items: &[C::Value]) -> Self {
        let is_sequence = self.content.media_type.is_some_and(|name| name.contains("json-seq"));
        let mut body = Vec::new();
        for item in items {
            body.extend(is_sequence.then_some(RECORD_SEPARATOR));
            body.extend_from_slice(C::encode(item).to_string().as_bytes());
            body.push(b'\n');
        }
        self.bytes(body.into())
    }

    /// Sends a JSON object even if it has no fields.
    pub fn json_fields(mut self) -> Self {
        self.content.kept(Content::Fields(BTreeMap::new()));
        self
    }

    /// Sends a form even if it has no fields.
    pub fn form_fields(mut self) -> Self {
        self.content.kept(Content::Form(Vec::new()));
        self
    }

    /// Sends a `multipart/form-data` body even if it has no parts.
    pub fn multipart_fields(mut self) -> Self {
        self.content.kept(Content::Multipart(Vec::new()));
        self
    }

    /// The media type of the body, if it is not the usual one of its kind.
    pub fn content_type(mut self, media_type: &'static str) -> Self {
        self.content.media_type = Some(media_type);
        self
    }

    /// The fields without which a body that has fields is not sent.
    pub fn required_fields(mut self, names: &'static [&'static str]) -> Self {
        self.content.required = names;
        self
    }
}
