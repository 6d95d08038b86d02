//! Types of one's own in place of those that are made.

use super::Outcome;
use super::{assert_is_rust, complaints, openapi, request, run};
use ampersat::Request;
use ampersat::choices::Choices;
use ampersat::output::{Kind, Output, Runtime};
use serde_json::{Value, json};

/// A document with values of many formats, and two components.
fn document() -> String {
    openapi(
        r##""paths": {"/a": {"get": {"tags": ["a"], "operationId": "get", "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
"components": {"schemas": {
  "Money": {"type": "object", "properties": {"units": {"$ref": "#/components/schemas/Units"}}},
  "Units": {"type": "object", "properties": {"count": {"type": "integer"}}},
  "Maybe": {"type": "string", "nullable": true},
  "Part": {"type": "object", "required": ["count"], "properties": {"count": {"type": "integer"}}},
  "Thing": {"type": "object", "required": ["count"], "properties": {
    "count": {"type": "integer"}, "ratio": {"type": "number"}, "price": {"$ref": "#/components/schemas/Money"},
    "maybe": {"$ref": "#/components/schemas/Maybe"}, "part": {"$ref": "#/components/schemas/Part"},
    "at": {"type": "string", "format": "date-time"}, "day": {"type": "string", "format": "date"},
    "clock": {"type": "string", "format": "time"}, "takes": {"type": "string", "format": "duration"},
    "link": {"type": "string", "format": "uri"}, "v4": {"type": "string", "format": "ipv4"},
    "v6": {"type": "string", "format": "ipv6"}, "key": {"type": "string", "format": "uuid"},
    "cost": {"type": "string", "format": "decimal"}, "size": {"type": "integer", "format": "bytes"},
    "map": {"type": "object", "additionalProperties": {"type": "string"}}
  }}
}}"##,
    )
}

fn choosing(types: Value, runtime: Runtime) -> Outcome {
    let choices: Choices = serde_json::from_value(json!({"types": types})).unwrap();
    run(&Request { choices, output: Output::new(Kind::Crate, runtime), ..request(&document(), &[]) })
}

/// The emitted types.
fn types(outcome: &Outcome) -> &str {
    assert_is_rust(outcome);
    &outcome.client.as_ref().unwrap().files["src/generated/a/types.rs"]
}

#[test]
fn formats_choose_types() {
    for (format, choice, field) in [
        ("date-time", "jiff", "pub at: Option<jiff::Timestamp>,"),
        ("date-time", "chrono", "pub at: Option<chrono::DateTime<chrono::Utc>>,"),
        ("date-time", "time", "pub at: Option<time::OffsetDateTime>,"),
        ("date-time", "text", "pub at: Option<String>,"),
        ("date", "jiff", "pub day: Option<jiff::civil::Date>,"),
        ("date", "chrono", "pub day: Option<chrono::NaiveDate>,"),
        ("date", "time", "pub day: Option<time::Date>,"),
        ("time", "time", "pub clock: Option<time::Time>,"),
        ("time", "jiff", "pub clock: Option<jiff::civil::Time>,"),
        ("time", "chrono", "pub clock: Option<chrono::NaiveTime>,"),
        ("duration", "jiff", "pub takes: Option<jiff::SignedDuration>,"),
        ("uri", "url", "pub link: Option<runtime::Url>,"),
        ("ipv4", "std", "pub v4: Option<std::net::Ipv4Addr>,"),
        ("ipv4", "ip", "pub v4: Option<std::net::IpAddr>,"),
        ("ipv6", "std", "pub v6: Option<std::net::Ipv6Addr>,"),
        ("uuid", "text", "pub key: Option<String>,"),
        ("decimal", "text", "pub cost: Option<String>,"),
        ("bytes", "my_crate::Size", "pub size: Option<my_crate::Size>,"),
    ] {
        assert!(!types(&choosing(json!({}), Runtime::Crate)).contains(field), "{field} is there anyway");
        let outcome = choosing(json!({"formats": {format: choice}}), Runtime::Crate);
        assert!(types(&outcome).contains(field), "{format} = {choice}\n{}", types(&outcome));
    }
}

#[test]
fn a_crate_names_what_its_types_need() {
    let manifest = |types: Value, runtime| choosing(types, runtime).client.unwrap().files.remove("Cargo.toml").unwrap();
    let of_crate = manifest(json!({"formats": {"date-time": "jiff", "date": "chrono"}}), Runtime::Crate);
    for line in [
        "\njiff = { version = \"0.2\", default-features = false, features = [\"std\"] }\n",
        "\nchrono = { version = \"0.4\", default-features = false, features = [\"serde\", \"std\"] }\n",
    ] {
        assert!(of_crate.contains(line), "{of_crate}");
    }
    // The runtime inside of a crate names `jiff` already. No choice of features leaves it out.
    let standalone = manifest(json!({"formats": {"date-time": "jiff"}}), Runtime::Vendored);
    assert_eq!(standalone.matches("\njiff = ").count(), 1, "{standalone}");
    for line in ["default = [\"rustls\", \"all\"]", "jiff02 = []", "uuid = []"] {
        assert!(standalone.contains(&format!("\n{line}\n")), "{standalone}");
    }
    assert!(!standalone.contains("dep:jiff") && !standalone.contains("dep:uuid"), "{standalone}");
    // The codec of `time` is a feature of the runtime.
    let of_crate = manifest(json!({"formats": {"date": "time"}}), Runtime::Crate);
    assert!(of_crate.contains("default-features = false, features = [\"time03\", \"uuid\"] }"), "{of_crate}");
    let standalone = manifest(json!({"formats": {"date": "time"}}), Runtime::Vendored);
    assert_eq!(standalone.matches("\ntime = ").count(), 1, "{standalone}");
    assert!(standalone.contains("\ntime03 = []\n"), "{standalone}");
    // The features that somebody asks for are there beside those that the runtime wants.
    let more =
        json!({"uuid": "{ version = \"1\", default-features = false, features = [\"std\", \"v4\"] }", "bytes": "1"});
    let standalone = manifest(json!({"dependencies": more}), Runtime::Vendored);
    for line in ["uuid = { version = \"1\", default-features = false, features = [\"std\", \"v4\"] }", "bytes = \"1\""]
    {
        assert!(standalone.contains(&format!("\n{line}\n")), "{line}\n{standalone}");
    }
    let own = manifest(json!({"dependencies": {"a": "1.2", "b": "{ path = \"../b\" }"}}), Runtime::Crate);
    assert!(own.contains("\na = \"1.2\"\nb = { path = \"../b\" }\n"), "{own}");
}

