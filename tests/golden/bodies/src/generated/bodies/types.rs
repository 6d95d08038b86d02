// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The body of [`Bodies::any`](super::Bodies::any).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AnyForm {
    pub q: Option<Vec<String>>,
}

impl AnyForm {
    /// Creates an empty `AnyForm`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn q(mut self, q: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.q = Some(q.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(AnyForm {
    q: optional::<Vec<String>>("q"),
});

/// A box of boxes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Crate {
    /// Only in responses.
    pub id: Option<i64>,
    pub name: String,
    /// Only in responses.
    pub tags: Option<Vec<String>>,
    pub inner: Option<Box<Crate>>,
    pub list: Option<Vec<Crate>>,
    pub map: Option<BTreeMap<String, Crate>>,
    pub either: Option<Box<CrateEither>>,
    pub seal: Option<Option<Seal>>,
}

impl Crate {
    /// Creates a `Crate` with its required fields.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: None,
            tags: None,
            inner: None,
            list: None,
            map: None,
            either: None,
            seal: None,
        }
    }

    pub fn inner(mut self, inner: impl Into<Box<Crate>>) -> Self {
        self.inner = Some(inner.into());
        self
    }

    pub fn list(mut self, list: impl IntoIterator<Item = Crate>) -> Self {
        self.list = Some(list.into_iter().collect());
        self
    }

    pub fn map(
        mut self,
        map: impl IntoIterator<Item = (impl Into<String>, Crate)>,
    ) -> Self {
        self.map = Some(
            map.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    pub fn either(mut self, either: impl Into<Box<CrateEither>>) -> Self {
        self.either = Some(either.into());
        self
    }

    pub fn seal(mut self, seal: impl Into<runtime::Nullable<Seal>>) -> Self {
        self.seal = Some(runtime::nullable(seal));
        self
    }
}

runtime::impl_object!(
    Crate {
        id: optional::<i64>("id"),
        name: required::<String>("name"),
        tags: optional::<Vec<String>>("tags"),
        inner: optional::<Box<Crate>>("inner"),
        list: optional::<Vec<Crate>>("list"),
        map: optional::<BTreeMap<String, Crate>>("map"),
        either: optional::<Box<CrateEither>>("either"),
        seal: nullable::<Seal>("seal"),
    },
    read_only("id", "tags"),
);

/// The value of `either` in [`Bodies::write_box`](super::Bodies::write_box), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CrateEither {
    Crate(Box<Crate>),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(CrateEither, (Crate, Box<Crate>), (Text, String));

impl From<&str> for CrateEither {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(CrateEither {
    Crate: fits::<Box<Crate>>(),
    Text: fits::<String>(),
});

/// An item of `lines` of [`Bodies::brackets`](super::Bodies::brackets), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Line {
    pub fruit: Option<String>,
    pub tags: Option<Vec<String>>,
}

impl Line {
    /// Creates an empty `Line`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn fruit(mut self, fruit: impl Into<String>) -> Self {
        self.fruit = Some(fruit.into());
        self
    }

    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(Line {
    fruit: optional::<String>("fruit"),
    tags: optional::<Vec<String>>("tags"),
});

/// The body of [`Bodies::any`](super::Bodies::any), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Named {
    pub name: String,
    pub size: Option<i64>,
}

impl Named {
    /// Creates a `Named` with its required fields.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            size: None,
        }
    }

    pub fn size(mut self, size: i64) -> Self {
        self.size = Some(size);
        self
    }
}

runtime::impl_object!(Named {
    name: required::<String>("name"),
    size: optional::<i64>("size"),
});

/// The body of [`Bodies::styled`](super::Bodies::styled).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Order {
    pub tags: Vec<String>,
    pub lines: Vec<Line>,
}

impl Order {
    /// Creates an `Order` with its required fields.
    pub fn new(
        tags: impl IntoIterator<Item = impl Into<String>>,
        lines: impl IntoIterator<Item = Line>,
    ) -> Self {
        Self {
            tags: tags.into_iter().map(Into::into).collect(),
            lines: lines.into_iter().collect(),
        }
    }
}

runtime::impl_object!(Order {
    tags: required::<Vec<String>>("tags"),
    lines: required::<Vec<Line>>("lines"),
});

/// The value of `seal` in [`Bodies::write_box`](super::Bodies::write_box), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Seal {
    pub by: Option<String>,
    /// Only in responses.
    pub at: Option<String>,
}

impl Seal {
    /// Creates an empty `Seal`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn by(mut self, by: impl Into<String>) -> Self {
        self.by = Some(by.into());
        self
    }
}

runtime::impl_object!(
    Seal {
        by: optional::<String>("by"),
        at: optional::<String>("at"),
    },
    read_only("at"),
);

/// The value of `Action` in [`Bodies::single`](super::Bodies::single).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SingleAction {
    RunInstances,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(SingleAction {
    RunInstances: "RunInstances",
});

/// The value of `grant_type` in [`Bodies::single`](super::Bodies::single).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SingleGrantType {
    ClientCredentials,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(SingleGrantType {
    ClientCredentials: "client_credentials",
});

/// The body of [`Bodies::single_optional`](super::Bodies::single_optional).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SingleOptionalForm {
    pub q: Option<String>,
}

impl SingleOptionalForm {
    /// Creates an empty `SingleOptionalForm`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn q(mut self, q: impl Into<String>) -> Self {
        self.q = Some(q.into());
        self
    }
}

runtime::impl_object!(SingleOptionalForm {
    q: optional::<String>("q"),
});

/// The value of `kind` in [`Bodies::single_optional`](super::Bodies::single_optional).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SingleOptionalKind {
    Note,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(SingleOptionalKind {
    Note: "note",
});

/// The value of `X-Version` in [`Bodies::single`](super::Bodies::single).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Version {
    /// `2016-11-15`
    Version20161115,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Version {
    Version20161115: "2016-11-15",
});
