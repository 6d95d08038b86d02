// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Default_ {
    /// `default`; the document does not describe it.
    pub default: Option<String>,
}

impl Default_ {
    /// With nothing set.
    pub fn new() -> Self {
        Self { default: None }
    }

    /// `default`; the document does not describe it.
    pub fn default(mut self, default: impl Into<String>) -> Self {
        self.default = Some(default.into());
        self
    }
}

impl runtime::Codec for Default_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            default: object.optional::<String>("default")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<String>("default", &value.default);
        object.into_value()
    }
}

runtime::impl_serde!(Default_);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Into_ {
    /// `into`
    Into,
    /// `from`
    From,
    /// A value that this version of the client does not know.
    Unknown(String),
}

impl Into_ {
    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Into => "into",
            Self::From => "from",
            Self::Unknown(text) => text,
        }
    }
}

impl From<String> for Into_ {
    fn from(text: String) -> Self {
        match text.as_str() {
            "into" => Self::Into,
            "from" => Self::From,
            _ => Self::Unknown(text),
        }
    }
}

impl From<&str> for Into_ {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl std::fmt::Display for Into_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl runtime::Codec for Into_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        Ok(Self::from(input.text()?))
    }

    fn encode(value: &Self) -> runtime::Value {
        value.as_str().into()
    }
}

runtime::impl_serde!(Into_);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NewMatch {
    /// `self`
    Self_,
    /// `Self`
    Self2,
    /// `match`
    Match,
    /// `Unknown`
    Unknown2,
    /// Empty text
    Empty,
    /// `Option`
    Option,
    /// `1`
    _1,
    /// `a-b`
    AB,
    /// `a_b`
    AB2,
    /// A value that this version of the client does not know.
    Unknown(String),
}

impl NewMatch {
    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Self_ => "self",
            Self::Self2 => "Self",
            Self::Match => "match",
            Self::Unknown2 => "Unknown",
            Self::Empty => "",
            Self::Option => "Option",
            Self::_1 => "1",
            Self::AB => "a-b",
            Self::AB2 => "a_b",
            Self::Unknown(text) => text,
        }
    }
}

impl From<String> for NewMatch {
    fn from(text: String) -> Self {
        match text.as_str() {
            "self" => Self::Self_,
            "Self" => Self::Self2,
            "match" => Self::Match,
            "Unknown" => Self::Unknown2,
            "" => Self::Empty,
            "Option" => Self::Option,
            "1" => Self::_1,
            "a-b" => Self::AB,
            "a_b" => Self::AB2,
            _ => Self::Unknown(text),
        }
    }
}

impl From<&str> for NewMatch {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl std::fmt::Display for NewMatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl runtime::Codec for NewMatch {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        Ok(Self::from(input.text()?))
    }

    fn encode(value: &Self) -> runtime::Value {
        value.as_str().into()
    }
}

runtime::impl_serde!(NewMatch);

/// A part of a request or a response.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Option_ {
    /// `type`; the document does not describe it.
    pub type_: String,
    /// `new`; the document does not describe it.
    pub new_: Option<String>,
    /// `sub`; the document does not describe it.
    pub sub: Option<i64>,
    /// `clone`; the document does not describe it.
    pub clone_: Vec<String>,
    /// `others`; the document does not describe it.
    pub others: Option<String>,
    /// `Self`; the document does not describe it.
    pub self_: Option<String>,
    /// `value`; the document does not describe it.
    pub value: Option<Default_>,
    /// All other members, by their keys.
    pub others2: BTreeMap<String, String>,
}

impl Option_ {
    /// With what is required.
    pub fn new(type_: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            new_: None,
            sub: None,
            clone_: Default::default(),
            others: None,
            self_: None,
            value: None,
            others2: Default::default(),
        }
    }

    /// `new`; the document does not describe it.
    pub fn new_(mut self, new_: impl Into<String>) -> Self {
        self.new_ = Some(new_.into());
        self
    }

    /// `sub`; the document does not describe it.
    #[allow(clippy::should_implement_trait)]
    pub fn sub(mut self, sub: i64) -> Self {
        self.sub = Some(sub);
        self
    }

    /// `clone`; the document does not describe it.
    pub fn clone_(
        mut self,
        clone_: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.clone_ = clone_.into_iter().map(Into::into).collect();
        self
    }

    /// `others`; the document does not describe it.
    pub fn others(mut self, others: impl Into<String>) -> Self {
        self.others = Some(others.into());
        self
    }

    /// `Self`; the document does not describe it.
    pub fn self_(mut self, self_: impl Into<String>) -> Self {
        self.self_ = Some(self_.into());
        self
    }

    /// `value`; the document does not describe it.
    pub fn value(mut self, value: impl Into<Default_>) -> Self {
        self.value = Some(value.into());
        self
    }
}

impl runtime::Codec for Option_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        Ok(Self {
            type_: object.required::<String>("type")?,
            new_: object.optional::<String>("new")?,
            sub: object.optional::<i64>("sub")?,
            clone_: object.defaulted::<Vec<String>>("clone")?,
            others: object.optional::<String>("others")?,
            self_: object.optional::<String>("Self")?,
            value: object.optional::<Default_>("value")?,
            others2: object.rest::<String>()?,
        })
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.required::<String>("type", &value.type_);
        object.optional::<String>("new", &value.new_);
        object.optional::<i64>("sub", &value.sub);
        object.defaulted::<Vec<String>>("clone", &value.clone_);
        object.optional::<String>("others", &value.others);
        object.optional::<String>("Self", &value.self_);
        object.optional::<Default_>("value", &value.value);
        object.rest::<String>(&value.others2);
        object.into_value()
    }
}

runtime::impl_serde!(Option_);

/// A part of a request or a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Result_ {
    /// `Ok`; the document does not describe it.
    pub ok: Option<Option_>,
    /// `Err`; the document does not describe it.
    pub err: Option<Into_>,
}

impl runtime::Codec for Result_ {
    type Value = Self;

    fn decode(input: runtime::Input<'_>) -> Result<Self, runtime::DecodeError> {
        let object = input.object()?;
        let value = Self {
            ok: object.optional::<Option_>("Ok")?,
            err: object.optional::<Into_>("Err")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> runtime::Value {
        let mut object = runtime::Object::new();
        object.optional::<Option_>("Ok", &value.ok);
        object.optional::<Into_>("Err", &value.err);
        object.into_value()
    }
}

runtime::impl_serde!(Result_);
