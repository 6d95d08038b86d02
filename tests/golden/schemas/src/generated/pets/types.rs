// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// One kind of [`Filter`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct All {
    pub all: Vec<Filter>,
}

runtime::impl_object!(All {
    all: required::<Vec<Filter>>("all"),
});

/// An item of `items` of [`PageOfCat`], among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Cat {
    /// Only in responses.
    pub id: Option<u64>,
    pub name: String,
    pub lives: Option<i32>,
}

impl Cat {
    /// Creates a `Cat` with its required fields.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: None,
            lives: None,
        }
    }

    pub fn lives(mut self, lives: i32) -> Self {
        self.lives = Some(lives);
        self
    }
}

runtime::impl_object!(
    Cat {
        id: optional::<u64>("id"),
        name: required::<String>("name"),
        lives: optional::<i32>("lives"),
    },
    [("kind", "cat")],
    read_only("id"),
);

/// One kind of [`Pet`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dog {
    /// Only in responses.
    pub id: Option<u64>,
    pub name: String,
    pub mood: Mood,
}

impl Dog {
    /// Creates a `Dog` with its required fields.
    pub fn new(name: impl Into<String>, mood: impl Into<Mood>) -> Self {
        Self {
            name: name.into(),
            mood: mood.into(),
            id: None,
        }
    }
}

runtime::impl_object!(
    Dog {
        id: optional::<u64>("id"),
        name: required::<String>("name"),
        mood: required::<Mood>("mood"),
    },
    [("kind", "dog")],
    read_only("id"),
);

/// Variants without names, known by constants.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// `kind: mail_sent`
    MailSent(EventMailSent),
    /// `version: -2`
    VersionMinus2(EventVersionMinus2),
    /// `version: 3000000000`
    Version3000000000(EventVersion3000000000),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(
    Event,
    (MailSent, EventMailSent),
    (VersionMinus2, EventVersionMinus2),
    (Version3000000000, EventVersion3000000000),
);

runtime::impl_union!(Event {
    MailSent: tagged::<EventMailSent>(&[("kind", "mail_sent")]),
    VersionMinus2: one_of::<EventVersionMinus2>(&[("version", &[(-2).into()])]),
    Version3000000000: one_of::<EventVersion3000000000>(
        &[("version", &[3000000000i64.into()])],
    ),
});

/// One kind of [`Event`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventMailSent {
    pub to: String,
}

runtime::impl_object!(
    EventMailSent {
        to: required::<String>("to"),
    },
    [("kind", "mail_sent")],
);

/// One kind of [`Event`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventVersion3000000000 {
    pub text: Option<String>,
}

runtime::impl_object!(
    EventVersion3000000000 {
        text: optional::<String>("text"),
    },
    [("version", 3000000000i64)],
);

/// One kind of [`Event`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventVersionMinus2 {}

runtime::impl_object!(
    EventVersionMinus2 {},
    [("version", -2)],
);

/// The response of [`Pets::replace`](super::Pets::replace).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Everything {
    pub position: (f64, f64, String),
    pub amount: Option<EverythingAmount>,
    pub best: Option<EverythingBest>,
    pub filter: Option<Filter>,
    pub tree: Option<Tree>,
    pub sort: Option<EverythingSort>,
    pub owner: Option<Owner>,
    pub size: Option<EverythingSize>,
    pub event: Option<Event>,
}

runtime::impl_object!(Everything {
    position: required::<(f64, f64, String)>("position"),
    amount: optional::<EverythingAmount>("amount"),
    best: optional::<EverythingBest>("best"),
    filter: optional::<Filter>("filter"),
    tree: optional::<Tree>("tree"),
    sort: optional::<EverythingSort>("sort"),
    owner: optional::<Owner>("owner"),
    size: optional::<EverythingSize>("size"),
    event: optional::<Event>("event"),
});

/// The value of `amount` in [`Everything`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EverythingAmount {
    Text(String),
    Integer(i64),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(EverythingAmount, (Text, String), (Integer, i64));

