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

    /// `'tick' [x]`.
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
}

runtime::impl_send!(SayHiPanicRequest, SayHiPanicResponse);
