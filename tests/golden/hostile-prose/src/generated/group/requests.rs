// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

pub(super) static GET_PROSE: runtime::Operation = runtime::Operation {
    group: "group",
    name: "get_prose",
    method: runtime::Method::GET,
    path: "/prose",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Group::get_prose`](super::Group::get_prose): `GET /prose`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct GetProseRequest(pub(super) runtime::Request);

impl GetProseRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(
        self,
    ) -> Result<runtime::Response<runtime::Value>, runtime::Error> {
        self.0.send::<runtime::Value>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<runtime::Value>, runtime::Error> {
        self.0.send_blocking::<runtime::Value>()
    }
}

impl IntoFuture for GetProseRequest {
    type Output = Result<runtime::Value, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<runtime::Value>()
    }
}

pub(super) static DELETE_QUOTE_BY_NA_ME: runtime::Operation = runtime::Operation {
    group: "group",
    name: "delete_quote_by_na_me",
    method: runtime::Method::DELETE,
    path: "/quote/{na-me}",
    class: runtime::Class::Idempotent,
    required: &[],
    authenticated: true,
};

/// A request of [`Group::delete_quote_by_na_me`](super::Group::delete_quote_by_na_me): `DELETE /quote/{na-me}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DeleteQuoteByNaMeRequest(pub(super) runtime::Request);

impl DeleteQuoteByNaMeRequest {
    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(
        self,
    ) -> Result<runtime::Response<runtime::Value>, runtime::Error> {
        self.0.send::<runtime::Value>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<runtime::Value>, runtime::Error> {
        self.0.send_blocking::<runtime::Value>()
    }
}

impl IntoFuture for DeleteQuoteByNaMeRequest {
    type Output = Result<runtime::Value, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<runtime::Value>()
    }
}
