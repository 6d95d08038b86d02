// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::ListResponse;

pub(super) static LIST: runtime::Operation = runtime::Operation {
    group: "runtime2",
    name: "list",
    method: runtime::Method::PUT,
    path: "/string/{string}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Runtime2::list`](super::Runtime2::list): `PUT /string/{string}`.
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
    pub async fn send(self) -> Result<runtime::Response<ListResponse>, runtime::Error> {
        self.0.send::<ListResponse>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<ListResponse>, runtime::Error> {
        self.0.send_blocking::<ListResponse>()
    }
}

impl IntoFuture for ListRequest {
    type Output = Result<ListResponse, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<ListResponse>()
    }
}
