//! Comparison of two versions of a document.

use super::{OVERLAYS, VENDOR, input, project_with};
use ampersat::Input;
use ampersat::cli::{DiffFormat, changes, read_model};
use ampersat::diff::Semver;
use ampersat::output::{Kind, Output, Runtime};
use ampersat::{Generator, Model, Request};

const SHOP: &str = r#"
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      tags: [Orders]
      operationId: list_orders
      summary: Lists orders.
      parameters:
        - {name: state, in: query, schema: {$ref: '#/components/schemas/State'}}
        - {name: page, in: query, schema: {type: integer, format: int64}}
        - {name: sort, in: query, schema: {type: string}}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
  /orders/{id}:
    delete:
      tags: [Orders]
      operationId: delete_order
      parameters: [{name: id, in: path, required: true, schema: {type: integer, format: int64}}]
      responses: {'200': {description: OK}}
components:
  schemas:
    State: {type: string, enum: [open, paid]}
    Order:
      type: object
      required: [id]
      properties:
        id: {type: integer, format: int64}
        state: {$ref: '#/components/schemas/State'}
        total: {type: string, description: What it costs.}
        note: {type: string}
"#;

fn request(text: &str) -> Request {
    Request {
        document: Input { name: "shop.yaml".to_owned(), text: text.to_owned() },
        overlays: Vec::new(),
        name: "shop".to_owned(),
        features: Vec::new(),
        choices: ampersat::choices::Choices::default(),
        output: Output::new(Kind::Sources, Runtime::Crate),
        header: String::new(),
    }
}

fn model(text: &str) -> Model {
    read_model(&request(text)).unwrap_or_else(|failure| panic!("{}", failure.0))
}

/// The report on a shop in which each text is replaced by another.
#[track_caller]
fn report(edits: &[(&str, &str)], format: DiffFormat) -> String {
    let mut text = SHOP.to_owned();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    changes(&model(SHOP), &model(&text), format)
}

#[track_caller]
fn reports(edits: &[(&str, &str)], expected: &str) {
    let text = report(edits, DiffFormat::Markdown);
    assert_eq!(text.split("\nCommit: ").next().unwrap(), expected);
}

#[test]
fn a_removed_operation() {
    let (before, rest) = SHOP.split_once("  /orders/{id}:").unwrap();
    let (_, after) = rest.split_once("components:").unwrap();
    let text = format!("{before}components:{after}");
    assert_eq!(
        changes(&model(SHOP), &model(&text), DiffFormat::Markdown),
        "\
Consequence: **major** (before 1.0, a new minor version)

## Major: programs may have to be changed

* operation-removed: `orders().delete_order()`: it was `DELETE /orders/{id}`

Commit: `feat!: follow Shop 1 (operations: 1 removed)`
"
    );
}

#[test]
fn a_new_required_parameter() {
    let edit = (
        "        - {name: page,",
        "        - {name: shop, in: query, required: true, schema: {type: string}}\n        - {name: page,",
    );
    reports(
        &[edit],
        "\
Consequence: **major** (before 1.0, a new minor version)

## Major: programs may have to be changed

* parameter-added: `orders().list_orders()`: query `shop: String`, required
",
    );
}

#[test]
fn the_first_setter_of_a_request() {
    reports(
        &[(
            "schema: {type: integer, format: int64}}]",
            "schema: {type: integer, format: int64}}, {name: force, in: query, schema: {type: boolean}}]",
        )],
        "\
Consequence: **minor**

## Minor: programs can do more

* request-typed: `orders().delete_order()`: its request was a `runtime::Call`, is a `DeleteOrderRequest`
* parameter-added: `orders().delete_order()`: query `force: bool`, optional
",
    );
}

#[test]
fn a_renamed_field() {
    reports(
        &[("        note: {type: string}", "        remark: {type: string}")],
        "\
Consequence: **major** (before 1.0, a new minor version)

## Major: programs may have to be changed

* field-renamed: `types::Order`: `note` is now `remark` (likely)
",
    );
}

