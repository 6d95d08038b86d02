// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Vehicles`.
//!
//! 1 operation, behind the handle [`Vehicles`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::vehicles`](crate::Client::vehicles).
#[derive(Clone, Copy, Debug)]
pub struct Vehicles<'a> {
    client: &'a runtime::Client,
}

impl<'a> Vehicles<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /vehicles`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// A list of [`Vehicle`](crate::vehicles::Vehicle).
    pub fn list_vehicles(&self) -> ListVehiclesRequest {
        ListVehiclesRequest(self.client.request(&requests::LIST_VEHICLES))
    }
}
