// @generated from a document in tests/fixtures. Do not edit.

//! Operations that go on after they were answered, each in another way.
//!
//! 14 operations, behind the handle [`Jobs`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Operations that go on after they were answered, each in another way. From [`Client::jobs`](crate::Client::jobs).
#[derive(Clone, Copy, Debug)]
pub struct Jobs<'a>(pub(crate) &'a runtime::Client);

impl Jobs<'_> {
    /// `POST /exports` returns [`ExportResponse`], by status.
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns text.
    pub fn export(&self) -> ExportRequest {
        self.0
            .post("jobs.export", "/exports")
            .accept("text/csv, application/json")
            .into()
    }
}

/// A request of [`Jobs::export`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ExportRequest(runtime::Request);

runtime::impl_request!(ExportRequest, ExportResponse);

impl runtime::LongRunning for ExportRequest {
    type Outcome = runtime::TextBody;

    const POLLING: runtime::Polling = runtime::Polling::field("/links/state")
        .status("/done", &["true"], &[])
        .error("/error")
        .result_at_field("/links/result");
}

/// The response of `POST /exports`, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum ExportResponse {
    /// `200`: fine
    Ok(String),
    /// `202`: It goes on
    Accepted(Export),
}

impl runtime::Payload for ExportResponse {
    type Value = Self;

    fn read(response: runtime::RawResponse<'_>) -> Result<Self, runtime::DecodeError> {
        match response.status() {
            200 => response.text().map(Self::Ok),
            202 => response.json::<Export>().map(Self::Accepted),
            _ => Err(response.unexpected()),
        }
    }
}

#[cfg(feature = "mock")]
impl runtime::mock::Answerable for ExportResponse {
    type Given = Self;

    fn write(given: Self) -> runtime::mock::Written {
        match given {
            Self::Ok(body) => runtime::mock::Written::text(200, body),
            Self::Accepted(body) => runtime::mock::Written::json::<Export>(202, &body),
        }
    }
}

impl Jobs<'_> {
    /// `GET /files/{file_id}` returns a stream of bytes.
    pub fn get_file(&self, file_id: i64) -> runtime::Call<runtime::StreamBody> {
        self.0
            .get("jobs.get_file", "/files/{file_id}")
            .path::<i64>("file_id", file_id)
            .accept("application/octet-stream")
            .into()
    }
}

impl Jobs<'_> {
    /// `POST /jobs` returns [`Job`].
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns a stream of bytes.
    pub fn start_job(&self) -> StartJobRequest {
        self.0.post("jobs.start_job", "/jobs").json_fields().into()
    }
}

/// A request of [`Jobs::start_job`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StartJobRequest(runtime::Request);

impl StartJobRequest {
    pub fn steps(self, steps: i64) -> Self {
        Self(self.0.field::<i64>("steps", steps))
    }
}

runtime::impl_request!(StartJobRequest, Job);

impl runtime::LongRunning for StartJobRequest {
    type Outcome = runtime::StreamBody;

    const POLLING: runtime::Polling = runtime::Polling::path(
            "/jobs/{job_id}",
            &[("job_id", "/id")],
        )
        .status("/state", &["done"], &["broken", "cancelled"])
        .error("/problem")
        .result_at_path("/files/{file_id}", &[("file_id", "/file/id")])
        .accept("application/octet-stream");
}

impl Jobs<'_> {
    /// `GET /jobs/{job_id}` returns [`Job`].
    pub fn get_job(&self, job_id: impl Into<String>) -> runtime::Call<Job> {
        self.0
            .get("jobs.get_job", "/jobs/{job_id}")
            .path::<String>("job_id", job_id)
            .into()
    }
}

