// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `many`.
//!
//! 1 operation, behind the handle [`Many`].

pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;
#[doc(hidden)]
pub use super::types::shared::*;

/// The operations tagged `many`. From [`Client::many`](crate::Client::many).
#[derive(Clone, Copy, Debug)]
pub struct Many<'a>(pub(crate) &'a runtime::Client);

impl Many<'_> {
    /// `GET /many/{a}/{b}/{c}/{d}/{e}/{f}/{g}` returns [`Long`].
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
    ) -> runtime::Call<Long> {
        self.0
            .get("many.get", "/many/{a}/{b}/{c}/{d}/{e}/{f}/{g}")
            .path::<String>("a", a)
            .path::<String>("b", b)
            .path::<String>("c", c)
            .path::<String>("d", d)
            .path::<String>("e", e)
            .path::<String>("f", f)
            .path::<String>("g", g)
            .into()
    }
}
