//! Operations: their requests and answers.

use super::identifier::{identifier, identifier_to_come};
use super::walk::Role;
use super::{Body, Constant, GroupId, Paging, Parameter, Place, Polling, PollingOutcome, Type, WantedScopes};
use serde::{Deserialize, Serialize};

/// An operation: a method of its group's handle, and a request builder.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// Its `operationId`.
    pub id: Option<String>,
    /// The Rust method.
    #[serde(deserialize_with = "identifier")]
    pub name: String,
    /// True if somebody has chosen or pinned its name; otherwise it may be another one when the document changes.
    pub name_is_pinned: bool,
    /// The name of the type of its request, if that is [one of its own](Self::has_request_type).
    #[serde(deserialize_with = "identifier_to_come")]
    pub builder: String,
    /// One line, as safe Markdown; empty if the document says nothing.
    pub summary: String,
    /// The rest, as safe Markdown.
    pub description: String,
    /// The effect of repeating it.
    pub class: Class,
    /// True if credentials are attached.
    pub authenticated: bool,
    /// The credentials that it wants, if not those of [`Api::security`](super::Api::security).
    pub secured: Option<Vec<Vec<String>>>,
    /// The scopes that it wants: those of one of these alternatives.
    pub scopes: Vec<Vec<WantedScopes>>,
    /// The address of its server, if it is not the API's.
    pub server: Option<String>,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// The parameters that are arguments of the method.
    pub path_parameters: Vec<Parameter>,
    /// The parameters that are setters of the builder and go into the query, the head or a cookie.
    pub parameters: Vec<Parameter>,
    /// The body that is sent.
    pub body: Body,
    /// The body of the answer.
    pub response: Payload,
    /// The media types of the answers, if they are other ones than `application/json`.
    pub accept: Option<String>,
    /// True if an answer that points elsewhere is what the call is for.
    pub redirect: bool,
    /// Statuses of successes that have no declared body, while others have one.
    pub undeclared: Vec<u16>,
    /// The errors, and what they say.
    pub errors: Vec<ErrorResponse>,
    /// The headers of the answer that are documented.
    pub headers: Vec<Header>,
    /// The documented answer.
    pub example: Option<Example>,
    /// The other method of the same operation, if its answer comes in two ways.
    pub twin: Option<Twin>,
    /// The value by which the method chooses how the answer comes.
    pub switch: Option<Switch>,
    /// The way in which its list goes on, if its answer is a page of one.
    pub paging: Option<Box<Paging>>,
    /// The way in which its end is known, if it may go on after it was answered.
    pub polling: Option<Box<Polling>>,
    /// The header by which the server knows that it got the same call already.
    pub idempotency_key: Option<String>,
}

/// The place of an operation in a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationIndex {
    /// Its group.
    pub group: GroupId,
    /// Its place there.
    pub operation: usize,
}

/// The other one of the two methods of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Twin {
    /// This one, whose answer comes while it arrives.
    Streamed(String),
    /// This one, whose answer comes as a whole.
    Whole(String),
}

/// A query parameter or a field of the body that a method sets, and its caller cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// The place to which it goes.
    pub place: Place,
    /// The value that is sent.
    pub constant: Constant,
}

/// A documented answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its status.
    pub status: u16,
    /// Its body as indented JSON, shortened to what a reader takes in.
    pub json: String,
    /// All of its body.
    pub whole: String,
    /// True if it is the first of several that have names.
    pub is_one_of_many: bool,
}

/// The body of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    /// Nothing that counts.
    Nothing,
    /// JSON.
    Json(Type),
    /// Text.
    Text,
    /// Bytes, as they arrive.
    Stream,
    /// Events, as they arrive; with the type of their data if that is JSON.
    Events(Option<Type>),
    /// Events, as they arrive, each of this type: an object of its lines, whose name says what its data is.
    NamedEvents(Type),
    /// JSON texts one after the other, as they arrive, each of this type.
    Lines(Type),
    /// There with some statuses only.
    Maybe(Box<Payload>),
    /// Another one with each status.
    ByStatus(StatusEnum),
}

/// An enum with a variant for each status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusEnum {
    /// Its name.
    #[serde(deserialize_with = "identifier")]
    pub name: String,
    /// Its variants.
    pub variants: Vec<StatusVariant>,
}

/// An answer with its status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusVariant {
    /// The status; none for all others.
    pub status: Option<u16>,
    /// The variant.
    #[serde(deserialize_with = "identifier")]
    pub name: String,
    /// The body. [`Payload::Stream`] is read as a whole here.
    pub payload: Payload,
    /// Its meaning, as one line of safe Markdown.
    pub docs: String,
}