impl Jobs<'_> {
    /// `POST /jobs/{job_id}/again` returns raw JSON: the shape of the response is not documented.
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Job`].
    pub fn start_again(&self, job_id: impl Into<String>) -> StartAgainRequest {
        self.0
            .post("jobs.start_again", "/jobs/{job_id}/again")
            .path::<String>("job_id", job_id)
            .into()
    }
}

/// A request of [`Jobs::start_again`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StartAgainRequest(runtime::Request);

runtime::impl_request!(StartAgainRequest, runtime::Value);

impl runtime::LongRunning for StartAgainRequest {
    type Outcome = Job;

    const POLLING: runtime::Polling = runtime::Polling::path("/jobs/{job_id}", &[])
        .status("/state", &["done"], &["broken"]);
}

impl Jobs<'_> {
    /// `PUT /machines/{name}` returns [`Machine`].
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Machine`].
    pub fn create_machine(&self, name: impl Into<String>) -> CreateMachineRequest {
        self.0
            .put("jobs.create_machine", "/machines/{name}")
            .path::<String>("name", name)
            .into()
    }
}

/// A request of [`Jobs::create_machine`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct CreateMachineRequest(runtime::Request);

impl CreateMachineRequest {
    /// `api-version` on the wire.
    pub fn api_version(self, api_version: impl Into<String>) -> Self {
        Self(self.0.query::<String>("api-version", api_version))
    }

    pub fn size(self, size: i64) -> Self {
        Self(self.0.field::<i64>("size", size))
    }

    pub fn properties(self, properties: impl Into<MachineProperties>) -> Self {
        Self(self.0.field::<MachineProperties>("properties", properties))
    }

    /// All fields of the body at once. Fields set later override it.
    pub fn body(self, body: impl Into<Machine>) -> Self {
        Self(self.0.fields::<Machine>(body))
    }
}

runtime::impl_request!(CreateMachineRequest, Machine);

impl runtime::LongRunning for CreateMachineRequest {
    type Outcome = Machine;

    const POLLING: runtime::Polling = runtime::Polling::azure().result_at_original();
}

impl Jobs<'_> {
    /// `DELETE /machines/{name}` returns raw JSON: the shape of the response is not documented.
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end.
    pub fn delete_machine(&self, name: impl Into<String>) -> DeleteMachineRequest {
        self.0
            .delete("jobs.delete_machine", "/machines/{name}")
            .path::<String>("name", name)
            .into()
    }
}

/// A request of [`Jobs::delete_machine`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DeleteMachineRequest(runtime::Request);

impl DeleteMachineRequest {
    /// `api-version` on the wire.
    pub fn api_version(self, api_version: impl Into<String>) -> Self {
        Self(self.0.query::<String>("api-version", api_version))
    }
}

runtime::impl_request!(DeleteMachineRequest, runtime::Value);

impl runtime::LongRunning for DeleteMachineRequest {
    type Outcome = ();

    const POLLING: runtime::Polling = runtime::Polling::azure();
}

impl Jobs<'_> {
    /// `POST /machines/{name}/start` returns `None` if there is no body, otherwise [`Report`].
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Report`].
    pub fn start_machine(&self, name: impl Into<String>) -> StartMachineRequest {
        self.0
            .post("jobs.start_machine", "/machines/{name}/start")
            .path::<String>("name", name)
            .undeclared(&[202])
            .into()
    }
}

/// A request of [`Jobs::start_machine`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StartMachineRequest(runtime::Request);

runtime::impl_request!(StartMachineRequest, runtime::Maybe<Report>, Option<Report>);

impl runtime::LongRunning for StartMachineRequest {
    type Outcome = Report;

    const POLLING: runtime::Polling = runtime::Polling::azure().result_at_location();
}

impl Jobs<'_> {
    /// `POST /machines/{name}/stop` returns raw JSON: the shape of the response is not documented.
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Stopped`].
    pub fn stop_machine(&self, name: impl Into<String>) -> StopMachineRequest {
        self.0
            .post("jobs.stop_machine", "/machines/{name}/stop")
            .path::<String>("name", name)
            .into()
    }
}

/// A request of [`Jobs::stop_machine`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct StopMachineRequest(runtime::Request);

