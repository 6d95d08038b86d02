// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::String2;

pub(super) static TYPE_: runtime::Operation = runtime::Operation {
    group: "string",
    name: "type_",
    method: runtime::Method::GET,
    path: "/string/{string}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`String_::type_`](super::String_::type_): `GET /string/{string}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct TypeRequest(pub(super) runtime::Request);

impl TypeRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(self) -> Result<runtime::Response<String2>, runtime::Error> {
        self.0.send::<String2>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<runtime::Response<String2>, runtime::Error> {
        self.0.send_blocking::<String2>()
    }
}

impl IntoFuture for TypeRequest {
    type Output = Result<String2, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<String2>()
    }
}
