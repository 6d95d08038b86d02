//! Calls without async.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::client::{Client, Request, Response};
use crate::codec::Codec;
use crate::{Error, ErrorKind};

/// The one thread on which the connections of all blocking calls live. It is never dropped: dropping a runtime inside
/// another one panics, and nobody can say where the last client goes out of scope.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

impl Request {
    /// Sends the call and decodes the answer, and blocks the thread until then.
    ///
    /// # Errors
    /// See [`ErrorKind`]. Inside an async runtime it is refused: it would block the runtime's other tasks, too. A thread
    /// of `spawn_blocking` counts as inside; there, `Handle::block_on` drives the asynchronous call.
    pub fn send_blocking<C: Codec<Value: Send>>(self) -> Result<Response<C::Value>, Error> {
        let operation = self.operation;
        block_on(self.send::<C>()).unwrap_or_else(|error| Err(error.with_operation(operation)))
    }
}

impl Client {
    /// As [`logout`](Self::logout), and blocks the thread until it is done.
    ///
    /// # Errors
    /// As [`logout`](Self::logout). Inside an async runtime it is refused.
    pub fn logout_blocking(&self) -> Result<(), Error> {
        block_on(self.logout()).unwrap_or_else(Err)
    }
}

/// Runs several calls to their end, and blocks the thread until then.
///
/// # Errors
/// Inside an async runtime it is refused: it would block the runtime's other tasks, too.
pub fn block_on<F: Future>(future: F) -> Result<F::Output, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::new(ErrorKind::Build, "a blocking call inside an async runtime; use the asynchronous one"));
    }
    Ok(runtime()?.block_on(future))
}

fn runtime() -> Result<&'static Runtime, Error> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = Builder::new_multi_thread().worker_threads(1).thread_name("api-client").enable_all().build();
    let started =
        started.map_err(|error| Error::new(ErrorKind::Build, "no thread for calls").with_source(error.into()))?;
    // when two threads come here at the same time, the second runtime is dropped again
    Ok(RUNTIME.get_or_init(|| started))
}
