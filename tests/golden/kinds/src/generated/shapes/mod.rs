// @generated from a document in tests/fixtures. Do not edit.

//! Shapes of all kinds.
//!
//! 4 operations, behind the handle [`Shapes`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::shapes`](crate::Client::shapes).
#[derive(Clone, Copy, Debug)]
pub struct Shapes<'a> {
    client: &'a runtime::Client,
}

impl<'a> Shapes<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /shapes`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// A map of texts to `Decimal`, as in the documented example:
    ///
    /// ```json
    /// {
    ///   "circle": 10.5
    /// }
    /// ```
    pub fn count(&self) -> CountRequest {
        CountRequest(self.client.request(&requests::COUNT))
    }

    /// `POST /shapes`. Doing it twice may do more than doing it once.
    ///
    /// # Response
    /// [`Shape`](crate::shapes::Shape).
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
        DrawRequest(
            self.client.request(&requests::DRAW).required_fields(&["shape", "names"]),
        )
    }

    /// `DELETE /shapes/{ids}/{anything}`. Counts as repeatable, since it is a DELETE.
    ///
    /// # Arguments
    /// * `ids`: Several ids.
    /// * `anything`: fills `{anything}` in the path
    ///
    /// # Response
    /// Raw JSON: the shape of the response is not documented.
    pub fn erase(
        &self,
        ids: impl IntoIterator<Item = impl Into<i64>>,
        anything: impl Into<runtime::Value>,
    ) -> EraseRequest {
        let ids: Vec<i64> = ids.into_iter().map(Into::into).collect();
        EraseRequest(
            self
                .client
                .request(&requests::ERASE)
                .path_styled::<Vec<i64>>("ids", &ids, runtime::Style::SIMPLE)
                .path_styled::<
                    runtime::Value,
                >("anything", &anything.into(), runtime::Style::SIMPLE),
        )
    }

    /// `GET /shapes/{kind}/{day}/{size}`. Counts as reading, since it is a GET.
    ///
    /// Required before it is sent: [`since`](FindRequest::since).
    ///
    /// # Arguments
    /// * `kind`: fills `{kind}` in the path
    /// * `day`: fills `{day}` in the path
    /// * `size`: fills `{size}` in the path
    ///
    /// # Response
    /// A list of [`Node`](crate::shapes::Node).
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
        FindRequest(
            self
                .client
                .request(&requests::FIND)
                .path("kind", &Into::<Kind>::into(kind).to_string())
                .path("day", &Into::<runtime::Date>::into(day).to_string())
                .path("size", &size.to_string()),
        )
    }
}
