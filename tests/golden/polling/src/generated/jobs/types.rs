// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The response of [`Jobs::export`](super::Jobs::export).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Export {
    pub done: Option<bool>,
    pub error: Option<ExportError>,
    pub links: Option<ExportLinks>,
}

runtime::impl_object!(Export {
    done: optional::<bool>("done"),
    error: optional::<ExportError>("error"),
    links: optional::<ExportLinks>("links"),
});

/// The value of `error` in [`Export`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ExportError {
    pub code: Option<i64>,
    pub message: Option<String>,
}

runtime::impl_object!(ExportError {
    code: optional::<i64>("code"),
    message: optional::<String>("message"),
});

/// The value of `links` in [`Export`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ExportLinks {
    pub state: Option<String>,
    pub result: Option<String>,
}

runtime::impl_object!(ExportLinks {
    state: optional::<String>("state"),
    result: optional::<String>("result"),
});

/// The response of [`Jobs::start_job`](super::Jobs::start_job), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Job {
    pub id: String,
    pub state: Option<String>,
    pub problem: Option<String>,
    pub file: Option<JobFile>,
}

runtime::impl_object!(Job {
    id: required::<String>("id"),
    state: optional::<String>("state"),
    problem: optional::<String>("problem"),
    file: optional::<JobFile>("file"),
});

/// The value of `file` in [`Job`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct JobFile {
    pub id: Option<i64>,
}

runtime::impl_object!(JobFile {
    id: optional::<i64>("id"),
});

/// The response of [`Jobs::create_machine`](super::Jobs::create_machine), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Machine {
    pub size: Option<i64>,
    pub properties: Option<MachineProperties>,
}

impl Machine {
    /// Creates an empty `Machine`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn size(mut self, size: i64) -> Self {
        self.size = Some(size);
        self
    }

    pub fn properties(mut self, properties: impl Into<MachineProperties>) -> Self {
        self.properties = Some(properties.into());
        self
    }
}

runtime::impl_object!(Machine {
    size: optional::<i64>("size"),
    properties: optional::<MachineProperties>("properties"),
});

/// The value of `properties` in [`Jobs::create_machine`](super::Jobs::create_machine), among others.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MachineProperties {
    /// `provisioningState` on the wire.
    pub provisioning_state: Option<String>,
}

impl MachineProperties {
    /// Creates an empty `MachineProperties`.
    pub fn new() -> Self {
        Self::default()
    }

    /// `provisioningState` on the wire.
    pub fn provisioning_state(mut self, provisioning_state: impl Into<String>) -> Self {
        self.provisioning_state = Some(provisioning_state.into());
        self
    }
}

runtime::impl_object!(MachineProperties {
    provisioning_state: optional::<String>("provisioningState"),
});

/// The response of [`Jobs::print`](super::Jobs::print).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PrintResponse {
    pub id: String,
}

runtime::impl_object!(PrintResponse {
    id: required::<String>("id"),
});

/// The response of [`Jobs::start_machine`](super::Jobs::start_machine), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    pub title: String,
    pub pages: Option<i64>,
}

runtime::impl_object!(Report {
    title: required::<String>("title"),
    pages: optional::<i64>("pages"),
});

/// Not used by any operation.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Stopped {
    pub status: Option<String>,
    pub minutes: Option<i64>,
}

runtime::impl_object!(Stopped {
    status: optional::<String>("status"),
    minutes: optional::<i64>("minutes"),
});
