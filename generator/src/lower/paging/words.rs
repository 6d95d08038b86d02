//! Names and phrases by which documents speak of pages.

/// Parameters that take a cursor.
pub(super) const CURSORS: [&str; 19] = [
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
/// Words with which the names of objects end that are about pages.
pub(super) const OF_PAGES: [&str; 4] = ["page", "paging", "pager", "pagination"];
/// Words with which the names of objects end that are about a list as a whole, and about its items, too.
pub(super) const OF_LISTS: [&str; 5] = ["q", "query", "options", "parameters", "params"];
/// Members of such objects that say how many items a page has, and nothing of an item.
pub(super) const SIZES: [&str; 3] = ["limit", "page_size", "per_page"];
/// Fields that are the cursor of the next page.
pub(super) const NEXT_CURSORS: [&str; 18] = [
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
/// Fields that are the cursor of the last item. They lead to the next page where another field says that there is one.
pub(super) const LAST_CURSORS: [&str; 3] = ["end_cursor", "last_id", "last_cursor"];
/// Parameters that take the id of the last item.
pub(super) const AFTER_ITEM: [&str; 3] = ["starting_after", "after", "after_id"];
/// Fields that are the URL of the next page.
pub(super) const NEXT_URLS: [&str; 9] = [
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
pub(super) const HAS_MORE: [&str; 6] =
    ["has_more", "has_next", "has_next_page", "has_more_items", "has_more_pages", "is_truncated"];
/// Fields that say how many pages there are.
pub(super) const COUNTS: [&str; 6] = ["total_pages", "page_count", "num_pages", "pages", "last_page", "total_page"];
/// Objects that hold what is said of pages.
pub(super) const CONTAINERS: [&str; 17] = [
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
/// Objects of pages that hold URLs.
pub(super) const LINKS: [&str; 1] = ["links"];
/// Lists that are the items, whatever other lists there are.
pub(super) const ITEMS: [&str; 10] =
    ["items", "data", "results", "result", "value", "values", "records", "entries", "content", "objects"];
/// Lists that are never the items.
pub(super) const NOT_ITEMS: [&str; 6] = ["errors", "warnings", "messages", "links", "included", "sort"];
/// Parameters that count pages.
pub(super) const PAGES: [&str; 5] = ["page", "page_number", "page_num", "page_no", "page_index"];
/// Parameters that count items.
pub(super) const OFFSETS: [&str; 4] = ["offset", "skip", "start_at", "start_index"];
/// Parameters that say how many items a page has.
pub(super) const LIMITS: [&str; 14] = [
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
pub(super) const FEW: usize = 5;
/// Fields that count items or name the page before: they tell of pages, and are no content.
pub(super) const ABOUT: [&str; 12] = [
    "total",
    "total_count",
    "total_items",
    "total_records",
    "total_results",
    "total_size",
    "num_results",
    "result_count",
    "results_count",
    "previous",
    "prev",
    "previous_page",
];
/// Parameters that take the place of an item, before or after which a page lies.
pub(super) const AROUND_ITEM: [&str; 5] = ["after", "before", "after_id", "before_id", "starting_after"];

/// Returns whether a text in small letters is about a list in pages.
pub(super) fn says_pages(docs: &str) -> bool {
    ["paginat", "paging", "cursor", "next page"].iter().any(|word| docs.contains(word))
}

/// Returns whether a text in small letters names the header with the links to other pages.
pub(super) fn names_link_header(docs: &str) -> bool {
    ["`link` header", "link header", "`link` http header", "header `link`"].iter().any(|word| docs.contains(word))
}

/// Returns whether a text in small letters is about a token of pages.
pub(super) fn is_token(docs: &str) -> bool {
    ["pagination token", "paging token", "page token"].iter().any(|word| docs.contains(word))
}

/// Returns whether a text in small letters says that something is the URL of the next page. A text that only mentions a URL
/// beside the next page does not.
pub(super) fn says_next_url(docs: &str) -> bool {
    docs.split([',', ';', ':', '.', '(']).any(is_next_url)
}

/// Returns whether a part of a sentence names the URL of the next page.
fn is_next_url(part: &str) -> bool {
    let words: Vec<_> = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_url = |word: &&str| matches!(*word, "link" | "url" | "uri");
    let leads_on = |words: &[&str]| match words {
        ["to" | "of" | "for", "the", "next", rest @ ..] | ["to" | "of" | "for", "next", rest @ ..] => is_of_page(rest),
        _ => false,
    };
    let before = |words: &[&str]| matches!(words, [.., "next", "page"] | [.., "next", "page", "s"]);
    (0..words.len()).any(|index| match words.split_at_checked(index) {
        Some((head, [word, tail @ ..])) if is_url(word) => leads_on(tail) || before(head),
        _ => false,
    })
}

/// Returns whether words begin with what a list in pages is made of.
fn is_of_page(words: &[&str]) -> bool {
    matches!(words, ["page" | "pages", ..] | ["set" | "batch", "of", ..])
}

/// Returns whether a text in small letters is about the number of items on one page, which is no number of pages.
pub(super) fn counts_one_page(docs: &str) -> bool {
    ["this page", "per page", "current page", "each page", "on the page", "in the page"]
        .iter()
        .any(|word| docs.contains(word))
}

/// Returns whether a text in small letters is about the items of a list.
pub(super) fn says_items(docs: &str) -> bool {
    const WORDS: [&str; 15] = [
        "skip",
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
    WORDS.iter().any(|word| docs.contains(word))
}

#[cfg(test)]
mod tests {
    use super::says_next_url;

    #[test]
    fn a_url_beside_the_next_page_is_not_that_of_the_next_page() {
        for text in [
            "a link to the next page of responses",
            "url of the next page, if there is one",
            "the next page's url",
            "the full uri for the next set of results",
        ] {
            assert!(says_next_url(text), "{text}");
        }
        for text in [
            "cursor of the next page, url-encoded",
            "index of the next page, see the link header",
            "a link to the next release",
            "the url of this page; the next page has another",
        ] {
            assert!(!says_next_url(text), "{text}");
        }
    }
}
