//! The rules by which a list in pages is recognised. Each wants what leaves no doubt; other cases stay undecided.

use super::fields::{PageValue, plain};
use super::subject::{Subject, slot};
use crate::model::{FieldPath, PageStep, Paging, Parameter, Type};

/// Parameters that take a cursor.
const CURSORS: [&str; 19] = [
    "page_token",
    "next_page_token",
    "next_token",
    "cursor",
    "next_cursor",
    "page_cursor",
    "start_cursor",
    "after_cursor",
    "after",
    "after_id",
    "page_after",
    "continuation_token",
    "continuation",
    "continue",
    "pagination_token",
    "marker",
    "next_marker",
    "bookmark",
    "position",
];
/// Fields that are the cursor of the next page.
const NEXT_CURSORS: [&str; 18] = [
    "next_page_token",
    "next_token",
    "next_cursor",
    "next_page_cursor",
    "next_page",
    "next_continuation_token",
    "next_marker",
    "next_position",
    "next_bookmark",
    "next_pagination_token",
    "next_start_cursor",
    "next_start",
    "next_key",
    "continuation_token",
    "pagination_token",
    "continue",
    "next",
    "next_after",
];
/// Fields that are the cursor of the last item: the next page's where another field says that there is one.
const LAST_CURSORS: [&str; 3] = ["end_cursor", "last_id", "last_cursor"];
/// Parameters that take the id of the last item.
const AFTER_ITEM: [&str; 3] = ["starting_after", "after", "after_id"];
/// Fields that are the URL of the next page.
const NEXT_URLS: [&str; 9] = [
    "next_page_url",
    "next_url",
    "next_link",
    "next_page_link",
    "next_page_uri",
    "next_uri",
    "next_href",
    "odata_next_link",
    "next",
];
/// Fields that say whether more pages follow.
const HAS_MORE: [&str; 6] =
    ["has_more", "has_next", "has_next_page", "has_more_items", "has_more_pages", "is_truncated"];
/// Fields that say how many pages there are.
const COUNTS: [&str; 6] = ["total_pages", "page_count", "num_pages", "pages", "last_page", "total_page"];
/// Objects that hold what is said of pages.
const CONTAINERS: [&str; 17] = [
    "meta",
    "metadata",
    "pagination",
    "paging",
    "pager",
    "page_info",
    "page",
    "response_metadata",
    "result_info",
    "links",
    "cursors",
    "cursor",
    "pages",
    "next",
    "next_page",
    "page_context",
    "search_metadata",
];
/// Of these, those that hold URLs.
const LINKS: [&str; 1] = ["links"];
/// Lists that are the items, whatever other lists there are.
const ITEMS: [&str; 10] =
    ["items", "data", "results", "result", "value", "values", "records", "entries", "content", "objects"];
/// Lists that are not what a list is of.
const NOT_ITEMS: [&str; 6] = ["errors", "warnings", "messages", "links", "included", "sort"];
/// Parameters that count pages.
const PAGES: [&str; 5] = ["page", "page_number", "page_num", "page_no", "page_index"];
/// Parameters that count items.
const OFFSETS: [&str; 4] = ["offset", "skip", "start_at", "start_index"];
/// Parameters that say how many items a page has.
const LIMITS: [&str; 14] = [
    "limit",
    "count",
    "per_page",
    "page_size",
    "max",
    "max_results",
    "top",
    "size",
    "rows",
    "take",
    "items_per_page",
    "first",
    "max_items",
    "page_limit",
];
/// The most fields that a page has beside its items, where nothing else tells that it is one.
const FEW: usize = 5;

/// The way in which a list goes on, by the first rule that fits.
pub(super) fn recognise(subject: &Subject<'_>) -> Option<Paging> {
    cursor(subject)
        .or_else(|| url(subject))
        .or_else(|| last_item(subject))
        .or_else(|| header(subject))
        .or_else(|| link(subject))
        .or_else(|| number(subject))
        .or_else(|| offset(subject))
}

/// Returns whether an operation takes something that chooses a page.
pub(super) fn takes_page(subject: &Subject<'_>) -> bool {
    let tokens = CURSORS.iter().filter(|name| name.contains("token") || name.contains("cursor"));
    subject.parameter(&PAGES).is_some()
        || (subject.parameter(&OFFSETS).is_some() && subject.parameter(&LIMITS).is_some())
        || tokens.into_iter().any(|name| subject.parameter(&[name]).is_some())
}

/// Returns whether an answer is a list, or little else.
pub(super) fn has_items(subject: &Subject<'_>) -> bool {
    envelope(&subject.page).is_some()
}

