// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `CON`.
//!
//! 1 operation, behind the handle [`Con`].

use ampersat_runtime as runtime;

/// The operations tagged `CON`. From [`Client::con_`](crate::Client::con_).
#[derive(Clone, Copy, Debug)]
pub struct Con<'a>(pub(crate) &'a runtime::Client);

impl Con<'_> {
    /// `GET /console`
    pub fn read_console(&self) -> runtime::Call<()> {
        self.0.get("con_.read_console", "/console").into()
    }
}
