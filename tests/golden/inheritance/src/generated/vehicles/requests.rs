// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;
use super::Vehicle;

pub(super) static LIST_VEHICLES: runtime::Operation = runtime::Operation {
    group: "vehicles",
    name: "list_vehicles",
    method: runtime::Method::GET,
    path: "/vehicles",
    class: runtime::Class::Read,
    required: &[],
    authenticated: true,
};

/// A request of [`Vehicles::list_vehicles`](super::Vehicles::list_vehicles): `GET /vehicles`.
///
/// Sent by `.await`, or by [`send`](Self::send) for the whole response.
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ListVehiclesRequest(pub(super) runtime::Request);

runtime::impl_send!(ListVehiclesRequest, Vec<Vehicle>);