/// A field of the page is the cursor of the next one.
fn cursor(subject: &Subject<'_>) -> Option<Paging> {
    let parameter = subject.parameter(&CURSORS)?;
    let own = plain(&parameter.name.wire);
    let told = told(&subject.page);
    let has_more = flag(&told);
    let find = |names: &[&str]| first(&told, names, |value| value.is_cursor() && !is_url(value)).cloned();
    // a field of the parameter's name may be what was asked for
    let same = || find(&[own.as_str()]).filter(|value| value.docs.to_lowercase().contains("next"));
    let after = || find(&["after"]).filter(|value| value.path.fields.len() > 1 && own.contains("after"));
    let last = || find(&LAST_CURSORS).filter(|_| has_more.is_some());
    let field = find(&NEXT_CURSORS).or_else(same).or_else(after).or_else(last)?;
    let (items, item) = items(&subject.page)?;
    let slot = Some(slot(parameter));
    Some(Paging { step: PageStep::Field(field.path), slot, items, item, has_more, count: None })
}

/// A field of the page is the URL of the next one.
fn url(subject: &Subject<'_>) -> Option<Paging> {
    if subject.operation.method != "GET" {
        return None;
    }
    let told = told(&subject.page);

    let is_next = |value: &&PageValue<'_>| NEXT_URLS.contains(&value.name().as_str());
    let plain_url = || told.iter().filter(is_next).find(|value| value.is_text() && is_url(value)).cloned();
    let is_linked =
        |value: &&PageValue<'_>| matches!(value.name().as_str(), "next" | "next_page") && is_in(value, &LINKS);
    let linked = || told.iter().filter(is_linked).find_map(href_of);
    let field = plain_url().or_else(linked)?;
    let (items, item) = items(&subject.page)?;
    Some(Paging { step: PageStep::Url(field.path), slot: None, items, item, has_more: None, count: None })
}

fn href_of<'a>(link: &PageValue<'a>) -> Option<PageValue<'a>> {
    link.fields().into_iter().find(|field| field.name() == "href" && field.is_text())
}

/// The id of the last item is the cursor of the next page, if the page says that there is one.
fn last_item(subject: &Subject<'_>) -> Option<Paging> {
    let parameter = subject.parameter(&AFTER_ITEM)?;
    let mut words = parameter.docs.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let is_id = plain(&parameter.name.wire) == "starting_after"
        || words.any(|word| matches!(word.as_str(), "id" | "ids" | "cursor"));
    let has_more = flag(&told(&subject.page))?;
    let (items, item) = items(&subject.page)?;
    let list = subject.page.at(&super::fields::pointer_to(&items))?;
    let id = list.item(list.items()?).fields().into_iter().find(|field| field.name() == "id" && field.is_cursor())?;
    let slot = Some(slot(parameter));
    let step = PageStep::LastItem(id.path);
    is_id.then_some(Paging { step, slot, items, item, has_more: Some(has_more), count: None })
}

/// A header of the answer is the cursor of the next page.
fn header(subject: &Subject<'_>) -> Option<Paging> {
    let parameter = subject.parameter(&CURSORS)?;
    let is_next = |name: &str| NEXT_CURSORS.iter().any(|known| known.contains("next") && name.ends_with(known));
    let header = subject.operation.headers.iter().find(|header| is_next(&plain(&header.name)))?;
    let (items, item) = envelope(&subject.page)?;
    let slot = Some(slot(parameter));
    Some(Paging { step: PageStep::Header(header.name.clone()), slot, items, item, has_more: None, count: None })
}

/// The answer has a header `Link`, and a page can be chosen.
fn link(subject: &Subject<'_>) -> Option<Paging> {
    let has_link = subject.operation.headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"));
    let chooses = subject.parameter(&PAGES).or(subject.parameter(&CURSORS)).or(subject.parameter(&LIMITS));
    if subject.operation.method != "GET" || !has_link || chooses.is_none() {
        return None;
    }
    let (items, item) = envelope(&subject.page)?;
    Some(Paging { step: PageStep::Link, slot: None, items, item, has_more: None, count: None })
}

/// A parameter is the number of the page, and the document says what the number of the first one is.
fn number(subject: &Subject<'_>) -> Option<Paging> {
    let parameter = subject.counter(&PAGES)?;
    let first = subject.first_of(parameter)?;
    let told = told(&subject.page);
    let (items, item) = envelope(&subject.page)?;
    // the number of the last page is how many there are if the first one is 1
    let counts: Vec<_> = COUNTS.into_iter().filter(|name| first == 1 || *name != "last_page").collect();
    let count =
        self::first(&told, &counts, |value| value.clone().number().is_some()).cloned().and_then(PageValue::number);
    let slot = Some(slot(parameter));
    Some(Paging { step: PageStep::Page(first), slot, items, item, has_more: flag(&told), count })
}

/// A parameter says how many items are passed over.
fn offset(subject: &Subject<'_>) -> Option<Paging> {
    let parameter = subject.counter(&OFFSETS)?;
    subject.counter(&LIMITS)?;
    let is_index = plain(&parameter.name.wire) == "start_index";
    let first = subject.first_of(parameter).or((!is_index).then_some(0))?;
    let (items, item) =
        envelope(&subject.page).filter(|_| is_of_items(subject, parameter) && (first == 0 || is_index))?;
    let slot = Some(slot(parameter));
    let has_more = flag(&told(&subject.page));
    Some(Paging { step: PageStep::Offset(first), slot, items, item, has_more, count: None })
}