#[test]
fn a_new_value_of_an_enum() {
    reports(
        &[("enum: [open, paid]", "enum: [open, paid, lost]")],
        "\
Consequence: **minor**

## Minor: programs can do more

* value-added: `types::State`: `Lost`, \"lost\" on the wire
",
    );
}

#[test]
fn a_retyped_field() {
    reports(
        &[("total: {type: string,", "total: {type: integer, format: int64,")],
        "\
Consequence: **major** (before 1.0, a new minor version)

## Major: programs may have to be changed

* field-retyped: `types::Order`: `total` was `Option<String>`, is `Option<i64>`
",
    );
}

#[test]
fn other_prose() {
    reports(
        &[("Lists orders.", "All orders."), ("What it costs.", "The price.")],
        "\
Consequence: **patch**

## Patch: programs stay as they are

* documentation-changed: `orders().list_orders()`: its documentation has changed
* documentation-changed: `types::Order`: its documentation has changed
",
    );
}

#[test]
fn the_same_document() {
    reports(&[], "The client does not change.\n");
    let json = report(&[], DiffFormat::Json);
    assert_eq!(json, "{\n  \"changes\": [],\n  \"commit\": null,\n  \"consequence\": null\n}\n");
}

#[test]
fn a_report_for_machines() {
    let edits = [
        ("enum: [open, paid]", "enum: [open, paid, lost]"),
        ("{name: sort, in: query,", "{name: sort, in: query, required: true,"),
    ];
    let json: serde_json::Value = serde_json::from_str(&report(&edits, DiffFormat::Json)).unwrap();
    let expected = serde_json::json!({
        "consequence": "major",
        "commit": "feat!: follow Shop 1",
        "changes": [
            {
                "semver": "major",
                "code": "parameter-required",
                "item": "orders().list_orders()",
                "message": "`sort` is required now",
            },
            {
                "semver": "minor",
                "code": "value-added",
                "item": "types::State",
                "message": "`Lost`, \"lost\" on the wire",
            },
        ],
    });
    assert_eq!(json, expected);
}

