// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{AnyForm, Named};

pub(super) static ANY: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "any",
    method: runtime::Method::POST,
    path: "/any",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::any`](super::Bodies::any): `POST /any`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AnyRequest(pub(super) runtime::Request);

impl AnyRequest {
    /// Name.
    ///
    /// Required, unless the body is given as a whole.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", &name.into()))
    }

    /// Size.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", &size))
    }

    /// All fields of the body at once. A field that is set afterwards replaces what it has here.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(&body.into(), &[]))
    }

    /// The body, as a form.
    ///
    /// One of many.
    pub fn form(self, form: impl Into<AnyForm>) -> Self {
        Self(
            self.0.form::<AnyForm>(&form.into(), &[("q", runtime::Style::FORM.joined())]),
        )
    }

    /// The body, as a form with files.
    ///
    /// One of many.
    pub fn multipart(self, multipart: impl Into<runtime::Multipart>) -> Self {
        Self(self.0.multipart(multipart.into()))
    }

    /// The body, as text.
    ///
    /// One of many.
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.text(text.into()))
    }

    /// The body, as bytes or as a stream of them.
    ///
    /// One of many.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/zip").bytes(bytes.into()))
    }
}

runtime::impl_send!(AnyRequest, ());

pub(super) static BYTES: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "bytes",
    method: runtime::Method::PUT,
    path: "/bytes",
    class: runtime::Class::Idempotent,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::bytes`](super::Bodies::bytes): `PUT /bytes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct BytesRequest(pub(super) runtime::Request);

impl BytesRequest {
    /// The body, as bytes or as a stream of them.
    pub fn body(self, body: impl Into<runtime::Body>) -> Self {
        Self(self.0.bytes(body.into()))
    }
}

runtime::impl_send!(BytesRequest, ());

pub(super) static FORM: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "form",
    method: runtime::Method::POST,
    path: "/form",
    class: runtime::Class::Unsafe,
    required: &["name"],
    authenticated: true,
};

/// A request of [`Bodies::form`](super::Bodies::form): `POST /form`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FormRequest(pub(super) runtime::Request);

impl FormRequest {
    /// Name.
    ///
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.form_field::<String>("name", &name.into()))
    }

    /// List.
    pub fn list(self, list: impl IntoIterator<Item = impl Into<i64>>) -> Self {
        let list: Vec<i64> = list.into_iter().map(Into::into).collect();
        Self(self.0.form_field::<Vec<i64>>("list", &list))
    }

    /// Joined.
    pub fn joined(self, joined: impl IntoIterator<Item = impl Into<i64>>) -> Self {
        let joined: Vec<i64> = joined.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<i64>,
                >("joined", &joined, runtime::Style::FORM.joined()),
        )
    }

    /// Deep.
    pub fn deep(self, deep: impl Into<Named>) -> Self {
        Self(
            self
                .0
                .form_field_styled::<
                    Named,
                >("deep", &deep.into(), runtime::Style::DEEP_OBJECT),
        )
    }

    /// Object.
    pub fn object(self, object: impl Into<Named>) -> Self {
        Self(self.0.form_field::<Named>("object", &object.into()))
    }
}

runtime::impl_send!(FormRequest, ());

pub(super) static JSON_EMPTY: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "json_empty",
    method: runtime::Method::PUT,
    path: "/json/empty",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Bodies::json_empty`](super::Bodies::json_empty): `PUT /json/empty`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonEmptyRequest(pub(super) runtime::Request);

impl JsonEmptyRequest {
    /// Note.
    #[deprecated]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self(self.0.field::<String>("note", &note.into()))
    }
}

runtime::impl_send!(JsonEmptyRequest, ());

pub(super) static JSON_FIELDS: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "json_fields",
    method: runtime::Method::POST,
    path: "/json/fields",
    class: runtime::Class::Unsafe,
    required: &["name"],
    authenticated: true,
};

/// A request of [`Bodies::json_fields`](super::Bodies::json_fields): `POST /json/fields`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonFieldsRequest(pub(super) runtime::Request);

impl JsonFieldsRequest {
    /// Name.
    ///
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", &name.into()))
    }

    /// Size.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", &size))
    }

    /// Tags.
    pub fn tags(self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("tags", &tags))
    }
}

runtime::impl_send!(JsonFieldsRequest, ());

