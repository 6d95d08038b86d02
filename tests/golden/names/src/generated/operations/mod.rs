// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `operations`.
//!
//! 6 operations, behind the handle [`Operations`].

pub(super) mod types;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

pub use types::*;

/// The operations tagged `operations`. From [`Client::operations`](crate::Client::operations).
#[derive(Clone, Copy, Debug)]
pub struct Operations<'a>(pub(crate) &'a runtime::Client);

impl Operations<'_> {
    /// `POST /depots/{depot}/check`
    pub fn check_depot(&self, depot: impl Into<String>) -> runtime::Call<()> {
        self.0
            .post("operations.check_depot", "/depots/{depot}/check")
            .path::<String>("depot", depot)
            .into()
    }
}

impl Operations<'_> {
    /// `GET /metrics/of/the/account/{account}/within/the/evergreen/programme/by/month` returns [`GetMetricsOfTheEvergreenProgrammeByMonthResponse`].
    pub fn get_metrics_of_the_evergreen_programme_by_month(
        &self,
        account: impl Into<String>,
    ) -> runtime::Call<GetMetricsOfTheEvergreenProgrammeByMonthResponse> {
        self.0
            .get(
                "operations.get_metrics_of_the_evergreen_programme_by_month",
                "/metrics/of/the/account/{account}/within/the/evergreen/programme/by/month",
            )
            .path::<String>("account", account)
            .into()
    }
}

impl Operations<'_> {
    /// `POST /s3` returns [`S3`].
    pub fn s3(&self) -> S3Request {
        self.0.post("operations.s3", "/s3").json_fields().into()
    }
}

/// A request of [`Operations::s3`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct S3Request(runtime::Request);

impl S3Request {
    pub fn target(self, target: impl Into<S3>) -> Self {
        Self(self.0.field::<S3>("target", target))
    }
}

runtime::impl_request!(S3Request, S3);

impl Operations<'_> {
    /// `PUT /shelves` returns a map of texts to lists of maps of texts to lists of lists of `String`.
    ///
    /// Set before sending: [`pair`](PutShelvesRequest::pair), [`pair2`](PutShelvesRequest::pair2).
    pub fn put_shelves(&self) -> PutShelvesRequest {
        self.0
            .put("operations.put_shelves", "/shelves")
            .required(&["pair", "pair"])
            .into()
    }
}

/// A request of [`Operations::put_shelves`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PutShelvesRequest(runtime::Request);

impl PutShelvesRequest {
    /// At least 2 items. Required.
    #[allow(clippy::type_complexity)]
    pub fn pair(
        self,
        pair: (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String),
    ) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String),
                >("pair", pair, runtime::Style::JSON),
        )
    }

    /// At least 2 items. `pair` on the wire. Required.
    #[allow(clippy::type_complexity)]
    pub fn pair2(
        self,
        pair2: (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String),
    ) -> Self {
        Self(
            self
                .0
                .field::<
                    (BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>, String),
                >("pair", pair2),
        )
    }

    #[allow(clippy::type_complexity)]
    pub fn shelves(
        self,
        shelves: impl IntoIterator<
            Item = (
                impl Into<String>,
                impl Into<Vec<BTreeMap<String, Vec<Vec<String>>>>>,
            ),
        >,
    ) -> Self {
        #[allow(clippy::type_complexity)]
        let shelves: BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>> = shelves
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self(
            self
                .0
                .field::<
                    BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>,
                >("shelves", shelves),
        )
    }

    pub fn labels(self, labels: impl Into<runtime::Nullable<Vec<String>>>) -> Self {
        Self(self.0.field::<Option<Vec<String>>>("labels", runtime::nullable(labels)))
    }

    pub fn limit(self, limit: impl Into<runtime::Nullable<i64>>) -> Self {
        Self(self.0.field::<Option<i64>>("limit", runtime::nullable(limit)))
    }

    pub fn places(
        self,
        places: impl IntoIterator<Item = (impl Into<String>, i64)>,
    ) -> Self {
        let places: BTreeMap<String, i64> = places
            .into_iter()
            .map(|(key, value)| (key.into(), value))
            .collect();
        Self(self.0.field::<BTreeMap<String, i64>>("places", places))
    }

    pub fn either(self, either: impl Into<PutShelvesEither>) -> Self {
        Self(self.0.field::<PutShelvesEither>("either", either))
    }
}

runtime::impl_request!(
    PutShelvesRequest,
    BTreeMap<String, Vec<BTreeMap<String, Vec<Vec<String>>>>>,
);

impl Operations<'_> {
    /// `GET /tides` returns [`Thing`].
    pub fn list_tides(&self) -> ListTidesRequest {
        self.0.get("operations.list_tides", "/tides").into()
    }
}

/// A request of [`Operations::list_tides`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListTidesRequest(runtime::Request);

impl ListTidesRequest {
    pub fn every(self, every: impl Into<ListTidesEvery>) -> Self {
        Self(self.0.query::<ListTidesEvery>("every", every))
    }

    pub fn mask(self, mask: u64) -> Self {
        Self(self.0.query::<u64>("mask", mask))
    }
}

runtime::impl_request!(ListTidesRequest, Thing);

impl Operations<'_> {
    /// `POST /v1/depots/{depot}/check`
    pub fn check_depot_2(&self, depot: impl Into<String>) -> runtime::Call<()> {
        self.0
            .post("operations.check_depot_2", "/v1/depots/{depot}/check")
            .path::<String>("depot", depot)
            .into()
    }
}