/// Each change, without the lines around it.
#[track_caller]
fn lists(edits: &[(&str, &str)], expected: &[&str]) {
    let text = report(edits, DiffFormat::Markdown);
    let lines: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("* ")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn operations_are_followed_by_their_ids_and_across_versions() {
    let without_ids: String =
        SHOP.lines().filter(|line| !line.contains("operationId")).map(|line| format!("{line}\n")).collect();
    let at = |text: &str, prefix: &str, tag: &str| {
        text.replace("  /orders", &format!("  {prefix}/orders")).replace("[Orders]", &format!("[{tag}]"))
    };
    for (old, new) in [
        (at(&without_ids, "/v1", "one"), at(&without_ids, "/v2.1", "two")),
        (at(SHOP, "/a", "one"), at(SHOP, "/b", "two")),
    ] {
        let report = changes(&model(&old), &model(&new), DiffFormat::Markdown);
        assert_eq!(report.matches("* operation-moved: ").count(), 2, "{report}");
        assert!(!report.contains("operation-removed") && !report.contains("operation-added"), "{report}");
        assert!(report.ends_with("\nCommit: `feat!: follow Shop 1 (operations: 2 renamed, 2 moved)`\n"), "{report}");
    }
}

#[test]
fn operations_are_followed_by_route_and_by_name() {
    lists(
        &[("operationId: delete_order", "operationId: cancel_order")],
        &["operation-renamed: `orders().cancel_order()`: it was `orders().delete_order()`"],
    );
    lists(
        &[("  /orders/{id}:", "  /order/{id}:")],
        &["operation-moved: `orders().delete_order()`: `DELETE /orders/{id}` is now `DELETE /order/{id}`"],
    );
    lists(
        &[("  /orders/{id}:", "  /orders/{order}:"), ("{name: id, in: path,", "{name: order, in: path,")],
        &["arguments-renamed: `orders().delete_order()`: `delete_order(id: i64)` is now `delete_order(order: i64)`"],
    );
    lists(
        &[(
            "{name: id, in: path, required: true, schema: {type: integer, format: int64}}",
            "{name: id, in: path, required: true, schema: {type: string}}",
        )],
        &["arguments-changed: `orders().delete_order()`: `delete_order(id: i64)` is now `delete_order(id: String)`"],
    );
}

#[test]
fn parameters_come_go_and_change() {
    let sort = "        - {name: sort, in: query, schema: {type: string}}\n";
    lists(&[(sort, "")], &["parameter-removed: `orders().list_orders()`: query `sort: String`"]);
    lists(
        &[("name: sort, in: query, schema: {type: string}", "name: order, in: query, schema: {type: string}")],
        &["parameter-renamed: `orders().list_orders()`: `sort` is now `order` (likely)"],
    );
    // Another name and another type: nothing says that they are the same.
    lists(
        &[("name: sort, in: query, schema: {type: string}", "name: order, in: query, schema: {type: boolean}")],
        &[
            "parameter-removed: `orders().list_orders()`: query `sort: String`",
            "parameter-added: `orders().list_orders()`: query `order: bool`, optional",
        ],
    );
    lists(
        &[("name: sort, in: query,", "name: Sort, in: query,")],
        &["parameter-written: `orders().list_orders()`: `sort` is sent as `Sort`, was sent as `sort`"],
    );
}

#[test]
fn a_list_comes_in_pages_and_does_no_longer() {
    let page = "{name: page, in: query, schema: {type: integer, format: int64}}";
    let array = (
        "schema: {$ref: '#/components/schemas/Order'}",
        "schema: {type: array, items: {$ref: '#/components/schemas/Order'}}",
    );
    let first = (page, "{name: page, in: query, schema: {type: integer, format: int64, minimum: 1}}");
    let before = SHOP.replace(array.0, array.1);
    let after = before.replace(first.0, first.1);
    let added = changes(&model(&before), &model(&after), DiffFormat::Markdown);
    assert!(added.contains("paging-added: `orders().list_orders()`: its list is read in pages now"), "{added}");
    let removed = changes(&model(&after), &model(&before), DiffFormat::Markdown);
    assert!(
        removed.contains("paging-removed: `orders().list_orders()`: its list is no longer read in pages"),
        "{removed}"
    );
}

#[test]
fn an_operation_goes_on_after_its_answer_and_does_no_longer() {
    let plain = "responses: {'200': {description: OK}}";
    let accepted = |header: &str| {
        let accepted =
            format!("'202': {{description: It goes on, headers: {{{header}: {{schema: {{type: string}}}}}}}}");
        SHOP.replacen(plain, &format!("responses: {{'204': {{description: OK}}, {accepted}}}"), 1)
    };
    let location = accepted("Location");
    let without = accepted("X-Other");
    let with_order = location.replace(
        "'204': {description: OK}",
        "'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}",
    );
    for (before, after, expected) in [
        (&without, &location, "polling-added: `orders().delete_order()`: its end can be waited for now"),
        (&location, &without, "polling-removed: `orders().delete_order()`: its end can no longer be waited for"),
        (
            &location,
            &accepted("Operation-Location"),
            "polling-changed: `orders().delete_order()`: its end is known in another way",
        ),
        (&location, &with_order, "outcome-retyped: `orders().delete_order()`: it ended with `()`, ends with `Order`"),
    ] {
        let report = changes(&model(before), &model(after), DiffFormat::Markdown);
        assert!(report.contains(expected), "{report}");
    }
}

#[test]
fn types_and_their_members_come_go_and_change() {
    lists(
        &[("required: [id]", "required: [id, state]")],
        &["field-required: `types::Order`: `state` was `Option<State>`, is `State`"],
    );
    lists(
        &[("        note: {type: string}", "        note: {type: string}\n        vat: {type: boolean}")],
        &["field-added: `types::Order`: `vat: Option<bool>`"],
    );
    lists(&[("enum: [open, paid]", "enum: [open]")], &["value-removed: `types::State`: `Paid`, \"paid\" on the wire"]);
    let renamed = SHOP.replace("schemas/Order'", "schemas/Purchase'").replace("    Order:", "    Purchase:");
    let text = changes(&model(SHOP), &model(&renamed), DiffFormat::Markdown);
    // Once, and not at each operation that answers it.
    assert_eq!(text.lines().filter(|line| line.starts_with("* ")).count(), 1, "{text}");
    assert!(text.contains("* type-renamed: `types::Purchase`: it was `types::Order`\n"), "{text}");
}

#[test]
fn what_a_refresh_removes_is_reported_with_the_corrections_that_do_not_fit_any_more() {
    let text = input(VENDOR).text;
    let start = text.find("        \"\\/dns\": {").unwrap();
    let end = start + text[start..].find("\n        },\n").unwrap() + "\n        },\n".len();
    let (old, new) = (project_with(text.clone()), project_with(format!("{}{}", &text[..start], &text[end..])));
    let after = Generator::new().model(&new).unwrap();
    let stale: Vec<_> = after.report.diagnostics.iter().filter(|one| one.code == "overlay-no-match").collect();
    assert!(!stale.is_empty());
    assert!(stale.iter().all(|one| OVERLAYS.contains(&one.location.as_ref().unwrap().source.as_str())));
    let report =
        changes(&read_model(&old).unwrap_or_else(|failure| panic!("{}", failure.0)), &after, DiffFormat::Markdown);
    assert!(report.contains("\n* operation-removed: `dns().list_zones()`: it was `GET /dns`\n"), "{report}");
}

#[test]
fn events_that_a_header_tells_apart_are_compared_with_their_header() {
    let document = |root: &str| {
        let webhook = |name: &str| {
            format!(
                r##""{name}": {{"post": {{"requestBody": {{"content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}}}}}}"##
            )
        };
        let schema = |name: &str| {
            format!(
                r#""{name}": {{"type": "object", "required": ["type"], "properties": {{"type": {{"type": "string", "const": "{name}"}}}}}}"#
            )
        };
        model(&format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "Birds", "version": "1"}}, "paths": {{}}, {root}
                "webhooks": {{{}, {}}}, "components": {{"schemas": {{{}, {}}}}}}}"#,
            webhook("landed"),
            webhook("left"),
            schema("landed"),
            schema("left")
        ))
    };
    let by_field = document("");
    let by_header = document(r#""x-ampersat-events": {"header": "X-Event"},"#);
    let by_another = document(r#""x-ampersat-events": {"header": "X-Bird"},"#);
    let told = |old: &Model, new: &Model| {
        let all = ampersat::diff::diff(old, new);
        let told =
            all.into_iter().filter(|one| one.item == "types::WebhookEvent" && one.code != "documentation-changed");
        told.map(|one| (one.semver, one.code, one.message)).collect::<Vec<_>>()
    };
    let (union, header) = ("an enum of types", "an enum of types that a header tells apart");
    let retyped = |was: &str, is: &str| vec![(Semver::Major, "type-retyped", format!("it was {was}, is {is}"))];
    assert_eq!(told(&by_field, &by_header), retyped(union, header));
    assert_eq!(told(&by_header, &by_field), retyped(header, union));
    let renamed = (Semver::Patch, "header-renamed", "`X-Bird` names the event, was `X-Event`".to_owned());
    assert_eq!(told(&by_header, &by_another), [renamed]);
    assert_eq!(told(&by_header, &by_header), []);
}
