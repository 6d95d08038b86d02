//! Connects a stream of events again.

use std::sync::Arc;
use std::time::Duration;

use crate::{BoxFuture, ByteStream, Error};

/// A connection that has ended.
pub(crate) struct Cut {
    /// The id of the last event.
    pub(crate) id: String,
    /// The pause that the server asked for.
    pub(crate) retry: Option<Duration>,
    /// The number of connections before it, one after the other, that brought nothing.
    pub(crate) fruitless: u32,
}

/// The next connection; nothing if the server has no more to say.
pub(crate) type Connecting = BoxFuture<'static, Result<Option<ByteStream>, Error>>;

/// Connects again, unless it was tried often enough.
type Connect = dyn Fn(Cut) -> Option<Connecting> + Send + Sync;

/// Connects a stream of events again.
#[derive(Clone)]
pub(crate) struct Again(Arc<Connect>);

impl Again {
    pub(crate) fn new(connect: impl Fn(Cut) -> Option<Connecting> + Send + Sync + 'static) -> Self {
        Self(Arc::new(connect))
    }

    pub(super) fn after(&self, cut: Cut) -> Option<Connecting> {
        (self.0)(cut)
    }
}
