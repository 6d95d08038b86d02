//! A request id, and a line for each attempt.

use dns_services::Error;
use dns_services::runtime::{
    BoxFuture, CallContext, Middleware, Next, TransportRequest, TransportStream, header::HeaderValue,
};
use std::time::Instant;
use uuid::Uuid;

/// The id of a request, which a caller can give to a call: `.extension(RequestId("…".to_owned()))`.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Sends `x-request-id` with each attempt, and writes one line when it ends. The line names the operation and no values.
#[derive(Debug, Clone, Copy)]
pub struct Log<W> {
    write: W,
}

impl<W: Fn(String) + Send + Sync + 'static> Log<W> {
    /// Takes what is done with a line.
    pub fn new(write: W) -> Self {
        Self { write }
    }
}

impl<W: Fn(String) + Send + Sync + 'static> Middleware for Log<W> {
    fn send<'a>(
        &'a self,
        mut request: TransportRequest,
        context: &'a CallContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<TransportStream, Error>> {
        Box::pin(async move {
            let given = context.extension::<RequestId>().map(|id| id.0.clone());
            let id = given.unwrap_or_else(|| Uuid::new_v4().to_string());
            // An id that no header can hold is not sent.
            if let Ok(value) = HeaderValue::from_str(&id) {
                request.headers.insert("x-request-id", value);
            }
            let started = Instant::now();
            let answer = next.run(request).await;
            let outcome = match &answer {
                Ok(answer) => answer.status.to_string(),
                Err(error) => format!("{:?}", error.kind()),
            };
            let (operation, attempt) = (context.operation(), context.attempt());
            let took = started.elapsed().as_millis();
            (self.write)(format!(
                "{id} {} attempt {attempt}: {outcome}, {took} ms",
                operation.name
            ));
            answer
        })
    }
}
