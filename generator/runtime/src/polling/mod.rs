//! Operations that go on at the server after they were answered: the signs of their end, and waiting for it.

mod course;
mod pace;
mod place;
mod verdict;
mod wait;

pub use wait::Wait;

use crate::client::CallExt;
use crate::exchange::Payload;
use crate::paging::Cursor;
use place::{Place, Template};
use verdict::Words;

/// The signs of the end of an operation that goes on at the server after it was answered, and the place of its result.
#[derive(Clone, Copy, Debug)]
pub struct Polling {
    state: StateAt,
    words: Words,
    result: ResultAt,
    /// The media types of the result, if they are other ones than the operation's.
    accept: Option<&'static str>,
}

/// The place where the state of an operation is read.
#[derive(Clone, Copy, Debug)]
enum StateAt {
    /// As Azure's services say it: in one of two headers, in `Location`, or at the URL of the operation.
    Azure,
    Place(Place),
}

/// The place of the result of an operation that has ended.
#[derive(Clone, Copy, Debug)]
enum ResultAt {
    /// The last answer is the result.
    State,
    /// At the URL of the operation.
    Original,
    /// At a place that an answer names; the last answer is the result if none does.
    Location,
    /// At a place that the last answer names.
    Place(Place),
}

impl Polling {
    const fn new(state: StateAt) -> Self {
        Self { state, words: Words::NONE, result: ResultAt::State, accept: None }
    }

    /// As Azure's services say it: `Operation-Location` or `Azure-AsyncOperation` has the URL of the state, and the state has
    /// `status`. Without these headers, an answer 202 has it at `Location`; PUT and PATCH have a `provisioningState`.
    #[must_use]
    pub const fn azure() -> Self {
        Self::new(StateAt::Azure)
    }

    /// This header of the answer has the URL of the state.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(StateAt::Place(Place::Header(name)))
    }

    /// The value at this pointer in the answer is the URL of the state.
    #[must_use]
    pub const fn field(pointer: &'static str) -> Self {
        Self::new(StateAt::Place(Place::Field(pointer)))
    }

    /// The state is at this path. Its placeholders are the values at these pointers in the answer, or the operation's own.
    #[must_use]
    pub const fn path(path: &'static str, values: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(StateAt::Place(Place::Path(Template { path, values })))
    }

    /// The value at this pointer in the state says how far the operation is: `finished` are the words for its end, and `failed`
    /// those for an end without success. Without it, HTTP 202 says that the operation goes on.
    #[must_use]
    pub const fn status(
        mut self,
        pointer: &'static str,
        finished: &'static [&'static str],
        failed: &'static [&'static str],
    ) -> Self {
        self.words.pointer = Some(pointer);
        self.words.finished = finished;
        self.words.failed = failed;
        self
    }

    /// The operation has failed if the state has something at this pointer when it has ended.
    #[must_use]
    pub const fn error(mut self, pointer: &'static str) -> Self {
        self.words.error = Some(pointer);
        self
    }

    /// The result is at the URL that the header `Location` has.
    #[must_use]
    pub const fn result_at_location(mut self) -> Self {
        self.result = ResultAt::Location;
        self
    }

    /// The result is at the URL of the operation.
    #[must_use]
    pub const fn result_at_original(mut self) -> Self {
        self.result = ResultAt::Original;
        self
    }

    /// The result is at the URL that is at this pointer in the state.
    #[must_use]
    pub const fn result_at_field(mut self, pointer: &'static str) -> Self {
        self.result = ResultAt::Place(Place::Field(pointer));
        self
    }

    /// The result is at this path, whose placeholders are the values at these pointers in the state, or the operation's own.
    #[must_use]
    pub const fn result_at_path(mut self, path: &'static str, values: &'static [(&'static str, &'static str)]) -> Self {
        self.result = ResultAt::Place(Place::Path(Template { path, values }));
        self
    }

    /// The media types of a result that is asked for by itself, if they are other ones than the operation's.
    #[must_use]
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = Some(media_types);
        self
    }
}

/// A call whose operation may go on at the server after it was answered.
///
/// The methods stand in a trait so that an API may have parameters of the same names.
pub trait LongRunning: CallExt<Payload: 'static> {
    /// The type that reads the result.
    type Outcome: Payload + 'static;

    /// The signs of the end of the operation.
    const POLLING: Polling;

    /// Waits for the end of the operation. `.await` sends it, asks how far it is until it has ended, and returns its result.
    fn wait(self) -> Wait<Self::Outcome> {
        Wait::new(self.into_request(), Self::POLLING, None)
    }

    /// Goes on to wait for an operation that was sent before, and does not send it: from where [`Wait::cursor`] or
    /// [`Error::location`](crate::Error::location) was, or at the URL of its state. Arguments of the path are those that it was
    /// sent with.
    fn wait_from(self, cursor: impl Into<Cursor>) -> Wait<Self::Outcome> {
        Wait::new(self.into_request(), Self::POLLING, Some(cursor.into()))
    }
}
