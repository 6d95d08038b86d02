// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `many`.
//!
//! 1 operation, behind the handle [`Many`].

mod requests;
mod types;

use ampersat_runtime as runtime;

pub use requests::*;
pub use types::*;

/// The handle of this group; from [`Client::many`](crate::Client::many).
#[derive(Clone, Copy, Debug)]
pub struct Many<'a> {
    client: &'a runtime::Client,
}

impl<'a> Many<'a> {
    pub(crate) fn new(client: &'a runtime::Client) -> Self {
        Self { client }
    }

    /// `GET /many/{a}/{b}/{c}/{d}/{e}/{f}/{g}`. Counts as reading, since it is a GET.
    ///
    /// # Arguments
    /// * `a`: fills `{a}` in the path
    /// * `b`: fills `{b}` in the path
    /// * `c`: fills `{c}` in the path
    /// * `d`: fills `{d}` in the path
    /// * `e`: fills `{e}` in the path
    /// * `f`: fills `{f}` in the path
    /// * `g`: fills `{g}` in the path
    ///
    /// # Response
    /// [`Long`](crate::many::Long).
    #[allow(clippy::too_many_arguments)]
    pub fn get(
        &self,
        a: impl Into<String>,
        b: impl Into<String>,
        c: impl Into<String>,
        d: impl Into<String>,
        e: impl Into<String>,
        f: impl Into<String>,
        g: impl Into<String>,
    ) -> GetRequest {
        GetRequest(
            self
                .client
                .request(&requests::GET)
                .path::<String>("a", &a.into())
                .path::<String>("b", &b.into())
                .path::<String>("c", &c.into())
                .path::<String>("d", &d.into())
                .path::<String>("e", &e.into())
                .path::<String>("f", &f.into())
                .path::<String>("g", &g.into()),
        )
    }
}
