//! Lists in pages: those that are recognised, those that documents declare, and the reports about both.

use super::paged_members::object;
use super::{complaints, lines, openapi, request, run};
use ampersat::diagnostic::Diagnostic;
use ampersat::model::PageStep;

/// A document with one list: an operation with these members, parameters of the query, and fields of its answer.
pub(super) fn list(extension: &str, parameters: &str, fields: &str) -> String {
    let schema = format!(r#"{{"type": "object", "properties": {{{fields}}}}}"#);
    get(extension, parameters, &schema, "{}")
}

fn get(extension: &str, parameters: &str, schema: &str, headers: &str) -> String {
    let answer = format!(
        r#"{{"description": "", "headers": {headers}, "content": {{"application/json": {{"schema": {schema}}}}}}}"#
    );
    openapi(&format!(
        r#""paths": {{"/pets": {{"get": {{{extension}"operationId": "list", "parameters": [{parameters}], "responses": {{"200": {answer}}}}}}}}}"#
    ))
}

pub(super) fn query(name: &str, schema: &str) -> String {
    format!(r#"{{"name": "{name}", "in": "query", "schema": {schema}}}"#)
}

pub(super) const TEXT: &str = r#"{"type": "string"}"#;
pub(super) const COUNTED: &str = r#"{"type": "integer", "default": 1}"#;
const NUMBER: &str = r#"{"type": "integer"}"#;
pub(super) const PETS: &str =
    r#"{"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}"#;

/// Returns the findings about pages.
pub(super) fn said(document: &str, overlays: &[&str]) -> Vec<String> {
    let outcome = run(&request(document, overlays));
    let is_of_pages = |one: &&Diagnostic| one.code.starts_with("paging");
    outcome.diagnostics.iter().filter(is_of_pages).map(|one| lines(one)[0].clone()).collect()
}

/// Returns the way in which a list is said to go on: the end of the only note of pages.
pub(super) fn way(document: &str) -> String {
    let notes = said(document, &[]);
    let [note] = notes.as_slice() else { panic!("{notes:#?}") };
    note.strip_prefix("paging-recognised document:2:28 GET /pets is read as a list in pages: ")
        .unwrap_or(note)
        .to_owned()
}

pub(super) fn step(document: &str, overlays: &[&str]) -> Option<PageStep> {
    let client = run(&request(document, overlays)).client.unwrap();
    client.api.groups[0].operations[0].paging.clone().map(|paging| paging.step)
}

#[test]
fn lists_are_recognised_by_what_leaves_no_doubt() {
    let data = format!(r#""data": {PETS}"#);
    let with = |fields: &str| format!("{data}, {fields}");
    for (parameter, fields, expected) in [
        (
            query("pageToken", TEXT),
            with(r#""nextPageToken": {"type": "string"}"#),
            "`pageToken` takes what `/nextPageToken` says, and `/data` has its items",
        ),
        (
            query("cursor", TEXT),
            with(r#""meta": {"type": "object", "properties": {"next_cursor": {"type": "string"}}}"#),
            "`cursor` takes what `/meta/next_cursor` says, and `/data` has its items",
        ),
        (
            query("continue", TEXT),
            with(r#""metadata": {"type": "object", "properties": {"continue": {"type": "string"}}}"#),
            "`continue` takes what `/metadata/continue` says, and `/data` has its items",
        ),
        (
            query("cursor", TEXT),
            with(r#""cursor": {"type": "string", "description": "Of the next page."}"#),
            "`cursor` takes what `/cursor` says, and `/data` has its items",
        ),
        (
            query("after", TEXT),
            with(
                r#""paging": {"type": "object", "properties": {"cursors": {"type": "object", "properties": {"after": {"type": "string"}}}}}"#,
            ),
            "`after` takes what `/paging/cursors/after` says, and `/data` has its items",
        ),
        (
            query("after", TEXT),
            with(r#""last_id": {"type": "string"}, "has_more": {"type": "boolean"}"#),
            "`after` takes what `/last_id` says, and `/data` has its items",
        ),
        (
            query("starting_after", TEXT),
            with(r#""has_more": {"type": "boolean"}"#),
            "`starting_after` takes what `/id` of the last item says, and `/data` has its items",
        ),
        (
            query("limit", NUMBER),
            with(r#""@odata.nextLink": {"type": "string"}"#),
            "`/@odata.nextLink` is the URL of the next one, and `/data` has its items",
        ),
        (
            query("page", NUMBER),
            with(
                r#""_links": {"type": "object", "properties": {"next": {"type": "object", "properties": {"href": {"type": "string"}}}}}"#,
            ),
            "`/_links/next/href` is the URL of the next one, and `/data` has its items",
        ),
        (
            query("page", r#"{"type": "integer", "minimum": 1}"#),
            data.clone(),
            "`page` counts pages from 1 on, and `/data` has its items",
        ),
        (
            query("page", r#"{"type": "integer", "minimum": 1, "description": "Starts at 0, as 10 pages do."}"#),
            data.clone(),
            "`page` counts pages from 0 on, and `/data` has its items",
        ),
        (
            format!("{}, {}", query("$skip", NUMBER), query("$top", NUMBER)),
            data.clone(),
            "`$skip` counts items from 0 on, and `/data` has its items",
        ),
        // as FastAPI writes it
        (
            format!(
                "{}, {}",
                query("offset", r#"{"type": "integer", "default": 0, "title": "Offset"}"#),
                query("limit", NUMBER)
            ),
            with(r#""total": {"type": "integer"}"#),
            "`offset` counts items from 0 on, and `/data` has its items",
        ),
    ] {
        assert_eq!(way(&list("", &parameter, &fields)), expected, "{parameter} {fields}");
    }
    let told = |name: &str, docs: &str, schema: &str| {
        format!(r#"{{"name": "{name}", "in": "query", "description": "{docs}", "schema": {schema}}}"#)
    };
    let shown = r#"{"type": "number", "example": 1}"#;
    for (parameter, fields, expected) in [
        (
            format!("{}, {}", told("page", "The page number of the pets.", shown), query("per_page", NUMBER)),
            data.clone(),
            "`page` counts pages from 1 on, and `/data` has its items",
        ),
        (
            told("page", "Page number, zero indexed.", NUMBER),
            data.clone(),
            "`page` counts pages from 0 on, and `/data` has its items",
        ),
        (
            told("cursor", "To fetch the next page, set it to the `endCursor` of the page before.", TEXT),
            with(r#""endCursor": {"type": "string"}"#),
            "`cursor` takes what `/endCursor` says, and `/data` has its items",
        ),
        (
            told("position", "Pagination token", TEXT),
            with(r#""position": {"type": "string"}"#),
            "`position` takes what `/position` says, and `/data` has its items",
        ),
        (
            query("startIndex", NUMBER),
            format!(
                r#""schemas": {{"type": "array", "items": {TEXT}}}, "totalResults": {NUMBER}, "Resources": {PETS}"#
            ),
            "`startIndex` counts items from 1 on, and `/Resources` has its items",
        ),
        // repeated parameters and counts are no content
        (
            format!(
                "{}, {}, {}",
                query("page", r#"{"type": "integer", "default": 1}"#),
                query("from", TEXT),
                query("to", TEXT)
            ),
            format!(
                r#""pets": {PETS}, "from": {TEXT}, "to": {TEXT}, "page": {NUMBER}, "page_size": {NUMBER}, "page_count": {NUMBER}, "total_records": {NUMBER}"#
            ),
            "`page` counts pages from 1 on, and `/pets` has its items",
        ),
    ] {
        assert_eq!(way(&list("", &parameter, &fields)), expected, "{parameter} {fields}");
    }
    let limited = r#"{"X-RateLimit-Remaining": {"description": "The calls that are left.", "schema": {"type": "integer"}},
        "Retry-After": {"schema": {"type": "integer"}}}"#;
    let position = told("position", "Pagination token", TEXT);
    let schema = format!(r#"{{"type": "object", "properties": {{"data": {PETS}, "position": {{"type": "string"}}}}}}"#);
    let expected = "`position` takes what `/position` says, and `/data` has its items";
    assert_eq!(way(&get("", &position, &schema, limited)), expected);
    // a field of the same name may repeat the parameter where the header leads on
    let link = r#"{"Link": {"schema": {"type": "string"}}}"#;
    let expected = "the header `Link` has the URL of the next one, and `/data` has its items";
    let cursor = told("cursor", "Pagination token", TEXT);
    assert_eq!(way(&get("", &cursor, &schema.replace("position", "cursor"), link)), expected);
    let next = r#"{"X-Next": {"description": "A link to the next page of responses", "schema": {"type": "string"}}}"#;
    let expected = "the header `X-Next` has the URL of the next one, and the answer is its items";
    assert_eq!(way(&get("", &query("limit", NUMBER), PETS, next)), expected);
    let expected = "the header `Link` has the URL of the next one, and the answer is its items";
    let refers = told("cursor", "Refer to the `link` header for the next page.", TEXT);
    assert_eq!(way(&get("", &refers, PETS, "{}")), expected);
    let link = r#"{"Link": {"schema": {"type": "string"}}}"#;
    let about = r#""description": "Pagination is by `since` alone.", "#;
    assert_eq!(way(&get(about, &query("since", NUMBER), PETS, link)), expected);
    let expected = "the header `Link` has the URL of the next one, and the answer is its items";
    assert_eq!(way(&get("", &query("per_page", NUMBER), PETS, link)), expected);
}

#[test]
fn what_leaves_doubt_is_no_list_in_pages() {
    let data = format!(r#""data": {PETS}"#);
    let with = |fields: &str| format!("{data}, {fields}");
    for (parameter, fields) in [
        // it may be what was asked for
        (query("cursor", TEXT), with(r#""cursor": {"type": "string"}"#)),
        // a stream that goes on for ever has one, too
        (query("cursor", TEXT), with(r#""endCursor": {"type": "string"}"#)),
        // the first page may be 0 or 1
        (query("page", NUMBER), data.clone()),
        (query("page", r#"{"type": "integer", "default": 7}"#), data.clone()),
        // a statistic of so many matches
        (
            format!(
                r#"{{"name": "offset", "in": "query", "description": "Number of matches to leave out", "schema": {NUMBER}}}, {}"#,
                query("limit", NUMBER)
            ),
            data.clone(),
        ),
    ] {
        let notes = said(&list("", &parameter, &fields), &[]);
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].starts_with("paging-unclear document:2:28 GET /pets looks like a list in pages"), "{notes:?}");
    }
    // an example is not the first page; a field before the page; one of several
    let told = |name: &str, docs: &str, schema: &str| {
        format!(r#"{{"name": "{name}", "in": "query", "description": "{docs}", "schema": {schema}}}"#)
    };
    let size = query("per_page", NUMBER);
    let shown = |docs: &str, number: i64| {
        let page = told("page", docs, &format!(r#"{{"type": "integer", "example": {number}}}"#));
        format!("{page}, {size}")
    };
    for (parameter, fields, entry) in [
        (shown("The page number.", 3), data.clone(), "{page: page, first: 1}"),
        (shown("The index of the page, a page number.", 1), data.clone(), "{page: page, first: 1}"),
        (shown("The page.", 1), data.clone(), "{page: page, first: 1}"),
        (
            told("cursor", "For the next page, see `prevCursor`.", TEXT),
            with(r#""prevCursor": {"type": "string"}"#),
            "{cursor: cursor, header: X-Next}",
        ),
        (
            told("cursor", "For the next page, `a` or `b`.", TEXT),
            with(r#""a": {"type": "string"}, "b": {"type": "string"}"#),
            "{cursor: cursor, header: X-Next}",
        ),
        (
            told("position", "Where the pages of a cursor begin.", TEXT),
            with(r#""position": {"type": "string"}"#),
            "{cursor: position, next: /position}",
        ),
        (format!("{}, {}", query("before", TEXT), query("limit", NUMBER)), data.clone(), "{cursor: before, last: /id}"),
        (told("offset", "The starting point of the result set.", NUMBER), data.clone(), "{offset: offset}"),
    ] {
        let outcome = run(&request(&list("", &parameter, &fields), &[]));
        let unclear = outcome.diagnostics.iter().find(|one| one.code == "paging-unclear");
        let help = unclear.and_then(|one| one.help.clone()).unwrap_or_default();
        let expected = format!(
            "an overlay can say it, such as by `x-ampersat-paging: {entry}`, or that it is none by `x-ampersat-paging: false`"
        );
        assert_eq!(help, expected, "{parameter} {fields}");
    }
    // two lists, and neither is the one; nothing that chooses a page; a token of another kind
    for (parameter, fields) in [
        (query("page_token", TEXT), format!(r#""pets": {PETS}, "cats": {PETS}, "next_page_token": {TEXT}"#)),
        (query("limit", NUMBER), data.clone()),
        (query("token", TEXT), with(r#""next_page_token": {"type": "string"}"#)),
    ] {
        assert_eq!(said(&list("", &parameter, &fields), &[]), [""; 0], "{parameter} {fields}");
    }
}

#[test]
fn other_tools_extensions_are_followed() {
    let fields = format!(
        r#""a": {{"type": "object", "properties": {{"pets": {PETS}, "go": {TEXT}, "more": {{"type": "boolean"}}, "all": {NUMBER}}}}}, "nextLink": {TEXT}, "value": {PETS}, "items": {PETS}, "next_page": {TEXT}"#
    );
    let of_page = object("page", "deepObject", r#""at": {"type": "string"}"#);
    let parameters = [query("c", TEXT), query("n", NUMBER), query("page_token", TEXT), of_page].join(", ");
    for (extension, expected) in [
        (r#""x-ms-pageable": {"nextLinkName": "nextLink"}"#, "runtime::Paging::<Self>::url()"),
        (r#""x-dropshot-pagination": {"required": []}"#, "runtime::Paging::<Self>::cursor(\"page_token\")"),
        (
            r#""x-fern-pagination": {"cursor": "$request.c", "next_cursor": "$response.a.go", "results": "$response.a.pets"}"#,
            "runtime::Paging::<Self>::cursor(\"c\")",
        ),
        (
            r#""x-fern-pagination": {"cursor": "$request.page.at", "next_cursor": "$response.a.go", "results": "$response.a.pets"}"#,
            "runtime::Paging::<Self>::cursor(\"page\")\n        .style(runtime::Style::DEEP_OBJECT)\n        .member(\"at\")",
        ),
        (
            r#""x-fern-pagination": {"offset": "$request.n", "results": "$response.a.pets", "has-next-page": "$response.a.more"}"#,
            "runtime::Paging::<Self>::page(\"n\", 1)",
        ),
        (
            r#""x-speakeasy-pagination": {"type": "cursor", "inputs": [{"name": "c", "in": "parameters", "type": "cursor"}], "outputs": {"results": "$.a.pets", "nextCursor": "$.a.pets[-1].id"}}"#,
            "runtime::Paging::<Self>::cursor(\"c\")",
        ),
        (
            r#""x-speakeasy-pagination": {"type": "offsetLimit", "inputs": [{"name": "n", "in": "parameters", "type": "page"}], "outputs": {"results": "$.a.pets", "numPages": "$.a.all"}}"#,
            "runtime::Paging::<Self>::page(\"n\", 1)",
        ),
        (
            r#""x-speakeasy-pagination": {"type": "url", "outputs": {"results": "$.value", "nextUrl": "$.nextLink"}}"#,
            "runtime::Paging::<Self>::url()",
        ),
    ] {
        let outcome = run(&request(&list(&format!("{extension}, "), &parameters, &fields), &[]));
        assert_eq!(complaints(&outcome), [""; 0], "{extension}");
        let files = &outcome.client.unwrap().files;
        let code = &files["src/generated/operations/mod.rs"];
        assert!(code.contains(&format!("const PAGING: runtime::Paging<Self> = {expected}")), "{extension}\n{code}");
        assert!(code.contains("type Item = "), "{extension}");
    }
    for extension in [r#""x-ms-pageable": {"nextLinkName": null}"#, r#""x-fern-pagination": false"#] {
        assert!(step(&list(&format!("{extension}, "), &parameters, &fields), &[]).is_none(), "{extension}");
    }
}

#[test]
fn an_extension_that_cannot_be_followed_is_reported() {
    let fields = format!(r#""value": {PETS}"#);
    let document = list(r#""x-ms-pageable": {}, "#, "", &fields);
    let expected = [
        "paging-not-usable document:2:46 `x-ms-pageable` of GET /pets cannot be followed: the answer has no field `/nextLink`",
    ];
    let outcome = run(&request(&document, &[]));
    assert_eq!(complaints(&outcome), expected);
    assert!(outcome.client.is_some());
}

fn overlay(target: &str, paging: &str) -> String {
    format!(
        "overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n- target: {target}\n  description: why\n  update: {{x-ampersat-paging: {paging}}}\n"
    )
}

#[test]
fn an_overlay_declares_and_overrules() {
    let fields = format!(r#""data": {PETS}, "pets": {PETS}, "next_cursor": {TEXT}, "at": {NUMBER}"#);
    let parameters = [query("cursor", TEXT), query("page", NUMBER)].join(", ");
    let document = list("", &parameters, &fields);
    let of = |paging: &str| step(&document, &[&overlay("$.paths['/pets'].get", paging)]);
    assert!(of("false").is_none());
    assert_eq!(of("{page: page, items: /pets}"), Some(PageStep::Page(1)));
    assert_eq!(of("{page: page, first: 0, items: /pets}"), Some(PageStep::Page(0)));
    assert_eq!(of("{link: true, items: /pets}"), Some(PageStep::Link));
    assert_eq!(of("{header: X-Next, items: /pets}"), Some(PageStep::UrlHeader("X-Next".to_owned())));
    assert_eq!(of("{cursor: cursor, header: X-Next, items: /pets}"), Some(PageStep::Header("X-Next".to_owned())));
    assert!(
        matches!(of("{cursor: cursor, next: /at, items: /pets}"), Some(PageStep::Field(path)) if path.fields[0].name.wire == "at")
    );
    // for the whole document: where it fits, and where nothing else is said
    let all = |paging: &str| step(&document, &[&overlay("$", paging)]);
    assert!(all("false").is_none());
    assert_eq!(all("{page: page, first: 0}"), Some(PageStep::Page(0)));
    assert!(matches!(all("{offset: skip}"), Some(PageStep::Field(_))));
}

#[test]
fn a_mistake_in_an_overlay_is_an_error() {
    let fields = format!(r#""data": {PETS}, "cats": {PETS}, "next": {PETS}"#);
    let document = list("", &[query("cursor", TEXT), query("page", TEXT)].join(", "), &fields);
    for (paging, expected) in [
        ("{cursor: curser, next: /data}", "the answer's `/data`"),
        ("{cursor: cursor, next: /nothing}", "the answer has no field `/nothing`"),
        ("{cursor: cursor, next: /next}", "`/next` is no text or number"),
        ("{cursor: other, header: X-Next}", "there is no parameter `other` that a page could be chosen by"),
        ("{cursor: cursor}", "a `cursor` comes from one of `next`, `last` and `header`"),
        ("{page: page}", "the parameter `page` is no number"),
        ("{link: true, items: /nothing}", "the answer has no field `/nothing`"),
        ("{link: true, has-more: /data}", "`/data` is no yes or no"),
        ("{}", "it says one of `cursor`, `page`, `offset`, `url`, `header` and `link: true`, or is `false`"),
    ] {
        let outcome = run(&request(&document, &[&overlay("$.paths['/pets'].get", paging)]));
        let complaints = complaints(&outcome);
        assert!(outcome.client.is_none(), "{paging}");
        let expected = expected.replace("the answer's `/data`", "`/data` is no text or number");
        let message =
            format!("paging-not-usable overlay-0:6:31 `x-ampersat-paging` of GET /pets cannot be followed: {expected}");
        assert_eq!(complaints, [message], "{paging}");
    }
}

#[test]
fn what_may_cost_money_has_no_pages() {
    let fields = format!(r#""data": {PETS}, "next_cursor": {TEXT}"#);
    let spends = list(r#""x-ampersat-class": "spends", "#, &query("cursor", TEXT), &fields);
    assert!(step(&spends, &[]).is_none());
    let declared = overlay("$.paths['/pets'].get", "{cursor: cursor, next: /next_cursor}");
    let outcome = run(&request(&spends, &[&declared]));
    let expected = "paging-not-usable overlay-0:6:31 `x-ampersat-paging` of GET /pets cannot be followed: what may cost money is not sent for each page";
    assert_eq!(complaints(&outcome), [expected]);
}

#[test]
fn a_field_that_is_given_another_name_is_found_under_it() {
    let document = list("", &query("cursor", TEXT), &format!(r#""data": {PETS}, "next_cursor": {TEXT}"#));
    let mut request = request(&document, &[]);
    request.choices.names.fields.insert("ListResponse.next_cursor".to_owned(), "following".to_owned());
    let files = run(&request).client.unwrap().files;
    let code = &files["src/generated/operations/mod.rs"];
    assert!(code.contains("runtime::Cursor::of(page.following.as_ref()?)"), "{code}");
}

#[test]
fn a_number_of_items_on_a_page_is_no_number_of_pages() {
    let page = query("page", r#"{"type": "integer", "default": 1}"#);
    let count = |docs: &str| {
        let fields = format!(r#""data": {PETS}, "page_count": {{"type": "integer", "description": "{docs}"}}"#);
        let client = run(&request(&list("", &page, &fields), &[])).client.unwrap();
        client.api.groups[0].operations[0].paging.clone().and_then(|paging| paging.count).is_some()
    };
    assert!(count("The number of pages."));
    assert!(!count("The number of items returned on this page."));
}

#[test]
fn schemas_may_say_that_the_header_link_has_the_next_page() {
    let document = |text: &str| {
        let answer =
            format!(r#"{{"200": {{"description": "", "content": {{"application/json": {{"schema": {PETS}}}}}}}}}"#);
        openapi(&format!(
            r#""paths": {{"/pets": {{"get": {{"operationId": "list", "parameters": [{}], "responses": {answer}}}}}}}, "components": {{"schemas": {{"Links": {{"type": "object", "description": "{text}"}}}}}}"#,
            query("page_token", TEXT)
        ))
    };
    let says = "The `Link` HTTP header has links (`first`, `next`), such as `</pets?page_token=x>; rel=first`.";
    assert_eq!(step(&document(says), &[]), Some(PageStep::Link));
    for other in [
        "The `Link` HTTP header has links (`first`, `next`), such as `</pets?after=x>; rel=first`.",
        "The next page is at `/pets?page_token=x`.",
    ] {
        assert!(step(&document(other), &[]).is_none(), "{other}");
    }
}
