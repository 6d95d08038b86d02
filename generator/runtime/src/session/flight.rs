//! The turn of the one who obtains a token.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use futures_util::lock::{Mutex, MutexGuard};
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
use tokio::sync::{Mutex, MutexGuard};

/// Held by the one who obtains a token.
#[derive(Default)]
pub(super) struct Flight(Mutex<()>);

impl Flight {
    /// Waits for the turn.
    pub(super) async fn lock(&self) -> MutexGuard<'_, ()> {
        self.0.lock().await
    }

    /// Takes the turn if nobody has it.
    pub(super) fn try_lock(&self) -> Option<MutexGuard<'_, ()>> {
        let taken = self.0.try_lock();
        #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
        let taken = taken.ok();
        taken
    }
}
