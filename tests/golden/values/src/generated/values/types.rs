// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

/// The response of [`Values::blank`](super::Values::blank), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Blank {
    pub text: Option<String>,
    pub text_or_null: Option<Option<String>>,
    pub size: Option<BlankSize>,
    pub policy: Option<BlankPolicy>,
    pub sizes: Option<Vec<Size>>,
    pub text_or_number: Option<BlankTextOrNumber>,
    pub date_or_blank: Option<BlankDateOrBlank>,
    pub either: Option<BlankEither>,
    pub bytes: Option<runtime::Base64>,
    pub password: Option<runtime::Secret>,
}

impl Blank {
    /// Creates an empty `Blank`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    pub fn text_or_null(
        mut self,
        text_or_null: impl Into<runtime::Nullable<String>>,
    ) -> Self {
        self.text_or_null = Some(runtime::nullable(text_or_null));
        self
    }

    pub fn size(mut self, size: impl Into<BlankSize>) -> Self {
        self.size = Some(size.into());
        self
    }

    pub fn policy(mut self, policy: impl Into<BlankPolicy>) -> Self {
        self.policy = Some(policy.into());
        self
    }

    pub fn sizes(mut self, sizes: impl IntoIterator<Item = impl Into<Size>>) -> Self {
        self.sizes = Some(sizes.into_iter().map(Into::into).collect());
        self
    }

    pub fn text_or_number(
        mut self,
        text_or_number: impl Into<BlankTextOrNumber>,
    ) -> Self {
        self.text_or_number = Some(text_or_number.into());
        self
    }

    pub fn date_or_blank(mut self, date_or_blank: impl Into<BlankDateOrBlank>) -> Self {
        self.date_or_blank = Some(date_or_blank.into());
        self
    }

    pub fn either(mut self, either: impl Into<BlankEither>) -> Self {
        self.either = Some(either.into());
        self
    }

    pub fn bytes(mut self, bytes: impl Into<runtime::Base64>) -> Self {
        self.bytes = Some(bytes.into());
        self
    }

    pub fn password(mut self, password: impl Into<runtime::Secret>) -> Self {
        self.password = Some(password.into());
        self
    }
}

runtime::impl_object!(Blank {
    text: optional::<String>("text"),
    text_or_null: nullable::<String>("text_or_null"),
    size: optional::<BlankSize>("size"),
    policy: optional::<BlankPolicy>("policy"),
    sizes: optional::<Vec<Size>>("sizes"),
    text_or_number: optional::<BlankTextOrNumber>("text_or_number"),
    date_or_blank: optional::<BlankDateOrBlank>("date_or_blank"),
    either: optional::<BlankEither>("either"),
    bytes: optional::<runtime::Base64>("bytes"),
    password: optional::<runtime::Secret>("password"),
});

/// The value of `date_or_blank` in [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlankDateOrBlank {
    Date(runtime::Date),
    /// Empty text
    Empty,
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(BlankDateOrBlank, (Date, runtime::Date));

runtime::impl_union!(
    BlankDateOrBlank {
        Date: fits::<runtime::Date>(),
    },
    [(Empty, "")],
);

/// The value of `either` in [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlankEither {
    Small,
    Large,
    /// Empty text.
    Empty,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(BlankEither {
    Small: "small",
    Large: "large",
    Empty: "",
});

/// The value of `policy` in [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlankPolicy {
    /// Empty text.
    Empty,
    Always,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(BlankPolicy {
    Empty: "",
    Always: "always",
});

/// The value of `size` in [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlankSize {
    Small,
    Large,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(BlankSize {
    Small: "small",
    Large: "large",
});

/// The value of `text_or_number` in [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BlankTextOrNumber {
    Text(String),
    Integer(i64),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(BlankTextOrNumber, (Text, String), (Integer, i64));

