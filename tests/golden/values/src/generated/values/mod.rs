// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `values`.
//!
//! 6 operations, behind the handle [`Values`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

pub use types::*;

/// The operations tagged `values`. From [`Client::values`](crate::Client::values).
#[derive(Clone, Copy, Debug)]
pub struct Values<'a>(pub(crate) &'a runtime::Client);

impl Values<'_> {
    /// `GET /blank` returns [`Blank`].
    pub fn blank(&self) -> runtime::Call<Blank> {
        self.0.get("values.blank", "/blank").into()
    }
}

impl Values<'_> {
    /// `PUT /blank`
    pub fn put_blank(&self) -> PutBlankRequest {
        self.0.put("values.put_blank", "/blank").json_fields().into()
    }
}

/// A request of [`Values::put_blank`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutBlankRequest(runtime::Request);

impl PutBlankRequest {
    pub fn text(self, text: impl Into<String>) -> Self {
        Self(self.0.field::<String>("text", text))
    }

    pub fn text_or_null(
        self,
        text_or_null: impl Into<runtime::Nullable<String>>,
    ) -> Self {
        Self(
            self
                .0
                .field::<Option<String>>("text_or_null", runtime::nullable(text_or_null)),
        )
    }

    pub fn size(self, size: impl Into<BlankSize>) -> Self {
        Self(self.0.field::<BlankSize>("size", size))
    }

    pub fn policy(self, policy: impl Into<BlankPolicy>) -> Self {
        Self(self.0.field::<BlankPolicy>("policy", policy))
    }

    pub fn sizes(self, sizes: impl IntoIterator<Item = impl Into<Size>>) -> Self {
        let sizes: Vec<Size> = sizes.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<Size>>("sizes", sizes))
    }

    pub fn text_or_number(self, text_or_number: impl Into<BlankTextOrNumber>) -> Self {
        Self(self.0.field::<BlankTextOrNumber>("text_or_number", text_or_number))
    }

    pub fn date_or_blank(self, date_or_blank: impl Into<BlankDateOrBlank>) -> Self {
        Self(self.0.field::<BlankDateOrBlank>("date_or_blank", date_or_blank))
    }

    pub fn either(self, either: impl Into<BlankEither>) -> Self {
        Self(self.0.field::<BlankEither>("either", either))
    }

    pub fn bytes(self, bytes: impl Into<runtime::Base64>) -> Self {
        Self(self.0.field::<runtime::Base64>("bytes", bytes))
    }

    pub fn password(self, password: impl Into<runtime::Secret>) -> Self {
        Self(self.0.field::<runtime::Secret>("password", password))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Blank>) -> Self {
        Self(self.0.fields::<Blank>(body))
    }
}

runtime::impl_request!(PutBlankRequest, ());

impl Values<'_> {
    /// `GET /door` returns [`Door`].
    pub fn door(&self) -> runtime::Call<Door> {
        self.0.get("values.door", "/door").into()
    }
}

impl Values<'_> {
    /// `GET /rule` returns a list of [`Rule`].
    pub fn rules(&self) -> runtime::Call<Vec<Rule>> {
        self.0.get("values.rules", "/rule").into()
    }
}

impl Values<'_> {
    /// `PUT /rule` returns [`Targets`].
    ///
    /// Set before sending: [`body`](PutRulesRequest::body).
    pub fn put_rules(&self) -> PutRulesRequest {
        self.0.put("values.put_rules", "/rule").required(&[runtime::BODY]).into()
    }
}

/// A request of [`Values::put_rules`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutRulesRequest(runtime::Request);

impl PutRulesRequest {
    /// The body, as JSON.
    pub fn body(self, body: impl IntoIterator<Item = impl Into<Rule>>) -> Self {
        let body: Vec<Rule> = body.into_iter().map(Into::into).collect();
        Self(self.0.json::<Vec<Rule>>(body))
    }
}

runtime::impl_request!(PutRulesRequest, Targets);

impl Values<'_> {
    /// `PUT /sum` returns [`Sum`].
    ///
    /// Set before sending: [`amount`](PutSumRequest::amount).
    pub fn put_sum(&self) -> PutSumRequest {
        self.0.put("values.put_sum", "/sum").required(&["amount"]).into()
    }
}

/// A request of [`Values::put_sum`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutSumRequest(runtime::Request);

impl PutSumRequest {
    pub fn limit(self, limit: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.query::<runtime::Decimal>("limit", limit))
    }

    /// Required.
    pub fn amount(self, amount: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.field::<runtime::Decimal>("amount", amount))
    }

    pub fn count(self, count: i64) -> Self {
        Self(self.0.field::<i64>("count", count))
    }

    pub fn port(self, port: i32) -> Self {
        Self(self.0.field::<i32>("port", port))
    }

    /// For example `18446744073709551615`.
    pub fn mask(self, mask: u64) -> Self {
        Self(self.0.field::<u64>("mask", mask))
    }

    pub fn flag(self, flag: u64) -> Self {
        Self(self.0.field::<u64>("flag", flag))
    }

    /// For example `1.8446744073709552e+19`.
    pub fn wei(self, wei: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.field::<runtime::Decimal>("wei", wei))
    }

    pub fn supply(self, supply: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.field::<runtime::Decimal>("supply", supply))
    }

    pub fn counts(self, counts: impl IntoIterator<Item = i64>) -> Self {
        let counts: Vec<i64> = counts.into_iter().collect();
        Self(self.0.field::<Vec<i64>>("counts", counts))
    }

    pub fn totals(
        self,
        totals: impl IntoIterator<Item = (impl Into<String>, i64)>,
    ) -> Self {
        let totals: BTreeMap<String, i64> = totals
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect();
        Self(self.0.field::<BTreeMap<String, i64>>("totals", totals))
    }

    pub fn level(self, level: impl Into<SumLevel>) -> Self {
        Self(self.0.field::<SumLevel>("level", level))
    }

    pub fn spare(self, spare: impl Into<runtime::Nullable<i64>>) -> Self {
        Self(self.0.field::<Option<i64>>("spare", runtime::nullable(spare)))
    }

    pub fn mode(self, mode: impl Into<SumMode>) -> Self {
        Self(self.0.field::<SumMode>("mode", mode))
    }

    pub fn notes(self, notes: impl IntoIterator<Item = impl Into<Note>>) -> Self {
        let notes: Vec<Note> = notes.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<Note>>("notes", notes))
    }

    pub fn input(self, input: impl Into<SumInput>) -> Self {
        Self(self.0.field::<SumInput>("input", input))
    }

    pub fn rank(self, rank: impl Into<SumRank>) -> Self {
        Self(self.0.field::<SumRank>("rank", rank))
    }

    pub fn id(self, id: impl Into<SumId>) -> Self {
        Self(self.0.field::<SumId>("id", id))
    }

    /// Format: `decimal128`.
    pub fn cost(self, cost: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.field::<runtime::Decimal>("cost", cost))
    }

    /// Format: `decimal128`. Text on the wire.
    pub fn cost_text(self, cost_text: impl Into<runtime::Decimal>) -> Self {
        Self(self.0.field::<runtime::Text<runtime::Decimal>>("cost_text", cost_text))
    }

    pub fn costs(
        self,
        costs: impl IntoIterator<Item = impl Into<runtime::Decimal>>,
    ) -> Self {
        let costs: Vec<runtime::Decimal> = costs.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<runtime::Decimal>>("costs", costs))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Sum>) -> Self {
        Self(self.0.fields::<Sum>(body))
    }
}

runtime::impl_request!(PutSumRequest, Sum);
