//! A declared end of an operation in terms of the model.

use super::declared::{Wanted, WantedPlace, WantedResult};
use super::outcome;
use super::subject::{Fault, Subject};
use crate::model::{Polling, ResultPlace, StatePlace};

/// The media type of answers that name no other one.
const JSON: &str = "application/json";

impl Subject<'_> {
    /// The same in terms of the model, or what does not fit.
    pub(super) fn resolve(&self, wanted: Wanted) -> Result<Polling, Fault> {
        let own = &self.operation.response;
        let (state, read) = match wanted.state {
            WantedPlace::Azure => (StatePlace::Azure, None),
            WantedPlace::Header(name) => (StatePlace::Header(name), None),
            WantedPlace::Field(pointer) => {
                self.check(own, &pointer)?;
                (StatePlace::Field(pointer), None)
            }
            WantedPlace::Operation(other) => {
                let (path, read) = self.other(&other, Some(own))?;
                (StatePlace::Path(path), Some(&read.response))
            }
        };
        if let (Some(words), Some(read)) = (&wanted.words, read) {
            self.check(read, &words.pointer)?;
            words.error.as_ref().map_or(Ok(()), |pointer| self.check(read, pointer))?;
        }
        let mut accept = None;
        let (result, of_result) = match wanted.result {
            WantedResult::State => (ResultPlace::State, read),
            WantedResult::Original => (ResultPlace::Original, None),
            WantedResult::Location => (ResultPlace::Location, None),
            WantedResult::Field(pointer) => {
                read.map_or(Ok(()), |read| self.check(read, &pointer))?;
                (ResultPlace::Field(pointer), None)
            }
            WantedResult::Operation(other) => {
                let (path, read) = self.other(&other, read)?;
                accept = Some(read.accept.clone().unwrap_or_else(|| JSON.to_owned()));
                (ResultPlace::Path(path), Some(&read.response))
            }
        };
        let pointer = match (&state, &wanted.words) {
            (StatePlace::Azure, _) => Some("/status"),
            (_, words) => words.as_ref().map(|words| words.pointer.as_str()),
        };
        let outcome = match (self.draft, of_result) {
            (Some(draft), _) => draft.outcome.clone(),
            (None, Some(payload)) => outcome::of_other(payload),
            (None, None) => outcome::of_own(self, &state, &result, pointer),
        };
        let own = self.operation.accept.as_deref().unwrap_or(JSON);
        let accept = accept.filter(|accept| accept != own);
        Ok(Polling { state, words: wanted.words, result, outcome, accept })
    }
}
