//! Lists that come in pages: the signs of further pages, and the streams of pages and of items.

mod course;
mod cursor;
mod link;
mod streams;

pub use cursor::Cursor;
#[cfg(feature = "blocking")]
pub use streams::Blocking;
pub use streams::{Items, Pages};

use std::fmt;

use crate::client::CallExt;
use crate::exchange::Payload;
use crate::request::Style;

/// The body of an answer: one page.
pub type Page<C> = <<C as CallExt>::Payload as Payload>::Value;

/// The way to the next page of a list, and the parts of a page that matter for it.
pub struct Paging<C: Paged> {
    way: Way,
    items: for<'a> fn(&'a mut Page<C>) -> Option<&'a mut Vec<C::Item>>,
    cursor: fn(&Page<C>) -> Option<Cursor>,
    has_more: fn(&Page<C>) -> Option<bool>,
    count: fn(&Page<C>) -> Option<i64>,
}

/// The part of [`Paging`] that knows no types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    step: Step,
    slot: Slot,
    /// The style of a query parameter.
    style: Style,
    /// The member that is chosen, if the parameter is an object.
    member: Option<&'static str>,
    /// True if the slot takes a number.
    is_number: bool,
    /// The header of the answer that is the cursor.
    header: Option<&'static str>,
}

/// The way from one page to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A value of the page goes into the slot.
    Cursor,
    /// The slot counts pages, from this number on.
    Page(i64),
    /// The slot counts items, from this number on.
    Offset(i64),
    /// The page has the URL of the next one.
    Url,
    /// The header `Link` has the URL of the next one (RFC 8288).
    Link,
}

/// The parameter that chooses a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Nothing,
    Query(&'static str),
    Header(&'static str),
    Field(&'static str),
}

impl<C: Paged> Paging<C> {
    const fn new(step: Step, slot: Slot) -> Self {
        let is_number = !matches!(step, Step::Cursor);
        let way = Way { step, slot, style: Style::FORM, member: None, is_number, header: None };
        Self { way, items: |_| None, cursor: |_| None, has_more: |_| None, count: |_| None }
    }

    /// A value of each page goes into this query parameter.
    #[must_use]
    pub const fn cursor(parameter: &'static str) -> Self {
        Self::new(Step::Cursor, Slot::Query(parameter))
    }

    /// This query parameter counts pages; `first` is the number of the first one.
    #[must_use]
    pub const fn page(parameter: &'static str, first: i64) -> Self {
        Self::new(Step::Page(first), Slot::Query(parameter))
    }

    /// This query parameter counts items; `first` is the number of the first one.
    #[must_use]
    pub const fn offset(parameter: &'static str, first: i64) -> Self {
        Self::new(Step::Offset(first), Slot::Query(parameter))
    }

    /// Each page has the URL of the next one.
    #[must_use]
    pub const fn url() -> Self {
        Self::new(Step::Url, Slot::Nothing)
    }

    /// The header `Link` of each answer has the URL of the next page.
    #[must_use]
    pub const fn link() -> Self {
        Self::new(Step::Link, Slot::Nothing)
    }

    /// The cursor is this header of the answer.
    #[must_use]
    pub const fn from_header(mut self, header: &'static str) -> Self {
        self.way.header = Some(header);
        self
    }

    /// The parameter is a header.
    #[must_use]
    pub const fn in_header(mut self) -> Self {
        if let Slot::Query(name) = self.way.slot {
            self.way.slot = Slot::Header(name);
        }
        self
    }

    /// The parameter is a field of the JSON body.
    #[must_use]
    pub const fn in_body(mut self) -> Self {
        if let Slot::Query(name) = self.way.slot {
            self.way.slot = Slot::Field(name);
        }
        self
    }

    /// The query parameter is written in a style of its own.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.way.style = style;
        self
    }

    /// The parameter is an object, and this member of it chooses a page.
    #[must_use]
    pub const fn member(mut self, member: &'static str) -> Self {
        self.way.member = Some(member);
        self
    }

    /// What chooses a page is a number.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.way.is_number = true;
        self
    }

    /// The items of a page; `None` if it has no list.
    #[must_use]
    pub const fn items(mut self, items: for<'a> fn(&'a mut Page<C>) -> Option<&'a mut Vec<C::Item>>) -> Self {
        self.items = items;
        self
    }

    /// The place at which the list goes on, as a page tells it: a cursor or a URL.
    #[must_use]
    pub const fn next(mut self, cursor: fn(&Page<C>) -> Option<Cursor>) -> Self {
        self.cursor = cursor;
        self
    }

    /// Says whether more pages follow, if a page tells.
    #[must_use]
    pub const fn has_more(mut self, has_more: fn(&Page<C>) -> Option<bool>) -> Self {
        self.has_more = has_more;
        self
    }

    /// The number of pages, if a page tells.
    #[must_use]
    pub const fn count(mut self, count: fn(&Page<C>) -> Option<i64>) -> Self {
        self.count = count;
        self
    }
}

impl<C: Paged> fmt::Debug for Paging<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.way.fmt(formatter)
    }
}

/// A call whose answer is one page of a list. Every setter and option of the call holds for each page.
///
/// The methods stand in a trait so that an API may have parameters of the same names.
pub trait Paged: CallExt<Payload: 'static> {
    /// The type of an item.
    type Item: Send;

    /// The way to the next page.
    const PAGING: Paging<Self>;

    /// All pages from this one on, as a [`Stream`](futures_core::Stream) of responses. A page is asked for when it is
    /// waited for.
    fn pages(self) -> Pages<Self> {
        Pages::new(self.into_request())
    }

    /// The items of all pages from this one on, as a [`Stream`](futures_core::Stream). A page is asked for when its first
    /// item is waited for.
    fn items(self) -> Items<Self> {
        Items::new(self.pages())
    }

    /// Begins with another page than the first: where [`Pages::cursor`] or [`Items::cursor`] was, or at a page number, an
    /// offset or a cursor that the API takes. It comes after the setters: one that sets the same parameter replaces it.
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "it is a setter that reads well: a list from a cursor on")]
    fn from_cursor(mut self, cursor: impl Into<Cursor>) -> Self {
        course::go_to(self.request_mut(), Self::PAGING.way, &cursor.into());
        self
    }
}
