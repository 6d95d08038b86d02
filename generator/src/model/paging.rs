//! Lists that come in pages: the way to the next page, and the places in a page of all that this needs.

use super::{Name, Place, Style, Type};
use serde::{Deserialize, Serialize};

/// The way in which an operation's list goes on, and the place of its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// The way from one page to the next.
    pub step: PageStep,
    /// The parameter that chooses a page; none where a URL does.
    pub slot: Option<PageSlot>,
    /// The place of the items in a page.
    pub items: FieldPath,
    /// The type of an item.
    pub item: Type,
    /// The field in which a page says whether more pages follow.
    pub has_more: Option<FieldPath>,
    /// The field in which a page says how many pages there are.
    pub count: Option<FieldPath>,
}

/// The way from one page to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageStep {
    /// A field of the page goes into the slot.
    Field(FieldPath),
    /// A field of the last item goes into the slot.
    LastItem(FieldPath),
    /// A header of the answer goes into the slot.
    Header(String),
    /// The slot counts pages, from this number on.
    Page(i64),
    /// The slot counts items, from this number on.
    Offset(i64),
    /// A field of the page is the URL of the next one.
    Url(FieldPath),
    /// A header of the answer is the URL of the next one.
    UrlHeader(String),
    /// The header `Link` has the URL of the next page.
    Link,
}

/// The parameter that chooses a page, or a member of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSlot {
    /// Its name on the wire.
    pub name: String,
    /// The place to which it goes: the query, a header, or the body.
    pub place: Place,
    /// The style of the parameter, if it is not the default of its place.
    pub style: Option<Style>,
    /// The member that chooses a page, if the parameter is an object.
    pub member: Option<String>,
    /// True if what chooses a page is a number.
    pub is_number: bool,
}

/// The way to a value in a page or an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldPath {
    /// The number of times that the page itself is optional.
    pub options: usize,
    /// The fields, from the outside in.
    pub fields: Vec<FieldStep>,
    /// True if the value is a number of 32 bits.
    pub is_short: bool,
}

/// A field on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldStep {
    /// On the wire and in Rust.
    pub name: Name,
    /// The number of times that it is optional.
    pub options: usize,
}
