//! The body of a call under construction.

use std::collections::BTreeMap;

use super::request::Request;
use crate::Value;
use crate::body::Body;
use crate::json::{Codec, Json, Purpose};
use crate::request::{Content, FilePart, Multipart, Part, Style};
use crate::stream::RECORD_SEPARATOR;

/// The body of a call. Fields set later replace earlier ones of the same name; a body of one kind and then one of another
/// is a mistake, which shows when the call is sent.
impl Request {
    /// Sets a field of the JSON body.
    pub fn field<C: Codec>(self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.member(name.to_owned(), C::write(&value.into(), Purpose::Request))
    }

    /// Sets all fields of the JSON body that a value has.
    pub fn fields<C: Codec>(mut self, value: impl Into<C::Value>) -> Self {
        if let (Json::Object(all), Content::Fields(fields)) =
            (C::write(&value.into(), Purpose::Request), self.content.kept(Content::Fields(BTreeMap::new())))
        {
            fields.extend(all);
        }
        self
    }

    /// Says what a field of the body is unless it is set, as soon as the body has fields.
    pub fn preset(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.content.presets.push((name, value.into().into()));
        self
    }

    /// Sets a field of the JSON body that the API's description does not know.
    pub fn extra(self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.member(name.into(), value.into().into())
    }

    fn member(mut self, name: String, value: Json) -> Self {
        self.set_field(name, value);
        self
    }

    /// Sets a field of the JSON body.
    pub(crate) fn set_field(&mut self, name: String, value: Json) {
        if let Content::Fields(fields) = self.content.kept(Content::Fields(BTreeMap::new())) {
            fields.insert(name, value);
        }
    }

    /// Sets a field of the body that the method decides, whatever else is said of it.
    pub fn fixed_field(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.content.fixed.push((name, value.into().into()));
        self
    }

    /// Sets the JSON body as a whole.
    pub fn json<C: Codec>(mut self, value: impl Into<C::Value>) -> Self {
        self.content.replace(Content::Json(C::write(&value.into(), Purpose::Request)));
        self
    }

    /// Sets a field of a form.
    pub fn form_field<C: Codec>(self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.form_field_styled::<C>(name, value, Style::FIELD)
    }

    /// Sets a field of a form that is written in a style of its own.
    pub fn form_field_styled<C: Codec>(mut self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        if let Content::Form(fields) = self.content.kept(Content::Form(Vec::new())) {
            fields.retain(|(known, ..)| known != name);
            fields.push((name.to_owned(), C::write(&value.into(), Purpose::Request), style));
        }
        self
    }

    /// Sets a form as a whole, which is complete: the members of an object, some of which are written in a style of their own.
    pub fn form<C: Codec>(mut self, value: impl Into<C::Value>, styles: &[(&'static str, Style)]) -> Self {
        let members = match C::write(&value.into(), Purpose::Request) {
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
        self.content.presets.clear();
        self
    }

    /// Sets a part of a `multipart/form-data` body: text, JSON for an object, several parts for a list.
    pub fn part<C: Codec>(mut self, name: &'static str, value: impl Into<C::Value>) -> Self {
        self.content.put(name, Part::values(name, &C::write(&value.into(), Purpose::Request), None));
        self
    }

    /// Sets a part of a `multipart/form-data` body that has a media type of its own.
    pub fn part_as<C: Codec>(
        mut self,
        name: &'static str,
        value: impl Into<C::Value>,
        media_type: &'static str,
    ) -> Self {
        self.content.put(name, Part::values(name, &C::write(&value.into(), Purpose::Request), Some(media_type)));
        self
    }

    /// Sets a part of a `multipart/form-data` body, or several, that are written in a style of their own.
    pub fn part_styled<C: Codec>(mut self, name: &'static str, value: impl Into<C::Value>, style: Style) -> Self {
        let dialect = self.client.0.exchange.api.dialect;
        self.content.put(name, Part::styled(name, &C::write(&value.into(), Purpose::Request), style, dialect));
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
        self.content.presets.clear();
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
            body.extend_from_slice(C::write(item, Purpose::Request).to_string().as_bytes());
            body.push(b'\n');
        }
        self.bytes(body.into())
    }

    /// Sets the body to parts without names; without a media type each is text or JSON, as its value is.
    pub fn parts<C: Codec>(mut self, items: &[C::Value], media_type: Option<&'static str>) -> Self {
        let part = |item| Part::unnamed(&C::write(item, Purpose::Request), media_type);
        self.content.replace(Content::Parts(items.iter().map(part).collect()));
        self
    }

    /// Sets the body to files without names of fields; each has this media type unless it says another one.
    pub fn file_parts(mut self, files: impl IntoIterator<Item = FilePart>, media_type: Option<&'static str>) -> Self {
        let parts = files.into_iter().map(|file| Part::unnamed_file(file, media_type));
        self.content.replace(Content::Parts(parts.collect()));
        self
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
