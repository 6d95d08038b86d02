//! Middleware between a call and its transport.

use std::fmt;
use std::sync::Arc;

use http::Extensions;

use super::Exchange;
use crate::api::{Class, Operation};
use crate::transport::{TransportRequest, TransportResponse, TransportStream};
use crate::{BoxFuture, Error};

/// Stands between calls and the transport: it may change a request, answer it itself, or watch what happens.
///
/// It runs once for each attempt, after the credentials are attached, and for the requests with which a client signs in, too.
/// The first middleware that a client is given is the outermost one.
pub trait Middleware: Send + Sync + 'static {
    /// Sends a request by `next`, or answers it.
    ///
    /// # Errors
    /// The call fails with the error. It is sent again only if that error comes from `next`.
    fn send<'a>(
        &'a self,
        request: TransportRequest,
        context: &'a CallContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<TransportStream, Error>>;
}

/// A call as middleware sees it: the operation, the attempt, and the caller's values.
#[derive(Clone, Copy)]
pub struct CallContext<'a> {
    pub(crate) operation: &'a Operation,
    /// The effect of sending this call twice: less than its operation says, if the call has an idempotency key.
    pub(crate) class: Class,
    pub(crate) attempt: u32,
    pub(crate) extensions: &'a Extensions,
}

impl CallContext<'_> {
    /// Returns the operation: its name, HTTP method, path template and class.
    #[must_use]
    pub fn operation(&self) -> &Operation {
        self.operation
    }

    /// Returns the number of this attempt; the first one is 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns a value that the caller gave with [`CallExt::extension`](crate::CallExt::extension).
    #[must_use]
    pub fn extension<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.extensions.get()
    }
}

impl fmt::Debug for CallContext<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = format_args!("{}", self.operation.name);
        formatter.debug_struct("CallContext").field("operation", &operation).field("attempt", &self.attempt).finish()
    }
}

/// The middleware and the transport behind a middleware. It can be used once: a request that must not be sent twice is not.
pub struct Next<'a> {
    pub(super) exchange: &'a Exchange,
    pub(super) rest: &'a [Arc<dyn Middleware>],
    pub(super) context: &'a CallContext<'a>,
    pub(super) streamed: bool,
}

impl<'a> Next<'a> {
    /// Sends a request on its way.
    ///
    /// # Errors
    /// No answer came. An answer that says no is not an error here.
    pub fn run(self, request: TransportRequest) -> BoxFuture<'a, Result<TransportStream, Error>> {
        match self.rest.split_first() {
            Some((first, rest)) => first.send(request, self.context, Self { rest, ..self }),
            None => Box::pin(self.exchange(request)),
        }
    }

    async fn exchange(self, request: TransportRequest) -> Result<TransportStream, Error> {
        let transport = &self.exchange.transport;
        let result = if self.streamed || request.upload.is_some() {
            transport.open(request).await
        } else {
            let answer = transport.send(request).await;
            answer.map(|TransportResponse { status, headers, body }| TransportStream::new(status, headers, body))
        };
        result.map_err(|error| error.into_error(self.context.class))
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Next").field("middleware", &self.rest.len()).finish_non_exhaustive()
    }
}
