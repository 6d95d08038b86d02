// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of `GET /quote/{na-me}`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SayHiPanicResponse {
    /// \`` ` \`\` \[broken\](. For example `"\"###"`.
    pub say: Option<String>,
    /// `a'b`; the document does not describe it.
    pub a_b: Option<String>,
    /// `*/ {}  `; the document does not describe it.
    pub field: Option<String>,
}

impl runtime::Codec for SayHiPanicResponse {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            say: object.optional::<String>("say")?,
            a_b: object.optional::<String>("a`b")?,
            field: object.optional::<String>("*/ {} \n")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<String>("say", &value.say);
        object.optional::<String>("a`b", &value.a_b);
        object.optional::<String>("*/ {} \n", &value.field);
        object.into_value()
    }
}

runtime::impl_serde!(SayHiPanicResponse);
