//! Lists in pages that the document declares: by `x-ampersat-paging`, or as other tools have it.

use super::chooser::Chooser;
use super::fields::PageValue;
use super::rules;
use super::subject::Subject;
use crate::document::vendors;
use crate::document::{Node, Origin, Value, pointer};
use crate::model::{FieldPath, PageStep, Paging};

/// The extension of this generator.
pub(super) use crate::document::extension::PAGING as OWN;

/// A reader of an extension of an operation; it returns nothing if there are no pages.
type Read = fn(&Node, &Node) -> Option<Result<Wanted, String>>;

/// The declaration of an operation's pages.
pub(super) struct Declared {
    pub(super) extension: &'static str,
    pub(super) origin: Origin,
    /// `None` if it says that there are no pages; otherwise how they go on, or why that cannot be read.
    pub(super) wanted: Option<Result<Wanted, String>>,
}

/// The way in which a list goes on, in the words of the document.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    way: NextPage,
    items: Option<String>,
    has_more: Option<String>,
    count: Option<String>,
}

/// Parameters by their names, and fields by their pointers.
#[derive(Debug, Default)]
enum NextPage {
    Cursor {
        parameter: String,
        next: String,
    },
    LastItem {
        parameter: String,
        field: String,
    },
    Header {
        parameter: String,
        header: String,
    },
    Page {
        parameter: String,
        first: Option<i64>,
    },
    Offset {
        parameter: String,
        first: Option<i64>,
    },
    Url(String),
    UrlHeader(String),
    #[default]
    Link,
}

impl Declared {
    /// Returns the declaration of an operation; the extension of this generator counts most.
    pub(super) fn of(root: &Node, operation: &Node) -> Option<Self> {
        let extensions: [(&'static str, Read); 5] = [
            (OWN, |_, node| own(node)),
            (vendors::FERN_PAGINATION, fern),
            (vendors::SPEAKEASY_PAGINATION, |_, node| Some(speakeasy(node))),
            (vendors::AZURE_PAGEABLE, |_, node| azure(node)),
            (vendors::DROPSHOT_PAGINATION, |_, _| Some(Ok(dropshot()))),
        ];
        extensions.into_iter().find_map(|(extension, read)| {
            let node = operation.get(extension)?;
            Some(Self { extension, origin: node.origin, wanted: read(root, node) })
        })
    }
}

impl Wanted {
    /// Returns the document's declaration for every operation that it fits.
    pub(super) fn of_all(root: &Node) -> Option<Result<Self, String>> {
        own(root.get(OWN)?)
    }

    /// The same in terms of the operation's types, or what does not fit.
    pub(super) fn resolve(&self, subject: &Subject<'_>) -> Result<Paging, String> {
        let parameter = |name: &str| -> Result<Chooser<'_>, String> {
            subject.named(name).ok_or_else(|| format!("there is no parameter `{name}` that a page could be chosen by"))
        };
        let (items, item) = match &self.items {
            None => rules::items(&subject.page).ok_or("it is not clear which field has the items")?,
            Some(pointer) => {
                let list = at(&subject.page, pointer)?;
                let item = list.items().cloned().ok_or_else(|| format!("`{pointer}` is no list"))?;
                (list.path, item)
            }
        };
        let cursor = |value: PageValue<'_>, pointer: &str| match value.is_cursor() {
            true => Ok(value.path),
            false => Err(format!("`{pointer}` is no text or number")),
        };
        let counter = |name: &str| match parameter(name)? {
            one if one.is_number() => Ok(one),
            _ => Err(format!("the parameter `{name}` is no number")),
        };
        let (step, slot_of) = match &self.way {
            NextPage::Cursor { parameter: name, next } => {
                (PageStep::Field(cursor(at(&subject.page, next)?, next)?), Some(parameter(name)?))
            }
            NextPage::LastItem { parameter: name, field } => {
                let value = at(&subject.page.item(&item), field)?;
                (PageStep::LastItem(cursor(value, field)?), Some(parameter(name)?))
            }
            NextPage::Header { parameter: name, header } => (PageStep::Header(header.clone()), Some(parameter(name)?)),
            NextPage::Page { parameter: name, first } => {
                let one = counter(name)?;
                (PageStep::Page(first.or_else(|| subject.first_of(one)).unwrap_or(1)), Some(one))
            }
            NextPage::Offset { parameter: name, first } => {
                let one = counter(name)?;
                (PageStep::Offset(first.or_else(|| subject.first_of(one)).unwrap_or(0)), Some(one))
            }
            NextPage::Url(field) => {
                let value = at(&subject.page, field)?;
                let path = value.is_text().then_some(value.path);
                (PageStep::Url(path.ok_or_else(|| format!("`{field}` is no text"))?), None)
            }
            NextPage::UrlHeader(header) => (PageStep::UrlHeader(header.clone()), None),
            NextPage::Link => (PageStep::Link, None),
        };
        if slot_of.is_none() && subject.operation.method != "GET" {
            return Err("only GET can go to the URL of a next page".to_owned());
        }
        let has_more = fact(subject, self.has_more.as_ref(), |value| value.flag(), "yes or no")?;
        let count = fact(subject, self.count.as_ref(), |value| value.number(), "number")?;
        Ok(Paging { step, slot: slot_of.map(Chooser::slot), items, item, has_more, count })
    }
}