runtime::impl_request!(StopMachineRequest, runtime::Value);

impl runtime::LongRunning for StopMachineRequest {
    type Outcome = Stopped;

    const POLLING: runtime::Polling = runtime::Polling::azure();
}

impl Jobs<'_> {
    /// `POST /none` returns raw JSON: the shape of the response is not documented.
    ///
    /// # Response headers
    /// * `Location` (`String`)
    pub fn no_end(&self) -> runtime::Call<runtime::Value> {
        self.0.post("jobs.no_end", "/none").into()
    }
}

impl Jobs<'_> {
    /// `POST /orders` returns raw JSON: the shape of the response is not documented.
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns raw JSON.
    ///
    /// # Response headers
    /// * `Operation-Location` (`String`)
    pub fn order(&self) -> OrderRequest {
        self.0.post("jobs.order", "/orders").into()
    }
}

/// A request of [`Jobs::order`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct OrderRequest(runtime::Request);

runtime::impl_request!(OrderRequest, runtime::Value);

impl runtime::LongRunning for OrderRequest {
    type Outcome = runtime::Value;

    const POLLING: runtime::Polling = runtime::Polling::azure().result_at_location();
}

impl Jobs<'_> {
    /// `POST /prints` returns [`PrintResponse`].
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Report`].
    pub fn print(&self) -> PrintRequest {
        self.0.post("jobs.print", "/prints").into()
    }
}

/// A request of [`Jobs::print`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct PrintRequest(runtime::Request);

runtime::impl_request!(PrintRequest, PrintResponse);

impl runtime::LongRunning for PrintRequest {
    type Outcome = Report;

    const POLLING: runtime::Polling = runtime::Polling::path(
        "/prints/{print_id}",
        &[("print_id", "/id")],
    );
}

impl Jobs<'_> {
    /// `GET /prints/{print_id}` returns `None` if there is no body, otherwise [`Report`].
    pub fn get_print(
        &self,
        print_id: impl Into<String>,
    ) -> runtime::Call<runtime::Maybe<Report>> {
        self.0
            .get("jobs.get_print", "/prints/{print_id}")
            .path::<String>("print_id", print_id)
            .undeclared(&[202])
            .into()
    }
}

impl Jobs<'_> {
    /// `POST /reports` returns `None` if there is no body, otherwise [`Report`].
    /// It may go on after the response: [`wait`](runtime::LongRunning::wait) waits for its end, and returns [`Report`].
    ///
    /// May cost money. It is never sent again once the server may have carried it out.
    ///
    /// Set before sending: [`title`](MakeReportRequest::title).
    ///
    /// # Response headers
    /// * `Location` (`String`): Where it goes on
    /// * `Retry-After` (`i64`)
    pub fn make_report(&self) -> MakeReportRequest {
        self.0
            .post("jobs.make_report", "/reports")
            .class(runtime::Class::Spends)
            .required(&["title"])
            .undeclared(&[202])
            .into()
    }
}

/// A request of [`Jobs::make_report`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct MakeReportRequest(runtime::Request);

impl MakeReportRequest {
    pub fn wait(self, wait: bool) -> Self {
        Self(self.0.query::<bool>("wait", wait))
    }

    /// `If-Match` on the wire.
    pub fn if_match(self, if_match: impl Into<String>) -> Self {
        Self(self.0.header::<String>("If-Match", if_match))
    }

    /// `X-Trace` on the wire.
    pub fn x_trace(self, x_trace: impl Into<String>) -> Self {
        Self(self.0.header::<String>("X-Trace", x_trace))
    }

    /// Required.
    pub fn title(self, title: impl Into<String>) -> Self {
        Self(self.0.field::<String>("title", title))
    }
}

runtime::impl_request!(MakeReportRequest, runtime::Maybe<Report>, Option<Report>);

impl runtime::LongRunning for MakeReportRequest {
    type Outcome = Report;

    const POLLING: runtime::Polling = runtime::Polling::header("Location");
}
