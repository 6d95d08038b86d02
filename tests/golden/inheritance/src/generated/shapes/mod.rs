// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `Shapes`.
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

    /// `POST /circles`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`radius`](AddCircleRequest::radius).
    ///
    /// # Response
    /// [`Polygon`](crate::shapes::Polygon).
    pub fn add_circle(&self) -> AddCircleRequest {
        AddCircleRequest(
            self
                .client
                .request(&requests::ADD_CIRCLE)
                .field::<runtime::Value>("kind", &"circle".into()),
        )
    }

    /// `PUT /drawings`. Counts as repeatable, since it is a PUT.
    ///
    /// Required before it is sent: [`front`](PutDrawingRequest::front).
    ///
    /// # Response
    /// [`Drawing`](crate::shapes::Drawing).
    pub fn put_drawing(&self) -> PutDrawingRequest {
        PutDrawingRequest(self.client.request(&requests::PUT_DRAWING))
    }

    /// `GET /shapes`. Counts as reading, since it is a GET.
    ///
    /// # Response
    /// A list of [`Shape`](crate::shapes::Shape).
    pub fn list_shapes(&self) -> ListShapesRequest {
        ListShapesRequest(self.client.request(&requests::LIST_SHAPES))
    }

    /// `POST /shapes`. Doing it twice may do more than doing it once.
    ///
    /// Required before it is sent: [`body`](AddShapeRequest::body).
    ///
    /// # Response
    /// [`Shape`](crate::shapes::Shape).
    pub fn add_shape(&self) -> AddShapeRequest {
        AddShapeRequest(self.client.request(&requests::ADD_SHAPE))
    }
}
