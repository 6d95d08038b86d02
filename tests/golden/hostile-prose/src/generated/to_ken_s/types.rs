// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`ToKenS::say_hi_panic`](super::ToKenS::say_hi_panic).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SayHiPanicResponse {
    /// \`` ` \`\` \[broken\](. For example `"\"###"`.
    pub say: Option<String>,
    /// `a'b` on the wire.
    pub a_b: Option<String>,
    /// `*/ {}  ` on the wire.
    pub field: Option<String>,
}

runtime::impl_object!(SayHiPanicResponse {
    say: optional::<String>("say"),
    a_b: optional::<String>("a`b"),
    field: optional::<String>("*/ {} \n"),
});
