//! Room for documents that are nested as deep as they may be.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Enough stack for any document in a build that is not optimised, in bytes. Unused stack costs nothing.
const ENOUGH: usize = 256 << 20;

/// Makes threads with enough stack.
pub(crate) fn builder() -> Builder {
    Builder::new().stack_size(ENOUGH)
}

/// Does work on a stack of its own: that of the caller may be small, as in a test, and frames are large in debug builds.
pub(crate) fn deep<T: Send>(mut work: impl FnMut() -> T + Send) -> T {
    let done = scope(|scope| {
        let thread = builder().spawn_scoped(scope, &mut work).ok()?;
        Some(thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    // Without threads, the stack of the caller has to do.
    done.unwrap_or_else(work)
}

/// Does two things at the same time: one on a thread of its own, the other here.
pub(crate) fn beside<A: Send, B>(mut other: impl FnMut() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    let (done, here) = scope(|scope| {
        let thread = builder().spawn_scoped(scope, &mut other).ok();
        let here = here();
        (thread.map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))), here)
    });
    (done.unwrap_or_else(other), here)
}
