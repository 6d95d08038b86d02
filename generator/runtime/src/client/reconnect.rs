//! Streams of events that go on after their connection has ended.

use reqwest::StatusCode;

use super::request::Request;
use crate::api::Class;
use crate::exchange::EventsBody;
use crate::stream::{Again, Connecting, Cut};
use crate::time::sleep;

/// The header by which a server knows where to go on.
const LAST_EVENT_ID: &str = "Last-Event-ID";

impl Request {
    /// Returns the same request, whose events are connected again if it is to be so, and does no harm.
    pub(super) fn with_reconnection(mut self) -> Self {
        if std::mem::take(&mut self.options.reconnect) && self.effective_class() == Class::Read {
            let same = self.clone();
            self.options.extensions.insert(Again::new(move |cut| same.again(cut)));
        }
        self
    }

    /// Asks for the events after a cut.
    fn again(&self, Cut { id, retry, fruitless }: Cut) -> Option<Connecting> {
        let policy = self.options.retry.unwrap_or(self.client.0.retry);
        let pause = policy.pause(fruitless)?;
        let mut request = self.clone();
        request.set_header(LAST_EVENT_ID.to_owned(), id);
        Some(Box::pin(async move {
            sleep(retry.unwrap_or(pause)).await;
            match request.send::<EventsBody>().await {
                Ok(response) => Ok(Some(response.into_body().into_bytes())),
                // the way of a server to say that nothing more comes
                Err(error) if error.status() == Some(StatusCode::NO_CONTENT) => Ok(None),
                Err(error) => Err(error),
            }
        }))
    }
}