/// An error with its meaning and its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorResponse {
    /// The statuses, as the document writes them.
    pub statuses: Vec<String>,
    /// The type of the body, if it has one.
    pub ty: Option<Type>,
    /// Its meaning, as one line of safe Markdown.
    pub docs: String,
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Its meaning, as one line of safe Markdown.
    pub docs: String,
}

/// The effect of repeating an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// It changes nothing.
    Read,
    /// Doing it twice is doing it once.
    Idempotent,
    /// Doing it twice may do more.
    Unsafe,
    /// It may cost money.
    Spends,
}

impl Operation {
    /// All types that the operation mentions.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.roles().map(|(_, ty)| ty)
    }

    /// The types that the code of its method and of its request mentions. Only its documentation mentions those of errors and
    /// headers.
    pub fn types_in_code(&self) -> impl Iterator<Item = &Type> {
        self.roles().filter(|(role, _)| !matches!(role, Role::Error | Role::Header(_))).map(|(_, ty)| ty)
    }

    /// Returns whether its request is a type of its own: it has setters, or pages, or an end to be waited for. Another one is a
    /// call as it stands.
    pub fn has_request_type(&self) -> bool {
        let body = &self.body;
        let has_setters = !self.parameters.is_empty() || !body.fields.is_empty() || body.wholes().next().is_some();
        has_setters || body.open || self.paging.is_some() || self.polling.is_some()
    }

    /// Returns whether it is the second one of two methods of one operation.
    pub fn is_second(&self) -> bool {
        matches!(self.twin, Some(Twin::Whole(_)))
    }

    /// The types of all that is answered.
    pub fn answered(&self) -> impl Iterator<Item = &Type> {
        let is_answered =
            |role: &Role<'_>| matches!(role, Role::Response | Role::Outcome | Role::Error | Role::Header(_));
        self.roles().filter(move |(role, _)| is_answered(role)).map(|(_, ty)| ty)
    }

    /// The setters without which the server refuses a request.
    pub fn required(&self) -> impl Iterator<Item = &Parameter> {
        let fields = self.body.required_fields().filter(|_| self.body.required);
        self.parameters.iter().filter(|parameter| parameter.required).chain(fields)
    }

    /// Returns the type of all errors, if there is one and the document says no more of them. A description that says nothing counts
    /// until `arrange` has dropped it.
    pub fn failure(&self) -> Option<&Type> {
        let [ErrorResponse { statuses, ty: Some(ty), docs }] = self.errors.as_slice() else { return None };
        let has = |wanted: &str| statuses.iter().any(|status| status == wanted);
        let is_general = statuses.iter().all(|status| ["4XX", "5XX", "default"].contains(&status.as_str()));
        let are_all = is_general && (has("default") || (has("4XX") && has("5XX")));
        (*ty != Type::Json && are_all && docs.is_empty()).then_some(ty)
    }

    /// The result of the operation, if it may go on after it was answered.
    pub fn outcome(&self) -> Option<&Payload> {
        match &self.polling.as_ref()?.outcome {
            PollingOutcome::Response => Some(&self.response),
            PollingOutcome::Other(payload) => Some(payload),
        }
    }

    /// The one example of the answer, as documentation shows it. One of many is not taken for all that is known of it.
    pub fn only_example(&self) -> Option<&str> {
        self.example.as_ref().filter(|example| !example.is_one_of_many).map(|example| example.json.as_str())
    }

    /// All of the one example of the answer.
    pub fn whole_example(&self) -> Option<&str> {
        self.example.as_ref().filter(|example| !example.is_one_of_many).map(|example| example.whole.as_str())
    }
}

impl StatusEnum {
    /// The status of a variant; for all others, one of them.
    pub fn status_of(&self, variant: &StatusVariant) -> u16 {
        variant.status.unwrap_or_else(|| other_success(self.variants.iter().filter_map(|one| one.status)))
    }
}

/// The status of a success with a body that is none of these.
pub fn other_success(known: impl Iterator<Item = u16>) -> u16 {
    let known: Vec<_> = known.chain([204, 205]).collect();
    (200..300).find(|status| !known.contains(status)).unwrap_or(200)
}

impl Payload {
    /// The type of the JSON, or of the first of several.
    pub fn json(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) => Some(ty),
            Self::Maybe(inner) => inner.json(),
            Self::ByStatus(by_status) => by_status.variants.iter().find_map(|variant| variant.payload.json()),
            Self::Nothing | Self::Text | Self::Stream | Self::Events(_) | Self::NamedEvents(_) | Self::Lines(_) => None,
        }
    }
}
