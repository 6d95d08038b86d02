//! The rules by which a list in pages is recognised. Each wants what leaves no doubt; other cases stay undecided.

use super::chooser::Chooser;
use super::fields::{PageValue, plain, pointer_to, reference_to};
use super::subject::Subject;
use super::words::{
    ABOUT, AFTER_ITEM, AROUND_ITEM, CONTAINERS, COUNTS, CURSORS, FEW, HAS_MORE, ITEMS, LAST_CURSORS, LIMITS, LINKS,
    NEXT_CURSORS, NEXT_URLS, NOT_ITEMS, OFFSETS, PAGES, counts_one_page, is_token, names_link_header, says_items,
    says_next_url, says_pages,
};
use crate::model::{FieldPath, PageStep, Paging, Type};

/// The way in which a list goes on, by the first rule that fits.
pub(super) fn recognise(subject: &Subject<'_>) -> Option<Paging> {
    cursor(subject)
        .or_else(|| url(subject))
        .or_else(|| last_item(subject))
        .or_else(|| header(subject))
        .or_else(|| url_header(subject))
        .or_else(|| link(subject))
        .or_else(|| number(subject))
        .or_else(|| scim(subject))
        .or_else(|| offset(subject))
}

/// Returns whether an operation takes something that chooses a page.
pub(super) fn takes_page(subject: &Subject<'_>) -> bool {
    let is_cursor = |name: &str| {
        let says =
            |chooser| name.contains("token") || name.contains("cursor") || says_pages(&subject.description(chooser));
        subject.choosers.mentions(&[name]).any(says)
    };
    let is_counted = |chooser| subject.chooser(&LIMITS).is_some() || says_items(&subject.description(chooser));
    subject.choosers.mentions(&PAGES).next().is_some()
        || subject.chooser(&OFFSETS).is_some_and(is_counted)
        || (subject.chooser(&AROUND_ITEM).is_some() && subject.chooser(&LIMITS).is_some())
        || CURSORS.iter().any(|name| is_cursor(name))
}

/// Makes the entry of an overlay that may say what the document leaves open.
pub(super) fn proposal(subject: &Subject<'_>) -> String {
    let name = |names: &[&str]| subject.chooser(names).map(|one| reference_to(&one.slot()));
    let counter = |names: &[&str]| subject.counter(names).map(|one| reference_to(&one.slot()));
    let around = || name(&["after", "after_id", "starting_after", "before", "before_id"]);
    if let Some(page) = counter(&PAGES) {
        return format!("{{page: {page}, first: 1}}");
    }
    if let Some(offset) = counter(&OFFSETS) {
        return format!("{{offset: {offset}}}");
    }
    match (name(&CURSORS), around()) {
        (Some(cursor), around) if around.as_ref() != Some(&cursor) => {
            match told(&subject.page).iter().find(|one| may_be_next(one)) {
                Some(field) => format!("{{cursor: {cursor}, next: {}}}", pointer_to(&field.path)),
                None => format!("{{cursor: {cursor}, header: X-Next}}"),
            }
        }
        (_, Some(chooser)) => format!("{{cursor: {chooser}, last: /id}}"),
        _ => "{link: true}".to_owned(),
    }
}

/// Returns whether a field may be the cursor of the next page, by its name alone.
fn may_be_next(value: &PageValue<'_>) -> bool {
    let name = value.name();
    value.is_cursor() && (CURSORS.contains(&name.as_str()) || LAST_CURSORS.contains(&name.as_str()))
}

/// Returns whether an answer is a list, or little else.
pub(super) fn has_items(subject: &Subject<'_>) -> bool {
    envelope(subject).is_some()
}

/// A field of the page is the cursor of the next one.
fn cursor(subject: &Subject<'_>) -> Option<Paging> {
    let chooser = subject.chooser(&CURSORS)?;
    let own = plain(chooser.wire());
    let told = told(&subject.page);
    let has_more = flag(&told);
    let find = |names: &[&str]| first(&told, names, |value| value.is_cursor() && !is_url(value)).cloned();
    // a field of the same name may repeat the parameter, but a token of pages is made by the server alone
    let is_token = is_token(&subject.description(chooser)) && !has_header_of_pages(subject);
    let same = || find(&[own.as_str()]).filter(|value| is_token || value.docs.to_lowercase().contains("next"));
    let after = || find(&["after"]).filter(|value| value.path.fields.len() > 1 && own.contains("after"));
    let last = || find(&LAST_CURSORS).filter(|_| has_more.is_some());
    let named = || named_in_words(subject, chooser, &told);
    let field = find(&NEXT_CURSORS).or_else(same).or_else(after).or_else(last).or_else(named)?;
    let (items, item) = items(&subject.page)?;
    let slot = Some(chooser.slot());
    Some(Paging { step: PageStep::Field(field.path), slot, items, item, has_more, count: None })
}

