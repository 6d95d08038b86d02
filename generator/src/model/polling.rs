//! Operations that go on at the server after they were answered: how their end is known, and where their result is.

use super::{Payload, Type};
use serde::Serialize;

/// How the end of an operation is known, and what its result is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Polling {
    /// Where its state is read.
    pub state: StatePlace,
    /// The words that end it; none where HTTP says it.
    pub words: Option<StateWords>,
    /// Where its result is.
    pub result: ResultPlace,
    /// What its result is read as.
    pub outcome: PollingOutcome,
    /// The media types of its result, if they are other ones than the operation's.
    pub accept: Option<String>,
}

/// Where the state of an operation is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum StatePlace {
    /// As Azure's services say it.
    Azure,
    /// At the URL that this header of the answer has.
    Header(String),
    /// At the URL at this pointer in the answer.
    Field(String),
    /// At a path.
    Path(FilledPath),
}

/// Where the result of an operation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum ResultPlace {
    /// The last state is it.
    State,
    /// At the URL of the operation.
    Original,
    /// At the URL that the header `Location` has.
    Location,
    /// At the URL at this pointer in the last state.
    Field(String),
    /// At a path.
    Path(FilledPath),
}

/// A path, and where an answer has the values of its placeholders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilledPath {
    /// The path template.
    pub path: String,
    /// Placeholders and the pointers to their values; all others have the values of the operation.
    pub values: Vec<(String, String)>,
}

/// The words for the state of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateWords {
    /// The pointer to them.
    pub pointer: String,
    /// Those for its end.
    pub finished: Vec<String>,
    /// Those for an end without success.
    pub failed: Vec<String>,
    /// The pointer to what says that it has failed.
    pub error: Option<String>,
}

/// What the result of an operation is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum PollingOutcome {
    /// As the answers of the operation are.
    Response,
    /// As something else, which is no enum by status.
    Other(Payload),
}

impl Polling {
    /// The types that its result mentions, unless they are those of the operation's answers.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let other = match &self.outcome {
            PollingOutcome::Response => None,
            PollingOutcome::Other(payload) => Some(payload),
        };
        other.into_iter().flat_map(Payload::types)
    }
}
