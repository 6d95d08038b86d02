// @generated from a document in tests/fixtures. Do not edit.

//! Bodies.
//!
//! 24 operations, behind the handle [`Bodies`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

pub use types::*;

/// Bodies. From [`Client::bodies`](crate::Client::bodies).
#[derive(Clone, Copy, Debug)]
pub struct Bodies<'a>(pub(crate) &'a runtime::Client);

impl Bodies<'_> {
    /// `POST /any`
    ///
    /// Set before sending: [`name`](AnyRequest::name).
    pub fn any(&self) -> AnyRequest {
        self.0
            .post("bodies.any", "/any")
            .required(&[runtime::BODY])
            .required_fields(&["name"])
            .into()
    }
}

/// A request of [`Bodies::any`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AnyRequest(runtime::Request);

impl AnyRequest {
    /// Required, unless the body is given as a whole.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(body))
    }

    /// The body, as a form.
    ///
    /// One of many.
    pub fn form(self, form: impl Into<AnyForm>) -> Self {
        Self(self.0.form::<AnyForm>(form, &[("q", runtime::Style::FORM.joined())]))
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
    ///
    /// Its media type is `application/zip` or `application/gzip`: say which with `Body::with_content_type`, otherwise it is sent as `application/zip`.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/zip").bytes(bytes.into()))
    }
}

runtime::impl_request!(AnyRequest, ());

impl Bodies<'_> {
    /// `GET /boxes/{name}` returns [`Crate`].
    pub fn read_box(&self, name: impl Into<String>) -> runtime::Call<Crate> {
        self.0
            .get("bodies.read_box", "/boxes/{name}")
            .path::<String>("name", name)
            .into()
    }
}

impl Bodies<'_> {
    /// `POST /boxes/{name}`
    ///
    /// Set before sending: [`body`](WriteBoxesRequest::body).
    pub fn write_boxes(&self, name: impl Into<String>) -> WriteBoxesRequest {
        self.0
            .post("bodies.write_boxes", "/boxes/{name}")
            .required(&[runtime::BODY])
            .path::<String>("name", name)
            .into()
    }
}

/// A request of [`Bodies::write_boxes`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct WriteBoxesRequest(runtime::Request);

impl WriteBoxesRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl IntoIterator<Item = Crate>) -> Self {
        let body: Vec<Crate> = body.into_iter().collect();
        Self(self.0.json::<Vec<Crate>>(body))
    }
}

runtime::impl_request!(WriteBoxesRequest, ());

impl Bodies<'_> {
    /// `PUT /boxes/{name}`
    ///
    /// Set before sending: [`name`](WriteBoxRequest::name).
    pub fn write_box(&self, name: impl Into<String>) -> WriteBoxRequest {
        self.0
            .put("bodies.write_box", "/boxes/{name}")
            .required(&["name"])
            .path::<String>("name", name)
            .into()
    }
}

/// A request of [`Bodies::write_box`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct WriteBoxRequest(runtime::Request);

impl WriteBoxRequest {
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn inner(self, inner: impl Into<Crate>) -> Self {
        Self(self.0.field::<Crate>("inner", inner))
    }

    pub fn list(self, list: impl IntoIterator<Item = Crate>) -> Self {
        let list: Vec<Crate> = list.into_iter().collect();
        Self(self.0.field::<Vec<Crate>>("list", list))
    }

    pub fn map(self, map: impl IntoIterator<Item = (impl Into<String>, Crate)>) -> Self {
        let map: BTreeMap<String, Crate> = map
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect();
        Self(self.0.field::<BTreeMap<String, Crate>>("map", map))
    }

    pub fn either(self, either: impl Into<CrateEither>) -> Self {
        Self(self.0.field::<CrateEither>("either", either))
    }

    pub fn seal(self, seal: impl Into<runtime::Nullable<Seal>>) -> Self {
        Self(self.0.field::<Option<Seal>>("seal", runtime::nullable(seal)))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Crate>) -> Self {
        Self(self.0.fields::<Crate>(body))
    }
}

runtime::impl_request!(WriteBoxRequest, ());

impl Bodies<'_> {
    /// `POST /brackets`
    ///
    /// Set before sending: [`kept`](BracketsRequest::kept).
    pub fn brackets(&self) -> BracketsRequest {
        self.0.post("bodies.brackets", "/brackets").required(&["kept"]).into()
    }
}

/// A request of [`Bodies::brackets`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct BracketsRequest(runtime::Request);