pub(super) static JSON_LIST: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "json_list",
    method: runtime::Method::POST,
    path: "/json/list",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::json_list`](super::Bodies::json_list): `POST /json/list`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonListRequest(pub(super) runtime::Request);

impl JsonListRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl IntoIterator<Item = impl Into<Named>>) -> Self {
        let body: Vec<Named> = body.into_iter().map(Into::into).collect();
        Self(self.0.json::<Vec<Named>>(&body))
    }
}

runtime::impl_send!(JsonListRequest, ());

pub(super) static JSON_OPTIONAL: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "json_optional",
    method: runtime::Method::PATCH,
    path: "/json/optional",
    class: runtime::Class::Unsafe,
    required: &[],
    authenticated: true,
};

/// A request of [`Bodies::json_optional`](super::Bodies::json_optional): `PATCH /json/optional`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonOptionalRequest(pub(super) runtime::Request);

impl JsonOptionalRequest {
    /// Name.
    ///
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", &name.into()))
    }

    /// Size.
    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", &size))
    }

    /// All fields of the body at once. A field that is set afterwards replaces what it has here.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(&body.into(), &[]))
    }
}

runtime::impl_send!(JsonOptionalRequest, ());

pub(super) static LINES: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "lines",
    method: runtime::Method::POST,
    path: "/lines",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::lines`](super::Bodies::lines): `POST /lines`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LinesRequest(pub(super) runtime::Request);

impl LinesRequest {
    /// The body, as JSON texts one after the other.
    pub fn body(self, body: impl IntoIterator<Item = impl Into<Named>>) -> Self {
        let body: Vec<Named> = body.into_iter().map(Into::into).collect();
        Self(self.0.content_type("application/x-ndjson").lines::<Named>(&body))
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/x-ndjson").bytes(bytes.into()))
    }
}

runtime::impl_send!(LinesRequest, ());

pub(super) static UPLOAD: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "upload",
    method: runtime::Method::POST,
    path: "/multipart",
    class: runtime::Class::Unsafe,
    required: &["file"],
    authenticated: true,
};

/// A request of [`Bodies::upload`](super::Bodies::upload): `POST /multipart`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UploadRequest(pub(super) runtime::Request);

impl UploadRequest {
    /// Title.
    pub fn title(self, title: impl Into<String>) -> Self {
        Self(self.0.part::<String>("title", &title.into()))
    }

    /// Meta.
    pub fn meta(self, meta: impl Into<Named>) -> Self {
        Self(self.0.part::<Named>("meta", &meta.into()))
    }

    /// IDs.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<i64>>) -> Self {
        let ids: Vec<i64> = ids.into_iter().map(Into::into).collect();
        Self(self.0.part::<Vec<i64>>("ids", &ids))
    }

    /// Csv.
    pub fn csv(self, csv: impl Into<String>) -> Self {
        Self(self.0.part_as::<String>("csv", &csv.into(), "text/csv"))
    }

    /// File.
    ///
    /// Required.
    pub fn file(self, file: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("file", file.into(), Some("image/png")))
    }

    /// More.
    pub fn more(
        self,
        more: impl IntoIterator<Item = impl Into<runtime::FilePart>>,
    ) -> Self {
        Self(self.0.files("more", more.into_iter().map(Into::into), None))
    }
}

runtime::impl_send!(UploadRequest, ());

pub(super) static SEQUENCE: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "sequence",
    method: runtime::Method::POST,
    path: "/sequence",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::sequence`](super::Bodies::sequence): `POST /sequence`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SequenceRequest(pub(super) runtime::Request);

impl SequenceRequest {
    /// The body, as JSON texts one after the other.
    pub fn body(self, body: impl IntoIterator<Item = impl Into<i64>>) -> Self {
        let body: Vec<i64> = body.into_iter().map(Into::into).collect();
        Self(self.0.content_type("application/json-seq").lines::<i64>(&body))
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/json-seq").bytes(bytes.into()))
    }
}

runtime::impl_send!(SequenceRequest, ());

pub(super) static TEXT: runtime::Operation = runtime::Operation {
    group: "bodies",
    name: "text",
    method: runtime::Method::POST,
    path: "/text",
    class: runtime::Class::Unsafe,
    required: &[runtime::BODY],
    authenticated: true,
};

/// A request of [`Bodies::text`](super::Bodies::text): `POST /text`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TextRequest(pub(super) runtime::Request);

impl TextRequest {
    /// The body, as text.
    pub fn body(self, body: impl Into<String>) -> Self {
        Self(self.0.content_type("text/markdown").text(body.into()))
    }
}

runtime::impl_send!(TextRequest, ());
