//! The answer to a request that nobody expects.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value, json};
use wiremock::{Request, Respond, ResponseTemplate};

use super::wanted::Wanted;
use crate::Api;
use crate::json::shorten;

/// Expectations that a text names.
const NAMED: usize = 15;

/// Characters of a body that a text shows.
const BODY: usize = 200;

/// All that is expected.
#[derive(Default)]
pub(super) struct Known(Mutex<Vec<Arc<Wanted>>>);

impl Known {
    pub(super) fn add(&self, wanted: Arc<Wanted>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(wanted);
    }

    /// Describes a request, and says of each expectation why it does not fit. Those for the same path come first.
    fn explain(&self, request: &Request) -> Vec<String> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        known.sort_by_key(|wanted| !wanted.is_about(request));
        let query = request.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let body = match String::from_utf8_lossy(&request.body) {
            body if body.is_empty() => String::new(),
            body => format!(" {}", shorten(&body, BODY)),
        };
        let none = if known.is_empty() { ", nor anything else" } else { "" };
        let first = format!("the mock does not expect {} {}{query}{body}{none}", request.method, request.url.path());
        let others = known.len().saturating_sub(NAMED);
        let others = (others > 0).then(|| format!("and {others} others"));
        let why = |wanted: &Arc<Wanted>| match wanted.difference(request) {
            Some(difference) => format!("expected: {wanted}; but {difference}"),
            None => format!("expected: {wanted}; but that has been answered as often as it may be"),
        };
        std::iter::once(first).chain(known.iter().take(NAMED).map(why)).chain(others).collect()
    }
}

/// Says what came and what is expected, in the way in which the API says no.
pub(super) struct Unmatched {
    pub(super) known: Arc<Known>,
    pub(super) api: &'static Api,
}

impl Respond for Unmatched {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        ResponseTemplate::new(404).set_body_json(refusal(self.api, self.known.explain(request)))
    }
}

/// A body with which an API says no.
pub(super) fn refusal(api: &Api, messages: Vec<String>) -> Value {
    let Some(envelope) = api.errors else { return json!({"messages": messages}) };
    let flag = envelope.flag.map(|flag| (flag.to_owned(), Value::Bool(false)));
    let body: Map<_, _> = flag.into_iter().chain([(envelope.messages.to_owned(), messages.into())]).collect();
    Value::Object(body)
}
