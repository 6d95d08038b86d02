//! `multipart/form-data`, as RFC 7578 and the WHATWG's HTML standard say. Files are sent while they are read.

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
    pub(crate) name: String,
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
            Self { field: name.to_owned(), name: name.to_owned(), file: None, body }
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
        pairs.map(|(part, text)| Self { field: name.to_owned(), name: part, file: None, body: text.into() }).collect()
    }

    /// A file; without a type of its own it has that of the API's description.
    pub(crate) fn file(name: &str, file: FilePart, content_type: Option<&str>) -> Self {
        let FilePart { body, name: file } = file;
        let own = body.content_type().or(content_type).unwrap_or("application/octet-stream").to_owned();
        let file = file.unwrap_or_else(|| name.to_owned());
        Self { field: name.to_owned(), name: name.to_owned(), file: Some(file), body: body.with_content_type(own) }
    }

    /// Returns whether it can still be sent from its beginning.
    pub(crate) fn is_whole(&self) -> bool {
        self.body.is_whole()
    }

    fn head(&self, boundary: &str) -> Result<String, Error> {
        let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", Quoted(&self.name));
        // writing to a String cannot fail
        if let Some(file) = &self.file {
            let _ = write!(head, "; filename=\"{}\"", Quoted(file));
        }
        if let Some(content_type) = self.body.content_type() {
            if content_type.chars().any(char::is_control) {
                return Err(Error::build(format!("the content type of part {:?} is not valid", self.name)));
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

/// The body of some parts, and its content type.
pub(crate) fn encode(parts: &[Part]) -> Result<(Body, String), Error> {
    encode_with(parts, &format!("ampersat-{:016x}{:016x}", random::bits(), random::bits()))
}

pub(crate) fn encode_with(parts: &[Part], boundary: &str) -> Result<(Body, String), Error> {
    let mut body = Body::default();
    for part in parts {
        body.append(part.head(boundary)?.into());
        body.append(part.body.clone());
        body.append("\r\n".into());
    }
    body.append(format!("--{boundary}--\r\n").into());
    Ok((body, format!("multipart/form-data; boundary={boundary}")))
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
        let (body, content_type) = encode_with(parts, "B").unwrap();
        assert_eq!(content_type, "multipart/form-data; boundary=B");
        String::from_utf8(body.bytes().unwrap().into()).unwrap()
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
        assert!(encode(&[evil]).is_err());
    }

    #[test]
    fn a_length_is_known_if_that_of_every_file_is() {
        let unknown = Part::file("f", Body::from_read(&b"abc"[..]).into(), None);
        assert_eq!(encode_with(&[unknown], "B").unwrap().0.length(), None);
        let known = Part::file("f", Body::from_read(&b"abc"[..]).with_length(3).into(), None);
        let whole = Part::file("f", "abc".into(), None);
        let length = |part| encode_with(&[part], "B").unwrap().0.length();
        assert_eq!(length(known), length(whole));
    }
}
