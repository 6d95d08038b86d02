//! `multipart/form-data`, as RFC 7578 and the WHATWG's HTML standard say, and parts without names, as RFC 2046 says. Files are
//! sent while they are read.

use std::fmt::{self, Write as _};

use super::style::{Style, text as text_of};
use crate::body::Body;
use crate::json::Json;
use crate::{Dialect, Error, Value, random};

/// A file in a `multipart/form-data` body.
#[derive(Clone, Debug)]
#[must_use]
pub struct FilePart {
    body: Body,
    name: Option<String>,
}

impl FilePart {
    /// A file with a name, which servers use to tell a file from text.
    pub fn new(name: impl Into<String>, body: impl Into<Body>) -> Self {
        Self { body: body.into(), name: Some(name.into()) }
    }

    /// Says what it is, such as `image/png`.
    pub fn content_type(self, media_type: impl Into<String>) -> Self {
        Self { body: self.body.with_content_type(media_type), ..self }
    }
}

/// A file without a name.
impl<B: Into<Body>> From<B> for FilePart {
    fn from(body: B) -> Self {
        Self { body: body.into(), name: None }
    }
}

/// One part: a field of a form, or a file.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// The field of the form that it belongs to; its own name may have brackets.
    pub(crate) field: String,
    /// Its own name; none if only its position says what it is.
    pub(crate) name: Option<String>,
    file: Option<String>,
    body: Body,
}

impl Part {
    /// The parts of a value: text, JSON for an object, and one part for each item of a list.
    pub(crate) fn values(name: &str, value: &Json, content_type: Option<&str>) -> Vec<Self> {
        let part = |value: &Json| {
            let json = matches!(value, Json::Object(_) | Json::Array(_)).then_some("application/json");
            let body = Body::from(text_of(value));
            let body = match content_type.or(json) {
                Some(content_type) => body.with_content_type(content_type),
                None => body,
            };
            Self { field: name.to_owned(), name: Some(name.to_owned()), file: None, body }
        };
        match value {
            Json::Null => Vec::new(),
            Json::Array(items) if content_type.is_none() => {
                items.iter().filter(|item| !item.is_null()).map(part).collect()
            }
            _ => vec![part(value)],
        }
    }

    /// The parts of a value that is written in a style of its own.
    pub(crate) fn styled(name: &str, value: &Json, style: Style, dialect: Dialect) -> Vec<Self> {
        let pairs = style.parts(name, value, dialect).into_iter();
        let part = |(part, text): (_, String)| Self {
            field: name.to_owned(),
            name: Some(part),
            file: None,
            body: text.into(),
        };
        pairs.map(part).collect()
    }

    /// A file; without a type of its own it has that of the API's description.
    pub(crate) fn file(name: &str, file: FilePart, content_type: Option<&str>) -> Self {
        let file = FilePart { name: Some(file.name.unwrap_or_else(|| name.to_owned())), ..file };
        Self { field: name.to_owned(), name: Some(name.to_owned()), ..Self::unnamed_file(file, content_type) }
    }

    /// A part without a name. Without a media type it is text, and an object, a list or null is JSON.
    pub(crate) fn unnamed(value: &Json, content_type: Option<&str>) -> Self {
        let usual = match value {
            Json::Object(_) | Json::Array(_) | Json::Null => "application/json",
            _ => "text/plain",
        };
        let content_type = content_type.unwrap_or(usual);
        let essence = content_type.split(';').next().unwrap_or_default();
        let text = if essence.to_ascii_lowercase().contains("json") { value.to_string() } else { text_of(value) };
        let body = Body::from(text).with_content_type(content_type);
        Self { field: String::new(), name: None, file: None, body }
    }

    /// A file without a name of a field; without a type of its own it has that of the API's description.
    pub(crate) fn unnamed_file(file: FilePart, content_type: Option<&str>) -> Self {
        let FilePart { body, name: file } = file;
        let own = body.content_type().or(content_type).unwrap_or("application/octet-stream").to_owned();
        Self { field: String::new(), name: None, file, body: body.with_content_type(own) }
    }