/// Returns whether a header of the answer may say which page is the next one.
fn has_header_of_pages(subject: &Subject<'_>) -> bool {
    let is_named = |name: &str| {
        let known = CURSORS.iter().chain(&NEXT_CURSORS).chain(&NEXT_URLS);
        name == "link" || (name != "retry_after" && known.into_iter().any(|known| name.ends_with(known)))
    };
    let is_said = |docs: &str| says_pages(docs) || says_next_url(docs);
    let headers = &mut subject.operation.headers.iter();
    headers.any(|header| is_named(&plain(&header.name)) || is_said(&header.docs.to_lowercase()))
}

/// Finds the only field that the description of a cursor names as the cursor of the next page.
fn named_in_words<'a>(subject: &Subject<'_>, chooser: Chooser<'_>, told: &[PageValue<'a>]) -> Option<PageValue<'a>> {
    let prose = subject.prose(chooser);
    let is_named = |value: &&PageValue<'_>| {
        let wire = value.wire();
        let is_back = value.name().starts_with("prev") || wire == chooser.wire();
        !is_back && prose.contains(&format!("`{wire}`")) && value.is_cursor() && !is_url(value)
    };
    let mut named = told.iter().filter(is_named);
    let field = named.next().filter(|_| prose.to_lowercase().contains("next page"))?;
    named.next().is_none().then(|| field.clone())
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
    let chooser = subject.chooser(&AFTER_ITEM)?;
    let mut words = chooser.docs().split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let is_id =
        plain(chooser.wire()) == "starting_after" || words.any(|word| matches!(word.as_str(), "id" | "ids" | "cursor"));
    let has_more = flag(&told(&subject.page))?;
    let (items, item) = items(&subject.page)?;
    let list = subject.page.at(&pointer_to(&items))?;
    let id = list.item(list.items()?).fields().into_iter().find(|field| field.name() == "id" && field.is_cursor())?;
    let slot = Some(chooser.slot());
    let step = PageStep::LastItem(id.path);
    is_id.then_some(Paging { step, slot, items, item, has_more: Some(has_more), count: None })
}

/// A header of the answer is the cursor of the next page.
fn header(subject: &Subject<'_>) -> Option<Paging> {
    let chooser = subject.chooser(&CURSORS)?;
    let is_next = |name: &str| NEXT_CURSORS.iter().any(|known| known.contains("next") && name.ends_with(known));
    let header = subject.operation.headers.iter().find(|header| is_next(&plain(&header.name)))?;
    let (items, item) = envelope(subject)?;
    let slot = Some(chooser.slot());
    Some(Paging { step: PageStep::Header(header.name.clone()), slot, items, item, has_more: None, count: None })
}

/// A header of the answer is described as the URL of the next page.
fn url_header(subject: &Subject<'_>) -> Option<Paging> {
    let is_next = |docs: &str, name: &str| !name.eq_ignore_ascii_case("link") && says_next_url(&docs.to_lowercase());
    let header = subject.operation.headers.iter().find(|header| is_next(&header.docs, &header.name))?;
    let (items, item) = envelope(subject).filter(|_| subject.operation.method == "GET")?;
    let step = PageStep::UrlHeader(header.name.clone());
    Some(Paging { step, slot: None, items, item, has_more: None, count: None })
}

