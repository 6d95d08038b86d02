// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`Search::watch`](super::Search::watch).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Animal {
    /// `kind: cat`
    Cat(Cat),
    /// `kind: Dog`
    Dog(Dog),
    /// Any other `kind`.
    Other(Other),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Animal, (Cat, Cat), (Dog, Dog), (Other, Other));

runtime::impl_union!(Animal {
    Cat: tagged::<Cat>(&[("kind", "cat")]),
    Dog: tagged::<Dog>(&[("kind", "Dog")]),
    Other: fits::<Other>(),
});

/// One kind of [`Animal`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Cat {
    pub kind: String,
    pub lives: Option<i64>,
}

runtime::impl_object!(Cat {
    kind: required::<String>("kind"),
    lives: optional::<i64>("lives"),
});

/// One kind of [`Animal`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Dog {
    pub kind: String,
    pub tricks: Vec<String>,
}

runtime::impl_object!(Dog {
    kind: required::<String>("kind"),
    tricks: defaulted::<Vec<String>>("tricks"),
});

/// The value of `filter` in [`Search::list_things`](super::Search::list_things).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListThingsFilter {
    pub name: Option<String>,
    pub limit: Option<i64>,
}

impl ListThingsFilter {
    /// Creates an empty `ListThingsFilter`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }
}

runtime::impl_object!(ListThingsFilter {
    name: optional::<String>("name"),
    limit: optional::<i64>("limit"),
});

/// One kind of [`Animal`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Other {
    pub kind: String,
}

runtime::impl_object!(Other {
    kind: required::<String>("kind"),
});