    /// Returns whether it can still be sent from its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        self.body.is_whole()
    }

    fn head(&self, boundary: &str) -> Result<String, Error> {
        let mut head = format!("--{boundary}");
        // writing to a String cannot fail
        if let Some(name) = &self.name {
            let _ = write!(head, "\r\nContent-Disposition: form-data; name=\"{}\"", Quoted(name));
        } else if self.file.is_some() {
            head.push_str("\r\nContent-Disposition: attachment");
        }
        if let Some(file) = &self.file {
            let _ = write!(head, "; filename=\"{}\"", Quoted(file));
        }
        if let Some(content_type) = self.body.content_type() {
            if content_type.chars().any(char::is_control) {
                return Err(Error::build(format!("the content type of part {:?} is not valid", self.field)));
            }
            let _ = write!(head, "\r\nContent-Type: {content_type}");
        }
        head.push_str("\r\n\r\n");
        Ok(head)
    }
}

/// A name in a `Content-Disposition`, as browsers write it.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '"' => formatter.write_str("%22"),
            '\r' => formatter.write_str("%0D"),
            '\n' => formatter.write_str("%0A"),
            c => formatter.write_char(c),
        })
    }
}

/// The body of some parts of this media type, which gets a boundary.
pub(crate) fn encode(parts: &[Part], media_type: &str) -> Result<Body, Error> {
    let boundary = format!("ampersat-{:016x}{:016x}", random::bits(), random::bits());
    // a boundary of the description might stand in a part
    let is_boundary = |parameter: &&str| parameter.trim_start().to_ascii_lowercase().starts_with("boundary=");
    let kept: Vec<_> = media_type.split(';').filter(|parameter| !is_boundary(parameter)).collect();
    let media_type = kept.join(";");
    let body = encode_with(parts, &boundary)?;
    Ok(body.with_content_type(format!("{}; boundary={boundary}", media_type.trim_end())))
}

pub(crate) fn encode_with(parts: &[Part], boundary: &str) -> Result<Body, Error> {
    let mut body = Body::default();
    for part in parts {
        body.append(part.head(boundary)?.into());
        body.append(part.body.clone());
        body.append("\r\n".into());
    }
    body.append(format!("--{boundary}--\r\n").into());
    Ok(body)
}

/// A `multipart/form-data` body, put together by hand.
#[derive(Clone, Default)]
#[must_use]
pub struct Multipart(pub(crate) Vec<Part>);

impl Multipart {
    /// A body without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part with a value: text, JSON for an object, and one part for each item of a list.
    pub fn value(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.extend(Part::values(name, &value.into().into(), None));
        self
    }

    /// Adds a file.
    pub fn file(mut self, name: &str, file: impl Into<FilePart>) -> Self {
        self.0.push(Part::file(name, file.into(), None));
        self
    }
}

/// Shows the names of the parts.
impl fmt::Debug for Multipart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|part| &part.field)).finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(parts: &[Part]) -> String {
        let bytes = encode_with(parts, "B").ok().and_then(|body| body.bytes());
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    #[test]
    fn values_are_text_json_or_several_parts() {
        let form = "\r\nContent-Disposition: form-data; name=";
        let json_type = "\r\nContent-Type: application/json\r\n\r\n";
        for (value, expected) in [
            (json!("ü"), format!("--B{form}\"a\"\r\n\r\nü\r\n--B--\r\n")),
            (json!(7), format!("--B{form}\"a\"\r\n\r\n7\r\n--B--\r\n")),
            (json!({"b": 1}), format!("--B{form}\"a\"{json_type}{{\"b\":1}}\r\n--B--\r\n")),
            (
                json!([true, null, [1]]),
                format!("--B{form}\"a\"\r\n\r\ntrue\r\n--B{form}\"a\"{json_type}[1]\r\n--B--\r\n"),
            ),
            (json!(null), "--B--\r\n".to_owned()),
        ] {
            assert_eq!(written(&Part::values("a", &value.clone().into(), None)), expected, "{value}");
        }
        let csv = Part::values("a", &json!([1, 2]).into(), Some("application/json"));
        assert_eq!(written(&csv), format!("--B{form}\"a\"{json_type}[1,2]\r\n--B--\r\n"));
    }

