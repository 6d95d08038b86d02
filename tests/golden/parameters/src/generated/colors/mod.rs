// @generated from a document in tests/fixtures. Do not edit.

//! Colours.
//!
//! 11 operations, behind the handle [`Colors`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Colours. From [`Client::colors`](crate::Client::colors).
#[derive(Clone, Copy, Debug)]
pub struct Colors<'a>(pub(crate) &'a runtime::Client);

impl Colors<'_> {
    /// `GET /enc%20oded/%40me/100%`
    pub fn encoded(&self) -> runtime::Call<()> {
        self.0.get("colors.encoded", "/enc%20oded/%40me/100%").into()
    }
}

impl Colors<'_> {
    /// `GET /files/{+path}`
    pub fn file(&self, path: impl Into<String>) -> runtime::Call<()> {
        self.0.get("colors.file", "/files/{+path}").path::<String>("path", path).into()
    }
}

impl Colors<'_> {
    /// `GET /head`
    ///
    /// Set before sending: [`x_trace_2`](HeadRequest::x_trace_2).
    pub fn head(&self) -> HeadRequest {
        self.0.get("colors.head", "/head").required(&["X-Trace"]).into()
    }
}

/// A request of [`Colors::head`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct HeadRequest(runtime::Request);

impl HeadRequest {
    /// Another place. `X-Trace` on the wire.
    pub fn x_trace(self, x_trace: impl Into<String>) -> Self {
        Self(self.0.query::<String>("X-Trace", x_trace))
    }

    /// `X-Trace` on the wire. Required.
    pub fn x_trace_2(self, x_trace_2: i64) -> Self {
        Self(self.0.header::<i64>("X-Trace", x_trace_2))
    }

    /// `X-List` on the wire.
    pub fn x_list(self, x_list: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let x_list: Vec<String> = x_list.into_iter().map(Into::into).collect();
        Self(self.0.header::<Vec<String>>("X-List", x_list))
    }

    /// `X-Object` on the wire.
    pub fn x_object(self, x_object: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .header_styled::<
                    Color,
                >("X-Object", x_object, runtime::Style::SIMPLE.exploded()),
        )
    }

    /// `X-Json` on the wire.
    pub fn x_json(self, x_json: impl Into<Color>) -> Self {
        Self(self.0.header_styled::<Color>("X-Json", x_json, runtime::Style::JSON))
    }

    /// `X-Name` on the wire.
    pub fn x_name(self, x_name: impl Into<String>) -> Self {
        Self(self.0.header_styled::<String>("X-Name", x_name, runtime::Style::JSON))
    }

    pub fn session(self, session: impl Into<String>) -> Self {
        Self(self.0.cookie::<String>("session", session))
    }

    pub fn colors(self, colors: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let colors: Vec<String> = colors.into_iter().map(Into::into).collect();
        Self(self.0.cookie::<Vec<String>>("colors", colors))
    }

    pub fn shade(self, shade: impl Into<Color>) -> Self {
        Self(
            self.0.cookie_styled::<Color>("shade", shade, runtime::Style::FORM.joined()),
        )
    }
}

runtime::impl_request!(HeadRequest, ());

impl Colors<'_> {
    /// `GET /items/{id}/{part}`
    pub fn part(&self, id: i64, part: impl Into<String>) -> runtime::Call<()> {
        self.0
            .get("colors.part", "/items/{id}/{part}")
            .path::<i64>("id", id)
            .path::<String>("part", part)
            .into()
    }
}

impl Colors<'_> {
    /// `POST /jobs/{id}?action=start&at={at}#start`
    pub fn start_job(
        &self,
        id: impl Into<String>,
        at: impl Into<String>,
    ) -> StartJobRequest {
        self.0
            .post("colors.start_job", "/jobs/{id}?action=start&at={at}#start")
            .path::<String>("id", id)
            .path::<String>("at", at)
            .into()
    }
}

/// A request of [`Colors::start_job`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StartJobRequest(runtime::Request);

impl StartJobRequest {
    pub fn n(self, n: i64) -> Self {
        Self(self.0.query::<i64>("n", n))
    }
}

runtime::impl_request!(StartJobRequest, ());

impl Colors<'_> {
    /// `POST /jobs/{id}?action=stop`
    pub fn stop_job(&self, id: impl Into<String>) -> runtime::Call<()> {
        self.0
            .post("colors.stop_job", "/jobs/{id}?action=stop")
            .path::<String>("id", id)
            .into()
    }
}

impl Colors<'_> {
    /// `GET /label/{one}/{list}/{object}/{exploded}`
    pub fn label(
        &self,
        one: impl Into<String>,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl IntoIterator<Item = impl Into<String>>,
    ) -> runtime::Call<()> {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        let exploded: Vec<String> = exploded.into_iter().map(Into::into).collect();
        self.0
            .get("colors.label", "/label/{one}/{list}/{object}/{exploded}")
            .path_styled::<String>("one", one, runtime::Style::LABEL)
            .path_styled::<Vec<String>>("list", list, runtime::Style::LABEL.kept())
            .path_styled::<Color>("object", object, runtime::Style::LABEL.exploded())
            .path_styled::<
                Vec<String>,
            >("exploded", exploded, runtime::Style::LABEL.exploded().kept())
            .into()
    }
}