impl BracketsRequest {
    /// Required.
    pub fn kept(self, kept: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let kept: Vec<String> = kept.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<String>,
                >("kept", kept, runtime::Style::FIELD.kept()),
        )
    }

    pub fn expand(self, expand: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let expand: Vec<String> = expand.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<String>,
                >("expand", expand, runtime::Style::DEEP_OBJECT),
        )
    }

    pub fn lines(self, lines: impl IntoIterator<Item = Line>) -> Self {
        let lines: Vec<Line> = lines.into_iter().collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<Line>,
                >("lines", lines, runtime::Style::DEEP_OBJECT),
        )
    }

    pub fn line(self, line: impl Into<Line>) -> Self {
        Self(self.0.form_field_styled::<Line>("line", line, runtime::Style::DEEP_OBJECT))
    }

    pub fn numbered(
        self,
        numbered: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let numbered: Vec<String> = numbered.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<String>,
                >("numbered", numbered, runtime::Style::DEEP_OBJECT.indices()),
        )
    }

    /// `ids[]` on the wire.
    pub fn ids(self, ids: impl IntoIterator<Item = i64>) -> Self {
        let ids: Vec<i64> = ids.into_iter().collect();
        Self(self.0.form_field::<Vec<i64>>("ids[]", ids))
    }
}

runtime::impl_request!(BracketsRequest, ());

