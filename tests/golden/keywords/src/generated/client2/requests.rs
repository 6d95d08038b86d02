// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::{Client, ListResponse2};

pub(super) static AWAIT_: runtime::Operation = runtime::Operation {
    group: "client2",
    name: "await_",
    method: runtime::Method::GET,
    path: "/client",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Client2::await_`](super::Client2::await_): `GET /client`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct AwaitRequest(pub(super) runtime::Request);

impl AwaitRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(self) -> Result<runtime::Response<Client>, runtime::Error> {
        self.0.send::<Client>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<runtime::Response<Client>, runtime::Error> {
        self.0.send_blocking::<Client>()
    }
}

impl IntoFuture for AwaitRequest {
    type Output = Result<Client, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<Client>()
    }
}

pub(super) static LIST: runtime::Operation = runtime::Operation {
    group: "client2",
    name: "list",
    method: runtime::Method::PUT,
    path: "/client",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Client2::list`](super::Client2::list): `PUT /client`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListRequest(pub(super) runtime::Request);

impl ListRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(self) -> Result<runtime::Response<ListResponse2>, runtime::Error> {
        self.0.send::<ListResponse2>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<ListResponse2>, runtime::Error> {
        self.0.send_blocking::<ListResponse2>()
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<ListResponse2, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<ListResponse2>()
    }
}
