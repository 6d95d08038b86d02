// @generated from a document in tests/fixtures. Do not edit.

//! The operations tagged `CON`.
//!
//! 1 operation, behind the handle [`Con`].

use ampersat_runtime as runtime;

/// The handle of this group; from [`Client::con_`](crate::Client::con_).
#[derive(Clone, Copy, Debug)]
pub struct Con<'a>(pub(crate) &'a runtime::Client);

impl Con<'_> {
    /// `GET /console`
    pub fn read_console(&self) -> ReadConsoleRequest {
        static OPERATION: runtime::Operation = runtime::Operation::get(
            "con_.read_console",
            "/console",
        );
        self.0.request(&OPERATION).into()
    }
}

/// A request of [`Con::read_console`].
pub type ReadConsoleRequest = runtime::Call<()>;
