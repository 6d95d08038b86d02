// @generated from a document in tests/fixtures. Do not edit.

//! Bodies.
//!
//! 11 operations, behind the handle [`Bodies`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::bodies`](crate::Client::bodies).
#[derive(Clone, Copy, Debug)]
pub struct Bodies<'a> {
    client: &'a runtime::Client,
}

impl<'a> Bodies<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `POST /any`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`name`](AnyRequest::name).
    ///
    /// # Response
    /// Nothing.
    pub fn any(&self) -> AnyRequest {
        AnyRequest(self.client.request(&requests::ANY).required_fields(&["name"]))
    }

    /// `PUT /bytes`. Counts as repeatable, since it is a PUT.
    ///
    /// Required before it is sent: [`body`](BytesRequest::body).
    ///
    /// # Response
    /// Nothing.
    pub fn bytes(&self) -> BytesRequest {
        BytesRequest(self.client.request(&requests::BYTES))
    }

    /// `POST /form`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`name`](FormRequest::name).
    ///
    /// # Response
    /// Nothing.
    pub fn form(&self) -> FormRequest {
        FormRequest(self.client.request(&requests::FORM))
    }

    /// `PUT /json/empty`. Counts as repeatable, since it is a PUT.
    ///
    /// # Response
    /// Nothing.
    pub fn json_empty(&self) -> JsonEmptyRequest {
        JsonEmptyRequest(self.client.request(&requests::JSON_EMPTY).json_fields())
    }

    /// `POST /json/fields`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`name`](JsonFieldsRequest::name).
    ///
    /// # Response
    /// Nothing.
    pub fn json_fields(&self) -> JsonFieldsRequest {
        JsonFieldsRequest(
            self
                .client
                .request(&requests::JSON_FIELDS)
                .content_type("application/vnd.example+json"),
        )
    }

    /// `POST /json/list`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`body`](JsonListRequest::body).
    ///
    /// # Response
    /// Nothing.
    pub fn json_list(&self) -> JsonListRequest {
        JsonListRequest(self.client.request(&requests::JSON_LIST))
    }

    /// `PATCH /json/optional`. Doing it twice may do more than doing it once.
    ///
    /// # Response
    /// Nothing.
    pub fn json_optional(&self) -> JsonOptionalRequest {
        JsonOptionalRequest(
            self.client.request(&requests::JSON_OPTIONAL).required_fields(&["name"]),
        )
    }

    /// `POST /lines`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`body`](LinesRequest::body).
    ///
    /// # Response
    /// Nothing.
    pub fn lines(&self) -> LinesRequest {
        LinesRequest(self.client.request(&requests::LINES))
    }

    /// `POST /multipart`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`file`](UploadRequest::file).
    ///
    /// # Response
    /// Nothing.
    pub fn upload(&self) -> UploadRequest {
        UploadRequest(self.client.request(&requests::UPLOAD))
    }

    /// `POST /sequence`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`body`](SequenceRequest::body).
    ///
    /// # Response
    /// Nothing.
    pub fn sequence(&self) -> SequenceRequest {
        SequenceRequest(self.client.request(&requests::SEQUENCE))
    }

    /// `POST /text`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`body`](TextRequest::body).
    ///
    /// # Response
    /// Nothing.
    pub fn text(&self) -> TextRequest {
        TextRequest(self.client.request(&requests::TEXT))
    }
}
