// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The value of `value` in [`Option_`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Default_ {
    pub default: Option<String>,
}

impl Default_ {
    /// Creates an empty `Default_`.
    pub fn new() -> Self {
        Default::default()
    }

    pub fn default(mut self, default: impl Into<String>) -> Self {
        self.default = Some(default.into());
        self
    }
}

runtime::impl_object!(Default_ {
    default: optional::<String>("default"),
});

/// The value of `Err` in [`Result_`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Into_ {
    Into,
    From,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Into_ {
    Into: "into",
    From: "from",
});

/// The value of `match` in [`Type::new_`](super::Type::new_).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NewMatch {
    Self_,
    /// `Self`
    Self2,
    Match,
    /// `Unknown`
    Unknown2,
    /// Empty text.
    Empty,
    Option,
    /// `1`
    Match1,
    /// `a-b`
    AB,
    /// `a_b`
    AB2,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(NewMatch {
    Self_: "self",
    Self2: "Self",
    Match: "match",
    Unknown2: "Unknown",
    Empty: "",
    Option: "Option",
    Match1: "1",
    AB: "a-b",
    AB2: "a_b",
});

/// The value of `new` in [`Type::new_`](super::Type::new_), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Option_ {
    /// `type` on the wire.
    pub type_: String,
    /// `new` on the wire.
    pub new_: Option<String>,
    pub sub: Option<i64>,
    /// `clone` on the wire.
    pub clone_: Option<Vec<String>>,
    pub others: Option<String>,
    /// `Self` on the wire.
    pub self_: Option<String>,
    pub value: Option<Default_>,
    /// All other members, by their keys.
    pub others2: BTreeMap<String, String>,
}

impl Option_ {
    /// Creates an `Option_` with its required fields.
    pub fn new(type_: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            new_: None,
            sub: None,
            clone_: None,
            others: None,
            self_: None,
            value: None,
            others2: Default::default(),
        }
    }

    /// `new` on the wire.
    pub fn new_(mut self, new_: impl Into<String>) -> Self {
        self.new_ = Some(new_.into());
        self
    }

    #[allow(clippy::should_implement_trait)]
    pub fn sub(mut self, sub: i64) -> Self {
        self.sub = Some(sub);
        self
    }

    /// `clone` on the wire.
    pub fn clone_(
        mut self,
        clone_: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.clone_ = Some(clone_.into_iter().map(Into::into).collect());
        self
    }

    pub fn others(mut self, others: impl Into<String>) -> Self {
        self.others = Some(others.into());
        self
    }

    /// `Self` on the wire.
    pub fn self_(mut self, self_: impl Into<String>) -> Self {
        self.self_ = Some(self_.into());
        self
    }

    pub fn value(mut self, value: impl Into<Default_>) -> Self {
        self.value = Some(value.into());
        self
    }
}

runtime::impl_object!(Option_ {
    type_: required::<String>("type"),
    new_: optional::<String>("new"),
    sub: optional::<i64>("sub"),
    clone_: optional::<Vec<String>>("clone"),
    others: optional::<String>("others"),
    self_: optional::<String>("Self"),
    value: optional::<Default_>("value"),
    others2: rest::<String>(),
});

/// The response of [`Type::new_`](super::Type::new_).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Result_ {
    /// `Ok` on the wire.
    pub ok: Option<Option_>,
    /// `Err` on the wire.
    pub err: Option<Into_>,
}

runtime::impl_object!(Result_ {
    ok: optional::<Option_>("Ok"),
    err: optional::<Into_>("Err"),
});