#[test]
fn a_component_is_a_type_of_ones_own() {
    let outcome = choosing(json!({"replace": {"Money": "crate::Money", "Maybe": "crate::Maybe"}}), Runtime::Crate);
    let text = types(&outcome);
    assert!(text.contains("pub price: Option<crate::Money>,"), "{text}");
    assert!(text.contains("price: optional::<runtime::Serde<crate::Money>>(\"price\")"), "{text}");
    assert!(text.contains("pub maybe: Option<crate::Maybe>,"), "{text}");
    assert!(!text.contains("pub struct Money") && !text.contains("pub struct Units"), "{text}");
    let with_codec = json!({"replace": {"Money": {"type": "crate::Money", "codec": "crate::MoneyCodec<u64>"}}});
    let outcome = choosing(with_codec, Runtime::Crate);
    assert!(types(&outcome).contains("price: optional::<crate::MoneyCodec<u64>>(\"price\")"), "{}", types(&outcome));
}

#[test]
fn maps_are_ordered_or_hashed() {
    assert!(types(&choosing(json!({}), Runtime::Crate)).contains("pub map: BTreeMap<String, String>,"));
    let outcome = choosing(json!({"maps": "hashed"}), Runtime::Crate);
    assert!(types(&outcome).contains("pub map: HashMap<String, String>,"), "{}", types(&outcome));
    assert!(types(&outcome).contains("use std::collections::HashMap;"), "{}", types(&outcome));
}

#[test]
fn types_derive_what_somebody_wants_where_they_can() {
    let derive = json!([
        {"types": "*", "derive": ["Eq", "Hash", "Clone"]},
        {"types": "Part", "derive": ["utoipa::ToSchema"], "rename": "schema", "attributes": ["allow(dead_code)"]},
    ]);
    let outcome = choosing(json!({"derive": derive}), Runtime::Crate);
    let text = types(&outcome);
    for part in [
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, utoipa::ToSchema)]\n#[allow(dead_code)]\n#[non_exhaustive]\npub struct Part {",
        // It holds a float.
        "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub struct Thing {",
        "#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub struct Units {",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_choice_that_matches_nothing_is_an_error_with_the_nearest() {
    for (types, complaint) in [
        (
            json!({"replace": {"Mony": "crate::Money"}}),
            "type-no-match document:1:1 `replace` has `Mony`, and the document has no such component|help: the nearest is `Money`",
        ),
        (
            json!({"replace": {"Money": "crate::Money; fn x() {}"}}),
            "invalid-type-path document:1:1 `crate::Money; fn x() {}` of `Money` in `replace` is no path of a type|help: a path is written as `crate::Money`, `std::net::IpAddr` or `my_crate::Amount<u64>`",
        ),
        (
            json!({"formats": {"byts": "a::B"}}),
            "type-no-match document:1:1 `formats` has `byts`, and no schema has this format|help: the nearest is `bytes`",
        ),
        (
            json!({"formats": {"date-time": "jif"}}),
            "invalid-type-path document:1:1 `formats` has `jif` for `date-time`, which is neither a path nor a word for it|help: words for `date-time` are `jiff`, `chrono`, `time`, `text`",
        ),
        (
            json!({"derive": [{"types": "Thin", "derive": ["Eq"]}]}),
            "type-no-match document:1:1 `derive` is for `Thin`, and no type has such a name|help: the nearest is `Thing`",
        ),
        (
            json!({"derive": [{"types": "*", "derive": ["a b"]}]}),
            "invalid-type-path document:1:1 `derive` has `a b`, which is no path of a macro",
        ),
        (
            json!({"derive": [{"types": "*", "attributes": ["a)] fn x() {} #[b("]}]}),
            "invalid-type-path document:1:1 `derive` has `a)] fn x() {} #[b(`, which is no attribute without its brackets",
        ),
    ] {
        let outcome = choosing(types, Runtime::Crate);
        assert_eq!(complaints(&outcome).join("|"), complaint);
        assert!(outcome.client.is_none());
    }
    // A format that a document may have is no mistake.
    assert!(choosing(json!({"formats": {"url": "url"}}), Runtime::Crate).client.is_some());
}