/// The answer has a header `Link`, and a page can be chosen; or the document says of that header what chooses a page.
fn link(subject: &Subject<'_>) -> Option<Paging> {
    let has_link = subject.operation.headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"));
    let choosers = &subject.choosers;
    let chooses: Vec<_> = choosers.mentions(&PAGES).chain(choosers.mentions(&CURSORS)).collect();
    let says = |chooser: &Chooser<'_>| {
        let docs = subject.description(*chooser);
        let is_in_links = || subject.links.contains(&format!("{}=", chooser.wire()));
        (names_link_header(&docs) && docs.contains("next")) || is_in_links()
    };
    let is_said = || chooses.iter().any(says);
    let is_paged = || !chooses.is_empty() || subject.chooser(&LIMITS).is_some() || says_pages(&subject.about());
    if subject.operation.method != "GET" || !((has_link && is_paged()) || is_said()) {
        return None;
    }
    let (items, item) = envelope(subject)?;
    Some(Paging { step: PageStep::Link, slot: None, items, item, has_more: None, count: None })
}

/// A parameter is the number of the page, and the document says what the number of the first one is.
fn number(subject: &Subject<'_>) -> Option<Paging> {
    let chooser = subject.counter(&PAGES)?;
    let shown = || subject.shown_first(chooser).filter(|_| subject.chooser(&LIMITS).is_some());
    let first = subject.first_of(chooser).or_else(shown)?;
    let told = told(&subject.page);
    let (items, item) = envelope(subject)?;
    // the number of the last page is how many there are if the first one is 1
    let counts: Vec<_> = COUNTS.into_iter().filter(|name| first == 1 || *name != "last_page").collect();
    let is_count =
        |value: &PageValue<'_>| value.clone().number().is_some() && !counts_one_page(&value.docs.to_lowercase());
    let count = self::first(&told, &counts, is_count).cloned().and_then(PageValue::number);
    let slot = Some(chooser.slot());
    Some(Paging { step: PageStep::Page(first), slot, items, item, has_more: flag(&told), count })
}

/// A list of SCIM, whose items are counted from 1 on (RFC 7644, section 3.4.2.4).
fn scim(subject: &Subject<'_>) -> Option<Paging> {
    let chooser = subject.counter(&["start_index"]).filter(|one| subject.first_of(*one) != Some(0))?;
    let fields = subject.page.fields();
    let field = |wire: &str| fields.iter().find(|field| field.wire() == wire);
    let items = field("schemas").and(field("totalResults")).and(field("Resources"))?;
    let (step, slot) = (PageStep::Offset(1), Some(chooser.slot()));
    let item = items.items()?.clone();
    Some(Paging { step, slot, items: items.path.clone(), item, has_more: None, count: None })
}

/// A parameter says how many items are passed over.
fn offset(subject: &Subject<'_>) -> Option<Paging> {
    let chooser = subject.counter(&OFFSETS)?;
    subject.counter(&LIMITS)?;
    let is_index = plain(chooser.wire()) == "start_index";
    let first = subject.first_of(chooser).or((!is_index).then_some(0))?;
    let (items, item) = envelope(subject).filter(|_| is_of_items(subject, chooser) && (first == 0 || is_index))?;
    let slot = Some(chooser.slot());
    let has_more = flag(&told(&subject.page));
    Some(Paging { step: PageStep::Offset(first), slot, items, item, has_more, count: None })
}

/// Returns whether a parameter counts what the list holds: a statistic may count what it is made of.
fn is_of_items(subject: &Subject<'_>, chooser: Chooser<'_>) -> bool {
    let docs = subject.description(chooser);
    let own = subject.operation.path.rsplit('/').find(|part| !part.is_empty() && !part.starts_with('{'));
    let is_own = own.is_some_and(|own| docs.contains(&own.to_lowercase()));
    !docs.contains("page number") && (docs.is_empty() || is_own || says_items(&docs))
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
fn envelope(subject: &Subject<'_>) -> Option<(FieldPath, Type)> {
    let is_content = |field: &PageValue<'_>| {
        let name = field.name();
        let about = [&CONTAINERS[..], &ABOUT, &COUNTS, &HAS_MORE, &PAGES, &OFFSETS, &LIMITS, &NEXT_CURSORS, &NEXT_URLS];
        // an answer may repeat the parameters
        let is_about = about.iter().any(|names| names.contains(&name.as_str())) || subject.takes(field.wire());
        field.items().is_none() && !is_about
    };
    let others = subject.page.fields().iter().filter(|field| is_content(field)).count();
    let is_telling =
        |items: &FieldPath| items.fields.iter().any(|field| ITEMS.contains(&plain(&field.name.wire).as_str()));
    items(&subject.page).filter(|(path, _)| others <= FEW || is_telling(path))
}
