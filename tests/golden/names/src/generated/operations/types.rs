// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// One kind of [`Thing`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Bin {
    pub a: Option<Colour>,
    pub b: Option<Colour>,
}

runtime::impl_object!(
    Bin {
        a: optional::<Colour>("a"),
        b: optional::<Colour>("b"),
    },
    [("object", "bin")],
);

/// One kind of [`Thing`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Chest {
    pub a: Option<String>,
    pub b: Option<String>,
    pub c: Option<String>,
    pub d: Option<String>,
    pub e: Option<String>,
    pub f: Option<String>,
    pub g: Option<String>,
    pub h: Option<String>,
    pub i: Option<String>,
    pub j: Option<String>,
    pub k: Option<String>,
    pub l: Option<String>,
}

runtime::impl_object!(
    Chest {
        a: optional::<String>("a"),
        b: optional::<String>("b"),
        c: optional::<String>("c"),
        d: optional::<String>("d"),
        e: optional::<String>("e"),
        f: optional::<String>("f"),
        g: optional::<String>("g"),
        h: optional::<String>("h"),
        i: optional::<String>("i"),
        j: optional::<String>("j"),
        k: optional::<String>("k"),
        l: optional::<String>("l"),
    },
    [("object", "chest")],
);

/// The value of `a` in [`Bin`], among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Colour {
    Red,
    Blue,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Colour {
    Red: "red",
    Blue: "blue",
});

/// An item of `actions` of [`GetMetricsOfTheEvergreenProgrammeByMonthResponseOrdersItem`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetricsOfTheByMonthResponseOrdersItemActionsItem {
    pub subscriptions: Vec<GetMetricsOfTheOrdersItemActionsItemSubscriptionsItem>,
}

runtime::impl_object!(GetMetricsOfTheByMonthResponseOrdersItemActionsItem {
    subscriptions: defaulted::<
        Vec<GetMetricsOfTheOrdersItemActionsItemSubscriptionsItem>,
    >(
        "subscriptions",
    ),
});

/// The response of [`Operations::get_metrics_of_the_evergreen_programme_by_month`](super::Operations::get_metrics_of_the_evergreen_programme_by_month).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetricsOfTheEvergreenProgrammeByMonthResponse {
    pub orders: Vec<GetMetricsOfTheEvergreenProgrammeByMonthResponseOrdersItem>,
}

runtime::impl_object!(GetMetricsOfTheEvergreenProgrammeByMonthResponse {
    orders: defaulted::<Vec<GetMetricsOfTheEvergreenProgrammeByMonthResponseOrdersItem>>(
        "orders",
    ),
});

/// An item of `orders` of [`GetMetricsOfTheEvergreenProgrammeByMonthResponse`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetricsOfTheEvergreenProgrammeByMonthResponseOrdersItem {
    pub actions: Vec<GetMetricsOfTheByMonthResponseOrdersItemActionsItem>,
}

runtime::impl_object!(GetMetricsOfTheEvergreenProgrammeByMonthResponseOrdersItem {
    actions: defaulted::<Vec<GetMetricsOfTheByMonthResponseOrdersItemActionsItem>>(
        "actions",
    ),
});

/// The value of `charge` in [`GetMetricsOfTheOrdersItemActionsItemSubscriptionsItem`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetricsOfTheItemActionsItemSubscriptionsItemCharge {
    pub price: Option<f64>,
}

runtime::impl_object!(GetMetricsOfTheItemActionsItemSubscriptionsItemCharge {
    price: optional::<f64>("price"),
});

/// An item of `subscriptions` of [`GetMetricsOfTheByMonthResponseOrdersItemActionsItem`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetricsOfTheOrdersItemActionsItemSubscriptionsItem {
    pub charge: Option<GetMetricsOfTheItemActionsItemSubscriptionsItemCharge>,
}

runtime::impl_object!(GetMetricsOfTheOrdersItemActionsItemSubscriptionsItem {
    charge: optional::<GetMetricsOfTheItemActionsItemSubscriptionsItemCharge>("charge"),
});

/// The value of `every` in [`Operations::list_tides`](super::Operations::list_tides).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListTidesEvery {
    /// `1m`
    Every1m,
    /// `1h`
    Every1h,
    /// `1M`
    Every1M,
    PM,
    Pm,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(ListTidesEvery {
    Every1m: "1m",
    Every1h: "1h",
    Every1M: "1M",
    PM: "PM",
    Pm: "pm",
});

/// The value of `either` in [`Operations::put_shelves`](super::Operations::put_shelves).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PutShelvesEither {
    Shelves(
        #[allow(clippy::type_complexity)]
        BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>,
    ),
    Pair(
        #[allow(clippy::type_complexity)]
        (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String),
    ),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(
    PutShelvesEither,
    (Shelves, BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>),
    (Pair, (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String)),
    (Text, String),
);

impl From<&str> for PutShelvesEither {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(PutShelvesEither {
    Shelves: fits::<BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>>(),
    Pair: fits::<(BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String)>(),
    Text: fits::<String>(),
});

/// The response of [`Operations::s3`](super::Operations::s3), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct S3 {
    pub bucket: Option<String>,
}

impl S3 {
    /// Creates an empty `S3`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = Some(bucket.into());
        self
    }
}

runtime::impl_object!(S3 {
    bucket: optional::<String>("bucket"),
});

/// The response of [`Operations::list_tides`](super::Operations::list_tides).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Thing {
    /// `object: bin`
    Bin(Bin),
    /// `object: chest`
    Chest(Box<Chest>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Thing, (Bin, Bin), (Chest, Box<Chest>));

runtime::impl_union!(Thing {
    Bin: tagged::<Bin>(&[("object", "bin")]),
    Chest: tagged::<Box<Chest>>(&[("object", "chest")]),
});