    #[test]
    fn files_have_names_and_types() {
        let file = FilePart::new("a \"b\"\r\n.png", "x").content_type("image/png");
        let parts = [Part::file("f\"", file, Some("image/gif")), Part::file("g", "y".into(), None)];
        assert_eq!(
            written(&parts),
            "--B\r\nContent-Disposition: form-data; name=\"f%22\"; filename=\"a %22b%22%0D%0A.png\"\r\n\
             Content-Type: image/png\r\n\r\nx\r\n\
             --B\r\nContent-Disposition: form-data; name=\"g\"; filename=\"g\"\r\n\
             Content-Type: application/octet-stream\r\n\r\ny\r\n--B--\r\n"
        );
        let evil = Part::file("f", FilePart::new("f", "x").content_type("a\r\nX-Evil: 1"), None);
        assert!(encode(&[evil], "multipart/form-data").is_err());
    }

    #[test]
    fn parts_without_names_are_what_their_values_are() {
        for (value, content_type, expected) in [
            (json!("ü"), None, "text/plain\r\n\r\nü"),
            (json!(7), None, "text/plain\r\n\r\n7"),
            (json!({"b": 1}), None, "application/json\r\n\r\n{\"b\":1}"),
            (json!([1, "a"]), None, "application/json\r\n\r\n[1,\"a\"]"),
            (json!(null), None, "application/json\r\n\r\nnull"),
            (json!("a"), Some("text/css"), "text/css\r\n\r\na"),
            (json!("a"), Some("application/JSON"), "application/JSON\r\n\r\n\"a\""),
            (json!("a"), Some("text/plain; x=json"), "text/plain; x=json\r\n\r\na"),
        ] {
            let part = Part::unnamed(&value.clone().into(), content_type);
            assert_eq!(written(&[part]), format!("--B\r\nContent-Type: {expected}\r\n--B--\r\n"), "{value}");
        }
    }

    #[test]
    fn files_without_names_of_fields_keep_names_of_their_own() {
        let own = FilePart::new("a.png", "x").content_type("image/png");
        let parts = [Part::unnamed_file("y".into(), None), Part::unnamed_file(own, Some("image/gif"))];
        assert_eq!(
            written(&parts),
            "--B\r\nContent-Type: application/octet-stream\r\n\r\ny\r\n\
             --B\r\nContent-Disposition: attachment; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
        );
    }

    #[test]
    fn a_media_type_gets_one_boundary() -> Result<(), Error> {
        for (media_type, expected) in [
            ("multipart/form-data", "multipart/form-data; boundary=ampersat-"),
            ("multipart/related; type=text/html", "multipart/related; type=text/html; boundary=ampersat-"),
            ("multipart/mixed; Boundary=x; a=b", "multipart/mixed; a=b; boundary=ampersat-"),
            ("multipart/mixed;boundary=\"x\"", "multipart/mixed; boundary=ampersat-"),
        ] {
            let body = encode(&[], media_type)?;
            let boundary = body.content_type().and_then(|name| name.strip_prefix(expected)).unwrap_or_default();
            let end = format!("--ampersat-{boundary}--\r\n");
            assert_eq!(body.bytes().as_deref(), Some(end.as_bytes()), "{media_type}");
        }
        Ok(())
    }

    #[test]
    fn a_length_is_known_if_that_of_every_file_is() {
        let unknown = Part::file("f", Body::from_read(&b"abc"[..]).into(), None);
        let length = |part| encode_with(&[part], "B").map(|body| body.length()).ok();
        assert_eq!(length(unknown), Some(None));
        let known = Part::file("f", Body::from_read(&b"abc"[..]).with_length(3).into(), None);
        let whole = Part::file("f", "abc".into(), None);
        assert_eq!(length(known), length(whole));
    }
}
