//! Members of parameters and of fields of bodies that choose a page, and those that do not.

use super::paging::{COUNTED, PETS, TEXT, list, query, said, step, way};
use super::{request, run};
use ampersat::model::PageStep;

/// A parameter of the query that is an object with these members.
pub(super) fn object(name: &str, style: &str, members: &str) -> String {
    let schema = format!(r#"{{"type": "object", "properties": {{{members}}}}}"#);
    match style {
        "json" => {
            format!(r#"{{"name": "{name}", "in": "query", "content": {{"application/json": {{"schema": {schema}}}}}}}"#)
        }
        style => format!(r#"{{"name": "{name}", "in": "query", "style": "{style}", "schema": {schema}}}"#),
    }
}

#[test]
fn a_member_of_a_parameter_is_one_that_chooses_a_page_if_the_parameter_is_about_the_whole_list() {
    let token = r#""after": {"type": "string"}, "limit": {"type": "integer"}"#;
    let page = r#""number": {"type": "integer", "minimum": 1}, "size": {"type": "integer"}"#;
    let offset = r#""offset": {"type": "integer"}, "limit": {"type": "integer"}"#;
    let cursors = format!(r#""data": {PETS}, "next_cursor": {TEXT}"#);
    let plain = format!(r#""data": {PETS}"#);
    let items = "and `/data` has its items";
    for (parameter, fields, expected) in [
        (
            object("page", "deepObject", token),
            &cursors,
            format!("`/page/after` takes what `/next_cursor` says, {items}"),
        ),
        (object("page", "deepObject", page), &plain, format!("`/page/number` counts pages from 1 on, {items}")),
        (object("q", "json", offset), &plain, format!("`/q/offset` counts items from 0 on, {items}")),
        (
            r##"{"name": "page", "in": "query", "style": "deepObject", "schema": {"allOf": [{"type": "object", "properties": {"number": {"type": ["integer", "null"], "default": 1}}}]}}"##.to_owned(),
            &plain,
            format!("`/page/number` counts pages from 1 on, {items}"),
        ),
        // its members are parameters of the query
        (object("anything", "form", offset), &plain, format!("`/anything/offset` counts items from 0 on, {items}")),
    ] {
        assert_eq!(way(&list("", &parameter, fields)), expected, "{parameter}");
    }
    // a parameter counts more than a member, and a member that can be one more than one that cannot
    let both = |first: String, second: &str| format!("{first}, {second}");
    for (parameters, expected) in [
        (both(object("paging", "deepObject", token), &query("after", TEXT)), "`after` takes what `/next_cursor` says"),
        (
            both(object("options", "json", r#""limit": {"type": "boolean"}"#), &object("page", "deepObject", offset)),
            "`/page/offset` counts items from 0 on",
        ),
        (
            both(object("filter", "form", r#""after": {"type": "string"}"#), &query("marker", TEXT)),
            "`marker` takes what `/next_cursor` says",
        ),
        (
            both(object("book", "form", r#""page": {"type": "integer"}"#), &query("pageNumber", COUNTED)),
            "`pageNumber` counts pages from 1 on",
        ),
        (
            both(object("query", "deepObject", r#""position": {"type": "string"}"#), &query("page", COUNTED)),
            "`page` counts pages from 1 on",
        ),
    ] {
        let way = way(&list("", &parameters, &cursors));
        assert_eq!(way, format!("{expected}, {items}"), "{parameters}");
    }
}

#[test]
fn a_member_of_another_meaning_or_that_cannot_be_set_alone_chooses_no_page() {
    let fields = format!(r#""data": {PETS}, "next_cursor": {TEXT}"#);
    let (after, time) = (r#""after": {"type": "string"}"#, r#""after": {"type": "string", "format": "date-time"}"#);
    let form = object("created", "form", after);
    for (document, parameter) in [
        // items are chosen by a time
        (list("", "P", &fields), object("created", "deepObject", after)),
        (list("", "P", &fields), object("query", "json", time)),
        // `created[after]`, in the dialect of PHP
        (list("", "P", &fields).replacen('{', r#"{"x-ampersat-dialect": "php", "#, 1), form),
        (
            list("", "P", &fields),
            object("page", "deepObject", r#""cursor": {"type": "object", "properties": {"a": {}}}"#),
        ),
        (list("", "P", &fields), object("page", "deepObject", r#""cursor": {"type": "string", "readOnly": true}"#)),
        (
            list("", "P", &fields),
            object("page", "deepObject", r#""cursor": {"type": "string"}, "size": {"type": "integer"}"#)
                .replace(r#""type": "object", "#, r#""type": "object", "required": ["size"], "#),
        ),
    ] {
        let said = said(&document.replace('P', &parameter), &[]);
        assert!(said.iter().all(|one| one.starts_with("paging-unclear")), "{parameter}: {said:?}");
    }
    // a member that cannot be set alone can be declared: the caller sets the others
    let needs = object("page", "deepObject", r#""number": {"type": "integer"}, "size": {"type": "integer"}"#)
        .replace(r#""type": "object", "#, r#""type": "object", "required": ["size"], "#);
    let declared = list(r#""x-ampersat-paging": {"page": "/page/number", "first": 1}, "#, &needs, &fields);
    assert_eq!(step(&declared, &[]), Some(PageStep::Page(1)));
    // an object as a whole takes no cursor
    let declared = r#""x-ampersat-paging": {"cursor": "page", "next": "/next_cursor"}, "#;
    let whole = list(declared, &object("page", "deepObject", after), &fields);
    assert!(said(&whole, &[])[0].contains("there is no parameter `page`"), "{:?}", said(&whole, &[]));
}

#[test]
fn where_a_page_is_not_known_an_overlay_names_a_member() {
    let plain = format!(r#""data": {PETS}"#);
    // the first page is not known: the entry that is shown says what would be
    let open = list("", &object("q", "json", r#""page": {"type": "integer"}"#), &plain);
    let outcome = run(&request(&open, &[]));
    let unclear = outcome.diagnostics.iter().find(|one| one.code == "paging-unclear").unwrap();
    assert!(unclear.help.as_deref().unwrap().contains("{page: /q/page, first: 1}"), "{unclear:?}");
    let declared = open.replacen(r#""get": {"#, r#""get": {"x-ampersat-paging": {"page": "/q/page", "first": 0}, "#, 1);
    assert_eq!(step(&declared, &[]), Some(PageStep::Page(0)));
}