impl From<&str> for EverythingAmount {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(EverythingAmount {
    Text: fits::<String>(),
    Integer: fits::<i64>(),
});

/// The value of `best` in [`Everything`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EverythingBest {
    Left(Left),
    Right(Right),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(EverythingBest, (Left, Left), (Right, Right));

runtime::impl_union!(EverythingBest {
    Left: fits::<Left>(),
    Right: fits::<Right>(),
});

/// The value of `size` in [`Everything`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EverythingSize {
    Integer(i64),
    Large(Box<Large>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(EverythingSize, (Integer, i64), (Large, Box<Large>));

runtime::impl_union!(EverythingSize {
    Integer: fits::<i64>(),
    Large: fits::<Box<Large>>(),
});

/// The value of `sort` in [`Everything`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EverythingSort {
    /// `+name`
    PlusName,
    /// `-name`
    MinusName,
    Name,
    /// Empty text.
    Empty,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(EverythingSort {
    PlusName: "+name",
    MinusName: "-name",
    Name: "name",
    Empty: "",
});

/// The value of `filter` in [`Everything`], among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Filter {
    Text(String),
    All(All),
    Not(Box<Not>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Filter, (Text, String), (All, All), (Not, Box<Not>));

impl From<&str> for Filter {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(Filter {
    Text: fits::<String>(),
    All: fits::<All>(),
    Not: fits::<Box<Not>>(),
});

/// Larger than what stands beside it, and therefore on the heap.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Large {
    pub foo: String,
    pub b: Option<String>,
    pub c: Option<String>,
    pub d: Option<String>,
    pub e: Option<String>,
    pub f: Option<String>,
    pub g: Option<String>,
    pub h: Option<String>,
}

runtime::impl_object!(Large {
    foo: required::<String>("foo"),
    b: optional::<String>("b"),
    c: optional::<String>("c"),
    d: optional::<String>("d"),
    e: optional::<String>("e"),
    f: optional::<String>("f"),
    g: optional::<String>("g"),
    h: optional::<String>("h"),
});

/// One kind of [`EverythingBest`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Left {
    pub a: Option<String>,
    pub common: Option<i64>,
}

runtime::impl_object!(Left {
    a: optional::<String>("a"),
    common: optional::<i64>("common"),
});

/// The value of `mood` in [`Dog`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mood {
    /// Sleeps.
    Calm,
    /// Does not.
    Wild,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::impl_integers!(Mood {
    Calm: 0,
    Wild: 1,
});

/// One kind of [`Filter`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Not {
    pub not: Box<Filter>,
}

runtime::impl_object!(Not {
    not: required::<Box<Filter>>("not"),
});

/// The body of [`Pets::put_owner`](super::Pets::put_owner), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Owner {
    pub id: runtime::Uuid,
    /// Format: `email`.
    pub email: Option<String>,
    pub phone: Option<Option<String>>,
    pub tags: Option<Vec<String>>,
    pub key: Option<runtime::Base64>,
    /// Only in responses.
    pub since: Option<String>,
    /// All other members, by their keys.
    pub others: BTreeMap<String, String>,
}

impl Owner {
    /// Creates an `Owner` with its required fields.
    pub fn new(id: runtime::Uuid, email: impl Into<runtime::Nullable<String>>) -> Self {
        Self {
            id,
            email: runtime::nullable(email),
            phone: None,
            tags: None,
            key: None,
            since: None,
            others: Default::default(),
        }
    }

    pub fn phone(mut self, phone: impl Into<runtime::Nullable<String>>) -> Self {
        self.phone = Some(runtime::nullable(phone));
        self
    }

    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    pub fn key(mut self, key: impl Into<runtime::Base64>) -> Self {
        self.key = Some(key.into());
        self
    }
}

runtime::impl_object!(
    Owner {
        id: required::<runtime::Uuid>("id"),
        email: required::<Option<String>>("email"),
        phone: nullable::<String>("phone"),
        tags: optional::<Vec<String>>("tags"),
        key: optional::<runtime::Base64>("key"),
        since: optional::<String>("since"),
        others: rest::<String>(),
    },
    read_only("since"),
);

/// The response of [`Pets::owners`](super::Pets::owners).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OwnerPage {
    pub items: Vec<Owner>,
    pub more: Option<bool>,
}

runtime::impl_object!(OwnerPage {
    items: required::<Vec<Owner>>("items"),
    more: optional::<bool>("more"),
});

/// The response of [`Pets::cats`](super::Pets::cats).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PageOfCat {
    pub items: Vec<Cat>,
    pub more: Option<bool>,
}

runtime::impl_object!(PageOfCat {
    items: required::<Vec<Cat>>("items"),
    more: optional::<bool>("more"),
});

/// One of several, told apart by `kind`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Pet {
    /// `kind: cat`
    Cat(Cat),
    /// `kind: dog`
    Dog(Dog),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Pet, (Cat, Cat), (Dog, Dog));

runtime::impl_union!(Pet {
    Cat: tagged::<Cat>(&[("kind", "cat")]),
    Dog: tagged::<Dog>(&[("kind", "dog")]),
});

/// One kind of [`EverythingBest`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Right {
    pub b: Option<String>,
    pub common: Option<i64>,
}

runtime::impl_object!(Right {
    b: optional::<String>("b"),
    common: optional::<i64>("common"),
});

/// The value of `tree` in [`Everything`], among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree(pub Vec<Tree>);

runtime::impl_wrapper!(Tree, Vec<Tree>, Vec<Tree>);
