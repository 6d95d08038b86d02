// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use crate::types::CloneRequest2;

pub(super) static UNTAGGED: runtime::Operation = runtime::Operation {
    group: "operations",
    name: "untagged",
    method: runtime::Method::GET,
    path: "/untagged",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Operations::untagged`](super::Operations::untagged): `GET /untagged`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct UntaggedRequest(pub(super) runtime::Request);

impl UntaggedRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(self) -> Result<runtime::Response<CloneRequest2>, runtime::Error> {
        self.0.send::<CloneRequest2>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<CloneRequest2>, runtime::Error> {
        self.0.send_blocking::<CloneRequest2>()
    }
}

impl IntoFuture for UntaggedRequest {
    type Output = Result<CloneRequest2, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<CloneRequest2>()
    }
}
