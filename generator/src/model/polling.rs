//! Operations that go on at the server after they were answered: their end, and the place of their result.

use super::Payload;
use serde::{Deserialize, Serialize};

/// The way in which the end of an operation is known, and its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Polling {
    /// The place where its state is read.
    pub state: StatePlace,
    /// The words that end it; none where HTTP says it.
    pub words: Option<StateWords>,
    /// The place of its result.
    pub result: ResultPlace,
    /// The type as which its result is read.
    pub outcome: PollingOutcome,
    /// The media types of its result, if they are other ones than the operation's.
    pub accept: Option<String>,
}

/// The place where the state of an operation is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// The place of the result of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilledPath {
    /// The path template.
    pub path: String,
    /// Placeholders and the pointers to their values; all others have the values of the operation.
    pub values: Vec<(String, String)>,
}

/// The words for the state of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The type as which the result of an operation is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PollingOutcome {
    /// As the answers of the operation are.
    Response,
    /// As something else, which is no enum by status.
    Other(Payload),
}
