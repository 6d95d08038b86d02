// @generated from a document in tests/fixtures. Do not edit.

//! Shapes of all kinds.
//!
//! 4 operations, behind the handle [`Shapes`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;
use std::collections::BTreeMap;

pub use types::*;

/// Shapes of all kinds. From [`Client::shapes`](crate::Client::shapes).
#[derive(Clone, Copy, Debug)]
pub struct Shapes<'a>(pub(crate) &'a runtime::Client);

impl Shapes<'_> {
    /// `GET /shapes`
    ///
    /// # Response
    /// A map of texts to `Decimal`, as in the documented example:
    ///
    /// ```json
    /// {
    ///   "circle": 10.5
    /// }
    /// ```
    pub fn count(&self) -> runtime::Call<BTreeMap<String, runtime::Decimal>> {
        self.0.get("shapes.count", "/shapes").into()
    }
}

impl Shapes<'_> {
    /// `POST /shapes`
    ///
    /// # Response
    /// [`Shape`].
    ///
    /// ```json
    /// {
    ///   "shape": "square",
    ///   "side": 2,
    ///   "corners": [
    ///     [
    ///       0,
    ///       0
    ///     ],
    ///     [
    ///       2,
    ///       2
    ///     ]
    ///   ]
    /// }
    /// ```
    pub fn draw(&self) -> DrawRequest {
        self.0.post("shapes.draw", "/shapes").required_fields(&["shape", "names"]).into()
    }
}

/// A request of [`Shapes::draw`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DrawRequest(runtime::Request);

impl DrawRequest {
    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn shape(self, shape: impl Into<Shape>) -> Self {
        Self(self.0.field::<Shape>("shape", shape))
    }

    /// Required as soon as any field of the body is set; without any, no body is sent.
    pub fn names(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<String>>("names", names))
    }

    pub fn grid(self, grid: impl IntoIterator<Item = impl Into<Vec<i32>>>) -> Self {
        let grid: Vec<Vec<i32>> = grid.into_iter().map(Into::into).collect();
        Self(self.0.field::<Vec<Vec<i32>>>("grid", grid))
    }

    pub fn labels(
        self,
        labels: impl IntoIterator<Item = (impl Into<String>, impl Into<Vec<String>>)>,
    ) -> Self {
        let labels: BTreeMap<String, Vec<String>> = labels
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self(self.0.field::<BTreeMap<String, Vec<String>>>("labels", labels))
    }

    pub fn weight(self, weight: f64) -> Self {
        Self(self.0.field::<f64>("weight", weight))
    }

    pub fn secret(self, secret: impl Into<runtime::Secret>) -> Self {
        Self(self.0.field::<runtime::Secret>("secret", secret))
    }

    pub fn anything(self, anything: impl Into<runtime::Value>) -> Self {
        Self(self.0.field::<runtime::Value>("anything", anything))
    }

    pub fn style(self, style: impl Into<DrawStyle>) -> Self {
        Self(self.0.field::<DrawStyle>("style", style))
    }
}

runtime::impl_request!(DrawRequest, Shape);

impl Shapes<'_> {
    /// `DELETE /shapes/{ids}/{anything}` returns raw JSON: the shape of the response is not documented.
    ///
    /// # Arguments
    /// * `ids`: Several ids.
    pub fn erase(
        &self,
        ids: impl IntoIterator<Item = i64>,
        anything: impl Into<runtime::Value>,
    ) -> runtime::Call<runtime::Value> {
        let ids: Vec<i64> = ids.into_iter().collect();
        self.0
            .delete("shapes.erase", "/shapes/{ids}/{anything}")
            .path_styled::<Vec<i64>>("ids", ids, runtime::Style::SIMPLE)
            .path_styled::<runtime::Value>("anything", anything, runtime::Style::SIMPLE)
            .into()
    }
}

impl Shapes<'_> {
    /// `GET /shapes/{kind}/{day}/{size}`
    ///
    /// Set before sending: [`since`](FindRequest::since).
    ///
    /// # Response
    /// A list of [`Node`].
    ///
    /// ```json
    /// [
    ///   {
    ///     "name": "a",
    ///     "children": [
    ///       {
    ///         "name": "b",
    ///         "children": []
    ///       }
    ///     ]
    ///   }
    /// ]
    /// ```
    pub fn find(
        &self,
        kind: impl Into<Kind>,
        day: impl Into<runtime::Date>,
        size: f64,
    ) -> FindRequest {
        self.0
            .get("shapes.find", "/shapes/{kind}/{day}/{size}")
            .required(&["since"])
            .path::<String>("kind", Into::<Kind>::into(kind).to_string())
            .path::<runtime::Date>("day", day)
            .path::<String>("size", size.to_string())
            .into()
    }
}

/// A request of [`Shapes::find`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct FindRequest(runtime::Request);

impl FindRequest {
    /// Required.
    pub fn since(self, since: impl Into<runtime::DateTime>) -> Self {
        Self(self.0.query::<runtime::DateTime>("since", since))
    }

    pub fn kinds(self, kinds: impl IntoIterator<Item = impl Into<Kind>>) -> Self {
        let kinds: Vec<Kind> = kinds.into_iter().map(Into::into).collect();
        Self(self.0.query::<Vec<Kind>>("kinds", kinds))
    }
}

runtime::impl_request!(FindRequest, Vec<Node>);