impl From<&str> for BlankTextOrNumber {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(BlankTextOrNumber {
    Text: fits::<String>(),
    Integer: fits::<i64>(),
});

/// The response of [`Values::door`](super::Values::door).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Door {
    pub id: String,
    pub height: Option<i64>,
    pub price: Option<f64>,
    pub open: Option<bool>,
    pub hung: Option<runtime::DateTime>,
    pub labels: BTreeMap<String, String>,
    pub locks: Vec<String>,
}

runtime::impl_object!(Door {
    id: required::<String>("id"),
    height: optional::<i64>("height"),
    price: optional::<f64>("price"),
    open: optional::<bool>("open"),
    hung: optional::<runtime::DateTime>("hung"),
    labels: defaulted::<BTreeMap<String, String>>("labels"),
    locks: defaulted::<Vec<String>>("locks"),
});

/// An item of `notes` of [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Note {
    Text(String),
    Line(NoteLine),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Note, (Text, String), (Line, NoteLine));

impl From<&str> for Note {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(Note {
    Text: fits::<String>(),
    Line: fits::<NoteLine>(),
});

/// One kind of [`Note`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NoteLine {
    pub line: String,
}

impl NoteLine {
    /// Creates a `NoteLine` with its required fields.
    pub fn new(line: impl Into<String>) -> Self {
        Self { line: line.into() }
    }
}

runtime::impl_object!(NoteLine {
    line: required::<String>("line"),
});

/// One kind of [`SumRank`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rank {
    /// `1`
    Rank1,
    /// `2`
    Rank2,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::impl_integers!(Rank {
    Rank1: 1,
    Rank2: 2,
});

/// One kind of [`TargetsRoute`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Route {
    From(RouteFrom),
    To(RouteTo),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Route, (From, RouteFrom), (To, RouteTo));

runtime::impl_union!(Route {
    From: fits::<RouteFrom>(),
    To: fits::<RouteTo>(),
});

/// One kind of [`Route`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RouteFrom {
    pub from: String,
}

runtime::impl_object!(RouteFrom {
    from: required::<String>("from"),
});

/// One kind of [`Route`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RouteTo {
    pub to: String,
}

runtime::impl_object!(RouteTo {
    to: required::<String>("to"),
});

/// An item in the response of [`Values::rules`](super::Values::rules), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    Words,
    Typo,
    /// `5`
    Integer5,
    Boolean(bool),
    Sort(RuleSort),
    Text(RuleText),
    Asc(RuleAsc),
    Desc(RuleDesc),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(
    Rule,
    (Boolean, bool),
    (Sort, RuleSort),
    (Text, RuleText),
    (Asc, RuleAsc),
    (Desc, RuleDesc),
);

runtime::impl_union!(
    Rule {
        Boolean: fits::<bool>(),
        Sort: fits::<RuleSort>(),
        Text: fits::<RuleText>(),
        Asc: fits::<RuleAsc>(),
        Desc: fits::<RuleDesc>(),
    },
    [(Words, "words"), (Typo, "typo"), (Integer5, 5)],
);

/// One kind of [`Rule`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RuleAsc {
    pub asc: String,
}

impl RuleAsc {
    /// Creates a `RuleAsc` with its required fields.
    pub fn new(asc: impl Into<String>) -> Self {
        Self { asc: asc.into() }
    }
}

runtime::impl_object!(RuleAsc {
    asc: required::<String>("asc"),
});

/// One kind of [`Rule`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RuleDesc {
    pub desc: String,
}

impl RuleDesc {
    /// Creates a `RuleDesc` with its required fields.
    pub fn new(desc: impl Into<String>) -> Self {
        Self { desc: desc.into() }
    }
}

runtime::impl_object!(RuleDesc {
    desc: required::<String>("desc"),
});

/// One kind of [`Rule`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleSort {
    RuleUp,
    RuleDown,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(RuleSort {
    RuleUp: "rule_up",
    RuleDown: "rule_down",
});

/// One kind of [`Rule`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RuleText {
    Left,
    Right,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(RuleText {
    Left: "left",
    Right: "right",
});

