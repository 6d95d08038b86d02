// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::Color;

pub(super) static HEAD: runtime::Operation = runtime::Operation {
    group: "colors",
    name: "head",
    method: runtime::Method::GET,
    path: "/head",
    class: runtime::Class::Read,
    required: &["X-Trace"],
    authenticated: true,
};

/// A request of [`Colors::head`](super::Colors::head): `GET /head`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct HeadRequest(pub(super) runtime::Request);

impl HeadRequest {
    /// Another place.
    pub fn x_trace(self, x_trace: impl Into<String>) -> Self {
        Self(self.0.query::<String>("X-Trace", &x_trace.into()))
    }

    /// `X-Trace`.
    ///
    /// Required.
    pub fn x_trace_2(self, x_trace_2: i64) -> Self {
        Self(self.0.header::<i64>("X-Trace", &x_trace_2))
    }

    /// `X-List`.
    pub fn x_list(self, x_list: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let x_list: Vec<String> = x_list.into_iter().map(Into::into).collect();
        Self(self.0.header::<Vec<String>>("X-List", &x_list))
    }

    /// `X-Object`.
    pub fn x_object(self, x_object: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .header_styled::<
                    Color,
                >("X-Object", &x_object.into(), runtime::Style::SIMPLE.exploded()),
        )
    }

    /// `X-Json`.
    pub fn x_json(self, x_json: impl Into<Color>) -> Self {
        Self(
            self.0.header_styled::<Color>("X-Json", &x_json.into(), runtime::Style::JSON),
        )
    }

    /// Session.
    pub fn session(self, session: impl Into<String>) -> Self {
        Self(self.0.cookie::<String>("session", &session.into()))
    }

    /// Colors.
    pub fn colors(self, colors: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let colors: Vec<String> = colors.into_iter().map(Into::into).collect();
        Self(self.0.cookie::<Vec<String>>("colors", &colors))
    }

    /// Shade.
    pub fn shade(self, shade: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .cookie_styled::<
                    Color,
                >("shade", &shade.into(), runtime::Style::FORM.joined()),
        )
    }
}

runtime::impl_send!(HeadRequest, ());

pub(super) static LABEL: runtime::Operation = runtime::Operation {
    group: "colors",
    name: "label",
    method: runtime::Method::GET,
    path: "/label/{one}/{list}/{object}/{exploded}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Colors::label`](super::Colors::label): `GET /label/{one}/{list}/{object}/{exploded}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LabelRequest(pub(super) runtime::Request);

runtime::impl_send!(LabelRequest, ());

pub(super) static MATRIX: runtime::Operation = runtime::Operation {
    group: "colors",
    name: "matrix",
    method: runtime::Method::GET,
    path: "/matrix/{one}/{list}/{object}/{exploded}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Colors::matrix`](super::Colors::matrix): `GET /matrix/{one}/{list}/{object}/{exploded}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct MatrixRequest(pub(super) runtime::Request);

runtime::impl_send!(MatrixRequest, ());

pub(super) static QUERY: runtime::Operation = runtime::Operation {
    group: "colors",
    name: "query",
    method: runtime::Method::GET,
    path: "/query",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Colors::query`](super::Colors::query): `GET /query`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct QueryRequest(pub(super) runtime::Request);

impl QueryRequest {
    /// Form.
    pub fn form(self, form: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let form: Vec<String> = form.into_iter().map(Into::into).collect();
        Self(self.0.query::<Vec<String>>("form", &form))
    }

    /// Joined.
    pub fn joined(self, joined: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let joined: Vec<String> = joined.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("joined", &joined, runtime::Style::FORM.joined()),
        )
    }

    /// Joined object.
    pub fn joined_object(self, joined_object: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    Color,
                >("joined_object", &joined_object.into(), runtime::Style::FORM.joined()),
        )
    }

    /// Form object.
    ///
    /// Each member of it is a query parameter of its own.
    pub fn form_object(self, form_object: impl Into<Color>) -> Self {
        Self(self.0.query::<Color>("form_object", &form_object.into()))
    }

    /// Spaces.
    pub fn spaces(self, spaces: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let spaces: Vec<String> = spaces.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("spaces", &spaces, runtime::Style::SPACE_DELIMITED),
        )
    }

    /// Pipes.
    pub fn pipes(self, pipes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let pipes: Vec<String> = pipes.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("pipes", &pipes, runtime::Style::PIPE_DELIMITED),
        )
    }

    /// Deep.
    pub fn deep(self, deep: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .query_styled::<Color>("deep", &deep.into(), runtime::Style::DEEP_OBJECT),
        )
    }

    /// Reserved.
    pub fn reserved(self, reserved: impl Into<String>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    String,
                >("reserved", &reserved.into(), runtime::Style::FORM.reserved()),
        )
    }

    /// Filter.
    pub fn filter(self, filter: impl Into<Color>) -> Self {
        Self(
            self.0.query_styled::<Color>("filter", &filter.into(), runtime::Style::JSON),
        )
    }

    /// No longer used.
    #[deprecated]
    pub fn plain(self, plain: bool) -> Self {
        Self(self.0.query::<bool>("plain", &plain))
    }
}

runtime::impl_send!(QueryRequest, ());

pub(super) static SIMPLE: runtime::Operation = runtime::Operation {
    group: "colors",
    name: "simple",
    method: runtime::Method::GET,
    path: "/simple/{one}/{list}/{object}/{exploded}",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Colors::simple`](super::Colors::simple): `GET /simple/{one}/{list}/{object}/{exploded}`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SimpleRequest(pub(super) runtime::Request);

runtime::impl_send!(SimpleRequest, ());
