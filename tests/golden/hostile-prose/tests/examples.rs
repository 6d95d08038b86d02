// @generated from a document in tests/fixtures. Do not edit.

//! The documented responses, decoded and encoded again without loss.

#[cfg(feature = "to_ken_s")]
#[rustfmt::skip]
mod to_ken_s {
    use ampersat_runtime as runtime;

    #[test]
    fn say_hi_panic() {
        runtime::testing::assert_example::<
            golden_hostile_prose::to_ken_s::SayHiPanicResponse,
        >(
            "{\n  \"say\": \"\\\"### {} */ \u{202e}evil\",\n  \"a`b\": \"```\\npanic!()\\n```\"\n}",
        );
    }
}
