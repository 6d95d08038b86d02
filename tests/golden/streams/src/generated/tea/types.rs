// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// An event of the kitchen.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Alarm {
    /// `event: warm`
    Warm(AlarmWarm),
    /// `event: said`
    Said(AlarmSaid),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Alarm, (Warm, AlarmWarm), (Said, AlarmSaid));

runtime::impl_union!(Alarm {
    Warm: tagged::<AlarmWarm>(&[("event", "warm")]),
    Said: tagged::<AlarmSaid>(&[("event", "said")]),
});

/// One kind of [`Alarm`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlarmSaid {
    pub data: String,
    pub id: Option<String>,
}

runtime::impl_object!(
    AlarmSaid {
        data: required::<String>("data"),
        id: optional::<String>("id"),
    },
    [("event", "said")],
);

/// One kind of [`Alarm`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlarmWarm {
    pub data: AlarmWarmData,
}

runtime::impl_object!(
    AlarmWarm {
        data: required::<AlarmWarmData>("data"),
    },
    [("event", "warm")],
);

/// The value of `data` in [`AlarmWarm`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlarmWarmData {
    pub degrees: i64,
}

runtime::impl_object!(AlarmWarmData {
    degrees: required::<i64>("degrees"),
});

/// The response of [`Tea::create`](super::Tea::create), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Brew {
    pub id: i64,
}

runtime::impl_object!(Brew {
    id: required::<i64>("id"),
});

/// All brews.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Brews {
    pub items: Vec<Brew>,
}

runtime::impl_object!(Brews {
    items: required::<Vec<Brew>>("items"),
});

/// The response of [`Tea::kettle_stream`](super::Tea::kettle_stream).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KettleEvent {
    pub degrees: i64,
}

runtime::impl_object!(KettleEvent {
    degrees: required::<i64>("degrees"),
});

/// The response of [`Tea::kettle`](super::Tea::kettle).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KettleResponse {
    pub degrees: i64,
}

runtime::impl_object!(KettleResponse {
    degrees: required::<i64>("degrees"),
});

/// The body of [`Tea::order`](super::Tea::order).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OrderBody {
    Leaf(OrderBodyLeaf),
    List(Vec<String>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(OrderBody, (Leaf, OrderBodyLeaf), (List, Vec<String>));

impl<const N: usize> From<[&str; N]> for OrderBody {
    fn from(value: [&str; N]) -> Self {
        Self::List(value.map(str::to_owned).to_vec())
    }
}

runtime::impl_union!(OrderBody {
    Leaf: fits::<OrderBodyLeaf>(),
    List: fits::<Vec<String>>(),
});

/// One kind of [`OrderBody`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OrderBodyLeaf {
    pub leaf: String,
    /// The default is `true`.
    pub stream: Option<bool>,
}

impl OrderBodyLeaf {
    /// Creates an `OrderBodyLeaf` with its required fields.
    pub fn new(leaf: impl Into<String>) -> Self {
        Self {
            leaf: leaf.into(),
            stream: None,
        }
    }

    /// The default is `true`.
    pub fn stream(mut self, stream: bool) -> Self {
        self.stream = Some(stream);
        self
    }
}

runtime::impl_object!(OrderBodyLeaf {
    leaf: required::<String>("leaf"),
    stream: optional::<bool>("stream"),
});

/// The response of [`Tea::order_stream`](super::Tea::order_stream).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OrderEvent {
    pub state: Option<String>,
}

runtime::impl_object!(OrderEvent {
    state: optional::<String>("state"),
});

/// A fault of a brew.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    pub title: Option<String>,
}

runtime::impl_object!(Problem {
    title: optional::<String>("title"),
});

/// A step of a brew.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    pub delta: String,
}

runtime::impl_object!(Step {
    delta: required::<String>("delta"),
});

/// The value of `format` in [`Tea::whistle`](super::Tea::whistle).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WhistleFormat {
    Wav,
    Mp3,
    Sse,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(WhistleFormat {
    Wav: "wav",
    Mp3: "mp3",
    Sse: "sse",
});
