// @generated from a document in tests/fixtures. Do not edit.

//! Things.
//!
//! 11 operations, behind the handle [`Things`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::things`](crate::Client::things).
#[derive(Clone, Copy, Debug)]
pub struct Things<'a> {
    client: &'a runtime::Client,
}

impl<'a> Things<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /changes`. Changes nothing.
    ///
    /// # Response
    /// Events, as they arrive; the data of each: [`Thing`](crate::things::Thing).
    pub fn changes(&self) -> ChangesRequest {
        ChangesRequest(
            self.client.request(&requests::CHANGES).accept("text/event-stream"),
        )
    }

    /// `GET /default`. Changes nothing.
    ///
    /// # Response
    /// [`Thing`](crate::things::Thing).
    pub fn default(&self) -> DefaultRequest {
        DefaultRequest(self.client.request(&requests::DEFAULT))
    }

    /// `GET /events`. Changes nothing.
    ///
    /// # Response
    /// Events, as they arrive.
    pub fn events(&self) -> EventsRequest {
        EventsRequest(self.client.request(&requests::EVENTS).accept("text/event-stream"))
    }

    /// `GET /things/{id}`. Changes nothing.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// [`Thing`](crate::things::Thing).
    ///
    /// # Response headers
    /// * `X-Remaining` (`i64`): How many calls are left
    /// * `X-Tags` (`Vec<String>`)
    ///
    /// # Errors
    /// * `404, default`: [`Problem`](crate::things::Problem)
    /// * `422`: [`GetError`](crate::things::GetError)
    pub fn get(&self, id: i64) -> GetRequest {
        GetRequest(
            self
                .client
                .request(&requests::GET)
                .path("id", &id)
                .accept("application/vnd.example.thing+json"),
        )
    }

    /// `PUT /things/{id}`. Doing it twice is the same as doing it once.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// [`PutResponse`], by status.
    #[deprecated]
    pub fn put(&self, id: i64) -> PutRequest {
        PutRequest(
            self
                .client
                .request(&requests::PUT)
                .path("id", &id)
                .accept("application/json, text/plain, application/octet-stream"),
        )
    }

    /// `DELETE /things/{id}`. Doing it twice is the same as doing it once.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// `None` if there is no body; otherwise: [`Thing`](crate::things::Thing).
    pub fn delete(&self, id: i64) -> DeleteRequest {
        DeleteRequest(
            self.client.request(&requests::DELETE).path("id", &id).undeclared(&[202]),
        )
    }

    /// `HEAD /things/{id}`. Changes nothing.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn exists(&self, id: i64) -> ExistsRequest {
        ExistsRequest(self.client.request(&requests::EXISTS).path("id", &id))
    }

    /// `GET /things/{id}/archive`. Changes nothing.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// The `Location` header of the response says where; `send` shows it.
    pub fn archive(&self, id: i64) -> ArchiveRequest {
        ArchiveRequest(
            self.client.request(&requests::ARCHIVE).path("id", &id).accept_redirect(),
        )
    }

    /// `GET /things/{id}/file`. Changes nothing.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Bytes, as they arrive.
    pub fn file(&self, id: i64) -> FileRequest {
        FileRequest(
            self.client.request(&requests::FILE).path("id", &id).accept("image/png"),
        )
    }

    /// `GET /things/{id}/page`. Changes nothing.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Text.
    pub fn page(&self, id: i64) -> PageRequest {
        PageRequest(
            self.client.request(&requests::PAGE).path("id", &id).accept("text/html"),
        )
    }

    /// `GET /undeclared`. Changes nothing.
    ///
    /// # Response
    /// Raw JSON: the shape of the response is not documented.
    pub fn undeclared(&self) -> UndeclaredRequest {
        UndeclaredRequest(self.client.request(&requests::UNDECLARED))
    }
}
