//! The way through a list: which page comes next, and when there is none. Not generic: it is compiled once for all lists.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use bytes::Bytes;
use reqwest::header::HeaderMap;

use super::{Cursor, Slot, Step, Way, link};
use crate::client::Request;
use crate::json::Json;
use crate::request::ParameterLocation;
use crate::{Error, ErrorKind};

/// The pages of a list that are asked for unless the caller says otherwise.
const MOST: usize = 10_000;

/// The way through a list.
pub(super) struct Course {
    way: Way,
    /// Asks for the page that comes next.
    request: Request,
    /// The place of that page, unless it is the first one.
    cursor: Option<Cursor>,
    state: State,
    pages: usize,
    pub(super) most: usize,
    /// Hashes of the cursors so far.
    seen: HashSet<u64>,
    /// The body of the page before.
    before: Bytes,
}

enum State {
    /// There is another page.
    Goes,
    /// There is no other page, since something is wrong.
    Fails(Error),
    /// There is no other page.
    Ends,
}

/// The facts of a page that decide whether another one follows.
pub(super) struct Facts<'a> {
    pub(super) cursor: Option<Cursor>,
    pub(super) has_more: Option<bool>,
    pub(super) count: Option<i64>,
    pub(super) items: usize,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a Bytes,
}

impl Course {
    pub(super) fn new(way: Way, request: Request) -> Self {
        let cursor = current(&request, way).map(Cursor::from).or_else(|| request.url.clone().map(Cursor::from));
        let seen = cursor.iter().map(hash).collect();
        Self { way, request, cursor, state: State::Goes, pages: 0, most: MOST, seen, before: Bytes::new() }
    }

    pub(super) fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// Returns the request of the next page, the error that stands in its place, or `None` at the end of the list.
    pub(super) fn next(&mut self) -> Option<Result<Request, Error>> {
        match std::mem::replace(&mut self.state, State::Ends) {
            State::Ends => None,
            State::Fails(error) => Some(Err(error)),
            State::Goes if self.pages >= self.most => {
                let most = self.most;
                Some(Err(self.error(format!("the list has more than {most} pages: it may have no end"))))
            }
            State::Goes => {
                self.pages += 1;
                Some(Ok(self.request.clone()))
            }
        }
    }

    /// Goes on from a page that has arrived.
    pub(super) fn advance(&mut self, page: &Facts<'_>) {
        let before = std::mem::replace(&mut self.before, page.body.clone());
        let is_same = page.items > 0 && !before.is_empty() && *page.body == before;
        self.state = match self.target(page) {
            Err(error) => State::Fails(error),
            Ok(None) => State::Ends,
            // a log without new entries leads to the same place again
            Ok(Some(next)) if page.items == 0 && page.has_more.is_none() && self.cursor.as_ref() == Some(&next) => {
                State::Ends
            }
            // numbers go up by themselves: only the pages tell that the server does not follow
            Ok(Some(_)) if is_same && self.counts() => {
                State::Fails(self.error("the server answers the same page again"))
            }
            Ok(Some(next)) if !self.seen.insert(hash(&next)) => {
                State::Fails(self.error("the server leads back to a page that was there already"))
            }
            Ok(Some(next)) => {
                go_to(&mut self.request, self.way, &next);
                self.cursor = Some(next);
                State::Goes
            }
        };
    }

    fn counts(&self) -> bool {
        matches!(self.way.step, Step::Page(_) | Step::Offset(_))
    }

    /// Returns where the list goes on after a page; `None` if it ends there.
    fn target(&self, page: &Facts<'_>) -> Result<Option<Cursor>, Error> {
        if page.has_more == Some(false) {
            return Ok(None);
        }
        let next = match self.way.step {
            Step::Cursor | Step::Url => match self.way.header {
                Some(name) => page.headers.get(name).and_then(|value| Cursor::of(value.to_str().ok()?)),
                None => page.cursor.clone(),
            },
            Step::Link => link::next(page.headers).map(Cursor::from),
            Step::Page(first) => {
                let next = self.number(first)? + 1;
                let goes_on = match (page.has_more, page.count) {
                    (Some(has_more), _) => has_more,
                    (None, Some(count)) => next - first < count,
                    (None, None) => page.items > 0,
                };
                return Ok(goes_on.then(|| next.into()));
            }
            Step::Offset(first) => {
                let items = i64::try_from(page.items).unwrap_or(i64::MAX);
                let next = self.number(first)?.saturating_add(items);
                Some(next.into()).filter(|_| page.items > 0)
            }
        };
        match (page.has_more, next) {
            (Some(true), None) => Err(self.error("the server says that the list goes on, and not where")),
            (_, next) => Ok(next),
        }
    }

    /// Returns the number of the page or item that this page begins with.
    fn number(&self, first: i64) -> Result<i64, Error> {
        match &self.cursor {
            None => Ok(first),
            Some(cursor) => {
                let number = cursor.as_str().parse();
                number.map_err(|_| self.error("the list is counted, and begins with something that is no number"))
            }
        }
    }

    fn error(&self, detail: impl Into<String>) -> Error {
        Error::new(ErrorKind::Paging, detail).with_operation(&self.request.operation)
    }
}

/// Makes a request one of another page.
pub(super) fn go_to(request: &mut Request, way: Way, cursor: &Cursor) {
    let text = cursor.as_str();
    let number = text.parse().ok().filter(|_| way.is_number);
    let value = number.map_or_else(|| Json::String(text.to_owned()), |number: i64| Json::from(number));
    let value = match way.member {
        None => value,
        Some(member) => with_member(parameter(request, way.slot), member, value),
    };
    match way.slot {
        Slot::Query(name) => request.set_styled_query(name.to_owned(), value, way.style),
        Slot::Header(name) => request.set_header(name.to_owned(), text.to_owned()),
        Slot::Field(name) => request.set_field(name.to_owned(), value),
        Slot::Nothing => request.url = Some(text.to_owned()),
    }
}

/// Returns an object with a member more, or in place of the one it has; its other members stay.
fn with_member(object: Option<&Json>, member: &str, value: Json) -> Json {
    let mut members = match object {
        Some(Json::Object(members)) => members.clone(),
        _ => BTreeMap::new(),
    };
    members.insert(member.to_owned(), value);
    Json::Object(members)
}

/// Returns the parameter of a slot.
fn parameter(request: &Request, slot: Slot) -> Option<&Json> {
    match slot {
        Slot::Query(name) => request.parameters.get(ParameterLocation::Query, name),
        Slot::Header(name) => request.parameters.get(ParameterLocation::Header, name),
        Slot::Field(name) => request.content.field(name),
        Slot::Nothing => None,
    }
}

/// Returns what a request has in the slot.
fn current(request: &Request, way: Way) -> Option<String> {
    let value = parameter(request, way.slot)?;
    let value = match (way.member, value) {
        (None, value) => value,
        (Some(member), Json::Object(members)) => members.get(member)?,
        (Some(_), _) => return None,
    };
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn hash(cursor: &Cursor) -> u64 {
    let mut hasher = DefaultHasher::new();
    cursor.hash(&mut hasher);
    hasher.finish()
}