/// The way to what a page says of its list.
fn fact(
    subject: &Subject<'_>,
    pointer: Option<&String>,
    read: fn(PageValue<'_>) -> Option<FieldPath>,
    kind: &str,
) -> Result<Option<FieldPath>, String> {
    let Some(pointer) = pointer else { return Ok(None) };
    let value = at(&subject.page, pointer)?;
    read(value).map(Some).ok_or_else(|| format!("`{pointer}` is no {kind}"))
}

fn at<'a>(value: &PageValue<'a>, pointer: &str) -> Result<PageValue<'a>, String> {
    value.at(pointer).ok_or_else(|| format!("the answer has no field `{pointer}`"))
}

/// `false`, or an object: see the README of the repository's overlays.
fn own(node: &Node) -> Option<Result<Wanted, String>> {
    if node.as_bool() == Some(false) {
        return None;
    }
    let text = |key: &str| node.str(key).map(str::to_owned);
    let first = node.get("first").and_then(Node::as_u64).and_then(|first| i64::try_from(first).ok());
    let ways = [
        text("cursor").map(|parameter| match (text("next"), text("last"), text("header")) {
            (Some(next), None, None) => Ok(NextPage::Cursor { parameter, next }),
            (None, Some(field), None) => Ok(NextPage::LastItem { parameter, field }),
            (None, None, Some(header)) => Ok(NextPage::Header { parameter, header }),
            _ => Err("a `cursor` comes from one of `next`, `last` and `header`".to_owned()),
        }),
        text("page").map(|parameter| Ok(NextPage::Page { parameter, first })),
        text("offset").map(|parameter| Ok(NextPage::Offset { parameter, first })),
        text("url").map(|field| Ok(NextPage::Url(field))),
        text("header").filter(|_| node.get("cursor").is_none()).map(|header| Ok(NextPage::UrlHeader(header))),
        (node.get("link").and_then(Node::as_bool) == Some(true)).then_some(Ok(NextPage::Link)),
    ];
    let mut ways = ways.into_iter().flatten();
    Some(match (ways.next(), ways.next()) {
        (Some(way), None) => {
            way.map(|way| Wanted { way, items: text("items"), has_more: text("has-more"), count: text("pages") })
        }
        _ => {
            Err("it says one of `cursor`, `page`, `offset`, `url`, `header` and `link: true`, or is `false`".to_owned())
        }
    })
}

fn fern(root: &Node, node: &Node) -> Option<Result<Wanted, String>> {
    let node = match node.as_bool() {
        Some(false) => return None,
        Some(true) => root.get(vendors::FERN_PAGINATION)?,
        None => node,
    };
    let field = |key: &str| node.str(key)?.strip_prefix("$response.").map(dotted);
    let parameter = |key: &str| {
        let name = node.str(key)?.strip_prefix("$request.")?;
        Some(name.strip_prefix("body.").unwrap_or(name).to_owned())
    };
    let way = match (parameter("cursor"), field("next_cursor"), parameter("offset"), field("next_uri")) {
        (Some(parameter), Some(next), ..) => NextPage::Cursor { parameter, next },
        (_, _, Some(parameter), _) if node.get("step").is_some() => NextPage::Offset { parameter, first: None },
        (_, _, Some(parameter), _) => NextPage::Page { parameter, first: None },
        (.., Some(url)) => NextPage::Url(url),
        _ => return Some(Err("it is of a kind that is not known".to_owned())),
    };
    Some(Ok(Wanted { way, items: field("results"), has_more: field("has-next-page"), count: None }))
}

fn speakeasy(node: &Node) -> Result<Wanted, String> {
    let outputs = node.get("outputs");
    let output = |key: &str| outputs?.str(key)?.strip_prefix("$").map(|path| path.trim_start_matches('.').to_owned());
    let input = |kind: &str| {
        let input = node.list("inputs").find(|input| input.str("type") == Some(kind))?;
        input.str("name").map(str::to_owned)
    };
    let results = output("results");
    let way = match (input("cursor"), output("nextCursor"), input("page"), input("offset"), output("nextUrl")) {
        (Some(parameter), Some(next), ..) => {
            match next.split_once("[-1]").or_else(|| next.split_once("[(@.length-1)]")) {
                Some((list, field)) if results.as_deref().is_none_or(|results| results == list) => {
                    NextPage::LastItem { parameter, field: dotted(field.trim_start_matches('.')) }
                }
                Some(_) => return Err("the cursor is part of another list than that of the results".to_owned()),
                None => NextPage::Cursor { parameter, next: dotted(&next) },
            }
        }
        (_, _, Some(parameter), ..) => NextPage::Page { parameter, first: None },
        (_, _, _, Some(parameter), _) => NextPage::Offset { parameter, first: None },
        (.., Some(url)) => NextPage::Url(dotted(&url)),
        _ => return Err("it is of a kind that is not known".to_owned()),
    };
    let count = output("numPages").map(|path| dotted(&path));
    Ok(Wanted { way, items: results.map(|path| dotted(&path)), has_more: None, count })
}

fn azure(node: &Node) -> Option<Result<Wanted, String>> {
    if node.get("nextLinkName").is_some_and(|name| name.value == Value::Null) {
        return None;
    }
    let pointer = |key: &str, usual: &str| pointer::of([node.str(key).unwrap_or(usual)]);
    let (url, items) = (pointer("nextLinkName", "nextLink"), pointer("itemName", "value"));
    Some(Ok(Wanted { way: NextPage::Url(url), items: Some(items), ..Wanted::default() }))
}

fn dropshot() -> Wanted {
    let way = NextPage::Cursor { parameter: "page_token".to_owned(), next: "/next_page".to_owned() };
    Wanted { way, items: Some("/items".to_owned()), ..Wanted::default() }
}

/// The pointer of a path with dots.
fn dotted(path: &str) -> String {
    pointer::of(path.split('.').filter(|part| !part.is_empty()))
}