impl Bodies<'_> {
    /// `PUT /bytes`
    ///
    /// Set before sending: [`body`](BytesRequest::body).
    pub fn bytes(&self) -> BytesRequest {
        self.0.put("bodies.bytes", "/bytes").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::bytes`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct BytesRequest(runtime::Request);

impl BytesRequest {
    /// The body, as bytes or as a stream of them.
    ///
    /// Its media type is `image/*`: say which with `Body::with_content_type`, otherwise it is sent as `application/octet-stream`.
    pub fn body(self, body: impl Into<runtime::Body>) -> Self {
        Self(self.0.bytes(body.into()))
    }
}

runtime::impl_request!(BytesRequest, ());

impl Bodies<'_> {
    /// `POST /files`
    pub fn files(&self) -> FilesRequest {
        self.0.post("bodies.files", "/files").multipart_fields().into()
    }
}

/// A request of [`Bodies::files`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FilesRequest(runtime::Request);

impl FilesRequest {
    pub fn maybe(self, maybe: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("maybe", maybe.into(), None))
    }

    pub fn typed(self, typed: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("typed", typed.into(), Some("image/png")))
    }

    pub fn listed(
        self,
        listed: impl IntoIterator<Item = impl Into<runtime::FilePart>>,
    ) -> Self {
        Self(self.0.files("listed", listed.into_iter().map(Into::into), None))
    }

    /// Just one.
    pub fn one(self, one: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("one", one.into(), None))
    }

    pub fn anything(self, anything: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("anything", anything.into(), None))
    }

    pub fn source(self, source: impl Into<String>) -> Self {
        Self(self.0.part_as::<String>("source", source, "text/css"))
    }

    /// Its looks.
    ///
    /// Its media type is `image/png` or `image/jpeg`: say which with `FilePart::content_type`, otherwise it is sent as `image/png`.
    pub fn picture(self, picture: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("picture", picture.into(), Some("image/png")))
    }

    /// Its media type is `image/*`: say which with `FilePart::content_type`, otherwise it is sent as `application/octet-stream`.
    pub fn image(self, image: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("image", image.into(), None))
    }
}

runtime::impl_request!(FilesRequest, ());

impl Bodies<'_> {
    /// `POST /form`
    ///
    /// Set before sending: [`name`](FormRequest::name).
    pub fn form(&self) -> FormRequest {
        self.0.post("bodies.form", "/form").required(&["name"]).into()
    }
}

/// A request of [`Bodies::form`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FormRequest(runtime::Request);

impl FormRequest {
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.form_field::<String>("name", name))
    }

    pub fn list(self, list: impl IntoIterator<Item = i64>) -> Self {
        let list: Vec<i64> = list.into_iter().collect();
        Self(self.0.form_field::<Vec<i64>>("list", list))
    }

    pub fn joined(self, joined: impl IntoIterator<Item = i64>) -> Self {
        let joined: Vec<i64> = joined.into_iter().collect();
        Self(
            self
                .0
                .form_field_styled::<
                    Vec<i64>,
                >("joined", joined, runtime::Style::FORM.joined()),
        )
    }

    pub fn deep(self, deep: impl Into<Named>) -> Self {
        Self(
            self.0.form_field_styled::<Named>("deep", deep, runtime::Style::DEEP_OBJECT),
        )
    }

    pub fn object(self, object: impl Into<Named>) -> Self {
        Self(self.0.form_field::<Named>("object", object))
    }
}

runtime::impl_request!(FormRequest, ());

impl Bodies<'_> {
    /// `PUT /json/empty`
    pub fn json_empty(&self) -> JsonEmptyRequest {
        self.0.put("bodies.json_empty", "/json/empty").json_fields().into()
    }
}

/// A request of [`Bodies::json_empty`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonEmptyRequest(runtime::Request);

impl JsonEmptyRequest {
    #[deprecated]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self(self.0.field::<String>("note", note))
    }
}

runtime::impl_request!(JsonEmptyRequest, ());

impl Bodies<'_> {
    /// `POST /json/fields`
    ///
    /// Set before sending: [`name`](JsonFieldsRequest::name).
    pub fn json_fields(&self) -> JsonFieldsRequest {
        self.0
            .post("bodies.json_fields", "/json/fields")
            .required(&["name"])
            .content_type("application/vnd.example+json")
            .into()
    }
}

/// A request of [`Bodies::json_fields`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonFieldsRequest(runtime::Request);

impl JsonFieldsRequest {
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    pub fn tags(self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("tags", tags))
    }
}

runtime::impl_request!(JsonFieldsRequest, ());

impl Bodies<'_> {
    /// `POST /json/list`
    ///
    /// Set before sending: [`body`](JsonListRequest::body).
    pub fn json_list(&self) -> JsonListRequest {
        self.0.post("bodies.json_list", "/json/list").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::json_list`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonListRequest(runtime::Request);

impl JsonListRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl IntoIterator<Item = Named>) -> Self {
        let body: Vec<Named> = body.into_iter().collect();
        Self(self.0.json::<Vec<Named>>(body))
    }
}

runtime::impl_request!(JsonListRequest, ());

impl Bodies<'_> {
    /// `PATCH /json/optional`
    pub fn json_optional(&self) -> JsonOptionalRequest {
        self.0
            .patch("bodies.json_optional", "/json/optional")
            .required_fields(&["name"])
            .into()
    }
}

/// A request of [`Bodies::json_optional`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JsonOptionalRequest(runtime::Request);

impl JsonOptionalRequest {
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(body))
    }
}

runtime::impl_request!(JsonOptionalRequest, ());

impl Bodies<'_> {
    /// `POST /lines`
    ///
    /// Set before sending: [`body`](LinesRequest::body).
    pub fn lines(&self) -> LinesRequest {
        self.0.post("bodies.lines", "/lines").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::lines`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LinesRequest(runtime::Request);

impl LinesRequest {
    /// The body, as a sequence of JSON values.
    pub fn body(self, body: impl IntoIterator<Item = Named>) -> Self {
        let body: Vec<Named> = body.into_iter().collect();
        Self(self.0.content_type("application/x-ndjson").lines::<Named>(&body))
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/x-ndjson").bytes(bytes.into()))
    }
}

runtime::impl_request!(LinesRequest, ());

impl Bodies<'_> {
    /// `POST /multipart`
    ///
    /// Set before sending: [`file`](UploadRequest::file).
    pub fn upload(&self) -> UploadRequest {
        self.0.post("bodies.upload", "/multipart").required(&["file"]).into()
    }
}

/// A request of [`Bodies::upload`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UploadRequest(runtime::Request);

impl UploadRequest {
    pub fn title(self, title: impl Into<String>) -> Self {
        Self(self.0.part::<String>("title", title))
    }

    pub fn meta(self, meta: impl Into<Named>) -> Self {
        Self(self.0.part::<Named>("meta", meta))
    }

    pub fn ids(self, ids: impl IntoIterator<Item = i64>) -> Self {
        let ids: Vec<i64> = ids.into_iter().collect();
        Self(self.0.part::<Vec<i64>>("ids", ids))
    }

    pub fn csv(self, csv: impl Into<String>) -> Self {
        Self(self.0.part_as::<String>("csv", csv, "text/csv"))
    }

    /// Required.
    pub fn file(self, file: impl Into<runtime::FilePart>) -> Self {
        Self(self.0.file("file", file.into(), Some("image/png")))
    }

    pub fn more(
        self,
        more: impl IntoIterator<Item = impl Into<runtime::FilePart>>,
    ) -> Self {
        Self(self.0.files("more", more.into_iter().map(Into::into), None))
    }
}

runtime::impl_request!(UploadRequest, ());

impl Bodies<'_> {
    /// `GET /nothing`
    pub fn nothing(&self) -> runtime::Call<()> {
        self.0.get("bodies.nothing", "/nothing").into()
    }
}

impl Bodies<'_> {
    /// `PATCH /patch`
    ///
    /// Set before sending: [`name`](PatchRequest::name).
    pub fn patch(&self) -> PatchRequest {
        self.0
            .patch("bodies.patch", "/patch")
            .required(&[runtime::BODY])
            .content_type("application/merge-patch+json")
            .required_fields(&["name"])
            .into()
    }
}

/// A request of [`Bodies::patch`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PatchRequest(runtime::Request);

impl PatchRequest {
    /// Required, unless the body is given as a whole.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(body))
    }

    /// The body, as JSON (`application/strategic-merge-patch+json`).
    pub fn strategic_merge_patch(self, strategic_merge_patch: impl Into<Named>) -> Self {
        Self(
            self
                .0
                .content_type("application/strategic-merge-patch+json")
                .json::<Named>(strategic_merge_patch),
        )
    }

    /// The body, as JSON (`application/json-patch+json`).
    pub fn json_patch(
        self,
        json_patch: impl IntoIterator<Item = impl Into<runtime::Value>>,
    ) -> Self {
        let json_patch: Vec<runtime::Value> = json_patch
            .into_iter()
            .map(Into::into)
            .collect();
        Self(
            self
                .0
                .content_type("application/json-patch+json")
                .json::<Vec<runtime::Value>>(json_patch),
        )
    }

    /// The body, as text (`application/apply-patch+yaml`).
    pub fn apply_patch(self, apply_patch: impl Into<String>) -> Self {
        Self(
            self.0.content_type("application/apply-patch+yaml").text(apply_patch.into()),
        )
    }
}

runtime::impl_request!(PatchRequest, ());

impl Bodies<'_> {
    /// `POST /sequence`
    ///
    /// Set before sending: [`body`](SequenceRequest::body).
    pub fn sequence(&self) -> SequenceRequest {
        self.0.post("bodies.sequence", "/sequence").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::sequence`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SequenceRequest(runtime::Request);

impl SequenceRequest {
    /// The body, as a sequence of JSON values.
    pub fn body(self, body: impl IntoIterator<Item = i64>) -> Self {
        let body: Vec<i64> = body.into_iter().collect();
        Self(self.0.content_type("application/json-seq").lines::<i64>(&body))
    }

    /// The body, as bytes or as a stream of them.
    pub fn bytes(self, bytes: impl Into<runtime::Body>) -> Self {
        Self(self.0.content_type("application/json-seq").bytes(bytes.into()))
    }
}

runtime::impl_request!(SequenceRequest, ());

impl Bodies<'_> {
    /// `POST /single`
    pub fn single(&self) -> SingleRequest {
        self.0
            .post("bodies.single", "/single")
            .query::<runtime::Value>("Action", "RunInstances")
            .header::<runtime::Value>("X-Version", "2016-11-15")
            .form_fields()
            .preset("grant_type", "client_credentials")
            .into()
    }
}

/// A request of [`Bodies::single`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SingleRequest(runtime::Request);

impl SingleRequest {
    /// `Action` on the wire.
    ///
    /// `RunInstances` unless it is set.
    pub fn action(self, action: impl Into<SingleAction>) -> Self {
        Self(self.0.query::<SingleAction>("Action", action))
    }

    /// `X-Version` on the wire.
    ///
    /// `2016-11-15` unless it is set.
    pub fn x_version(self, x_version: impl Into<Version>) -> Self {
        Self(self.0.header::<Version>("X-Version", x_version))
    }

    pub fn dry(self, dry: bool) -> Self {
        Self(self.0.query::<bool>("dry", dry))
    }

    /// `client_credentials` unless it is set.
    pub fn grant_type(self, grant_type: impl Into<SingleGrantType>) -> Self {
        Self(self.0.form_field::<SingleGrantType>("grant_type", grant_type))
    }

    pub fn scope(self, scope: impl Into<String>) -> Self {
        Self(self.0.form_field::<String>("scope", scope))
    }
}

runtime::impl_request!(SingleRequest, ());

impl Bodies<'_> {
    /// `POST /single/optional`
    pub fn single_optional(&self) -> SingleOptionalRequest {
        self.0
            .post("bodies.single_optional", "/single/optional")
            .preset("kind", "note")
            .into()
    }
}

/// A request of [`Bodies::single_optional`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SingleOptionalRequest(runtime::Request);

impl SingleOptionalRequest {
    /// `note` unless it is set.
    pub fn kind(self, kind: impl Into<SingleOptionalKind>) -> Self {
        Self(self.0.field::<SingleOptionalKind>("kind", kind))
    }

    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.field::<String>("text", text))
    }

    /// The body, as a form.
    pub fn form(self, form: impl Into<SingleOptionalForm>) -> Self {
        Self(self.0.form::<SingleOptionalForm>(form, &[]))
    }
}

runtime::impl_request!(SingleOptionalRequest, ());

impl Bodies<'_> {
    /// `POST /styled`
    ///
    /// Set before sending: [`name`](StyledRequest::name).
    pub fn styled(&self) -> StyledRequest {
        self.0
            .post("bodies.styled", "/styled")
            .required(&[runtime::BODY])
            .required_fields(&["name"])
            .into()
    }
}

/// A request of [`Bodies::styled`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StyledRequest(runtime::Request);

impl StyledRequest {
    /// Required, unless the body is given as a whole.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Named>) -> Self {
        Self(self.0.fields::<Named>(body))
    }

    /// The body, as a form.
    pub fn form(self, form: impl Into<Order>) -> Self {
        Self(
            self
                .0
                .form::<
                    Order,
                >(
                    form,
                    &[
                        ("tags", runtime::Style::FIELD.kept()),
                        ("lines", runtime::Style::DEEP_OBJECT.kept()),
                    ],
                ),
        )
    }
}

runtime::impl_request!(StyledRequest, ());

impl Bodies<'_> {
    /// `POST /styled/parts`
    ///
    /// Set before sending: [`kept`](StyledPartsRequest::kept).
    pub fn styled_parts(&self) -> StyledPartsRequest {
        self.0.post("bodies.styled_parts", "/styled/parts").required(&["kept"]).into()
    }
}

/// A request of [`Bodies::styled_parts`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StyledPartsRequest(runtime::Request);

impl StyledPartsRequest {
    /// Required.
    pub fn kept(self, kept: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let kept: Vec<String> = kept.into_iter().map(Into::into).collect();
        Self(
            self.0.part_styled::<Vec<String>>("kept", kept, runtime::Style::FIELD.kept()),
        )
    }

    pub fn joined(self, joined: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let joined: Vec<String> = joined.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .part_styled::<
                    Vec<String>,
                >("joined", joined, runtime::Style::FORM.joined()),
        )
    }

    pub fn line(self, line: impl Into<Line>) -> Self {
        Self(self.0.part_styled::<Line>("line", line, runtime::Style::DEEP_OBJECT))
    }
}

runtime::impl_request!(StyledPartsRequest, ());

impl Bodies<'_> {
    /// `POST /text`
    ///
    /// Set before sending: [`body`](TextRequest::body).
    pub fn text(&self) -> TextRequest {
        self.0.post("bodies.text", "/text").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::text`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TextRequest(runtime::Request);

impl TextRequest {
    /// The body, as text (`text/markdown`).
    pub fn body(self, body: impl Into<String>) -> Self {
        Self(self.0.content_type("text/markdown").text(body.into()))
    }
}

runtime::impl_request!(TextRequest, ());

impl Bodies<'_> {
    /// `PUT /texts`
    ///
    /// Set before sending: [`body`](TextsRequest::body).
    pub fn texts(&self) -> TextsRequest {
        self.0.put("bodies.texts", "/texts").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Bodies::texts`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TextsRequest(runtime::Request);

impl TextsRequest {
    /// The body, as text.
    pub fn body(self, body: impl Into<String>) -> Self {
        Self(self.0.text(body.into()))
    }

    /// The body, as text (`text/csv`).
    pub fn csv(self, csv: impl Into<String>) -> Self {
        Self(self.0.content_type("text/csv").text(csv.into()))
    }
}

runtime::impl_request!(TextsRequest, ());

impl Bodies<'_> {
    /// `POST /undeclared`
    ///
    /// Set before sending: [`name`](UndeclaredRequest::name), [`terms`](UndeclaredRequest::terms).
    pub fn undeclared(&self) -> UndeclaredRequest {
        self.0
            .post("bodies.undeclared", "/undeclared")
            .required(&["name", "terms"])
            .into()
    }
}

/// A request of [`Bodies::undeclared`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UndeclaredRequest(runtime::Request);

impl UndeclaredRequest {
    /// Required.
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", name))
    }

    /// Required.
    pub fn terms(self, terms: impl Into<runtime::Value>) -> Self {
        Self(self.0.field::<runtime::Value>("terms", terms))
    }
}

runtime::impl_request!(UndeclaredRequest, ());
