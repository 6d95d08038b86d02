// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{JournalResponse, Place, Thing};

pub(super) static CHANGES: runtime::Operation = runtime::Operation {
    group: "things",
    name: "changes",
    method: runtime::Method::GET,
    path: "/changes",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::changes`](super::Things::changes): `GET /changes`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ChangesRequest(pub(super) runtime::Request);

runtime::impl_send!(
    ChangesRequest,
    runtime::EventStream<Thing>,
    runtime::JsonEvents<Thing>,
);

pub(super) static DEFAULT: runtime::Operation = runtime::Operation {
    group: "things",
    name: "default",
    method: runtime::Method::GET,
    path: "/default",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::default`](super::Things::default): `GET /default`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DefaultRequest(pub(super) runtime::Request);

runtime::impl_send!(DefaultRequest, Thing);

pub(super) static EVENTS: runtime::Operation = runtime::Operation {
    group: "things",
    name: "events",
    method: runtime::Method::GET,
    path: "/events",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::events`](super::Things::events): `GET /events`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct EventsRequest(pub(super) runtime::Request);

runtime::impl_send!(
    EventsRequest,
    runtime::EventStream<runtime::Event>,
    runtime::EventsBody,
);

pub(super) static JOURNAL: runtime::Operation = runtime::Operation {
    group: "things",
    name: "journal",
    method: runtime::Method::GET,
    path: "/journal",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::journal`](super::Things::journal): `GET /journal`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct JournalRequest(pub(super) runtime::Request);

runtime::impl_send!(
    JournalRequest,
    runtime::LineStream<JournalResponse>,
    runtime::JsonLines<JournalResponse>,
);

pub(super) static LOG: runtime::Operation = runtime::Operation {
    group: "things",
    name: "log",
    method: runtime::Method::GET,
    path: "/log",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::log`](super::Things::log): `GET /log`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LogRequest(pub(super) runtime::Request);

runtime::impl_send!(LogRequest, runtime::LineStream<Thing>, runtime::JsonLines<Thing>);

pub(super) static GET: runtime::Operation = runtime::Operation {
    group: "things",
    name: "get",
    method: runtime::Method::GET,
    path: "/things/{id}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::get`](super::Things::get): `GET /things/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetRequest(pub(super) runtime::Request);

runtime::impl_send!(GetRequest, Thing);

pub(super) static PUT: runtime::Operation = runtime::Operation {
    group: "things",
    name: "put",
    method: runtime::Method::PUT,
    path: "/things/{id}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::put`](super::Things::put): `PUT /things/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutRequest(pub(super) runtime::Request);

runtime::impl_send!(PutRequest, PutResponse);

/// What `PUT /things/{id}` answers, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum PutResponse {
    /// `200`: It was there
    Ok(Thing),
    /// `201`: It is new
    Created(Place),
    /// `202`: Later
    Accepted(String),
    /// `204`: Nothing changed
    NoContent,
    /// `207`: Several
    MultiStatus(runtime::Bytes),
}

impl runtime::Payload for PutResponse {
    type Value = Self;

    fn read(reply: runtime::Reply<'_>) -> Result<Self, runtime::DecodeError> {
        match reply.status() {
            200 => reply.json::<Thing>().map(Self::Ok),
            201 => reply.json::<Place>().map(Self::Created),
            202 => reply.text().map(Self::Accepted),
            204 => Ok(Self::NoContent),
            207 => Ok(Self::MultiStatus(reply.bytes())),
            _ => Err(reply.unexpected()),
        }
    }
}

#[cfg(feature = "mock")]
impl runtime::mock::Answerable for PutResponse {
    type Given = Self;

    fn write(given: Self) -> runtime::mock::Written {
        match given {
            Self::Ok(body) => runtime::mock::Written::json::<Thing>(200, &body),
            Self::Created(body) => runtime::mock::Written::json::<Place>(201, &body),
            Self::Accepted(body) => runtime::mock::Written::text(202, body),
            Self::NoContent => runtime::mock::Written::empty(204),
            Self::MultiStatus(body) => runtime::mock::Written::bytes(207, body),
        }
    }
}

pub(super) static DELETE: runtime::Operation = runtime::Operation {
    group: "things",
    name: "delete",
    method: runtime::Method::DELETE,
    path: "/things/{id}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::delete`](super::Things::delete): `DELETE /things/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DeleteRequest(pub(super) runtime::Request);

runtime::impl_send!(DeleteRequest, Option<Thing>, runtime::Maybe<Thing>);

pub(super) static EXISTS: runtime::Operation = runtime::Operation {
    group: "things",
    name: "exists",
    method: runtime::Method::HEAD,
    path: "/things/{id}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::exists`](super::Things::exists): `HEAD /things/{id}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ExistsRequest(pub(super) runtime::Request);

runtime::impl_send!(ExistsRequest, ());

pub(super) static ARCHIVE: runtime::Operation = runtime::Operation {
    group: "things",
    name: "archive",
    method: runtime::Method::GET,
    path: "/things/{id}/archive",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::archive`](super::Things::archive): `GET /things/{id}/archive`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ArchiveRequest(pub(super) runtime::Request);

runtime::impl_send!(ArchiveRequest, ());

pub(super) static FILE: runtime::Operation = runtime::Operation {
    group: "things",
    name: "file",
    method: runtime::Method::GET,
    path: "/things/{id}/file",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::file`](super::Things::file): `GET /things/{id}/file`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FileRequest(pub(super) runtime::Request);

runtime::impl_send!(FileRequest, runtime::ByteStream, runtime::StreamBody);

pub(super) static PAGE: runtime::Operation = runtime::Operation {
    group: "things",
    name: "page",
    method: runtime::Method::GET,
    path: "/things/{id}/page",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::page`](super::Things::page): `GET /things/{id}/page`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PageRequest(pub(super) runtime::Request);

runtime::impl_send!(PageRequest, String, runtime::TextBody);

pub(super) static UNDECLARED: runtime::Operation = runtime::Operation {
    group: "things",
    name: "undeclared",
    method: runtime::Method::GET,
    path: "/undeclared",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Things::undeclared`](super::Things::undeclared): `GET /undeclared`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UndeclaredRequest(pub(super) runtime::Request);

runtime::impl_send!(UndeclaredRequest, runtime::Value);
