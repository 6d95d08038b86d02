// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The body of [`Bodies::any`](super::Bodies::any).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AnyForm {
    pub q: Option<Vec<String>>,
}

impl AnyForm {
    /// With nothing set.
    pub fn new() -> Self {
        Self { q: None }
    }

    pub fn q(mut self, q: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.q = Some(q.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(AnyForm {
    q: optional::<Vec<String>>("q"),
});

/// An item of `lines` of [`Bodies::brackets`](super::Bodies::brackets), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Line {
    pub fruit: Option<String>,
    pub tags: Option<Vec<String>>,
}

impl Line {
    /// With nothing set.
    pub fn new() -> Self {
        Self { fruit: None, tags: None }
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
    /// With what is required.
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
    /// With what is required.
    pub fn new(
        tags: impl IntoIterator<Item = impl Into<String>>,
        lines: impl IntoIterator<Item = impl Into<Line>>,
    ) -> Self {
        Self {
            tags: tags.into_iter().map(Into::into).collect(),
            lines: lines.into_iter().map(Into::into).collect(),
        }
    }
}

runtime::impl_object!(Order {
    tags: required::<Vec<String>>("tags"),
    lines: required::<Vec<Line>>("lines"),
});
