// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::ListResponse;

pub(super) static CRATE_: runtime::Operation = runtime::Operation {
    group: "builder2",
    name: "crate_",
    method: runtime::Method::GET,
    path: "/builder",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Builder2::crate_`](super::Builder2::crate_): `GET /builder`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CrateRequest(pub(super) runtime::Request);

impl CrateRequest {
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

impl IntoFuture for CrateRequest {
    type Output = Result<ListResponse, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<ListResponse>()
    }
}
