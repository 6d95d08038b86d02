//! The context of OpenTelemetry, in the headers of its propagator.

use dns_services::Error;
use dns_services::runtime::{BoxFuture, CallContext, Middleware, Next, TransportRequest, TransportStream};
use opentelemetry::{Context, global};
use opentelemetry_http::HeaderInjector;

/// Sends the current context with each attempt, such as `traceparent`. The propagator is the program's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trace;

impl Middleware for Trace {
    fn send<'a>(
        &'a self,
        mut request: TransportRequest,
        _: &'a CallContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<TransportStream, Error>> {
        global::get_text_map_propagator(|propagator| {
            propagator.inject_context(&Context::current(), &mut HeaderInjector(&mut request.headers));
        });
        next.run(request)
    }
}