/// The value of `side` in [`TargetsUnit`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Side {
    /// `side_left`
    Left,
    /// `side_right`
    Right,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Side {
    Left: "side_left",
    Right: "side_right",
});

/// An item of `sizes` of [`Values::put_blank`](super::Values::put_blank), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Size {
    Small,
    Large,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(Size {
    Small: "small",
    Large: "large",
});

/// The response of [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sum {
    pub amount: runtime::Decimal,
    pub count: Option<i64>,
    pub port: Option<i32>,
    /// For example `18446744073709551615`.
    pub mask: Option<u64>,
    pub flag: Option<u64>,
    /// For example `1.8446744073709552e+19`.
    pub wei: Option<runtime::Decimal>,
    pub supply: Option<runtime::Decimal>,
    pub counts: Option<Vec<i64>>,
    pub totals: Option<BTreeMap<String, i64>>,
    pub level: Option<SumLevel>,
    pub spare: Option<Option<i64>>,
    pub mode: Option<SumMode>,
    pub notes: Option<Vec<Note>>,
    pub input: Option<SumInput>,
    pub rank: Option<SumRank>,
    pub id: Option<SumId>,
    /// Format: `decimal128`.
    pub cost: Option<runtime::Decimal>,
    /// Format: `decimal128`. Text on the wire.
    pub cost_text: Option<runtime::Decimal>,
    pub costs: Option<Vec<runtime::Decimal>>,
}

impl Sum {
    /// Creates a `Sum` with its required fields.
    pub fn new(amount: impl Into<runtime::Decimal>) -> Self {
        Self {
            amount: amount.into(),
            count: None,
            port: None,
            mask: None,
            flag: None,
            wei: None,
            supply: None,
            counts: None,
            totals: None,
            level: None,
            spare: None,
            mode: None,
            notes: None,
            input: None,
            rank: None,
            id: None,
            cost: None,
            cost_text: None,
            costs: None,
        }
    }

    pub fn count(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }

    pub fn port(mut self, port: i32) -> Self {
        self.port = Some(port);
        self
    }

    /// For example `18446744073709551615`.
    pub fn mask(mut self, mask: u64) -> Self {
        self.mask = Some(mask);
        self
    }

    pub fn flag(mut self, flag: u64) -> Self {
        self.flag = Some(flag);
        self
    }

    /// For example `1.8446744073709552e+19`.
    pub fn wei(mut self, wei: impl Into<runtime::Decimal>) -> Self {
        self.wei = Some(wei.into());
        self
    }

    pub fn supply(mut self, supply: impl Into<runtime::Decimal>) -> Self {
        self.supply = Some(supply.into());
        self
    }

    pub fn counts(mut self, counts: impl IntoIterator<Item = i64>) -> Self {
        self.counts = Some(counts.into_iter().collect());
        self
    }