/// Returns whether a parameter counts what the list holds: a statistic may count what it is made of.
fn is_of_items(subject: &Subject<'_>, parameter: &Parameter) -> bool {
    const WORDS: [&str; 14] = [
        "result",
        "item",
        "record",
        "entr",
        "element",
        "object",
        "row",
        "list",
        "return",
        "pagin",
        "page",
        "collection",
        "start index",
        "starting index",
    ];
    let docs = subject.description(parameter);
    let own = subject.operation.path.rsplit('/').find(|part| !part.is_empty() && !part.starts_with('{'));
    let is_own = own.is_some_and(|own| docs.contains(&own.to_lowercase()));
    !docs.contains("page number") && (docs.is_empty() || is_own || WORDS.iter().any(|word| docs.contains(word)))
}

/// Returns the fields of a page that are about pages, and those of the objects in it that are for that.
fn told<'a>(page: &PageValue<'a>) -> Vec<PageValue<'a>> {
    let is_container = |value: &&PageValue<'_>| CONTAINERS.contains(&value.name().as_str()) && value.is_object();
    let mut all = page.fields();
    let mut outer: Vec<_> = all.iter().filter(is_container).cloned().collect();
    for _ in 0..2 {
        let inner: Vec<_> = outer.iter().flat_map(PageValue::fields).collect();
        outer = inner.iter().filter(is_container).cloned().collect();
        all.extend(inner);
    }
    all
}

/// The first value of these names, in the order of the names.
fn first<'v, 'a>(
    values: &'v [PageValue<'a>],
    names: &[&str],
    fits: impl Fn(&PageValue<'a>) -> bool,
) -> Option<&'v PageValue<'a>> {
    names.iter().find_map(|name| values.iter().find(|value| value.name() == *name && fits(value)))
}

fn flag(told: &[PageValue<'_>]) -> Option<FieldPath> {
    first(told, &HAS_MORE, |value| value.clone().flag().is_some()).cloned().and_then(PageValue::flag)
}

/// Returns whether a value stands in an object of one of these names.
fn is_in(value: &PageValue<'_>, names: &[&str]) -> bool {
    let outer = value.path.fields.split_last().map(|(_, outer)| outer).unwrap_or_default();
    outer.iter().any(|field| names.contains(&plain(&field.name.wire).as_str()))
}

/// Returns whether a text is a URL by its name, its place, or what is said of it.
fn is_url(value: &PageValue<'_>) -> bool {
    let name = value.name();
    let docs = value.docs.to_lowercase();
    let says =
        ["`uri`", "`url`", "http", "url of", "url to", "url for", "link to"].iter().any(|word| docs.contains(word));
    let shows = value.example.is_some_and(|example| example.contains("http") || example.starts_with("\"/"));
    ["url", "uri", "link", "href"].iter().any(|end| name.ends_with(end)) || is_in(value, &LINKS) || says || shows
}

/// The place and type of the items of a page: the page itself, the one list in it, or the one of a telling name.
pub(super) fn items(page: &PageValue<'_>) -> Option<(FieldPath, Type)> {
    let found = |list: &PageValue<'_>| Some((list.path.clone(), list.items()?.clone()));
    if page.items().is_some() {
        return found(page);
    }
    let fields = page.fields();
    let lists = || fields.iter().filter(|field| field.items().is_some() && !NOT_ITEMS.contains(&field.name().as_str()));
    let named: Vec<_> = lists().filter(|field| ITEMS.contains(&field.name().as_str())).collect();
    let all: Vec<_> = lists().collect();
    match (named.as_slice(), all.as_slice()) {
        ([list], _) | ([], [list]) => found(list),
        ([], []) => {
            // one level further in, in an object whose name says no more than that of a list
            let inner = fields.iter().filter(|field| field.is_object());
            let named = |field: &&PageValue<'_>| {
                ITEMS.contains(&field.name().as_str()) || matches!(field.name().as_str(), "embedded" | "response")
            };
            let mut lists = inner.filter(named).filter_map(|field| {
                let inner = field.fields();
                let mut lists = inner.iter().filter(|field| field.items().is_some());
                lists.next().filter(|_| lists.next().is_none()).and_then(found)
            });
            lists.next().filter(|_| lists.next().is_none())
        }
        _ => None,
    }
}

/// The items of a page that is a list, or holds little else.
fn envelope(page: &PageValue<'_>) -> Option<(FieldPath, Type)> {
    let is_container = |field: &PageValue<'_>| CONTAINERS.contains(&field.name().as_str());
    let others = page.fields().iter().filter(|field| field.items().is_none() && !is_container(field)).count();
    let is_telling =
        |items: &FieldPath| items.fields.iter().any(|field| ITEMS.contains(&plain(&field.name.wire).as_str()));
    items(page).filter(|(path, _)| others <= FEW || is_telling(path))
}