impl Colors<'_> {
    /// `GET /lists`
    ///
    /// Set before sending: [`kept`](ListsRequest::kept), [`deep`](ListsRequest::deep).
    pub fn lists(&self) -> ListsRequest {
        self.0.get("colors.lists", "/lists").required(&["kept", "deep"]).into()
    }
}

/// A request of [`Colors::lists`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListsRequest(runtime::Request);

impl ListsRequest {
    /// Required.
    pub fn kept(self, kept: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let kept: Vec<String> = kept.into_iter().map(Into::into).collect();
        Self(
            self.0.query_styled::<Vec<String>>("kept", kept, runtime::Style::FORM.kept()),
        )
    }

    /// Required.
    pub fn deep(self, deep: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let deep: Vec<String> = deep.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("deep", deep, runtime::Style::DEEP_OBJECT.kept()),
        )
    }

    pub fn filter(self, filter: impl Into<ListsFilter>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    ListsFilter,
                >("filter", filter, runtime::Style::DEEP_OBJECT),
        )
    }
}

runtime::impl_request!(ListsRequest, ());

impl Colors<'_> {
    /// `GET /matrix/{one}/{list}/{object}/{exploded}`
    pub fn matrix(
        &self,
        one: i64,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl IntoIterator<Item = impl Into<String>>,
    ) -> runtime::Call<()> {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        let exploded: Vec<String> = exploded.into_iter().map(Into::into).collect();
        self.0
            .get("colors.matrix", "/matrix/{one}/{list}/{object}/{exploded}")
            .path_styled::<i64>("one", one, runtime::Style::MATRIX)
            .path_styled::<Vec<String>>("list", list, runtime::Style::MATRIX.kept())
            .path_styled::<Color>("object", object, runtime::Style::MATRIX)
            .path_styled::<
                Vec<String>,
            >("exploded", exploded, runtime::Style::MATRIX.exploded().kept())
            .into()
    }
}

impl Colors<'_> {
    /// `GET /query`
    pub fn query(&self) -> QueryRequest {
        self.0.get("colors.query", "/query").into()
    }
}

/// A request of [`Colors::query`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct QueryRequest(runtime::Request);

impl QueryRequest {
    pub fn form(self, form: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let form: Vec<String> = form.into_iter().map(Into::into).collect();
        Self(self.0.query::<Vec<String>>("form", form))
    }

    pub fn joined(self, joined: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let joined: Vec<String> = joined.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("joined", joined, runtime::Style::FORM.joined()),
        )
    }

    pub fn joined_object(self, joined_object: impl Into<Color>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    Color,
                >("joined_object", joined_object, runtime::Style::FORM.joined()),
        )
    }

    /// Each field is sent as a query parameter of its own.
    pub fn form_object(self, form_object: impl Into<Color>) -> Self {
        Self(self.0.query::<Color>("form_object", form_object))
    }

    pub fn spaces(self, spaces: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let spaces: Vec<String> = spaces.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("spaces", spaces, runtime::Style::SPACE_DELIMITED),
        )
    }

    pub fn pipes(self, pipes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let pipes: Vec<String> = pipes.into_iter().map(Into::into).collect();
        Self(
            self
                .0
                .query_styled::<
                    Vec<String>,
                >("pipes", pipes, runtime::Style::PIPE_DELIMITED),
        )
    }

    pub fn deep(self, deep: impl Into<Color>) -> Self {
        Self(self.0.query_styled::<Color>("deep", deep, runtime::Style::DEEP_OBJECT))
    }

    pub fn reserved(self, reserved: impl Into<String>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    String,
                >("reserved", reserved, runtime::Style::FORM.reserved()),
        )
    }

    pub fn filter(self, filter: impl Into<Color>) -> Self {
        Self(self.0.query_styled::<Color>("filter", filter, runtime::Style::JSON))
    }

    /// No longer used.
    #[deprecated]
    pub fn plain(self, plain: bool) -> Self {
        Self(self.0.query::<bool>("plain", plain))
    }
}

runtime::impl_request!(QueryRequest, ());

impl Colors<'_> {
    /// `GET /simple/{one}/{list}/{object}/{exploded}`
    pub fn simple(
        &self,
        one: impl Into<String>,
        list: impl IntoIterator<Item = impl Into<String>>,
        object: impl Into<Color>,
        exploded: impl Into<Color>,
    ) -> runtime::Call<()> {
        let list: Vec<String> = list.into_iter().map(Into::into).collect();
        self.0
            .get("colors.simple", "/simple/{one}/{list}/{object}/{exploded}")
            .path::<String>("one", one)
            .path_styled::<Vec<String>>("list", list, runtime::Style::SIMPLE)
            .path_styled::<Color>("object", object, runtime::Style::SIMPLE)
            .path_styled::<
                Color,
            >("exploded", exploded, runtime::Style::SIMPLE.exploded())
            .into()
    }
}
