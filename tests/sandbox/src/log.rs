//! The requests that arrived.

use crate::Fault;
use crate::document::Operation;
use crate::fault::Plan;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::time::Duration;

/// The number of requests that are remembered. Older ones are counted, and no more.
const REMEMBERED: usize = 10_000;

/// A request as it arrived. Requests that no operation takes are not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedRequest {
    /// The method, in capitals.
    pub method: String,
    /// The path with its placeholders: `/service/{service_id}/dns`.
    pub path: String,
    /// The operation: `dns.add_record`.
    pub operation: String,
    /// The number of this attempt: 2 if the same request came before, and was answered with a fault, an HTTP error or
    /// not at all. Exact as long as no two equal requests are under way at once.
    pub attempt: u32,
    /// The fault that was done to it, apart from latency.
    pub fault: Option<Fault>,
    /// The delay of its answer on purpose.
    pub latency: Duration,
}

#[derive(Debug, Default)]
pub(crate) struct Log {
    requests: VecDeque<LoggedRequest>,
    counts: HashMap<String, usize>,
    /// The number of times that a request came without being answered well, by its key.
    unanswered: HashMap<u64, u32>,
}

/// Returns a hash that tells a request from others.
pub(crate) fn key(method: &str, target: &str, body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (method, target, body).hash(&mut hasher);
    hasher.finish()
}

impl Log {
    pub(crate) fn arrived(&mut self, operation: &Operation, key: u64, plan: Plan) {
        if self.unanswered.len() >= REMEMBERED {
            self.unanswered.clear();
        }
        let attempt = self.unanswered.entry(key).or_default();
        *attempt = attempt.saturating_add(1);
        match self.counts.get_mut(&operation.name) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(operation.name.clone(), 1)),
        }
        if self.requests.len() == REMEMBERED {
            self.requests.pop_front();
        }
        self.requests.push_back(LoggedRequest {
            method: operation.method.clone(),
            path: operation.path.clone(),
            operation: operation.name.clone(),
            attempt: *attempt,
            fault: plan.fault,
            latency: plan.latency,
        });
    }

    pub(crate) fn answered(&mut self, key: u64) {
        self.unanswered.remove(&key);
    }

    pub(crate) fn requests(&self) -> Vec<LoggedRequest> {
        self.requests.iter().cloned().collect()
    }

    pub(crate) fn count(&self, operation: &str) -> usize {
        self.counts.get(operation).copied().unwrap_or_default()
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}
