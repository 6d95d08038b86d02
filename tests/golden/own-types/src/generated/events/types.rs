// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::HashMap;

/// The response of [`Events::get_event`](super::Events::get_event), among others.
#[derive(Clone, Debug, PartialEq, schemars::JsonSchema)]
#[non_exhaustive]
pub struct Event {
    #[schemars(with = "String")]
    pub at: time::OffsetDateTime,
    #[schemars(with = "Option<String>")]
    pub day: Option<Option<jiff::civil::Date>>,
    #[schemars(with = "Option<String>")]
    pub opens: Option<time::Time>,
    #[schemars(with = "Option<String>")]
    pub takes: Option<jiff::SignedDuration>,
    /// `homePage` on the wire.
    #[serde(rename = "homePage")]
    #[schemars(with = "Option<String>")]
    pub home_page: Option<runtime::Url>,
    #[schemars(with = "Option<String>")]
    pub address: Option<std::net::Ipv4Addr>,
    #[schemars(with = "runtime::Value")]
    pub price: rust_decimal::Decimal,
    #[schemars(with = "Option<Vec<runtime::Value>>")]
    pub fees: Option<Vec<rust_decimal::Decimal>>,
    #[schemars(with = "Option<runtime::Value>")]
    pub labels: Option<std::collections::BTreeMap<String, String>>,
    pub level: EventLevel,
    pub state: Option<EventState>,
    pub source: Source,
    pub id: Option<String>,
    /// All other members, by their keys.
    #[serde(flatten)]
    pub others: HashMap<String, i64>,
}

impl Event {
    /// Creates an `Event` with its required fields.
    pub fn new(
        at: impl Into<time::OffsetDateTime>,
        price: impl Into<rust_decimal::Decimal>,
        level: impl Into<EventLevel>,
        source: impl Into<Source>,
    ) -> Self {
        Self {
            at: at.into(),
            price: price.into(),
            level: level.into(),
            source: source.into(),
            day: None,
            opens: None,
            takes: None,
            home_page: None,
            address: None,
            fees: None,
            labels: None,
            state: None,
            id: None,
            others: Default::default(),
        }
    }

    pub fn day(mut self, day: impl Into<runtime::Nullable<jiff::civil::Date>>) -> Self {
        self.day = Some(runtime::nullable(day));
        self
    }

    pub fn opens(mut self, opens: impl Into<time::Time>) -> Self {
        self.opens = Some(opens.into());
        self
    }

    pub fn takes(mut self, takes: impl Into<jiff::SignedDuration>) -> Self {
        self.takes = Some(takes.into());
        self
    }

    /// `homePage` on the wire.
    pub fn home_page(mut self, home_page: impl Into<runtime::Url>) -> Self {
        self.home_page = Some(home_page.into());
        self
    }

    pub fn address(mut self, address: impl Into<std::net::Ipv4Addr>) -> Self {
        self.address = Some(address.into());
        self
    }

    pub fn fees(
        mut self,
        fees: impl IntoIterator<Item = impl Into<rust_decimal::Decimal>>,
    ) -> Self {
        self.fees = Some(fees.into_iter().map(Into::into).collect());
        self
    }

    pub fn labels(
        mut self,
        labels: impl Into<std::collections::BTreeMap<String, String>>,
    ) -> Self {
        self.labels = Some(labels.into());
        self
    }

    pub fn state(mut self, state: impl Into<EventState>) -> Self {
        self.state = Some(state.into());
        self
    }

    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

runtime::impl_object!(Event {
    at: required::<runtime::Rfc3339<time::OffsetDateTime>>("at"),
    day: nullable::<runtime::Parsed<jiff::civil::Date>>("day"),
    opens: optional::<runtime::Rfc3339<time::Time>>("opens"),
    takes: optional::<runtime::Parsed<jiff::SignedDuration>>("takes"),
    home_page: optional::<runtime::Parsed<runtime::Url>>("homePage"),
    address: optional::<runtime::Parsed<std::net::Ipv4Addr>>("address"),
    price: required::<runtime::Text<runtime::Decimal>>("price"),
    fees: optional::<Vec<runtime::Text<runtime::Decimal>>>("fees"),
    labels: optional::<runtime::Serde<std::collections::BTreeMap<String, String>>>(
        "labels",
    ),
    level: required::<EventLevel>("level"),
    state: optional::<EventState>("state"),
    source: required::<Source>("source"),
    id: optional::<String>("id"),
    others: hashed_rest::<i64>(),
});

/// The value of `level` in [`Events::put_event`](super::Events::put_event), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[serde(untagged)]
#[non_exhaustive]
pub enum EventLevel {
    /// `1`
    #[schemars(with = "i64")]
    Level1,
    /// `2`
    #[schemars(with = "i64")]
    Level2,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::impl_integers!(EventLevel {
    Level1: 1,
    Level2: 2,
});

/// The value of `state` in [`Events::put_event`](super::Events::put_event), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[non_exhaustive]
pub enum EventState {
    /// `in-stock`
    #[serde(rename = "in-stock")]
    InStock,
    #[serde(rename = "sold")]
    Sold,
    /// A value that this version of the client does not know.
    #[serde(untagged)]
    Unknown(String),
}

runtime::impl_texts!(EventState {
    InStock: "in-stock",
    Sold: "sold",
});

/// One kind of [`Source`].
#[derive(Clone, Debug, PartialEq, schemars::JsonSchema, Eq)]
#[doc(alias = "meter")]
#[non_exhaustive]
pub struct Sensor {
    /// `sensorNumber` on the wire.
    #[serde(rename = "sensorNumber")]
    pub sensor_number: i64,
    pub readings: Option<HashMap<String, String>>,
}

impl Sensor {
    /// Creates a `Sensor` with its required fields.
    pub fn new(sensor_number: i64) -> Self {
        Self {
            sensor_number,
            readings: None,
        }
    }

    pub fn readings(
        mut self,
        readings: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.readings = Some(
            readings.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
        );
        self
    }
}

runtime::impl_object!(Sensor {
    sensor_number: required::<i64>("sensorNumber"),
    readings: optional::<HashMap<String, String>>("readings"),
});

/// The value of `source` in [`Events::put_event`](super::Events::put_event), among others.
#[derive(Clone, Debug, PartialEq, schemars::JsonSchema, Eq)]
#[doc(alias = "meter")]
#[serde(untagged)]
#[non_exhaustive]
pub enum Source {
    #[schemars(with = "String")]
    Text(std::net::Ipv4Addr),
    Sensor(Sensor),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Source, (Text, std::net::Ipv4Addr), (Sensor, Sensor));

runtime::impl_union!(Source {
    Text: fits::<runtime::Parsed<std::net::Ipv4Addr>>(),
    Sensor: fits::<Sensor>(),
});
