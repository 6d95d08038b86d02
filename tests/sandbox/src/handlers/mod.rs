//! The operations that have a state, by their names. All others answer their example.

mod account;
mod billing;
mod cart;
mod dns;
mod domains;
mod orders;
mod services;
mod support;

use crate::json::{Json, list, object};
use crate::state::{Account, State};
use bytes::Bytes;
use serde_json::{Map, Value};

/// Carries out an operation.
pub(crate) type Handler = fn(&mut Call<'_>) -> Result<Json, Refusal>;

/// All operations with a state.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, Handler)> {
    [
        account::HANDLERS,
        billing::HANDLERS,
        cart::HANDLERS,
        dns::HANDLERS,
        domains::HANDLERS,
        services::HANDLERS,
        support::HANDLERS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// A call whose arguments have been checked.
pub(crate) struct Call<'s> {
    pub(crate) state: &'s mut State,
    /// The account that is signed in.
    pub(crate) account: usize,
    /// The access token that says so, if it is one.
    pub(crate) token: Option<String>,
    pub(crate) arguments: Map<String, Value>,
    pub(crate) now: u64,
    /// Headers of the answer.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// A file that is answered in place of JSON.
    pub(crate) file: Option<Bytes>,
}

impl Call<'_> {
    /// The account that is signed in.
    pub(crate) fn account(&mut self) -> Result<&mut Account, Refusal> {
        self.state.accounts.get_mut(self.account).ok_or_else(Refusal::unauthorized)
    }

    /// An id in the path; one that does not exist if it is negative.
    pub(crate) fn id(&self, name: &str) -> u64 {
        self.arguments.get(name).and_then(Value::as_u64).unwrap_or(u64::MAX)
    }

    /// A number, which cannot be negative.
    pub(crate) fn number(&self, name: &str) -> Result<Option<u64>, Refusal> {
        let negative =
            |value: &Value| value.as_u64().ok_or_else(|| Refusal::new(format!("{name} must not be negative")));
        self.arguments.get(name).map(negative).transpose()
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.arguments.get(name).and_then(Value::as_str)
    }

    /// A text that must be there, which the document says, too.
    pub(crate) fn required(&self, name: &str) -> Result<String, Refusal> {
        self.text(name).map(str::to_owned).ok_or_else(|| Refusal::new(format!("missing parameter: {name}")))
    }
}

/// An answer that says no.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    messages: Vec<String>,
}

impl Refusal {
    /// The server's usual way to say no: with status 200.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { status: 200, messages: vec![message.into()] }
    }

    pub(crate) fn all(messages: Vec<String>) -> Self {
        Self { status: 200, messages }
    }

    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Something does not exist, or belongs to somebody else.
    pub(crate) fn unknown(what: &str) -> Self {
        Self::new(format!("{what}_not_found"))
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new("unauthorized").with_status(401)
    }

    pub(crate) fn json(&self) -> Json {
        object! {"success": false, "error": Json::list(&self.messages)}
    }
}

/// An answer that says what was done.
fn info(message: impl Into<Json>) -> Json {
    object! {"success": true, "info": list![message.into()]}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_readme_lists_what_has_a_state() {
        let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (group, method) in all().map(|(name, _)| name.split_once('.').unwrap()) {
            groups.entry(group).or_default().push(format!("`{method}`"));
        }
        for (group, methods) in groups {
            let row = format!("| {group} | {} |\n", methods.join(", "));
            assert!(include_str!("../../README.md").contains(&row), "the README should have {row}");
        }
    }
}
