// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::SayHiPanicResponse;

pub(super) static SAY_HI_PANIC: runtime::Operation = runtime::Operation {
    group: "to_ken_s",
    name: "say_hi_panic",
    method: runtime::Method::GET,
    path: "/quote/{na-me}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`ToKenS::say_hi_panic`](super::ToKenS::say_hi_panic): `GET /quote/{na-me}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SayHiPanicRequest(pub(super) runtime::Request);

impl SayHiPanicRequest {
    /// "###; panic!(); r###" �x�.
    pub fn a_b_c(self, a_b_c: impl Into<String>) -> Self {
        Self(self.0.query::<String>("a\"b\\c", &a_b_c.into()))
    }

    /// `'tick' [x]`; the document does not describe it.
    pub fn tick_x(self, tick_x: i64) -> Self {
        Self(self.0.query::<i64>("`tick` [x]", &tick_x))
    }

    /// \#\!\[feature(x)\]
    /// \#\[test\]
    /// fn evil() {}
    /// lone return
    pub fn gr_e(self, gr_e: impl Into<String>) -> Self {
        Self(self.0.query::<String>("größe", &gr_e.into()))
    }

    /// Sends the request; the response has the status, the headers and the raw body, too.
    ///
    /// # Errors
    /// If the request is incomplete, is not answered, or is answered with an error.
    pub async fn send(
        self,
    ) -> Result<runtime::Response<SayHiPanicResponse>, runtime::Error> {
        self.0.send::<SayHiPanicResponse>().await
    }

    /// As [`send`](Self::send), and blocks the thread until the response is there.
    ///
    /// # Errors
    /// As [`send`](Self::send). Inside an async runtime it is refused.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(
        self,
    ) -> Result<runtime::Response<SayHiPanicResponse>, runtime::Error> {
        self.0.send_blocking::<SayHiPanicResponse>()
    }
}

impl IntoFuture for SayHiPanicRequest {
    type Output = Result<SayHiPanicResponse, runtime::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.0.into_future_of::<SayHiPanicResponse>()
    }
}
