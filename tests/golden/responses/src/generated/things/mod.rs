// @generated from a document in tests/fixtures. Do not edit.

//! Things.
//!
//! 13 operations, behind the handle [`Things`].

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

    /// `GET /changes`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Events, as they arrive; the data of each: [`Thing`](crate::things::Thing).
    pub fn changes(&self) -> ChangesRequest {
        ChangesRequest(
            self.client.request(&requests::CHANGES).accept("text/event-stream"),
        )
    }

    /// `GET /default`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// [`Thing`](crate::things::Thing).
    pub fn default(&self) -> DefaultRequest {
        DefaultRequest(self.client.request(&requests::DEFAULT))
    }

    /// `GET /events`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Events, as they arrive.
    pub fn events(&self) -> EventsRequest {
        EventsRequest(self.client.request(&requests::EVENTS).accept("text/event-stream"))
    }

    /// `GET /journal`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// JSON texts one after the other, as they arrive; each: [`JournalResponse`](crate::things::JournalResponse).
    pub fn journal(&self) -> JournalRequest {
        JournalRequest(
            self.client.request(&requests::JOURNAL).accept("application/json-seq"),
        )
    }

    /// `GET /log`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// JSON texts one after the other, as they arrive; each: [`Thing`](crate::things::Thing).
    pub fn log(&self) -> LogRequest {
        LogRequest(self.client.request(&requests::LOG).accept("application/x-ndjson"))
    }

    /// `GET /things/{id}`. Counts as reading, since it is a GET.
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
    /// * `302`: It is elsewhere
    /// * `304`: It is what it was
    /// * `404`: none ([`Problem`](crate::things::Problem))
    /// * `422`: wrong ([`GetError`](crate::things::GetError))
    /// * any other: Unexpected error ([`Problem`](crate::things::Problem))
    pub fn get(&self, id: i64) -> GetRequest {
        GetRequest(
            self
                .client
                .request(&requests::GET)
                .path("id", &id)
                .accept("application/vnd.example.thing+json"),
        )
    }

    /// `PUT /things/{id}`. Counts as repeatable, since it is a PUT.
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

    /// `DELETE /things/{id}`. Counts as repeatable, since it is a DELETE.
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

    /// `HEAD /things/{id}`. Counts as reading, since it is a HEAD.
    ///
    /// # Arguments
    /// * `id`: fills `{id}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn exists(&self, id: i64) -> ExistsRequest {
        ExistsRequest(self.client.request(&requests::EXISTS).path("id", &id))
    }

    /// `GET /things/{id}/archive`. Counts as reading, since it is a GET.
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

    /// `GET /things/{id}/file`. Counts as reading, since it is a GET.
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

    /// `GET /things/{id}/page`. Counts as reading, since it is a GET.
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

    /// `GET /undeclared`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Raw JSON: the shape of the response is not documented.
    pub fn undeclared(&self) -> UndeclaredRequest {
        UndeclaredRequest(self.client.request(&requests::UNDECLARED))
    }
}
