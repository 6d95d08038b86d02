// @generated from a document in tests/fixtures. Do not edit.

//! Colours.
//!
//! 5 operations, behind the handle [`Colors`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::colors`](crate::Client::colors).
#[derive(Clone, Copy, Debug)]
pub struct Colors<'a> {
    client: &'a runtime::Client,
}

impl<'a> Colors<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /head`. Counts as reading, since it is a GET.
    ///
    /// Required before it is sent: [`x_trace_2`](HeadRequest::x_trace_2).
    ///
    /// # Response
    /// Nothing.
    pub fn head(&self) -> HeadRequest {
        HeadRequest(self.client.request(&requests::HEAD))
    }

    /// `GET /label/{one}/{list}/{object}/{exploded}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `one`: fills `{one}` in the path
    /// * `list`: fills `{list}` in the path
    /// * `object`: fills `{object}` in the path
    /// * `exploded`: fills `{exploded}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn label(
        &self,
        one: impl Into<String>,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl IntoIterator<Item = impl Into<String>>,
    ) -> LabelRequest {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        let exploded: Vec<String> = exploded.into_iter().map(Into::into).collect();
        LabelRequest(
            self
                .client
                .request(&requests::LABEL)
                .path_styled::<String>("one", &one.into(), runtime::Style::LABEL)
                .path_styled::<Vec<String>>("list", &list, runtime::Style::LABEL)
                .path_styled::<
                    Color,
                >("object", &object.into(), runtime::Style::LABEL.exploded())
                .path_styled::<
                    Vec<String>,
                >("exploded", &exploded, runtime::Style::LABEL.exploded()),
        )
    }

    /// `GET /matrix/{one}/{list}/{object}/{exploded}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `one`: fills `{one}` in the path
    /// * `list`: fills `{list}` in the path
    /// * `object`: fills `{object}` in the path
    /// * `exploded`: fills `{exploded}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn matrix(
        &self,
        one: i64,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl IntoIterator<Item = impl Into<String>>,
    ) -> MatrixRequest {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        let exploded: Vec<String> = exploded.into_iter().map(Into::into).collect();
        MatrixRequest(
            self
                .client
                .request(&requests::MATRIX)
                .path_styled::<i64>("one", &one, runtime::Style::MATRIX)
                .path_styled::<Vec<String>>("list", &list, runtime::Style::MATRIX)
                .path_styled::<Color>("object", &object.into(), runtime::Style::MATRIX)
                .path_styled::<
                    Vec<String>,
                >("exploded", &exploded, runtime::Style::MATRIX.exploded()),
        )
    }

    /// `GET /query`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// Nothing.
    pub fn query(&self) -> QueryRequest {
        QueryRequest(self.client.request(&requests::QUERY))
    }

    /// `GET /simple/{one}/{list}/{object}/{exploded}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `one`: fills `{one}` in the path
    /// * `list`: fills `{list}` in the path
    /// * `object`: fills `{object}` in the path
    /// * `exploded`: fills `{exploded}` in the path
    ///
    /// # Response
    /// Nothing.
    pub fn simple(
        &self,
        one: impl Into<String>,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl Into<Color>,
    ) -> SimpleRequest {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        SimpleRequest(
            self
                .client
                .request(&requests::SIMPLE)
                .path::<String>("one", &one.into())
                .path_styled::<Vec<String>>("list", &list, runtime::Style::SIMPLE)
                .path_styled::<Color>("object", &object.into(), runtime::Style::SIMPLE)
                .path_styled::<
                    Color,
                >("exploded", &exploded.into(), runtime::Style::SIMPLE.exploded()),
        )
    }
}
