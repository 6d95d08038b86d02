// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::Event;

pub(super) static LIST_EVENTS: runtime::Operation = runtime::Operation {
    group: "events",
    name: "list_events",
    method: runtime::Method::GET,
    path: "/events",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Events::list_events`](super::Events::list_events): `GET /events`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListEventsRequest(pub(super) runtime::Request);

runtime::impl_send!(ListEventsRequest, Vec<Event>);
