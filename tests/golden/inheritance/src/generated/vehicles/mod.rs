// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Vehicles`.
//!
//! 1 operation, behind the handle [`Vehicles`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// The operations tagged `Vehicles`. From [`Client::vehicles`](crate::Client::vehicles).
#[derive(Clone, Copy, Debug)]
pub struct Vehicles<'a>(pub(crate) &'a runtime::Client);

impl Vehicles<'_> {
    /// `GET /vehicles` returns a list of [`Vehicle`].
    pub fn list_vehicles(&self) -> runtime::Call<Vec<Vehicle>> {
        self.0.get("vehicles.list_vehicles", "/vehicles").into()
    }
}