    pub fn totals(
        mut self,
        totals: impl IntoIterator<Item = (impl Into<String>, i64)>,
    ) -> Self {
        self.totals = Some(
            totals.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    pub fn level(mut self, level: impl Into<SumLevel>) -> Self {
        self.level = Some(level.into());
        self
    }

    pub fn spare(mut self, spare: impl Into<runtime::Nullable<i64>>) -> Self {
        self.spare = Some(runtime::nullable(spare));
        self
    }

    pub fn mode(mut self, mode: impl Into<SumMode>) -> Self {
        self.mode = Some(mode.into());
        self
    }

    pub fn notes(mut self, notes: impl IntoIterator<Item = impl Into<Note>>) -> Self {
        self.notes = Some(notes.into_iter().map(Into::into).collect());
        self
    }

    pub fn input(mut self, input: impl Into<SumInput>) -> Self {
        self.input = Some(input.into());
        self
    }

    pub fn rank(mut self, rank: impl Into<SumRank>) -> Self {
        self.rank = Some(rank.into());
        self
    }

    pub fn id(mut self, id: impl Into<SumId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Format: `decimal128`.
    pub fn cost(mut self, cost: impl Into<runtime::Decimal>) -> Self {
        self.cost = Some(cost.into());
        self
    }

    /// Format: `decimal128`. Text on the wire.
    pub fn cost_text(mut self, cost_text: impl Into<runtime::Decimal>) -> Self {
        self.cost_text = Some(cost_text.into());
        self
    }

    pub fn costs(
        mut self,
        costs: impl IntoIterator<Item = impl Into<runtime::Decimal>>,
    ) -> Self {
        self.costs = Some(costs.into_iter().map(Into::into).collect());
        self
    }
}

runtime::impl_object!(Sum {
    amount: required::<runtime::Decimal>("amount"),
    count: optional::<i64>("count"),
    port: optional::<i32>("port"),
    mask: optional::<u64>("mask"),
    flag: optional::<u64>("flag"),
    wei: optional::<runtime::Decimal>("wei"),
    supply: optional::<runtime::Decimal>("supply"),
    counts: optional::<Vec<i64>>("counts"),
    totals: optional::<BTreeMap<String, i64>>("totals"),
    level: optional::<SumLevel>("level"),
    spare: nullable::<i64>("spare"),
    mode: optional::<SumMode>("mode"),
    notes: optional::<Vec<Note>>("notes"),
    input: optional::<SumInput>("input"),
    rank: optional::<SumRank>("rank"),
    id: optional::<SumId>("id"),
    cost: optional::<runtime::Decimal>("cost"),
    cost_text: optional::<runtime::Text<runtime::Decimal>>("cost_text"),
    costs: optional::<Vec<runtime::Decimal>>("costs"),
});

/// The value of `id` in [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SumId {
    Integer(i64),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(SumId, (Integer, i64), (Text, String));

impl From<&str> for SumId {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(SumId {
    Integer: fits::<i64>(),
    Text: fits::<String>(),
});

/// The value of `input` in [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SumInput {
    Text(String),
    List(Vec<Note>),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(SumInput, (Text, String), (List, Vec<Note>));

impl From<&str> for SumInput {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl<const N: usize> From<[&str; N]> for SumInput {
    fn from(value: [&str; N]) -> Self {
        Self::List(value.map(Into::into).to_vec())
    }
}

runtime::impl_union!(SumInput {
    Text: fits::<String>(),
    List: fits::<Vec<Note>>(),
});

/// The value of `level` in [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SumLevel {
    /// `1`
    Level1,
    /// `2`
    Level2,
    /// A value that this version of the client does not know.
    Unknown(i64),
}

runtime::impl_integers!(SumLevel {
    Level1: 1,
    Level2: 2,
});

/// The value of `mode` in [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SumMode {
    Two,
    Boolean(bool),
    Number(f64),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(SumMode, (Boolean, bool), (Number, f64));

runtime::impl_union!(
    SumMode {
        Boolean: fits::<bool>(),
        Number: fits::<f64>(),
    },
    [(Two, "two")],
);

/// The value of `rank` in [`Values::put_sum`](super::Values::put_sum), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SumRank {
    Rank(Rank),
    /// Empty text
    Empty,
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(SumRank, (Rank, Rank));

runtime::impl_union!(
    SumRank {
        Rank: fits::<Rank>(),
    },
    [(Empty, "")],
);

/// The response of [`Values::put_rules`](super::Values::put_rules).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Targets {
    /// Format: `int-or-string`.
    pub port: Option<TargetsPort>,
    /// Format: `numberOrString`.
    pub share: Option<TargetsShare>,
    pub unit: Option<TargetsUnit>,
    pub voice: Option<TargetsVoice>,
    pub lane: Option<TargetsLane>,
    pub route: Option<TargetsRoute>,
    pub whole: Option<TargetsWhole>,
    pub step: Option<TargetsStep>,
}

runtime::impl_object!(Targets {
    port: optional::<TargetsPort>("port"),
    share: optional::<TargetsShare>("share"),
    unit: optional::<TargetsUnit>("unit"),
    voice: optional::<TargetsVoice>("voice"),
    lane: optional::<TargetsLane>("lane"),
    route: optional::<TargetsRoute>("route"),
    whole: optional::<TargetsWhole>("whole"),
    step: optional::<TargetsStep>("step"),
});

/// The value of `lane` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsLane {
    Fast,
    Integer(i64),
    Boolean(bool),
    Slow,
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(TargetsLane, (Integer, i64), (Boolean, bool));

runtime::impl_union!(
    TargetsLane {
        Integer: fits::<i64>(),
        Boolean: fits::<bool>(),
    },
    [(Fast, "fast"), (Slow, "slow")],
);

/// The value of `port` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsPort {
    Integer(i64),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(TargetsPort, (Integer, i64), (Text, String));

impl From<&str> for TargetsPort {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(TargetsPort {
    Integer: fits::<i64>(),
    Text: fits::<String>(),
});

/// The value of `route` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsRoute {
    Route(Route),
    Via(TargetsRouteVia),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(TargetsRoute, (Route, Route), (Via, TargetsRouteVia));

runtime::impl_union!(TargetsRoute {
    Route: fits::<Route>(),
    Via: fits::<TargetsRouteVia>(),
});

/// One kind of [`TargetsRoute`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TargetsRouteVia {
    pub via: String,
}

runtime::impl_object!(TargetsRouteVia {
    via: required::<String>("via"),
});

/// The value of `share` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsShare {
    Number(f64),
    Text(String),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(TargetsShare, (Number, f64), (Text, String));

impl From<&str> for TargetsShare {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

runtime::impl_union!(TargetsShare {
    Number: fits::<f64>(),
    Text: fits::<String>(),
});

/// The value of `step` in [`Targets`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TargetsStep {
    Small,
    Large,
    /// Empty text.
    Empty,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(TargetsStep {
    Small: "small",
    Large: "large",
    Empty: "",
});

/// The value of `unit` in [`Targets`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TargetsUnit {
    pub side: Option<Side>,
}

runtime::impl_object!(TargetsUnit {
    side: optional::<Side>("side"),
});

/// The value of `voice` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsVoice {
    Text(TargetsVoiceText),
    Id(TargetsVoiceId),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(TargetsVoice, (Text, TargetsVoiceText), (Id, TargetsVoiceId));

impl From<&str> for TargetsVoice {
    fn from(value: &str) -> Self {
        Self::Text(value.into())
    }
}

runtime::impl_union!(TargetsVoice {
    Text: fits::<TargetsVoiceText>(),
    Id: fits::<TargetsVoiceId>(),
});

/// One kind of [`TargetsVoice`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TargetsVoiceId {
    pub id: String,
}

runtime::impl_object!(TargetsVoiceId {
    id: required::<String>("id"),
});

/// One kind of [`TargetsVoice`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TargetsVoiceText {
    Bass,
    Alto,
    /// A value that this version of the client does not know.
    Unknown(String),
}

runtime::impl_texts!(TargetsVoiceText {
    Bass: "bass",
    Alto: "alto",
});

/// The value of `whole` in [`Targets`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetsWhole {
    Part(TargetsWholePart),
    Map(BTreeMap<String, runtime::Value>),
    Variant1(runtime::Value),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(
    TargetsWhole,
    (Part, TargetsWholePart),
    (Map, BTreeMap<String, runtime::Value>),
    (Variant1, runtime::Value),
);

runtime::impl_union!(TargetsWhole {
    Part: fits::<TargetsWholePart>(),
    Map: fits::<BTreeMap<String, runtime::Value>>(),
    Variant1: fits::<runtime::Value>(),
});

/// One kind of [`TargetsWhole`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TargetsWholePart {
    pub part: i64,
}

runtime::impl_object!(TargetsWholePart {
    part: required::<i64>("part"),
});
