//! The state of an operation, as an answer says it.

use reqwest::StatusCode;

use super::place::{at, text_of};
use crate::exchange::{Received, texts};
use crate::json::Tree;

/// The words of Azure's services that end an operation.
const SUCCEEDED: [&str; 1] = ["succeeded"];
const FAILED: [&str; 3] = ["failed", "canceled", "cancelled"];
/// The fields in which a state says why an operation has failed, unless the API has another place for it.
const REASONS: [&str; 5] = ["/error", "/errors", "/message", "/statusMessage", "/detail"];
/// The fields in which resources of Azure say how far they are.
const PROVISIONING: [&str; 2] = ["/properties/provisioningState", "/provisioningState"];

/// The place of the status in a state, and the words that end an operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) pointer: Option<&'static str>,
    pub(super) finished: &'static [&'static str],
    pub(super) failed: &'static [&'static str],
    /// The operation has failed if something is there.
    pub(super) error: Option<&'static str>,
}

/// The way in which a state is read.
#[derive(Clone, Copy, Debug)]
pub(super) enum StateReading {
    /// By the status of HTTP.
    Http,
    /// By the words of the API.
    Words(Words),
    /// As the states of Azure's operations are written.
    Azure,
    /// As Azure's resources are written.
    Provisioning,
}

/// The state of an operation.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It goes on; with the word for it, if there is one.
    GoesOn(Option<String>),
    /// It has ended.
    Finished(Option<String>),
    /// It does not say how far the operation is, and has to.
    Silent,
    /// It has ended without success: with the word for it, and the reasons.
    Failed(Option<String>, Vec<String>),
}

impl Verdict {
    /// Returns whether a word says that the operation has ended.
    pub(super) fn is_said_finish(&self) -> bool {
        matches!(self, Self::Finished(Some(_)))
    }
}

impl Words {
    pub(super) const NONE: Self = Self { pointer: None, finished: &[], failed: &[], error: None };

    /// Returns how a state with these words is read.
    pub(super) fn reading(self) -> StateReading {
        if self.pointer.is_some() { StateReading::Words(self) } else { StateReading::Http }
    }
}

impl StateReading {
    /// Returns the pointers to the status.
    fn pointers(&self) -> &[&'static str] {
        match self {
            Self::Http => &[],
            Self::Words(words) => words.pointer.as_slice(),
            Self::Azure => &["/status"],
            Self::Provisioning => &PROVISIONING,
        }
    }

    fn error(&self) -> Option<&'static str> {
        match self {
            Self::Words(words) => words.error,
            Self::Http | Self::Azure | Self::Provisioning => None,
        }
    }

    /// Returns whether a word is one of those that end an operation, and how.
    fn judges(&self, word: &str) -> Option<bool> {
        let (finished, failed) = match self {
            Self::Words(words) => (words.finished, words.failed),
            _ => (&SUCCEEDED[..], &FAILED[..]),
        };
        let is_in = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        match (is_in(failed), is_in(finished)) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        }
    }

    /// Returns whether words that an API lists are the only ones that end its operations.
    fn is_listed(&self) -> bool {
        matches!(self, Self::Words(words) if !words.finished.is_empty())
    }

    /// Returns the state of the operation that an answer is about.
    pub(super) fn verdict(&self, answer: &Received) -> Verdict {
        let ended = answer.status != StatusCode::ACCEPTED;
        let is_empty = matches!(answer.status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
        let tree = Tree::parse(&answer.body).ok().filter(|_| !is_empty && !matches!(self, Self::Http));
        let root = tree.as_ref().map(Tree::root);
        let word = root.and_then(|root| self.pointers().iter().find_map(|pointer| text_of(at(root, pointer)?)));
        let word = word.filter(|word| !word.is_empty());
        let said = |pointer: &str| root.and_then(|root| at(root, pointer)).filter(|node| !node.is_null());
        let wrong = self.error().and_then(said);
        let ended = match word.as_deref().map(|word| self.judges(word)) {
            Some(Some(is_success)) => Some(is_success),
            // a word that is not known: the operation goes on, if words alone say that it has ended
            Some(None) => (ended && !self.is_listed() && matches!(self, Self::Words(_))).then_some(true),
            None => (is_empty || (ended && !self.is_listed())).then_some(true),
        };
        match ended {
            None => Verdict::GoesOn(word),
            Some(true) if matches!(self, Self::Azure) && word.is_none() && !is_empty => Verdict::Silent,
            Some(true) if wrong.is_none() => Verdict::Finished(word),
            Some(_) => {
                let about = wrong.or_else(|| REASONS.into_iter().find_map(said));
                Verdict::Failed(word, about.map(texts).unwrap_or_default())
            }
        }
    }
}
